"""`list`, `import` and `export`."""

import sys
from dataclasses import asdict, fields
from pathlib import Path

import click

from bapasdesk.cli.output import cell, print_json
from bapasdesk.cli.start import Start
from bapasdesk.domain.person_rules import EXPORT_WARNING
from bapasdesk.services.export import export_list
from bapasdesk.services.extracts import NAMED as LISTS
from bapasdesk.services.import_attendance import attendance_kind
from bapasdesk.services.import_clients import CLIENTS
from bapasdesk.services.import_partners import PARTNERS
from bapasdesk.services.import_sessions import SESSIONS
from bapasdesk.services.list_import import import_file

LISTS_IN = {kind.name: kind for kind in (CLIENTS, PARTNERS, SESSIONS)}


@click.command("list")
@click.argument("kind", type=click.Choice(list(LISTS)))
@click.option("--query", default="", help="Saring seperti di jendela.")
@click.option("--limit", type=click.IntRange(min=1), help="Paling banyak sekian baris.")
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def list_rows(start: Start, kind: str, query: str, limit: int | None, as_json: bool) -> None:
    """Tampilkan daftar, dari mitra sampai buku nomor, seperti di jendela."""
    with start.open() as office:
        rows = LISTS[kind](query).rows(office, limit)
    if as_json:
        print_json([asdict(row) for row in rows])
        return
    for row in rows:
        click.echo("\t".join(cell(getattr(row, field.name)) for field in fields(row)))
    click.echo(f"{len(rows)} baris", err=True)


@click.command("import")
@click.argument("kind", type=click.Choice([*LISTS_IN, "attendance"]))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--session", "session_id", type=int, help="Kegiatan yang kehadirannya diisi.")
@click.option("--apply", "apply_", is_flag=True, help="Simpan; tanpa ini hanya diperiksa.")
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def import_list(
    start: Start, kind: str, file: Path, session_id: int | None, apply_: bool, as_json: bool
) -> None:
    """Masukkan daftar dari .xlsx, .xls, .ods, atau .csv; semua atau tidak sama sekali."""
    if (kind == "attendance") != (session_id is not None):
        raise click.UsageError("Untuk attendance, dan hanya itu, sebutkan kegiatannya dengan --session.")
    listed = LISTS_IN.get(kind) or attendance_kind(session_id or 0)
    with start.open() as office:
        report = import_file(listed, office, file, apply=apply_)
    if as_json:
        print_json(asdict(report))
    else:
        done = "diimpor" if apply_ else "diperiksa, belum disimpan"
        click.echo(
            f"{file.name} {done}: {report.new} baru, {report.updated} diperbarui, "
            f"{report.unchanged} sama, {report.duplicates} ganda, {len(report.errors)} keliru"
        )
        for wrong in report.errors:
            click.echo(f"baris {wrong.row}, {wrong.column}: {wrong.message}", err=True)
    sys.exit(1 if report.errors else 0)


@click.command("export")
@click.argument("kind", type=click.Choice(list(LISTS)))
@click.option("--query", default="", help="Saring seperti di jendela.")
@click.option("--columns", default="", help="Judul kolom dipisah koma; kosong: kolom yang biasa.")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Berkas .xlsx, .csv, atau .pdf.")
@click.pass_obj
def export(start: Start, kind: str, query: str, columns: str, out: Path) -> None:
    """Simpan daftar sebagai lembar kerja, CSV, atau PDF."""
    with start.open() as office:
        titles = [title.strip() for title in columns.split(",") if title.strip()]
        count = export_list(office, kind, out, query, titles)
    click.echo(EXPORT_WARNING, err=True)
    click.echo(f"{out}: {count} baris")
