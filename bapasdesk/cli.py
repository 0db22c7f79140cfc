"""The command line: thin commands over the same services as the window.

Exit status: 0 done; 1 refused; 2 usage; 3 wrong officer or passphrase; 4 the office is open elsewhere.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

import click

from bapasdesk import __version__
from bapasdesk.config import OfficeFolder, default_office_folder
from bapasdesk.domain.indonesian.dates import format_date, format_range
from bapasdesk.domain.indonesian.money import format_rupiah
from bapasdesk.domain.person_rules import EXPORT_WARNING
from bapasdesk.domain.records.office import OfficeProfile
from bapasdesk.domain.rows.recap import Recap
from bapasdesk.domain.values import SESSION_PAPERS, PaperKind, PaperSize, PrintChannel
from bapasdesk.errors import BapasError, DamagedFile, OutputFailed, RuleBroken, WrongPassphrase
from bapasdesk.services import backups, certificates, papers, prints, recap, session_papers, sessions
from bapasdesk.services import check as office_check
from bapasdesk.services import demo as office_demo
from bapasdesk.services import drill as office_drill
from bapasdesk.services import self_test as program_test
from bapasdesk.services.door import officer_names, seconds_to_wait
from bapasdesk.services.export import export_list
from bapasdesk.services.extracts import NAMED as LISTS
from bapasdesk.services.import_attendance import attendance_kind
from bapasdesk.services.import_clients import CLIENTS
from bapasdesk.services.import_partners import PARTNERS
from bapasdesk.services.import_sessions import SESSIONS
from bapasdesk.services.list_import import import_file
from bapasdesk.services.office import Office, create_office, open_office

LISTS_IN = {kind.name: kind for kind in (CLIENTS, PARTNERS, SESSIONS)}
OpenWindow = Callable[[OfficeFolder, str], int]
"""Opens the window on an office folder for an officer; gives the exit status."""


@dataclass(frozen=True, slots=True)
class Start:
    """What every command is given: where the office is, who asks, and how to open the window."""

    folder: OfficeFolder
    officer: str
    open_window: OpenWindow

    def open(self) -> Office:
        """Unlocks the office with the passphrase of the environment or the prompt.

        After failed tries it waits until the next one is allowed: a script's right passphrase works.
        """
        officer = self.officer or officer_names(self.folder)[0]
        passphrase = os.environ.get("BAPASDESK_PASSPHRASE")
        if passphrase is None:
            passphrase = _ask_passphrase(f"Frasa sandi {officer}")
        time.sleep(seconds_to_wait(self.folder))
        office = open_office(self.folder, officer, passphrase)
        if office.notice:
            click.echo(office.notice, err=True)
        return office

    def unlock_backup(self) -> backups.Unlock:
        """How a backup is to be opened; with a recovery code the passphrase is the new one."""
        officer = self.officer or click.prompt("Nama petugas", err=True)
        code = os.environ.get("BAPASDESK_RECOVERY_CODE", "")
        passphrase = os.environ.get("BAPASDESK_PASSPHRASE")
        if passphrase is None:
            passphrase = _ask_passphrase(f"Frasa sandi {officer}", confirm=bool(code))
        return backups.Unlock(officer=officer, passphrase=passphrase, recovery_code=code)


class _IndonesianErrors(click.Group):
    """Known trouble ends a command with one Indonesian line and the trouble's own status."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BapasError as error:
            click.echo(" ".join(str(error).split()), err=True)  # one line, whatever a box would show
            ctx.exit(error.exit_status)


@click.group(cls=_IndonesianErrors, invoke_without_command=True)
@click.version_option(__version__, prog_name="bapasdesk")
@click.option("--data-dir", type=click.Path(path_type=Path), help="Folder data kantor.")
@click.option("--officer", envvar="BAPASDESK_OFFICER", default="", help="Nama petugas.")
@click.pass_context
def cli(context: click.Context, data_dir: Path | None, officer: str) -> None:
    """BapasDesk: pelatihan klien bersama mitra, dari jadwal sampai sertifikat. Tanpa perintah: jendela."""
    folder = OfficeFolder(data_dir) if data_dir else default_office_folder()
    context.obj = Start(folder, officer, context.obj)
    if context.invoked_subcommand is None:
        context.exit(context.obj.open_window(folder, officer))


