"""`init`, `check` and `self-test`: the office as a whole, and the program itself."""

import os
import sys
from dataclasses import asdict

import click

from bapasdesk.cli.output import print_json
from bapasdesk.cli.start import Start, ask_passphrase
from bapasdesk.domain.records.office import OfficeProfile
from bapasdesk.services import check as office_check
from bapasdesk.services import self_test as program_test
from bapasdesk.services.new_office import create_office


@click.command()
@click.option("--office", "name", required=True, help="Nama kantor.")
@click.pass_obj
def init(start: Start, name: str) -> None:
    """Siapkan kantor baru yang kosong beserta petugas pertamanya."""
    officer = start.officer or click.prompt("Nama petugas pertama", err=True)
    passphrase = os.environ.get("BAPASDESK_PASSPHRASE") or ask_passphrase("Frasa sandi baru", confirm=True)
    office, code = create_office(start.folder, OfficeProfile(name=name), officer, passphrase)
    office.close()
    click.echo(f"Kantor siap di {start.folder.root}.", err=True)
    click.echo(
        "Kode pemulihan (catat sekarang, simpan di amplop tersegel; tidak ditampilkan lagi):", err=True
    )
    click.echo(code)


@click.command("check")
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def check(start: Start, as_json: bool) -> None:
    """Periksa seluruh kantor: berkas, jejak perubahan, nomor, dan jumlah uang."""
    with start.open() as office:
        report = office_check.check(office)
    if as_json:
        print_json({"ok": report.ok, **asdict(report)})
    else:
        for name, count in report.counts.items():
            click.echo(f"{name}: {count}")
        click.echo("Semua baik." if report.ok else "\n".join(report.problems))
    sys.exit(0 if report.ok else 1)


@click.command("self-test")
def self_test() -> None:
    """Periksa bagian-bagian program ini sendiri; tidak memerlukan kantor."""
    for line in program_test.self_test():
        click.echo(line)
