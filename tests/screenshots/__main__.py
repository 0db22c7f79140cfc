"""Draws every page and dialog with the example data as PNG, to be looked at.

`python -m tests.screenshots OUT [SIZE SCHEME]`

Each size and colour scheme is drawn by a process of its own, for Qt reads the scale only at its start.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from bapasdesk.gui.theme import apply_theme
from bapasdesk.gui.translator import IndonesianTranslator
from tests.screenshots.camera import Camera
from tests.screenshots.doors import draw_doors
from tests.screenshots.walk import draw_window

SIZES = {
    "1366x768": ("1", (1366, 768)),
    "1024x680-150": ("1.5", (1024, 680)),
    "1024x680-200": ("2", (1024, 680)),
}
SCHEMES = ("light", "dark")


def main(out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for size, (scale, _) in SIZES.items():
        for scheme in SCHEMES:
            environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale}
            command = [sys.executable, "-m", "tests.screenshots", str(out), size, scheme]
            subprocess.run(command, env=environment, check=True)
    print(f"{len(list(out.glob('*.png')))} pictures in {out}")


def draw(out: Path, size: str, scheme: str) -> None:
    app = QApplication([])
    app.installTranslator(IndonesianTranslator(app))
    apply_theme(app, dark=scheme == "dark")
    with tempfile.TemporaryDirectory() as place:
        camera = Camera(out, f"{size}-{scheme}", SIZES[size][1])
        draw_doors(camera, Path(place))
        draw_window(camera, Path(place))


if __name__ == "__main__":
    steps: dict[int, Callable[..., None]] = {2: main, 4: draw}
    if len(sys.argv) not in steps:
        sys.exit("usage: python -m tests.screenshots OUT [SIZE SCHEME]")
    steps[len(sys.argv)](Path(sys.argv[1]), *sys.argv[2:])
