"""Two partners: two cases, what follows for both, where they are far apart, and what each may see."""

import json
import pickle
from collections.abc import Callable, Mapping
from copy import copy, deepcopy
from typing import Any, ClassVar

import pytest

import intimacy_kit as ik
from intimacy_kit.reasoning.diagnosing.record_view import Partner
from intimacy_kit.reasoning.explanations.index_explanation import IndexExplanation
from tests.small_pack import FILES, small_knowledge
from tests.wording import Wording, codes_in

KNOWLEDGE = small_knowledge()
HERS = {"quality_time": 4.0, "hides_feelings": 4, "trust": 2, "topic": "money", "past_betrayal": False, "drinks": 0}
HIS = {"quality_time": 2.0, "hides_feelings": 1, "trust": 8, "topic": "chores", "past_betrayal": True, "arguments": 5}
COUPLE = ik.Couple(a=HERS, b=HIS)


PARTNER_RULES = """
- {id: demands, when: arguments >= 4 and partner.hides_feelings >= 3, supports: mistrust, strength: 0.75,
   because: One asks and the other hides., source: notes}
"""


def pair(dx: ik.Diagnosis) -> tuple[Partner, Partner]:
    return dx.of("a"), dx.of("b")


def test_each_partner_is_scored_by_themselves() -> None:
    dx = KNOWLEDGE.diagnose(COUPLE)
    for who, own in (("a", {**HERS}), ("b", {**HIS})):
        alone, partner = KNOWLEDGE.diagnose(own), dx.of(who)
        assert partner.findings == alone.findings
        assert partner.components == alone.components
        assert (partner.fired, partner.undetermined) == (alone.fired, alone.undetermined)
        assert (partner.safety, partner.unknown) == (alone.safety, alone.unknown)
        assert partner.observations == alone.observations


def test_a_finding_of_the_two_is_the_larger_and_a_component_the_smaller() -> None:
    well, hard = {"quality_time": 12.0, "rituals": 3.0, "trust": 2.0}, {"quality_time": 2.0, "hides_feelings": 4.0}
    dx = KNOWLEDGE.diagnose(ik.Couple(a=well, b=hard))
    a, b = pair(dx)
    assert (a.findings["little_time"].score, b.findings["little_time"].score) == (0.0, 0.5)
    assert dx.findings["little_time"].score == 0.5
    assert dx.findings["mistrust"].score == 0.5, "a's is 0: it is not known whether something was broken"
    assert (a.components["understanding"].score, b.components["understanding"].score) == (0.75, 0.0)
    assert dx.components["understanding"].score == 0.0
    for id, finding in dx.findings.items():
        ends = [(own.findings[id].low, own.findings[id].high) for own in (a, b)]
        assert (finding.low, finding.high) == tuple(map(max, *ends))
    strengths = [(own.components["understanding"].low, own.components["understanding"].high) for own in (a, b)]
    understanding = dx.components["understanding"]
    assert (understanding.low, understanding.high) == tuple(map(min, *strengths))
    assert dx.fired == tuple(sorted({*a.fired, *b.fired}))
    assert dx.undetermined == tuple(sorted({*a.undetermined, *b.undetermined}))
    assert dx.unknown == tuple(sorted({*a.unknown, *b.unknown}))
    assert dx.answered == ("hides_feelings", "quality_time", "rituals", "trust")


def test_remedies_follow_from_the_scores_of_the_two() -> None:
    dx = KNOWLEDGE.diagnose(ik.Couple(a={"quality_time": 2.0}, b={"hides_feelings": 4.0}))
    assert [(remedy.strategy.id, remedy.relevance) for remedy in dx.remedies] == [
        ("talk_openly", 1 - (1 - 0.5 * 0.5) * (1 - 0.25 * 0.25)),
        ("make_time", 1 - (1 - 0.8 * 0.5) * (1 - 0.5 * 0.25)),
        ("see_someone", 0.25),
    ]


