"""What a command prints: one JSON document, or lines for people."""

import json
from datetime import date, datetime
from enum import StrEnum

import click


def print_json(value: object) -> None:
    """Days as ISO 8601, amounts in whole rupiah."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=1, default=_json_word))


def _json_word(value: object) -> str:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    raise TypeError(f"{type(value)} has no JSON form")


def cell(value: object) -> str:
    """A field of a row, for people."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return ", ".join(cell(one) for one in value)
    return "" if value is None else str(value)
