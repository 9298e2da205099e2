"""Live sessions: answers are observed and retracted, the diagnosis follows, and callbacks get the changes."""

import asyncio
import copy
import gc
import pickle
import tracemalloc
import weakref
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier, Event, Thread
from typing import Any

import pytest

import intimacy_kit as ik
from tests.small_pack import ALL_HARD, ALL_WELL, FILES, small_knowledge
from tests.wording import Wording

KB = small_knowledge()
Told = list[tuple[str, str, str]]


@pytest.fixture
def session() -> Iterator[ik.Session]:
    with KB.session() as session:
        yield session


def teller(told: Told) -> Callable[[ik.Change], None]:
    return lambda change: told.append((change.id, change.before, change.after))


LITTLE_TIME: Told = [("distance", "none", "mild"), ("little_time", "none", "moderate")]
GONE: Told = [("distance", "mild", "none"), ("little_time", "moderate", "none")]


# Earlier check-ins


def screening(days: int) -> ik.KnowledgeBase:
    return small_knowledge(pack=FILES["pack.yaml"].rstrip() + f"\nscreening_days: {days}\n")


@pytest.mark.parametrize("when", [None, "2026-01-08", "2026-03-08"])
@pytest.mark.parametrize("answer", [False, True])
def test_what_an_earlier_check_in_adds_is_that_of_a_diagnosis(when: str | None, answer: bool) -> None:
    kb = screening(28)
    then = kb.diagnose({"afraid": answer, "hurt": False})
    before: Any = then if when is None else [("2026-01-01", then)]
    with kb.session(earlier=before, when=when) as session:
        assert session.diagnosis == kb.diagnose({}, earlier=before, when=when)
        for given in ({"trust": 3}, {"afraid": False}, {"afraid": None, "hurt": True}):
            session.observe(given)
            assert session.diagnosis == kb.diagnose(session.observations, earlier=before, when=when)


def test_after_check_ins_of_two_a_session_is_of_two() -> None:
    kb = screening(28)
    asked = {"afraid": False, "hurt": False}
    before = [("2026-01-01", kb.diagnose(ik.Couple(a=asked, b={"afraid": True})))]
    with kb.session(earlier=iter(before), when="2026-01-08") as session:
        couple = ik.Couple(a={}, b={"hurt": False})
        session.observe(couple)
        assert session.diagnosis == kb.diagnose(couple, earlier=before, when="2026-01-08")
        assert session.diagnosis.safety.unanswered == ("afraid",)
        with pytest.raises(ik.QuestionError) as caught:
            session.observe(trust=3)
        assert caught.value.code == "IK456"
    with kb.session(earlier=kb.diagnose(asked)) as session, pytest.raises(ik.QuestionError) as caught:
        session.observe(ik.Couple(a={}, b={}))
    assert caught.value.code == "IK456"
    with kb.session(earlier=[], when="2026-01-08") as session:
        session.observe(ik.Couple(a=asked, b=asked))
        assert session.diagnosis.record.earlier is None


@pytest.mark.parametrize(
    ("earlier", "when", "code"),
    [
        ("then", None, "IK404"),
        (None, "some day", "IK422"),
        ([KB.diagnose({}), KB.diagnose(ik.Couple(a={}, b={}))], None, "IK458"),
    ],
)
def test_earlier_ones_that_cannot_be(earlier: Any, when: Any, code: str) -> None:
    with pytest.raises(ik.QuestionError) as caught:
        KB.session(earlier=earlier, when=when)
    assert caught.value.code == code


# Answers


def test_answers_are_observed_one_by_one(session: ik.Session) -> None:
    session.observe(quality_time=1.5)
    session.observe({"trust": 3, "past_betrayal": False}, topic="money")
    session.observe(KB.observations({"trust": 4}))
    expected = {"past_betrayal": False, "quality_time": 1.5, "topic": "money", "trust": 4.0}
    assert session.observations == expected
    assert type(session.observations) is ik.Observations
    assert session.diagnosis == KB.diagnose(expected)


