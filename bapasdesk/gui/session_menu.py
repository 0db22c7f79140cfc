"""The menus of the session page: what can be done with the session, and with chosen participants."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from bapasdesk.domain.labels import label
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.people import ParticipantRow
from bapasdesk.domain.seating import UNMATCHED
from bapasdesk.domain.values import RIGHT_TO_PRINT, ObligationKind, ObligationState, PaperKind, SessionStatus
from bapasdesk.gui.attendance_typing import OVER
from bapasdesk.gui.right_gate import add_step
from bapasdesk.gui.session_actions import RIGHT_TO_ADVANCE, SessionActions
from bapasdesk.services import extracts
from bapasdesk.services.extracts import Extract

MakeExtract = Callable[[int, str], Extract]
_LISTS: tuple[tuple[str, MakeExtract], ...] = (
    ("daftar peserta", extracts.seats),
    ("daftar tunggu", extracts.waiting_list),
    ("yang mengundurkan diri", extracts.drop_outs),
)
_PREVIEWED = (PaperKind.CERTIFICATES, PaperKind.RECEIPTS)


def session_menu(
    page: QWidget,
    actions: SessionActions,
    status: SessionStatus,
    change: Callable[[], None],
    change_topics: Callable[[], None],
) -> QMenu:
    """What stands behind the three dots; `change` and `change_topics` open the page's own dialogs."""
    menu = QMenu(page)
    add = partial(add_step, menu, actions.allows)
    if status in OVER:
        add(Right.PLAN, "Buka kembali kegiatan…", actions.reopen_session)
        return menu
    add(Right.PLAN, "Ubah kegiatan…", change)
    add(Right.PEOPLE, "Kehadiran dari lembar Excel…\tCtrl+Shift+I", actions.import_attendance)
    add(Right.PLAN, "Komponen pembayaran…", actions.change_parts)
    add(Right.PLAN, "Materi dan jam pelajaran…", change_topics)
    add(Right.PLAN, "Batalkan kegiatan…", actions.cancel_session)
    add(Right.PLAN, "Hapus kegiatan", actions.remove_session)
    return menu


def add_exports(menu: QMenu, allows: Callable[[Right], bool], export: Callable[[MakeExtract], None]) -> None:
    menu.addSeparator()
    for words, make in _LISTS:
        add_step(menu, allows, Right.EXPORT, f"Ekspor {words}…", partial(export, make))


def participants_menu(
    page: QWidget,
    actions: SessionActions,
    chosen: Sequence[ParticipantRow],
    advance: Callable[[ObligationKind], None],
) -> QMenu:
    """Everything that can be done with the chosen participants."""
    menu, ids = QMenu(page), [row.id for row in chosen]
    add = partial(add_step, menu, actions.allows)
    see = {kind: partial(actions.show_paper, kind, ids) for kind in _PREVIEWED}
    add(Right.PAPERS, "Terbitkan sertifikat", lambda: actions.issue_certificates(ids))
    add(RIGHT_TO_PRINT[PaperKind.CERTIFICATES], "Pratinjau sertifikat", see[PaperKind.CERTIFICATES])
    add(Right.RECEIPTS, "Terbitkan kuitansi", lambda: actions.prepare_receipts(ids))
    add(RIGHT_TO_PRINT[PaperKind.RECEIPTS], "Pratinjau kuitansi", see[PaperKind.RECEIPTS])
    add(Right.PAY, "Catat dibayar", lambda: actions.mark_paid(ids, len(ids)))
    for kind in ObligationKind:
        part = partial(add_step, menu.addMenu(label(kind)), actions.allows)
        part(RIGHT_TO_ADVANCE[kind], "Maju selangkah", partial(advance, kind))
        part(Right.PEOPLE, "Batalkan langkah", partial(actions.take_back, ids, kind))
        part(Right.PEOPLE, "Kecualikan…", partial(actions.waive, ids, kind))
    menu.addSeparator()
    if len(chosen) == 1:
        _add_single(menu, actions, chosen[0])
    add(Right.PEOPLE, "Mengundurkan diri…", lambda: actions.drop_out(list(chosen)))
    add(Right.PEOPLE, "Hapus dari kegiatan", lambda: actions.remove(list(chosen)))
    return menu


def _add_single(menu: QMenu, actions: SessionActions, row: ParticipantRow) -> None:
    add = partial(add_step, menu, actions.allows)
    add(Right.VOID, "Sertifikat dengan alasan khusus…", lambda: actions.override_certificate(row))
    if row.certificate_id is not None:
        add(Right.VOID, "Batalkan sertifikat…", lambda: actions.void_certificate(row))
    if row.payment_id is not None and row.transport.state == ObligationState.DELIVERED:
        add(Right.PAY, "Koreksi pembayaran…", lambda: actions.correct_payment(row))
    elif row.payment_id is not None:
        add(Right.VOID, "Batalkan kuitansi…", lambda: actions.void_receipt(row))
    if row.note == UNMATCHED:
        add(Right.PEOPLE, "Cocokkan dengan klien…", lambda: actions.match(row))
    add(Right.VIEW, "Buka data klien…", lambda: actions.open_client(row))
