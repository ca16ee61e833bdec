"""Tables and charts of figures, as a web page that needs nothing else, as a document, as a workbook."""
