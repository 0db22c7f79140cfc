"""The tables of `domain.seating`: wishes, interests, waiting places, drop-outs, walk-ins and weights."""

from sqlalchemy import CheckConstraint, Column, Table, UniqueConstraint

from bapasdesk.domain import seating
from bapasdesk.store.column_types import DateText, DayBits
from bapasdesk.store.table_parts import count_column, member_column, new_table, reference, text_column

client_wishes = new_table(
    "client_wishes",
    reference("client_id", "client", index=False),
    *member_column("work_status", seating.WorkStatus, nullable=True),
    *count_column("dependants", nullable=True),
    text_column("skills"),
    Column("weekdays", DayBits, nullable=False),
    CheckConstraint("weekdays BETWEEN 0 AND 127", name="weekdays_range"),
    text_column("free_from"),
    text_column("free_until"),
    UniqueConstraint("client_id"),
)
interest = new_table(
    "interest",
    reference("client_id", "client", index=False),
    reference("course_id", "course"),
    Column("noted_on", DateText, nullable=False),
    UniqueConstraint("client_id", "course_id"),
)
waiting_place = new_table(
    "waiting_place",
    reference("session_id", "session", index=False),
    reference("client_id", "client"),
    Column("waits_since", DateText, nullable=False),
    UniqueConstraint("session_id", "client_id"),
)
drop_out = new_table(
    "drop_out",
    reference("session_id", "session", index=False),
    reference("client_id", "client"),
    *member_column("reason", seating.DropOutReason),
    text_column("note"),
    Column("left_on", DateText, nullable=False),
    UniqueConstraint("session_id", "client_id"),
)
walk_in = new_table(
    "walk_in",
    reference("client_id", "client", index=False),
    Column("came_on", DateText, nullable=False),
    UniqueConstraint("client_id"),
)
seat_weights = new_table(
    "seat_weights",
    *count_column("interest"),
    *count_column("waiting"),
    *count_column("never_seated"),
    *count_column("without_work"),
    *count_column("dependants"),
    *count_column("available"),
    *count_column("skill"),
    CheckConstraint("id = 1", name="single_row"),
)

SEATING_TABLES: dict[type, Table] = {
    seating.ClientWishes: client_wishes,
    seating.Interest: interest,
    seating.WaitingPlace: waiting_place,
    seating.DropOut: drop_out,
    seating.WalkIn: walk_in,
    seating.SeatWeights: seat_weights,
}
