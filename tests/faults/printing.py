"""The printer that is not there, stops or refuses, and a file that cannot be written: no number is lost."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

from PySide6.QtPrintSupport import QPrinter

from bapasdesk.config import OfficeFolder
from bapasdesk.domain.records.numbers import NumberEntry
from bapasdesk.domain.values import PaperKind
from bapasdesk.errors import BapasError
from bapasdesk.gui import print_round
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.dialogs import preview_dialog
from bapasdesk.gui.dialogs.preview_dialog import PreviewDialog
from bapasdesk.gui.jobs import Jobs
from bapasdesk.gui.pdf_printing import PrintOrder, print_pdfs
from bapasdesk.services import certificates, papers, prints
from bapasdesk.services.office import Office
from tests.builders import enrol, make_session, mark
from tests.documents.reading import whole_text
from tests.faults.children import Say, start
from tests.faults.offices import new_office, opened
from tests.faults.run import Run, Trials, planted
from tests.faults.window_program import window_program
from tests.gui.fake_messages import FakeMessages

_SESSION = 1
_COPY = "Salinan ke-1"


def troubled_printer(run: Run) -> Trials:
    """Nothing is counted and every number stays; what comes out afterwards is the original, then a copy.

    The planted mistake: a printer's refusal is taken for a success.
    """
    for number, place in enumerate(run.folders()):
        trouble = _TROUBLES[number % len(_TROUBLES)]
        said = start(partial(_print, new_office(place), trouble, run.defect)).ended()[1]
        yield said == {"kept", "original", "copy"}


def _print(folder: OfficeFolder, trouble: "_Trouble", careless: bool, say: Say) -> None:
    program = window_program()
    with opened(folder) as office:
        enrol(office, make_session(office), "Budi Contoh", "Siti Contoh")
        mark(office, _SESSION, "HH")
        certificates.issue(office, _SESSION)
        messages, jobs = FakeMessages(), Jobs()
        messages.answers = [True] * 2
        desk, before = Desk(office, jobs, messages), _numbers(office)
        dialog = PreviewDialog(desk, papers.make(office, PaperKind.CERTIFICATES, _SESSION), "Sertifikat")
        with planted(careless, mock.patch.object(print_round, "print_pdfs", _careless)):
            trouble(dialog, folder.root)
            jobs.wait_until_idle(60_000)
        told = bool(messages.errors or messages.warnings)
        nothing_counted = prints.of_session(office, _SESSION) == () and _numbers(office) == before
        say("kept" if told and nothing_counted else "lost")
        dialog.print_to(_order(dialog, folder.root / "cetak.pdf"))
        jobs.wait_until_idle(60_000)
        first = prints.of_session(office, _SESSION)
        is_original = len(first) == 1 and _COPY not in whole_text(dialog.paper.pdf)
        say("original" if is_original and _numbers(office) == before else "twice")
        again = papers.make(office, PaperKind.CERTIFICATES, _SESSION)
        say("copy" if whole_text(again.pdf).count(_COPY) == len(again.numbers) else "unmarked")
    del program
    os._exit(0)


def _numbers(office: Office) -> list[NumberEntry]:
    with office.work() as work:
        return work.find(NumberEntry)


def _order(dialog: PreviewDialog, path: Path) -> PrintOrder:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFileName(str(path))
    return PrintOrder(printer, dialog.document.pageCount())


_Trouble = Callable[[PreviewDialog, Path], None]


def _missing(dialog: PreviewDialog, _: Path) -> None:
    with mock.patch.object(preview_dialog, "has_printer", lambda: False):
        dialog.ui.print_button.click()


def _refusing(dialog: PreviewDialog, place: Path) -> None:
    dialog.print_to(_order(dialog, place / "tidak-ada" / "cetak.pdf"))


def _stopped(dialog: PreviewDialog, place: Path) -> None:
    dialog.print_to(_order(dialog, place / "cetak.pdf"))
    dialog.ui.stop_button.click()


def _locked_file(dialog: PreviewDialog, place: Path) -> None:
    """As a viewer on Windows holds it: another file cannot take its name."""
    target = place / "terbuka.pdf"
    target.mkdir()
    dialog.save_to(target)


_TROUBLES: tuple[_Trouble, ...] = (_missing, _refusing, _stopped, _locked_file)


def _careless(*given: Any, **named: Any) -> None:
    try:
        print_pdfs(*given, **named)
    except BapasError:
        return
