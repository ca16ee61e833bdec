"""What a cell says: raw values of a sheet to values in the form of the files, or a reason why not."""
