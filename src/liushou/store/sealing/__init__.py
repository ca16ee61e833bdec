"""Field encryption: sensitive texts in archives stand as tokens that only the holders of keys can read.

Keys, structure, terms, days and numbers stay as they are, so that rules, figures and differences need no
key. What is sealed is the text of each field whose mark is in `records.fields.HIDDEN`; there is no second
list. Design: safety.md, "Privacy".
"""
