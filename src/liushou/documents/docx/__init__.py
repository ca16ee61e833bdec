"""Blocks as docx, in the layout of official documents (GB/T 9704-2012).

`writer.write_docx` is the entrance; python-docx is loaded only there and below.
"""
