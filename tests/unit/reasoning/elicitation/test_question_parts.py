"""The order of all questions where they stand together."""

import intimacy_kit as ik
from intimacy_kit.reasoning.elicitation.question_parts import QuestionPart, question_parts
from tests.small_pack import FILES

GROUPS = """
- {id: time, title: Time, lead_in: Think of this week.}
- {id: health, title: Health, lead_in: Think of today.}
"""
MORE = """
- {id: sleeps, kind: flag, title: s, question: Do you sleep?, group: health, asks: alone, source: notes}
- {id: eats, kind: flag, title: e, question: Do you eat?, group: health, asks: alone, source: notes}
- {id: low, kind: number, minimum: 0, maximum: 6, title: m, question: How often?, instrument: phq2, group: health,
   asks: alone, source: notes}
"""
SCREENING = "- {id: first, text: Everybody is asked., asks: [low, sleeps, eats, afraid], source: notes}"


def parts(files: dict[str, str]) -> tuple[QuestionPart, ...]:
    kb = ik.load_knowledge(files, core=False)
    return question_parts(kb.signals, kb.runtime.built.rulebook, kb.groups)


def test_the_private_part_is_first_and_each_lead_in_is_told_once() -> None:
    files = {**FILES, "groups.yaml": GROUPS, "screening.yaml": SCREENING, "more_signals.yaml": MORE}
    files["signals.yaml"] += files.pop("more_signals.yaml")
    private, time, others = parts(files)  # nothing is left of health
    assert (private.private, private.title, private.preamble) == (True, None, "Everybody is asked.")
    assert [(asked.signal.id, asked.lead_in) for asked in private.asked] == [
        ("low", None),
        ("sleeps", "Think of today."),
        ("eats", None),
        ("afraid", None),
        ("hurt", None),
    ]
    assert (time.private, time.title, time.preamble) == (False, "Time", None)
    assert [asked.lead_in for asked in time.asked] == ["Think of this week.", None]
    assert others.title is None
    assert "trust" in [asked.signal.id for asked in others.asked]


def test_without_screening_there_is_no_preamble() -> None:
    private, *_ = parts({**FILES})
    assert [asked.signal.id for asked in private.asked] == ["afraid", "hurt"]
    assert private.preamble is None


def test_without_questions_about_safety_there_is_no_private_part() -> None:
    assert [part.private for part in parts({**FILES, "safety.yaml": "[]"})] == [False]
