"""Sheets in and out: the only package that knows pandas."""
