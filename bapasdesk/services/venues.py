"""Where sessions can be held, and the days the office is closed beyond the public holidays."""

from datetime import date

from bapasdesk.domain.checks import check_closed_day, check_venue
from bapasdesk.domain.indonesian.dates import format_date
from bapasdesk.domain.records.office import ClosedDay, Venue
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.people import BatchReport
from bapasdesk.domain.working_days import joint_leave
from bapasdesk.services.office import Office
from bapasdesk.services.removal import Removal, throw_away
from bapasdesk.services.rights import needs

_VENUE_REMOVAL = Removal[Venue](
    kind="venue",
    action="Tempat dihapus",
    name=lambda work, venue: venue.name,
    told=lambda venue, name: ("office", 1, name),
)
_DAY_REMOVAL = Removal[ClosedDay](
    kind="closed_day",
    action="Hari libur kantor dihapus",
    name=lambda work, day: f"{format_date(day.closed_on)}: {day.name}",
    told=lambda day, name: ("office", 1, name),
)


@needs(Right.VIEW)
def venues(office: Office) -> tuple[Venue, ...]:
    """By name."""
    with office.work() as work:
        return tuple(work.find(Venue, order_by="name"))


@needs(Right.SETTINGS)
def save_venue(office: Office, venue: Venue) -> int:
    check_venue(venue)
    with office.work() as work:
        venue_id = work.save(venue)
        work.record("Tempat disimpan", "office", 1, f"{venue.name}, muat {venue.capacity} orang")
        work.commit()
    return venue_id


@needs(Right.SETTINGS)
def remove_venue(office: Office, venue_id: int) -> BatchReport:
    """Sessions keep the name of the place; only the list forgets it."""
    with office.work() as work:
        report = throw_away(work, [work.get(Venue, venue_id)], _VENUE_REMOVAL)
        work.commit()
    return report


@needs(Right.VIEW)
def closed_days(office: Office) -> tuple[ClosedDay, ...]:
    """The office's own table, newest first; public holidays are not in it."""
    with office.work() as work:
        return tuple(reversed(work.find(ClosedDay, order_by="closed_on")))


@needs(Right.SETTINGS)
def save_closed_day(office: Office, day: ClosedDay) -> int:
    check_closed_day(day)
    with office.work() as work:
        day_id = work.save(day)
        work.record("Hari libur kantor disimpan", "office", 1, f"{format_date(day.closed_on)}: {day.name}")
        work.commit()
    return day_id


@needs(Right.SETTINGS)
def remove_closed_day(office: Office, day_id: int) -> BatchReport:
    with office.work() as work:
        report = throw_away(work, [work.get(ClosedDay, day_id)], _DAY_REMOVAL)
        work.commit()
    return report


@needs(Right.SETTINGS)
def add_joint_leave(office: Office, year: int) -> tuple[date, ...]:
    """Adds the cuti bersama of a year as far as it is decreed and known here; gives the days added."""
    with office.work() as work:
        known = {one.closed_on for one in work.find(ClosedDay)}
        new = {day: name for day, name in joint_leave(year).items() if day not in known}
        work.add_all([ClosedDay(closed_on=day, name=name) for day, name in new.items()])
        work.record("Cuti bersama ditambahkan", "office", 1, f"{year}: {len(new)} hari")
        if new:
            work.undoable(f"{len(new)} hari cuti bersama {year} ditambahkan")
        work.commit()
    return tuple(new)
