"""The office's log: small, turned over by its size, and without anybody's data.

What our own modules say is made of fixed sentences; of an exception only its type and places are written, of
what Qt says only the words before the first value.
"""

import logging
import re
from logging.handlers import RotatingFileHandler
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from bapasdesk.config import OfficeFolder
from bapasdesk.gui.crash_report import crash_text

LARGEST = 256 * 1024
"""Bytes of one file."""
OLDER_FILES = 3

_LONGEST_FROM_QT = 80
_FIRST_VALUE = re.compile(r"[\"'`:(\d/\\]")
_NAMED_FOLDER = re.compile(r"(?<=[\\/])(home|Users|media)[\\/]+[^\\/]+")
"""A folder named after the person at the PC; of a stick too, which Linux shows below the person's name."""
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_ours, _qt = logging.getLogger("bapasdesk"), logging.getLogger("bapasdesk.qt")


class _Discreet(logging.Formatter):
    """The person's own folder bears the person's name, and an exception's words may bear anybody's."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._home = str(Path.home())

    def format(self, record: logging.LogRecord) -> str:
        record.exc_text = None  # another handler may have written it out in full
        return _NAMED_FOLDER.sub(r"\1/~", super().format(record).replace(self._home, "~"))

    def formatException(self, ei: object) -> str:
        error = ei[1] if isinstance(ei, tuple) else None
        return crash_text(error) if isinstance(error, BaseException) else ""


class LogFile(RotatingFileHandler):
    """Written only once the office's folder is there: a first run that is broken off leaves nothing."""

    def __init__(self, folder: OfficeFolder) -> None:
        super().__init__(folder.log, maxBytes=LARGEST, backupCount=OLDER_FILES, encoding="utf-8", delay=True)
        self._root = folder.root
        self.setFormatter(_Discreet())
        self.setLevel(logging.INFO)

    def emit(self, record: logging.LogRecord) -> None:
        if self._root.exists():
            super().emit(record)

    def handleError(self, record: logging.LogRecord) -> None:
        """A full disk is told where something was to be saved, not by the log."""


def open_log(folder: OfficeFolder) -> LogFile:
    """From now on the program's and Qt's words go to the office's log; `close_log` ends it."""
    log_file = LogFile(folder)
    _ours.addHandler(log_file)
    if _ours.level == logging.NOTSET:
        _ours.setLevel(logging.INFO)
    qInstallMessageHandler(log_qt)
    return log_file


def close_log(log_file: LogFile) -> None:
    qInstallMessageHandler(None)
    _ours.removeHandler(log_file)
    log_file.close()


def log_qt(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    """Only up to the first quotation, number or path: what follows may be a file's name or a field's text."""
    head = _FIRST_VALUE.split(text, maxsplit=1)[0][:_LONGEST_FROM_QT].strip()
    _qt.log(_LEVELS.get(kind, logging.WARNING), "%s %s", context.category, head)
