"""Copies of numbered papers: the first to come out is the original, each later one says which copy it is."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from bapasdesk.documents.contents import CertificateContent, ReceiptContent, TextPaperContent
from bapasdesk.domain.numbering import copy_mark
from bapasdesk.domain.rows.papers import PaperNumber
from bapasdesk.store.queries.prints import printed_times
from bapasdesk.store.unit_of_work import UnitOfWork

C = TypeVar("C", CertificateContent, ReceiptContent, TextPaperContent)


def marked(work: UnitOfWork, number_ids: Sequence[int], contents: Sequence[C]) -> list[C]:
    """The contents of numbered papers as they are to be printed now: a copy says that it is one."""
    times = printed_times(work, number_ids)
    return [
        replace(content, copy_mark=copy_mark(times[number])) if number in times else content
        for number, content in zip(number_ids, contents, strict=True)
    ]


def numbers_now(work: UnitOfWork, number_ids: Sequence[int]) -> tuple[PaperNumber, ...]:
    """What a paper printed now would be for each of its numbers: the original or the n-th copy."""
    times = printed_times(work, number_ids)
    return tuple(PaperNumber(number_id=one, copy=times.get(one, 0)) for one in number_ids)
