"""Documents: templates and plain data in; blocks, Markdown and docx out.

Flow: a template (Markdown with Jinja, `language`) and a context of plain values give Markdown; `parse`
makes it a tuple of blocks, which every writer (docx, Markdown) lays out in its own way.
Import the module you need; nothing heavy is loaded here.
"""
