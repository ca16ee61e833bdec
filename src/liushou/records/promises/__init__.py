"""承诺清单: what each child was promised, and what shows that it was kept. The one evaluation.

shipped.py: which lists there are. ground.py: what they are judged by. promise.py: one item, made ready.
judge.py: an item and a child. evidence.py: what shows it, in words.
"""
