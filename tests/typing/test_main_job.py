"""The main job in code of a user: type checkers accept it, in strict mode, and know the type of every attribute."""

# pyright: strict, reportUnnecessaryTypeIgnoreComment=true

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal, assert_type

import intimacy_kit as ik
from intimacy_kit.core_ids import ChallengeId, CoreAnswers
from intimacy_kit.model.concepts import Benefit, Challenge, Component, Consequence, Context, Link
from intimacy_kit.model.levels import StrengthLevel
from intimacy_kit.model.pack import PackInfo
from intimacy_kit.model.result import Reason
from intimacy_kit.model.rules import SafetyRule
from intimacy_kit.model.safety import Concern
from intimacy_kit.model.shareable import ShareableFinding

Kind = Literal["frequency", "rating", "count", "hours", "minutes", "number", "flag", "choice"]
CHECK_IN: dict[str, float | bool | str | None] = {"quality_time_hours": 1.5, "trust": 3, "past_betrayal": None}


def test_from_a_check_in_to_a_diagnosis() -> None:
    kb = assert_type(ik.load_knowledge(), ik.KnowledgeBase)
    dx = assert_type(kb.diagnose({"quality_time_hours": 1.5, "unresolved_conflicts": 4}), ik.Diagnosis)
    assert_type(kb.diagnose(CHECK_IN), ik.Diagnosis)
    assert_type(kb.diagnose(kb.observations(CHECK_IN)), ik.Diagnosis)
    assert_type(kb.diagnose(CHECK_IN, engine="compiled"), ik.Diagnosis)
    assert_type(kb.to_durable(), dict[str, Any])
    assert_type(kb.picture("trust", steps=2).svg(), str)
    assert_type(ik.diagnose({"past_betrayal": True, "conflict_topic": "money"}), ik.Diagnosis)
    for finding in dx.challenges:
        print(finding.id, finding.title, finding.level, finding.score, finding.low, finding.high)
    print(dx.remedies[0].strategy.title, dx.remedies[0].priority, dx.remedies[0].reasons, dx.remedies[0].practices)
    print(dx.explain("lack_of_quality_time"))
    assert_type(dx.to_text(width=60), str)


def test_ids_of_the_core_pack() -> None:
    answers = CoreAnswers(quality_time_hours=1.5, past_betrayal=True, conflict_topic="money")
    dx = assert_type(ik.diagnose(answers), ik.Diagnosis)
    assert_type(ik.diagnose(ik.Couple(a=answers, b={"trust": 3})), ik.Diagnosis)
    id: ChallengeId = "lack_of_quality_time"
    print(dx.explain(dx.findings[id]), dx.path_to(dx.challenges[0]), dx.to_dict(answers=False))


def test_a_knowledge_base() -> None:
    kb = ik.load_knowledge()
    assert_type(kb.signals, Mapping[str, ik.Signal])
    assert_type(kb.challenges, Mapping[str, Challenge])
    assert_type(kb.consequences, Mapping[str, Consequence])
    assert_type(kb.components, Mapping[str, Component])
    assert_type(kb.benefits, Mapping[str, Benefit])
    assert_type(kb.strategies, Mapping[str, ik.Strategy])
    assert_type(kb.practices, Mapping[str, ik.Practice])
    assert_type(kb.contexts, Mapping[str, Context])
    assert_type(kb.rules, Mapping[str, ik.Rule])
    assert_type(kb.safety_rules, Mapping[str, SafetyRule])
    assert_type(kb.packs, tuple[PackInfo, ...])
    assert_type(kb.observations({"trust": 3}), ik.Observations)
    assert_type(kb.evaluate("trust < 5", {"trust": 3}), ik.Truth)


def test_a_signal_and_a_practice() -> None:
    kb = ik.load_knowledge()
    signal = kb.signals["trust"]
    assert_type(signal.id, str)
    assert_type(signal.kind, Kind)
    assert_type(signal.minimum, float | None)
    assert_type(signal.maximum, float | None)
    assert_type(signal.unit, str | None)
    assert_type(signal.direction, Literal["better_when_higher", "worse_when_higher", "neutral"])
    assert_type(signal.question, str)
    assert_type(signal.choices, tuple[str, ...])
    assert_type(signal.asks, Literal["each", "either", "alone"])
    practice = next(iter(kb.practices.values()))
    assert_type(practice.id, str)
    assert_type(practice.tags, tuple[str, ...])
    assert_type(practice.minutes, int)
    assert_type(practice.steps, tuple[str, ...])
    assert_type(practice.who, Literal["one", "both"])


def test_a_strategy_and_a_rule() -> None:
    kb = ik.load_knowledge()
    strategy = next(iter(kb.strategies.values()))
    assert_type(strategy.addresses, tuple[Link, ...])
    assert_type(strategy.after, tuple[str, ...])
    assert_type(strategy.professional, bool)
    assert_type(strategy.evidence.grade, Literal["good", "moderate", "limited", "expert_opinion"])
    rule = next(iter(kb.rules.values()))
    assert_type(rule.when, ik.Condition)
    assert_type(rule.supports, str | None)
    assert_type(rule.strength, float)
    assert_type(rule.because, str | None)
    assert_type(rule.source, tuple[str, ...])
    assert_type(rule.finding, str)


