"""How fast, against what: `python -m tests.benchmarks [NAME ...]` (make bench).

Every figure is a ratio against a floor (the least any program must do) or a peer, measured in the same run on
the same machine, for machines here are shared. Nothing is asserted: a slow day must not fail a test run.
"""
