"""The program opens no socket of a network: nothing it imports of its own could, and nothing it runs does."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import bapasdesk

FORBIDDEN = (
    "aiohttp",
    "asyncio",
    "ftplib",
    "http",
    "httpx",
    "requests",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "telnetlib",
    "urllib.request",
    "urllib3",
    "xmlrpc",
)
LOCAL_ONLY = {"QLocalServer", "QLocalSocket"}
"""What may come from QtNetwork: a second start finds the first window on this very computer."""
PACKAGE = Path(bapasdesk.__file__).parent
RUN = """
import sys
def refuse(event, args):
    if event.startswith("socket.") and event not in ("socket.gethostname",):
        sys.stderr.write(f"NETWORK {event} {args}\\n")
sys.addaudithook(refuse)
from bapasdesk.__main__ import main
main()
"""


def imports() -> Iterator[tuple[Path, str, str]]:
    """Every import of the package: file, module, name."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from ((path, name.name, "") for name in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield from ((path, node.module, name.name) for name in node.names)


def test_no_module_imports_what_could_reach_a_network() -> None:
    for path, module, name in imports():
        assert not any(module == one or module.startswith(f"{one}.") for one in FORBIDDEN), (path, module)
        assert "QtWebEngine" not in module, path
        if module == "PySide6.QtNetwork":
            assert name in LOCAL_ONLY, (path, name)


def test_a_command_that_works_with_the_office_touches_no_socket(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "BAPASDESK_DATA_DIR": str(tmp_path / "kantor"),
        "BAPASDESK_OFFICER": "Petugas Uji",
        "BAPASDESK_PASSPHRASE": "kucing hujan sepeda lampu",
    }
    for words in (["init", "--office", "Kantor Contoh"], ["check"], ["export", "clients", "--out", "a.xlsx"]):
        done = subprocess.run(
            [sys.executable, "-c", RUN, *words],
            env=environment,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert "NETWORK" not in done.stderr
