"""Lists of clients as offices really have them, made up from a seed: title rows, merged headings, dates in
three orders and as text, NIK as numbers, trailing blanks, doubled rows, hidden sheets, old encodings.
"""

import csv
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from random import Random
from typing import Any
from xml.sax.saxutils import escape

from xlsxwriter import Workbook

from bapasdesk.domain.indonesian.dates import format_date
from tests.exchange.old_excel import xls_bytes

Cell = Any
_FIRST = [
    "Budi",
    "Siti",
    "Agus",
    "Rina",
    "Dedi",
    "Sari",
    "Tono",
    "Wati",
    "Joko",
    "Maya",
    "Rudi",
    "Lina",
    "Hadi",
    "Nur",
    "Eko",
]
_LAST = ("Rekaan", "Contoh", "Umpama", "Misalan", "Andaian", "Karangan", "Contohwati", "Rekasari")
_NAMES = ("Nama", "NAMA LENGKAP", "Nama  Klien", "Nama Lengkap\nKlien", "Nama *")
_NIKS = ("NIK", "No. KTP", "Nomor Induk Kependudukan", "NIK (16 digit)")
_SEXES = ("L/P", "Jenis Kelamin", "JK")
_PHONES = ("No. HP", "Telp.", "No HP / WA", "Telepon")
_NOTES = ("Keterangan", "Catatan petugas", "Tanda tangan", "")
_DAY_ZERO = date(1899, 12, 30)


@dataclass(frozen=True)
class Person:
    """Somebody who does not exist; NIK begins with 99."""

    name: str
    nik: str
    born: date
    sex: str
    phone: str


@dataclass
class MessySheet:
    """A file on the disk and what its maker knows of it; rows are counted as the sheet shows them."""

    path: Path
    header_row: int = 0
    data_rows: list[int] = field(default_factory=list)
    wrong_rows: set[int] = field(default_factory=set)
    """With a planted mistake, or a date that can be read two ways."""
    born: dict[int, date] = field(default_factory=dict)
    """What the sheet means by its dates, where that can be known."""
    shape: str = ""


def messy_sheets(folder: Path, count: int, seed: int) -> Iterator[MessySheet]:
    """So many files, one after the other; the same seed makes the same ones."""
    chance = Random(seed)
    people = [_person(chance, number) for number in range(240)]
    for number in range(count):
        yield _Maker(chance, people).make(folder, number)


def _person(chance: Random, number: int) -> Person:
    born = date(1960, 1, 1) + timedelta(days=chance.randrange(16_000))
    sex = chance.choice("LP")
    day = born.day + (40 if sex == "P" else 0)
    return Person(
        name=f"{chance.choice(_FIRST)} {chance.choice(_FIRST)} {chance.choice(_LAST)}",
        nik=f"997101{day:02}{born.month:02}{born.year % 100:02}{number + 1:04}",
        born=born,
        sex=sex,
        phone=f"08{chance.randrange(10**9):010}",
    )


