"""`liushou export`: workbooks for those who work with Excel or WPS."""
