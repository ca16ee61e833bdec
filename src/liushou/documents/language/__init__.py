"""The language of templates: Jinja in a sandbox, with the field's filters, over plain values."""
