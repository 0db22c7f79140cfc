"""Questions of the whole-office check, each answered with what is wrong (Indonesian), or nothing."""

from sqlalchemy import func, select

from bapasdesk.domain.labels import label
from bapasdesk.domain.values import SeriesKind
from bapasdesk.store.queries.payments import gross_amount
from bapasdesk.store.queries.trail_check import TrailCheck
from bapasdesk.store.tables.certificates import certificate
from bapasdesk.store.tables.money import payment_correction, transport_payment, transport_payment_day
from bapasdesk.store.tables.numbers import number_entry, number_series
from bapasdesk.store.tables.participants import attendance, participant
from bapasdesk.store.tables.sessions import session_day
from bapasdesk.store.unit_of_work import UnitOfWork

_BORNE_BY_A_PERSON = (SeriesKind.CERTIFICATE, SeriesKind.RECEIPT)


def broken_seals(work: UnitOfWork) -> list[str]:
    """The first row of the trail whose seal does not fit the row before it; a million rows in seconds."""
    trail = TrailCheck()
    while trail.go_on(work):
        pass
    return [trail.problem] if trail.problem else []


def number_gaps(work: UnitOfWork) -> list[str]:
    """Series and years whose numbers do not run from 1 without a gap; typed ones without a sequence aside."""
    counted = func.count(number_entry.c.seq)
    query = (
        select(number_series.c.kind, number_entry.c.year, counted, func.max(number_entry.c.seq))
        .join(number_series, number_series.c.id == number_entry.c.series_id)
        .group_by(number_series.c.kind, number_entry.c.year)
        .having(counted != func.max(number_entry.c.seq))
    )
    return [
        f"Nomor {label(kind).lower()} tahun {year} tidak berurutan: {count} nomor, tertinggi {highest}."
        for kind, year, count, highest in work.connection.execute(query)
    ]


def orphan_numbers(work: UnitOfWork) -> list[str]:
    """Issued numbers of certificates and receipts that no valid one bears."""
    issued = select(number_entry.c.text).where(
        number_entry.c.state == "issued",
        number_entry.c.series_id.in_(
            select(number_series.c.id).where(number_series.c.kind.in_(_BORNE_BY_A_PERSON))
        ),
        number_entry.c.id.not_in(select(certificate.c.number_id).where(certificate.c.is_void.is_(False))),
        number_entry.c.id.not_in(select(payment_correction.c.number_id)),
        number_entry.c.id.not_in(
            select(transport_payment.c.number_id).where(transport_payment.c.is_void.is_(False))
        ),
    )
    return [
        f"Nomor {text} tercatat terbit, tetapi tidak ada dokumen sah yang memakainya."
        for text in work.connection.execute(issued).scalars()
    ]


def unearned_payments(work: UnitOfWork) -> list[str]:
    """Valid payments whose days, those given back aside, are not the days the participant was present."""
    days = select(func.count()).where(transport_payment_day.c.payment_id == transport_payment.c.id)
    still_paid = days.where(transport_payment_day.c.is_void.is_(False)).scalar_subquery()
    present = (
        select(func.count())
        .select_from(attendance)
        .join(session_day, session_day.c.id == attendance.c.session_day_id)
        .join(participant, participant.c.id == attendance.c.participant_id)
        .join(
            transport_payment_day,
            (transport_payment_day.c.client_id == participant.c.client_id)
            & (transport_payment_day.c.held_on == session_day.c.held_on)
            & (transport_payment_day.c.payment_id == transport_payment.c.id)
            & transport_payment_day.c.is_void.is_(False),
        )
        .where(attendance.c.participant_id == transport_payment.c.participant_id, attendance.c.status == "H")
        .scalar_subquery()
    )
    query = (
        select(number_entry.c.text)
        .join(transport_payment, transport_payment.c.number_id == number_entry.c.id)
        .where(
            transport_payment.c.is_void.is_(False),
            (transport_payment.c.day_count != days.scalar_subquery()) | (still_paid != present),
        )
    )
    return [
        f"Kuitansi {text}: jumlah hari dibayar tidak sama dengan hari hadir."
        for text in work.connection.execute(query).scalars()
    ]


def misstated_receipts(work: UnitOfWork) -> list[str]:
    """Valid receipts whose paper says another amount than the books."""
    query = (
        select(number_entry.c.text)
        .join(transport_payment, transport_payment.c.number_id == number_entry.c.id)
        .where(
            transport_payment.c.is_void.is_(False),
            func.json_extract(transport_payment.c.content, "$.amount") != gross_amount(),
        )
    )
    return [
        f"Kuitansi {text}: jumlah pada kuitansi tidak sama dengan pembukuan."
        for text in work.connection.execute(query).scalars()
    ]
