"""The number ledger: one line a number, no duplicate, and no sequence left out without a word."""

from datetime import date

import pytest

from bapasdesk.domain.records.numbers import NumberEntry, NumberSeries
from bapasdesk.domain.values import NumberState, SeriesKind
from bapasdesk.errors import InvalidInput, RuleBroken
from bapasdesk.services import check, ledger, numbers
from bapasdesk.services import settings as office_settings
from bapasdesk.services.office import Office

DAY = date(2023, 6, 20)
LETTER = SeriesKind.LETTER


def take(office: Office, typed: str = "", on: date = DAY, subject: str = "Undangan") -> NumberEntry:
    """A letter's number, as the service of a paper takes it."""
    with office.work() as work:
        entry = numbers.take(work, LETTER, on, typed=typed, subject=subject)
        work.commit()
    return entry


def lines(office: Office, year: int = DAY.year) -> list[tuple[int | None, str, NumberState]]:
    with office.work() as work:
        series = numbers.series_of(work, LETTER)
        found = work.find(NumberEntry, series_id=series.id, year=year, order_by="seq")
    return [(one.seq, one.text, one.state) for one in found]


@pytest.mark.parametrize("kind", SeriesKind)
def test_every_kind_of_paper_has_a_series_from_the_first_day(office: Office, kind: SeriesKind) -> None:
    assert ledger.next_number(office, kind, DAY).startswith("001/")


def test_a_paper_takes_the_next_number_of_the_year_of_its_date(office: Office) -> None:
    taken = [take(office, on=day).text for day in (DAY, date(2024, 1, 2), date(2023, 2, 1))]
    assert taken == ["001/SRT/VI/2023", "001/SRT/I/2024", "002/SRT/II/2023"]


def test_a_typed_number_of_the_own_pattern_has_its_sequence(office: Office) -> None:
    assert take(office, "1 / srt/VI/2023").seq == 1
    assert take(office).text == "002/SRT/VI/2023"


def test_a_typed_number_of_another_form_is_a_line_of_its_own(office: Office) -> None:
    typed = take(office, "W.12.PAS.PAS.8-UM.01.01-0147")
    assert (typed.seq, typed.text) == (None, "W.12.PAS.PAS.8-UM.01.01-0147")
    assert take(office).seq == 1
    assert check.check(office).ok


@pytest.mark.parametrize("typed", ["W.12-147", " w.12-147 ", "003/SRT/VI/2023", "3/SRT/V/2023"])
def test_the_same_number_in_the_same_year_is_refused_with_a_sentence(office: Office, typed: str) -> None:
    take(office, "W.12-147", subject="Surat tugas")
    take(office, "003/SRT/VI/2023", subject="Surat tugas")
    with pytest.raises(RuleBroken, match=r"sudah terbit: Surat tugas\. Tulis nomor lain"):
        take(office, typed)


def test_the_same_text_in_another_year_is_another_number(office: Office) -> None:
    take(office, "W.12-147")
    assert take(office, "W.12-147", on=date(2024, 6, 20)).year == 2024


def test_a_jump_leaves_lines_that_explain_it_and_may_be_claimed(office: Office) -> None:
    take(office, "004/SRT/VI/2023")
    skipped = NumberState.EXTERNAL
    assert [(seq, state) for seq, _, state in lines(office)] == [
        (1, skipped),
        (2, skipped),
        (3, skipped),
        (4, NumberState.ISSUED),
    ]
    assert take(office, "002/SRT/III/2023", on=date(2023, 3, 5)).seq == 2
    assert lines(office)[1] == (2, "002/SRT/III/2023", NumberState.ISSUED)
    assert take(office).seq == 5


def test_a_slip_of_the_finger_does_not_burn_thousands_of_numbers(office: Office) -> None:
    with pytest.raises(InvalidInput, match="jauh melompati"):
        take(office, "14733/SRT/VI/2023")
    assert lines(office) == []


def test_a_typed_number_is_adopted_when_the_pattern_comes_to_it(office: Office) -> None:
    take(office, "B-1/2023")
    with office.work() as work:
        series = numbers.series_of(work, LETTER)
    office_settings.save_number_series(
        office, NumberSeries(id=series.id, kind=LETTER, template="B-{seq}/{year}")
    )
    assert take(office).text == "B-2/2023"
    assert [seq for seq, _, _ in lines(office)] == [1, 2]


def test_reserved_numbers_are_used_up_by_a_paper_or_released(office: Office) -> None:
    reserved = ledger.reserve(office, LETTER, DAY, 3, "Surat Kepala Balai")
    assert reserved == ("001/SRT/VI/2023", "002/SRT/VI/2023", "003/SRT/VI/2023")
    assert take(office).seq == 4
    assert take(office, reserved[1], on=date(2023, 7, 4), subject="").subject == "Surat Kepala Balai"
    with office.work() as work:
        last = work.find(NumberEntry, text=reserved[2])[0]
        used = work.find(NumberEntry, text=reserved[1])[0]
    ledger.release(office, last.id, "surat tidak jadi dikirim")
    states = [state for _, _, state in lines(office)]
    assert states == [NumberState.RESERVED, NumberState.ISSUED, NumberState.VOID, NumberState.ISSUED]
    with pytest.raises(RuleBroken, match=r"sudah batal \(surat tidak jadi dikirim\)"):
        take(office, reserved[2])
    with pytest.raises(RuleBroken, match="dibatalkan bersama dokumennya"):
        ledger.release(office, used.id, "salah pilih nomor")


def test_numbers_used_outside_are_noted_with_date_and_remark(office: Office) -> None:
    assert (
        ledger.record_external(office, LETTER, DAY, "", "Surat edaran, ditulis tangan") == "001/SRT/VI/2023"
    )
    ledger.record_external(office, LETTER, DAY, "W.12-9", "Surat dari sistem persuratan")
    with pytest.raises(RuleBroken, match="sudah dipakai di luar aplikasi: Surat edaran"):
        take(office, "001/SRT/VI/2023")
    with pytest.raises(InvalidInput, match="untuk apa"):
        ledger.record_external(office, LETTER, DAY, "", " ")


def test_the_start_number_only_goes_up_and_the_skipped_are_noted(office: Office) -> None:
    take(office)
    ledger.set_start(office, LETTER, 2023, 147)
    assert take(office).seq == 147
    assert take(office, on=date(2022, 5, 1)).seq == 1
    for lower in (147, 12, 148):
        with pytest.raises(RuleBroken, match="hanya dapat dinaikkan"):
            ledger.set_start(office, LETTER, 2023, lower)
    assert check.check(office).ok


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("001/SRT/VI/2023", "Memakai nomor yang dicadangkan: Surat Kepala Balai."),
        ("002/SRT/VI/2023", "Nomor urut 2 dalam buku surat 2023."),
        ("005/SRT/VI/2023", "Nomor urut 5; 3 nomor sebelumnya dicatat dipakai di luar aplikasi."),
        ("W.12-9", "Tidak mengikuti pola nomor kantor: dicatat apa adanya, tanpa nomor urut."),
    ],
)
def test_what_a_typed_number_would_do_is_said_and_not_done(office: Office, typed: str, said: str) -> None:
    ledger.reserve(office, LETTER, DAY, 1, "Surat Kepala Balai")
    before = lines(office)
    assert ledger.hint(office, LETTER, DAY, typed) == said
    assert lines(office) == before