@cli.command()
@click.option("--out", type=click.Path(path_type=Path), default=Path("demo"), show_default=True)
@click.option("--no-window", is_flag=True, help="Jangan buka jendela.")
@click.option("--clients", type=click.IntRange(min=0), default=0, help="Tambahan klien rekaan.")
@click.pass_obj
def demo(start: Start, out: Path, no_window: bool, clients: int) -> None:
    """Bangun kantor contoh dari tabel makalah, cetak semua dokumennya, lalu buka jendelanya."""
    _make_folder(out)
    folder = OfficeFolder(out / "office")
    office_demo.remove_demo_office(folder)
    built = office_demo.build_demo_office(folder, clients=clients, progress=_show_progress)
    with built.office as office:
        written = office_demo.write_demo_papers(built, out)
        click.echo("Kantor contoh: mitra, pelatihan, dan tanggal dari makalah; orang dan tarif rekaan.")
        click.echo(f"BAPASDESK_OFFICER={built.officer} BAPASDESK_PASSPHRASE={built.passphrase}")
        click.echo(f"\nKantor: {folder.root}\nDokumen:")
        for path in written:
            click.echo(f"  {path}")
        for year in (*reversed(sessions.years(office)), None):
            click.echo("\n" + recap_text(recap.recap(office, year), details=year is not None))
    if not no_window and _has_display():
        os.environ |= {"BAPASDESK_OFFICER": built.officer, "BAPASDESK_PASSPHRASE": built.passphrase}
        sys.exit(start.open_window(folder, built.officer))


@cli.command()
@click.option("--office", "name", required=True, help="Nama kantor.")
@click.pass_obj
def init(start: Start, name: str) -> None:
    """Siapkan kantor baru yang kosong beserta petugas pertamanya."""
    officer = start.officer or click.prompt("Nama petugas pertama", err=True)
    passphrase = os.environ.get("BAPASDESK_PASSPHRASE") or _ask_passphrase("Frasa sandi baru", confirm=True)
    office, code = create_office(start.folder, OfficeProfile(name=name), officer, passphrase)
    office.close()
    click.echo(f"Kantor siap di {start.folder.root}.", err=True)
    click.echo(
        "Kode pemulihan (catat sekarang, simpan di amplop tersegel; tidak ditampilkan lagi):", err=True
    )
    click.echo(code)


@cli.command("list")
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
        _print_json([_plain(row) for row in rows])
        return
    for row in rows:
        click.echo("\t".join(_cell(getattr(row, field.name)) for field in fields(row)))
    click.echo(f"{len(rows)} baris", err=True)


@cli.command("import")
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
        _print_json(_plain(report))
    else:
        done = "diimpor" if apply_ else "diperiksa, belum disimpan"
        click.echo(
            f"{file.name} {done}: {report.new} baru, {report.updated} diperbarui, "
            f"{report.unchanged} sama, {report.duplicates} ganda, {len(report.errors)} keliru"
        )
        for wrong in report.errors:
            click.echo(f"baris {wrong.row}, {wrong.column}: {wrong.message}", err=True)
    sys.exit(1 if report.errors else 0)


@cli.command("export")
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


@cli.command("print")
@click.argument("kind", type=click.Choice([kind.value for kind in SESSION_PAPERS]))
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


@cli.command("recap")
@click.argument("year", type=click.IntRange(1900, 9999))
@click.option("--json", "as_json", is_flag=True)
@click.option("--out", type=click.Path(path_type=Path), help="Simpan sebagai .xlsx.")
@click.pass_obj
def print_recap(start: Start, year: int, as_json: bool, out: Path | None) -> None:
    """Rekap setahun: kegiatan, kepesertaan, dan orang."""
    if out is not None and out.suffix.lower() != ".xlsx":
        raise click.UsageError("Rekap disimpan sebagai berkas .xlsx.")
    with start.open() as office:
        figures = recap.recap(office, year)
    if out is not None:
        recap.save_xlsx(figures, out)
        click.echo(f"Tersimpan: {out}", err=True)
    if as_json:
        _print_json(_plain(figures))
    else:
        click.echo(recap_text(figures))