def test_partners_have_separate_answers(session: ik.Session) -> None:
    asked = {"afraid": False, "hurt": False, "topic": "money"}
    session.observe(ik.Couple(a=asked, b={"hurt": False}))
    assert session.diagnosis.safety.unanswered == ("afraid",)
    session.observe(ik.Couple(a={}, b={"afraid": False, "topic": "money"}))
    assert session.diagnosis.safety.status == "no_concern_reported"
    session.observe(ik.Couple(a={"trust": 3}, b={"afraid": None, "topic": "chores"}))
    couple = ik.Couple(a={**asked, "trust": 3}, b={"hurt": False, "topic": "chores"})
    assert session.diagnosis == KB.diagnose(couple)
    assert session.diagnosis.safety.status == "not_screened"
    assert session.diagnosis.of("a").observations == KB.observations(couple).a
    assert session.diagnosis.view("b") == KB.diagnose(couple).view("b")
    session.retract("hurt", "topic")
    session.observe(trust=None)
    assert session.diagnosis == KB.diagnose(ik.Couple(a={"afraid": False}, b={}))


def test_answers_of_one_person_and_of_a_couple_cannot_be_mixed(session: ik.Session, wording: Wording) -> None:
    session.observe(ik.Couple(a={"trust": 3}, b={}))
    for mixed in (
        lambda: session.observe(afraid=False),
        lambda: session.observe(ik.Couple(a={}, b={}), afraid=False),
    ):
        with pytest.raises(ik.QuestionError) as caught:
            mixed()
        assert caught.value.code == "IK456"
    assert session.diagnosis == KB.diagnose(ik.Couple(a={"trust": 3}, b={}))
    with KB.session() as other:
        other.observe(afraid=False, hurt=False)
        with pytest.raises(ik.QuestionError) as caught:
            other.observe(ik.Couple(a={}, b={"trust": 3}))
        wording(str(caught.value))
        assert other.diagnosis == KB.diagnose({"afraid": False, "hurt": False})
    with pytest.raises(ik.ObservationError) as caught:
        session.observe(ik.Couple(a={}, b={"trist": 3}))
    wording(str(caught.value))


def test_none_and_retract_remove_answers(session: ik.Session) -> None:
    session.observe(ALL_HARD)
    session.observe(quality_time=None, trust=None, mood=5)
    session.retract("topic", "afraid")
    session.retract("hurt")
    left = {
        id: value for id, value in ALL_HARD.items() if id not in ("quality_time", "trust", "topic", "afraid", "hurt")
    }
    assert session.observations == {**left, "mood": 5.0}
    assert session.diagnosis == KB.diagnose({**left, "mood": 5.0})


def test_retracting_an_unanswered_signal_changes_nothing(session: ik.Session) -> None:
    session.observe(trust=3)
    session.retract("mood", "mood")
    session.retract()
    session.observe()
    session.observe({})
    session.observe(mood=None)
    assert session.observations == {"trust": 3.0}


def test_the_later_of_two_answers_counts(session: ik.Session) -> None:
    session.observe({"trust": 3, "mood": 1, "rituals": None}, trust=5, mood=None, rituals=2)
    assert session.observations == {"trust": 5.0, "rituals": 2.0}


def test_any_signal_can_be_a_keyword() -> None:
    named = small_knowledge(
        signals=(
            "- {id: self, kind: flag, title: A, question: A?, source: notes}\n"
            "- {id: values, kind: flag, title: B, question: B?, source: notes}"
        ),
        **dict.fromkeys(("rules/time", "rules/trust", "rules/other", "safety"), ""),
    )
    with named.session() as session:
        session.observe(self=True, values=False)
        assert session.observations == {"self": True, "values": False}


