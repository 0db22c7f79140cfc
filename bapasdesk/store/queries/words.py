"""Typed words as a condition, and a client's printed name out of its columns: what several lists share."""

from typing import Any

from sqlalchemy import ColumnElement, Select, or_

from bapasdesk.domain.names import printed_name


def with_words(query: Select[Any], text: str, *columns: ColumnElement[str]) -> Select[Any]:
    """Rows in which each word of `text` stands in one of the columns, whatever its capitals."""
    for word in text.split():
        query = query.where(or_(*(column.icontains(word, autoescape=True) for column in columns)))
    return query


def with_name(row: Any, field: str = "name") -> dict[str, Any]:
    """The cells of a row, with the printed name as `field` in place of the three columns it is made of."""
    cells = dict(row)
    parts = [cells.pop(part) or "" for part in ("title_before", "full_name", "title_after")]
    return {**cells, field: printed_name(*parts)}
