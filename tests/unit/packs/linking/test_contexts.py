"""Contexts and tailorings: what they leave out is gone with all that hangs on it, what they word is worded so."""

import pickle
from collections.abc import Mapping

import pytest

import intimacy_kit as ik
from intimacy_kit.packs.linking.contexts import with_every_context
from tests.small_pack import FILES, small_knowledge
from tests.wording import Wording, codes_in

AMONG_FRIENDS = """
- id: friendship
  title: Friendship
  text: Among friends.
  practices: [weekly_talk]
  leaves_out: [mistrust, mood, talk_openly, free_evening, few_hours]
  questions: {trust: How much do you trust your friend?, mood: Never asked.}
  texts: {little_time: Friends need time too., mistrust: Never told.}
  source: notes
"""
QUIET = """
- id: quiet_people
  title: Quiet people
  text: Write it down.
  practices: [first_call]
  texts: {little_time: Quiet time together., closeness: A quiet kind of closeness.}
  source: notes
"""


def knowledge(**changed: str) -> ik.KnowledgeBase:
    files = {**FILES, "contexts.yaml": AMONG_FRIENDS, "tailorings.yaml": QUIET}
    return ik.load_knowledge({**files, **{f"{name}.yaml": text for name, text in changed.items()}}, core=False)


KNOWLEDGE = knowledge()
FRIENDS = KNOWLEDGE.within("friendship")


def test_left_out_entries_are_removed_with_their_dependents() -> None:
    assert KNOWLEDGE.signals.keys() - FRIENDS.signals.keys() == {"mood"}
    assert KNOWLEDGE.challenges.keys() - FRIENDS.challenges.keys() == {"mistrust"}
    assert KNOWLEDGE.strategies.keys() - FRIENDS.strategies.keys() == {"talk_openly"}
    assert KNOWLEDGE.practices.keys() - FRIENDS.practices.keys() == {"free_evening"}
    gone = {"few_hours", "hidden", "low_trust", "several", "drifting", "bright_mood"}
    assert KNOWLEDGE.rules.keys() - FRIENDS.rules.keys() == gone
    assert FRIENDS.strategies["make_time"].after == ()
    assert FRIENDS.strategies["make_time"].practices == ()
    assert [link.to for link in FRIENDS.strategies["see_someone"].addresses] == ["gloom"]
    assert FRIENDS.faq["how_to_start"].strategies == ()
    assert FRIENDS.safety_rules == KNOWLEDGE.safety_rules


def test_diagnoses_equal_those_of_a_pack_without_the_entries() -> None:
    answers = {"quality_time": 1, "rituals": 0, "trust": 0, "hides_feelings": 4, "drinks": 4}
    diagnosis = KNOWLEDGE.diagnose(answers, context="friendship")
    assert diagnosis.findings.keys() == {"little_time", "distance", "gloom"}
    assert diagnosis.findings["little_time"].score == 0.25
    assert diagnosis.findings["distance"].score == 0.125
    assert KNOWLEDGE.diagnose(answers).findings["little_time"].score == 0.625
    assert (diagnosis.context, diagnosis.tailoring) == ("friendship", ())
    assert diagnosis == FRIENDS.diagnose(answers)
    assert diagnosis != KNOWLEDGE.diagnose(answers)


def test_left_out_signals_are_unknown(wording: Wording) -> None:
    with pytest.raises(ik.ObservationError) as caught:
        FRIENDS.diagnose({"mood": 3})
    assert caught.value.code == "IK302"
    wording(str(caught.value))


def test_texts_and_questions_are_replaced(wording: Wording) -> None:
    wording(FRIENDS.signals["trust"].question)
    assert FRIENDS.signals["rituals"] is KNOWLEDGE.signals["rituals"]
    assert FRIENDS.challenges["little_time"].text == "Friends need time too."
    both = KNOWLEDGE.within("friendship", ["quiet_people"])
    assert both.challenges["little_time"].text == "Quiet time together."
    wording(both.benefits["closeness"].text)
    wording(KNOWLEDGE.challenges["little_time"].text)


def test_preferred_practices_come_first() -> None:
    quiet = KNOWLEDGE.within(tailoring=["quiet_people"])
    assert KNOWLEDGE.strategies["see_someone"].practices == ("couple_session", "first_call")
    assert quiet.strategies["see_someone"].practices == ("first_call", "couple_session")
    assert (quiet.context, quiet.tailoring) == (None, ("quiet_people",))


