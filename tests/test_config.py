"""The program finds its files where the person or the system says."""

from pathlib import Path

import pytest

from bapasdesk.config import OfficeFolder, asset, default_office_folder


def test_the_environment_chooses_the_folder(tmp_path: Path) -> None:
    folder = default_office_folder({"BAPASDESK_DATA_DIR": str(tmp_path)})
    assert folder == OfficeFolder(tmp_path)


@pytest.mark.parametrize("env", [{}, {"BAPASDESK_DATA_DIR": ""}])
def test_without_it_the_office_is_in_the_persons_own_data(env: dict[str, str]) -> None:
    root = default_office_folder(env).root
    assert root.is_absolute()
    assert root.parts[-2:] == ("BapasDesk", "kantor")


def test_the_real_environment_is_read_when_none_is_given(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("BAPASDESK_DATA_DIR", str(tmp_path))
    assert default_office_folder().root == tmp_path


def test_an_office_exists_as_soon_as_any_part_of_it_does(tmp_path: Path) -> None:
    folder = OfficeFolder(tmp_path / "office")
    assert not folder.exists
    folder.root.mkdir()
    folder.lock.touch()
    folder.attempts.touch()
    assert not folder.exists
    folder.keys_copy.touch()
    assert folder.exists


def test_a_folder_that_may_not_be_looked_into_is_not_taken_for_an_empty_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "exists", refused)
    assert OfficeFolder(tmp_path).exists


def test_assets_are_inside_the_package() -> None:
    path = asset("layouts", "certificate.json")
    assert path.parts[-4:] == ("bapasdesk", "_assets", "layouts", "certificate.json")
