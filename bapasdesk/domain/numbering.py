"""Document numbers by a pattern the office chooses, for no two offices number alike."""

import re
from datetime import date
from string import Formatter

from bapasdesk.errors import InvalidInput

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_WORDS = {
    "seq": "urut",
    "month": "bulan",
    "month_roman": "bulan romawi",
    "year": "tahun",
    "unit": "kode unit",
}
"""What stands for each token on the screen."""
_NAMES = {word: name for name, word in _WORDS.items()}
_TOKEN = re.compile(rf"\{{(?:({'|'.join(_WORDS)})|(seq):0([1-9])d)\}}")
_WORD = re.compile(rf"\{{\s*(?:({'|'.join(_NAMES)})|(urut)\s+([1-9])\s+angka)\s*\}}", re.IGNORECASE)
_WIDTH = re.compile(r"(0?[1-9]d)?")
_LONGEST = 80
_MOST_DIGITS = 7


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
        if name not in _WORDS:
            raise _faulty(f"{{{name}}} tidak dikenal")
        if change or not (spec == "" or (name == "seq" and _WIDTH.fullmatch(spec or ""))):
            raise _faulty(f"bentuk {{{_WORDS[name]}:{spec}}} tidak dikenal")
    names = {name for name, _, _ in fields}
    for needed, why in (("seq", "nomor urut"), ("year", "tahun")):
        if needed not in names:
            raise _faulty(f"{{{_WORDS[needed]}}} ({why}) belum ada")
    if len(template) > _LONGEST or not template.isprintable():
        raise _faulty(f"paling panjang {_LONGEST} huruf dalam satu baris")


def in_words(template: str) -> str:
    """The pattern as the office reads it: `{urut 3 angka}/SERT/{bulan romawi}/{tahun}`."""
    return _TOKEN.sub(lambda found: f"{{{_word_of(found)}}}", template)


def from_words(text: str) -> str:
    """The pattern that was typed in words; what is no known word stays, for `check_template` to tell."""
    return _WORD.sub(lambda found: f"{{{_token_of(found)}}}", text)


def _word_of(found: re.Match[str]) -> str:
    return _WORDS[found[1]] if found[1] else f"{_WORDS[found[2]]} {found[3]} angka"


def _token_of(found: re.Match[str]) -> str:
    return _NAMES[found[1].casefold()] if found[1] else f"seq:0{found[3]}d"


def normalise_number(text: str) -> str:
    """A typed number with single spaces; InvalidInput if it is empty, too long or not one line."""
    number = " ".join(text.split())
    if not number or len(number) > _LONGEST or not number.isprintable():
        raise InvalidInput(f"Tulis nomornya, paling panjang {_LONGEST} huruf.", "number")
    return number


def copy_mark(copy: int) -> str:
    """What is printed on the n-th copy; nothing on the original, which is copy 0."""
    return f"Salinan ke-{copy}" if copy else ""


def read_seq(template: str, text: str, *, year: int, unit: str) -> int | None:
    """The sequence in a typed number that follows the pattern in that year, else None.

    Leading zeros, capitals and spaces may differ, and the month may be any: a letter is often dated later
    than its number was written down.
    """
    parts = {
        "seq": r"0*(?P=seq)",
        "month": r"(?:0?[1-9]|1[0-2])",
        "month_roman": f"(?:{'|'.join(_ROMAN)})",
        "year": str(year),
        "unit": re.escape(_without_spaces(unit)),
    }
    pattern = ""
    for literal, name, _, _ in Formatter().parse(template):
        pattern += re.escape(_without_spaces(literal))
        if name == "seq" and "(?P<seq>" not in pattern:
            pattern += rf"0*(?P<seq>[1-9]\d{{0,{_MOST_DIGITS - 1}}})"
        elif name is not None:
            pattern += parts[name]
    found = re.fullmatch(pattern, _without_spaces(text), re.IGNORECASE | re.ASCII)
    return int(found["seq"]) if found else None


def _without_spaces(text: str) -> str:
    return "".join(text.split())


def _faulty(what: str) -> InvalidInput:
    known = ", ".join(f"{{{word}}}" for word in _WORDS.values())
    return InvalidInput(
        f"Pola nomor keliru: {what}. Yang dapat dipakai: {known}, dan {{urut 3 angka}}.", "template"
    )
