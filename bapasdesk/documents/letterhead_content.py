"""What a letterhead says and shows, apart from how it is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Self

from bapasdesk.errors import DamagedFile


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterheadContent:
    """`emblem` is the PNG at the left of the lines, or empty. Without lines there is no letterhead at all.

    A stored paper names the picture by its SHA-256: hundreds of receipts bear the same one.
    """

    lines: tuple[str, ...] = ()
    emblem: bytes = b""

    @classmethod
    def from_data(cls, data: Any, emblems: Mapping[str, bytes] | None) -> Self:
        """From stored JSON; papers of the time before emblems hold the lines alone.

        `emblems` None: only what the paper says is wanted, not its picture. DamagedFile if it is gone.
        """
        if isinstance(data, list):
            return cls(lines=tuple(data))
        digest, lines = data["emblem"], tuple(data["lines"])
        if not digest or emblems is None:
            return cls(lines=lines)
        if digest not in emblems:
            raise DamagedFile("Lambang pada sebuah surat lama hilang. Pulihkan kantor dari cadangan.")
        return cls(lines=lines, emblem=emblems[digest])


def stored_picture(picture: object) -> str:
    """What JSON holds in place of a picture (`json.dumps`' default): its digest, or nothing."""
    if not isinstance(picture, bytes):
        raise TypeError(f"a paper's content cannot hold {type(picture).__name__}")
    return sha256(picture).hexdigest() if picture else ""
