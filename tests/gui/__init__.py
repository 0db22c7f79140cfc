"""Tests that type and click as an officer does."""
