"""The office's tables: one for each record of `domain.records`, with the rules the database itself keeps."""
