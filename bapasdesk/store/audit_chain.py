"""The trail of changes: each row is sealed with the one before it, so an edit from outside shows."""

import hmac
import json
from collections.abc import Iterable, Sequence
from typing import Any

from bapasdesk.domain.records.trail import AuditEntry

_as_json = json.JSONEncoder(ensure_ascii=False).encode
FIRST = ""
"""What the first row is chained to."""


def seal(key: bytes, previous_mac: str, entry: AuditEntry) -> str:
    """HMAC-SHA256 over the previous seal and the row's own words, as hex."""
    words: list[str | int] = [
        entry.at.isoformat(timespec="microseconds"),
        entry.officer,
        entry.action,
        entry.subject,
        entry.subject_id,
        entry.detail,
    ]
    return seal_of_words(key, previous_mac, words)


def seal_of_words(key: bytes, previous_mac: str, words: Sequence[str | int]) -> str:
    """The same, of a row's words as they lie in the file, in the order of the columns."""
    return hmac.digest(key, _as_json([previous_mac, *words]).encode(), "sha256").hex()


def first_broken(key: bytes, rows: Iterable[Sequence[Any]], previous: str = FIRST) -> int | None:
    """The id of the first row whose seal does not fit the one before; None if all do.

    Rows are id, seal and words, from the oldest on; `previous` is the seal before the first of them. A keyed
    hash is begun once and copied: half the time.
    """
    begun = hmac.new(key, digestmod="sha256")
    for number, mac, *words in rows:
        sealed = begun.copy()
        sealed.update(_as_json([previous, *words]).encode())
        if sealed.hexdigest() != mac:
            return int(number)
        previous = mac
    return None
