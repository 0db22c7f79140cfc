"""A new passphrase typed twice, with its strength and one piece of advice while it is typed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from bapasdesk.domain.passphrase import check_passphrase, passphrase_strength
from bapasdesk.errors import InvalidInput
from bapasdesk.gui.theme import icon
from bapasdesk.gui.widgets.field_error import FieldError

LABEL_WIDTH = 140
"""As wide as the labels beside it in the forms, so that the fields stand in one line."""


class PassphraseFields(QWidget):
    """`passphrase()` raises InvalidInput until both lines agree and the passphrase is good enough."""

    value_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._officer = ""
        self.first, self.again = QLineEdit(), QLineEdit()
        self._meter = QProgressBar(textVisible=False)
        self.advice, self.trouble = QLabel(), FieldError()
        self.advice.setTextFormat(Qt.TextFormat.PlainText)
        self.advice.setWordWrap(True)
        self.advice.setProperty("muted", True)
        self._lay_out()
        self._offer_to_show()
        for line in (self.first, self.again):
            line.textChanged.connect(self._typed)
        self.setFocusProxy(self.first)
        self._typed()

    def set_officer(self, name: str) -> None:
        """Whose passphrase it is: it must not be made of the officer's own name."""
        self._officer = name
        self._typed()

    def passphrase(self) -> str:
        check_passphrase(self.first.text(), self._officer)
        if self.first.text() != self.again.text():
            raise InvalidInput("Kedua isian frasa sandi belum sama.", "passphrase")
        return self.first.text()

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(14)
        below = QVBoxLayout()
        below.setSpacing(4)
        for part in (self.first, self._meter, self.advice):
            below.addWidget(part)
        labels = (QLabel("Frasa sandi &baru *"), QLabel("&Ulangi *"))
        labels[0].setMinimumWidth(LABEL_WIDTH)
        labels[0].setBuddy(self.first)
        labels[1].setBuddy(self.again)
        form.addRow(labels[0], below)
        repeated = QVBoxLayout()
        repeated.setSpacing(2)
        repeated.addWidget(self.again)
        repeated.addWidget(self.trouble)
        form.addRow(labels[1], repeated)

    def _offer_to_show(self) -> None:
        for line in (self.first, self.again):
            line.setEchoMode(QLineEdit.EchoMode.Password)
        eye = self.first.addAction(icon("eye-outline"), QLineEdit.ActionPosition.TrailingPosition)
        eye.setToolTip("Tampilkan atau sembunyikan")
        eye.setCheckable(True)
        eye.toggled.connect(self._show_text)

    def _show_text(self, shown: bool) -> None:
        for line in (self.first, self.again):
            line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def _typed(self) -> None:
        text = self.first.text()
        strength = passphrase_strength(text)
        self._meter.setRange(0, 4)
        self._meter.setValue(strength.level if text else 0)
        said = f"{strength.label.capitalize()}. {strength.advice}".strip() if text else "Belum diisi."
        self.advice.setText(said)
        self.trouble.show_error(self._problem() if self.again.text() else "")
        self.value_changed.emit()

    def _problem(self) -> str:
        try:
            self.passphrase()
        except InvalidInput as error:
            return str(error)
        return ""
