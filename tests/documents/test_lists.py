"""The sheets people sign: every row whole, every page with its header, totals that are the sums."""

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bapasdesk.documents.attendance_sheet import render_attendance_sheets
from bapasdesk.documents.contents import PaymentLine
from bapasdesk.documents.payment_list import render_payment_list
from bapasdesk.documents.sign_table import Column, Row, SignTable, paginate
from bapasdesk.domain.indonesian.money import format_rupiah
from bapasdesk.domain.values import PaperSize
from tests.documents.reading import MM, font_files, read, texts
from tests.documents.sample_papers import (
    APPROVAL,
    HEAD,
    NOTE,
    PAYER,
    make_attendance_sheet,
    make_payment_lines,
    make_payment_list,
)


@given(
    st.lists(st.floats(26, 60), max_size=150), st.floats(280, 500), st.floats(400, 700), st.floats(150, 200)
)
@settings(max_examples=200, deadline=None)
def test_rows_are_placed_once_in_order_and_the_signatures_never_stand_alone(
    heights: list[float], first: float, following: float, closing: float
) -> None:
    pages = paginate(heights, first, following, closing)
    assert [index for page in pages for index in page] == list(range(len(heights)))
    for number, page in enumerate(pages):
        room = first if number == 0 else following
        used = sum(heights[index] for index in page)
        assert used + (closing if number == len(pages) - 1 else 0) <= room + 1e-6
        assert len(page) > 0 or not heights


@pytest.mark.parametrize("count", [0, 1, 6, 7, 8, 9, 10, 11, 40, 120])
def test_payment_list_of_any_length(count: int) -> None:
    pages = texts(render_payment_list(make_payment_list(lines=make_payment_lines(count), example_note=NOTE)))
    for number, page in enumerate(pages, start=1):
        assert f"Halaman {number} dari {len(pages)}" in page
        assert "NamaAlamatNomor buktiHariTarifJumlahTanda tangan" in page
        assert NOTE in page
        assert ("JUMLAH" in page) is (number == len(pages))
    for line in make_payment_lines(count):
        assert [line.number in page for page in pages] == [line.name in page for page in pages]
        assert sum(line.number in page for page in pages) == 1
    assert all(block.name in pages[-1] for block in (APPROVAL, PAYER, HEAD))
    assert count == 0 or f"{count:03d}/KW/X/2022" in pages[-1]


def test_total_is_the_sum_in_figures_and_words() -> None:
    lines = (
        PaymentLine(name="Ani", address="", days=2, rate=150_000, amount=300_000, number="1"),
        PaymentLine(name="Budi", address="", days=1, rate=701_000, amount=701_000, number="2"),
    )
    (page,) = texts(render_payment_list(make_payment_list(lines=lines)))
    assert f"JUMLAH{format_rupiah(1_001_000)}" in page
    assert "satu juta seribu rupiah" in page


@pytest.mark.parametrize("name", ["I", "W" * 120, "Abdul " * 20, "<b>Ali</b> &amp; Ωмега"])
def test_long_and_odd_names_stay_in_their_row(name: str) -> None:
    line = PaymentLine(name=name, address=name, days=1, rate=150_000, amount=150_000, number="001/KW/X/2022")
    (page,) = read(render_payment_list(make_payment_list(lines=(line,))))
    assert page.keeps_margin(8 * MM)
    letters = Counter(char.text for char in page.chars)
    for letter, count in Counter(name.replace(" ", "")).items():
        assert letters[letter] >= 2 * count


def test_rows_leave_nine_millimetres_to_sign() -> None:
    table = SignTable(columns=(), left=0, right=100)
    assert table.row_height >= 9 * MM


def test_odd_rows_sign_left_and_even_rows_right() -> None:
    (page,) = read(render_attendance_sheets([make_attendance_sheet(4, blank_rows=0)]))
    left = {number: chars[0].left for number, chars in page.pieces().items()}
    assert left["1."] == pytest.approx(left["3."], abs=2)
    assert left["2."] == pytest.approx(left["4."], abs=2)
    assert left["2."] - left["1."] > 40


