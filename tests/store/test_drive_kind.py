"""Where an office may live: told apart by the mount table, the kernel's own flags, and what stands around."""

from pathlib import Path

import pytest

from bapasdesk.errors import RuleBroken
from bapasdesk.store import drive_kind
from bapasdesk.store.drive_kind import Drive, linux_drive, problem_of, refuse_unsafe_place

MOUNTS = r"""
22 1 259:2 / / rw,relatime shared:1 - ext4 /dev/nvme0n1p2 rw
30 22 8:17 / /media/petugas/FLASH\040DISK rw,nosuid shared:2 - vfat /dev/sdb1 rw
31 22 8:33 / /mnt/luar rw shared:3 - ext4 /dev/sdc1 rw
32 22 0:50 / /home/petugas/jaringan rw shared:4 - cifs //server/berbagi rw
33 22 0:51 / /home/petugas/jauh rw - fuse.sshfs petugas@server:/ rw
34 22 0:52 / /home/petugas/nfs rw - nfs4 server:/data rw
35 22 0:53 / /tmp rw - tmpfs tmpfs rw
36 22 0:54 / /merged rw - overlay overlay rw
""".strip()


@pytest.fixture
def sys_folder(tmp_path: Path) -> Path:
    """A kernel's view: an internal disk, a stick with its flag, and a USB hard disk without."""
    for device, place, flag in (
        ("259:2", "pci0000/nvme0n1/nvme0n1p2", "0"),
        ("8:17", "pci0000/usb1/sdb/sdb1", "1"),
        ("8:33", "pci0000/usb2/sdc/sdc1", "0"),
    ):
        partition = tmp_path / "devices" / place
        partition.mkdir(parents=True)
        (partition / "partition").write_text("1")
        (partition.parent / "removable").write_text(f"{flag}\n")
        link = tmp_path / "dev" / "block" / device
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(partition)
    return tmp_path


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/petugas/BapasDesk", Drive("ext4")),
        ("/media/petugas/FLASH DISK/kantor", Drive("vfat", is_removable=True)),
        ("/mnt/luar/kantor", Drive("ext4", is_removable=True)),
        ("/home/petugas/jaringan/kantor", Drive("cifs", is_remote=True)),
        ("/home/petugas/jauh", Drive("fuse.sshfs", is_remote=True)),
        ("/home/petugas/nfs/kantor", Drive("nfs4", is_remote=True)),
        ("/tmp/uji", Drive("tmpfs")),
        ("/merged/uji", Drive("overlay")),
    ],
)
def test_the_kind_of_drive(sys_folder: Path, path: str, kind: Drive) -> None:
    assert linux_drive(Path(path), MOUNTS, sys_folder) == kind


def test_a_system_that_was_started_from_usb_has_nothing_better(sys_folder: Path) -> None:
    table = MOUNTS.replace("259:2", "8:33")
    assert linux_drive(Path("/home/petugas"), table, sys_folder) == Drive("ext4")


@pytest.mark.parametrize(
    "name",
    ["OneDrive", "OneDrive - Kementerian", "Dropbox", "Dropbox (Kantor)", "Google Drive", "Nextcloud"],
)
def test_a_folder_that_a_program_synchronises_is_refused_by_its_name(tmp_path: Path, name: str) -> None:
    assert "disinkronkan" in problem_of(tmp_path / name / "kantor", Drive(), {})


@pytest.mark.parametrize("mark", [".stfolder", ".nextcloudsync.log", ".dropbox", ".tmp.drivedownload"])
def test_or_by_what_the_program_leaves_there(tmp_path: Path, mark: str) -> None:
    (tmp_path / mark).write_text("")
    assert tmp_path.name in problem_of(tmp_path / "dokumen" / "kantor", Drive(), {})


def test_or_by_where_the_computer_says_onedrive_is(tmp_path: Path) -> None:
    environment = {"OneDrive": str(tmp_path / "awan")}
    assert problem_of(tmp_path / "awan" / "kantor", Drive(), environment)
    assert not problem_of(tmp_path / "lain" / "kantor", Drive(), environment)


def test_dropbox_keeps_its_own_settings_in_a_home_folder_that_is_not_synchronised(tmp_path: Path) -> None:
    (tmp_path / ".dropbox").mkdir()
    assert not problem_of(tmp_path / "BapasDesk", Drive(), {})


@pytest.mark.parametrize("name", ["kantor", "Dropboxer", "data onedrive lama"])
def test_an_ordinary_folder_is_taken(tmp_path: Path, name: str) -> None:
    refuse_unsafe_place(tmp_path / name)


def test_a_folder_that_may_not_be_looked_into_is_somebody_elses_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(path: object, **_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.stat", forbidden)
    assert not problem_of(tmp_path / "kantor", Drive(), {})


def test_the_reason_and_the_way_out_are_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(drive_kind, "drive_of", lambda _: Drive("vfat", is_removable=True))
    with pytest.raises(RuleBroken, match=r"flashdisk.*Tidak ada yang diubah.*disk dalam komputer"):
        refuse_unsafe_place(tmp_path)
