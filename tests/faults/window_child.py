"""The program itself, which also says aloud when its window is open and when it is brought forward.

`python -m tests.faults.window_child [careless] ARGUMENTS`: careless, it looks for no other program first.
"""

import sys
from unittest import mock

from bapasdesk import app
from bapasdesk.__main__ import main
from bapasdesk.gui.single_instance import SingleInstance
from bapasdesk.services.office import Office
from bapasdesk.store.office_lock import OfficeLock

_show_window, _come_forward = app.Application._show_window, app.Application.come_forward


def _shown(application: app.Application, office: Office) -> None:
    _show_window(application, office)
    print("open", flush=True)


def _raised(application: app.Application) -> None:
    _come_forward(application)
    print("raised", flush=True)


if __name__ == "__main__":
    mock.patch.object(app.Application, "_show_window", _shown).start()
    mock.patch.object(app.Application, "come_forward", _raised).start()
    if sys.argv[1] == "careless":
        del sys.argv[1]
        mock.patch.object(SingleInstance, "claim", lambda _: True).start()
        mock.patch.object(OfficeLock, "acquire", lambda _: None).start()
    main()
