"""Messages that are written down instead of shown, so that no box waits for a click."""

from collections.abc import Sequence
from pathlib import Path

from bapasdesk.domain.rows.people import BatchReport
from bapasdesk.gui.messages import Messages


class FakeMessages(Messages):
    """`answers` is what `confirm`, `choose` and `ask_reason` find, first in first out."""

    def __init__(self) -> None:
        super().__init__()
        self.errors: list[str] = []
        self.warnings: list[str] = []
        self.notes: list[str] = []
        self.reports: list[tuple[str, BatchReport]] = []
        self.crashes: list[BaseException] = []
        self.questions: list[str] = []
        self.answers: list[bool | str | int | None] = []

    def inform(self, text: str) -> None:
        self.notes.append(text)
        super().inform(text)

    def error(self, text: str) -> None:
        self.errors.append(text)

    def warn(self, text: str) -> None:
        self.warnings.append(text)

    def confirm(self, text: str, action_label: str) -> bool:
        self.questions.append(text)
        return bool(self.answers.pop(0))

    def ask_reason(self, title: str, text: str) -> str | None:
        self.questions.append(text)
        answer = self.answers.pop(0)
        return answer if isinstance(answer, str) else None

    def choose(self, text: str, options: Sequence[str]) -> int | None:
        self.questions.append(f"{text} {' / '.join(options)}")
        answer = self.answers.pop(0)
        return answer if isinstance(answer, int) else None

    def report(self, title: str, report: BatchReport, noun: str = "peserta") -> None:
        self.reports.append((title, report))

    def show_crash(self, error: BaseException, report: Path | None) -> None:
        self.crashes.append(error)
