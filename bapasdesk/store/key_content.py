"""The key file as it lies on the disk: format, version and checksum, and who can open the office.

The unlock window asks for the names before anything else, so nothing here knows a cipher.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

from bapasdesk.config import OfficeFolder
from bapasdesk.errors import DamagedFile

FORMAT = "bapasdesk-keys"
VERSION = 2
_LARGEST_FILE = 256 * 1024


def officer_names(folder: OfficeFolder) -> tuple[str, ...]:
    """From the first copy that is whole, and from both if they are of two offices; DamagedFile if none is."""
    troubles, found = [], dict[str, tuple[str, ...]]()
    for path in (folder.keys, folder.keys_copy):
        try:
            office_id, names = _names_in(path)
            found.setdefault(office_id, names)
        except DamagedFile as error:
            troubles.append(error)
    if not found:
        raise troubles[0]
    return tuple(dict.fromkeys(name for names in found.values() for name in names))


def _names_in(path: Path) -> tuple[str, tuple[str, ...]]:
    """The office's id, and who can open it."""
    try:
        content = parse(read(path))
        slots = content["slots"]
        names = tuple(str(slot["name"]) for slot in slots if slot["kind"] == "officer")
        return str(content["office_id"]), names
    except UNEXPECTED as error:
        raise not_whole() from error


UNEXPECTED = (KeyError, TypeError, ValueError, RecursionError)
"""What reading a file that this program has not written may raise."""


def read(path: Path) -> bytes:
    """One copy of the key file. Raises DamagedFile if it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST_FILE)
    except OSError as error:
        raise DamagedFile(
            f"Berkas kunci {path.name} tidak dapat dibaca ({error.strerror}). "
            "Data kantor tidak diubah; pulihkan dari cadangan terakhir."
        ) from error


def parse(data: bytes) -> dict[str, Any]:
    """What stands in the file, once format and checksum fit.

    Raises one of `UNEXPECTED` if they do not, DamagedFile for the file of a newer program.
    """
    content = json.loads(data)
    if not isinstance(content, dict) or content.pop("sha256") != checksum(content):
        raise ValueError("the checksum does not fit")
    if content["format"] != FORMAT or type(content["version"]) is not int:
        raise ValueError("not a key file")
    if content["version"] > VERSION:
        raise DamagedFile(
            "Berkas kunci ini dari BapasDesk yang lebih baru. Pasang versi terbaru, lalu buka lagi."
        )
    if content["version"] < 1 or content.keys() != {"format", "version", "office_id", "slots"}:
        raise ValueError("not a key file of this version")
    return content


def write(office_id: str, slots: list[dict[str, Any]]) -> bytes:
    """The bytes of a key file of today's version."""
    content = {"format": FORMAT, "version": VERSION, "office_id": office_id, "slots": slots}
    return json.dumps({**content, "sha256": checksum(content)}, indent=1).encode()


def not_whole() -> DamagedFile:
    return DamagedFile("Berkas kunci rusak. Data kantor tidak diubah; pulihkan dari cadangan terakhir.")


def checksum(content: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
