"""Tests of what the program promises."""
