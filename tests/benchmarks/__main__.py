"""Takes the figures and prints them as one table; `bench.json` keeps them."""

import json
import platform
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict
from functools import cached_property
from pathlib import Path

from bapasdesk.config import OfficeFolder
from tests.benchmarks import certificates, event_loop, frozen, large_office, starting, storing, working
from tests.benchmarks.measure import Measure

OUT = Path("bench.json")


def main(wanted: list[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="bench-") as place:
        offices = _Offices(Path(place))
        parts: dict[str, Callable[[], list[Measure]]] = {
            "certificates": certificates.measure,
            "starting": lambda: starting.measure(offices.large),
            "working": lambda: working.measure(offices.large, offices.small),
            "event_loop": lambda: event_loop.measure(offices.large),
            "storing": lambda: storing.measure(offices.large),
            "frozen": frozen.measure,
        }
        found = [one for name in (wanted or parts) for one in parts[name]()]
    print(table(found))
    facts = {"machine": platform.platform(), "python": platform.python_version()}
    figures = [{**asdict(one), "ratio": one.ratio, "met": one.met} for one in found]
    OUT.write_text(json.dumps({**facts, "measures": figures}, indent=1), encoding="utf-8")
    return 0


class _Offices:
    """The two offices, built when a part first asks for them."""

    def __init__(self, place: Path) -> None:
        self._place = place

    @cached_property
    def large(self) -> OfficeFolder:
        return large_office.build(self._place / "large")

    @cached_property
    def small(self) -> OfficeFolder:
        return large_office.build(self._place / "small", clients=1000, trail=0)


def table(found: list[Measure]) -> str:
    lines = [f"{'work':52}{'ours':>10}  {'against':>10}  {'what':38}{'ratio':>7}  {'target':>7}"]
    for one in found:
        ours = f"{one.ours:.3g} {one.unit}"
        against = f"{one.against:.3g} {one.unit}" if one.against else ""
        ratio = f"{one.ratio:.2f}" if one.ratio is not None else ""
        mark = "" if one.met else "  MISSED"
        lines.append(
            f"{one.work:52}{ours:>10}  {against:>10}  {one.named:38}{ratio:>7}  {one.limit:>7.4g}{mark}"
        )
        if one.note:
            lines.append(f"    {one.note}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
