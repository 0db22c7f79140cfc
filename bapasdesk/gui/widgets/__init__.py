"""Small parts that several pages and dialogs share, one a file."""
