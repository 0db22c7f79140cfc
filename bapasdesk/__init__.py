"""BapasDesk: the training days of one probation office, from partner to signed receipt."""

__version__ = "0.1.0"