INDEXES = """
- {id: whole, title: As a whole, text: All of it., of: {understanding: 1, little_time: -1},
   levels: [{id: low, from: 0, title: low}, {id: high, from: 0.5, title: high}]}
"""


def test_an_index_of_the_two_is_the_mean_and_open_where_either_is() -> None:
    knowledge = small_knowledge(indexes=INDEXES)
    well, hard = (
        {"quality_time": 12, "rituals": 4, "talk_minutes": 60},
        {"quality_time": 1, "rituals": 0, "talk_minutes": 60},
    )
    dx = knowledge.diagnose(ik.Couple(a=well, b=hard))
    a, b = (own.indexes["whole"] for own in pair(dx))
    whole = dx.indexes["whole"]
    assert (whole.low, whole.high) == ((a.low + b.low) / 2, (a.high + b.high) / 2)
    assert (whole.value, whole.level) == ((whole.low + whole.high) / 2, "high")
    half = knowledge.diagnose(ik.Couple(a=well, b={}))
    assert half.of("b").indexes["whole"].open
    assert half.indexes["whole"].high - half.indexes["whole"].low < 0.5
    assert (half.indexes["whole"].value, half.indexes["whole"].level) == (None, None)
    assert ik.Diagnosis.from_json(half.to_json()).indexes["whole"].open
    explained = dx.explain("whole")
    assert isinstance(explained, IndexExplanation)
    assert sum(explained.shares.values()) == whole.value


@pytest.mark.parametrize(
    ("a", "b", "basis"),
    [
        ({"quality_time": 2}, {"afraid": False}, "links"),
        ({"quality_time": 2}, {"quality_time": 2, "hides_feelings": 3}, "answers"),
        ({"quality_time": 2}, {"quality_time": 2}, "links"),
    ],
)
def test_what_a_consequence_rests_on_is_that_of_the_partner_whose_score_it_is(
    a: Mapping[str, Any], b: Mapping[str, Any], basis: str
) -> None:
    for couple in (ik.Couple(a=a, b=b), ik.Couple(a=b, b=a)):
        assert KNOWLEDGE.diagnose(couple).findings["distance"].basis == basis


def test_at_a_tie_a_consequence_rests_on_answers_if_it_does_for_either() -> None:
    rules = "- {id: apart, when: mood < 0, supports: distance, strength: 0.25, because: You drift., source: notes}"
    knowledge = small_knowledge(rules=rules)
    linked, felt = {"quality_time": 2}, {"mood": -1}
    for couple in (ik.Couple(a=linked, b=felt), ik.Couple(a=felt, b=linked)):
        dx = knowledge.diagnose(couple)
        assert [own.findings["distance"].score for own in pair(dx)] == [0.25, 0.25]
        assert {own.findings["distance"].basis for own in pair(dx)} == {"answers", "links"}
        assert dx.findings["distance"].basis == "answers"


def test_a_rule_can_read_what_the_other_one_answered() -> None:
    knowledge = small_knowledge(rules=PARTNER_RULES)
    couple = ik.Couple(a={"arguments": 5, "topic": "house_work"}, b={"hides_feelings": 3, "topic": "house_work"})
    dx = knowledge.diagnose(couple)
    a, b = pair(dx)
    assert (a.findings["mistrust"].score, b.findings["mistrust"].score) == (0.75, 0.5)
    assert "demands" in a.fired
    assert dx.view("a").findings["mistrust"].score == 0.0
    assert dx.view("a") == knowledge.diagnose(dict(couple.a))
    assert "demands" not in (*dx.view("a").fired, *dx.view("a").undetermined)
    open_for_b = knowledge.diagnose(ik.Couple(a={"arguments": 5}, b={"trust": 9}))
    assert "hides_feelings" in open_for_b.of("b").unknown
    assert ik.Diagnosis.from_json(dx.to_json(), knowledge) == dx


