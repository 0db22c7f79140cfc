"""The registers of issued papers, and the next free number of a series."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, func, select

from bapasdesk.domain.rows.papers import CertificateRow, PaymentRow
from bapasdesk.store.queries.payments import corrections, gross_amount
from bapasdesk.store.queries.words import with_name, with_words
from bapasdesk.store.tables.certificates import certificate
from bapasdesk.store.tables.clients import client
from bapasdesk.store.tables.money import transport_payment
from bapasdesk.store.tables.numbers import number_entry
from bapasdesk.store.tables.participants import participant
from bapasdesk.store.tables.sessions import course, session
from bapasdesk.store.unit_of_work import UnitOfWork


def next_seq(work: UnitOfWork, series_id: int, year: int) -> int:
    """One more than the highest number ever taken in a series and year, void ones included."""
    query = select(func.max(number_entry.c.seq)).where(
        number_entry.c.series_id == series_id, number_entry.c.year == year
    )
    return int(work.connection.execute(query).scalar() or 0) + 1


def certificate_rows(
    work: UnitOfWork,
    text: str = "",
    *,
    session_id: int | None = None,
    offset: int = 0,
    limit: int | None = 200,
) -> tuple[CertificateRow, ...]:
    """The register of certificates, newest first, void ones with their reason."""
    query = _filtered(_certificates(), text, session_id).order_by(
        certificate.c.issued_on.desc(), certificate.c.id.desc()
    )
    found = work.connection.execute(query.offset(offset).limit(limit))
    return tuple(CertificateRow(**with_name(row._mapping)) for row in found)


def payment_rows(
    work: UnitOfWork,
    text: str = "",
    *,
    session_id: int | None = None,
    offset: int = 0,
    limit: int | None = 200,
) -> tuple[PaymentRow, ...]:
    """The register of receipts, newest first, void ones with their reason."""
    query = _filtered(_payments(), text, session_id).order_by(
        transport_payment.c.issued_on.desc(), transport_payment.c.id.desc()
    )
    found = work.connection.execute(query.offset(offset).limit(limit))
    return tuple(PaymentRow(**with_name(row._mapping)) for row in found)


def certificate_numbers(work: UnitOfWork, participant_ids: Sequence[int]) -> dict[int, int]:
    """Ids of the numbers of valid certificates, by participant."""
    valid = select(certificate.c.participant_id, certificate.c.number_id).where(
        certificate.c.participant_id.in_(participant_ids), certificate.c.is_void.is_(False)
    )
    return {row[0]: row[1] for row in work.connection.execute(valid)}


def holders_numbers(work: UnitOfWork, certificate_ids: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Register number and NIK of each certificate's holder, by certificate."""
    query = (
        select(certificate.c.id, client.c.register_number, client.c.nik)
        .join(participant, participant.c.id == certificate.c.participant_id)
        .join(client, client.c.id == participant.c.client_id)
        .where(certificate.c.id.in_(certificate_ids))
    )
    return {row[0]: (row[1], row[2]) for row in work.connection.execute(query)}


def certificate_count(work: UnitOfWork, text: str = "") -> int:
    return _count(work, _filtered(_certificates(), text, None))


def payment_count(work: UnitOfWork, text: str = "") -> int:
    return _count(work, _filtered(_payments(), text, None))


def _certificates() -> Select[Any]:
    return _joined(
        select(
            certificate.c.id,
            participant.c.session_id,
            certificate.c.participant_id,
            number_entry.c.text.label("number"),
            client.c.title_before,
            client.c.full_name,
            client.c.title_after,
            course.c.name.label("course"),
            certificate.c.issued_on,
            certificate.c.verification_code,
            certificate.c.is_void,
            number_entry.c.reason.label("void_reason"),
        ),
        certificate,
    )


def _payments() -> Select[Any]:
    return _joined(
        select(
            transport_payment.c.id,
            participant.c.session_id,
            transport_payment.c.participant_id,
            number_entry.c.text.label("number"),
            client.c.title_before,
            client.c.full_name,
            client.c.title_after,
            course.c.name.label("course"),
            transport_payment.c.issued_on,
            transport_payment.c.paid_on,
            transport_payment.c.day_count,
            transport_payment.c.rate,
            gross_amount().label("amount"),
            corrections().label("corrections"),
            transport_payment.c.is_void,
            number_entry.c.reason.label("void_reason"),
        ),
        transport_payment,
    )


def _joined(query: Select[Any], paper: Any) -> Select[Any]:
    return (
        query.select_from(paper)
        .join(number_entry, number_entry.c.id == paper.c.number_id)
        .join(participant, participant.c.id == paper.c.participant_id)
        .join(client, client.c.id == participant.c.client_id)
        .join(session, session.c.id == participant.c.session_id)
        .join(course, course.c.id == session.c.course_id)
    )


def _filtered(query: Select[Any], text: str, session_id: int | None) -> Select[Any]:
    if session_id is not None:
        query = query.where(participant.c.session_id == session_id)
    return with_words(query, text, number_entry.c.text, client.c.full_name, course.c.name)


def _count(work: UnitOfWork, query: Select[Any]) -> int:
    return int(work.connection.execute(select(func.count()).select_from(query.subquery())).scalar_one())
