"""An emblem is made ready for paper: looked at, cut to its edges, and no larger than print needs."""

from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from bapasdesk.errors import InvalidInput

LARGEST_FILE = 2 * 1024 * 1024
"""Bytes of the file somebody chooses."""
PRINT_PIXELS = 300
"""300 dots an inch at 25.4 mm, the height of the tallest letterhead; an emblem of fewer looks soft."""
_MOST_PIXELS = 24_000_000
_WIDEST = 3
"""Times its height: a wider picture is a banner and leaves no room for the lines."""
_UNREADABLE = "Gambar itu rusak atau tidak lengkap. Lambang yang lama tidak berubah; pilih gambar lain."


def make_emblem(content: bytes) -> bytes:
    """The PNG that papers carry, with its transparency, made from a PNG or JPEG file.

    InvalidInput if the file is too large, none of these, or cannot be read.
    """
    if len(content) > LARGEST_FILE:
        raise InvalidInput("Gambar paling besar 2 MB. Perkecil dahulu gambarnya; lambang lama tidak berubah.")
    picture = _cut(_read(content))
    width, height = picture.size
    if width > height * _WIDEST:
        raise InvalidInput(
            "Gambar ini terlalu lebar untuk kop surat. Pakai lambangnya saja, tanpa tulisan di sampingnya."
        )
    if height > PRINT_PIXELS:
        picture = picture.resize(
            (max(1, round(width * PRINT_PIXELS / height)), PRINT_PIXELS), Image.Resampling.LANCZOS
        )
    file = BytesIO()
    picture.save(file, "PNG", optimize=True, icc_profile=None)
    return file.getvalue()


def is_soft(emblem: bytes) -> bool:
    """Whether it has too few pixels to look sharp on paper."""
    with Image.open(BytesIO(emblem)) as picture:
        return picture.height < PRINT_PIXELS


def _read(content: bytes) -> Image.Image:
    """Upright, in red, green and blue, with the transparency it came with."""
    try:
        with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                raise InvalidInput("Gambar terlalu besar ukurannya. Perkecil dahulu gambarnya.")
            upright = ImageOps.exif_transpose(picture)
            return upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    except UnidentifiedImageError:
        raise InvalidInput(
            "Lambang harus berupa gambar PNG atau JPEG. Lambang yang lama tidak berubah; pilih gambar lain."
        ) from None
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise InvalidInput(_UNREADABLE) from None


def _cut(picture: Image.Image) -> Image.Image:
    """Without the transparent edge that many files have; InvalidInput if nothing can be seen in it."""
    if picture.mode != "RGBA":
        return picture
    seen = picture.getbbox(alpha_only=True)
    if seen is None:
        raise InvalidInput("Gambar itu kosong. Lambang yang lama tidak berubah; pilih gambar lain.")
    return picture.crop(seen)