def test_an_answer_to_a_question_for_either_counts_for_both() -> None:
    a, b = {"topic": "money", "arguments": 5}, {"arguments": 5}
    dx = KNOWLEDGE.diagnose(ik.Couple(a=a, b=b))
    assert [own.findings["mistrust"].score for own in pair(dx)] == [0.25, 0.25]
    assert dx.of("b").observations == {"arguments": 5.0}
    assert "topic" not in dx.unknown
    assert dx.view("b").findings["mistrust"].score == 0.0
    assert dx.view("b").digest() == KNOWLEDGE.diagnose(b).digest()
    apart = KNOWLEDGE.diagnose(ik.Couple(a={**a, "topic": "house_work"}, b={**b, "topic": "money"}))
    assert [own.findings["mistrust"].score for own in pair(apart)] == [0.0, 0.25], "each has answered"


def test_what_safety_rules_read_counts_for_nobody_else() -> None:
    rule = """- {id: strife, when: topic == "money", title: Strife, because: You matter., kind: concern,
       about: from_partner, source: notes}"""
    knowledge = small_knowledge(safety=f"{FILES['safety.yaml']}{rule}")
    dx = knowledge.diagnose(ik.Couple(a={"topic": "money"}, b={}))
    assert [own.safety.status for own in pair(dx)] == ["concern", "not_screened"]
    assert "topic" in dx.of("b").unknown


def test_a_condition_is_true_of_two_if_it_is_of_either() -> None:
    assert KNOWLEDGE.evaluate("trust < 5", COUPLE) is ik.Truth.TRUE
    assert KNOWLEDGE.evaluate("trust < 1", COUPLE) is ik.Truth.FALSE
    assert KNOWLEDGE.evaluate("arguments > 9", COUPLE) is ik.Truth.UNKNOWN
    assert KNOWLEDGE.evaluate("mistrust >= 0.5", COUPLE) is ik.Truth.TRUE


def test_couples_in_contexts_and_sessions() -> None:
    assert KNOWLEDGE.diagnose(COUPLE, context="friendship").gaps() == KNOWLEDGE.diagnose(COUPLE).gaps()
    with KNOWLEDGE.session() as session:
        session.observe(COUPLE)
        assert session.diagnosis == KNOWLEDGE.diagnose(COUPLE)
        with pytest.raises(ik.QuestionError) as caught:
            _ = session.observations
        assert caught.value.code == "IK457"


def test_nobody_s_answers_are_taken_for_those_of_one(wording: Wording) -> None:
    dx = KNOWLEDGE.diagnose(COUPLE)
    with pytest.raises(ik.QuestionError) as caught:
        _ = dx.observations
    assert caught.value.code == "IK457"
    wording(str(caught.value))
    assert dx.partners == ("a", "b")
    one = KNOWLEDGE.diagnose(HERS)
    assert one.partners == ()
    for ask in (lambda: one.of("a"), lambda: one.view("b"), one.gaps):
        with pytest.raises(ik.QuestionError) as caught:
            ask()
        assert caught.value.code == "IK450"
    wording(str(caught.value))


def test_a_partner_shows_nothing_and_cannot_be_changed() -> None:
    dx = KNOWLEDGE.diagnose(COUPLE)
    partner = dx.of("a")
    assert repr(partner) == "Partner('a')"
    with pytest.raises(AttributeError, match=r"'Partner' object has no attribute 'plan': .* `dx\.view\('a'\)`"):
        _ = partner.plan  # type: ignore[attr-defined]  # what there is not, and what is sought there
    for name in ("_repr_png_", "partner"):
        with pytest.raises(AttributeError, match=f"no attribute '{name}'$"):
            getattr(object.__new__(Partner), name)
    with pytest.raises(AttributeError):
        partner.partner = "b"
    assert partner == KNOWLEDGE.diagnose(COUPLE).of("a") == pickle.loads(pickle.dumps(partner))
    assert hash(partner) == hash(dx.of("a"))
    assert partner != dx.of("b")
    assert partner != dx
    assert partner.to_dict() == dx.to_dict()["partners"][0]


