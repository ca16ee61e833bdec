"""A page of figures as one file of HTML that needs nothing else: no network, no other file."""

from liushou.documents.figures.webpage.page import page_html

__all__ = ["page_html"]
