"""Tables of participants and what they are owed."""

from sqlalchemy import CheckConstraint, Column, Index, Text, UniqueConstraint

from bapasdesk.domain import values
from bapasdesk.store.column_types import DateText
from bapasdesk.store.table_parts import count_column, member_column, new_table, reference, text_column

participant = new_table(
    "participant",
    reference("session_id", "session", index=False),
    reference("client_id", "client"),
    *count_column("row_number", least=1),
    UniqueConstraint("session_id", "client_id"),
    UniqueConstraint("session_id", "row_number"),
)
attendance = new_table(
    "attendance",
    reference("participant_id", "participant", index=False),
    reference("session_day_id", "session_day"),
    *member_column("status", values.AttendanceStatus),
    *member_column("reason", values.AbsenceReason, nullable=True),
    UniqueConstraint("participant_id", "session_day_id"),
    CheckConstraint("(status = 'H') = (reason IS NULL)", name="reason_when_absent"),
)
obligation = new_table(
    "obligation",
    reference("participant_id", "participant", index=False),
    *member_column("kind", values.ObligationKind),
    *member_column("state", values.ObligationState),
    text_column("reason"),
    Column("changed_on", DateText, nullable=False),
    UniqueConstraint("participant_id", "kind"),
    CheckConstraint("(state = 'waived') = (reason <> '')", name="reason_when_waived"),
)
Index(
    "ix_obligation_undone",
    obligation.c.participant_id,
    sqlite_where=obligation.c.state.in_(["open", "ready"]),
)
souvenir_handover = new_table(
    "souvenir_handover",
    reference("participant_id", "participant", index=False),
    Column("item", Text, nullable=False),
    Column("handed_on", DateText, nullable=False),
    UniqueConstraint("participant_id"),
)