def test_observations_of_a_couple_are_those_of_each() -> None:
    checked = KNOWLEDGE.observations(COUPLE)
    assert checked == COUPLE
    assert (type(checked.a), type(checked.b)) == (ik.Observations, ik.Observations)
    assert KNOWLEDGE.diagnose(checked) == KNOWLEDGE.diagnose(COUPLE)


def test_gaps_are_what_both_see_very_differently(wording: Wording) -> None:
    gaps = KNOWLEDGE.diagnose(COUPLE).gaps()
    assert [(gap.id, gap.score, gap.level) for gap in gaps] == [
        ("past_betrayal", 1.0, "severe"),
        ("hides_feelings", 0.75, "severe"),
        ("trust", 0.6, "moderate"),
    ]
    wording(str(gaps[2]))
    assert repr(gaps[2]) == "Gap(id='trust', title='trust in each other')"


def test_near_answers_and_what_is_asked_of_one_alone_are_no_gaps() -> None:
    near = ik.Couple(a={"trust": 4, "hides_feelings": 1}, b={"trust": 8, "hides_feelings": 2})
    private = ik.Couple(
        a={"afraid": True, "drinks": 4, "hurt": False, "topic": "money"},
        b={"afraid": False, "drinks": 0, "hurt": True, "topic": "chores"},
    )
    assert KNOWLEDGE.diagnose(near).gaps() == ()
    assert KNOWLEDGE.diagnose(private).gaps() == ()


def test_each_partner_has_a_view_of_their_own() -> None:
    dx = KNOWLEDGE.diagnose(ik.Couple(a={**HERS, "afraid": True}, b=HIS))
    hers, his = dx.view("a"), dx.view("b")
    assert dx.safety.concern
    assert hers.safety.concern
    assert his.safety.status == "not_screened"
    assert his == KNOWLEDGE.diagnose(HIS) == KNOWLEDGE.diagnose(COUPLE).view("b")
    assert his.digest() == KNOWLEDGE.diagnose(HIS).digest()


def test_gaps_are_silent_under_a_concern() -> None:
    assert KNOWLEDGE.diagnose(ik.Couple(a={**HERS, "afraid": True}, b=HIS)).gaps() == ()


def test_under_a_concern_of_one_no_exercise_is_offered_to_both() -> None:
    dx = KNOWLEDGE.diagnose(ik.Couple(a={**HERS, "afraid": True}, b=HIS))
    assert [remedy.strategy.id for remedy in dx.remedies] == ["see_someone"]
    assert all(practice.safe_alone for remedy in dx.remedies for practice in remedy.practices)


def test_partner_is_not_screened_by_answers_of_the_other() -> None:
    asked = {"afraid": False, "hurt": False}
    one = KNOWLEDGE.diagnose(ik.Couple(a=asked, b={"trust": 3})).safety
    assert (one.status, one.unanswered) == ("not_screened", ("afraid", "hurt"))
    half = KNOWLEDGE.diagnose(ik.Couple(a=asked, b={"afraid": False})).safety
    assert (half.status, half.unanswered) == ("not_screened", ("hurt",))
    assert KNOWLEDGE.diagnose(ik.Couple(a=asked, b=asked)).safety.status == "no_concern_reported"


def test_the_concerns_of_both_are_kept() -> None:
    for answers in (
        ({"afraid": True}, {"hurt": True}),
        ({"hurt": True, "afraid": False}, {"afraid": True, "hurt": False}),
    ):
        for a, b in (answers, answers[::-1]):
            safety = KNOWLEDGE.diagnose(ik.Couple(a=a, b=b)).safety
            assert [concern.id for concern in safety.concerns] == ["fear", "harm"]


