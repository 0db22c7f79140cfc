"""How long work tells how far it is, and is stopped: on the worker, by whoever watches it."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Told how much is done and of how much."""
Cancel = Callable[[], bool]
"""Asked between two pieces of the work; true stops it."""


def silent(done: int, of: int) -> None:
    """Progress that nobody watches."""


def never() -> bool:
    """Nobody stops the work."""
    return False
