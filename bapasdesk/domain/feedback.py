"""What participants are asked on the sheet they hand in after a session, without their name."""

from bapasdesk.domain.records.outcomes import Feedback
from bapasdesk.errors import InvalidInput

QUESTIONS = {
    "usefulness": "Manfaat pelatihan",
    "trainer": "Cara mengajar",
    "duration": "Lama pelatihan",
}
"""By field of the record; each has a mark from 1 (poor) to 5 (good)."""
WANTS_TO_USE = "Ingin memakai keterampilannya"
_LONGEST_SUGGESTION = 600


def check_feedback(feedback: Feedback) -> None:
    """InvalidInput naming the first field that is wrong."""
    for name in QUESTIONS:
        if not 1 <= getattr(feedback, name) <= 5:
            raise InvalidInput("Nilai diisi 1 sampai 5.", name)
    if len(feedback.suggestion) > _LONGEST_SUGGESTION:
        raise InvalidInput(f"Saran paling panjang {_LONGEST_SUGGESTION} huruf.", "suggestion")
