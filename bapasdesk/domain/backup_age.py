"""How old backups, drills and checks are: in words that tell when to worry, and when each is due again."""

from datetime import datetime

REMIND_AFTER_DAYS = 7
FIRST_BACKUP_AFTER_DAYS = 1
"""A new office may be tried out for a day before anybody is reminded."""
DRILL_AFTER_DAYS = 30


def backup_age(made: datetime | None, now: datetime) -> str:
    """`made` None: there has been no backup outside this computer yet."""
    if made is None:
        return "Belum pernah ada cadangan terverifikasi"
    return f"Cadangan terverifikasi terakhir: {days_ago(made, now)}"


def drill_age(drilled: datetime | None, now: datetime) -> str:
    return f"Uji pemulihan, terakhir diuji: {days_ago(drilled, now)}"


def check_result(checked: datetime | None, problems: int, now: datetime) -> str:
    """When the whole office was checked last, and what came of it."""
    if checked is None:
        return days_ago(None, now)
    return f"{days_ago(checked, now)}, {f'{problems} temuan' if problems else 'semua baik'}"


def days_ago(moment: datetime | None, now: datetime) -> str:
    """By the calendar; None is never, and a moment the clock has not reached yet counts as today."""
    if moment is None:
        return "belum pernah"
    days = max(0, (now.date() - moment.date()).days)
    return ("hari ini", "kemarin")[days] if days < 2 else f"{days} hari lalu"


def backup_is_due(made: datetime | None, office_since: datetime, now: datetime) -> bool:
    """A date in the future is not believed: the clock was wrong then or is now, so better one backup more."""
    if made is None:
        return _is_over(office_since, FIRST_BACKUP_AFTER_DAYS, now)
    return _is_over(made, REMIND_AFTER_DAYS, now)


def drill_is_due(drilled: datetime | None, made: datetime | None, now: datetime) -> bool:
    """Monthly, from the first verified backup on."""
    if drilled is None:
        return made is not None
    return _is_over(drilled, DRILL_AFTER_DAYS, now)


def _is_over(since: datetime, days: int, now: datetime) -> bool:
    return not 0 <= (now.date() - since.date()).days < days