@pytest.mark.parametrize(
    ("arguments", "named", "codes"),
    [
        (({"trust": 11, "mood": 3},), {}, ["IK304"]),
        (({"mood": 3, "nobody": None},), {}, ["IK302"]),
        (({"mood": 3, 5: None},), {}, ["IK302"]),
        (({"mood": 3, "trust": "3"},), {"past_betrayal": 1}, ["IK303", "IK303"]),
        ((), {"mood": 3, "trust": float("nan"), "topic": "weather"}, ["IK305", "IK306"]),
        ((5,), {"mood": 3}, ["IK301"]),
        ((None,), {"mood": 3}, ["IK301"]),
        (([("mood", 3)],), {}, ["IK301"]),
    ],
)
def test_one_wrong_answer_leaves_the_session_unchanged(
    session: ik.Session, arguments: Any, named: dict[str, Any], codes: list[str]
) -> None:
    told: Told = []
    session.observe(quality_time=1)
    session.on_finding(teller(told))
    before = session.diagnosis
    with pytest.raises(ik.ObservationError) as caught:
        session.observe(*arguments, **named)
    assert [problem.code for problem in caught.value.problems] == codes
    assert session.observations == {"quality_time": 1.0}
    assert session.diagnosis is before
    assert told == []


@pytest.mark.parametrize("unknown", ["trsut", "", 5, None, ["trust"]])
def test_retracting_an_unknown_signal_is_an_error(session: ik.Session, unknown: Any) -> None:
    session.observe(trust=3)
    with pytest.raises(ik.ObservationError) as caught:
        session.retract("trust", unknown)
    assert [problem.code for problem in caught.value.problems] == ["IK302"]
    assert session.observations == {"trust": 3.0}


def test_the_diagnosis_is_kept_until_something_changes(session: ik.Session) -> None:
    session.observe(trust=3)
    first = session.diagnosis
    session.observe(trust=3.0)
    session.retract("mood")
    assert session.diagnosis is first
    session.observe(trust=4)
    assert session.diagnosis is not first
    assert first.observations == {"trust": 3.0}, "what was given out stays as it was"
    session.observe(trust=3)
    assert session.diagnosis == first


def test_repr_shows_no_values(session: ik.Session) -> None:
    session.observe(ALL_HARD)
    assert repr(session) == str(session) == "Session(small 1.0.0)"
    session.close()
    assert repr(session) == "Session(small 1.0.0; closed)"


def test_sessions_are_independent() -> None:
    with KB.session() as one, KB.session() as other:
        one.observe(ALL_HARD)
        other.observe(ALL_WELL)
        assert one.diagnosis == KB.diagnose(ALL_HARD)
        assert other.diagnosis == KB.diagnose(ALL_WELL)


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, pickle.dumps])
def test_a_session_is_not_copied(session: ik.Session, copied: Callable[[object], object]) -> None:
    with pytest.raises(TypeError):
        copied(session)


def test_unknown_engine_is_refused(wording: Wording) -> None:
    with pytest.raises(ik.QuestionError) as caught:
        KB.session(engine="steam")  # type: ignore[arg-type]  # the point of the test
    wording(str(caught.value))
    assert caught.value.code == "IK404"


# Callbacks


def test_findings_appear_change_and_disappear(session: ik.Session) -> None:
    changes: list[ik.Change] = []
    session.on_finding(changes.append)
    session.observe(hides_feelings=3)
    assert [(change.id, change.title, change.kind) for change in changes] == [
        ("distance", "Distance", "consequence"),
        ("mistrust", "Mistrust", "challenge"),
    ]
    assert [(change.before, change.after, change.score) for change in changes] == [
        ("none", "mild", 0.25),
        ("none", "moderate", 0.5),
    ]
    changes.clear()
    session.observe(trust=2, past_betrayal=False)
    assert [(change.id, change.before, change.after) for change in changes] == [("mistrust", "moderate", "severe")]
    changes.clear()
    session.retract("hides_feelings", "trust")
    assert [(change.id, change.before, change.after, change.score) for change in changes] == [
        ("distance", "mild", "none", 0.0),
        ("mistrust", "severe", "none", 0.0),
    ]


