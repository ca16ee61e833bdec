"""The page of one record: a child, a volunteer, an activity, a term."""
