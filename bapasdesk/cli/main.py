"""The program's commands under one group, and what known trouble becomes."""

from pathlib import Path
from typing import Any

import click

from bapasdesk import __version__
from bapasdesk.cli import backups, demo, lists, office, papers, recap
from bapasdesk.cli.start import Start
from bapasdesk.config import OfficeFolder, default_office_folder
from bapasdesk.errors import BapasError

COMMANDS = (
    demo.demo,
    office.init,
    lists.list_rows,
    lists.import_list,
    lists.export,
    papers.print_paper,
    recap.print_recap,
    papers.verify_certificate,
    backups.backup,
    backups.verify,
    backups.restore,
    backups.drill,
    office.check,
    office.self_test,
)


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


for command in COMMANDS:
    cli.add_command(command)
