"""What to look at before a client is enrolled; it never blocks, for former clients come too."""

from datetime import date

from bapasdesk.domain.indonesian.dates import format_date
from bapasdesk.domain.records.clients import Client


def guidance_warning(client: Client, session_start: date, session_end: date | None = None) -> str:
    """Says if the guidance is not running on a day, or ends before the last day, whose date the certificate
    bears; empty if it does, or if it is not known."""
    last = session_end or session_start
    if client.guidance_end is not None and client.guidance_end < session_start:
        return f"bimbingan berakhir {format_date(client.guidance_end)}"
    if client.guidance_end is not None and client.guidance_end < last:
        return f"bimbingan berakhir {format_date(client.guidance_end)}, sebelum sertifikat terbit"
    if client.guidance_start is not None and client.guidance_start > session_start:
        return f"bimbingan baru mulai {format_date(client.guidance_start)}"
    return ""
