"""The emblem of the letterhead: what file is taken, and how it stands beside the lines on paper."""

from collections.abc import Callable
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from bapasdesk.documents.agenda_book import render_agenda_book
from bapasdesk.documents.attendance_sheet import render_attendance_sheets
from bapasdesk.documents.contents import AgendaBookContent, ReceiptContent, TextPaperContent
from bapasdesk.documents.emblem import LARGEST_FILE, PRINT_PIXELS, is_soft, make_emblem
from bapasdesk.documents.letterhead_content import LetterheadContent
from bapasdesk.documents.payment_list import render_payment_list
from bapasdesk.documents.receipt import render_receipts
from bapasdesk.documents.souvenir_list import render_souvenir_list
from bapasdesk.documents.text_paper import render_text_paper
from bapasdesk.errors import DamagedFile, InvalidInput
from tests.documents.pictures_to_choose import as_file, wheel
from tests.documents.reading import emblems_on, read, times_embedded
from tests.documents.sample_papers import (
    LETTERHEAD_LINES,
    make_attendance_sheet,
    make_letter,
    make_payment_list,
    make_receipt,
    make_souvenir_list,
)

EMBLEM = make_emblem(as_file(wheel()))
HEAD = LetterheadContent(lines=LETTERHEAD_LINES, emblem=EMBLEM)
WHOLE = as_file(wheel(40))


def opened(picture: bytes) -> Image.Image:
    return Image.open(BytesIO(picture))


def test_a_large_picture_is_cut_to_its_edges_and_made_as_high_as_print_needs() -> None:
    made = opened(make_emblem(as_file(wheel(800, margin=150))))
    assert (made.size, made.mode) == ((PRINT_PIXELS, PRINT_PIXELS), "RGBA")
    assert made.getchannel("A").getpixel((0, 0)) == 0, "the corners stay transparent"
    assert not is_soft(EMBLEM)


def test_a_small_picture_stays_as_it_is_and_is_called_soft() -> None:
    made = make_emblem(as_file(wheel(299)))
    assert opened(made).size == (299, 299)
    assert is_soft(made)


def test_a_photograph_is_turned_upright_and_keeps_its_colours() -> None:
    lying = Image.new("RGB", (400, 800), (200, 20, 20))
    exif = Image.Exif()
    exif[0x0112] = 6
    made = opened(make_emblem(as_file(lying, "JPEG", exif=exif.tobytes())))
    assert (made.size, made.mode) == ((600, 300), "RGB")
    red, green, _ = made.tobytes()[:3]
    assert red > 180
    assert green < 50


def test_a_picture_for_the_press_in_four_colours_is_taken() -> None:
    file = BytesIO()
    Image.new("CMYK", (400, 400), (0, 255, 255, 0)).save(file, "JPEG")
    assert opened(make_emblem(file.getvalue())).mode == "RGB"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "PNG atau JPEG"),
        (b"bukan gambar", "PNG atau JPEG"),
        (as_file(wheel(400), "GIF"), "PNG atau JPEG"),
        (as_file(wheel(400))[:900], "rusak"),
        (b"\x89PNG\r\n\x1a\n" + bytes(LARGEST_FILE), "2 MB"),
        (as_file(Image.new("1", (6000, 6000))), "terlalu besar ukurannya"),
        (as_file(Image.new("RGB", (1201, 400))), "terlalu lebar"),
        (as_file(Image.new("RGBA", (400, 400))), "kosong"),
    ],
)
def test_what_is_no_emblem_is_refused_with_the_reason(content: bytes, said: str) -> None:
    with pytest.raises(InvalidInput, match=said):
        make_emblem(content)


@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=6))
def test_a_damaged_file_is_refused_or_read_but_never_a_crash(place: int, other: bytes) -> None:
    try:
        made = make_emblem(WHOLE[:place] + other + WHOLE[place + len(other) :])
    except InvalidInput:
        return
    assert opened(made).height <= PRINT_PIXELS


PAPERS: dict[str, Callable[[LetterheadContent], bytes]] = {
    "letter": lambda head: render_text_paper(make_letter(letterhead=head), "Surat"),
    "attendance": lambda head: render_attendance_sheets([make_attendance_sheet(letterhead=head)]),
    "payments": lambda head: render_payment_list(make_payment_list(letterhead=head)),
    "souvenirs": lambda head: render_souvenir_list(make_souvenir_list(letterhead=head)),
    "receipt": lambda head: render_receipts([make_receipt(letterhead=head)]),
    "agenda": lambda head: render_agenda_book(
        AgendaBookContent(
            letterhead=head, series="Surat", year="2022", lines=(), count_text="", printed_text="", seal=""
        )
    ),
}


@pytest.mark.parametrize("name", PAPERS)
def test_the_emblem_keeps_its_proportions_and_no_line_runs_into_it(name: str) -> None:
    tall = make_emblem(as_file(wheel(600).resize((300, 600))))
    for emblem, proportion in ((EMBLEM, 1.0), (tall, 0.5)):
        pdf = PAPERS[name](LetterheadContent(lines=LETTERHEAD_LINES, emblem=emblem))
        ((left, bottom, right, top),) = emblems_on(pdf)
        assert (right - left) / (top - bottom) == pytest.approx(proportion, rel=0.01)
        page = read(pdf)[0]
        assert all(c.left > right or c.top < bottom for c in page.chars), "a letter runs into the emblem"
        assert top <= page.height - 15


@pytest.mark.parametrize("name", PAPERS)
def test_without_an_emblem_there_is_no_picture(name: str) -> None:
    assert emblems_on(PAPERS[name](LetterheadContent(lines=LETTERHEAD_LINES))) == []


def test_short_lines_stay_in_the_middle_of_the_sheet_and_long_ones_give_way() -> None:
    def middle(lines: tuple[str, ...]) -> float:
        pdf = PAPERS["letter"](LetterheadContent(lines=lines, emblem=EMBLEM))
        page = read(pdf)[0]
        first = page.lines[0]
        return (first[0].left + first[-1].right) / 2 - page.width / 2

    assert middle(("BALAI CONTOH",)) == pytest.approx(0, abs=1)
    assert middle(("KEMENTERIAN CONTOH YANG SANGAT PANJANG NAMANYA SEKALI REPUBLIK CONTOH",)) > 5


def test_the_picture_is_in_the_file_once_however_many_receipts_bear_it() -> None:
    many = [make_receipt(letterhead=HEAD)] * 30
    assert times_embedded(render_receipts(many)) == times_embedded(render_receipts(many[:1])) == 1


def test_a_stored_paper_names_the_picture_and_finds_it_again() -> None:
    letter = make_letter(letterhead=HEAD)
    stored = letter.to_json()
    assert len(stored) < len(EMBLEM)
    (digest,) = [one for one in stored.split('"') if len(one) == 64]
    assert TextPaperContent.from_json(stored, {digest: EMBLEM}) == letter
    assert TextPaperContent.from_json(stored).letterhead.lines == LETTERHEAD_LINES
    with pytest.raises(DamagedFile):
        TextPaperContent.from_json(stored, {})


def test_receipts_of_the_time_before_emblems_are_still_read() -> None:
    known = make_receipt()
    old = known.to_json().replace('{"lines": [', "[").replace('], "emblem": ""}', "]")
    assert "emblem" not in old
    assert ReceiptContent.from_json(old, {}) == known