def test_attendance_sheets_start_anew_each_day_and_count_their_own_pages() -> None:
    days = [make_attendance_sheet(40, date_text=f"hari ke-{day}") for day in (1, 2)]
    pages = texts(render_attendance_sheets(days))
    half = len(pages) // 2
    assert half >= 2 and len(pages) == 2 * half
    for day in (0, 1):
        for number in range(half):
            page = pages[day * half + number]
            assert f"Halaman {number + 1} dari {half}" in page
            assert "NoKodeNamaL/PTanda tangan" in page
            assert f"hari ke-{day + 1}" in page
    assert [page.count("Jumlah hadir: ....") for page in pages] == [0] * (half - 1) + [1] + [0] * (
        half - 1
    ) + [1]


@pytest.mark.parametrize("count", [0, 1, 120])
def test_every_invited_person_has_a_row_and_spare_rows_follow(count: int) -> None:
    content = make_attendance_sheet(count)
    pages = texts(render_attendance_sheets([content]))
    whole = "\n".join(pages)
    for line in content.lines:
        assert f"{line.row_number}{line.row_code}{line.name}{line.sex}" in whole
    assert f"\n{count + 3}" in whole or f"\n{count + 3}." in whole
    assert HEAD.name in pages[-1]


def test_row_grows_with_its_text() -> None:
    table = SignTable(columns=(Column("Nama", 80, max_lines=4),), left=0, right=200)
    assert table.height_of(Row(1, ("Abdul " * 12,))) > table.height_of(Row(1, ("Abdul",))) == table.row_height


def test_same_content_gives_the_same_bytes_with_embedded_fonts() -> None:
    pdf = render_payment_list(make_payment_list())
    assert pdf == render_payment_list(make_payment_list())
    assert all(font_files(pdf).values())
    sheet = render_attendance_sheets([make_attendance_sheet()])
    assert sheet == render_attendance_sheets([make_attendance_sheet()])
    assert all(font_files(sheet).values())


def test_a_clean_sheet_is_without_codes_and_a_staff_sheet_says_who_is_there_as_what() -> None:
    (clean,) = texts(render_attendance_sheets([make_attendance_sheet(3, with_row_codes=False)]))
    assert "NoNamaL/PTanda tangan" in clean and "K001" not in clean and "Peserta 003" in clean
    staff = make_attendance_sheet(2, last_title="Jabatan/sebagai", title="DAFTAR HADIR PETUGAS")
    (page,) = texts(render_attendance_sheets([staff]))
    assert "NoNamaJabatan/sebagaiTanda tangan" in page and "DAFTAR HADIR PETUGAS" in page


@pytest.mark.parametrize("size", list(PaperSize))
def test_sheets_are_drawn_for_the_paper_in_the_tray(size: PaperSize) -> None:
    width, height = {PaperSize.A4: (210, 297), PaperSize.F4: (215, 330)}[size]
    sheet = read(render_attendance_sheets([make_attendance_sheet(40)], size))
    payments = read(render_payment_list(make_payment_list(lines=make_payment_lines(40)), size))
    for pages, sides in ((sheet, (width, height)), (payments, (height, width))):
        for page in pages:
            assert (page.width, page.height) == pytest.approx((sides[0] * MM, sides[1] * MM), abs=0.1)
            assert page.keeps_margin(8 * MM)


def test_the_sum_so_far_is_carried_from_page_to_page() -> None:
    pages = texts(render_payment_list(make_payment_list(lines=make_payment_lines(40))))
    carried = [re.search(r"Jumlah dipindahkan(\S+)", page) for page in pages]
    brought = [re.search(r"Jumlah pindahan(\S+)", page) for page in pages]
    assert brought[0] is None and carried[-1] is None and len(pages) > 1
    counts = [page.count("/KW/X/2022") for page in pages]
    for number in range(1, len(pages)):
        before, after = carried[number - 1], brought[number]
        assert before is not None and after is not None
        assert before[1] == after[1] == format_rupiah(150_000 * sum(counts[:number]))
