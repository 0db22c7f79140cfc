"""Compiles the Designer forms and copies the assets into the package.

Runs as hatchling's build hook for standard and editable wheels, and by hand after a form was changed:
`python ui/build_forms.py`. What it writes is git-ignored and never edited.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FORMS = ROOT / "bapasdesk" / "gui" / "forms"
ASSETS = ROOT / "bapasdesk" / "_assets"


def build() -> None:
    """Writes bapasdesk/gui/forms/*.py from ui/*.ui and bapasdesk/_assets from resources/."""
    import PySide6

    uic = Path(PySide6.__file__).parent / "Qt" / "libexec" / "uic"
    if sys.platform == "win32":
        uic = Path(PySide6.__file__).parent / "uic.exe"
    FORMS.mkdir(parents=True, exist_ok=True)
    (FORMS / "__init__.py").write_text('"""Generated from ui/*.ui; never edited."""\n', encoding="utf-8")
    for form in sorted((ROOT / "ui").glob("*.ui")):
        target = FORMS / f"{form.stem}.py"
        subprocess.run([uic, "-g", "python", "--no-autoconnection", form, "-o", target], check=True)
        target.write_text(without_idle_imports(target.read_text(encoding="utf-8")), encoding="utf-8")
    shutil.copytree(
        ROOT / "resources", ASSETS, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__")
    )


def without_idle_imports(code: str) -> str:
    """uic imports classes no form uses, and PySide builds each class when it is first imported."""
    header, body = code.split("\nclass ", 1)
    used = set(re.findall(r"\bQ\w+", body))

    def fewer(found: re.Match[str]) -> str:
        names = [name for name in re.findall(r"\w+", found[2]) if name in used or name == "Qt"]
        return f"from {found[1]} import {', '.join(names)}\n" if names else ""

    return re.sub(r"from (PySide6\.\w+) import \(([^)]+)\)\n", fewer, header) + "\nclass " + body


if __name__ == "__main__":
    build()
else:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface

    class FormsBuildHook(BuildHookInterface):  # type: ignore[misc, type-arg, unused-ignore]
        """Compiles before the wheel is made and tells it about the git-ignored results."""

        def initialize(self, version: str, build_data: dict[str, Any]) -> None:
            build()
            build_data["artifacts"] += ["bapasdesk/gui/forms/*.py", "bapasdesk/_assets/**"]
