"""The way to the unlock window: what it does not load, so that the window is there at once."""

import os
import subprocess
import sys

HEAVY = (
    "bapasdesk.domain.values",
    "sqlalchemy",
    "alembic",
    "sqlcipher3",
    "cryptography",
    "argon2",
    "qtawesome",
    "reportlab",
    "pandas",
)
AT_REST = ("alembic", "pandas", "matplotlib", "pypdfium2", "holidays", "qtawesome", "qtpy")
LATE = (*AT_REST, "reportlab", "zxingcpp")


def _loaded(statement: str, wanted: tuple[str, ...]) -> list[str]:
    """Which of the packages a fresh Python holds after a statement."""
    code = f"import sys; {statement}; print(*[name for name in {wanted!r} if name in sys.modules])"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )
    return done.stdout.split()


def test_the_unlock_window_waits_for_no_database_and_no_page() -> None:
    assert _loaded("import bapasdesk.__main__, bapasdesk.app", HEAVY) == []


def test_opening_an_office_loads_nothing_that_only_papers_and_upgrades_need() -> None:
    assert _loaded("import bapasdesk.services.unlocking", LATE) == []


def test_the_window_with_beranda_keeps_out_of_memory_what_other_pages_need() -> None:
    assert _loaded("import bapasdesk.gui.main_window, bapasdesk.gui.pages.home_page", AT_REST) == []
