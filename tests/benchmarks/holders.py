"""Invented certificate holders: the input that floor and peer draw, as many and as long as ours."""

from dataclasses import dataclass
from random import Random

_NAMES = ("Agus", "Bayu", "Cahya", "Dian", "Endah", "Galih", "Hesti", "Joko", "Laras", "Oki", "Rini")
COURSE = "Teknik Penyajian Kopi/Barista"
SENTENCE = "pada tanggal 20 Juni 2023 bersama LPK Contoh Kopi"


@dataclass(frozen=True, slots=True)
class Holder:
    name: str
    number: str
    code: str


def holders(count: int, group: int = 0) -> list[Holder]:
    """The same people at each call; other people in each group.

    Whoever draws the same people again may remember the first time: Typst then takes half as long.
    """
    chance = Random(7 + group)
    return [
        Holder(
            name=" ".join(chance.sample(_NAMES, chance.randint(2, 4))),
            number=f"{place:04d}/SERT/VI/2023",
            code=f"{chance.getrandbits(60):015X}",
        )
        for place in range(1, count + 1)
    ]