@cli.command("verify-certificate")
@click.argument("code")
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def verify_certificate(start: Start, code: str, as_json: bool) -> None:
    """Periksa kode verifikasi pada sertifikat: sah, batal, atau tidak dikenal."""
    with start.open() as office:
        found = certificates.verify(office, code)
    if as_json:
        _print_json(_plain(found))
        return
    words = {"valid": "Sah", "void": "Batal", "unknown": "Tidak dikenal"}
    when = f", {format_date(found.issued_on)}" if found.issued_on else ""
    what = f": {found.number}, {found.course}{when}" if found.number else ": kode itu bukan dari kantor ini."
    click.echo(words[found.status] + what)


@cli.command()
@click.argument("target", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def backup(start: Start, target: Path, as_json: bool) -> None:
    """Tulis cadangan terverifikasi ke sebuah folder, misalnya flashdisk."""
    with start.open() as office:
        _show_backup(backups.make(office, target), as_json)


@cli.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def verify(start: Start, file: Path, as_json: bool) -> None:
    """Periksa sebuah cadangan; dengan frasa sandi di lingkungan, isinya juga dibuka."""
    given = bool(os.environ.get("BAPASDESK_PASSPHRASE"))
    found = backups.verify(file, start.unlock_backup() if given and start.officer else None)
    _show_backup(found, as_json)
    sys.exit(0 if found.ok else 1)


@cli.command()
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


@cli.command("drill")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def drill(start: Start, file: Path, as_json: bool) -> None:
    """Uji pemulihan: pulihkan sebuah cadangan ke tempat sementara, periksa, lalu hapus lagi."""
    with start.open() as office:
        found = office_drill.drill(office, file)
    _show_backup(found, as_json)
    sys.exit(0 if found.ok else 1)


@cli.command("check")
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def check(start: Start, as_json: bool) -> None:
    """Periksa seluruh kantor: berkas, jejak perubahan, nomor, dan jumlah uang."""
    with start.open() as office:
        report = office_check.check(office)
    if as_json:
        _print_json({"ok": report.ok, **_plain(report)})
    else:
        for name, count in report.counts.items():
            click.echo(f"{name}: {count}")
        click.echo("Semua baik." if report.ok else "\n".join(report.problems))
    sys.exit(0 if report.ok else 1)


@cli.command("self-test")
def self_test() -> None:
    """Periksa bagian-bagian program ini sendiri; tidak memerlukan kantor."""
    for line in program_test.self_test():
        click.echo(line)


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


def _ask_passphrase(text: str, *, confirm: bool = False) -> str:
    if not sys.stdin.isatty():
        raise WrongPassphrase(
            "Frasa sandi belum diberikan. Isi BAPASDESK_PASSPHRASE atau jalankan di terminal."
        )
    return str(click.prompt(text, hide_input=True, confirmation_prompt=confirm, err=True))


def _show_backup(found: backups.BackupInfo, as_json: bool) -> None:
    if as_json:
        facts = {name: getattr(found, name) for name in ("ok", "office", "created_at", "counts", "problem")}
        _print_json({**facts, "path": str(found.path)})
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


def _make_folder(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputFailed(
            f"Folder {out} tidak dapat dibuat ({error.strerror}). Pilih folder lain."
        ) from error


def _show_progress(done: int, of: int) -> None:
    click.echo(f"Kegiatan contoh {done} dari {of}", err=True)


def _has_display() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _print_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=1, default=_json_word))


def _plain(row: Any) -> dict[str, Any]:
    return asdict(row)


def _json_word(value: object) -> str:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    raise TypeError(f"{type(value)} has no JSON form")


def _cell(value: object) -> str:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return ", ".join(_cell(one) for one in value)
    return "" if value is None else str(value)