def test_callback_is_not_called_without_a_change_of_level(session: ik.Session) -> None:
    told: Told = []
    session.observe(quality_time=1)
    session.on_finding(teller(told))
    session.observe(quality_time=2)
    session.observe(quality_time=2, rituals=0)
    session.observe(mood=3)
    assert told == []
    session.retract("quality_time", "rituals")
    assert told == GONE


def test_callback_gets_changes_only_while_subscribed(session: ik.Session) -> None:
    first: Told = []
    second: Told = []
    stop = session.on_finding(teller(first))
    session.observe(quality_time=1)
    session.on_finding(teller(second))
    stop()
    stop()
    session.retract("quality_time")
    assert (first, second) == (LITTLE_TIME, GONE)


def test_callbacks_are_called_in_order_of_subscription(session: ik.Session) -> None:
    told: list[tuple[str, str]] = []
    both = [session.on_finding(lambda change, name=name: told.append((name, change.id))) for name in ("a", "b")]
    session.observe(quality_time=1)
    assert told == [("a", "distance"), ("b", "distance"), ("a", "little_time"), ("b", "little_time")]
    both[0]()
    told.clear()
    session.retract("quality_time")
    assert told == [("b", "distance"), ("b", "little_time")]


def test_the_same_function_given_twice_is_called_twice(session: ik.Session) -> None:
    told: Told = []
    callback = teller(told)
    stop = session.on_finding(callback)
    session.on_finding(callback)
    session.observe(quality_time=1)
    assert sorted(told) == sorted([*LITTLE_TIME, *LITTLE_TIME])
    stop()
    told.clear()
    session.retract("quality_time")
    assert told == GONE


async def later(change: ik.Change) -> None:
    raise AssertionError


@pytest.mark.parametrize("wrong", [None, 5, "print", later, partial(later)])
def test_a_callback_is_a_plain_function(session: ik.Session, wrong: Any) -> None:
    with pytest.raises(ik.QuestionError) as caught:
        session.on_finding(wrong)
    assert caught.value.code == "IK404"
    assert "Change" in caught.value.help


def test_changes_made_by_a_callback_are_reported_after_earlier_ones(session: ik.Session) -> None:
    told: list[tuple[str, str, str]] = []

    def answering(change: ik.Change) -> None:
        told.append(("first", change.id, change.after))
        if change.after == "moderate" and change.id == "little_time":
            session.observe(hides_feelings=4)
            assert session.diagnosis.findings["mistrust"].level == "moderate", "it is taken in at once"

    session.on_finding(answering)
    session.on_finding(lambda change: told.append(("second", change.id, change.after)))
    session.observe(quality_time=1)
    assert told == [
        ("first", "distance", "mild"),
        ("second", "distance", "mild"),
        ("first", "little_time", "moderate"),
        ("second", "little_time", "moderate"),
        ("first", "distance", "moderate"),
        ("second", "distance", "moderate"),
        ("first", "gloom", "mild"),
        ("second", "gloom", "mild"),
        ("first", "mistrust", "moderate"),
        ("second", "mistrust", "moderate"),
    ]


def test_callback_unsubscribed_during_a_report_gets_nothing_more(session: ik.Session) -> None:
    told: Told = []

    def only_once(change: ik.Change) -> None:
        told.append((change.id, change.before, change.after))
        stop()
        stop_other()

    stop = session.on_finding(only_once)
    stop_other = session.on_finding(teller(told))
    session.observe(quality_time=1)
    session.retract("quality_time")
    assert told == LITTLE_TIME[:1]


def test_callback_subscribed_during_a_report_gets_later_changes_only(session: ik.Session) -> None:
    told: Told = []
    session.on_finding(lambda change: session.on_finding(teller(told)) and None if change.id == "distance" else None)
    session.observe(quality_time=1)
    assert told == []
    session.observe(quality_time=20)
    assert told == GONE


