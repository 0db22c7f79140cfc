"""What somebody types into a filter box, as a condition the search index can answer."""

from sqlalchemy import ColumnElement, Integer, Select, column, or_, select, table

SHORTEST_TRIGRAM = 3
"""The index knows pieces of three letters; shorter words are looked for at the start of a name."""

_PLACES = ("client", "partner", "session")
"""As the versions' triggers write them."""

search_index = table(
    "search_index",
    column("rowid", Integer),
    column("kind"),
    column("ref", Integer),
    column("title"),
    column("detail"),
    column("search_index"),
    column("rank"),
)


def match_expression(text: str) -> str:
    """Every word of three letters or more must occur; each is quoted, so signs typed mean themselves."""
    return " AND ".join('"' + word.replace('"', '""') + '"' for word in long_words(text))


def long_words(text: str) -> list[str]:
    """The words the search index can look for."""
    typed = text.replace("\0", " ")  # SQLite would take it for the end of the text
    return [word for word in typed.split() if len(word) >= SHORTEST_TRIGRAM]


def is_too_short(text: str) -> bool:
    return not match_expression(text)


def indexed_ids(kind: str, text: str) -> Select[tuple[int]]:
    """Ids of the records of a kind whose indexed text has every word typed.

    Kind and id are read off the row's number (id times four, plus the kind's place): the columns that say the
    same would have to be fetched for each of perhaps a hundred thousand hits.
    """
    hits = search_index.c.search_index.op("MATCH")(match_expression(text))
    number = search_index.c.rowid
    return select(number.op(">>")(2)).where(hits, number.op("&")(3) == _PLACES.index(kind))


def starts_with(name: ColumnElement[str], text: str) -> ColumnElement[bool]:
    """One or two letters: the start of the name or of a later word in it."""
    typed = text.strip()
    return or_(name.istartswith(typed, autoescape=True), name.icontains(" " + typed, autoescape=True))


def matches(kind: str, ref: ColumnElement[int], name: ColumnElement[str], text: str) -> ColumnElement[bool]:
    """True for rows a filter box should leave on the screen."""
    return starts_with(name, text) if is_too_short(text) else ref.in_(indexed_ids(kind, text))
