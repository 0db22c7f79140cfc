"""Three letters a row on the attendance sheet, for typing a pile of sheets back in any order.

Two codes differ in at least two places, so one mistyped letter never marks somebody else.
"""

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


def row_number_of(code: str) -> int | None:
    """The row of a typed code; None if there is no such code."""
    typed = code.strip().upper()
    if len(typed) not in (3, 4) or any(letter not in _LETTERS for letter in typed):
        return None
    first, second = _LETTERS.index(typed[0]), _LETTERS.index(typed[1])
    turn = _LETTERS.index(typed[3]) + 1 if len(typed) == 4 else 0
    number = turn * LARGEST_ROW + first * _SIZE + second + 1
    return number if row_code(number) == typed else None
