"""Tables of the office itself."""

from sqlalchemy import CheckConstraint, Column, Text, UniqueConstraint

from bapasdesk.domain import values
from bapasdesk.domain.rights import Role
from bapasdesk.store.column_types import DateText, LinesText, MembersText
from bapasdesk.store.table_parts import (
    count_column,
    flag_column,
    member_column,
    name_column,
    new_table,
    text_column,
)

office = new_table(
    "office",
    *name_column(),
    text_column("short_name"),
    text_column("city"),
    text_column("unit_code"),
    *count_column("certificate_threshold", least=1),
    *count_column("minutes_per_lesson_hour", least=1),
    *member_column("certificate_style", values.CertificateStyle),
    *member_column("paper_size", values.PaperSize),
    *member_column("time_zone", values.TimeZone),
    *flag_column("is_example"),
    CheckConstraint("id = 1", name="single_row"),
    CheckConstraint("certificate_threshold <= 100", name="threshold_percent"),
)
office_secret = new_table(
    "office_secret",
    Column("signing_key", Text, nullable=False),
    CheckConstraint("id = 1", name="single_row"),
    CheckConstraint("length(signing_key) = 64", name="key_length"),
)
data_protection = new_table(
    "data_protection",
    *count_column("lock_minutes", least=5),
    text_column("contact"),
    *count_column("retention_months", least=1, nullable=True),
    *flag_column("rename_in_papers"),
    CheckConstraint("id = 1", name="single_row"),
    CheckConstraint("lock_minutes <= 60", name="lock_minutes_most"),
)
letterhead = new_table(
    "letterhead",
    Column("valid_from", DateText, nullable=False, unique=True),
    Column("lines", LinesText, nullable=False),
    text_column("emblem"),
)
signatory = new_table(
    "signatory",
    *member_column("role", values.SignatoryRole),
    *name_column(),
    *name_column("position"),
    text_column("nip"),
    Column("valid_from", DateText, nullable=False),
    Column("valid_to", DateText),
    CheckConstraint("valid_to IS NULL OR valid_to >= valid_from", name="valid_range"),
)
transport_rate = new_table(
    "transport_rate",
    Column("valid_from", DateText, nullable=False, unique=True),
    *count_column("amount"),
    text_column("legal_basis"),
)
officer = new_table(
    "officer",
    Column("name", Text, nullable=False, unique=True),
    *flag_column("is_active"),
    Column("roles", MembersText(Role), nullable=False),
)
venue = new_table(
    "venue",
    *name_column(),
    *member_column("kind", values.VenueKind),
    *count_column("capacity", least=1),
    *flag_column("is_open_land"),
    text_column("note"),
    UniqueConstraint("name"),
)
closed_day = new_table(
    "closed_day",
    Column("closed_on", DateText, nullable=False, unique=True),
    *name_column(),
)