def test_a_stored_diagnosis_keeps_its_context() -> None:
    context = KNOWLEDGE.contexts["friendship"]
    assert type(context).model_validate_json(context.model_dump_json()) == context


def test_a_context_is_built_once_and_cached() -> None:
    assert KNOWLEDGE.within("friendship") is FRIENDS
    assert FRIENDS.within() is KNOWLEDGE
    assert KNOWLEDGE.within() is KNOWLEDGE
    assert FRIENDS.within(tailoring=("quiet_people", "quiet_people")) is KNOWLEDGE.within(tailoring=["quiet_people"])
    assert FRIENDS.packs == KNOWLEDGE.packs


def test_it_can_be_pickled_and_stored() -> None:
    again = pickle.loads(pickle.dumps(FRIENDS))
    assert (again.context, again.rules) == ("friendship", FRIENDS.rules)
    diagnosis = KNOWLEDGE.diagnose({"rituals": 0}, context="friendship", tailoring=["quiet_people"])
    text = diagnosis.to_json()
    for reader in (KNOWLEDGE, FRIENDS):
        read = ik.Diagnosis.from_json(text, reader)
        assert read == diagnosis
        assert str(read.explain("little_time")) == str(diagnosis.explain("little_time"))
    with pytest.raises(ik.StoredDiagnosisError):
        ik.Diagnosis.from_json(text.replace('"friendship"', '"marriage"'), KNOWLEDGE)
    with pytest.raises(ik.StoredDiagnosisError):
        ik.Diagnosis.from_json(text.replace('"friendship"', "null"), KNOWLEDGE)


def test_regression_tailorings_in_a_numpy_array_are_a_list_of_ids() -> None:
    numpy = pytest.importorskip("numpy")
    listed = KNOWLEDGE.diagnose({"trust": 2}, tailoring=["quiet_people"])
    assert KNOWLEDGE.diagnose({"trust": 2}, tailoring=numpy.array(["quiet_people"])) == listed
    assert FRIENDS.diagnose({"trust": 2}, tailoring=numpy.array([], dtype=str)) == FRIENDS.diagnose({"trust": 2})


@pytest.mark.parametrize(
    ("chosen", "code"),
    [
        ({"context": "freindship"}, "IK401"),
        ({"tailoring": ["loud"]}, "IK401"),
        ({"tailoring": "quiet_people"}, "IK404"),
        ({"tailoring": [["quiet_people"]]}, "IK404"),
        ({"tailoring": 5}, "IK404"),
        ({"tailoring": ""}, "IK404"),
        ({"context": ["friendship"]}, "IK404"),
    ],
)
def test_an_unknown_context_or_tailoring_is_refused(chosen: Mapping[str, object], code: str, wording: Wording) -> None:
    with pytest.raises(ik.QuestionError) as caught:
        KNOWLEDGE.diagnose({}, **chosen)  # type: ignore[arg-type]  # the point of the test
    assert code in codes_in(str(caught.value))
    wording(str(caught.value))


def problems(text: str) -> list[str]:
    with pytest.raises(ik.PackError) as caught:
        knowledge(contexts=f"- {{id: work, title: Work, text: At work., source: notes, {text}}}")
    return [f"{problem.code} {problem.message}" for problem in caught.value.problems]


def test_protected_entries_cannot_be_left_out(wording: Wording) -> None:
    told = problems("leaves_out: [afraid, see_someone, first_call, trust]")
    assert codes_in(told) == ["IK119"] * 3
    wording(told)
    said = problems("leaves_out: [fear]")
    assert "IK119" in codes_in(said)
    wording(said)


def test_references_of_contexts_must_resolve(wording: Wording) -> None:
    told = problems("leaves_out: [nothing], questions: {mistrust: Really?}, texts: {trust: So.}")
    assert codes_in(told) == ["IK113", "IK114", "IK114"]
    wording(told)


