"""The recap as a workbook for Excel."""

from io import BytesIO

from bapasdesk.domain.rows.recap import Recap

_COLUMNS = ("Tanggal", "Pelatihan", "Mitra", "Peserta", "Hadir", "Sertifikat", "Uang transport (Rp)")


def recap_workbook(recap: Recap) -> bytes:
    """One row a session and a line of totals; amounts are numbers, everything typed is text."""
    import pandas as pd  # late: it costs about a second of start-up

    table = pd.DataFrame(
        [row.cells for row in recap.rows],
        columns=_COLUMNS,
    )
    totals = table[list(_COLUMNS[3:])].sum()
    table.loc[len(table)] = ["Jumlah", f"{recap.sessions} kegiatan, {recap.persons} orang", "", *totals]
    buffer = BytesIO()
    options = {"options": {"strings_to_formulas": False, "strings_to_urls": False}}
    with pd.ExcelWriter(buffer, engine="xlsxwriter", engine_kwargs=options) as writer:
        name = "Semua tahun" if recap.year is None else str(recap.year)
        table.to_excel(writer, sheet_name=name, index=False)
        sheet = writer.sheets[name]
        for place, width in enumerate((30, 46, 42, 10, 10, 10, 20)):
            sheet.set_column(place, place, width)
        sheet.freeze_panes(1, 0)
    return buffer.getvalue()
