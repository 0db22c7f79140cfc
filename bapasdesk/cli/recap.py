"""`recap`: a year in figures."""

from dataclasses import asdict
from pathlib import Path

import click

from bapasdesk.cli.output import print_json
from bapasdesk.cli.start import Start
from bapasdesk.domain.indonesian.dates import format_range
from bapasdesk.domain.indonesian.money import format_rupiah
from bapasdesk.domain.periods import Period
from bapasdesk.domain.rows.recap import Recap
from bapasdesk.services import recap, reports
from bapasdesk.services.office import Office


@click.command("recap")
@click.argument("year", type=click.IntRange(1900, 9999))
@click.option("--json", "as_json", is_flag=True)
@click.option("--out", type=click.Path(path_type=Path), help="Simpan sebagai .xlsx atau .pdf.")
@click.pass_obj
def print_recap(start: Start, year: int, as_json: bool, out: Path | None) -> None:
    """Rekap setahun: kegiatan, kepesertaan, dan orang."""
    if out is not None and out.suffix.lower() not in (".xlsx", ".pdf"):
        raise click.UsageError("Rekap disimpan sebagai berkas .xlsx atau .pdf.")
    with start.open() as office:
        figures = recap.recap(office, year)
        if out is not None:
            _save(office, figures, year, out)
    if out is not None:
        click.echo(f"Tersimpan: {out}", err=True)
    if as_json:
        print_json(asdict(figures))
    else:
        click.echo(recap_text(figures))


def _save(office: Office, figures: Recap, year: int, out: Path) -> None:
    """As a sheet that begins with its columns, for other programs, or on paper as the window prints it."""
    if out.suffix.lower() == ".pdf":
        reports.save(office, reports.sessions_of(office, Period(year)), out)
    else:
        recap.save_xlsx(figures, out)


def recap_text(figures: Recap, *, details: bool = True) -> str:
    """The recap as lines for people."""
    title = "Semua tahun" if figures.year is None else f"Tahun {figures.year}"
    counts = f"{figures.sessions} kegiatan, {figures.participations} kepesertaan, {figures.persons} orang"
    lines = [f"{title}: {counts}"]
    if details:
        lines += [
            f"  {format_range(row.starts_on, row.ends_on):<24} {row.course:<48} "
            f"{row.participations:>4} peserta  {format_rupiah(row.transport_paid)} dibayar"
            for row in figures.rows
        ]
    return "\n".join(lines)
