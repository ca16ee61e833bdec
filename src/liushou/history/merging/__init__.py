"""Two versions of one archive merged by meaning: values first, then the text that says them."""
