"""What left the office: nothing counts until somebody says that it came out of the printer.

Then the very bytes are kept, with their checksum, and the next print of the same number is a copy. A paper
to be signed is outstanding until it is ticked as back.
"""

import zlib
from collections.abc import Collection
from dataclasses import replace
from datetime import date
from hashlib import sha256

from bapasdesk.domain.indonesian.dates import format_date
from bapasdesk.domain.labels import label
from bapasdesk.domain.records.papers import ArchivedPdf, PrintedNumber, PrintedPaper, SignedProof
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.papers import Outstanding, Paper, PaperNumber, PrintRow, ProofRow
from bapasdesk.domain.trail import ARCHIVE_VIEWED, LOCKED_VIEWED, PAPER_PRINTED, PAPER_SAVED
from bapasdesk.domain.values import RETURN_SIGNED, RIGHT_TO_PRINT, PaperKind, PrintChannel
from bapasdesk.errors import DamagedFile, InvalidInput, RuleBroken
from bapasdesk.services import copies
from bapasdesk.services.office import Office
from bapasdesk.services.protection import names_somebody_gone
from bapasdesk.services.rights import needs
from bapasdesk.store.queries import prints as queries
from bapasdesk.store.queries.archive_check import is_unchanged
from bapasdesk.store.unit_of_work import UnitOfWork

_CAME_OUT = {PrintChannel.PRINTER: PAPER_PRINTED, PrintChannel.FILE: PAPER_SAVED}
_LOCKED = "Arsip ini salinan terkunci: di dalamnya ada nama orang yang datanya sudah disamarkan."
_PAGES_BY_NUMBER = (PaperKind.CERTIFICATES, PaperKind.RECEIPTS)


@needs(Right.VIEW)
def check_current(office: Office, paper: Paper) -> None:
    """RuleBroken if the paper was printed elsewhere since it was made: it would be a second original."""
    office.require(RIGHT_TO_PRINT[paper.kind])
    with office.work() as work:
        _check_current(work, paper)


@needs(Right.VIEW)
def confirm(
    office: Office,
    paper: Paper,
    *,
    numbers: Collection[PaperNumber] | None = None,
    channel: PrintChannel = PrintChannel.PRINTER,
    sheets: int = 1,
) -> None:
    """Notes that a paper came out: keeps its bytes, counts its copies, and expects signed ones back.

    `numbers` are those on the pages that came out (None: all); `sheets` how many of each. RuleBroken if
    one was printed elsewhere meanwhile; nothing is noted then.
    """
    office.require(RIGHT_TO_PRINT[paper.kind])
    if paper.kind is None:
        return
    out = paper.numbers if numbers is None else tuple(one for one in paper.numbers if one in numbers)
    with office.work() as work:
        _check_current(work, paper)
        printed_id = work.add(
            PrintedPaper(
                session_id=paper.session_id,
                kind=paper.kind,
                archive_id=_archive(work, paper.pdf),
                printed_at=office.clock(),
                officer=office.officer,
                channel=channel,
                copies=sheets,
                file_name=paper.file_name,
            )
        )
        work.add_all(
            [PrintedNumber(printed_id=printed_id, number_id=one.number_id, copy=one.copy) for one in out]
        )
        _expect_back(work, paper, out)
        detail = f"{label(paper.kind)}, {sheets} rangkap, SHA-256 {sha256(paper.pdf).hexdigest()[:12]}"
        _record(work, _CAME_OUT[channel], paper.session_id, detail)
        work.commit()


