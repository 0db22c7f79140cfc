"""Bars, drawn once for screen, PDF and PNG: each series has a grey of its own and a hatch, and its number."""

from io import BytesIO
from textwrap import shorten, wrap
from typing import Any

from bapasdesk.domain.reports import Chart, Series, written

_COLOURS = ("#0B6E6E", "#C9A24B", "#AEBCC4", "#DDE2E6")
_HATCHES = ("", "//", "..", "xx")
_INK, _MUTED, _GRID = "#1B2430", "#5C6875", "#DFE3E8"
_LABEL_GROUND = {"facecolor": "white", "edgecolor": "none", "pad": 0.8, "alpha": 0.85}
_FONT_FILES = ("SourceSansPro-Regular.ttf", "SourceSansPro-Semibold.ttf")
_LONGEST_LINE = 34
SCREEN_DPI = 110
"""Of a screen that enlarges nothing."""
_ROW_INCH = 0.42
_SIDE_INCH = 0.27
"""Of bars side by side each is thinner than one that stands alone."""
_LETTER_SHARE = 0.011
"""What one letter of a number takes of the longest bar; in a shorter part it would cover its neighbours."""


def draw(chart: Chart, form: str = "png", *, width: float = 8.0, dpi: int = SCREEN_DPI) -> bytes:
    """The picture as png, pdf or svg; `width` in inches, the height follows the number of bars."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # late: it costs half a second
    from matplotlib.figure import Figure

    _use_our_font()
    figure = Figure(figsize=(width, _height(chart)), dpi=dpi, layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    _draw_bars(axes, chart)
    _dress(figure, axes, chart)
    buffer = BytesIO()
    metadata = {"png": {"Software": None}, "pdf": {"Creator": None, "Producer": None, "CreationDate": None}}
    figure.savefig(buffer, format=form, metadata=metadata.get(form))
    return buffer.getvalue()


def _height(chart: Chart) -> float:
    if not chart.lying:
        return 3.4
    thick = _ROW_INCH if chart.stacked or len(chart.series) == 1 else _SIDE_INCH * len(chart.series)
    return max(2.0, 1.3 + thick * len(chart.categories))


def _draw_bars(axes: Any, chart: Chart) -> None:
    places = list(range(len(chart.categories)))
    thick = 0.62 if chart.stacked else 0.78 / max(1, len(chart.series))
    below = [0] * len(places)
    totals = [sum(one.values[place] for one in chart.series) for place in places]
    longest = max(totals, default=0) if chart.stacked else 0
    for number, series in enumerate(chart.series):
        shift = 0.0 if chart.stacked else (number - (len(chart.series) - 1) / 2) * thick
        at = [place + shift for place in places]
        look = {
            "color": _COLOURS[number % len(_COLOURS)],
            "hatch": _HATCHES[number % len(_HATCHES)],
            "edgecolor": "white",
            "linewidth": 0.6,
            "label": series.name,
        }
        start = below if chart.stacked else [0] * len(places)
        if chart.lying:
            bars = axes.barh(at, series.values, height=thick, left=start, **look)
        else:
            bars = axes.bar(at, series.values, width=thick, bottom=start, **look)
        for bar, value in zip(bars, series.values, strict=True):
            if not value:
                bar.set_linewidth(0)  # the white edge of nothing would break the line behind it
        texts = [_number(value, series, longest) for value in series.values]
        kind = "center" if chart.stacked else "edge"
        axes.bar_label(
            bars,
            texts,
            label_type=kind,
            padding=0 if chart.stacked else 3,
            fontsize=8,
            color=_INK,
            bbox=_LABEL_GROUND if chart.stacked else None,
        )
        below = [one + two for one, two in zip(below, series.values, strict=True)]


def _number(value: int, series: Series, longest: int) -> str:
    """Nothing for nothing, nor where a part of the longest stacked bar is too short for its number."""
    text = written(value, series.kind) if value else ""
    return "" if value < longest * len(text) * _LETTER_SHARE else text


def _dress(figure: Any, axes: Any, chart: Chart) -> None:
    names = [_in_lines(name) for name in chart.categories]
    numbers = axes.xaxis if chart.lying else axes.yaxis
    words = axes.yaxis if chart.lying else axes.xaxis
    words.set_ticks(range(len(names)), names)
    if chart.lying:
        axes.invert_yaxis()
    numbers.set_major_formatter(lambda value, _: f"{value:,.0f}".replace(",", "."))
    numbers.get_major_locator().set_params(integer=True)
    axes.margins(**({"x": 0.12} if chart.lying else {"y": 0.14}))
    axes.grid(axis="x" if chart.lying else "y", color=_GRID, linewidth=0.7)
    axes.set_axisbelow(True)
    for side in axes.spines.values():
        side.set_visible(False)
    axes.tick_params(length=0, labelsize=8.5, colors=_MUTED)
    (axes.set_xlabel if chart.lying else axes.set_ylabel)(chart.unit, fontsize=8.5, color=_MUTED)
    if len(chart.series) > 1:
        figure.legend(loc="outside lower center", ncols=4, frameon=False, fontsize=8.5, labelcolor=_INK)


def _in_lines(name: str) -> str:
    """At most two lines; of a category with a line break of its own the part after it is never cut."""
    first, _, second = name.partition("\n")
    lines = wrap(first, _LONGEST_LINE) or [first]
    if second:
        return f"{shorten(first, _LONGEST_LINE, placeholder='…')}\n{second}"
    if len(lines) <= 2:
        return "\n".join(lines)
    return f"{lines[0]}\n{shorten(' '.join(lines[1:]), _LONGEST_LINE, placeholder='…')}"


def _use_our_font() -> None:
    """The same open font as on screen and paper, whatever the PC has."""
    from importlib.resources import files

    from matplotlib import font_manager, rcParams

    if rcParams["font.family"] == ["Source Sans Pro"]:
        return
    for name in _FONT_FILES:
        font_manager.fontManager.addfont(str(files("font_source_sans_pro") / "files" / name))
    rcParams["font.family"] = ["Source Sans Pro"]
    rcParams["hatch.linewidth"] = 0.6
    rcParams["pdf.fonttype"] = 42
