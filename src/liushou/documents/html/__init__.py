"""Blocks as HTML: one file for the screen, the phone and the printer.

`writer.write_html` is the entrance. The file needs nothing beside itself: no picture, font or script is
fetched, and a policy in its head says so to the browser.
"""
