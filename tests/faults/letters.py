"""Names in any script and of any length: on every paper inside its sheet, and no box without a warning."""

import random
from unittest import mock

from bapasdesk.documents.fonts import REPLACEMENT
from bapasdesk.domain.checks import LONGEST_NAME
from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.rows.papers import Paper
from bapasdesk.domain.values import PaperKind
from bapasdesk.errors import BapasError
from bapasdesk.services import certificates, papers, participants, payments
from bapasdesk.services.office import Office
from tests.builders import make_session, mark
from tests.documents.reading import MM, read
from tests.faults.offices import new_office, opened
from tests.faults.run import Run, Trials, planted

_NAMES = 25
_MARGIN = 5 * MM
_MOST_SIDES = 2
_PIECES = (
    "محمد عبد الله",
    "דוד בן ציון",
    "👩\u200d🎓 Siti 🏽🚀",
    "张伟",
    "ꦧꦸꦢꦶ",
    "สมชาย",
    "a\u0301\u0323\u0308\u0342Budi",
    "Bu\u200bdi\u200d\u2060",
    "\u202eidub\u202c",
    "\ue000\ufffd",
    "Ñandú Ærø Žižka Ωμέγα Юрий",
    "W" * 500,
    "Nama Sangat Panjang " * 25,
    "X",
    "i",
)


def any_names(run: Run) -> Trials:
    """One trial a name and kind of paper. The planted mistake: nobody looks which letters the faces lack."""
    careless = mock.patch.object(papers, "missing_characters", lambda text: "")
    for place in run.folders():
        with opened(new_office(place)) as office, planted(run.defect, careless):
            session_id = _session_of(office, [_name() for _ in range(_NAMES)])
            for kind in PaperKind:
                made = _made(office, kind, session_id)
                if made is not None:
                    yield _is_sound(made)


def _name() -> str:
    """As long as the office takes at the most."""
    return " ".join(random.sample(_PIECES, random.choice((1, 1, 2))))[:LONGEST_NAME].strip()


def _session_of(office: Office, names: list[str]) -> int:
    with office.work() as work:
        ids = [work.add(Client(full_name=name, address=name)) for name in names]
        work.commit()
    session_id = make_session(office)
    participants.enrol(office, session_id, ids)
    mark(office, session_id, "H" * len(ids))
    certificates.issue(office, session_id)
    payments.prepare(office, session_id)
    return session_id


def _made(office: Office, kind: PaperKind, session_id: int) -> Paper | None:
    try:
        return papers.make(office, kind, session_id)
    except BapasError:
        return None


def _is_sound(made: Paper) -> bool:
    pages = read(made.pdf)
    inside = all(page.keeps_margin(_MARGIN) for page in pages)
    has_box = any(REPLACEMENT in page.text for page in pages)
    one_each = made.kind != PaperKind.CERTIFICATES or len(pages) <= _MOST_SIDES * len(made.numbers)
    return inside and one_each and (bool(made.warning) or not has_box)
