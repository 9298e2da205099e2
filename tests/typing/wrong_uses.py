"""Wrong uses, each of which type checkers refuse: an `ignore` that is not needed is itself an error. Never run."""

# pyright: strict, reportUnnecessaryTypeIgnoreComment=true, reportUnusedExpression=false
# ruff: noqa: B015, B018 - the expressions are what is checked

import intimacy_kit as ik
from intimacy_kit import at_least, ref
from intimacy_kit.core_ids import CoreAnswers


def wrong_observations(kb: ik.KnowledgeBase) -> None:
    kb.diagnose(5)  # pyright: ignore[reportArgumentType]
    kb.diagnose([("trust", 3)])  # pyright: ignore[reportArgumentType]
    kb.diagnose({"trust": {3}})  # pyright: ignore[reportArgumentType]
    kb.diagnose({1: 3})  # pyright: ignore[reportArgumentType]
    kb.diagnose()  # pyright: ignore[reportCallIssue]
    kb.diagnose({}, engine="steam")  # pyright: ignore[reportArgumentType]
    kb.diagnose({}, "durable")  # pyright: ignore[reportCallIssue]
    kb.session(engine="steam")  # pyright: ignore[reportArgumentType]
    kb.observations(trust=3)  # pyright: ignore[reportCallIssue]
    ik.diagnose("trust")  # pyright: ignore[reportArgumentType]


def wrong_core_ids() -> None:
    ik.diagnose(CoreAnswers(quality_time=3))  # pyright: ignore[reportCallIssue]
    ik.diagnose(CoreAnswers(past_betrayal="yes"))  # pyright: ignore[reportArgumentType]
    ik.diagnose(CoreAnswers(conflict_topic="monney"))  # pyright: ignore[reportArgumentType]


def wrong_names(kb: ik.KnowledgeBase, dx: ik.Diagnosis) -> None:
    ik.diagnoze({})  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    kb.signal  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    dx.strength  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    dx.challenges[0].scor  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    kb.signals["trust"].max  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]


def wrong_words(kb: ik.KnowledgeBase, dx: ik.Diagnosis) -> None:
    dx.safety.status == "safe"  # pyright: ignore[reportUnnecessaryComparison]
    kb.signals["trust"].kind == "scale"  # pyright: ignore[reportUnnecessaryComparison]


def no_change(kb: ik.KnowledgeBase, dx: ik.Diagnosis) -> None:
    kb.signals["trust"] = kb.signals["trust"]  # pyright: ignore[reportIndexIssue]
    kb.rules.clear()  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    kb.signals = {}  # pyright: ignore[reportAttributeAccessIssue]
    dx.safety = dx.safety  # pyright: ignore[reportAttributeAccessIssue]
    dx.remedies.append(dx.remedies[0])  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    dx.observations["trust"] = 3.0  # pyright: ignore[reportIndexIssue]
    dx.findings.pop("x")  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]


def wrong_sessions(session: ik.Session, kb: ik.KnowledgeBase) -> None:
    session.observe(5)  # pyright: ignore[reportArgumentType]
    session.observe(trust=[3])  # pyright: ignore[reportArgumentType]
    session.observe({}, {})  # pyright: ignore[reportCallIssue]
    session.retract(5)  # pyright: ignore[reportArgumentType]
    session.on_finding(print())  # pyright: ignore[reportArgumentType]
    session.on_finding(lambda: None)  # pyright: ignore[reportArgumentType]
    session.diagnosis = kb.diagnose({})  # pyright: ignore[reportAttributeAccessIssue]
    kb.session("compiled")  # pyright: ignore[reportCallIssue]


def wrong_plans(dx: ik.Diagnosis, plan: ik.Plan) -> None:
    dx.plan()  # pyright: ignore[reportCallIssue]
    dx.plan(90)  # pyright: ignore[reportCallIssue]
    dx.plan(minutes_per_week="90")  # pyright: ignore[reportArgumentType]
    dx.plan(minutes_per_week=90, weeks=8.5)  # pyright: ignore[reportArgumentType]
    dx.plan(minutes_per_week=90, together="no")  # pyright: ignore[reportArgumentType]
    dx.plan(minutes_per_week=90, earlier=3)  # pyright: ignore[reportArgumentType]
    plan.to_ics("2030-01-07")  # pyright: ignore[reportArgumentType]
    plan.items[0].evidence == "strong"  # pyright: ignore[reportUnnecessaryComparison]


