"""The texts of letters, records and reports: those that come with the program, or the office's own."""

from bapasdesk.config import asset
from bapasdesk.domain.checks import check_name
from bapasdesk.domain.labels import label
from bapasdesk.domain.records.papers import Wording
from bapasdesk.domain.rights import Right
from bapasdesk.domain.values import WordingKind
from bapasdesk.domain.wording import check_text, tokens_of
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs
from bapasdesk.store.unit_of_work import UnitOfWork


@needs(Right.VIEW)
def wordings(office: Office) -> tuple[Wording, ...]:
    """The text in force of each kind; those with id 0 are the ones that came with the program."""
    with office.work() as work:
        return tuple(wording_of(work, kind) for kind in WordingKind)


@needs(Right.SETTINGS)
def save_wording(office: Office, wording: Wording) -> None:
    """For papers written from now on; issued ones stay as they are."""
    check_name(wording.subject, "subject", "Judul atau hal")
    tokens = tokens_of(wording.kind)
    check_text(wording.subject, "subject", tokens)
    check_text(wording.body, tokens=tokens)
    with office.work() as work:
        known = work.first(Wording, kind=wording.kind)
        work.save(
            Wording(
                id=known.id if known else 0,
                kind=wording.kind,
                subject=wording.subject,
                body=wording.body,
            )
        )
        work.record("Teks dokumen disimpan", "office", 1, label(wording.kind))
        work.commit()


@needs(Right.SETTINGS)
def restore_wording(office: Office, kind: WordingKind) -> None:
    """Takes the office's own text away, so that the one of the program is in force again."""
    with office.work() as work:
        work.remove_where(Wording, kind=kind)
        work.record("Teks dokumen dikembalikan ke bawaan", "office", 1, label(kind))
        work.undoable(f"{label(kind)}: teks bawaan dipakai lagi")
        work.commit()


def wording_of(work: UnitOfWork, kind: WordingKind) -> Wording:
    """The office's text of a kind, else the one shipped in `resources/wording`."""
    return work.first(Wording, kind=kind) or shipped(kind)


def shipped(kind: WordingKind) -> Wording:
    """The text that comes with the program: its first line is the subject or title."""
    subject, _, body = asset("wording", f"{kind.value}.txt").read_text(encoding="utf-8").partition("\n")
    return Wording(kind=kind, subject=subject.strip(), body=body.strip())
