"""The settlement file (SPJ): every paper of a session's money in one PDF, with bookmarks for its parts."""

from bapasdesk.documents.attendance_sheet import draw_attendance_sheet
from bapasdesk.documents.contents import SettlementContent, TextPaperContent
from bapasdesk.documents.paper import A4, Paper
from bapasdesk.documents.payment_list import draw_payment_list
from bapasdesk.documents.receipt import draw_receipt
from bapasdesk.documents.souvenir_list import draw_souvenir_list
from bapasdesk.documents.text_paper import draw_text_paper
from bapasdesk.domain.values import PaperSize


def render_settlement(content: SettlementContent, size: PaperSize = PaperSize.A4) -> bytes:
    """The PDF; each part keeps its own sheet size and page count. Same content, same bytes."""
    paper = Paper(A4, "Berkas Pertanggungjawaban")
    _text(paper, "Ringkasan", content.cover, size)
    _text(paper, "Undangan", content.invitation, size)
    _attendance(paper, content, size)
    paper.bookmark("Daftar penerimaan")
    draw_payment_list(paper, content.payment_list, size)
    paper.bookmark("Kuitansi")
    for receipt in content.receipts:
        paper.bookmark(receipt.number, level=1)
        draw_receipt(paper, receipt)
    paper.copy_mark = ""
    if content.souvenirs is not None:
        paper.bookmark("Tanda terima souvenir")
        draw_souvenir_list(paper, content.souvenirs, size)
    _text(paper, "Berita acara", content.record, size)
    _text(paper, "Materi dan foto", content.attachments, size)
    _text(paper, "Laporan kegiatan", content.report, size)
    return paper.finish()


def _text(paper: Paper, title: str, content: TextPaperContent | None, size: PaperSize) -> None:
    if content is not None:
        paper.bookmark(title)
        draw_text_paper(paper, content, size)


def _attendance(paper: Paper, content: SettlementContent, size: PaperSize) -> None:
    paper.copy_mark = ""
    paper.bookmark("Daftar hadir")
    for sheet in content.attendance:
        paper.bookmark(sheet.date_text, level=1)
        draw_attendance_sheet(paper, sheet, size)
