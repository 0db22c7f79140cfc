"""Pictures somebody may choose as an emblem: an invented wheel of a few plain shapes, as PNG or JPEG."""

from io import BytesIO

from PIL import Image, ImageDraw


def wheel(side: int = 600, *, margin: int = 0) -> Image.Image:
    """A wheel with a transparent ground and, if wanted, a transparent edge of `margin` around it."""
    picture = Image.new("RGBA", (side + 2 * margin,) * 2, (0, 0, 0, 0))
    draw = ImageDraw.Draw(picture)
    box = (margin, margin, margin + side - 1, margin + side - 1)
    draw.ellipse(box, fill=(11, 110, 110, 255))
    inner = side // 6
    draw.ellipse((box[0] + inner, box[1] + inner, box[2] - inner, box[3] - inner), fill=(168, 131, 47, 255))
    return picture


def as_file(picture: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    file = BytesIO()
    picture.convert("RGB" if kind == "JPEG" else picture.mode).save(file, kind, **options)
    return file.getvalue()