def test_partner_is_not_screened_by_answers_of_the_other_under_a_concern() -> None:
    """The one was never asked, and both were said to be screened."""
    knowledge = ik.load_knowledge()
    asked = dict.fromkeys(knowledge.diagnose({}).safety.unanswered, False)
    a, b = {**asked, "fears_partner": True}, {id: no for id, no in asked.items() if id != "fears_partner"}
    dx = knowledge.diagnose(ik.Couple(a=a, b=b))
    assert (dx.safety.status, dx.safety.screened, dx.safety.unanswered) == ("concern", False, ("fears_partner",))
    assert [concern.id for concern in dx.safety.concerns] == ["fear_of_partner"]
    assert [(question.id, question.partners) for question in dx.next_questions()] == [("fears_partner", ("b",))]
    assert dx.unknown.count("fears_partner") == 1
    both = knowledge.diagnose(ik.Couple(a=a, b=asked))
    assert (both.safety.status, both.safety.screened, both.next_questions()) == ("concern", True, ())


SHARED = """
- {id: low, when: mood < -8 and trust < 9, title: Low, because: You matter.,
   kind: concern, about: from_partner, source: notes}
- {id: alone, when: trust < 3 and mood > 0, title: Alone, because: You matter.,
   kind: concern, about: from_partner, source: notes}
- {id: in_fear, when: afraid and trust < 3, title: In fear, because: You matter.,
   kind: concern, about: from_partner, source: notes}
"""


def told_apart(a: Mapping[str, Any], b: Mapping[str, Any]) -> list[str]:
    dx = small_knowledge(safety=SHARED).diagnose(ik.Couple(a=a, b=b))
    return [concern.id for concern in dx.safety.concerns]


def test_no_concern_of_either_is_lost_where_safety_rules_share_signals() -> None:
    low, alone = {"mood": -9, "trust": 8}, {"mood": 5, "trust": 2}
    assert told_apart(low, alone) == told_apart(alone, low) == ["alone", "low"]
    assert told_apart(low, {"mood": 10, "trust": 10}) == ["low"], "no mean makes it go away"


def test_no_concern_is_made_up_of_what_two_people_answered() -> None:
    distrusts, is_afraid = {"trust": 2, "afraid": False, "mood": -1}, {"trust": 9, "afraid": True, "mood": -1}
    assert told_apart(distrusts, is_afraid) == told_apart(is_afraid, distrusts) == []


def test_a_safety_rule_that_is_true_for_one_and_open_for_the_other_is_both() -> None:
    safety = KNOWLEDGE.diagnose(ik.Couple(a={"afraid": True, "hurt": False}, b={"hurt": False})).safety
    assert ([concern.id for concern in safety.concerns], safety.unanswered) == (["fear"], ("afraid",))
    assert safety.answered_no == ("harm",), "that is what both have answered with no"


@pytest.mark.parametrize("engine", ["compiled", "durable"])
def test_every_engine_decides_safety_for_each(engine: Any) -> None:
    if engine == "durable":
        pytest.importorskip("durable_rules_engine")
    knowledge = small_knowledge(safety=SHARED)
    couple = ik.Couple(a={"mood": -9, "trust": 8}, b={"mood": 5, "trust": 2, "afraid": False})
    dx = knowledge.diagnose(couple, engine=engine)
    assert dx == knowledge.diagnose(couple)
    assert [concern.id for concern in dx.safety.concerns] == ["alone", "low"]
    with knowledge.session(engine=engine) as session:
        session.observe(ik.Couple(a={"mood": -9}, b={"mood": 5, "trust": 2}))
        session.observe(ik.Couple(a={"trust": 8}, b={"afraid": False}))
        assert session.diagnosis == dx


AFRAID = ik.Couple(a={**HERS, "afraid": True, "hurt": False}, b={**HIS, "afraid": False})


