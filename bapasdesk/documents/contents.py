"""What a paper says, apart from how it looks.

The content of an issued paper is stored as JSON and printed again years later, when the letterhead, the
signatories and the rates have long changed. So every field is plain text, whole rupiah or a tuple of those,
and nothing here looks anything up.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, is_dataclass
from typing import Any, Self

from bapasdesk.documents.letterhead_content import LetterheadContent, stored_picture
from bapasdesk.domain.payment_parts import PaymentPart, total_tax
from bapasdesk.domain.rows.sessions import Topic
from bapasdesk.domain.values import CertificateStyle


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureBlock:
    """Who signs, as printed. An empty `name` leaves a dotted line; an empty `nip` prints nothing."""

    role_lines: tuple[str, ...]
    name: str
    nip: str = ""
    place_and_date: str = ""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        return cls(**{**data, "role_lines": tuple(data["role_lines"])})


def _signature(data: Mapping[str, Any] | None) -> SignatureBlock | None:
    return None if data is None else SignatureBlock.from_dict(data)


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateContent:
    """One person's certificate. `sentence` carries date, venue and lesson hours, ready to print."""

    style: CertificateStyle
    issuer_lines: tuple[str, ...]
    number: str
    name: str
    course: str
    sentence: str
    signatures: tuple[SignatureBlock, ...]
    """One or two, from left to right."""
    verification_code: str
    """The only thing the QR code holds: no personal data."""
    example_note: str = ""
    copy_mark: str = ""
    """"Salinan ke-n" when it is printed again; never kept."""
    partner: str = ""
    hours_attended: int = 0
    hours_planned: int = 0
    lesson_minutes: int = 0
    layout: str = ""
    """Digest of the layout it was issued with; empty: the built-in one of its style."""
    topics: tuple[Topic, ...] = ()
    """What was taught; empty: the certificate has no back."""
    back_signature: SignatureBlock | None = None

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Self:
        data = json.loads(text)
        data["style"] = CertificateStyle(data["style"])
        data["issuer_lines"] = tuple(data["issuer_lines"])
        data["signatures"] = tuple(SignatureBlock.from_dict(block) for block in data["signatures"])
        data["topics"] = tuple(Topic(**topic) for topic in data.get("topics", ()))
        data["back_signature"] = _signature(data.get("back_signature"))
        return cls(**data)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptContent:
    """One person's receipt (kuitansi). `amount` in whole rupiah before tax, the sum of its parts."""

    letterhead: LetterheadContent
    fiscal_year: str
    number: str
    budget_line: str
    received_from: str
    amount: int
    purpose: str
    recipient: SignatureBlock
    approval: SignatureBlock | None
    payer: SignatureBlock | None
    example_note: str = ""
    title: str = "KUITANSI"
    parts: tuple[PaymentPart, ...] = ()
    """Empty on receipts of the time when transport money was all there was."""

    copy_mark: str = ""
    """"Salinan ke-n" when it is printed again; never kept."""

    @property
    def tax(self) -> int:
        return total_tax(self.parts)

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, default=stored_picture)

    @classmethod
    def from_json(cls, text: str, emblems: Mapping[str, bytes] | None = None) -> Self:
        data = json.loads(text)
        data["letterhead"] = LetterheadContent.from_data(data["letterhead"], emblems)
        data["recipient"] = SignatureBlock.from_dict(data["recipient"])
        data["approval"] = _signature(data["approval"])
        data["payer"] = _signature(data["payer"])
        data["parts"] = tuple(PaymentPart(**part) for part in data.get("parts", ()))
        return cls(**data)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentLine:
    """One person on the payment list; `rate` (a day) and `amount` in whole rupiah before tax.

    A correction of a paid receipt is a line of its own, with `days` 0 and an amount that may be negative.
    """

    name: str
    address: str
    days: int
    rate: int
    amount: int
    number: str
    parts: tuple[PaymentPart, ...] = ()

    @property
    def tax(self) -> int:
        return total_tax(self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentListContent:
    """The list on which everybody signs for the transport money of one session."""

    letterhead: LetterheadContent
    title: str
    activity: str
    date_text: str
    place: str
    budget_line: str
    lines: tuple[PaymentLine, ...]
    signatures: tuple[SignatureBlock, ...]
    """Up to three, from left to right."""
    example_note: str = ""
    seal: str = ""
    """The newest seal of the trail, shortened; in the foot."""

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, default=stored_picture)

    @classmethod
    def from_json(cls, text: str, emblems: Mapping[str, bytes] | None = None) -> Self:
        data = json.loads(text)
        data["letterhead"] = LetterheadContent.from_data(data["letterhead"], emblems)
        data["lines"] = tuple(
            PaymentLine(**{**line, "parts": tuple(PaymentPart(**part) for part in line["parts"])})
            for line in data["lines"]
        )
        data["signatures"] = tuple(SignatureBlock.from_dict(block) for block in data["signatures"])
        return cls(**data)


