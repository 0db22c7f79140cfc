"""Files and names from outside that are made to bite, on their way in and on their way out."""

import csv
import io
import random
import re
import resource
import sys
import time
import zipfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

import pandas as pd
from reportlab.pdfgen.canvas import Canvas
from xlsxwriter import Workbook

from bapasdesk.config import OfficeFolder
from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.values import SESSION_PAPERS, PaperKind
from bapasdesk.errors import BapasError, InvalidInput
from bapasdesk.exchange import list_sheet, read_sheet
from bapasdesk.services import certificates, clients, papers, participants, payments, search
from bapasdesk.services.export import export_list
from bapasdesk.services.import_clients import CLIENTS
from bapasdesk.services.list_import import import_file
from bapasdesk.services.office import Office
from tests.builders import enrol, make_course, make_partner, make_session, mark
from tests.documents.reading import texts
from tests.faults.children import Say, start
from tests.faults.offices import new_office, opened
from tests.faults.run import Run, Trials, planted

_LONGEST_REFUSAL, _LONGEST_READING = 2.0, 10.0
"""Seconds of the processor."""
_MOST_MEGABYTES = 200

_SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1 if n > 1 else str()};" * 10}">' for n in range(1, 11))
    + "]>"
)
_EXTERNAL = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a10 SYSTEM "file:///etc/passwd">]>'


def bombs(run: Run) -> Trials:
    """Sheets that swell when unpacked, entities that multiply or read other files: refused soon and small."""
    makers = (_swelling, partial(_entities, _ENTITIES), partial(_entities, _EXTERNAL), _macro)
    unguarded = mock.patch.object(read_sheet, "check_workbook", lambda _: None)
    for number, place in enumerate(run.folders()):
        place.mkdir()
        path = place / "daftar.xlsx"
        makers[number % len(makers)](path)
        with planted(run.defect, unguarded):
            yield _is_refused_cheaply(path)


def _is_refused_cheaply(path: Path) -> bool:
    def job(say: Say) -> None:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        try:
            cells = read_sheet.read_cells(path)
            say("swollen" if "root:" in str(cells) or len(str(cells)) > 1_000_000 else "read")
        except InvalidInput:
            say("refused")
        used = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
        say("small" if used < _MOST_MEGABYTES else "large")
        say("soon" if time.process_time() < _LONGEST_REFUSAL else "late")

    said = start(job).ended()[1]
    return said in ({"refused", "small", "soon"}, {"read", "small", "soon"})


def _sheet(rows: list[list[str]]) -> bytes:
    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True}) as book:
        page = book.add_worksheet()
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                page.write_string(number, column, cell)
    return buffer.getvalue()


