"""`print` and `verify-certificate`."""

from dataclasses import asdict
from pathlib import Path

import click

from bapasdesk.cli.output import print_json
from bapasdesk.cli.start import Start
from bapasdesk.domain.indonesian.dates import format_date
from bapasdesk.domain.values import PaperKind, PaperSize, PrintChannel
from bapasdesk.services import certificates, papers, prints, session_papers


@click.command("print")
@click.argument("kind", type=click.Choice([kind.value for kind in PaperKind]))
@click.option("--session", "session_id", type=int, required=True)
@click.option("--out", type=click.Path(path_type=Path), required=True)
@click.option(
    "--size", type=click.Choice([size.value for size in PaperSize]), help="Kertas daftar dan surat."
)
@click.option("--number", default="", help="Nomor surat yang diketik; kosong: nomor berikutnya.")
@click.pass_obj
def print_paper(start: Start, kind: str, session_id: int, out: Path, size: str | None, number: str) -> None:
    """Tulis dokumen sebuah kegiatan sebagai PDF; surat yang belum terbit diterbitkan dahulu."""
    with start.open() as office:
        if PaperKind(kind) in session_papers.TEXT_PAPERS:
            session_papers.issue_once(office, session_id, PaperKind(kind), number)
        paper = papers.make(office, PaperKind(kind), session_id, size=PaperSize(size) if size else None)
        papers.save(paper.pdf, out)
        prints.confirm(office, paper, channel=PrintChannel.FILE)
    if paper.warning:
        click.echo(paper.warning, err=True)
    click.echo(str(out))


@click.command("verify-certificate")
@click.argument("code")
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def verify_certificate(start: Start, code: str, as_json: bool) -> None:
    """Periksa kode verifikasi pada sertifikat: sah, batal, atau tidak dikenal."""
    with start.open() as office:
        found = certificates.verify(office, code)
    if as_json:
        print_json(asdict(found))
        return
    words = {"valid": "Sah", "void": "Batal", "unknown": "Tidak dikenal"}
    when = f", {format_date(found.issued_on)}" if found.issued_on else ""
    what = f": {found.number}, {found.course}{when}" if found.number else ": kode itu bukan dari kantor ini."
    click.echo(words[found.status] + what)
