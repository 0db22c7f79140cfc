"""The office's papers: content dataclasses in, PDF bytes out. The only package that knows reportlab."""
