"""Figures as one web page that needs nothing else: tables to sort, filter and open, charts, fit to print."""
