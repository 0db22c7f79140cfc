"""What a record must be before it is saved; the first thing wrong is said in Indonesian, with its field."""

from collections.abc import Sequence
from datetime import date

from bapasdesk.domain.indonesian.money import LARGEST_AMOUNT
from bapasdesk.domain.indonesian.times import parse_time
from bapasdesk.domain.payment_parts import check_tax_label
from bapasdesk.domain.records.certificates import StigmaList
from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.records.money import SessionComponent
from bapasdesk.domain.records.office import (
    ClosedDay,
    Letterhead,
    OfficeProfile,
    Signatory,
    TransportRate,
    Venue,
)
from bapasdesk.domain.records.partners import Partner
from bapasdesk.domain.records.sessions import Course, Session
from bapasdesk.domain.rows.sessions import Topic
from bapasdesk.errors import InvalidInput

LONGEST_NAME = 120
_MOST_DAYS = 366
_MOST_SEATS = 1000
_MOST_PEOPLE = 100_000
_MOST_HOURS = 2000
_MOST_TOPICS = 20
_MOST_LINES = 6
_MOST_STIGMA_WORDS = 200
_SHORTEST_STIGMA_WORD = 2


def check_office(profile: OfficeProfile) -> None:
    check_name(profile.name, "name", "Nama kantor")
    if not 1 <= profile.certificate_threshold <= 100:
        raise InvalidInput("Ambang kehadiran diisi 1 sampai 100 persen.", "certificate_threshold")
    if not 1 <= profile.minutes_per_lesson_hour <= 120:
        raise InvalidInput("Menit per jam pelajaran diisi 1 sampai 120.", "minutes_per_lesson_hour")


def check_letterhead(letterhead: Letterhead) -> None:
    if not 1 <= len(letterhead.lines) <= _MOST_LINES:
        raise InvalidInput(f"Kop surat terdiri atas 1 sampai {_MOST_LINES} baris.", "lines")
    for line in letterhead.lines:
        check_name(line, "lines", "Baris kop surat")


def check_signatory(signatory: Signatory) -> None:
    check_name(signatory.name, "name", "Nama penanda tangan")
    check_name(signatory.position, "position", "Jabatan")
    if signatory.valid_to is not None and signatory.valid_to < signatory.valid_from:
        raise InvalidInput("Masa berlaku selesai sebelum mulai.", "valid_to")


def check_rate(rate: TransportRate) -> None:
    _check_money(rate.amount, "amount", "Tarif")


def check_stigma_list(changed: StigmaList) -> None:
    if len(changed.words) > _MOST_STIGMA_WORDS:
        raise InvalidInput(f"Daftar kata paling banyak {_MOST_STIGMA_WORDS} baris.", "words")
    for field, words in (("words", changed.words), ("allowed", changed.allowed)):
        for word in words:
            check_name(word, field, "Kata")
            if sum(char.isalnum() for char in word) < _SHORTEST_STIGMA_WORD:
                raise InvalidInput(f"“{word}” terlalu pendek: tulis paling sedikit dua huruf.", field)


def check_partner(partner: Partner) -> None:
    check_name(partner.name, "name", "Nama mitra")


def check_venue(venue: Venue) -> None:
    check_name(venue.name, "name", "Nama tempat")
    if not 1 <= venue.capacity <= _MOST_PEOPLE:
        raise InvalidInput(f"Daya tampung diisi 1 sampai {_MOST_PEOPLE} orang.", "capacity")


def check_closed_day(day: ClosedDay) -> None:
    check_name(day.name, "name", "Nama hari libur")


def check_course(course: Course) -> None:
    check_name(course.name, "name", "Nama pelatihan")
    _check_count(course.lesson_hours, "lesson_hours", "Jam pelajaran", _MOST_HOURS)
    if course.days_to_income is not None:
        _check_count(course.days_to_income, "days_to_income", "Waktu sampai menghasilkan (hari)", 3660)
    if course.start_up_cost is not None:
        _check_money(course.start_up_cost, "start_up_cost", "Modal awal")


