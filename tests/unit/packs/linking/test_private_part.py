"""The private part: what packs say before it, how it is ordered, and how it is told in contexts and locales."""

import pytest

import intimacy_kit as ik
from tests.wording import Wording

MANIFEST = "{format: 1, name: mine, version: 1.0.0, title: Mine, license: MIT, sources: {us: {title: Us}}}"
PACK = {
    "pack.yaml": MANIFEST,
    "signals.yaml": """
- {id: afraid, kind: flag, title: Fear, question: Afraid?, direction: worse_when_higher, asks: alone, source: us}
- {id: despair, kind: flag, title: Despair, question: Despair?, direction: worse_when_higher, asks: alone, source: us}
- {id: back_then, kind: flag, title: Then, question: Back then?, direction: worse_when_higher, asks: alone, source: us}
- {id: sleep, kind: frequency, title: Sleep, question: Sleep?, direction: better_when_higher, asks: alone, source: us}
- {id: talk, kind: frequency, title: Talk, question: Talk?, direction: better_when_higher, source: us}
""",
    "challenges.yaml": "[{id: silence, title: Silence, text: Little is said., source: us}]",
    "rules.yaml": """
- {id: little_talk, when: talk < 2, supports: silence, strength: 0.5, because: Little talk., source: us}
- {id: tired, when: sleep < 2, supports: silence, strength: 0.5, because: Little sleep., source: us}
""",
    "safety.yaml": """
- {id: fear, kind: concern, about: from_partner, when: afraid, title: Fear, because: Fear., source: us}
- {id: dark, kind: concern, about: to_oneself, when: despair, title: Dark, because: Dark., source: us}
- {id: past, kind: caution, when: back_then, title: Past, because: The past., source: us}
""",
    "screening.yaml": """
- {id: first, text: "Nobody should look on, nor {partner}.", asks: [despair, back_then, sleep], source: us}
""",
    "placeholders.yaml": "[{id: partner, text: your partner}]",
    "contexts.yaml": """
- {id: friends, title: Friends, text: Friends., source: us, placeholders: {partner: your friend}}
- {id: at_work, title: At work, text: At work., source: us, texts: {first: You are asked alone.}, leaves_out: [sleep]}
""",
    "strategies.yaml": """
- {id: help, title: Help, text: Help., professional: true, practices: [call], addresses: {silence: 0.5}, source: us,
   evidence: {grade: limited, note: None.}}
""",
    "practices.yaml": "[{id: call, title: Call, steps: [Call.], minutes: 5, cadence: today, who: one, source: us}]",
    "locales/de.yaml": "first: {text: Niemand soll zusehen.}",
}
KB = ik.load_knowledge(PACK, core=False)
BOOK = KB.runtime.built.rulebook


def test_it_is_asked_as_packs_say_then_what_else_decides_concerns() -> None:
    assert BOOK.private_part == ("despair", "back_then", "sleep", "afraid")
    assert BOOK.about_safety == {"despair", "back_then", "afraid"}


def test_a_check_in_asks_all_of_it_first_and_says_before_it_why() -> None:
    told = []
    checkin = KB.checkin(max_questions=0)
    for question in checkin:
        told.append((question.id, question.safety, question.preamble, question.because))
        checkin.answer(None if question.id == "despair" else False if question.safety else 3)
    safety = "It is about safety: this is asked first, and always."
    assert told == [
        ("despair", True, "Nobody should look on, nor your partner.", safety),
        ("back_then", True, None, safety),
        ("sleep", False, None, "How you are counts for what is suggested. It is asked with what is about safety."),
        ("afraid", True, None, safety),
    ]


def test_a_check_in_that_goes_on_does_not_say_it_again() -> None:
    question = KB.checkin(declined=["despair"]).question
    assert question is not None
    assert (question.id, question.preamble) == ("back_then", None)


def test_what_is_no_question_of_a_concern_is_asked_only_with_one() -> None:
    question = KB.checkin(known={"despair": False, "afraid": False}).question
    assert question is not None
    assert (question.id, question.safety, question.preamble) == ("sleep", False, None)
    first = KB.checkin(known={"despair": False}).question
    assert first is not None
    assert first.id == "back_then"