def test_a_stored_couple_keeps_the_two(wording: Wording) -> None:
    dx = KNOWLEDGE.diagnose(COUPLE)
    stored = json.loads(dx.to_json())
    assert stored["observations"] is None
    assert [partner["observations"] for partner in stored["partners"]] == [
        KNOWLEDGE.diagnose(own).to_dict()["observations"] for own in (HERS, HIS)
    ]
    assert KNOWLEDGE.diagnose(HERS).to_dict()["partners"] is None
    read = ik.Diagnosis.from_json(dx.to_json(), KNOWLEDGE)
    for again in (read, pickle.loads(pickle.dumps(dx))):
        assert (again, hash(again)) == (dx, hash(dx))
        assert again.gaps() == dx.gaps()
        assert again.view("a") == dx.view("a")
        assert again.of("b") == dx.of("b")
        assert again.shareable() == dx.shareable()
        assert again.explain("mistrust") == dx.explain("mistrust")
        assert again.what_if(trust=9).diagnosis == dx.what_if(trust=9).diagnosis
    without = ik.Diagnosis.from_json(dx.to_json())
    assert without.of("b") == dx.of("b")
    for ask in (without.gaps, lambda: without.view("a"), without.shareable):
        with pytest.raises(ik.QuestionError) as caught:
            ask()
        assert caught.value.code == "IK402"


def test_swapping_the_two_swaps_their_names_alone() -> None:
    dx, turned = KNOWLEDGE.diagnose(AFRAID), KNOWLEDGE.diagnose(ik.Couple(a=AFRAID.b, b=AFRAID.a))
    assert dx.record.partners is not None
    there_and_back = turned.record.model_copy(update={"partners": dx.record.partners})
    assert there_and_back == dx.record, "under a concern nobody does a practice of one for the two"
    assert turned.record.partners == dx.record.partners[::-1]
    assert turned.gaps() == dx.gaps()
    assert turned.shareable() == dx.shareable()


def test_safety_of_a_stored_couple_is_kept(wording: Wording) -> None:
    dx = KNOWLEDGE.diagnose(AFRAID)
    for read in (ik.Diagnosis.from_json(dx.to_json(), KNOWLEDGE), pickle.loads(pickle.dumps(dx))):
        assert (read, read.safety, read.unknown) == (dx, dx.safety, dx.unknown)
        assert [question.id for question in read.next_questions()] == ["hurt"]
        assert read.what_if(trust=9).diagnosis.safety == dx.safety
        with pytest.raises(ik.QuestionError) as caught:
            read.what_if(hurt=True)
        assert caught.value.code == "IK420"
        wording(str(caught.value))


FORGED: list[Callable[[dict[str, Any]], object]] = [
    lambda stored: stored | {"partners": None},
    lambda stored: stored | {"observations": {}},
    lambda stored: stored | {"observations": {}, "partners": None},
    lambda stored: stored | {"partners": stored["partners"][:1]},
    lambda stored: stored | {"partners": stored["partners"][::-1]} | {"safety": stored["partners"][1]["safety"]},
    lambda stored: stored["partners"][0]["observations"].update(trust=9),
    lambda stored: stored["partners"][0]["observations"].update(nobody=1),
    lambda stored: stored["partners"][0]["observations"].update(afraid=1),
    lambda stored: stored["partners"][1].update(fired=["few_hours"]),
]


@pytest.mark.parametrize("forge", FORGED)
def test_stored_couples_that_do_not_fit_are_refused(forge: Callable[[dict[str, Any]], object]) -> None:
    stored = KNOWLEDGE.diagnose(AFRAID).to_dict()
    forged = forge(stored) or stored
    with pytest.raises(ik.StoredDiagnosisError) as caught:
        ik.Diagnosis.from_dict(forged, KNOWLEDGE)  # type: ignore[arg-type]  # the point of the test
    assert caught.value.code == "IK501"


PRACTICES = FILES["practices.yaml"].replace("cadence: daily, who: one,", "cadence: daily, who: one, CONDITION")
CONDITIONS = [
    ("suits: arguments >= 4,", {"arguments": 5}, {"hides_feelings": 4}, ("a",)),
    ("suits: arguments >= 4,", {"arguments": 1}, {"hides_feelings": 4}, ("b",)),
    ("suits: arguments >= 4,", {"hides_feelings": 4}, {"hides_feelings": 4}, ("a", "b")),
    ("suits: arguments >= 4,", {"arguments": 5}, {"hides_feelings": 4, "arguments": 5}, ("a", "b")),
    ("not_when: arguments >= 4,", {"hides_feelings": 4, "arguments": 5}, {"hides_feelings": 4}, ("b",)),
    ("not_when: mood > 0,", {"hides_feelings": 4, "mood": 5}, {"mood": 5}, ("a", "b")),
]


