"""People who come to a training without being on the list: seated by name, matched with a client later.

Matching moves everything that hangs on the name over to the client: seats, attendance, papers and money keep
their numbers. It is refused where a paper that counts bears another name than the client's, for what was
issued is never rewritten; and where both sat in the same session, for that were two people.
"""

from dataclasses import replace
from typing import Any

from bapasdesk.documents.contents import CertificateContent, ReceiptContent
from bapasdesk.domain.checks import check_client
from bapasdesk.domain.indonesian.dates import format_date
from bapasdesk.domain.nik import mask_nik
from bapasdesk.domain.planning import same_name
from bapasdesk.domain.records.certificates import Certificate
from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.records.money import TransportPayment, TransportPaymentDay
from bapasdesk.domain.records.numbers import NumberEntry
from bapasdesk.domain.records.participants import Participant
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.people import ClientRow
from bapasdesk.domain.seating import DropOut, WaitingPlace, WalkIn
from bapasdesk.domain.seating_rows import Comparison, IdentityFact, UnmatchedWalkIn
from bapasdesk.errors import RuleBroken
from bapasdesk.services.office import Office
from bapasdesk.services.protection import frozen_ids
from bapasdesk.services.rights import needs
from bapasdesk.services.seats import give_seats
from bapasdesk.services.sessions import editable
from bapasdesk.store.queries import walk_ins as queries
from bapasdesk.store.queries.clients import client_history, client_rows
from bapasdesk.store.unit_of_work import UnitOfWork


@needs(Right.PEOPLE)
def seat(office: Office, session_id: int, name: str) -> int:
    """Gives a seat to somebody of whom only the name is known; gives the participant's id."""
    stranger = Client(full_name=" ".join(name.split()))
    check_client(stranger)
    with office.work() as work:
        editable(work, session_id)
        client_id = work.add(stranger)
        work.add(WalkIn(client_id=client_id, came_on=work.today()))
        made = give_seats(work, session_id, [client_id])[0]
        work.record("Peserta tanpa daftar dicatat", "session", session_id, "1 orang")
        work.undoable("1 peserta tanpa daftar dicatat")
        work.commit()
    return made


@needs(Right.VIEW)
def unmatched(office: Office) -> tuple[UnmatchedWalkIn, ...]:
    """Who still has to be matched with a client, the oldest first."""
    with office.work() as work:
        return queries.unmatched(work)


@needs(Right.VIEW)
def candidates(office: Office, query: str, limit: int = 50) -> tuple[ClientRow, ...]:
    """Clients a walk-in may be, by name; other walk-ins are not among them."""
    with office.work() as work:
        strangers = {one.client_id for one in work.find(WalkIn)}
        found = client_rows(work, query, limit=limit + len(strangers))
    return tuple(row for row in found if row.id not in strangers)[:limit]


@needs(Right.VIEW)
def compare(office: Office, walk_in_id: int, client_id: int) -> Comparison:
    """Both side by side, and why they cannot become one, if so."""
    with office.work() as work:
        known, stranger = work.get(Client, client_id), work.get(Client, walk_in_id)
        pairs = zip(_facts(work, stranger), _facts(work, known), strict=True)
        facts = tuple(
            IdentityFact(name=name, walk_in=left, client=right) for (name, left), (_, right) in pairs
        )
        return Comparison(facts=facts, refusal=_refusal(work, stranger, known))


@needs(Right.PEOPLE)
def match(office: Office, walk_in_id: int, client_id: int) -> str:
    """Makes the walk-in and the client one; gives the client's name. Can be undone until something changes.

    RuleBroken, and nothing is changed, if that would rewrite what was issued or seat one person twice.
    """
    with office.work() as work:
        known, stranger = work.get(Client, client_id), work.get(Client, walk_in_id)
        refusal = _refusal(work, stranger, known)
        if refusal:
            raise RuleBroken(refusal)
        _move_everything(work, walk_in_id, client_id)
        work.remove_where(WalkIn, client_id=walk_in_id)
        work.remove_where(Client, id=walk_in_id)
        work.record(
            "Peserta tanpa daftar dicocokkan", "client", client_id, f"semula klien nomor {walk_in_id}"
        )
        work.undoable("1 peserta tanpa daftar dicocokkan")
        work.commit()
    return known.printed_name


@needs(Right.PEOPLE)
def keep_as_client(office: Office, walk_in_id: int) -> None:
    """It was nobody the office knew: from now on an ordinary client, to be filled in."""
    with office.work() as work:
        _walk_in(work, walk_in_id)
        work.remove_where(WalkIn, client_id=walk_in_id)
        work.record("Peserta tanpa daftar menjadi klien", "client", walk_in_id)
        work.undoable("1 peserta tanpa daftar menjadi klien")
        work.commit()


