"""The office's list of words that no certificate may bear, with a sentence to try it on."""

from PySide6.QtWidgets import QWidget

from bapasdesk.domain.checks import check_stigma_list
from bapasdesk.domain.records.certificates import StigmaList
from bapasdesk.domain.rights import Right
from bapasdesk.domain.stigma import DEFAULT_WORDS, find_words
from bapasdesk.errors import InvalidInput
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.forms.stigma_panel import Ui_StigmaPanel
from bapasdesk.services import stigma

_FIELDS = ("words", "allowed")


class StigmaPanel(QWidget):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_StigmaPanel()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call, unused-ignore]
        self._desk = desk
        self._known: StigmaList | None = None
        for field in _FIELDS:
            getattr(self.ui, field).textChanged.connect(self._check)
        self.ui.sample.textChanged.connect(self._check)
        self.ui.defaults_button.clicked.connect(lambda: self._fill("words", DEFAULT_WORDS))
        self.ui.save_button.clicked.connect(self._save)
        desk.gate(Right.SETTINGS, self.ui.save_button)
        desk.changed.connect(self._changed)
        self.refresh()

    def refresh(self) -> None:
        office = self._desk.office
        self._desk.run(lambda: stigma.word_list(office), self._show)

    def _changed(self, kinds: frozenset[str]) -> None:
        if "settings" in kinds:
            self.refresh()

    def _show(self, known: StigmaList) -> None:
        self._known = known
        for field in _FIELDS:
            self._fill(field, getattr(known, field))
        self._check()

    def _fill(self, field: str, words: tuple[str, ...]) -> None:
        getattr(self.ui, field).setPlainText("\n".join(words))

    def _typed(self) -> StigmaList:
        lines = {field: getattr(self.ui, field).toPlainText().splitlines() for field in _FIELDS}
        words, allowed = (tuple(line.strip() for line in lines[field] if line.strip()) for field in _FIELDS)
        return StigmaList(id=self._known.id if self._known else 0, words=words, allowed=allowed)

    def _check(self) -> None:
        if self._known is None:
            return
        typed, wrong, trouble = self._typed(), "", ""
        try:
            check_stigma_list(typed)
        except InvalidInput as error:
            wrong, trouble = error.field, str(error)
        for field in _FIELDS:
            getattr(self.ui, f"{field}_error").show_error(trouble if field == wrong else "")
        self.ui.save_button.setEnabled(not trouble and typed != self._known)
        self._try(typed)

    def _try(self, typed: StigmaList) -> None:
        sample = self.ui.sample.text()
        found = find_words(sample, typed.words, typed.allowed)
        told = ", ".join(dict.fromkeys(f"“{one.word}”" for one in found))
        verdict = f"Tidak lolos: {told}." if found else "Lolos: tidak ada kata terlarang."
        self.ui.verdict.setText(verdict if sample.strip() else "")

    def _save(self) -> None:
        office, typed = self._desk.office, self._typed()
        self._desk.run(
            lambda: stigma.save_word_list(office, typed),
            lambda _: self._desk.messages.inform("Daftar kata terlarang tersimpan."),
            announce=("settings",),
        )