@pytest.mark.parametrize(("condition", "a", "b", "expected"), CONDITIONS)
def test_a_practice_of_one_goes_to_whom_it_suits(
    condition: str, a: Mapping[str, Any], b: Mapping[str, Any], expected: tuple[str, ...]
) -> None:
    practices = PRACTICES.replace("CONDITION", condition)
    only = FILES["strategies.yaml"].replace("practices: [listen, weekly_talk]", "practices: [listen]")
    knowledge = small_knowledge(practices=practices, strategies=only)
    screened = {"afraid": False, "hurt": False}
    dx = knowledge.diagnose(ik.Couple(a=screened | {**a}, b=screened | {**b}))
    (talk,) = [remedy for remedy in dx.remedies if remedy.strategy.id == "talk_openly"]
    assert [(each.practice, each.partners) for each in talk.taken_by] == [("listen", expected)]
    plan = dx.plan(minutes_per_week=600)
    assert {item.partners for item in plan.items if item.practice.id == "listen"} == {expected}
    assert all(item.partners == () for item in plan.items if item.practice.who == "both")
    assert all(remedy.taken_by == () for remedy in knowledge.diagnose(screened | {**a}).remedies)


def test_what_is_for_both_reads_nothing_private_in_conditions() -> None:
    practices = PRACTICES.replace("CONDITION", "not_when: drinks >= 3, suits: afraid or hides_feelings >= 4,")
    knowledge = small_knowledge(practices=practices)
    told = []
    for private in ({}, {"drinks": 4, "afraid": True}, {"drinks": 0, "hurt": False}):
        dx = knowledge.diagnose(ik.Couple(a={"hides_feelings": 4, **private}, b={"trust": 3}))
        told.append(dx.shareable().model_dump_json())
        given = [practice for remedy in dx.shareable().remedies for practice in remedy.practices]
        assert given[0].id == "listen"
        assert not any({"vulnerability", "conflict"} & {*practice.tags} for practice in given)
    assert len({*told}) == 1


class TestEarlier:
    """What each of the two said about safety before."""

    ASKED: ClassVar = {"afraid": False, "hurt": False}
    FIRST: ClassVar = ik.Couple(a={"afraid": True, "hurt": False}, b=ASKED)

    def after(self, a: Mapping[str, Any], b: Mapping[str, Any]) -> ik.Diagnosis:
        first = KNOWLEDGE.diagnose(self.FIRST)
        return KNOWLEDGE.diagnose(ik.Couple(a=a, b=b), earlier=[("2026-03-01", first)], when="2026-03-08")

    def test_a_concern_stands_for_whose_it_is(self) -> None:
        dx = self.after({}, {})
        assert [dx.of(who).safety.status for who in dx.partners] == ["concern", "not_screened"]
        assert dx.safety.concern
        assert dx.view("a").support is not None
        assert dx.view("b").support is None
        assert dx.gaps() == ()
        assert ik.Diagnosis.from_json(dx.to_json(), KNOWLEDGE) == dx

    def test_it_ends_by_the_answers_of_whose_it_is_alone(self) -> None:
        stands, ended = self.after({}, self.ASKED), self.after(self.ASKED, {})
        assert stands.safety.concern
        assert not ended.safety.concern
        assert [concern.id for concern in ended.safety.ended] == ["fear"]
        assert [concern.id for concern in ended.of("a").safety.ended] == ["fear"]
        assert ended.of("b").safety.ended == ()

    def test_a_view_is_what_this_person_would_get_with_their_own_earlier_check_in(self) -> None:
        dx = self.after({"trust": 3}, {"trust": 4})
        alone = KNOWLEDGE.diagnose(dict(self.FIRST.a))
        again = KNOWLEDGE.diagnose({"trust": 3}, earlier=[("2026-03-01", alone)], when="2026-03-08")
        assert dx.view("a").digest() == again.digest()

    def test_what_is_for_both_is_the_same(self) -> None:
        assert self.after({"trust": 3}, {}).shareable() == KNOWLEDGE.diagnose({"trust": 3}).shareable()

    def test_plans_and_progress_remember_whose_it_was(self) -> None:
        first, last = KNOWLEDGE.diagnose(self.FIRST), KNOWLEDGE.diagnose(ik.Couple(a={}, b=self.ASKED))
        assert last.plan(minutes_per_week=60, earlier=first).support is not None
        assert [concern.id for concern in ik.progress([first, last]).standing] == ["fear"]
        no = KNOWLEDGE.diagnose(ik.Couple(a=self.ASKED, b={}))
        assert no.plan(minutes_per_week=60, earlier=first).support is None
        assert ik.progress([first, no]).standing == ()


