"""The only package that knows SQL: encrypted file, keys, tables, versions, units of work."""
