"""Look up the instruments that signals are asked by, and check that each fits its signal."""

from __future__ import annotations

from collections.abc import Mapping

from intimacy_kit.errors import Problem, QuestionError, shown
from intimacy_kit.model.signals import Signal
from intimacy_kit.packs.instruments.registry import find_scale
from intimacy_kit.packs.reading.reader import Located


def with_scales(entries: Mapping[str, Located], problems: list[Problem]) -> dict[str, Signal]:
    """Return the signals that are asked by an instrument, with its scale; append what is wrong to `problems`."""
    found: dict[str, Signal] = {}
    for id, located in entries.items():
        if isinstance(located.entry, Signal) and located.entry.instrument is not None:
            signal = _with_scale(located, located.entry, problems)
            if signal is not None:
                found[id] = signal
    return found


def _with_scale(located: Located, signal: Signal, problems: list[Problem]) -> Signal | None:
    try:
        instrument, scale = find_scale(signal.instrument)
    except QuestionError as error:
        problems.append(located.problem("IK140", error.message, error.help, "instrument"))
        return None
    scoring = instrument.scoring(scale)
    low, high = scoring.bounds
    if not instrument.wording:
        help = "ask it in words of your own, without cut-offs, and score answers from elsewhere by `score_instrument`"
        message = f"the items of {shown(scoring.id)} may not be printed here, so nobody can be asked them"
    elif scoring.result != signal.spec.value_type:
        message, help = f"{shown(scoring.id)} gives a {scoring.result}", "choose the kind of the signal by that"
    elif signal.is_number and signal.bounds != (low, high):
        message = f"{shown(scoring.id)} goes from {low:g} to {high:g}"
        help = f"write `minimum: {low:g}` and `maximum: {high:g}`"
    else:
        return signal.asked_by(instrument.asked(scale))
    problems.append(located.problem("IK140", message, help, "instrument"))
    return None
