"""The trail of changes: each row is sealed with the one before it, so an edit from outside shows."""

import hmac
import json
from hashlib import sha256

from bapasdesk.domain.records import AuditEntry

FIRST = ""
"""What the first row is chained to."""


def seal(key: bytes, previous_mac: str, entry: AuditEntry) -> str:
    """HMAC-SHA256 over the previous seal and the row's own words, as hex."""
    words = [
        previous_mac,
        entry.at.isoformat(timespec="microseconds"),
        entry.officer,
        entry.action,
        entry.subject,
        entry.subject_id,
        entry.detail,
    ]
    return hmac.new(key, json.dumps(words, ensure_ascii=False).encode(), sha256).hexdigest()
