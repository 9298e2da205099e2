"""A diagnosis as plain text, to be read in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from textwrap import fill
from typing import TypeVar

from intimacy_kit.model.cadences import CADENCES
from intimacy_kit.model.concepts import Practice
from intimacy_kit.model.levels import score_text
from intimacy_kit.model.result import Finding, Remedy, Shareable, Strength
from intimacy_kit.render.subject import RenderedDiagnosis

_Scored = TypeVar("_Scored", Finding, Strength)
_BAR = 10
_MAX_REASONS = 3
_MAX_OPEN = 8


def text(diagnosis: RenderedDiagnosis, *, width: int, remedies: int, practices: int) -> str:
    """Return a diagnosis as plain text, see `render_text`; under a safety concern the support only."""
    if diagnosis.support is not None:
        return diagnosis.support.text(width=width)
    return _joined(
        [
            _safety(diagnosis, width),
            *_found(diagnosis.strengths, (*diagnosis.challenges, *diagnosis.consequences), width),
            _nothing_found(diagnosis, width),
            _remedies(diagnosis, width, remedies, practices),
            _unknown(diagnosis, width),
        ]
    )


def shared_text(shareable: Shareable, *, width: int) -> str:
    """Return what both partners may see, in plain words."""
    return _joined(_found(shareable.components, shareable.findings, width))


def _found(components: Sequence[Strength], findings: Sequence[Finding], width: int) -> list[Iterator[str]]:
    challenges = _present(finding for finding in findings if finding.kind == "challenge")
    consequences = _present(finding for finding in findings if finding.kind == "consequence")
    follows = "What that may lead to if nothing changes" if challenges else "What deserves attention"
    return [
        _scored("What works", _present(components), width),
        _scored("What is hard at the moment", challenges, width),
        _scored(follows, consequences, width),
    ]


def _present(found: Iterable[_Scored]) -> list[_Scored]:
    """Return the findings that are at least mild, highest score first."""
    return sorted((one for one in found if one.level != "none"), key=lambda one: (-one.score, one.id))


def _joined(sections: Sequence[Iterator[str]]) -> str:
    return "\n\n".join("\n".join(lines) for section in sections if (lines := list(section)))


def _headed(heading: str) -> Iterator[str]:
    yield heading
    yield "-" * len(heading)


def _safety(diagnosis: RenderedDiagnosis, width: int) -> Iterator[str]:
    safety = diagnosis.safety
    yield from _headed("Safety")
    if safety.screened:
        yield fill("The safety questions were answered, and no concern was reported. This is no clearance.", width)
    else:
        count = len(safety.unanswered)
        questions = f"{count} safety {'question is' if count == 1 else 'questions are'} open" if count else "none asked"
        yield fill(f"Not screened ({questions}). This does not mean safe: ask each partner alone.", width)


def _scored(heading: str, found: Sequence[Finding | Strength], width: int) -> Iterator[str]:
    if not found:
        return
    yield from _headed(heading)
    titles = max(len(finding.title) for finding in found)
    for finding in found:
        interval = ""
        if finding.low != finding.high:
            interval = f"  (could be {score_text(finding.low)} to {score_text(finding.high)})"
        found_as = f"{finding.level} {score_text(finding.score)}{interval}"
        line = f"  {finding.title:<{titles}}  {_bar(finding.score)}  {found_as}"
        if len(line) > width:
            line = fill(f"{finding.title}: {found_as}", width, initial_indent="  ", subsequent_indent="    ")
        yield line


def _bar(score: float) -> str:
    filled = round(score * _BAR)
    return "#" * filled + "." * (_BAR - filled)


def _nothing_found(diagnosis: RenderedDiagnosis, width: int) -> Iterator[str]:
    if not (diagnosis.challenges or diagnosis.consequences):
        if not diagnosis.observations:
            yield fill("Nothing was answered yet, so nothing was found.", width)
        elif diagnosis.unknown:
            yield fill("Nothing hard was found in what was answered; there are open questions.", width)
        else:
            yield fill("Nothing hard was found.", width)


def _remedies(diagnosis: RenderedDiagnosis, width: int, most: int, practices: int) -> Iterator[str]:
    remedies = diagnosis.remedies
    if not remedies:
        return
    yield from _headed("What can help")
    for number, remedy in enumerate(remedies[:most], 1):
        start = f"{number}. "
        indent = " " * len(start)
        title = f"{remedy.strategy.title} (priority {remedy.priority:.2f})"
        yield fill(title, width, initial_indent=start, subsequent_indent=indent)
        for text in (remedy.strategy.text, _because(diagnosis, remedy)):
            yield fill(text, width, initial_indent=indent, subsequent_indent=indent)
        for practice in remedy.practices[:practices]:
            yield from _practice(
                practice, "on your own" if remedy.strategy.professional else "one of you", width, indent
            )
    if len(remedies) > most:
        others = ", ".join(remedy.strategy.title for remedy in remedies[most:])
        yield fill(f"Then: {others}.", width)


def _because(diagnosis: RenderedDiagnosis, remedy: Remedy) -> str:
    absent = {finding.id for finding in diagnosis.findings.values() if finding.level == "none"}
    if all(reason.id in absent for reason in remedy.reasons):
        return "It is here because several small things add up."
    return f"It is here because of: {'; '.join(reason.title for reason in remedy.reasons[:_MAX_REASONS])}."


def _practice(practice: Practice, one: str, width: int, indent: str) -> Iterator[str]:
    who = "together" if practice.who == "both" else one
    minutes = "1 minute" if practice.minutes == 1 else f"{practice.minutes} minutes"
    head = f"* {practice.title} ({minutes}, {CADENCES[practice.cadence].adverb}, {who})"
    yield fill(head, width, initial_indent=indent, subsequent_indent=f"{indent}  ")
    for step in practice.steps:
        yield fill(step, width, initial_indent=f"{indent}    - ", subsequent_indent=f"{indent}      ")


def _unknown(diagnosis: RenderedDiagnosis, width: int) -> Iterator[str]:
    if not diagnosis.unknown:
        return
    yield from _headed("Still open")
    count = len(diagnosis.unknown)
    text = f"{count} {'question' if count == 1 else 'questions'} not answered could still change this: "
    shown = ", ".join(diagnosis.unknown[:_MAX_OPEN]) + (", ..." if count > _MAX_OPEN else ".")
    yield fill(text + shown, width, break_long_words=False)