def test_only_its_own_pack_can_reword_a_safety_question(wording: Wording) -> None:
    own = FILES | {"contexts.yaml": AMONG_FRIENDS.replace("questions: {", "questions: {afraid: Does it scare you?, ")}
    assert ik.load_knowledge(own, core=False).within("friendship").signals["afraid"].question == "Does it scare you?"
    other = {
        "pack.yaml": "{format: 1, name: other, version: 1.0.0, title: O, license: MIT, sources: {notes: {title: N}}}",
        "contexts.yaml": "- {id: work, title: Work, text: At work., questions: {afraid: Happy?}, source: notes}",
    }
    with pytest.raises(ik.PackError) as caught:
        ik.load_knowledge(FILES, other, core=False)
    assert caught.value.code == "IK119"
    wording(str(caught.value))


@pytest.mark.parametrize("context", ["family", "friendship"])
def test_there_is_no_risk_of_infidelity_among_family_and_friends(context: str) -> None:
    core = ik.load_knowledge().within(context)
    assert "infidelity_risk" not in core.diagnose({}).findings
    assert not {"physical_intimacy", "attraction_elsewhere"} & core.signals.keys()
    assert [signal.id for signal in core.signals.values() if "partner" in signal.question] == []


def test_an_invalid_wording_is_reported_with_its_place() -> None:
    wrong = "- {id: friendship, title: F, text: T, questions: {trust: '', mood: fine}, source: notes}"
    with pytest.raises(ik.PackError) as raised:
        knowledge(contexts=wrong)
    assert str(raised.value.place) == f"contexts.yaml:1:{wrong.index(chr(39)) + 1}"


WORDED = """
- id: friendship
  title: Friendship
  text: Among friends.
  wording:
    weekly_talk: {title: A long call, steps: [Ring up., Listen., Say what you heard.]}
    few_hours: {because: Friends who hardly meet lose track.}
    trust: {title: trust in your friend, question: How much do you trust your friend?}
    fear: {title: Being afraid of a friend}
    little_time: {title: Little time for your friend}
  source: notes
"""


def test_a_context_words_practices_their_steps_reasons_and_titles() -> None:
    friends = knowledge(contexts=WORDED).within("friendship")
    assert friends.practices["weekly_talk"].title == "A long call"
    assert friends.practices["weekly_talk"].steps == ("Ring up.", "Listen.", "Say what you heard.")
    assert friends.rules["few_hours"].because == "Friends who hardly meet lose track."
    assert friends.signals["trust"].title == "trust in your friend"
    assert friends.safety_rules["fear"].title == "Being afraid of a friend"
    assert friends.diagnose({}).findings["little_time"].title == "Little time for your friend"
    assert knowledge(contexts=WORDED).practices["weekly_talk"] == KNOWLEDGE.practices["weekly_talk"]


def test_the_reasons_of_steps_are_worded_before_steps_are_left_out() -> None:
    steps = """
- id: waning
  supports: little_time
  steps:
    - {when: mood < 3, strength: 0.1, because: One.}
    - {when: trust < 5, strength: 0.2, because: Two.}
  source: notes
"""
    context = WORDED.replace("    fear:", "    waning: {steps: [First., Second.]}\n    fear:")
    changed = knowledge(
        **{"rules/waning": steps, "contexts": context.replace("  wording:", "  leaves_out: [mood]\n  wording:")}
    )
    rule = changed.within("friendship").rules["waning"]
    assert [step.because for step in rule.steps] == ["Second."]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ("wording: {nothing: {title: T}}", "IK113"),
        ("wording: {friendly: {title: T}}", "IK113"),
        ("wording: {trust: {because: No reason.}}", "IK127"),
        ("wording: {little_time: {in_short: Short.}}", "IK127"),
        ("wording: {few_hours: {steps: [One.]}}", "IK127"),
        ("wording: {trust: {nonsense: T}}", "IK108"),
        ("wording: {trust: 3}", "IK110"),
        ("wording: [trust]", "IK110"),
    ],
)
def test_wording_of_what_is_not_there_is_refused(wrong: str, code: str, wording: Wording) -> None:
    told = problems(wrong)
    assert codes_in(told) == [code]
    wording(told)


def test_as_many_reasons_are_given_as_a_rule_has(wording: Wording) -> None:
    steps = (
        "- {id: waning, supports: little_time, source: notes, steps: [{when: trust < 5, strength: 0.2, because: Two.}]}"
    )
    with pytest.raises(ik.PackError) as caught:
        knowledge(
            **{
                "rules/waning": steps,
                "contexts": WORDED.replace("    fear:", "    waning: {steps: [First., Second.]}\n    fear:"),
            }
        )
    assert caught.value.code == "IK128"
    wording(str(caught.value))


