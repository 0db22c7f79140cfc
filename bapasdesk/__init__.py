"""BapasDesk: the training days of a probation office and its community partners, offline on one PC."""

import logging

__version__ = "0.1.0"

# Without a log file of its own (the command line) the program's notes do not mix with its answers.
logging.getLogger(__name__).addHandler(logging.NullHandler())