@dataclass(frozen=True, slots=True, kw_only=True)
class SouvenirListContent:
    """The list on which participants sign for what they take home: `items` are souvenir and tool kit."""

    letterhead: LetterheadContent
    title: str
    activity: str
    date_text: str
    place: str
    items: tuple[tuple[str, str], ...]
    """Column title and what it is, one or two."""
    names: tuple[str, ...]
    signatures: tuple[SignatureBlock, ...]
    example_note: str = ""
    seal: str = ""
    """The newest seal of the trail, shortened; in the foot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPaperContent:
    """A letter, record, report or agreement: `body` is plain text, laid out by how its lines begin.

    A letter has `recipients`, each a block of lines; one copy of the letter is drawn for each of them.
    """

    letterhead: LetterheadContent
    title: str
    """Over the text, line by line; empty for letters, which have `subject` and `number` at their head."""
    number: str
    dated: str
    subject: str
    body: str
    signatures: tuple[SignatureBlock, ...]
    acknowledged: SignatureBlock | None = None
    """Who signs below the others (Mengetahui)."""
    recipients: tuple[tuple[str, ...], ...] = ()
    copies: tuple[str, ...] = ()
    nature: str = "Biasa"
    attachments: str = "-"
    copy_mark: str = ""
    wants_stamp: bool = False
    """An agreement bears a duty stamp on both originals (UU 10/2020, Pasal 3)."""
    example_note: str = ""

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, default=stored_picture)

    @classmethod
    def from_json(cls, text: str, emblems: Mapping[str, bytes] | None = None) -> Self:
        data = json.loads(text)
        data["letterhead"] = LetterheadContent.from_data(data["letterhead"], emblems)
        data["copies"] = tuple(data["copies"])
        data["recipients"] = tuple(tuple(lines) for lines in data["recipients"])
        data["signatures"] = tuple(SignatureBlock.from_dict(block) for block in data["signatures"])
        data["acknowledged"] = _signature(data["acknowledged"])
        return cls(**data)


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceLine:
    """One invited person; `row_code` finds the person again when the sheet is typed in. `sex`: L or P.

    Where the sheet's last column has another title, `sex` holds what belongs there.
    """

    row_number: int
    row_code: str
    name: str
    sex: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceSheetContent:
    """The sheet to be signed on one session day, with spare rows for those who come unannounced."""

    letterhead: LetterheadContent
    activity: str
    partner: str
    date_text: str
    time_text: str
    place: str
    lines: tuple[AttendanceLine, ...]
    title: str = "DAFTAR HADIR"
    with_row_codes: bool = True
    last_title: str = "L/P"
    """Of the column before the signatures; for staff it is what somebody is there as."""
    present: int | None = None
    """How many were there, once that is known; None leaves it open to be written in."""
    blank_rows: int = 3
    signature: SignatureBlock | None
    example_note: str = ""
    seal: str = ""
    """The newest seal of the trail, shortened; in the foot."""

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, default=stored_picture)

    @classmethod
    def from_json(cls, text: str, emblems: Mapping[str, bytes] | None = None) -> Self:
        data = json.loads(text)
        data["letterhead"] = LetterheadContent.from_data(data["letterhead"], emblems)
        data["lines"] = tuple(AttendanceLine(**line) for line in data["lines"])
        data["signature"] = _signature(data["signature"])
        return cls(**data)


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlementContent:
    """The settlement file (SPJ) of a session: its papers in the order in which they are filed."""

    cover: TextPaperContent
    invitation: TextPaperContent | None
    attendance: tuple[AttendanceSheetContent, ...]
    payment_list: PaymentListContent
    receipts: tuple[ReceiptContent, ...]
    souvenirs: SouvenirListContent | None
    record: TextPaperContent | None
    attachments: TextPaperContent
    """The sheet behind which material and photographs are filed."""
    report: TextPaperContent | None


def printed_text(contents: Iterable[Any]) -> str:
    """Everything that papers with these contents say, each text once, to be searched."""
    fields = (getattr(content, name) for content in contents for name in content.__dataclass_fields__)
    said = dict.fromkeys(fields)  # most of a thousand certificates is the same on all of them
    return "\n".join(dict.fromkeys(text for value in said for text in _texts(value)))


def _texts(value: object) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for name in value.__dataclass_fields__:
            yield from _texts(getattr(value, name))
    elif isinstance(value, (tuple, list)):
        for inner in value:
            yield from _texts(inner)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaLine:
    """One number of the ledger, or several that were used outside for the same reason."""

    seq: str
    number: str
    date_text: str
    subject: str
    holder: str
    state: str
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaBookContent:
    """The ledger of one series and year. `seal`: the newest change it shows, shortened."""

    letterhead: LetterheadContent
    series: str
    year: str
    lines: tuple[AgendaLine, ...]
    count_text: str
    printed_text: str
    seal: str
    example_note: str = ""