def test_next_questions_begin_with_it_and_say_why() -> None:
    found = KB.diagnose({}).next_questions(9)
    assert [question.id for question in found] == ["despair", "back_then", "sleep", "afraid", "talk"]
    assert [question.preamble for question in found] == [KB.preamble, *[None] * 4]
    assert [question.preamble for question in KB.diagnose({"talk": 0}).next_questions(1)] == [KB.preamble]
    begun = KB.diagnose({"despair": False}).next_questions(9)
    assert [question.id for question in begun] == ["back_then", "sleep", "afraid", "talk"]
    assert {question.preamble for question in begun} == {None}
    over = KB.diagnose({"despair": False, "afraid": False}).next_questions(9)
    assert [question.id for question in over] == ["sleep", "talk", "back_then"], "by what they tell, once it is over"
    assert KB.diagnose({}).next_questions(0) == ()


def test_two_partners_are_told_why_until_both_have_begun() -> None:
    one = KB.diagnose(ik.Couple(a={"despair": False}, b={})).next_questions(9)
    assert one[0].preamble == KB.preamble
    both = KB.diagnose(ik.Couple(a={"despair": False}, b={"afraid": False})).next_questions(9)
    assert {question.preamble for question in both} == {None}


def test_what_is_said_follows_context_and_locale() -> None:
    assert KB.within("friends").preamble == "Nobody should look on, nor your friend."
    assert KB.within("at_work").preamble == "You are asked alone."
    assert KB.within("at_work").runtime.built.rulebook.private_part == ("despair", "back_then", "afraid")
    assert KB.within(locale="de").preamble == "Niemand soll zusehen."
    assert KB.screening["first"].asks == ("despair", "back_then", "sleep")


def test_packs_without_it_say_nothing() -> None:
    kb = ik.load_knowledge({**PACK, "screening.yaml": "", "contexts.yaml": "", "locales/de.yaml": ""}, core=False)
    assert kb.preamble is None
    assert kb.runtime.built.rulebook.private_part == ("afraid", "despair")
    assert {question.preamble for question in kb.diagnose({}).next_questions(9)} == {None}


def test_several_packs_say_one_after_the_other() -> None:
    more = {
        "pack.yaml": MANIFEST.replace("mine", "more"),
        "signals.yaml": "[{id: alone, kind: flag, title: A, question: A?, asks: alone, source: us}]",
        "screening.yaml": "[{id: second, text: Take your time., asks: [alone], source: us}]",
        "locales/de.yaml": "",
    }
    kb = ik.load_knowledge(PACK, more, core=False)
    assert kb.preamble == "Nobody should look on, nor your partner. Take your time."
    assert kb.runtime.built.rulebook.private_part == ("despair", "back_then", "sleep", "alone", "afraid")


@pytest.mark.parametrize(
    ("asks", "code"), [("talk", "IK114"), ("despair, despair", "IK112"), ("nothing", "IK113"), ("silence", "IK114")]
)
def test_it_names_each_signal_once_and_none_that_others_may_hear(asks: str, code: str, wording: Wording) -> None:
    text = f"[{{id: first, text: Alone., asks: [{asks}], source: us}}]"
    with pytest.raises(ik.PackError) as caught:
        ik.load_knowledge({**PACK, "screening.yaml": text}, core=False)
    assert [problem.code for problem in caught.value.problems] == [code]
    wording(caught.value)


def test_no_other_pack_rewords_it() -> None:
    other = {
        "pack.yaml": MANIFEST.replace("mine", "other"),
        "contexts.yaml": "[{id: c, title: C, text: C., source: us, texts: {first: Nothing to see.}}]",
    }
    with pytest.raises(ik.PackError) as caught:
        ik.load_knowledge(PACK, other, core=False)
    assert [problem.code for problem in caught.value.problems] == ["IK119"]


def test_an_answer_of_it_counts_at_later_check_ins_where_a_caution_reads_it() -> None:
    days = MANIFEST.replace("title: Mine", "title: Mine, screening_days: 28")
    kb = ik.load_knowledge({**PACK, "pack.yaml": days}, core=False)
    first = kb.diagnose({"despair": False, "afraid": False, "back_then": True, "sleep": 1}, when="2026-03-01")
    later = kb.diagnose({}, earlier=[("2026-03-01", first)], when="2026-03-08")
    assert [caution.id for caution in later.safety.cautions] == ["past"]
    assert later.unknown == ("sleep", "talk"), "how one sleeps is asked again"
    with pytest.raises(ik.QuestionError) as caught:
        first.what_if(back_then=False)
    assert caught.value.code == "IK420"
