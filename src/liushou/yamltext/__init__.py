"""Floor 2: the text of an archive, its values with positions, and a new text.

Other floors import the module they need (`yamltext.reader`, `yamltext.positions` …); nothing is
gathered here, so that reading values does not load what finds positions.
"""
