"""Which table keeps which record."""

from sqlalchemy import Table

from bapasdesk.domain.list_columns import SheetMapping
from bapasdesk.domain.records.certificates import (
    Certificate,
    CertificateCheck,
    CertificateLayout,
    CourseLayout,
    LayoutVersion,
    OfficeLayout,
    StigmaList,
)
from bapasdesk.domain.records.clients import Client, ClientProtection
from bapasdesk.domain.records.money import (
    PaymentComponent,
    PaymentCorrection,
    SessionComponent,
    TransportPayment,
    TransportPaymentDay,
)
from bapasdesk.domain.records.numbers import NumberEntry, NumberSeries
from bapasdesk.domain.records.office import (
    ClosedDay,
    DataProtection,
    Letterhead,
    OfficeProfile,
    Officer,
    Signatory,
    TransportRate,
    Venue,
)
from bapasdesk.domain.records.outcomes import (
    Apprenticeship,
    CheckInDay,
    Continuation,
    CourseMethod,
    Feedback,
    FollowUp,
    OutcomeSettings,
)
from bapasdesk.domain.records.papers import (
    ArchivedPdf,
    PrintedNumber,
    PrintedPaper,
    SessionPaper,
    SignedProof,
    Wording,
)
from bapasdesk.domain.records.participants import Attendance, Obligation, Participant, SouvenirHandover
from bapasdesk.domain.records.partners import (
    Agreement,
    AgreementCourse,
    AgreementScan,
    ContactLogEntry,
    Evaluation,
    Partner,
    PartnerContact,
    RefusalArgument,
    StageChange,
)
from bapasdesk.domain.records.sessions import (
    Course,
    CourseOffer,
    CourseTopic,
    Session,
    SessionDay,
    SessionTopic,
)
from bapasdesk.domain.records.trail import AuditEntry, Draft, TrashItem
from bapasdesk.store.table_parts import metadata as metadata  # whoever asks here has all tables
from bapasdesk.store.tables.budget import BUDGET_TABLES
from bapasdesk.store.tables.certificates import (
    certificate,
    certificate_check,
    certificate_layout,
    course_layout,
    layout_version,
    office_layout,
    stigma_list,
)
from bapasdesk.store.tables.clients import client, client_protection
from bapasdesk.store.tables.emblem import EMBLEM_TABLES
from bapasdesk.store.tables.money import (
    payment_component,
    payment_correction,
    session_component,
    transport_payment,
    transport_payment_day,
)
from bapasdesk.store.tables.numbers import number_entry, number_series
from bapasdesk.store.tables.office import (
    closed_day,
    data_protection,
    letterhead,
    office,
    officer,
    signatory,
    transport_rate,
    venue,
)
from bapasdesk.store.tables.outcomes import (
    apprenticeship,
    check_in_day,
    continuation,
    course_method,
    feedback,
    follow_up,
    outcome_settings,
)
from bapasdesk.store.tables.papers import (
    archived_pdf,
    printed_number,
    printed_paper,
    session_paper,
    signed_proof,
    wording,
)
from bapasdesk.store.tables.participants import attendance, obligation, participant, souvenir_handover
from bapasdesk.store.tables.partners import (
    agreement,
    agreement_course,
    agreement_scan,
    contact_log_entry,
    evaluation,
    partner,
    partner_contact,
    refusal_argument,
    stage_change,
)
from bapasdesk.store.tables.saved_filters import FILTER_TABLES
from bapasdesk.store.tables.seating import SEATING_TABLES
from bapasdesk.store.tables.sessions import (
    course,
    course_offer,
    course_topic,
    session,
    session_day,
    session_topic,
)
from bapasdesk.store.tables.sheet_mappings import sheet_mapping
from bapasdesk.store.tables.trail import audit_entry, draft, trash_item

TABLES: dict[type, Table] = {
    OfficeProfile: office,
    DataProtection: data_protection,
    Letterhead: letterhead,
    Signatory: signatory,
    TransportRate: transport_rate,
    Officer: officer,
    Partner: partner,
    PartnerContact: partner_contact,
    Course: course,
    CourseTopic: course_topic,
    CourseOffer: course_offer,
    StageChange: stage_change,
    ContactLogEntry: contact_log_entry,
    RefusalArgument: refusal_argument,
    Agreement: agreement,
    AgreementCourse: agreement_course,
    AgreementScan: agreement_scan,
    Venue: venue,
    ClosedDay: closed_day,
    Evaluation: evaluation,
    Session: session,
    SessionDay: session_day,
    SessionTopic: session_topic,
    Client: client,
    ClientProtection: client_protection,
    Participant: participant,
    Attendance: attendance,
    Obligation: obligation,
    NumberSeries: number_series,
    NumberEntry: number_entry,
    Certificate: certificate,
    CertificateLayout: certificate_layout,
    LayoutVersion: layout_version,
    OfficeLayout: office_layout,
    CourseLayout: course_layout,
    StigmaList: stigma_list,
    CertificateCheck: certificate_check,
    TransportPayment: transport_payment,
    TransportPaymentDay: transport_payment_day,
    SessionComponent: session_component,
    PaymentComponent: payment_component,
    PaymentCorrection: payment_correction,
    SessionPaper: session_paper,
    Wording: wording,
    SouvenirHandover: souvenir_handover,
    ArchivedPdf: archived_pdf,
    PrintedPaper: printed_paper,
    PrintedNumber: printed_number,
    SignedProof: signed_proof,
    FollowUp: follow_up,
    Feedback: feedback,
    Apprenticeship: apprenticeship,
    Continuation: continuation,
    OutcomeSettings: outcome_settings,
    CourseMethod: course_method,
    CheckInDay: check_in_day,
    AuditEntry: audit_entry,
    TrashItem: trash_item,
    Draft: draft,
    **BUDGET_TABLES,
    **FILTER_TABLES,
    SheetMapping: sheet_mapping,
    **SEATING_TABLES,
    **EMBLEM_TABLES,
}
"""Each column bears the name of the record's field, so that the unit of work can map them as they are."""
