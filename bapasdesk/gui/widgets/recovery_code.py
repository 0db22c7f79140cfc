"""A recovery code on the screen, and two of its groups asked back so that it is sure to be on paper."""

import random


def in_rows(groups: tuple[str, ...]) -> str:
    """Five groups a line, so that one can be found by counting."""
    lines = [groups[start : start + 5] for start in range(0, len(groups), 5)]
    return "\n".join("   ".join(line) for line in lines)


def two_places(groups: tuple[str, ...]) -> tuple[int, int]:
    """Which groups are to be typed back, counted from 0."""
    first, second = sorted(random.sample(range(len(groups)), 2))
    return first, second
