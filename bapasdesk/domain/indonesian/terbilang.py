"""Numbers in words, exact as receipts need them: seribu, but satu juta; satu juta seribu."""

_ONES = ("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_SCALES = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"))
LARGEST = 10**15 - 1


def terbilang(number: int) -> str:
    """A whole number from 0 to 10^15 - 1 in words, without `rupiah`; ValueError outside of that."""
    if not 0 <= number <= LARGEST:
        raise ValueError("terbilang is for whole numbers from 0 to 999,999,999,999,999")
    if number == 0:
        return "nol"
    words = []
    for scale, name in _SCALES:
        count, number = divmod(number, scale)
        if count:
            words += [_below_thousand(count), name]
    thousands, rest = divmod(number, 1000)
    if thousands:
        words.append("seribu" if thousands == 1 else f"{_below_thousand(thousands)} ribu")
    if rest:
        words.append(_below_thousand(rest))
    return " ".join(words)


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    words = []
    if hundreds:
        words.append("seratus" if hundreds == 1 else f"{_ONES[hundreds]} ratus")
    if rest:
        words.append(_below_hundred(rest))
    return " ".join(words)


def _below_hundred(number: int) -> str:
    if number < 10:
        return _ONES[number]
    if number == 10:
        return "sepuluh"
    if number == 11:
        return "sebelas"
    if number < 20:
        return f"{_ONES[number - 10]} belas"
    tens, ones = divmod(number, 10)
    return f"{_ONES[tens]} puluh {_ONES[ones]}".rstrip()


def parse_terbilang(words: str) -> int:
    """The number of such words, read by its own grammar; ValueError for words that are no number."""
    total, rest = 0, words.split()
    if rest == ["nol"]:
        return 0
    for scale, name in (*_SCALES, (1000, "ribu")):
        if name in rest:
            at = rest.index(name)
            if name == "ribu" and rest[:at] == ["satu"]:
                raise ValueError("no number in words: one thousand is seribu")
            total += scale * _read_below_thousand(rest[:at])
            rest = rest[at + 1 :]
        elif scale == 1000 and rest[:1] == ["seribu"]:
            total, rest = total + 1000, rest[1:]
    return total + (_read_below_thousand(rest) if rest or not total else 0)


def _read_below_thousand(words: list[str]) -> int:
    """1-999; every word must be used, in its place."""
    number, rest = 0, list(words)
    if rest[:1] == ["seratus"]:
        number, rest = 100, rest[1:]
    elif rest[1:2] == ["ratus"]:
        number, rest = 100 * _digit(rest[0]), rest[2:]
    if rest in (["sepuluh"], ["sebelas"]):
        return number + (10 if rest == ["sepuluh"] else 11)
    if rest[1:] == ["belas"]:
        return number + 10 + _digit(rest[0])
    if rest[1:2] == ["puluh"]:
        number, rest = number + 10 * _digit(rest[0]), rest[2:]
    if len(rest) == 1:
        number, rest = number + _digit(rest[0]), []
    if rest or not number:
        raise ValueError(f"no number in words: {words}")
    return number


def _digit(word: str) -> int:
    return _ONES.index(word, 1)


def amount_in_words(rupiah: int) -> str:
    """`seratus lima puluh ribu rupiah`, read back before it is given: what is signed for is what is meant.

    RuntimeError if the words do not say the amount, so that no paper is ever drawn with them.
    """
    words = terbilang(rupiah)
    if parse_terbilang(words) != rupiah:
        raise RuntimeError(f"the words for {rupiah} do not read back as that amount")
    return f"{words} rupiah"