def test_a_diagnosis() -> None:
    dx = ik.diagnose({"quality_time_hours": 1.5, "feels_heard": 0})
    assert_type(dx.findings, Mapping[str, ik.Finding])
    assert_type(dx.components, Mapping[str, ik.Strength])
    assert_type(dx.challenges, tuple[ik.Finding, ...])
    assert_type(dx.consequences, tuple[ik.Finding, ...])
    assert_type(dx.strengths, tuple[ik.Strength, ...])
    assert_type(dx.remedies, tuple[ik.Remedy, ...])
    assert_type(dx.safety, ik.Safety)
    assert_type(dx.unknown, tuple[str, ...])
    assert_type(dx.fired, tuple[str, ...])
    assert_type(dx.undetermined, tuple[str, ...])
    assert_type(dx.observations, ik.Observations)
    assert_type(dx.observations["quality_time_hours"], float | bool | str)
    assert_type(dx.provenance, tuple[PackInfo, ...])
    assert_type(dx.provenance[0].digest, str)
    assert_type(dx.shareable(), ik.Shareable)
    assert_type(dx.shareable().findings, tuple[ShareableFinding, ...])
    assert_type(dx.to_dict(), dict[str, Any])
    assert_type(dx.to_json(indent=2), str)
    assert_type(ik.Diagnosis.from_json(dx.to_json()), ik.Diagnosis)
    assert_type(ik.Diagnosis.from_dict(dx.to_dict(), ik.load_knowledge()), ik.Diagnosis)


def test_findings_remedies_and_safety() -> None:
    dx = ik.diagnose({"quality_time_hours": 0.5})
    finding = next(iter(dx.findings.values()))
    assert_type(finding.level, ik.Level)
    assert_type(finding.kind, Literal["challenge", "consequence"])
    assert_type((finding.score, finding.low, finding.high), tuple[float, float, float])
    strength = next(iter(dx.components.values()))
    assert_type(strength.level, StrengthLevel)
    for remedy in dx.remedies:
        assert_type(remedy.strategy, ik.Strategy)
        assert_type((remedy.priority, remedy.relevance), tuple[float, float])
        assert_type(remedy.reasons, tuple[Reason, ...])
        assert_type(remedy.practices, tuple[ik.Practice, ...])
    assert_type(dx.safety.status, Literal["concern", "not_screened", "no_concern_reported"])
    assert_type(dx.safety.concern, bool)
    assert_type(dx.safety.screened, bool)
    assert_type(dx.safety.concerns, tuple[Concern, ...])
    assert_type(dx.safety.unanswered, tuple[str, ...])
    assert_type(dx.safety.answered_no, tuple[str, ...])


def test_explanations() -> None:
    explanation = ik.diagnose({"quality_time_hours": 0.5}).explain("lack_of_quality_time")
    assert_type(explanation, ik.FindingExplanation | ik.RemedyExplanation | ik.IndexExplanation)
    assert_type(str(explanation), str)
    assert_type(explanation.to_markdown(), str)
    assert_type(explanation.shares, dict[str, float])
    assert isinstance(explanation, ik.FindingExplanation)
    assert_type(explanation.causes, tuple[ik.FindingExplanation, ...])
    rule = explanation.rules[0]
    assert_type(rule.truth, Literal["true", "false", "unknown"])
    assert_type((rule.share, rule.strength), tuple[float, float])
    assert_type(rule.would_take, str | None)
    assert_type(rule.facts[0].observed, str | None)


def test_what_if_and_paths() -> None:
    dx = ik.diagnose({"quality_time_hours": 0.5})
    then = assert_type(dx.what_if(quality_time_hours=6, past_betrayal=None), ik.WhatIf)
    assert_type(dx.what_if(CHECK_IN, trust=5), ik.WhatIf)
    assert_type(then.diagnosis, ik.Diagnosis)
    assert_type(then.to_text(), str)
    for finding in then.findings:
        assert_type(finding.way, Literal["appears", "rises", "stays", "falls", "goes"])
        assert_type((finding.before.score, finding.after.score), tuple[float, float])
    for remedy in then.remedies:
        assert_type((remedy.before, remedy.after), tuple[int | None, int | None])
    paths = assert_type(dx.path_to("lack_of_quality_time", level="mild"), ik.Paths)
    assert_type(dx.path_to("emotional_intimacy", level=dx.indexes["emotional_intimacy"].level), ik.Paths)
    assert_type(paths.possible, bool | None)
    for path in paths.alternatives:
        assert_type(path.answers, ik.Answers | ik.Couple)
        assert_type(dx.what_if(path.answers), ik.WhatIf)
        for step in path.steps:
            assert_type((step.before, step.to), tuple[float | bool | str, float | bool | str])