def numbers_on(paper: Paper, pages: range, page_count: int) -> tuple[PaperNumber, ...]:
    """The numbers on some of a paper's pages (from 0).

    On certificates and receipts each number takes as many pages as the others; of any other paper a part
    counts as the whole.
    """
    if paper.kind not in _PAGES_BY_NUMBER:
        return paper.numbers
    each = max(1, page_count // max(1, len(paper.numbers)))
    return tuple(one for place, one in enumerate(paper.numbers) if set(pages) & _pages_of(place, each))


@needs(Right.PAPERS)
def archived(office: Office, printed_id: int) -> Paper:
    """The very bytes that came out then; DamagedFile if they are no longer those.

    They cannot be changed. Once somebody of the session was pseudonymised, they are a locked copy: only who
    answers for personal data may look at it, and the trail says so.
    """
    with office.work() as work:
        is_locked = names_somebody_gone(work, work.get(PrintedPaper, printed_id).session_id)
    if is_locked:
        office.require(Right.DUTIES, _LOCKED)
    with office.work() as work:
        printed = work.get(PrintedPaper, printed_id)
        kept = work.get(ArchivedPdf, printed.archive_id)
        looked_at = LOCKED_VIEWED if is_locked else ARCHIVE_VIEWED
        _record(work, looked_at, printed.session_id, label(printed.kind))
        work.commit()
    if not is_unchanged(kept.packed, kept.sha256):
        raise DamagedFile("Arsip cetak ini rusak. Jangan dipakai; pulihkan dari cadangan terakhir.")
    return Paper(printed.file_name, zlib.decompress(kept.packed))


@needs(Right.VIEW)
def of_number(office: Office, number_id: int) -> tuple[PrintRow, ...]:
    """Every round in which a number's paper came out, the original first."""
    with office.work() as work:
        return queries.rounds_of_number(work, number_id)


@needs(Right.VIEW)
def of_session(office: Office, session_id: int) -> tuple[PrintRow, ...]:
    """Every round of a session's papers, newest first."""
    with office.work() as work:
        return queries.rounds_of_session(work, session_id)


@needs(Right.VIEW)
def proofs(
    office: Office,
    query: str = "",
    *,
    session_id: int | None = None,
    returned: bool = False,
    offset: int = 0,
    limit: int | None = 200,
) -> tuple[ProofRow, ...]:
    """Papers out to be signed, the longest out first; or, `returned`, those that came back."""
    with office.work() as work:
        return queries.proof_rows(
            work, query, session_id=session_id, returned=returned, offset=offset, limit=limit
        )


@needs(Right.VIEW)
def proof_count(
    office: Office, query: str = "", *, session_id: int | None = None, returned: bool = False
) -> int:
    with office.work() as work:
        return queries.proof_count(work, query, session_id=session_id, returned=returned)


@needs(Right.VIEW)
def outstanding(office: Office) -> Outstanding:
    """What the first screen says of papers that have not come back."""
    with office.work() as work:
        oldest = queries.proof_rows(work, limit=1)
        since = oldest[0].printed_on if oldest else None
        return Outstanding(count=queries.proof_count(work), since=since)


@needs(Right.PAPERS)
def mark_returned(office: Office, proof_ids: Collection[int], on: date | None) -> int:
    """Ticks papers as back, signed, on a day; None takes a wrong tick back. Gives how many changed."""
    if on is not None and on > office.today():
        raise InvalidInput("Tanggal kembali tidak boleh sesudah hari ini.", "returned_on")
    with office.work() as work:
        changed = [one for one in work.find(SignedProof, id=list(proof_ids)) if one.returned_on != on]
        for proof in changed:
            if on is not None and on < proof.printed_on:
                day = format_date(proof.printed_on)
                raise InvalidInput(
                    f"Dokumen itu baru dicetak {day}; periksa tanggal kembalinya.", "returned_on"
                )
            work.change(replace(proof, returned_on=on))
        if changed:
            _record_returned(work, changed, on)
            said = "dokumen ditandai kembali" if on else "tanda dokumen kembali dihapus"
            work.undoable(f"{len(changed)} {said}")
            work.commit()
    return len(changed)


def _pages_of(place: int, each: int) -> set[int]:
    return set(range(place * each, (place + 1) * each))


def _check_current(work: UnitOfWork, paper: Paper) -> None:
    if copies.numbers_now(work, [one.number_id for one in paper.numbers]) != paper.numbers:
        raise RuleBroken(
            "Dokumen ini sudah dicetak dari jendela lain. Tutup pratinjaunya, buka lagi, "
            "lalu cetak sebagai salinan."
        )


def _archive(work: UnitOfWork, pdf: bytes) -> int:
    """The same bytes are kept once, however often they came out."""
    digest = sha256(pdf).hexdigest()
    known = work.first(ArchivedPdf, sha256=digest)
    return known.id if known else work.add(ArchivedPdf(sha256=digest, packed=zlib.compress(pdf, 9)))


def _expect_back(work: UnitOfWork, paper: Paper, out: Collection[PaperNumber]) -> None:
    """A copy is not signed again: whoever is waited for is waited for once."""
    if paper.kind not in RETURN_SIGNED or paper.session_id is None:
        return
    wanted = [one.number_id for one in out] if paper.numbers else [None]
    new = SignedProof(session_id=paper.session_id, kind=paper.kind, printed_on=work.today())
    for number_id in wanted:
        whose = {"number_id": number_id, "session_id": paper.session_id, "kind": paper.kind}
        if work.first(SignedProof, **whose) is None:
            work.add(replace(new, number_id=number_id))


def _record(work: UnitOfWork, action: str, session_id: int | None, detail: str) -> None:
    """Under the session's history, or the office's for a paper of no session."""
    work.record(action, "session" if session_id else "office", session_id or 1, detail)


def _record_returned(work: UnitOfWork, changed: Collection[SignedProof], on: date | None) -> None:
    action = "Dokumen kembali bertanda tangan" if on else "Tanda dokumen kembali dihapus"
    for session_id in sorted({one.session_id for one in changed}):
        kinds = [label(one.kind) for one in changed if one.session_id == session_id]
        what = ", ".join(f"{kinds.count(kind)} {kind.lower()}" for kind in dict.fromkeys(kinds))
        work.record(action, "session", session_id, what)
