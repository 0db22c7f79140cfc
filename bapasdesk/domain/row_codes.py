"""Three letters a row on the attendance sheet, for typing a pile of sheets back in any order.

Two codes differ in at least two places, so one mistyped letter never marks somebody else.
"""

from collections.abc import Collection

_LETTERS = "ACDEFHJKLMNPRTUVWXY"
"""19 letters (a prime) that are told apart in handwriting."""
_SIZE = len(_LETTERS)
LARGEST_ROW = _SIZE * _SIZE


def row_code(row_number: int) -> str:
    """The code of a row, from 1 to 361; later rows start anew with a fourth letter."""
    if row_number < 1:
        raise ValueError("rows are counted from 1")
    turn, place = divmod(row_number - 1, LARGEST_ROW)
    first, second = divmod(place, _SIZE)
    letters = _LETTERS[first] + _LETTERS[second] + _LETTERS[(first + 2 * second) % _SIZE]
    return letters + (_LETTERS[turn - 1] if turn else "")


def code_and_marks(typed: str, codes: Collection[str]) -> tuple[str, str] | None:
    """`acd hhi`, or without the space, as a code of the sheet and letters; the letters may be none.

    None if it begins with no code of the sheet.
    """
    joined = "".join(typed.upper().split())
    fitting = [code for code in codes if joined.startswith(code)]
    code = max(fitting, key=len, default=None)
    return None if code is None else (code, joined.removeprefix(code))