def _with_part(book: bytes, part: str, content: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    return buffer.getvalue()


def _swelling(path: Path) -> None:
    """Half a gigabyte of one cell, in half a megabyte."""
    head = f'<worksheet xmlns="{_SPREADSHEET}"><sheetData><row r="1">'.encode()
    cell = b'<c r="A1" t="inlineStr"><is><t>' + b"A" * (500 * 1024 * 1024) + b"</t></is></c>"
    content = head + cell + b"</row></sheetData></worksheet>"
    path.write_bytes(_with_part(_sheet([["Nama"]]), "xl/worksheets/sheet1.xml", content))


def _entities(head: str, path: Path) -> None:
    content = f"{head}<sst xmlns='{_SPREADSHEET}'><si><t>&a10;</t></si></sst>"
    path.write_bytes(_with_part(_sheet([["Nama"], ["Siti"]]), "xl/sharedStrings.xml", content.encode()))


def _macro(path: Path) -> None:
    """A file with a program in it that bears the name of a plain one: its cells are read, nothing is run."""
    book = _sheet([["Nama"], ["Siti Contoh"]])
    buffer = io.BytesIO(book)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("xl/vbaProject.bin", random.randbytes(4096))
    path.write_bytes(buffer.getvalue())


def broken_sheets(run: Run) -> Trials:
    """Bytes changed or cut, odd letters and separators: a sentence or a report, and nobody half imported."""
    names = [[f"Orang Contoh {number}", f"Jalan Rekaan {number}"] for number in range(30)]
    book = _sheet([["Nama", "Alamat"], *names])
    plain = "\r\n".join(["Nama;Alamat", *(";".join(row) for row in names)]).encode()
    with opened(new_office(run.place / "office")) as office:
        for number in range(run.trials):
            path = run.place / f"daftar-{number}{('.xlsx', '.csv')[number % 2]}"
            path.write_bytes(_mangled((book, plain)[number % 2]))
            yield _is_taken_or_refused(office, path, run.defect)
            path.unlink()


def _mangled(data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(random.choice([1, 5, 50])):
        changed[random.randrange(len(changed))] = random.randrange(256)
    cut = random.choice([len(changed)] * 3 + [random.randrange(len(changed))])
    odd = random.choice([b""] * 5 + [b"\0", "é".encode("utf-16"), b"\xff\xfe", b";,\t\r\r\n"])
    return bytes(changed[:cut]) + odd


def _is_taken_or_refused(office: Office, path: Path, careless: bool) -> bool:
    before, started = clients.count(office), time.process_time()
    try:
        new = (pd.read_excel if careless else partial(import_file, CLIENTS, office, apply=True))(path)
        whole = clients.count(office) == before + new.new
    except BapasError as error:
        whole = clients.count(office) == before and bool(str(error))
    except BaseException:
        return False
    return whole and time.process_time() - started < _LONGEST_READING


_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_BODIES = ("1+1", "cmd|' /C calc'!A0", 'HYPERLINK("http://x.invalid","x")', "SUM(A1:A9)", " Siti", "2")


def formulas(run: Run) -> Trials:
    """No name becomes a formula in a sheet, and each comes back as it was."""
    given = [start + body for start in _STARTS for body in _BODIES]
    with opened(new_office(run.place / "office")) as office:
        with office.work() as work:
            work.add_all([Client(full_name=name) for name in given])
            work.commit()
        book, plain = run.place / "daftar.xlsx", run.place / "daftar.csv"
        with planted(run.defect, mock.patch.object(list_sheet, "_RUN_BY_SHEETS", ("!",))):
            export_list(office, "clients", book)
            export_list(office, "clients", plain)
    with zipfile.ZipFile(book) as archive:
        cells = b"".join(archive.read(name) for name in archive.namelist() if "worksheets" in name)
    yield b"<f>" not in cells and b"<hyperlink" not in cells
    in_book = set(pd.read_excel(book, engine="calamine", dtype=str)["Nama"])
    rows = list(csv.DictReader(io.StringIO(plain.read_bytes().decode("utf-8-sig"))))
    in_plain = {row["Nama"] for row in rows}
    for name in given:
        kept = name.strip()  # the office keeps no spaces around a name
        yield kept in in_book
        yield (f"'{kept}" if kept.startswith(_STARTS) else kept) in in_plain


_PATHS = ("../../x", "..\\..\\x", "/etc/x", "CON", "NUL.pdf", "a:b", "x" * 120, "akhir.", "a|c?*")


def paths(run: Run) -> Trials:
    """Whatever things are called, a paper's file name is a plain short one, and lands in its folder."""
    for number, place in enumerate(run.folders()):
        name = _PATHS[number % len(_PATHS)]
        out = place / "out"
        out.mkdir(parents=True)
        with opened(new_office(place / "office")) as office:
            session_id = _session_of(office, name)
            for kind in SESSION_PAPERS:
                made = _made(office, kind, session_id)
                if made is not None:
                    file_name = f"{kind.value} {name}.pdf" if run.defect else made.file_name
                    yield _is_plain(file_name) and not (out / file_name).exists()
                    papers.save(made.pdf, out / made.file_name)
        yield {path.name for path in place.iterdir()} == {"office", "out"}


def _is_plain(name: str) -> bool:
    stem = name.split(".")[0].upper()
    foreign = set(name) & set('/\\:*?"<>|')
    return name.isprintable() and not foreign and len(name) < 120 and stem not in {"CON", "NUL"}


def _session_of(office: Office, name: str) -> int:
    """A session in which everything is called so, with the papers' numbers taken."""
    with office.work() as work:
        client_id = work.add(Client(full_name=name, address=name))
        work.commit()
    course, partner = _saved(make_course, office, name), _saved(make_partner, office, name)
    session_id = make_session(office, course_id=course, partner_id=partner, venue=name[:80])
    participants.enrol(office, session_id, [client_id])
    enrol(office, session_id, "Siti Contoh")
    mark(office, session_id, "HH")
    certificates.issue(office, session_id)
    payments.prepare(office, session_id)
    return session_id


def _saved(make: Callable[[Office, str], int], office: Office, name: str) -> int:
    """0, which means one of its own, if the office does not take such a name."""
    try:
        return make(office, name)
    except InvalidInput:
        return 0


def _made(office: Office, kind: PaperKind, session_id: int) -> Any:
    try:
        return papers.make(office, kind, session_id)
    except BapasError:
        return None


_MARKUP = (
    "<b>Budi",
    "Budi & Siti",
    '<img src="/etc/passwd"/>',
    "</font>Budi",
    '<a href="file:///etc/passwd">x</a>',
    "&lt;Budi&gt;",
    "<para>",
    "]]>Budi<!--",
)


def markup(run: Run) -> Trials:
    """Names that look like markup stand on every paper as they were typed, and open no file."""
    for number, place in enumerate(run.folders()):
        name = _MARKUP[number % len(_MARKUP)]
        folder = new_office(place)
        job = partial(_print_all, folder, name, run.defect)
        said = start(job).ended()[1]
        yield "done" in said and "opened" not in said and not any(word.startswith("missing") for word in said)


def _print_all(folder: OfficeFolder, name: str, unescaped: bool, say: Say) -> None:
    def spy(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open" and "passwd" in str(arguments[0]):
            say("opened")

    with opened(folder) as office, planted(unescaped, _unescaped()):
        session_id = _session_of(office, name)
        sys.addaudithook(spy)
        for kind in SESSION_PAPERS:
            made = _made(office, kind, session_id)
            if made is not None and "Siti" in "".join(texts(made.pdf)) and not _stands(name, made.pdf):
                say(f"missing {kind.value}")
    say("done")


def _unescaped() -> AbstractContextManager[Any]:
    """The mistake: text taken for markup as it is drawn, so that tags vanish from it."""
    real = Canvas.drawString

    def drawn(canvas: Canvas, x: float, y: float, text: str, *rest: Any, **named: Any) -> None:
        real(canvas, x, y, re.sub("<[^>]*>|&", "", text), *rest, **named)

    return mock.patch.object(Canvas, "drawString", drawn)


def _stands(name: str, pdf: bytes) -> bool:
    return "".join(name.split()) in "".join("".join(texts(pdf)).split())


_LETTERS = "abcdefg %_\"'*()[]^:-+;,.?\\/<>&|~{}éß€"


def searches(run: Run) -> Trials:
    """Any text may be searched for: no error, and hits are what holds it letter by letter."""
    with opened(new_office(run.place / "office")) as office:
        names = ["".join(random.choices(_LETTERS, k=14)).strip() or "x" for _ in range(60)]
        with office.work() as work:
            work.add_all([Client(full_name=name) for name in names])
            work.commit()
        for number in range(run.trials):
            name = random.choice(names)
            at = random.randrange(max(1, len(name) - 3))
            text = name[at : at + random.randrange(3, 8)] if number % 2 else random.choice(_PHRASES)
            yield _finds_literally(office, text, names, run.defect)


_PHRASES = ("NEAR(a b)", "'; DROP TABLE client; --", "%%%", '"""', "a OR b", "client:*", "* AND", "\0")


def _finds_literally(office: Office, text: str, names: list[str], pattern: bool) -> bool:
    asked = text.replace("_", "").replace("%", "") if pattern else text
    try:
        hits = {hit.title for hit in search.search(office, asked, limit=1000) if hit.kind == "client"}
    except BapasError:
        return False
    wanted = {name for name in names if text.strip().casefold() in name.casefold()}
    words = text.split()
    allowed = {name for name in names if all(word.casefold() in name.casefold() for word in words)}
    if not all(len(word) >= 3 and word.isprintable() for word in words):  # found by the start of names only
        return True
    return wanted <= hits <= allowed
