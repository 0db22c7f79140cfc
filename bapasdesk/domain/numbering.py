"""Document numbers by a pattern the office chooses, for no two offices number alike."""

import re
from datetime import date
from string import Formatter

from bapasdesk.errors import InvalidInput

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
TOKENS = ("seq", "month", "month_roman", "year", "unit")
_WIDTH = re.compile(r"(0?[1-9]d)?")
_LONGEST = 80


def month_roman(month: int) -> str:
    """`X` for October."""
    return _ROMAN[month - 1]


def render_number(template: str, *, seq: int, on: date, unit: str) -> str:
    """A document's number. `on` is the paper's date; raises InvalidInput for a faulty pattern."""
    check_template(template)
    return template.format(
        seq=seq, month=f"{on.month:02d}", month_roman=month_roman(on.month), year=on.year, unit=unit
    )


def check_template(template: str) -> None:
    """Raises InvalidInput unless the pattern has {seq} and {year} and nothing unknown.

    Without the year, the first number of a new year would be that of the year before.
    """
    try:
        fields = [
            (name, spec, change) for _, name, spec, change in Formatter().parse(template) if name is not None
        ]
    except ValueError:
        raise _faulty("kurung kurawalnya tidak berpasangan") from None
    for name, spec, change in fields:
        if name not in TOKENS:
            raise _faulty(f"{{{name}}} tidak dikenal")
        if change or not (spec == "" or (name == "seq" and _WIDTH.fullmatch(spec or ""))):
            raise _faulty(f"bentuk {{{name}:{spec}}} tidak dikenal")
    names = {name for name, _, _ in fields}
    for needed, why in (("seq", "nomor urut"), ("year", "tahun")):
        if needed not in names:
            raise _faulty(f"{{{needed}}} ({why}) belum ada")
    if len(template) > _LONGEST or not template.isprintable():
        raise _faulty(f"paling panjang {_LONGEST} huruf dalam satu baris")


def _faulty(what: str) -> InvalidInput:
    known = ", ".join(f"{{{token}}}" for token in TOKENS)
    return InvalidInput(
        f"Pola nomor keliru: {what}. Yang dapat dipakai: {known}, dan {{seq:03d}}.", "template"
    )
