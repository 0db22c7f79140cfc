"""Lists and figures: each function answers one question with frozen rows."""