def _walk_in(work: UnitOfWork, client_id: int) -> WalkIn:
    found = work.first(WalkIn, client_id=client_id)
    if found is None:
        raise RuleBroken("Peserta ini sudah klien biasa, jadi tidak perlu dicocokkan.")
    return found


def _refusal(work: UnitOfWork, stranger: Client, known: Client) -> str:
    """Why the two cannot become one; empty if they can."""
    _walk_in(work, stranger.id)
    if work.first(WalkIn, client_id=known.id) is not None:
        return "Pilih klien yang sudah dikenal kantor."
    if frozen_ids(work) & {known.id, stranger.id}:
        return "Data salah satu dari keduanya sedang dibekukan. Cabut dahulu pembekuannya."
    mine, others = (work.find(Participant, client_id=one.id) for one in (stranger, known))
    if {one.session_id for one in mine} & {one.session_id for one in others}:
        return "Keduanya terdaftar pada kegiatan yang sama, jadi ini dua orang yang berbeda."
    return _paid_twice(work, stranger.id, known.id) or _under_another_name(work, mine, known)


def _paid_twice(work: UnitOfWork, walk_in_id: int, client_id: int) -> str:
    mine, others = (
        {one.held_on for one in work.find(TransportPaymentDay, client_id=id, is_void=False)}
        for id in (walk_in_id, client_id)
    )
    both = sorted(mine & others)
    if not both:
        return ""
    return (
        f"Untuk {format_date(both[0])} keduanya sudah menerima uang transport. "
        "Batalkan atau koreksi dahulu salah satu kuitansinya."
    )


def _under_another_name(work: UnitOfWork, seats: list[Participant], known: Client) -> str:
    """A paper that counts keeps the name it was issued with, so that name has to be the client's."""
    ids = [one.id for one in seats]
    for certificate in work.find(Certificate, participant_id=ids, is_void=False):
        name = CertificateContent.from_json(certificate.content).name
        if same_name(name) != same_name(known.printed_name):
            return _named(work, "Sertifikat", certificate.number_id, name, "Batalkan dahulu sertifikat itu")
    for payment in work.find(TransportPayment, participant_id=ids, is_void=False):
        name = ReceiptContent.from_json(payment.content).recipient.name
        if same_name(name) != same_name(known.printed_name):
            way = (
                "Kuitansi yang dibayar tidak berubah lagi, jadi jadikan peserta ini klien tersendiri"
                if payment.paid_on
                else "Batalkan dahulu kuitansi itu"
            )
            return _named(work, "Kuitansi", payment.number_id, name, way)
    return ""


def _named(work: UnitOfWork, paper: str, number_id: int, name: str, way: str) -> str:
    number = work.get(NumberEntry, number_id).text
    return (
        f"{paper} {number} sudah terbit atas nama {name}, berbeda dengan nama klien ini. {way}, atau samakan "
        "penulisan namanya bila memang orang yang sama."
    )


def _move_everything(work: UnitOfWork, walk_in_id: int, client_id: int) -> None:
    """Every row that points to the walk-in points to the client; what is there already is not doubled.

    Whoever turns out to have been there neither waited for that seat nor gave it up.
    """
    sessions = [one.session_id for one in work.find(Participant, client_id=walk_in_id)]
    for gone in (WaitingPlace, DropOut):
        work.remove_where(gone, client_id=client_id, session_id=sessions)
    for kind, column, unique_with in queries.referring_kinds():
        if kind is WalkIn:
            continue
        mine: dict[str, Any] = {column: walk_in_id}
        others: dict[str, Any] = {column: client_id}
        taken = {_place(one, unique_with) for one in work.find(kind, **others)}
        for row in work.find(kind, **mine):
            if unique_with is not None and _place(row, unique_with) in taken:
                work.remove_where(kind, id=row.id)
            else:
                work.change(replace(row, **others))


def _place(row: Any, columns: tuple[str, ...] | None) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in columns or ())


def _facts(work: UnitOfWork, client: Client) -> tuple[tuple[str, str], ...]:
    sessions = client_history(work, client.id)
    return (
        ("Nama", client.printed_name),
        ("Nomor register", client.register_number),
        ("NIK", mask_nik(client.nik)),
        ("Tanggal lahir", format_date(client.birth_date) if client.birth_date else ""),
        ("Telepon", client.phone),
        ("Program", client.program),
        ("Akhir bimbingan", format_date(client.guidance_end) if client.guidance_end else ""),
        ("Pelatihan", "; ".join(f"{row.course} ({format_date(row.starts_on)})" for row in sessions)),
    )