class Ambiguous:
    """As arrays and NA are: it cannot be said whether it equals something."""

    def __eq__(self, other: object) -> bool:
        raise ValueError("ambiguous")

    __hash__ = None  # type: ignore[assignment]  # as for arrays


@pytest.mark.parametrize("who", ["c", None, 1, ["a"], Ambiguous()])
def test_there_are_two_partners_and_no_other(who: Any, wording: Wording) -> None:
    with pytest.raises(ik.QuestionError) as caught:
        KNOWLEDGE.diagnose(COUPLE).view(who)
    assert caught.value.code == "IK404"
    wording(str(caught.value))


def test_errors_name_the_partner(wording: Wording) -> None:
    with pytest.raises(ik.ObservationError) as caught:
        KNOWLEDGE.diagnose(ik.Couple(a={"trust": 4711}, b={"trusst": 1, "topic": "golf"}))
    told = [f"{problem.code} {problem.message}" for problem in caught.value.problems]
    assert codes_in(told) == ["IK304", "IK302", "IK306"]
    wording(told)
    assert "4711" not in str(caught.value)
    with pytest.raises(ik.ObservationError) as caught:
        KNOWLEDGE.diagnose(ik.Couple(a={}, b=None))  # type: ignore[arg-type]  # the point of the test
    assert caught.value.code == "IK301"
    wording(str(caught.value))


@pytest.mark.parametrize("copied", [lambda couple: pickle.loads(pickle.dumps(couple)), copy, deepcopy])
def test_a_couple_can_be_pickled_and_copied(copied: Callable[[ik.Couple], ik.Couple]) -> None:
    for couple in (COUPLE, ik.Couple(a=ik.Observations({"trust": 5.0}), b={})):
        again = copied(couple)
        assert again == couple
        assert KNOWLEDGE.diagnose(again) == KNOWLEDGE.diagnose(couple)


def test_a_couple_without_answers_can_still_be_shown_and_compared(wording: Wording) -> None:
    wrong = ik.Couple(a=None, b={})  # type: ignore[arg-type]  # the point of the test
    wording(repr(wrong))
    assert wrong != ik.Couple(a={}, b={})


def test_couple_is_immutable_and_its_repr_shows_no_values(wording: Wording) -> None:
    answers: dict[str, Any] = {"trust": 3}
    couple = ik.Couple(a=answers, b=ik.Observations({"trust": 5.0}))
    answers["trust"] = 9
    assert couple.a == {"trust": 3}
    with pytest.raises(AttributeError) as caught:
        couple.a = {}
    wording(str(caught.value))
    with pytest.raises(AttributeError) as caught:
        del couple.a
    wording(str(caught.value))
    wording(repr(couple))
    assert couple == ik.Couple(a={"trust": 3}, b={"trust": 5})
    assert couple != ik.Couple(a={"trust": 3}, b={})
    assert couple != (couple.a, couple.b)
    nested: Mapping[str, Any] = {"a": couple}
    with pytest.raises(ik.ObservationError):
        KNOWLEDGE.diagnose(nested)
