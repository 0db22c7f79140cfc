"""What an installer is made of: one version number, licences of what is shipped, texts for Windows."""

import re
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

from bapasdesk import __version__

sys.path.append(str(Path("ui").resolve()))
import shipping


def test_there_is_one_version_number() -> None:
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == __version__


def test_windows_is_told_the_version_in_four_numbers() -> None:
    told = shipping.version_resource("1.2.3")
    assert "filevers=(1, 2, 3, 0)" in told and '"ProductVersion", "1.2.3"' in told
    compile(told, "version", "eval")


@pytest.fixture(scope="module")
def licences(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of one file of each of three packages."""
    import pypdfium2
    import PySide6
    import sqlcipher3

    place = tmp_path_factory.mktemp("shipped") / "lisensi"
    files = [Path(str(part.__file__)) for part in (pypdfium2, PySide6, sqlcipher3)]
    shipping.write_licences(files, place, "1.2.3")
    return place


def test_the_index_names_what_is_shipped_and_nothing_else(licences: Path) -> None:
    index = (licences / shipping.INDEX).read_text(encoding="utf-8")
    named = re.findall(r"^(\S+) +\d\S* +\S", index, re.MULTILINE)
    assert {"Python", "pypdfium2", "sqlcipher3"} <= set(named)
    assert not {"pytest", "mypy", "pandas"} & set(named)
    assert re.search(r"^PySide6\S* +\S+ +LGPL-3.0$", index, re.MULTILINE)
    assert "boleh Anda ganti" in index


def test_the_texts_are_there(licences: Path) -> None:
    for name in ("LGPL-3.0.txt", "GPL-3.0.txt", "SQLCipher.txt", "Python.txt"):
        assert len((licences / name).read_text(encoding="utf-8")) > 1000
    assert len(list((licences / "pypdfium2").iterdir())) > 10


def test_the_readme_shows_two_small_pictures() -> None:
    named = re.findall(r"\((docs/pictures/[^)]+)\)", Path("README.md").read_text(encoding="utf-8"))
    assert len(named) == 2
    assert all(0 < Path(name).stat().st_size < 200_000 for name in named)


def test_every_direct_dependency_names_a_licence() -> None:
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = [re.split(r"[<>=]", line)[0] for line in project["dependencies"]]
    unnamed = {name for name in names if shipping.licence_of(metadata.distribution(name)) == "lihat teksnya"}
    assert unnamed <= {"sqlcipher3"}, "whose text says it"


def test_the_installer_leaves_the_data_alone() -> None:
    script = Path("resources/installer/bapasdesk.iss").read_text(encoding="utf-8")
    assert "PrivilegesRequired=lowest" in script and "desktopicon" in script
    removed = script.split("[UninstallDelete]")[1]
    assert all("{app}" in line for line in removed.splitlines() if line.startswith("Type:"))
