"""Rows of the search box."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """`kind` is one of client, partner, session, certificate, receipt, letter, course, agreement, venue,
    trainer, officer, number, code, or what the window adds: page, action, help.

    `id` opens it (for papers: the id of their session, for agreements of their partner); a code, a trainer
    and a number are opened by their title."""

    kind: str
    id: int
    title: str
    detail: str