def check_topics(topics: Sequence[Topic]) -> None:
    """What the back of a certificate can show in one table."""
    if len(topics) > _MOST_TOPICS:
        raise InvalidInput(f"Materi paling banyak {_MOST_TOPICS} baris.", "topics")
    for topic in topics:
        check_name(topic.title, "topics", "Materi")
        _check_count(topic.lesson_hours, "topics", f"JP materi “{topic.title}”", _MOST_HOURS)
        if topic.instructor:
            check_name(topic.instructor, "topics", "Nama instruktur")
    _check_count(sum(one.lesson_hours for one in topics), "topics", "Jumlah JP materi", _MOST_HOURS)


def check_client(client: Client) -> None:
    check_name(client.full_name, "full_name", "Nama klien")
    begin, end = client.guidance_start, client.guidance_end
    if begin is not None and end is not None and end < begin:
        raise InvalidInput("Bimbingan berakhir sebelum mulai.", "guidance_end")


def check_session(session: Session, days: Sequence[date]) -> None:
    """`days` are the days the session is held on, each from its start to its end inclusive."""
    if not session.course_id:
        raise InvalidInput("Pilih pelatihannya.", "course_id")
    if not session.partner_id:
        raise InvalidInput("Pilih mitranya.", "partner_id")
    _check_days(session, days)
    if not 1 <= session.seats <= _MOST_SEATS:
        raise InvalidInput(f"Jumlah kursi diisi 1 sampai {_MOST_SEATS}.", "seats")
    _check_count(session.lesson_hours, "lesson_hours", "Jam pelajaran", _MOST_HOURS)
    _check_money(session.transport_rate, "transport_rate", "Tarif transport")
    _check_times(session)


def check_name(text: str, field: str, what: str, longest: int = LONGEST_NAME) -> None:
    """1-120 printable characters without spaces around them, as papers can print on one line."""
    if not text.strip():
        raise InvalidInput(f"{what} belum diisi.", field)
    if text != text.strip():
        raise InvalidInput(f"{what} diawali atau diakhiri spasi.", field)
    if len(text) > longest:
        raise InvalidInput(f"{what} paling panjang {longest} huruf.", field)
    if not text.isprintable():
        raise InvalidInput(f"{what} berisi tanda yang tidak dapat dicetak.", field)


def check_component(component: SessionComponent) -> None:
    check_name(component.name, "name", "Sebutan komponen")
    _check_money(component.rate, "rate", "Tarif")
    if not component.rate:
        raise InvalidInput("Isi tarif komponennya.", "rate")
    check_tax_label(component.name, component.tax_percent)


def _check_times(session: Session) -> None:
    starts_at, ends_at = session.starts_at, session.ends_at
    for field, typed in (("starts_at", starts_at), ("ends_at", ends_at)):
        if typed != parse_time(typed, field):
            raise InvalidInput("Tulis jam seperti 09.00 atau 13.30.", field)
    if ends_at and not starts_at:
        raise InvalidInput("Isi dahulu jam mulainya.", "starts_at")
    if ends_at and ends_at <= starts_at:
        raise InvalidInput("Jam selesai tidak sesudah jam mulai.", "ends_at")


def _check_days(session: Session, days: Sequence[date]) -> None:
    if session.ends_on < session.starts_on:
        raise InvalidInput("Tanggal selesai lebih awal daripada tanggal mulai.", "ends_on")
    if not days:
        raise InvalidInput("Pilih paling sedikit satu hari pelaksanaan.", "days")
    if len(set(days)) != len(days):
        raise InvalidInput("Ada hari pelaksanaan yang ditulis dua kali.", "days")
    if len(days) > _MOST_DAYS:
        raise InvalidInput(f"Satu kegiatan paling lama {_MOST_DAYS} hari.", "days")
    if min(days) < session.starts_on or max(days) > session.ends_on:
        raise InvalidInput("Ada hari pelaksanaan di luar tanggal kegiatan.", "days")


def _check_count(number: int, field: str, what: str, most: int) -> None:
    if not 0 <= number <= most:
        raise InvalidInput(f"{what} diisi 0 sampai {most}.", field)


def _check_money(amount: int, field: str, what: str) -> None:
    if amount < 0:
        raise InvalidInput(f"{what} tidak boleh negatif.", field)
    if amount > LARGEST_AMOUNT:
        raise InvalidInput(f"{what} terlalu besar.", field)
