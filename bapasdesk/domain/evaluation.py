"""What both sides are asked after a session, and what the scores mean."""

from collections.abc import Iterable

from bapasdesk.domain.records.partners import Evaluation
from bapasdesk.domain.values import EvaluationSide
from bapasdesk.errors import InvalidInput

QUESTIONS: dict[EvaluationSide, tuple[str, ...]] = {
    EvaluationSide.BY_PARTNER: (
        "Peserta siap dan mau belajar",
        "Petugas membantu dan mudah dihubungi",
        "Persiapan dan tempat memadai",
        "Bersedia mengadakan lagi",
    ),
    EvaluationSide.ABOUT_PARTNER: (
        "Pengajar menguasai dan sabar",
        "Bahan dan alat cukup untuk semua",
        "Tepat waktu dan sesuai rencana",
        "Peserta diperlakukan dengan hormat",
    ),
}
"""The order is part of what is stored: new questions go to the end."""
SCORES = {0: "tidak dinilai", 1: "kurang sekali", 2: "kurang", 3: "cukup", 4: "baik", 5: "baik sekali"}
_LONGEST_COMMENT = 4000


def check_evaluation(evaluation: Evaluation) -> None:
    if len(evaluation.scores) != len(QUESTIONS[evaluation.side]):
        raise InvalidInput("Jumlah nilai tidak sama dengan jumlah pertanyaan.", "scores")
    if any(score not in SCORES for score in evaluation.scores):
        raise InvalidInput("Nilai diisi 1 sampai 5.", "scores")
    if not any(evaluation.scores) and not evaluation.comment.strip():
        raise InvalidInput("Beri paling sedikit satu nilai atau tulis catatannya.", "scores")
    if len(evaluation.comment) > _LONGEST_COMMENT:
        raise InvalidInput(f"Paling panjang {_LONGEST_COMMENT} huruf.", "comment")


def average(evaluations: Iterable[Evaluation]) -> float | None:
    """Mean of all scores given (1-5); None if nobody has given one."""
    given = [score for one in evaluations for score in one.scores if score]
    return sum(given) / len(given) if given else None
