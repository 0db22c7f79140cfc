"""What the office holds about one person's wishes, waiting and seats given up, in words."""

from bapasdesk.documents.report import ReportTable, Section
from bapasdesk.domain.indonesian.dates import format_date, format_range
from bapasdesk.domain.labels import label
from bapasdesk.domain.records.sessions import Course, Session
from bapasdesk.domain.rights import Right
from bapasdesk.domain.seating import ClientWishes, DropOut, Interest, WaitingPlace, weekday_words
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs
from bapasdesk.services.wishes import wishes_of
from bapasdesk.store.unit_of_work import UnitOfWork

_NOTHING = "tidak dicatat"


def seating_section(work: UnitOfWork, client_id: int) -> Section:
    """Interests, skills, people to feed, free time, waiting lists and seats given up."""
    about = wishes_of(work, client_id).about
    dependants = "" if about.dependants is None else f"{about.dependants} orang"
    facts = (
        ("Minat pelatihan", _interests(work, client_id)),
        ("Keterampilan", about.skills),
        ("Tanggungan", dependants),
        ("Status kerja", label(about.work_status)),
        ("Waktu luang", free_time(about)),
        ("Daftar tunggu", _waits(work, client_id)),
        ("Mengundurkan diri", _drop_outs(work, client_id)),
    )
    rows = tuple((name, value or _NOTHING) for name, value in facts)
    return Section(
        heading="Minat dan kursi pelatihan",
        table=ReportTable(columns=(("Data", 1), ("Isi", 2.4)), rows=rows),
    )


@needs(Right.VIEW)
def standing(office: Office, client_id: int) -> tuple[str, ...]:
    """Where a client waits, and which seats were given up and why; a line each, none for nothing."""
    with office.work() as work:
        told = {
            "Menunggu kursi": _waits(work, client_id),
            "Mengundurkan diri": _drop_outs(work, client_id),
        }
    return tuple(f"{name}: {text}." for name, text in told.items() if text)


def free_time(about: ClientWishes) -> str:
    """`Senin–Jumat, pukul 09.00–15.00`; empty when not known."""
    days = weekday_words(about.weekdays)
    if not (about.free_from or about.free_until):
        return days
    hours = f"pukul {about.free_from or '00.00'}–{about.free_until or '24.00'}"
    return f"{days}, {hours}" if days else hours


def _interests(work: UnitOfWork, client_id: int) -> str:
    wanted = work.find(Interest, client_id=client_id)
    courses = {one.id: one.name for one in work.find(Course, id=[one.course_id for one in wanted])}
    return "; ".join(f"{courses[one.course_id]} (sejak {format_date(one.noted_on)})" for one in wanted)


def _waits(work: UnitOfWork, client_id: int) -> str:
    places = work.find(WaitingPlace, client_id=client_id)
    return "; ".join(_session(work, one.session_id) for one in places)


def _drop_outs(work: UnitOfWork, client_id: int) -> str:
    found = work.find(DropOut, client_id=client_id)
    return "; ".join(
        f"{_session(work, one.session_id)}: {label(one.reason).lower()}{f' ({one.note})' if one.note else ''}"
        for one in found
    )


def _session(work: UnitOfWork, session_id: int) -> str:
    session = work.get(Session, session_id)
    return f"{work.get(Course, session.course_id).name}, {format_range(session.starts_on, session.ends_on)}"
