"""Who was there, session by session."""
