"""The pictures of emblems as the office keeps them, each checked against the digest it is named by."""

from hashlib import sha256

from bapasdesk.domain.records.emblem import Emblem
from bapasdesk.errors import DamagedFile
from bapasdesk.store.unit_of_work import UnitOfWork


def keep(work: UnitOfWork, picture: bytes) -> str:
    """Keeps a picture unless it is kept already; gives its digest."""
    digest = sha256(picture).hexdigest()
    if work.first(Emblem, digest=digest) is None:
        work.add(Emblem(digest=digest, picture=picture))
    return digest


def picture_of(work: UnitOfWork, digest: str) -> bytes:
    """The picture of a digest, nothing for an empty one; DamagedFile if it is not what its digest says."""
    return _checked(work.first(Emblem, digest=digest)) if digest else b""


def pictures(work: UnitOfWork) -> dict[str, bytes]:
    """Every picture by its digest: what stored papers need to be drawn again."""
    return {one.digest: _checked(one) for one in work.find(Emblem)}


def _checked(kept: Emblem | None) -> bytes:
    if kept is None or sha256(kept.picture).hexdigest() != kept.digest:
        raise DamagedFile("Lambang kop surat rusak. Pulihkan kantor dari cadangan.")
    return kept.picture