def wrong_couples(kb: ik.KnowledgeBase, dx: ik.Diagnosis, couple: ik.Couple) -> None:
    ik.Couple({"trust": 3}, {"trust": 4})  # pyright: ignore[reportCallIssue]
    ik.Couple(a={"trust": 3})  # pyright: ignore[reportCallIssue]
    ik.Couple(a=3, b={})  # pyright: ignore[reportArgumentType]
    couple.c  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    dx.view("c")  # pyright: ignore[reportArgumentType]
    dx.view()  # pyright: ignore[reportCallIssue]
    dx.of("a").remedies  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    dx.of("c")  # pyright: ignore[reportArgumentType]
    dx.shareable("a")  # pyright: ignore[reportCallIssue]
    dx.gaps("a")  # pyright: ignore[reportCallIssue]
    kb.diagnose_frame(couple, partners="_a")  # pyright: ignore[reportArgumentType]
    kb.diagnose_frame(couple, partners=("_a",))  # pyright: ignore[reportArgumentType]
    kb.diagnose_frame(couple, couple=5)  # pyright: ignore[reportArgumentType]
    kb.diagnose_frame(couple, invalid="ignore")  # pyright: ignore[reportArgumentType]


def wrong_further_questions(kb: ik.KnowledgeBase, dx: ik.Diagnosis) -> None:
    dx.what_if(5)  # pyright: ignore[reportArgumentType]
    dx.what_if(trust=[3])  # pyright: ignore[reportArgumentType]
    dx.what_if(trust=3).finding  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    dx.path_to()  # pyright: ignore[reportCallIssue]
    dx.path_to("conflict_baggage", "mild")  # pyright: ignore[reportCallIssue]
    dx.path_to("conflict_baggage", level=3)  # pyright: ignore[reportArgumentType]
    dx.next_questions("three")  # pyright: ignore[reportArgumentType]
    dx.next_questions(3, prior={"trust": 1})  # pyright: ignore[reportArgumentType]
    kb.checkin(stop_when="bored")  # pyright: ignore[reportArgumentType]
    kb.checkin(5)  # pyright: ignore[reportCallIssue]
    kb.checkin(known=5)  # pyright: ignore[reportArgumentType]
    kb.checkin(only=5)  # pyright: ignore[reportArgumentType]
    kb.checkin(known=ik.Couple(a={}, b={}))  # pyright: ignore[reportArgumentType]
    kb.checkin(declined=5)  # pyright: ignore[reportArgumentType]
    ik.progress(dx)  # pyright: ignore[reportArgumentType]
    ik.progress([{}])  # pyright: ignore[reportArgumentType]


def wrong_contexts(kb: ik.KnowledgeBase, dx: ik.Diagnosis) -> None:
    kb.within(5)  # pyright: ignore[reportArgumentType]
    kb.within("marriage", tailoring=5)  # pyright: ignore[reportArgumentType]
    kb.diagnose({}, context=["marriage"])  # pyright: ignore[reportArgumentType]
    kb.diagnose({}, tailoring=5)  # pyright: ignore[reportArgumentType]
    kb.context = "marriage"  # pyright: ignore[reportAttributeAccessIssue]
    dx.help_lines({}, "en")  # pyright: ignore[reportArgumentType]
    dx.help_lines(ik.Resources({}))  # pyright: ignore[reportCallIssue]


def wrong_conditions(kb: ik.KnowledgeBase) -> None:
    ref("trust") < "5"  # pyright: ignore[reportOperatorIssue]
    ref("trust") >= None  # pyright: ignore[reportOperatorIssue]
    ref("past_betrayal") & (ref("trust") < 5)  # pyright: ignore[reportOperatorIssue]
    (ref("trust") < 5) & ref("past_betrayal")  # pyright: ignore[reportOperatorIssue]
    (ref("trust") < 5) | True  # pyright: ignore[reportOperatorIssue]
    ~ref("past_betrayal")  # pyright: ignore[reportOperatorIssue]
    ref("past_betrayal").holds()  # pyright: ignore[reportCallIssue]
    at_least("2", ref("trust") < 5)  # pyright: ignore[reportArgumentType]
    at_least(2, ref("trust"))  # pyright: ignore[reportArgumentType]
    ref(5)  # pyright: ignore[reportArgumentType]
    kb.evaluate(5, {})  # pyright: ignore[reportArgumentType]
    kb.evaluate(ref("trust"), {})  # pyright: ignore[reportArgumentType]


def wrong_questions(dx: ik.Diagnosis) -> None:
    dx.explain(5)  # pyright: ignore[reportArgumentType]
    dx.explain()  # pyright: ignore[reportCallIssue]
    dx.explain("trust").rules  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    dx.to_html(plan={})  # pyright: ignore[reportArgumentType]
    dx.to_text(60)  # pyright: ignore[reportCallIssue]
    ik.load_knowledge(5)  # pyright: ignore[reportArgumentType]
    ik.load_knowledge(core="no")  # pyright: ignore[reportArgumentType]
    ik.Diagnosis.from_json(5)  # pyright: ignore[reportArgumentType]
    ik.Diagnosis.from_json(dx.to_json(), "kb")  # pyright: ignore[reportArgumentType]
