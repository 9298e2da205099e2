"""Plots for pages: the curves of the most distant findings, their calibration, and the outcome by level."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import StringIO

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from intimacy_kit.documents.html.markup import el
from intimacy_kit.messages.catalogue import Messages, messages_in
from intimacy_kit.validation.results import Estimate, LevelOutcome, ValidationData

MOST = 5
"""Findings and indexes in one plot."""


def plots_of(found: ValidationData) -> Mapping[str, str]:
    """Return the plots of a validation as SVG, the same for the same figures; none where there are too few cases."""
    if found.few or not found.discrimination:
        return {}
    say = messages_in(found.locale)
    titles = {each.id: each.title for each in found.discrimination[:MOST]}
    plots: dict[str, str] = {"levels": _levels(found, titles, say)}
    if found.event:
        plots |= {"roc": _roc(found, titles, say), "calibration": _calibration(found, titles, say)}
    return plots


def _roc(found: ValidationData, titles: Mapping[str, str], say: Messages) -> str:
    figure, axes = _square(say.gettext("share of others"), say.gettext("share of cases with the event"))
    for curve in found.curves:
        if curve.id in titles:
            axes.plot(curve.others, curve.events, label=titles[curve.id])
    axes.plot([0, 1], [0, 1], color="gray", linestyle=":", label=say.gettext("chance"))
    return _svg(figure, axes, "roc", say.gettext("Receiver operating characteristics"))


def _calibration(found: ValidationData, titles: Mapping[str, str], say: Messages) -> str:
    figure, axes = _square(say.gettext("mean score"), say.gettext("share of cases with the event"))
    for each in found.levels:
        told = _told(each.levels)
        if each.id in titles and told:
            axes.errorbar(
                [level.score or 0.0 for level, _ in told],
                [outcome.value for _, outcome in told],
                yerr=_arms([outcome for _, outcome in told]),
                marker="o",
                capsize=3,
                label=titles[each.id],
            )
    axes.plot([0, 1], [0, 1], color="gray", linestyle=":", label=say.gettext("a score that is a probability"))
    return _svg(figure, axes, "calibration", say.gettext("Calibration by level"))


def _levels(found: ValidationData, titles: Mapping[str, str], say: Messages) -> str:
    figure, axes = _new(say.gettext("level, from the lowest"), say.gettext("outcome"))
    for each in found.levels:
        told = [(at, outcome) for at, level in enumerate(each.levels) for _, outcome in _told([level])]
        if each.id in titles and told:
            outcomes = [outcome for _, outcome in told]
            axes.errorbar(
                [at for at, _ in told],
                [outcome.value for outcome in outcomes],
                yerr=_arms(outcomes),
                marker="o",
                capsize=3,
                label=titles[each.id],
            )
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    return _svg(figure, axes, "levels", say.gettext("Outcome by level"))


def _told(levels: Sequence[LevelOutcome]) -> list[tuple[LevelOutcome, Estimate]]:
    return [(level, level.outcome) for level in levels if level.outcome is not None]


def _arms(outcomes: Sequence[Estimate]) -> list[list[float]]:
    """Return how far intervals reach below and above, nothing where there is none."""
    below = [max(0.0, each.value - (each.value if each.low is None else each.low)) for each in outcomes]
    above = [max(0.0, (each.value if each.high is None else each.high) - each.value) for each in outcomes]
    return [below, above]


def _new(x: str, y: str) -> tuple[Figure, Axes]:
    figure = Figure(figsize=(6.5, 4.5), layout="constrained")
    FigureCanvasSVG(figure)
    axes = figure.subplots()
    axes.set_xlabel(x)
    axes.set_ylabel(y)
    return figure, axes


def _square(x: str, y: str) -> tuple[Figure, Axes]:
    figure, axes = _new(x, y)
    axes.set_xlim(-0.02, 1.02)
    axes.set_ylim(-0.02, 1.02)
    return figure, axes


def _svg(figure: Figure, axes: Axes, name: str, words: str) -> str:
    """Return a plot as an element of a page: texts stay texts, and ids differ from those of other plots."""
    axes.grid(visible=True, alpha=0.3)
    axes.legend(fontsize="small")
    written = StringIO()
    with mpl.rc_context({"svg.hashsalt": name, "svg.fonttype": "none", "svg.id": f"plot-{name}"}):
        figure.savefig(written, format="svg", metadata={"Date": None, "Creator": None})
    text = written.getvalue()
    text = text[text.index("<svg") :].replace("<svg", '<svg role="img"', 1).replace(' id="', f' id="{name}-')
    for sign in ('href="#', "url(#"):
        text = text.replace(sign, f"{sign}{name}-")
    start = text.index(">") + 1
    return f"{text[:start]}{el('title', words)}{text[start:]}"
