"""How well a short check-in does: of at most 25 questions beside those about safety, on people who were made up.

The numbers are for the seed in the repo. The test that runs each time takes a few people, that of every night many.
"""

import pytest

import intimacy_kit as ik
from tests.generated_people import people

KB = ik.load_knowledge()
SAFETY = {name: False for rule in KB.safety_rules.values() if rule.kind == "concern" for name in rule.when.names}
IN_PRIVATE = {*SAFETY, *(id for screening in KB.screening.values() for id in screening.asks)}
QUESTIONS = 25


def present(diagnosis: ik.Diagnosis) -> set[str]:
    return {challenge.id for challenge in diagnosis.challenges}


def share_of_same(count: int) -> float:
    """Of how many people a short check-in finds just the challenges that all their answers find."""
    same = 0
    for person in people(KB, count):
        answers = {**dict.fromkeys((signal.id for signal in KB.signals.values() if signal.kind == "flag"), False)}
        answers |= {**person.answers, **SAFETY}
        checkin, asked = KB.checkin(max_questions=QUESTIONS), 0
        for question in checkin:
            checkin.answer(answers[question.id])
            asked += question.id not in IN_PRIVATE
        assert asked <= QUESTIONS
        same += present(checkin.diagnosis) == present(KB.diagnose(answers))
    return same / count


def test_a_short_checkin_finds_the_challenges_that_are_there() -> None:
    assert share_of_same(3) == 1


@pytest.mark.nightly
def test_it_does_so_for_nine_of_ten() -> None:
    assert share_of_same(400) >= 0.9


def test_the_same_answers_are_asked_for_the_same_questions() -> None:
    def asked() -> tuple[str, ...]:
        checkin = KB.checkin(max_questions=3)
        for question in checkin:
            checkin.answer(False if question.signal.kind == "flag" else 2)
        return checkin.asked

    assert asked() == asked()
