"""Tables of money."""

from sqlalchemy import CheckConstraint, Column, Index, Integer, Text, UniqueConstraint, text

from bapasdesk.store.column_types import DateText
from bapasdesk.store.table_parts import count_column, flag_column, name_column, new_table, reference

transport_payment = new_table(
    "transport_payment",
    reference("participant_id", "participant"),
    reference("number_id", "number_entry", index=False),
    *count_column("rate"),
    *count_column("day_count", least=1),
    *count_column("amount"),
    Column("issued_on", DateText, nullable=False),
    Column("paid_on", DateText),
    Column("content", Text, nullable=False),
    *flag_column("is_void"),
    UniqueConstraint("number_id"),
    CheckConstraint("amount = rate * day_count", name="amount_of_days"),
)
Index(
    "uq_transport_payment_valid",
    transport_payment.c.participant_id,
    unique=True,
    sqlite_where=text("is_void = 0"),
)
transport_payment_day = new_table(
    "transport_payment_day",
    reference("payment_id", "transport_payment"),
    reference("client_id", "client", index=False),
    Column("held_on", DateText, nullable=False),
    *flag_column("is_void"),
)
Index(
    "uq_transport_payment_day_valid",
    transport_payment_day.c.client_id,
    transport_payment_day.c.held_on,
    unique=True,
    sqlite_where=text("is_void = 0"),
)
session_component = new_table(
    "session_component",
    reference("session_id", "session", index=False),
    *name_column(),
    *count_column("rate", least=1),
    *count_column("tax_percent"),
    UniqueConstraint("session_id", "name"),
)
payment_component = new_table(
    "payment_component",
    reference("payment_id", "transport_payment", index=False),
    *name_column(),
    *count_column("rate", least=1),
    *count_column("day_count", least=1),
    *count_column("gross"),
    *count_column("tax_percent"),
    *count_column("tax"),
    UniqueConstraint("payment_id", "name"),
    CheckConstraint("gross = rate * day_count", name="gross_of_days"),
    CheckConstraint("tax = gross * tax_percent / 100", name="tax_of_gross"),
)
payment_correction = new_table(
    "payment_correction",
    reference("payment_id", "transport_payment"),
    reference("number_id", "number_entry", index=False),
    Column("amount", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("corrected_on", DateText, nullable=False),
    Column("content", Text, nullable=False),
    UniqueConstraint("number_id"),
    CheckConstraint("amount <> 0", name="amount_given"),
    CheckConstraint("reason <> ''", name="reason_given"),
)