class _Maker:
    """One sheet's habits, kept through all its rows."""

    def __init__(self, chance: Random, people: list[Person]) -> None:
        self._chance = chance
        self._people = chance.sample(people, chance.randint(3, 14))
        orders = (_day_first, _day_first, _iso, _worded, _month_first)
        self._dates: Callable[[date], Cell] = chance.choice(orders)
        self._columns = ["no", "name", "nik", "born", "sex", "phone", "note"]
        if chance.random() < 0.5:
            chance.shuffle(self._columns)
        if chance.random() < 0.2:
            self._columns.remove("nik")
        self._ending = chance.choice(("xlsx", "xlsx", "xlsx", "csv", "csv", "ods", "xls"))

    def make(self, folder: Path, number: int) -> MessySheet:
        sheet = MessySheet(folder / f"daftar {number}.{self._ending}")
        rows, merged = self._head(sheet)
        for cells, is_wrong, person in self._body():
            rows.append(cells)
            if person is not None and not is_wrong:
                sheet.born[len(rows)] = person.born
            if any(str(cell or "").strip() for cell in cells[1:]):
                sheet.data_rows.append(len(rows))
            if is_wrong:
                sheet.wrong_rows.add(len(rows))
        self._judge_dates(rows, sheet)
        rows += [[" "] * len(self._columns)] * self._chance.randint(0, 3)
        writers = {
            "xlsx": self._write_xlsx,
            "csv": self._write_csv,
            "ods": self._write_ods,
            "xls": self._write_xls,
        }
        sheet.shape = f"{self._ending}, {self._dates.__name__.strip('_')}, {','.join(self._columns)}"
        writers[self._ending](sheet.path, rows, merged)
        return sheet

    def _head(self, sheet: MessySheet) -> tuple[list[list[Cell]], list[tuple[int, int, int, int]]]:
        chance = self._chance
        rows: list[list[Cell]] = [
            [chance.choice(("DAFTAR KLIEN", "BALAI CONTOH", "Bulan Juni 2023", ""))]
            for _ in range(chance.randint(0, 4))
        ]
        titles = {
            "no": chance.choice(("No", "No.", "NO")),
            "name": chance.choice(_NAMES),
            "nik": chance.choice(_NIKS),
            "born": chance.choice(("Tanggal Lahir", "Tgl. Lahir", "TGL LAHIR")),
            "sex": chance.choice(_SEXES),
            "phone": chance.choice(_PHONES),
            "note": chance.choice(_NOTES),
        }
        head = [titles[name] for name in self._columns]
        merged: list[tuple[int, int, int, int]] = []
        if chance.random() < 0.3:
            at = len(rows)
            born = self._columns.index("born")
            upper = [title if place != born else "Kelahiran" for place, title in enumerate(head)]
            rows += [upper, ["" if place != born else "Tanggal" for place in range(len(head))]]
            merged = [(at, place, at + 1, place) for place in range(len(head)) if place != born]
        else:
            rows.append(head)
        sheet.header_row = len(rows)
        if chance.random() < 0.2:
            rows.append([f"({number})" for number in range(1, len(head) + 1)])
        return rows, merged

    def _body(self) -> Iterator[tuple[list[Cell], bool, Person | None]]:
        people = list(self._people)
        if self._chance.random() < 0.4:
            people.append(people[0])
        for number, person in enumerate(people, start=1):
            yield *self._row(number, person), person
            if self._chance.random() < 0.1:
                yield ["", *[None] * (len(self._columns) - 1)], False, None

    def _row(self, number: int, person: Person) -> tuple[list[Cell], bool]:
        chance = self._chance
        cells: dict[str, Cell] = {
            "no": number,
            "name": chance.choice((person.name, f"{person.name}  ", person.name.upper(), f" {person.name}")),
            "nik": chance.choice((person.nik, f"{person.nik} ", f"'{person.nik}", _spaced(person.nik))),
            "born": self._dates(person.born),
            "sex": chance.choice((person.sex, person.sex.lower(), f"{person.sex} ")),
            "phone": chance.choice((person.phone, "", None, "\N{NO-BREAK SPACE}")),
            "note": chance.choice(("", "hadir", None)),
        }
        if self._ending in ("xlsx", "xls") and chance.random() < 0.15:
            as_date = self._ending == "xlsx" and chance.random() < 0.5
            cells["born"] = person.born if as_date else float((person.born - _DAY_ZERO).days)
        is_wrong = self._plant(cells) if chance.random() < 0.12 else False
        return [cells[name] for name in self._columns], is_wrong

    def _plant(self, cells: dict[str, Cell]) -> bool:
        """One mistake of the kinds that are made every day; false if the sheet has no place for it."""
        chance = self._chance
        kind = chance.choice(("nik", "born", "sex", "name", "sum"))
        if kind == "nik":
            digits = str(cells["nik"]).replace(" ", "").strip("'")
            cells["nik"] = "9,97E+15" if self._ending == "csv" else float(digits)
            return "nik" in self._columns
        if kind == "sum":
            cells["name"] = f"Jumlah: {chance.randint(3, 40)} orang"
        else:
            cells[kind] = {"born": "31 Februari 1990", "sex": "X", "name": "  "}[kind]
        return True

    def _judge_dates(self, rows: list[list[Cell]], sheet: MessySheet) -> None:
        """Where day and month could be either, a column known to have the month first is unclear; one that
        nobody can know it of is read the other way."""
        if self._dates is not _month_first:
            return
        at = self._columns.index("born")
        typed = {row: str(rows[row - 1][at]).split("/") for row in sheet.data_rows}
        parts = {row: (int(one[0]), int(one[1])) for row, one in typed.items() if len(one) == 3}
        either = {row for row, (month, day) in parts.items() if day <= 12 and day != month}
        for row in either:
            sheet.born.pop(row, None)
        if any(day > 12 for _, day in parts.values()):
            sheet.wrong_rows |= either

    def _write_xlsx(
        self, path: Path, rows: list[list[Cell]], merged: list[tuple[int, int, int, int]]
    ) -> None:
        with Workbook(path) as book:
            day = book.add_format({"num_format": "dd/mm/yyyy"})
            hidden_first = self._chance.random() < 0.3
            if hidden_first:
                book.add_worksheet("Lama").write_string(0, 0, "Nama")
            sheet = book.add_worksheet("Daftar")
            sheet.activate()
            if hidden_first:
                book.worksheets()[0].hide()
            for number, row in enumerate(rows):
                for place, cell in enumerate(row):
                    if isinstance(cell, date):
                        sheet.write_datetime(number, place, cell, day)
                    elif isinstance(cell, str):
                        sheet.write_string(number, place, cell)
                    elif cell is not None:
                        sheet.write_number(number, place, cell)
            for top, left, bottom, right in merged:
                sheet.merge_range(top, left, bottom, right, rows[top][left])
            book.add_worksheet("Rahasia").hide()

    def _write_csv(self, path: Path, rows: list[list[Cell]], merged: list[tuple[int, int, int, int]]) -> None:
        encoding = self._chance.choice(("cp1252", "utf-8", "utf-8-sig", "utf-16"))
        separator = self._chance.choice((";", ";", ",", "\t"))
        text = StringIO(newline="")
        width = max(len(row) for row in rows)
        writer = csv.writer(text, delimiter=separator)
        writer.writerows([*row, *[""] * (width - len(row))] for row in rows)
        path.write_bytes(text.getvalue().encode(encoding))

    def _write_xls(self, path: Path, rows: list[list[Cell]], merged: list[tuple[int, int, int, int]]) -> None:
        path.write_bytes(xls_bytes([("Lama", True, [["Nama"]]), ("Daftar", False, rows)]))

    def _write_ods(self, path: Path, rows: list[list[Cell]], merged: list[tuple[int, int, int, int]]) -> None:
        kind = "application/vnd.oasis.opendocument.spreadsheet"
        table = "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
        content = (
            '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
            'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
            'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
            'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
            'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:automatic-styles>'
            '<style:style style:name="h" style:family="table"><style:table-properties table:display="false"/>'
            "</style:style></office:automatic-styles><office:body><office:spreadsheet>"
            '<table:table table:name="Lama" table:style-name="h"><table:table-row>'
            f"{_ods_cell('Nama')}</table:table-row></table:table>"
            f'<table:table table:name="Daftar">{table}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>"
        )
        manifest = (
            '<?xml version="1.0"?><manifest:manifest '
            'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'
        )
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("mimetype", kind)
            archive.writestr("content.xml", content)
            archive.writestr("META-INF/manifest.xml", manifest)


def _ods_cell(cell: Cell) -> str:
    if cell is None or cell == "":
        return "<table:table-cell/>"
    if isinstance(cell, (int, float)):
        return f'<table:table-cell office:value-type="float" office:value="{cell}"/>'
    words = escape(str(cell)).replace("  ", ' <text:s text:c="1"/>')
    return f'<table:table-cell office:value-type="string"><text:p>{words}</text:p></table:table-cell>'


def _day_first(day: date) -> Cell:
    return f"{day.day}-{day.month}-{day.year}"


def _iso(day: date) -> Cell:
    return day.isoformat()


def _worded(day: date) -> Cell:
    return format_date(day)


def _month_first(day: date) -> Cell:
    return f"{day.month:02}/{day.day:02}/{day.year}"


def _spaced(nik: str) -> str:
    return " ".join(nik[at : at + 4] for at in range(0, 16, 4))
