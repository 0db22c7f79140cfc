"""Records of money."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class TransportPayment:
    """Transport money of one participant: `amount` = `rate` x `day_count`, whole rupiah, frozen.

    `paid_on` None: the receipt is ready to sign. `content` is the JSON of what the receipt says.
    """

    id: int = 0
    participant_id: int
    number_id: int
    rate: int
    day_count: int
    amount: int
    issued_on: date
    paid_on: date | None = None
    content: str
    is_void: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TransportPaymentDay:
    """A day a payment covers; one valid row a client and date in the whole office."""

    id: int = 0
    payment_id: int
    client_id: int
    held_on: date
    is_void: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionComponent:
    """Money paid besides the transport money of a session: rupiah for one person and day present."""

    id: int = 0
    session_id: int
    name: str
    rate: int
    tax_percent: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentComponent:
    """What a payment holds besides the transport money, frozen: `gross` = `rate` x `day_count`."""

    id: int = 0
    payment_id: int
    name: str
    rate: int
    day_count: int
    gross: int
    tax_percent: int
    tax: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentCorrection:
    """Money paid on top of a paid receipt, or given back (negative); the paid row stays as it is."""

    id: int = 0
    payment_id: int
    number_id: int
    amount: int
    reason: str
    corrected_on: date
    content: str