def test_progress() -> None:
    dx = ik.diagnose({"quality_time_hours": 0.5})
    told = assert_type(ik.progress([dx, dx], threshold=0.2), ik.Progress)
    assert_type(ik.progress([("2026-01-31", dx), (date(2026, 2, 28), dx)]), ik.Progress)
    assert_type(told.concern, bool)
    assert_type(told.rows(), list[dict[str, Any]])
    for trend in told.findings:
        assert_type(
            trend.state,
            Literal[
                "improving", "worsening", "plateau", "relapse", "changed", "not_asked_again", "rules_changed", "open"
            ],
        )
        for point in trend.points:
            assert_type(point.score, float | None)


def test_plans() -> None:
    dx = ik.diagnose({"quality_time_hours": 0.5})
    plan = assert_type(dx.plan(minutes_per_week=90, together=True, weeks=8, earlier=dx), ik.Plan)
    assert_type(dx.plan(minutes_per_week=37.5), ik.Plan)
    assert_type((plan.minutes_per_week, plan.together, plan.concern), tuple[float, bool, bool])
    assert_type(plan.notes, tuple[str, ...])
    assert_type(plan.review, str | None)
    assert_type((str(plan), plan.to_text()), tuple[str, str])
    for week in plan.weeks:
        assert_type((week.number, week.minutes), tuple[int, int])
        for item in (*week.items, *week.new, *plan.items):
            assert_type(item.practice, ik.Practice)
            assert_type((item.number, item.begins, item.minutes_per_week), tuple[int, int, int])
            assert_type((item.strategies, item.why, item.support), tuple[tuple[str, ...], str, bool])
            assert_type(item.evidence, Literal["good", "moderate", "limited", "expert_opinion"])


def entries_for_a_calendar(plan: ik.Plan) -> None:
    assert_type(plan.to_ics(date(2030, 1, 7)), bytes)
    assert_type(plan.to_ics(start=date(2030, 1, 7), names=True), bytes)


def test_a_live_session() -> None:
    kb = ik.load_knowledge()
    told: list[ik.Change] = []
    with assert_type(kb.session(), ik.Session) as session:
        assert_type(session, ik.Session)
        stop = session.on_finding(told.append)
        session.observe(quality_time_hours=1.5, past_betrayal=False, conflict_topic="money", trust=None)
        session.observe({"criticism": 3, "trust": 2})
        session.observe(CHECK_IN, trust=5)
        session.observe(kb.observations(CHECK_IN))
        session.retract("criticism", "trust")
        assert_type(session.diagnosis, ik.Diagnosis)
        assert_type(session.observations, ik.Observations)
        stop()
    for change in told:
        assert_type((change.id, change.title), tuple[str, str])
        assert_type(change.kind, Literal["challenge", "consequence"])
        assert_type((change.before, change.after), tuple[ik.Level, ik.Level])
        assert_type(change.score, float)


def test_two_partners() -> None:
    kb = ik.load_knowledge()
    couple = ik.Couple(a={"trust": 3, "past_betrayal": None}, b=kb.observations({"trust": 9}))
    dx = assert_type(kb.diagnose(couple, context="marriage", tailoring=["with_a_man"]), ik.Diagnosis)
    assert_type(dx.gaps()[0].score, float)
    assert_type(dx.view("a"), ik.Diagnosis)
    assert_type(dx.of("a"), ik.Partner)
    assert_type(dx.of("a").findings["fear_of_vulnerability"], ik.Finding)
    assert_type(dx.partners, tuple[Literal["a", "b"], ...])
    assert_type(dx.shareable().findings[0].present, bool)
    assert_type(dx.what_if(ik.Couple(a={"trust": 8}, b={}), feels_heard=3).diagnosis, ik.Diagnosis)
    assert dx.next_questions(1)[0].partners == ("a", "b")


def test_errors() -> None:
    try:
        ik.diagnose({"trst": 3})
    except ik.ObservationError as error:
        assert_type(error.code, str)
        assert_type(error.help, str)
        assert_type(error.place, ik.Place | None)
        assert_type(error.problems, tuple[ik.Problem, ...])
    assert_type(ik.CallbackError([]).errors, tuple[Exception, ...])
    assert_type(ik.CODES, dict[str, str])


def test_what_to_ask_next() -> None:
    kb = ik.load_knowledge()
    questions = assert_type(kb.diagnose({}).next_questions(3), tuple[ik.NextQuestion, ...])
    assert_type(questions[0].signal, ik.Signal)
    assert_type(questions[0].gain, float)
    assert_type(questions[0].settles, tuple[str, ...])
    assert_type(questions[0].safety, bool)
    kb.diagnose({}).next_questions(prior={"past_betrayal": {True: 0.2, False: 0.8}, "trust": lambda value: 1.0})
    checkin = assert_type(kb.checkin(max_questions=2, stop_when="likely", known={"trust": 3}), ik.Checkin)
    for question in checkin:
        assert_type(question, ik.NextQuestion)
        checkin.answer(None)
    assert_type(checkin.diagnosis, ik.Diagnosis)
    assert_type(checkin.observations, ik.Observations)
    kb.checkin(stop_when=lambda dx: dx.safety.concern, declined=checkin.declined, only=("trust", "fears_partner"))
