"""Starts the program: arguments to a command, no command to the window."""

from bapasdesk.cli import cli
from bapasdesk.config import OfficeFolder
from bapasdesk.store.core_dumps import forbid_core_dumps


def main() -> None:
    forbid_core_dumps()
    cli(obj=_open_window)


def _open_window(folder: OfficeFolder, officer: str) -> int:
    from bapasdesk.app import run_window  # late: a command never loads Qt

    return run_window(folder, officer)


if __name__ == "__main__":
    main()
