"""The trail of changes: each row is sealed with the one before it, so an edit from outside shows."""

import hmac
import json
from collections.abc import Sequence

from bapasdesk.domain.records import AuditEntry

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
    text = _as_json([previous_mac, *words])
    return hmac.digest(key, text.encode(), "sha256").hex()
