"""What `make installer` makes besides the program: licence notices, the Windows version resource, the icon.

Called by `build_installer.spec`, so that no notice and no version number is ever written by hand.
"""

import shutil
import sys
import sysconfig
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OWN_TEXTS = ROOT / "resources" / "installer" / "licences"
_SIZES = (16, 24, 32, 48, 64, 128, 256)
_MARKS = ("licen", "copying", "notice", "authors")
_QT = "LGPL-3.0"
INDEX = "LISENSI.txt"
_HEAD = """BapasDesk {version} memuat perangkat lunak bebas berikut, masing-masing menurut lisensinya.
Teks lengkapnya ada di map ini, satu map untuk setiap bagian.

Qt dan PySide6 dipakai menurut GNU Lesser General Public License versi 3 (LGPL-3.0). Pustakanya berdiri
sendiri di map _internal/PySide6 dan boleh Anda ganti dengan versi lain yang cocok; kode sumbernya tersedia
di https://download.qt.io. Bagian pihak ketiga di dalam Qt, di antaranya FreeType, HarfBuzz, libpng,
libjpeg-turbo, zlib, PCRE2, dan PDFium, dijelaskan di https://doc.qt.io/qt-6/licenses-used-in-qt.html.

"""
_VERSION_RESOURCE = """VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, OS=0x40004, fileType=0x1),
  kids=[
    StringFileInfo([StringTable("042104B0", [
      StringStruct("ProductName", "BapasDesk"),
      StringStruct("FileDescription", "BapasDesk"),
      StringStruct("CompanyName", "The BapasDesk maintainers"),
      StringStruct("LegalCopyright", "MIT"),
      StringStruct("OriginalFilename", "bapasdesk.exe"),
      StringStruct("FileVersion", "{version}"),
      StringStruct("ProductVersion", "{version}"),
    ])]),
    VarFileInfo([VarStruct("Translation", [0x0421, 1200])]),
  ],
)
"""


def version_resource(version: str) -> str:
    """The text PyInstaller reads the version of a Windows program from; `version` such as "1.2.3"."""
    parts = [int(part) for part in version.split(".")]
    numbers = tuple([*parts, 0, 0, 0, 0][:4])
    return _VERSION_RESOURCE.format(numbers=numbers, version=version)


def write_icon(to: Path) -> Path:
    """The program's picture as an .ico of all sizes Windows asks for."""
    from PIL import Image  # both only when an installer is built
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QGuiApplication, QIcon, QImage

    app = QGuiApplication.instance() or QGuiApplication(["icon", "-platform", "offscreen"])
    picture = QIcon(str(ROOT / "resources" / "icons" / "bapasdesk.svg"))
    largest = picture.pixmap(QSize(_SIZES[-1], _SIZES[-1]), 1.0).toImage()
    flat = largest.convertToFormat(QImage.Format.Format_RGBA8888)
    image = Image.frombuffer("RGBA", (flat.width(), flat.height()), bytes(flat.constBits()))
    image.save(to, sizes=[(size, size) for size in _SIZES])
    del app
    return to


def shipped(files: Iterable[Path]) -> list[metadata.Distribution]:
    """The installed packages that any of these files belongs to, by name."""
    wanted = {path.resolve() for path in files}
    found = [
        package
        for package in metadata.distributions()
        if any(Path(str(file.locate())).resolve() in wanted for file in package.files or ())
    ]
    return sorted(found, key=lambda package: package.name.casefold())


def write_licences(files: Iterable[Path], to: Path, version: str) -> None:
    """An index and the texts of every package of which a file is shipped, of Python, Qt and SQLCipher."""
    shutil.rmtree(to, ignore_errors=True)
    to.mkdir(parents=True)
    lines = [
        _line("Python", sys.version.split()[0], "PSF-2.0"),
        _line("SQLCipher", "", "BSD-3-Clause"),
        _line("PyInstaller (pemuat)", "", "GPL-2.0 dengan pengecualian untuk program yang dimuatnya"),
    ]
    shutil.copyfile(Path(sysconfig.get_path("stdlib")) / "LICENSE.txt", to / "Python.txt")
    for own in OWN_TEXTS.iterdir():
        shutil.copyfile(own, to / own.name)
    for package in shipped(files):
        lines.append(_line(package.name, package.version, licence_of(package)))
        _copy_texts(package, to / package.name)
    index = _HEAD.format(version=version) + "\n".join(lines) + "\n"
    (to / INDEX).write_text(index, encoding="utf-8")


def licence_of(package: metadata.Distribution) -> str:
    """As its metadata names it; of several offered for Qt the one it is used under."""
    facts = package.metadata
    named = [facts[name] for name in ("License-Expression", "License") if name in facts]
    said = next(iter(named), "")
    if _QT in said:
        return _QT
    classified = [one.rsplit(" :: ", 1)[-1] for one in facts.get_all("Classifier") or [] if "License" in one]
    is_short = 0 < len(said) <= 80 and "\n" not in said
    return said if is_short else ", ".join(classified) or "lihat teksnya"


def _line(name: str, version: str, licence: str) -> str:
    return f"{name:28}{version:20}{licence}"


def _copy_texts(package: metadata.Distribution, to: Path) -> None:
    for file in package.files or ():
        source = Path(str(file.locate()))
        is_text = any(mark in str(file).casefold() for mark in _MARKS) and source.suffix in (
            "",
            ".txt",
            ".md",
            ".rst",
        )
        if is_text and source.is_file():
            to.mkdir(exist_ok=True)
            place = to / "-".join(file.parts[-2:]) if (to / file.name).exists() else to / file.name
            shutil.copyfile(source, place)
