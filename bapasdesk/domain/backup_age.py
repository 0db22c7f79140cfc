"""How old the last backup is, in words that tell when to worry."""

from datetime import datetime


def backup_age(made: datetime | None, now: datetime) -> str:
    """`made` None: there has been no backup outside this computer yet. Days are counted by the calendar."""
    if made is None:
        return "Belum pernah ada cadangan terverifikasi"
    days = max(0, (now.date() - made.date()).days)
    when = ("hari ini", "kemarin")[days] if days < 2 else f"{days} hari lalu"
    return f"Cadangan terverifikasi terakhir: {when}"
