"""A diagnosis ends with where more is told, for those alone for whom that is safe."""

from collections.abc import Mapping

import pytest

pytest.importorskip("typer")

import intimacy_kit as ik
from intimacy_kit.cli.commands.demo import ANSWERS
from intimacy_kit.cli.worth_knowing import tell_worth_knowing
from tests.small_pack import small_knowledge

KB = ik.load_knowledge(plugins=False)
CAUTION = {"contempt": 4, "fears_judgment": 4, "hides_feelings": 4, "trust": 1}


def told(answers: Mapping[str, object], knowledge: ik.KnowledgeBase, capsys: pytest.CaptureFixture[str]) -> str:
    tell_worth_knowing(knowledge.diagnose(answers), knowledge)
    return capsys.readouterr().out


def test_whoever_was_screened_is_told_in_their_language_and_context(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(ANSWERS, KB, capsys).endswith("ask: intimacy-kit faq\n")
    married = KB.within("marriage", locale="de")
    answers = {id: answer for id, answer in ANSWERS.items() if id in married.signals}
    assert told(answers, married, capsys).endswith("fragen: intimacy-kit faq --context marriage\n")


def test_nobody_is_told_who_may_be_unsafe(capsys: pytest.CaptureFixture[str]) -> None:
    assert KB.diagnose({**ANSWERS, **CAUTION}).safety.cautions
    for answers in ({"trust": 8}, {**ANSWERS, "fears_partner": True}, {**ANSWERS, **CAUTION}):
        assert told(answers, KB, capsys) == ""


def test_nothing_is_told_of_packs_without_questions(capsys: pytest.CaptureFixture[str]) -> None:
    assert told({"trust": 8}, small_knowledge(), capsys) == ""
