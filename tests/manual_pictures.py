"""Draws the pictures of the manual, and with `--readme` those of README.md, from the running program.

`python -m tests.manual_pictures [--readme]`

They go to bapasdesk/_assets/help/gambar, which is not committed: what a reader sees is never older than the
program. README's two lie in docs/pictures, for a page on the web has no program beside it.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.screenshots.camera import Camera
from tests.screenshots.doors import draw_doors
from tests.screenshots.walk import draw_window

SIZE = (1024, 680)
SHARP = "2"
"""Twice as many dots as the text needs on a screen, for paper has more."""
README = {"kegiatan-belum-tuntas": "session.png", "beranda": "home.png"}
_COLOURS = 96


class Photographer(Camera):
    """Keeps only the screens the manual shows."""

    def __init__(self, out: Path, wanted: set[str]) -> None:
        super().__init__(out, "", SIZE)
        self.out, self._wanted = out, wanted

    def take(self, name: str, widget: Any) -> None:
        self.settle()
        if name in self._wanted:
            _save(widget.grab().toImage(), self.out / f"{name}.png")


def main(arguments: list[str]) -> int:
    if arguments == ["--draw"]:
        return draw()
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": SHARP}
    subprocess.run([sys.executable, "-m", "tests.manual_pictures", "--draw"], env=environment, check=True)
    if "--readme" in arguments:
        from bapasdesk.config import asset
        from bapasdesk.gui.help_pages import PICTURES

        pictures = Path("docs", "pictures")
        pictures.mkdir(parents=True, exist_ok=True)
        for name, target in README.items():
            (pictures / target).write_bytes(asset("help", PICTURES, f"{name}.png").read_bytes())
    return 0


def draw() -> int:
    from PySide6.QtWidgets import QApplication

    from bapasdesk.config import asset
    from bapasdesk.gui.help_pages import HELP_PAGES, PICTURES
    from bapasdesk.gui.theme import apply_theme
    from bapasdesk.gui.translator import IndonesianTranslator

    app = QApplication([])
    app.installTranslator(IndonesianTranslator(app))
    apply_theme(app, dark=False)
    out = asset("help", PICTURES)
    out.mkdir(parents=True, exist_ok=True)
    wanted = {name for page in HELP_PAGES for name in page.pictures}
    camera = Photographer(out, wanted)
    with tempfile.TemporaryDirectory() as place:
        draw_doors(camera, Path(place))
        draw_window(camera, Path(place))
    missing = wanted - {path.stem for path in out.glob("*.png")}
    print(f"{len(wanted) - len(missing)} pictures in {out}")
    return 1 if missing else 0


def _save(image: Any, to: Path) -> None:
    """With few colours: a window has no more, and the installer stays small."""
    from PIL import Image
    from PySide6.QtGui import QImage

    flat = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = bytes(flat.constBits())
    picture = Image.frombuffer(
        "RGB", (flat.width(), flat.height()), rows, "raw", "RGB", flat.bytesPerLine(), 1
    )
    picture.quantize(_COLOURS, dither=Image.Dither.NONE).save(to, optimize=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
