"""An import as a person sees it before it happens, and as other programs do."""
