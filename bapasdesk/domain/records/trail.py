"""Records of the trail, the trash and drafts."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """Who did what when; `mac` chains each row to the one before it."""

    id: int = 0
    at: datetime
    officer: str
    action: str
    subject: str
    subject_id: int
    detail: str = ""
    mac: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrashItem:
    """Something deleted, with everything that hung on it: `content` is the JSON of the removed rows.

    `kind` is the table of the thing itself and `record_id` its id, under which it can come back.
    """

    id: int = 0
    kind: str
    record_id: int
    title: str
    officer: str
    deleted_at: datetime
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What an officer typed into a form and has not saved; `subject_id` 0: the form was for a new thing.

    `content` is the JSON of the fields that were changed.
    """

    id: int = 0
    form: str
    subject_id: int = 0
    title: str
    officer: str
    saved_at: datetime
    content: str
