"""Numbers, booleans and texts of NumPy, and what is built on Python's own, do wherever plain ones do."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from enum import IntEnum, StrEnum
from fractions import Fraction
from typing import Any

import pytest

import intimacy_kit as ik
from tests.small_pack import ALL_HARD, small_knowledge

np = pytest.importorskip("numpy")
pl = pytest.importorskip("polars")

KB = small_knowledge()
CORE = ik.load_knowledge(plugins=False)
DX = KB.diagnose({name: value for name, value in ALL_HARD.items() if name not in ("rituals", "topic")})
TWO = KB.diagnose(ik.Couple(a=ALL_HARD, b={"trust": 3}))
LINES = ik.Resources({"en": [{"name": "x", "contact": "1", "verified": date(2026, 1, 1)}]})
FRAME = pl.DataFrame({"trust": [3.0], "couple": [1]})
BOTH = pl.DataFrame({"trust_a": [3.0], "trust_b": [4.0]})


class Word(str):
    """What an app builds on text."""

    __slots__ = ()


def texts(plain: str) -> Iterator[str]:
    yield from (Word(plain), np.str_(plain), StrEnum("Enumerated", {"ONE": plain})("" + plain))


def wholes(plain: int) -> Iterator[Any]:
    yield from (np.int64(plain), np.uint8(plain), IntEnum("Enumerated", {"ONE": plain})(plain))


def numbers(plain: int) -> Iterator[Any]:
    yield from (*wholes(plain), np.float32(plain), np.float64(plain), Decimal(plain), Fraction(plain))


def flags(plain: bool) -> Iterator[Any]:
    yield np.bool_(plain)


def live(*changes: dict[Any, Any]) -> ik.Observations:
    with KB.session() as session:
        for change in changes:
            session.observe(change)
        return session.observations


def declined(*ids: str) -> tuple[str, ...]:
    return KB.checkin(declined=ids).declined


def answered(value: Any) -> ik.Observations:
    checkin = KB.checkin(stop_when="everything", declined=[name for name in KB.signals if name != "past_betrayal"])
    checkin.answer(value)
    return checkin.observations


USES: dict[str, tuple[Callable[[Any], Any], Any, Callable[[Any], Iterator[Any]]]] = {
    "a number": (lambda it: KB.diagnose({"trust": it}), 3, numbers),
    "a flag": (lambda it: KB.diagnose({"past_betrayal": it}), True, flags),
    "a choice": (lambda it: KB.diagnose({"topic": it}), "money", texts),
    "the name of a signal": (lambda it: KB.diagnose({it: 3}), "trust", texts),
    "observations": (lambda it: KB.observations({it: "money"}), "topic", texts),
    "a couple": (lambda it: KB.diagnose(ik.Couple(a={it: 3}, b={it: 4})), "trust", texts),
    "a session": (lambda it: live({it: 3}, {it: None}, {it: 4}), "trust", texts),
    "a session of a flag": (lambda it: live({"past_betrayal": it}), True, flags),
    "a check-in": (answered, True, flags),
    "what is known of a check-in": (lambda it: KB.checkin(known={it: 3}).observations, "trust", texts),
    "what is declined": (declined, "trust", texts),
    "when to stop": (lambda it: KB.checkin(stop_when=it).question, "likely", texts),
    "how many questions": (lambda it: KB.checkin(max_questions=it).question, 3, wholes),
    "the next questions": (lambda it: DX.next_questions(it), 2, wholes),
    "a prior": (lambda it: DX.next_questions(2, prior={it: {0: 1, 4: 2}}), "rituals", texts),
    "a value of a prior": (lambda it: DX.next_questions(2, prior={"rituals": {0: 1, it: 2}}), 4, numbers),
    "a weight of a prior": (lambda it: DX.next_questions(2, prior={"rituals": {0: 1, 4: it}}), 2, numbers),
    "what if": (lambda it: str(DX.what_if(trust=it)), 5, numbers),
    "what if, by name": (lambda it: str(DX.what_if({it: 5})), "trust", texts),
    "what if, of a flag": (lambda it: str(DX.what_if(past_betrayal=it)), False, flags),
    "an explanation": (lambda it: str(DX.explain(it)), "distance", texts),
    "a path": (lambda it: DX.path_to(it), "distance", texts),
    "a level": (lambda it: DX.path_to("distance", level=it), "mild", texts),
    "minutes": (lambda it: DX.plan(minutes_per_week=it), 90, numbers),
    "weeks": (lambda it: DX.plan(minutes_per_week=90, weeks=it), 4, wholes),
    "together": (lambda it: DX.plan(minutes_per_week=90, together=it), False, flags),
    "a threshold": (lambda it: ik.progress([DX, DX], threshold=it), 1, numbers),
    "a partner": (lambda it: TWO.view(it), "a", texts),
    "of whom": (lambda it: TWO.of(it), "b", texts),
    "a context": (lambda it: CORE.within(it).context, "friendship", texts),
    "a tailoring": (lambda it: CORE.within(tailoring=[it]).tailoring, min(CORE.tailorings), texts),
    "a locale": (lambda it: CORE.within(locale=it).locale, "de", texts),
    "the locale of help lines": (lambda it: DX.help_lines(LINES, it, today=date(2026, 1, 2)), "en-GB", texts),
    "an engine": (lambda it: KB.diagnose(ALL_HARD, engine=it), "compiled", texts),
    "plugins": (lambda it: ik.load_knowledge(plugins=it).packs, False, flags),
    "a condition": (lambda it: KB.evaluate(it, ALL_HARD), "trust < 5", texts),
    "a reference": (lambda it: ik.ref(it) < 5, "trust", texts),
    "a choice of a condition": (lambda it: ik.ref("topic") == it, "money", texts),
    "choices of a condition": (lambda it: ik.ref("topic").among("chores", it), "money", texts),
    "a number of a condition": (lambda it: ik.ref("trust") >= it, 5, numbers),
    "a count of a condition": (lambda it: ik.at_least(it, ik.ref("trust") < 5), 1, wholes),
    "around what": (lambda it: KB.picture(it).mermaid(), "distance", texts),
    "how far around": (lambda it: KB.picture("distance", steps=it).mermaid(), 2, wholes),
    "the width of a text": (lambda it: DX.to_text(width=it), 60, wholes),
    "remedies of frames": (lambda it: KB.diagnose_frame(FRAME, remedies=it).columns, 2, wholes),
    "what frames add": (lambda it: KB.diagnose_frame(FRAME, intervals=it, rules=it).columns, True, flags),
    "what is invalid in frames": (lambda it: KB.diagnose_frame(FRAME, invalid=it).columns, "null", texts),
    "the prefix of frames": (lambda it: KB.diagnose_frame(FRAME, prefix=it).columns, "x_", texts),
    "the couple of frames": (lambda it: KB.diagnose_frame(FRAME, couple=it).columns, "couple", texts),
    "partners of frames": (lambda it: KB.diagnose_frame(BOTH, partners=(it, "_b")).columns, "_a", texts),
}


@pytest.mark.parametrize("use", USES)
def test_regression_what_is_the_same_is_taken_alike_everywhere(use: str) -> None:
    ask, plain, others = USES[use]
    expected = ask(plain)
    for other in others(plain):
        made = ask(other)
        assert made == expected, type(other)
        assert repr(made) == repr(expected), type(other)
