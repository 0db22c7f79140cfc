"""`backup`, `verify`, `restore` and `drill`."""

import os
import sys
from pathlib import Path

import click

from bapasdesk.cli.output import print_json
from bapasdesk.cli.start import Start
from bapasdesk.config import OfficeFolder
from bapasdesk.errors import DamagedFile, RuleBroken
from bapasdesk.services import backups
from bapasdesk.services import drill as office_drill


@click.command()
@click.argument("target", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def backup(start: Start, target: Path, as_json: bool) -> None:
    """Tulis cadangan terverifikasi ke sebuah folder, misalnya flashdisk."""
    with start.open() as office:
        _show_backup(backups.make(office, target), as_json)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def verify(start: Start, file: Path, as_json: bool) -> None:
    """Periksa sebuah cadangan; dengan frasa sandi di lingkungan, isinya juga dibuka."""
    given = bool(os.environ.get("BAPASDESK_PASSPHRASE"))
    found = backups.verify(file, start.unlock_backup() if given and start.officer else None)
    _show_backup(found, as_json)
    sys.exit(0 if found.ok else 1)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Jangan bertanya lagi.")
@click.pass_obj
def restore(start: Start, file: Path, yes: bool) -> None:
    """Pulihkan kantor dari cadangan, dengan frasa sandi di dalamnya atau kode pemulihan."""
    unlock = start.unlock_backup()
    if not yes:
        _confirm_restore(start.folder, file, unlock)
    made = backups.restore(start.folder, file, unlock)
    _show_backup(made, as_json=False)
    click.echo(f"Kantor dipulihkan di {start.folder.root}.", err=True)


@click.command("drill")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def drill(start: Start, file: Path, as_json: bool) -> None:
    """Uji pemulihan: pulihkan sebuah cadangan ke tempat sementara, periksa, lalu hapus lagi."""
    with start.open() as office:
        found = office_drill.drill(office, file)
    _show_backup(found, as_json)
    sys.exit(0 if found.ok else 1)


def _show_backup(found: backups.BackupInfo, as_json: bool) -> None:
    if as_json:
        facts = {name: getattr(found, name) for name in ("ok", "office", "created_at", "counts", "problem")}
        print_json({**facts, "path": str(found.path)})
    elif found.ok:
        click.echo(_backup_words(found))
    else:
        click.echo(found.problem, err=True)


def _backup_words(found: backups.BackupInfo) -> str:
    when = f"{found.created_at:%d-%m-%Y %H.%M}" if found.created_at else "-"
    return f"{found.path}: utuh, {found.office}, {when}, {sum(found.counts.values())} baris"


def _confirm_restore(folder: OfficeFolder, file: Path, unlock: backups.Unlock) -> None:
    """What would be lost is said before the word is asked for; without a terminal nothing is restored."""
    if not sys.stdin.isatty():
        raise RuleBroken("Pemulihan mengganti data kantor. Ulangi dengan --yes bila Anda sudah yakin.")
    found = backups.verify(file, unlock)
    if not found.ok:
        raise DamagedFile(found.problem)
    click.echo(_backup_words(found), err=True)
    now = backups.compare(folder, file, unlock)
    if now.changes is not None:
        click.echo(f"{now.changes} perubahan setelah cadangan ini akan hilang.", err=True)
    if now.returning:
        click.echo(f"Petugas yang sudah dihapus dapat masuk lagi: {', '.join(now.returning)}.", err=True)
    if click.prompt("Ketik PULIHKAN untuk melanjutkan", err=True) != "PULIHKAN":
        raise RuleBroken("Pemulihan dibatalkan; data kantor tidak berubah.")
