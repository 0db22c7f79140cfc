"""Starts the program: arguments to a command, no command to the window."""

import os
import sys

from bapasdesk.config import OfficeFolder, default_office_folder
from bapasdesk.store.core_dumps import forbid_core_dumps


def main() -> None:
    forbid_core_dumps()
    if len(sys.argv) == 1:
        # By the icon: the commands, and all services they need, are not loaded before the window is there.
        sys.exit(_open_window(default_office_folder(), os.environ.get("BAPASDESK_OFFICER", "")))
    from bapasdesk.cli.main import cli

    cli(obj=_open_window)


def _open_window(folder: OfficeFolder, officer: str) -> int:
    from bapasdesk.app import run_window  # late: a command never loads Qt

    return run_window(folder, officer)


if __name__ == "__main__":
    main()
