"""The two layouts that come with the program, as the same kind of data an office writes itself."""

from functools import cache

from bapasdesk.config import asset
from bapasdesk.domain.layout import Layout
from bapasdesk.domain.values import CertificateStyle

_FILES = {CertificateStyle.NEUTRAL: "netral.json", CertificateStyle.OFFICIAL: "resmi.json"}


@cache
def built_in(style: CertificateStyle) -> Layout:
    return Layout.from_json(asset("layouts", _FILES[style]).read_text(encoding="utf-8"))
