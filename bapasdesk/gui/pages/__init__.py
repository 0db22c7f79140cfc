"""The places of the window, one a file; no page knows another."""
