"""`demo`: the example office with its papers."""

import os
import sys
from pathlib import Path

import click

from bapasdesk.cli.recap import recap_text
from bapasdesk.cli.start import Start
from bapasdesk.config import OfficeFolder
from bapasdesk.errors import OutputFailed
from bapasdesk.services import demo as office_demo
from bapasdesk.services import recap, sessions


@click.command()
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
