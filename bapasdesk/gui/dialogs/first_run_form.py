"""Reads what was typed in the first run as records, and says which field is wrong."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from bapasdesk.domain.checks import check_letterhead, check_office, check_signatory
from bapasdesk.domain.labels import label
from bapasdesk.domain.records.office import Letterhead, OfficeProfile, Signatory
from bapasdesk.domain.values import CertificateStyle, SignatoryRole
from bapasdesk.errors import InvalidInput
from bapasdesk.gui.forms.first_run import Ui_FirstRun

T = TypeVar("T")
_SIGNERS = {
    "head": SignatoryRole.OFFICE_HEAD,
    "commitment": SignatoryRole.COMMITMENT_OFFICER,
    "treasurer": SignatoryRole.TREASURER,
}
_FIRST_DAY = date(2000, 1, 1)
"""What is typed at the start holds for back-dated papers too."""
FIELDS = (
    "office_name",
    "city",
    "letterhead",
    *(f"{who}_{what}" for who in _SIGNERS for what in ("name", "nip")),
    "officer_name",
    "passphrase",
    "first_group",
    "second_group",
)


class FirstRunForm:
    """Each method gives a step's checked record or raises InvalidInput naming the field of the form."""

    def __init__(self, ui: Ui_FirstRun) -> None:
        self._ui = ui

    def profile(self) -> OfficeProfile:
        ui = self._ui
        city = ui.city.text().strip()
        style = CertificateStyle.OFFICIAL if ui.official.isChecked() else CertificateStyle.NEUTRAL
        profile = OfficeProfile(name=ui.office_name.text().strip(), city=city, certificate_style=style)
        _checked(check_office, profile, {"name": "office_name"})
        if not city:
            raise InvalidInput("Isi kota kantor; kota dicetak di depan tanggal surat.", "city")
        return profile

    def letterhead(self) -> tuple[str, ...]:
        """Empty when left out for now."""
        typed = self._ui.letterhead.toPlainText().splitlines()
        lines = tuple(line.strip() for line in typed if line.strip())
        if lines:
            letterhead = Letterhead(valid_from=_FIRST_DAY, lines=lines)
            _checked(check_letterhead, letterhead, {"lines": "letterhead"})
        return lines

    def signatories(self) -> tuple[Signatory, ...]:
        return tuple(signer for who, role in _SIGNERS.items() if (signer := self._signatory(who, role)))

    def officer(self) -> tuple[str, str]:
        """Name and passphrase."""
        name = self._ui.officer_name.text().strip()
        if not name:
            raise InvalidInput("Isi nama Anda.", "officer_name")
        return name, self._ui.passphrase.passphrase()

    def _signatory(self, who: str, role: SignatoryRole) -> Signatory | None:
        name = getattr(self._ui, f"{who}_name").text().strip()
        nip = getattr(self._ui, f"{who}_nip").text().strip()
        if not name and not nip:
            return None
        signatory = Signatory(role=role, name=name, position=label(role), nip=nip, valid_from=_FIRST_DAY)
        _checked(check_signatory, signatory, {"name": "signatories", "nip": "signatories"})
        return signatory


def _checked(check: Callable[[T], object], record: T, fields: dict[str, str]) -> None:
    try:
        check(record)
    except InvalidInput as error:
        raise InvalidInput(str(error), fields.get(error.field, error.field)) from None
