"""The record of an emblem's picture."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Emblem:
    """A picture as papers carry it, a PNG named by its SHA-256; never changed, never deleted.

    A letterhead, and every paper issued with it, refers to it by the digest.
    """

    id: int = 0
    digest: str
    picture: bytes