def test_session_closed_by_a_callback_reports_nothing_more(session: ik.Session) -> None:
    told: Told = []

    def closing(change: ik.Change) -> None:
        told.append((change.id, change.before, change.after))
        session.close()

    session.on_finding(closing)
    session.observe(quality_time=1)
    assert told == LITTLE_TIME[:1]
    assert repr(session).endswith("closed)")


# Failing callbacks


def test_all_callbacks_run_and_all_errors_are_kept(session: ik.Session) -> None:
    told: Told = []

    def failing(change: ik.Change) -> None:
        raise ValueError(change.id)

    session.on_finding(failing)
    session.on_finding(teller(told))
    with pytest.raises(ik.CallbackError) as caught:
        session.observe(quality_time=1)
    error = caught.value
    assert (error.code, error.message) == ("IK405", "callbacks failed 2 times")
    assert [(type(one), str(one)) for one in error.errors] == [(ValueError, "distance"), (ValueError, "little_time")]
    assert error.__cause__ is error.errors[0]
    assert told == LITTLE_TIME
    assert session.observations == {"quality_time": 1.0}
    assert session.diagnosis == KB.diagnose({"quality_time": 1})


def test_an_error_of_callbacks_can_be_copied_and_pickled(session: ik.Session) -> None:
    def failing(change: ik.Change) -> None:
        raise LookupError("gone")

    session.on_finding(failing)
    with pytest.raises(ik.CallbackError) as caught:
        session.observe(arguments=5, hides_feelings=3)
    for again in (copy.copy(caught.value), pickle.loads(pickle.dumps(caught.value))):
        assert type(again) is ik.CallbackError
        assert again.problems == caught.value.problems
        assert [repr(error) for error in again.errors] == ["LookupError('gone')", "LookupError('gone')"]


def test_error_in_an_observation_of_a_callback_is_an_error_of_the_callback(
    session: ik.Session, wording: Wording
) -> None:
    session.on_finding(lambda change: session.observe(trust=99))
    with pytest.raises(ik.CallbackError, match="a callback failed") as caught:
        session.observe(drinks=3)
    assert [type(error) for error in caught.value.errors] == [ik.ObservationError]
    wording([str(error) for error in caught.value.errors])


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, SystemExit, asyncio.CancelledError])
def test_keyboard_interrupt_of_a_callback_is_raised_at_once(
    session: ik.Session, interruption: type[BaseException]
) -> None:
    told: Told = []

    def interrupted(change: ik.Change) -> None:
        stop()
        raise interruption

    stop = session.on_finding(interrupted)
    session.on_finding(teller(told))
    with pytest.raises(interruption):
        session.observe(quality_time=1)
    assert told == []
    assert session.observations == {"quality_time": 1.0}
    session.retract("quality_time")
    assert told == [*LITTLE_TIME, *GONE], "what waited is told with the next change"


# The end


def test_closed_session_refuses_every_call(session: ik.Session) -> None:
    told: Told = []
    session.on_finding(teller(told))
    session.observe(quality_time=1)
    told.clear()
    session.close()
    session.close()
    calls: list[Callable[[], object]] = [
        lambda: session.observe(trust=3),
        lambda: session.retract("quality_time"),
        lambda: session.diagnosis,
        lambda: session.observations,
        lambda: session.on_finding(print),
        session.__enter__,
    ]
    for call in calls:
        with pytest.raises(ik.QuestionError, match="the session is closed") as caught:
            call()
        assert caught.value.code == "IK406"
    assert told == []


def test_session_is_closed_at_the_end_of_its_block() -> None:
    session = KB.session()
    with pytest.raises(ik.ObservationError), session:
        session.observe(trust=99)
    with pytest.raises(ik.QuestionError):
        session.observe(trust=3)


def test_a_diagnosis_outlives_its_session() -> None:
    with KB.session() as session:
        session.observe(ALL_HARD)
        dx = session.diagnosis
    assert dx == KB.diagnose(ALL_HARD)
    assert dx.explain("mistrust").to_markdown() == KB.diagnose(ALL_HARD).explain("mistrust").to_markdown()


