"""Papers of many sessions at once: made one after the other, with what could not be made and why."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from bapasdesk.domain.labels import label
from bapasdesk.domain.progress import Cancel, Progress, never, silent
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.papers import Paper
from bapasdesk.domain.values import PaperKind
from bapasdesk.errors import PrintStopped, RuleBroken
from bapasdesk.services import papers
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs


@dataclass(frozen=True, slots=True)
class Batch:
    """Papers ready to print, and the sentences of those that are not."""

    papers: tuple[Paper, ...]
    refusals: tuple[str, ...]


@needs(Right.PAPERS)
def make(
    office: Office,
    session_ids: Collection[int],
    kinds: Collection[PaperKind],
    *,
    progress: Progress = silent,
    cancel: Cancel = never,
) -> Batch:
    """Every kind of paper of every session, session by session; PrintStopped when `cancel` says so."""
    made: list[Paper] = []
    refusals: dict[str, None] = {}
    wanted = [(session_id, kind) for session_id in session_ids for kind in kinds]
    for done, (session_id, kind) in enumerate(wanted):
        if cancel():
            raise PrintStopped("Dihentikan. Tidak ada yang dicatat tercetak dan nomornya tetap.")
        try:
            paper = papers.make(office, kind, session_id)
            _check_apart(paper, made)
            made.append(paper)
        except RuleBroken as refusal:
            refusals[str(refusal)] = None
        progress(done + 1, len(wanted))
    return Batch(tuple(made), tuple(refusals))


@needs(Right.PAPERS)
def save(office: Office, batch: Batch, folder: Path) -> int:
    """Writes each paper into the folder under its own name; gives how many. OutputFailed says why not."""
    for paper in batch.papers:
        papers.save_as_file(office, paper, folder / paper.file_name)
    return len(batch.papers)


def _check_apart(paper: Paper, others: Sequence[Paper]) -> None:
    """One number in two papers of a batch would be two originals, as receipts in the settlement file are."""
    taken = {one for other in others for one in other.numbers}
    if paper.kind is not None and taken.intersection(paper.numbers):
        raise RuleBroken(
            f"{label(paper.kind)} tidak ikut: nomornya sudah ada pada dokumen lain di sini. "
            "Cetak terpisah sesudahnya, sebagai salinan."
        )
