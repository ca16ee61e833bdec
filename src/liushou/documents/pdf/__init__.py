"""Blocks as PDF, in the layout of official documents (GB/T 9704-2012).

`writer.write_pdf` is the entrance. What stands in the blocks goes to typst as JSON, and one fixed program
(layout.typ) sets it: no text of the data is ever a piece of a program. typst is loaded only in `engine`.
"""
