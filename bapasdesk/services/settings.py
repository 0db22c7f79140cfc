"""What the office sets for itself: who it is, who signs from when to when, rates and number patterns."""

from dataclasses import replace
from datetime import date
from typing import TypeVar

from bapasdesk.documents.letterhead_content import LetterheadContent
from bapasdesk.domain.checks import check_letterhead, check_office, check_rate, check_signatory
from bapasdesk.domain.indonesian.dates import format_date
from bapasdesk.domain.indonesian.money import format_rupiah
from bapasdesk.domain.labels import label
from bapasdesk.domain.numbering import check_template, in_words
from bapasdesk.domain.records.numbers import NumberSeries
from bapasdesk.domain.records.office import Letterhead, OfficeProfile, Signatory, TransportRate
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.people import BatchReport
from bapasdesk.domain.rules import overlap
from bapasdesk.domain.values import SignatoryRole
from bapasdesk.services.emblem_pictures import picture_of
from bapasdesk.services.office import Office
from bapasdesk.services.removal import Removal, throw_away
from bapasdesk.services.rights import needs
from bapasdesk.store.unit_of_work import UnitOfWork

T = TypeVar("T")


@needs(Right.VIEW)
def profile(office: Office) -> OfficeProfile:
    with office.work() as work:
        return work.get(OfficeProfile, 1)


@needs(Right.SETTINGS)
def save_profile(office: Office, changed: OfficeProfile) -> None:
    check_office(changed)
    with office.work() as work:
        work.change(replace(changed, id=1))
        work.record("Profil kantor diubah", "office", 1, changed.name)
        work.commit()


@needs(Right.VIEW)
def letterheads(office: Office) -> tuple[Letterhead, ...]:
    """Newest first."""
    with office.work() as work:
        return tuple(reversed(work.find(Letterhead, order_by="valid_from")))


@needs(Right.SETTINGS)
def save_letterhead(office: Office, letterhead: Letterhead) -> int:
    """With the emblem it has; a new one takes over that of the letterhead in force on its first day."""
    check_letterhead(letterhead)
    with office.work() as work:
        before = _in_force(work, letterhead.valid_from) if not letterhead.id else None
        known = before or work.first(Letterhead, id=letterhead.id)
    dressed = replace(letterhead, emblem=known.emblem if known else "")
    return _save(office, dressed, "Kop surat disimpan", f"berlaku {format_date(letterhead.valid_from)}")


@needs(Right.SETTINGS)
def remove_letterhead(office: Office, letterhead_id: int) -> BatchReport:
    return _remove(office, Letterhead, letterhead_id, _LETTERHEAD_REMOVAL)


def letterhead_on(work: UnitOfWork, day: date) -> LetterheadContent:
    """Lines and emblem in force on a day; the office's name if none has been set."""
    known = _in_force(work, day)
    if known is None:
        return LetterheadContent(lines=(work.get(OfficeProfile, 1).name.upper(),))
    return LetterheadContent(lines=known.lines, emblem=picture_of(work, known.emblem))


@needs(Right.VIEW)
def signatories(office: Office) -> tuple[Signatory, ...]:
    """Newest first."""
    with office.work() as work:
        return tuple(reversed(work.find(Signatory, order_by="valid_from")))


@needs(Right.VIEW)
def overlapping_signatories(office: Office, signatory: Signatory) -> tuple[Signatory, ...]:
    """Others who sign in the same role on some of the same days; usual for Plh., else worth a look.

    Papers of such a day carry whoever began last.
    """
    with office.work() as work:
        others = work.find(Signatory, role=signatory.role, order_by="valid_from")
    return tuple(one for one in others if one.id != signatory.id and overlap(one, signatory))


@needs(Right.SETTINGS)
def save_signatory(office: Office, signatory: Signatory) -> int:
    check_signatory(signatory)
    detail = f"{label(signatory.role)}: {signatory.name}"
    return _save(office, signatory, "Penanda tangan disimpan", detail)


@needs(Right.SETTINGS)
def remove_signatory(office: Office, signatory_id: int) -> BatchReport:
    return _remove(office, Signatory, signatory_id, _SIGNATORY_REMOVAL)


def signatory_on(work: UnitOfWork, role: SignatoryRole, day: date) -> Signatory:
    """Who signed in a role on a day; nobody known gives the role without a name, to be filled by hand."""
    known = [
        one
        for one in work.find(Signatory, role=role, order_by="valid_from")
        if one.valid_from <= day and (one.valid_to is None or day <= one.valid_to)
    ]
    return known[-1] if known else Signatory(role=role, name="", position=label(role), valid_from=day)


@needs(Right.VIEW)
def transport_rates(office: Office) -> tuple[TransportRate, ...]:
    """Newest first."""
    with office.work() as work:
        return tuple(reversed(work.find(TransportRate, order_by="valid_from")))


@needs(Right.SETTINGS)
def save_transport_rate(office: Office, rate: TransportRate) -> int:
    check_rate(rate)
    detail = f"{format_rupiah(rate.amount)} mulai {format_date(rate.valid_from)}"
    return _save(office, rate, "Tarif transport disimpan", detail)


@needs(Right.SETTINGS)
def remove_transport_rate(office: Office, rate_id: int) -> BatchReport:
    return _remove(office, TransportRate, rate_id, _RATE_REMOVAL)


@needs(Right.VIEW)
def transport_rate_on(office: Office, day: date) -> int:
    """Rupiah for one person and day in force on a day; 0 if no rate has been set by then."""
    with office.work() as work:
        known = [one for one in work.find(TransportRate, order_by="valid_from") if one.valid_from <= day]
    return known[-1].amount if known else 0


@needs(Right.VIEW)
def number_series(office: Office) -> tuple[NumberSeries, ...]:
    with office.work() as work:
        return tuple(work.find(NumberSeries))


@needs(Right.SETTINGS)
def save_number_series(office: Office, series: NumberSeries) -> None:
    """The new pattern holds for numbers taken from now on; issued ones stay as they are."""
    check_template(series.template)
    _save(office, series, "Pola nomor disimpan", f"{label(series.kind)}: {in_words(series.template)}")


def _in_force(work: UnitOfWork, day: date) -> Letterhead | None:
    known = [one for one in work.find(Letterhead, order_by="valid_from") if one.valid_from <= day]
    return known[-1] if known else None


def _save(
    office: Office, record: Letterhead | Signatory | TransportRate | NumberSeries, action: str, detail: str
) -> int:
    with office.work() as work:
        saved = work.save(record)
        work.record(action, "office", 1, detail)
        work.commit()
    return saved


def _remove(office: Office, kind: type[T], record_id: int, how: Removal[T]) -> BatchReport:
    with office.work() as work:
        report = throw_away(work, [work.get(kind, record_id)], how)
        work.commit()
    return report


_LETTERHEAD_REMOVAL = Removal[Letterhead](
    kind="letterhead",
    action="Kop surat dihapus",
    name=lambda work, one: f"{one.lines[0]}, sejak {format_date(one.valid_from)}",
    told=lambda one, name: ("office", 1, name),
)
_SIGNATORY_REMOVAL = Removal[Signatory](
    kind="signatory",
    action="Penanda tangan dihapus",
    name=lambda work, one: f"{one.name}, {label(one.role)}",
    told=lambda one, name: ("office", 1, name),
)
_RATE_REMOVAL = Removal[TransportRate](
    kind="transport_rate",
    action="Tarif transport dihapus",
    name=lambda work, one: f"{format_rupiah(one.amount)} sejak {format_date(one.valid_from)}",
    told=lambda one, name: ("office", 1, name),
)
