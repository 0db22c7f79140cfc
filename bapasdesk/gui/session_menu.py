"""The right-click menu of the session page: everything that can be done with the chosen participants."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from bapasdesk.domain.rows import ParticipantRow
from bapasdesk.domain.values import ObligationKind, ObligationState, PaperKind, label
from bapasdesk.gui.session_actions import SessionActions


def participants_menu(
    page: QWidget,
    actions: SessionActions,
    chosen: Sequence[ParticipantRow],
    advance: Callable[[ObligationKind], None],
) -> QMenu:
    """Everything that can be done with the chosen participants."""
    menu, ids = QMenu(page), [row.id for row in chosen]
    menu.addAction("Terbitkan sertifikat", lambda: actions.issue_certificates(ids))
    menu.addAction("Pratinjau sertifikat", lambda: actions.show_paper(PaperKind.CERTIFICATES, ids))
    menu.addAction("Terbitkan kuitansi", lambda: actions.prepare_receipts(ids))
    menu.addAction("Pratinjau kuitansi", lambda: actions.show_paper(PaperKind.RECEIPTS, ids))
    menu.addAction("Catat dibayar", lambda: actions.mark_paid(ids, len(ids)))
    for kind in ObligationKind:
        part = menu.addMenu(label(kind))
        part.addAction("Maju selangkah", partial(advance, kind))
        part.addAction("Batalkan langkah", partial(actions.take_back, ids, kind))
        part.addAction("Kecualikan…", partial(actions.waive, ids, kind))
    menu.addSeparator()
    if len(chosen) == 1:
        _add_single(menu, actions, chosen[0])
    menu.addAction("Mengundurkan diri…", lambda: actions.drop_out(list(chosen)))
    menu.addAction("Hapus dari kegiatan", lambda: actions.remove(list(chosen)))
    return menu


def _add_single(menu: QMenu, actions: SessionActions, row: ParticipantRow) -> None:
    menu.addAction("Sertifikat dengan alasan khusus…", lambda: actions.override_certificate(row))
    if row.certificate_id is not None:
        menu.addAction("Batalkan sertifikat…", lambda: actions.void_certificate(row))
    if row.payment_id is not None and row.transport.state == ObligationState.DELIVERED:
        menu.addAction("Koreksi pembayaran…", lambda: actions.correct_payment(row))
    elif row.payment_id is not None:
        menu.addAction("Batalkan kuitansi…", lambda: actions.void_receipt(row))
    menu.addAction("Buka data klien…", lambda: actions.open_client(row))
