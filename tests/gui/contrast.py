"""How strongly colours differ, as WCAG 2.2 counts it, on pictures of the window."""

from typing import Any

import numpy as np
from PySide6.QtGui import QImage

Pixels = np.ndarray[Any, Any]
"""One number a pixel, 0xRRGGBB under whatever the highest byte holds."""


def strongest_contrast(pixels: Pixels) -> float:
    """Between the ground, which is the commonest colour, and the colour farthest from it."""
    colours, counts = np.unique(pixels.reshape(-1), return_counts=True)
    light = _luminance(colours)
    ground = light[np.argmax(counts)]
    high, low = np.maximum(light, ground), np.minimum(light, ground)
    return float(((high + 0.05) / (low + 0.05)).max())


def changed_enough(before: Pixels, after: Pixels) -> bool:
    """Some pixels changed with a contrast of 3:1 or more, as WCAG 2.2 asks of a focus mark."""
    if before.shape != after.shape:
        return True
    one, other = _luminance(before), _luminance(after)
    return bool(((np.maximum(one, other) + 0.05) / (np.minimum(one, other) + 0.05) >= 3).sum() >= 20)


def _luminance(colours: Pixels) -> Pixels:
    parts = [((colours >> shift) & 0xFF) / 255 for shift in (16, 8, 0)]
    red, green, blue = (np.where(p <= 0.04045, p / 12.92, ((p + 0.055) / 1.055) ** 2.4) for p in parts)
    light: Pixels = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return light


def pixels_of(image: QImage) -> Pixels:
    flat = image.convertToFormat(QImage.Format.Format_RGB32)
    words = np.frombuffer(flat.constBits(), dtype=np.uint32).reshape(flat.height(), flat.bytesPerLine() // 4)
    return words[:, : flat.width()].copy()
