"""No picture of the memory, which holds the key and people's data, is written when the program crashes."""

import ctypes
import sys

_NO_BOXES = 0x0001 | 0x0002 | 0x8000
"""SEM_FAILCRITICALERRORS, SEM_NOGPFAULTERRORBOX, SEM_NOOPENFILEERRORBOX: no crash dialog, so no dump."""


def forbid_core_dumps() -> None:
    """For this process and those it starts; for good."""
    if sys.platform == "win32":
        ctypes.windll.kernel32.SetErrorMode(_NO_BOXES)
    else:
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
