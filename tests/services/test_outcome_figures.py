"""The figures of outcomes against pandas, which counts them from plain rows in its own way."""

from dataclasses import replace
from datetime import date
from random import Random

import pandas as pd

from bapasdesk.domain.costs import CostBasis, CostKind, SessionCost
from bapasdesk.domain.outcomes import USES_SKILL, Outcome, OutcomeFigures
from bapasdesk.domain.records.clients import Client
from bapasdesk.domain.records.money import TransportPayment
from bapasdesk.domain.records.numbers import NumberEntry, NumberSeries
from bapasdesk.domain.records.outcomes import FollowUp
from bapasdesk.domain.records.participants import Participant
from bapasdesk.domain.records.partners import Partner
from bapasdesk.domain.records.sessions import Course, Session
from bapasdesk.domain.values import PartnerKind, SeriesKind, SessionStatus
from bapasdesk.services.office import Office
from bapasdesk.store.queries.follow_up import outcome_figures
from bapasdesk.store.unit_of_work import UnitOfWork


def test_figures_agree_with_pandas_on_a_thousand_offices(office: Office) -> None:
    """Each office is made, asked and undone in one transaction; pandas counts from the plain rows."""
    chance = Random(11)
    for number in range(1000):
        with office.work() as work:
            plain = _random_office(work, chance, number)
            found = outcome_figures(
                work, "course", months=3, today=date(2024, 1, 1), first=date.min, last=date.max
            )
        expected = _by_pandas(plain)
        got = {
            one.name: (one.participations, one.persons, one.reached, one.not_reached, one.using, one.cost)
            for one in found
        }
        assert got == expected, number


def _random_office(work: UnitOfWork, chance: Random, number: int) -> list[dict[str, object]]:
    """A few sessions with seats, answers and payments; gives the same as plain rows."""
    partner = work.add(Partner(name="Mitra", kind=PartnerKind.PRIVATE))
    courses = [work.add(Course(name=f"Pelatihan {n}")) for n in range(chance.randint(1, 3))]
    people = [work.add(Client(full_name=f"Orang {n}")) for n in range(chance.randint(1, 6))]
    rows: list[dict[str, object]] = []
    for _ in range(chance.randint(1, 3)):
        place = chance.randrange(len(courses))
        status = chance.choice([SessionStatus.HELD, SessionStatus.CLOSED, SessionStatus.PLANNED])
        day = date(2023, chance.randint(1, 12), 1)
        session = work.add(
            Session(course_id=courses[place], partner_id=partner, starts_on=day, ends_on=day, status=status)
        )
        for line, person in enumerate(chance.sample(people, chance.randint(1, len(people))), 1):
            seat = work.add(Participant(session_id=session, client_id=person, row_number=line))
            outcome, due = _random_answer(work, chance, seat)
            rows.append(
                {
                    "course": f"Pelatihan {place}",
                    "person": person,
                    "counts": status != SessionStatus.PLANNED,
                    "outcome": outcome,
                    "due": due,
                    "cost": _random_payment(work, chance, seat, f"{number}-{len(rows)}"),
                }
            )
        rows[-1]["cost"] += _random_cost(work, chance, session)  # type: ignore[operator]
    return rows


def _random_answer(work: UnitOfWork, chance: Random, seat: int) -> tuple[Outcome | None, date | None]:
    if chance.random() < 0.2:
        return None, None
    due = date(2023 + chance.randint(0, 1), 6, 1)
    outcome = chance.choice([None, *Outcome])
    answered = None if outcome is None else due
    asked = FollowUp(participant_id=seat, months=3, due_on=due, next_on=due)
    work.add(replace(asked, outcome=outcome, answered_on=answered))
    return outcome, due


def _random_cost(work: UnitOfWork, chance: Random, session: int) -> int:
    """Plans another cost now and then; gives the rupiah really spent on it."""
    if chance.random() < 0.5:
        return 0
    spent = chance.choice([None, chance.randint(1, 9) * 10_000])
    cost = SessionCost(session_id=session, kind=CostKind.MEALS, rate=30_000, basis=CostBasis.PERSON)
    day = None if spent is None else date(2023, 6, 1)
    work.add(replace(cost, actual=spent, spent_on=day))
    return spent or 0


def _random_payment(work: UnitOfWork, chance: Random, seat: int, text: str) -> int:
    """Adds a payment now and then; gives the rupiah really paid."""
    if chance.random() < 0.5:
        return 0
    series = work.first(NumberSeries, kind=SeriesKind.RECEIPT)
    assert series is not None
    day, rate = date(2023, 6, 1), chance.randint(1, 9) * 10_000
    entry = NumberEntry(series_id=series.id, year=2023, seq=None, text=text, document_date=day)
    paid, void = chance.random() < 0.7, chance.random() < 0.2
    work.add(
        TransportPayment(
            participant_id=seat,
            number_id=work.add(entry),
            rate=rate,
            day_count=1,
            amount=rate,
            issued_on=day,
            paid_on=day if paid else None,
            content="{}",
            is_void=void,
        )
    )
    return rate if paid and not void else 0


def _counts(one: OutcomeFigures) -> tuple[int, ...]:
    return one.participations, one.persons, one.reached, one.not_reached, one.using, one.cost


def _by_pandas(rows: list[dict[str, object]]) -> dict[str, tuple[int, ...]]:
    table = pd.DataFrame(rows)
    table = table[table["counts"]]
    found: dict[str, tuple[int, ...]] = {}
    for name, part in table.groupby("course"):
        due = part["due"].map(lambda day: day is not None and day <= date(2024, 1, 1))
        reached = part["outcome"].notna()
        found[str(name)] = (
            len(part),
            part["person"].nunique(),
            int(reached.sum()),
            int((~reached & due).sum()),
            int(part["outcome"].isin(list(USES_SKILL)).sum()),
            int(part["cost"].sum()),
        )
    return found
