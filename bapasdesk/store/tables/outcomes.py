"""Tables of what came of a training."""

from sqlalchemy import CheckConstraint, Column, Index, UniqueConstraint, text

from bapasdesk.domain import outcomes
from bapasdesk.store.column_types import DateText, MembersText, NumbersText
from bapasdesk.store.table_parts import (
    count_column,
    flag_column,
    mark_column,
    member_column,
    new_table,
    reference,
    text_column,
)

follow_up = new_table(
    "follow_up",
    reference("participant_id", "participant", index=False),
    *count_column("months", least=1),
    Column("due_on", DateText, nullable=False),
    Column("next_on", DateText, nullable=False),
    *count_column("tries"),
    Column("answered_on", DateText),
    *member_column("outcome", outcomes.Outcome, nullable=True),
    *member_column("income", outcomes.IncomeBand, nullable=True),
    *member_column("source", outcomes.InfoSource, nullable=True),
    Column("obstacles", MembersText(outcomes.Obstacle), nullable=False),
    text_column("note"),
    UniqueConstraint("participant_id", "months"),
    CheckConstraint("(answered_on IS NULL) = (outcome IS NULL)", name="answered_with_outcome"),
)
Index("ix_follow_up_open", follow_up.c.next_on, sqlite_where=text("answered_on IS NULL"))
feedback = new_table(
    "feedback",
    reference("session_id", "session"),
    *mark_column("usefulness"),
    *mark_column("trainer"),
    *mark_column("duration"),
    *flag_column("wants_to_use"),
    text_column("suggestion"),
)
apprenticeship = new_table(
    "apprenticeship",
    reference("participant_id", "participant"),
    reference("partner_id", "partner"),
    Column("starts_on", DateText, nullable=False),
    Column("ends_on", DateText),
    text_column("note"),
    CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="date_range"),
)
continuation = new_table(
    "continuation",
    reference("session_id", "session", index=False),
    reference("earlier_id", "session"),
    UniqueConstraint("session_id"),
    CheckConstraint("session_id <> earlier_id", name="another_session"),
)
outcome_settings = new_table(
    "outcome_settings",
    Column("months", NumbersText, nullable=False),
    text_column("script"),
    CheckConstraint("id = 1", name="single_row"),
)
course_method = new_table(
    "course_method",
    reference("course_id", "course", index=False),
    *member_column("method", outcomes.TrainingMethod),
    UniqueConstraint("course_id"),
)
check_in_day = new_table(
    "check_in_day",
    reference("client_id", "client", index=False),
    *count_column("day", least=1),
    UniqueConstraint("client_id"),
    CheckConstraint("day <= 31", name="day_of_month"),
)
