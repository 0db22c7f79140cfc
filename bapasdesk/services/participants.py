"""Who sits in a session."""

from collections.abc import Collection

from bapasdesk.domain.client_warnings import guidance_warning
from bapasdesk.domain.indonesian.dates import format_range
from bapasdesk.domain.person_rules import FROZEN
from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.records.participants import Participant
from bapasdesk.domain.records.sessions import Course, Session
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.people import BatchReport, ClientRow, ParticipantRow, ParticipationRow, Skipped
from bapasdesk.services.office import Office
from bapasdesk.services.planning import enrolment_warnings
from bapasdesk.services.protection import frozen_ids
from bapasdesk.services.removal import PAPERS, Removal, throw_away
from bapasdesk.services.rights import needs
from bapasdesk.services.seats import give_seats
from bapasdesk.services.sessions import editable
from bapasdesk.store.queries.clients import clients_outside
from bapasdesk.store.queries.participants import participant_rows, participation_rows, repeaters
from bapasdesk.store.unit_of_work import UnitOfWork


@needs(Right.VIEW)
def rows(office: Office, session_id: int) -> tuple[ParticipantRow, ...]:
    """Participants in the order of the attendance sheet."""
    office.note_list("peserta", "session", session_id)
    with office.work() as work:
        return participant_rows(work, session_id)


@needs(Right.VIEW)
def register(office: Office, query: str = "", *, limit: int | None = None) -> tuple[ParticipationRow, ...]:
    """Every participation of every session, newest session first."""
    office.note_list("semua peserta")
    with office.work() as work:
        return participation_rows(work, query, limit)


@needs(Right.VIEW)
def candidates(office: Office, session_id: int, query: str = "", limit: int = 50) -> tuple[ClientRow, ...]:
    """Clients by name who are not yet in the session."""
    with office.work() as work:
        return clients_outside(work, session_id, query, limit)


@needs(Right.VIEW)
def warnings(office: Office, session_id: int, client_ids: Collection[int]) -> tuple[str, ...]:
    """What to look at before enrolling; never blocks, for former clients come too."""
    with office.work() as work:
        session = work.get(Session, session_id)
        found = [
            f"{client.printed_name}: {warning}"
            for client in work.find(Client, id=list(client_ids))
            if (warning := guidance_warning(client, session.starts_on, session.ends_on))
        ]
        found += [f"{name}: pernah ikut pelatihan yang sama" for name in repeaters(work, session, client_ids)]
        seated = len(work.find(Participant, session_id=session_id)) + len(client_ids)
        clashes = enrolment_warnings(work, session_id, client_ids)
    if seated > session.seats:
        found.append(f"Peserta menjadi {seated} orang, melebihi {session.seats} kursi.")
    return (*found, *(warning.text for warning in clashes))


@needs(Right.PEOPLE)
def enrol(office: Office, session_id: int, client_ids: Collection[int]) -> BatchReport:
    """Gives each client a seat and the three obligations; whoever has a seat already is skipped."""
    with office.work() as work:
        editable(work, session_id)
        taken = {one.client_id: one.id for one in work.find(Participant, session_id=session_id)}
        frozen = frozen_ids(work)
        chosen: dict[int, str] = {}
        skipped = []
        for client_id in dict.fromkeys(client_ids):
            name = work.get(Client, client_id).printed_name
            reason = "sudah terdaftar" if client_id in taken else FROZEN if client_id in frozen else ""
            if reason:
                skipped.append(Skipped(participant_id=taken.get(client_id, 0), name=name, reason=reason))
            else:
                chosen[client_id] = name
        if chosen:
            give_seats(work, session_id, chosen)
            work.record("Peserta didaftarkan", "session", session_id, f"{len(chosen)} orang")
            work.undoable(f"{len(chosen)} peserta didaftarkan")
        work.commit()
    return BatchReport(done=tuple(chosen.values()), skipped=tuple(skipped))


@needs(Right.PEOPLE)
def remove(office: Office, participant_ids: Collection[int]) -> BatchReport:
    """Takes seats back, into the trash; whoever has ever got a paper of the session stays."""
    with office.work() as work:
        found = work.find(Participant, id=list(participant_ids))
        for one in found:
            editable(work, one.session_id)
        report = throw_away(work, found, _REMOVAL)
        work.commit()
    return report


def _seat_name(work: UnitOfWork, seat: Participant) -> str:
    return work.get(Client, seat.client_id).printed_name


def _seat_title(work: UnitOfWork, seat: Participant) -> str:
    session = work.get(Session, seat.session_id)
    dates = format_range(session.starts_on, session.ends_on)
    return f"{_seat_name(work, seat)} – {work.get(Course, session.course_id).name}, {dates}"


_REMOVAL = Removal[Participant](
    kind="participant",
    action="Peserta dihapus",
    name=_seat_name,
    title=_seat_title,
    told=lambda seat, name: ("session", seat.session_id, f"peserta nomor {seat.row_number}"),
    stays=dict.fromkeys(PAPERS, "sudah ada nomor sertifikat atau kuitansi atas namanya"),
)
