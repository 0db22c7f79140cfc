"""The text of a crash: where the program failed, never whose data it held.

The words of an exception may quote a name or a number of a client, so only its type is told.
"""

import platform
import traceback
from pathlib import Path

from bapasdesk import __version__


def crash_text(error: BaseException) -> str:
    """Type, program version and the places in the code, innermost last."""
    places = [
        f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    head = f"BapasDesk {__version__}, Python {platform.python_version()}, {platform.system()}"
    return "\n".join([head, *places, type(error).__name__])
