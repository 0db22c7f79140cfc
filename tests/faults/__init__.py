"""Real faults on the real services: `python -m tests.faults` (make faults) prints a table of what held."""