def test_only_contexts_of_its_own_pack_word_what_is_about_safety(wording: Wording) -> None:
    other = {
        "pack.yaml": "{format: 1, name: other, version: 1.0.0, title: O, license: MIT, sources: {notes: {title: N}}}",
        "contexts.yaml": "- {id: work, title: Work, text: At work., source: notes,\n"
        "   wording: {afraid: {title: fun}, fear: {because: It is nothing.}, first_call: {title: A call}}}",
    }
    with pytest.raises(ik.PackError) as caught:
        ik.load_knowledge(FILES, other, core=False)
    assert [problem.code for problem in caught.value.problems] == ["IK119"] * 3
    wording(str(caught.value))


ONLY = """
- {id: rarely_met, when: quality_time < 1, supports: little_time, strength: 0.5, only_in: [friendship],
   because: Friends who hardly meet lose track., source: notes}
"""
WITH_CALL = """
- {id: long_call, title: A long call, steps: [Ring up a friend.], minutes: 30, cadence: weekly, who: one,
   only_in: [friendship], source: notes}
"""


def only() -> ik.KnowledgeBase:
    strategies = FILES["strategies.yaml"].replace("practices: [", "practices: [long_call, ", 1)
    practices = FILES["practices.yaml"] + WITH_CALL
    contexts = AMONG_FRIENDS.replace("talk_openly, ", "")
    return knowledge(
        **{"rules/friends": ONLY, "strategies": strategies, "practices": practices, "contexts": contexts},
        **{"locales/de": "{rarely_met: {because: Wer sich kaum trifft.}}"},
    )


def test_rules_and_practices_can_hold_in_some_contexts_only() -> None:
    base = only()
    friends = base.within("friendship")
    assert "rarely_met" not in base.rules
    assert "rarely_met" in friends.rules
    assert "long_call" not in base.practices
    assert "long_call" in friends.practices
    assert not any("long_call" in strategy.practices for strategy in base.strategies.values())
    assert any("long_call" in strategy.practices for strategy in friends.strategies.values())
    assert (
        base.diagnose({"quality_time": 0}).findings["little_time"].score
        == KNOWLEDGE.diagnose({"quality_time": 0}).findings["little_time"].score
    )
    assert "rarely_met" in friends.diagnose({"quality_time": 0}).fired


def test_checks_of_packs_see_what_holds_in_any_context() -> None:
    built = only().runtime.whole.built
    assert "rarely_met" not in built.contents.rules
    assert "rarely_met" in with_every_context(built).contents.rules
    plain = small_knowledge().runtime.built
    assert with_every_context(plain) == plain


def test_they_hold_so_in_every_locale_and_after_pickling() -> None:
    base = only()
    german = base.within(locale="de")
    assert "rarely_met" not in german.rules
    assert german.within("friendship", locale="de").rules["rarely_met"].because == "Wer sich kaum trifft."
    again = pickle.loads(pickle.dumps(base))
    assert "rarely_met" not in again.rules
    assert "rarely_met" in again.within("friendship").rules
    diagnosis = base.diagnose({"quality_time": 0}, context="friendship")
    assert ik.Diagnosis.from_json(diagnosis.to_json(), base) == diagnosis
    assert "only_in" not in diagnosis.to_json()


def test_a_context_that_is_named_must_exist(wording: Wording) -> None:
    with pytest.raises(ik.PackError) as caught:
        knowledge(**{"rules/friends": ONLY.replace("[friendship]", "[frindship]")})
    assert caught.value.code == "IK113"
    wording(str(caught.value))


def test_support_for_two_can_be_left_out_by_its_own_pack_and_no_other(wording: Wording) -> None:
    context = "- {id: work, title: Work, text: At work., leaves_out: [couple_session], source: notes}"
    assert "couple_session" not in knowledge(contexts=context).within("work").practices
    other = {
        "pack.yaml": "{format: 1, name: other, version: 1.0.0, title: O, license: MIT, sources: {notes: {title: N}}}",
        "contexts.yaml": context,
    }
    with pytest.raises(ik.PackError) as caught:
        ik.load_knowledge(FILES, other, core=False)
    assert caught.value.code == "IK119"
    wording(str(caught.value))
