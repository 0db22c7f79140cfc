"""Real faults on the real services: `python -m tests.faults` (make faults) prints a table of what held.

`python -m tests.faults T9 T10` runs only those rows, `--trials 2` so many trials of each. `FAULTS=nightly`
does more of everything; `FAULTS=prove` plants in each row a mistake of the kind it is there to find.
"""
