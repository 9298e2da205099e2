"""Decisions of the solver about conditions, and its witnesses."""

import sys
from collections.abc import Mapping

import pytest

from intimacy_kit.engines.interpret import evaluate
from intimacy_kit.engines.truth import Truth
from intimacy_kit.model.observations import Value
from intimacy_kit.model.signals import Signal

pytest.importorskip("z3")

from intimacy_kit.analysis.logic import Logic, Verdict, is_installed, plainest
from intimacy_kit.packs.reading.condition_text import parse_condition


def signal(id: str, kind: str, **more: object) -> Signal:
    return Signal.model_validate({"id": id, "kind": kind, "title": id, "question": "?", "source": ("s",), **more})


SIGNALS = {
    "trust": signal("trust", "rating"),
    "often": signal("often", "frequency"),
    "flag": signal("flag", "flag"),
    "topic": signal("topic", "choice", choices=("money", "home", "other")),
    "share": signal("share", "number", minimum=0.0, maximum=1.0),
}
LOGIC = Logic(SIGNALS, ["found"])
NO, UNDECIDED = Verdict("no"), Verdict("undecided")


def truth(text: str, case: Mapping[str, Value]) -> Truth:
    return evaluate(parse_condition(text), case.get).truth


@pytest.mark.parametrize(
    ("text", "witness"),
    [
        ("trust < 3 and trust > 5", None),
        ("trust < 0", None),
        ("trust > 10 or often > 4", None),
        ("flag and not flag", None),
        ('topic == "money" and topic == "home"', None),
        ('topic != "money" and topic != "home" and topic != "other"', None),
        ("at_least(2, trust < 3, trust > 5)", None),
        ("found > 1", None),
        ("2 < trust < 5", {"trust": 3.0}),
        ("2.25 < trust < 2.5", {"trust": 2.4}),
        ("trust == 7", {"trust": 7.0}),
        ("flag or trust < 3", {"flag": True, "trust": 0.0}),
        ('topic in ("home", "other") and topic != "other"', {"topic": "home"}),
        ("at_least(2, flag, trust < 1, often >= 4) and not flag", {"flag": False, "often": 4.0, "trust": 0.0}),
        ("0 < share < 5e-324 or share == 5e-324", {"share": 5e-324}),
    ],
)
def test_satisfiable(text: str, witness: Mapping[str, Value] | None) -> None:
    found = LOGIC.satisfiable(parse_condition(text))
    if witness is None:
        assert found == NO
    else:
        assert found.answer == "yes"
        assert found.witness is not None
        assert truth(text, found.witness) is Truth.TRUE
        assert set(found.witness) <= set(witness)


def test_witnesses_are_plain_numbers_and_few_answers() -> None:
    assert LOGIC.satisfiable(parse_condition("2 < trust < 5")).witness == {"trust": 3.0}
    assert LOGIC.satisfiable(parse_condition("2.25 < trust < 2.5")).witness == {"trust": 2.4}
    assert LOGIC.satisfiable(parse_condition("flag and trust < 3 or flag")).witness == {"flag": True}


def test_regression_verdict_does_not_depend_on_earlier_questions() -> None:
    condition = parse_condition("0 < share < 5e-324 or share == 5e-324")
    assert {LOGIC.satisfiable(condition).answer for _ in range(10)} == {"yes"}


def test_real_between_two_doubles_is_no_witness() -> None:
    assert LOGIC.satisfiable(parse_condition("share > 0.1 and share < 0.10000000000000002")) == UNDECIDED


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("trust >= 0", "yes"),
        ("trust < 5 or trust >= 5", "yes"),
        ("flag or not flag", "yes"),
        ("at_least(1, trust < 5, trust >= 4)", "yes"),
        ("found >= 0", "yes"),
        ("trust < 5", "no"),
        ("trust < 5 or trust > 5", "no"),
        ("found >= 0.5", "undecided"),
    ],
)
def test_always_true(text: str, answer: str) -> None:
    found = LOGIC.always_true(parse_condition(text))
    assert found.answer == answer
    assert (found.witness is not None) == (answer == "no")
    if found.witness is not None:
        assert truth(text, found.witness) is Truth.FALSE


def test_implies() -> None:
    less, more = parse_condition("trust < 3"), parse_condition("trust < 5")
    assert LOGIC.implies(less, more) == Verdict("yes")
    assert LOGIC.implies(more, less) in [Verdict("no", {"trust": value}) for value in (3.0, 4.0)]
    either = parse_condition("flag or not flag")
    assert LOGIC.implies(less, either) == Verdict("yes")
    partly = LOGIC.implies(less, either, complete=False)
    assert partly.answer == "no"
    assert partly.witness is not None
    assert list(partly.witness) == ["trust"]
    assert LOGIC.implies(parse_condition("found > 0.5"), parse_condition("found > 0.2")) == Verdict("yes")
    assert LOGIC.implies(parse_condition("found > 0.2"), parse_condition("found > 0.5")) == UNDECIDED


def test_equivalent() -> None:
    def same(first: str, second: str, *, complete: bool = False) -> Verdict:
        return LOGIC.equivalent(parse_condition(first), parse_condition(second), complete=complete)

    assert same("not (trust < 3 or flag)", "trust >= 3 and not flag") == Verdict("yes")
    assert same("at_least(2, flag, trust < 3)", "flag and trust < 3") == Verdict("yes")
    assert same("flag", "flag and (trust < 5 or trust >= 5)", complete=True) == Verdict("yes")
    differ = same("flag", "flag and (trust < 5 or trust >= 5)")
    assert differ.answer == "no"
    assert differ.witness == {"flag": True}
    assert same("trust < 3", "trust <= 3") == Verdict("no", {"trust": 3.0})


def test_exhausted_effort_is_undecided() -> None:
    hard = Logic(SIGNALS, effort=1)
    assert hard.satisfiable(parse_condition("at_least(2, trust < 3, often > 2, flag)")) == UNDECIDED


@pytest.mark.parametrize(
    ("value", "cuts", "plain"),
    [
        (3.0, [0.0, 3.0, 10.0], 3.0),
        (9.7, [0.0, 3.0, 10.0], 4.0),
        (0.01, [0.0, 0.5], 0.1),
        (5e-324, [0.0, 1e-300], 5e-324),
        (-2.5, [-3.0, 3.0], -2.0),
    ],
)
def test_plain_numbers(value: float, cuts: list[float], plain: float) -> None:
    assert plainest(value, cuts) == plain


def test_without_a_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    assert is_installed()
    monkeypatch.setattr("intimacy_kit.analysis.logic.find_spec", lambda name: None)
    assert not is_installed()
    monkeypatch.setitem(sys.modules, "z3", None)
    with pytest.raises(ModuleNotFoundError):
        Logic(SIGNALS)


def test_what_the_other_partner_answered_is_a_variable_of_its_own() -> None:
    both = parse_condition("trust < 5 and partner.trust < 5")
    assert LOGIC.implies(both, parse_condition("trust < 5")) == Verdict("yes")
    of_partner = LOGIC.implies(both, parse_condition("trust < 5 and partner.trust < 3")).witness
    assert of_partner == {"trust": 0.0, "partner.trust": 3.0}
    assert LOGIC.satisfiable(parse_condition('partner.topic == "home" and topic == "money"')).answer == "yes"
    assert LOGIC.satisfiable(parse_condition("partner.flag and not partner.flag")) == NO
