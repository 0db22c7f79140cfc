"""The office's nouns and rules in plain Python: no database, no window, no paper."""