def test_discarded_sessions_leave_no_memory() -> None:
    def use() -> weakref.ref[ik.Session]:
        with KB.session() as session:
            session.on_finding(lambda change: session.observe(mood=1))
            session.observe(ALL_HARD)
            assert session.diagnosis.challenges
        return weakref.ref(session)

    sessions = [use() for _ in range(20)]
    gc.collect()
    assert [session for session in sessions if session() is not None] == []

    tracemalloc.start()
    try:
        for _ in range(100):
            use()
        gc.collect()
        before, _ = tracemalloc.get_traced_memory()
        for _ in range(1000):
            use()
        gc.collect()
        after, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert after - before < 50_000, "50 bytes a session would be a leak"


@pytest.mark.slow
def test_thousands_of_sessions_are_open_at_once() -> None:
    sessions = [KB.session() for _ in range(3000)]
    for number, session in enumerate(sessions):
        session.observe(quality_time=number % 5)
    found = [session.diagnosis.findings["little_time"].score for session in sessions]
    assert found == [0.5 if number % 5 < 3 else 0.0 for number in range(3000)]


# Threads and asyncio


def test_threads_may_share_a_session(session: ik.Session) -> None:
    told: list[ik.Change] = []
    session.on_finding(told.append)
    begin = Barrier(4)
    mine = [("quality_time", 1), ("rituals", 0), ("hides_feelings", 4), ("trust", 2)]

    def work(signal: str, value: float) -> None:
        begin.wait()
        for _ in range(200):
            session.observe({signal: value})
            session.retract(signal)
        session.observe({signal: value})

    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(work, *one) for one in mine]:
            done.result()
    assert session.observations == dict(mine)
    assert session.diagnosis == KB.diagnose(dict(mine))
    levels = dict.fromkeys(KB.diagnose({}).findings, "none")
    for change in told:
        assert levels[change.id] == change.before, "changes are told in the order in which they happened"
        levels[change.id] = change.after
    assert levels == {id: finding.level for id, finding in session.diagnosis.findings.items()}


def test_calls_do_not_wait_for_callbacks_of_other_threads(session: ik.Session) -> None:
    told: Told = []
    inside, go_on = Event(), Event()

    def slow(change: ik.Change) -> None:
        told.append((change.id, change.before, change.after))
        inside.set()
        assert go_on.wait(60)

    session.on_finding(slow)
    thread = Thread(target=partial(session.observe, quality_time=1))
    thread.start()
    assert inside.wait(60)
    session.retract("quality_time")  # would never come back if it waited
    assert session.diagnosis == KB.diagnose({})
    assert told == LITTLE_TIME[:1]
    go_on.set()
    thread.join(60)
    assert told == [*LITTLE_TIME, *GONE], "whoever runs the callbacks runs them for all"


def test_it_works_in_asyncio() -> None:
    async def couple(number: int) -> tuple[Told, ik.Diagnosis]:
        told: asyncio.Queue[ik.Change] = asyncio.Queue()
        with KB.session() as session:
            session.on_finding(told.put_nowait)
            for id, value in ALL_HARD.items():
                session.observe({id: value})
                await asyncio.sleep(0)
            session.observe(quality_time=20 + number)
            heard = [told.get_nowait() for _ in range(told.qsize())]
            return [(change.id, change.before, change.after) for change in heard], session.diagnosis

    async def couples() -> list[tuple[Told, ik.Diagnosis]]:
        return await asyncio.gather(*(couple(number) for number in range(20)))

    results = asyncio.run(couples())
    assert [dx for _, dx in results] == [KB.diagnose({**ALL_HARD, "quality_time": 20 + n}) for n in range(20)]
    assert results[0][0][:2] == LITTLE_TIME
    assert all(told == results[0][0] for told, _ in results)
