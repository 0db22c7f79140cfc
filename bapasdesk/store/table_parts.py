"""What every table is made of: the shared metadata with its naming rule, and the office's kinds of column."""

from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, MetaData, Table, Text

from bapasdesk.store.column_types import EnumText, FlagInteger

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def new_table(name: str, *parts: Any) -> Table:
    """Every table is STRICT and has an id of its own; a deleted row's id is never used again."""
    return Table(
        name,
        metadata,
        Column("id", Integer, primary_key=True),
        *parts,
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )


def text_column(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def name_column(name: str = "name") -> list[Any]:
    return [
        Column(name, Text, nullable=False),
        CheckConstraint(f"length({name}) BETWEEN 1 AND 120", name=f"{name}_length"),
    ]


def member_column(name: str, members: type[StrEnum], *, nullable: bool = False) -> list[Any]:
    words = ", ".join(f"'{member.value}'" for member in members)
    return [
        Column(name, EnumText(members), nullable=nullable),
        CheckConstraint(f"{name} IN ({words})", name=f"{name}_known"),
    ]


def flag_column(name: str) -> list[Any]:
    return [
        Column(name, FlagInteger, nullable=False),
        CheckConstraint(f"{name} IN (0, 1)", name=f"{name}_flag"),
    ]


def count_column(name: str, *, least: int = 0, nullable: bool = False) -> list[Any]:
    return [
        Column(name, Integer, nullable=nullable),
        CheckConstraint(f"{name} >= {least}", name=f"{name}_range"),
    ]


def mark_column(name: str) -> list[Any]:
    """A mark from 1 (poor) to 5 (good)."""
    return [
        Column(name, Integer, nullable=False),
        CheckConstraint(f"{name} BETWEEN 1 AND 5", name=f"{name}_mark"),
    ]


def reference(name: str, target: str, *, index: bool = True) -> Column[int]:
    return Column(name, ForeignKey(f"{target}.id", ondelete="RESTRICT"), nullable=False, index=index)
