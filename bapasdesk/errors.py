"""Every trouble the program foresees, each with one Indonesian sentence for the person at the desk.

What is not a `BapasError` is a defect of ours and goes to the crash dialog.
"""


class BapasError(Exception):
    """Known trouble. `str(error)` says in Indonesian what happened, what is safe and what to do.

    `exit_status` is the command line's status for it.
    """

    exit_status = 1


class InvalidInput(BapasError):
    """A value that cannot be taken; `field` names the record's attribute, or is empty."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class RuleBroken(BapasError):
    """The office's own rules, or the database's constraints, forbid the step."""


class StigmaFound(RuleBroken):
    """A certificate bears a word of the office's list; it was neither issued nor printed."""


class NotAllowed(BapasError):
    """The officer at the desk has no role that allows the step."""


class NotFound(BapasError):
    """What was asked for by id, name or code is not in the office."""


class DamagedFile(BapasError):
    """An office or key file that is damaged, foreign, unencrypted or from a newer program."""


class OutputFailed(BapasError):
    """A file could not be written; nothing half-written is left under the wanted name."""


class BackupCancelled(BapasError):
    """The person stopped a backup or its check; nothing half-written is left under the wanted name."""


class ExportStopped(BapasError):
    """The person stopped an export; no file was written."""


class PrintStopped(BapasError):
    """The person stopped a print or a batch of papers; nothing was counted as printed."""


class ImportStopped(BapasError):
    """The person stopped a list on its way in; nothing of it was saved."""


class WrongPassphrase(BapasError):
    """No such officer, or the passphrase or recovery code does not open the key slot."""

    exit_status = 3


class OfficeInUse(BapasError):
    """The office folder is open in another process."""

    exit_status = 4
