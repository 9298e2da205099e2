"""Building conditions in Python, and what is refused."""

import pickle

import pytest
from pydantic import ValidationError

from intimacy_kit import Condition, ConditionError, at_least, parse_condition, ref
from intimacy_kit.model.conditions import (
    Among,
    And,
    AtLeast,
    Compare,
    Holds,
    Not,
    Or,
    number_text,
)
from tests.wording import Wording

LITTLE = Compare(name="trust", op="<", value=5.0)
FLAG = Holds(name="past_betrayal")


def code_of(error: pytest.ExceptionInfo[ConditionError]) -> str:
    return error.value.code


@pytest.mark.parametrize(
    ("built", "tree"),
    [
        (ref("trust") < 5, Compare(name="trust", op="<", value=5.0)),
        (ref("trust") <= 5, Compare(name="trust", op="<=", value=5.0)),
        (ref("trust") > 5, Compare(name="trust", op=">", value=5.0)),
        (ref("trust") >= 5, Compare(name="trust", op=">=", value=5.0)),
        (ref("trust") == 5, Compare(name="trust", op="==", value=5.0)),
        (ref("trust") != 5, Compare(name="trust", op="!=", value=5.0)),
        (5 > ref("trust"), Compare(name="trust", op="<", value=5.0)),  # noqa: SIM300 - the point
        (5 <= ref("trust"), Compare(name="trust", op=">=", value=5.0)),  # noqa: SIM300 - the point
        (ref("topic") == "money", Among(name="topic", choices=("money",))),
        (ref("topic") != "money", Among(name="topic", choices=("money",), negated=True)),
        (ref("topic").among("money", "chores"), Among(name="topic", choices=("money", "chores"))),
        (ref("past_betrayal").holds, FLAG),
        (ref("trust").partner < 5, Compare(name="partner.trust", op="<", value=5.0)),
        (ref("past_betrayal").partner.holds, Holds(name="partner.past_betrayal")),
        (ref("topic").partner != "money", Among(name="partner.topic", choices=("money",), negated=True)),
        (~FLAG, Not(part=FLAG)),
        (LITTLE & FLAG, And(parts=(LITTLE, FLAG))),
        (LITTLE | FLAG, Or(parts=(LITTLE, FLAG))),
        (at_least(1, LITTLE, FLAG), AtLeast(count=1, parts=(LITTLE, FLAG))),
    ],
)
def test_operators_build_the_tree(built: Condition, tree: Condition) -> None:
    assert built == tree
    assert hash(built) == hash(tree)
    assert type(built) is type(tree)


def test_chained_operators_are_flattened() -> None:
    both, either = LITTLE & FLAG, LITTLE | FLAG
    for built, tree in [
        (both & LITTLE, And(parts=(LITTLE, FLAG, LITTLE))),
        (either | LITTLE, Or(parts=(LITTLE, FLAG, LITTLE))),
        (LITTLE & both, And(parts=(LITTLE, both))),
        (both | LITTLE, Or(parts=(both, LITTLE))),
        (either & LITTLE, And(parts=(either, LITTLE))),
    ]:
        assert built == tree


@pytest.mark.parametrize(
    ("condition", "text"),
    [
        (LITTLE, "trust < 5"),
        (ref("trust") >= 2.5, "trust >= 2.5"),
        (ref("mood") < -3, "mood < -3"),
        (ref("mood") < -0.0, "mood < 0"),
        (ref("trust") != 1e-7, "trust != 1e-07"),
        (FLAG, "past_betrayal"),
        (~FLAG, "not past_betrayal"),
        (~~FLAG, "not not past_betrayal"),
        (~LITTLE, "not trust < 5"),
        (~(LITTLE & FLAG), "not (trust < 5 and past_betrayal)"),
        (LITTLE & FLAG | FLAG, "trust < 5 and past_betrayal or past_betrayal"),
        (LITTLE & (FLAG | FLAG), "trust < 5 and (past_betrayal or past_betrayal)"),
        (LITTLE & (FLAG & FLAG), "trust < 5 and (past_betrayal and past_betrayal)"),
        (LITTLE | (FLAG | FLAG), "trust < 5 or (past_betrayal or past_betrayal)"),
        (ref("topic") == "money", 'topic == "money"'),
        (ref("topic") != "money", 'topic != "money"'),
        (ref("topic").among("money", "chores"), 'topic in ("money", "chores")'),
        (Among(name="topic", choices=("money", "chores"), negated=True), 'topic not in ("money", "chores")'),
        (at_least(2, LITTLE, FLAG | LITTLE), "at_least(2, trust < 5, past_betrayal or trust < 5)"),
    ],
)
def test_the_text_of_a_condition_parses_to_the_same_tree(condition: Condition, text: str) -> None:
    assert str(condition) == text
    assert repr(condition) == f"<condition {text}>"
    assert parse_condition(text) == condition


def test_a_condition_lists_its_parts_and_names() -> None:
    condition = at_least(1, LITTLE & FLAG, ~(ref("topic") == "money"))
    assert condition.atoms == (LITTLE, FLAG, Among(name="topic", choices=("money",)))
    assert condition.names == {"trust", "past_betrayal", "topic"}
    assert [type(part).__name__ for part in condition.walk()] == [
        "AtLeast", "And", "Compare", "Holds", "Not", "Among",
    ]  # fmt: skip
    assert LITTLE.inner == ()


def test_a_condition_is_immutable_and_picklable() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        LITTLE.value = 6.0  # type: ignore[misc]  # the point of the test
    condition = at_least(1, LITTLE, ~FLAG)
    assert pickle.loads(pickle.dumps(condition)) == condition


@pytest.mark.parametrize(
    "misuse",
    [
        lambda: LITTLE and FLAG,
        lambda: LITTLE or FLAG,
        lambda: not LITTLE,
        lambda: "yes" if LITTLE else "no",
        lambda: bool(LITTLE),
        lambda: 2 <= ref("trust") < 5,
        lambda: bool(ref("trust")),
        lambda: any([LITTLE, FLAG]),
    ],
)
def test_a_condition_has_no_truth_value(misuse, wording: Wording) -> None:
    with pytest.raises(ConditionError) as error:
        misuse()
    assert error.value.code == "IK207"
    wording(str(error.value))
    assert code_of(error) == "IK207"
    assert "& | ~" in error.value.help


@pytest.mark.parametrize(
    "name",
    ["", "Trust", "1st", "trust ", "trust\n", "tr-ust", "vertrauen_ä", "and", "at_least", "true", "x" * 65, None, 5],
)
def test_an_invalid_id_is_refused(name) -> None:
    for build in (lambda: ref(name) < 5, lambda: ref(name).holds, lambda: ref(name) == "money"):
        with pytest.raises(ConditionError) as error:
            build()
        assert code_of(error) == "IK204"
        assert error.value.place is None


def test_the_longest_id_is_accepted() -> None:
    assert (ref("x" * 64) < 5).names == {"x" * 64}


@pytest.mark.parametrize(
    "threshold",
    [float("nan"), float("inf"), float("-inf"), 1.1e15, -1.1e15, 10**400, True, "5", None, [5], 1j, ref("trust")],
)
def test_a_threshold_must_be_a_plain_number(threshold) -> None:
    with pytest.raises(ConditionError) as error:
        ref("trust") < threshold  # noqa: B015 - it raises
    assert code_of(error) == "IK204"
    assert "finite numbers" in error.value.help


@pytest.mark.parametrize("threshold", [None, True, [5], LITTLE])
def test_equality_is_with_numbers_and_choices_only(threshold) -> None:
    for build in (lambda: ref("trust") == threshold, lambda: ref("trust") != threshold):
        with pytest.raises(ConditionError) as error:
            build()
        assert code_of(error) == "IK204"


@pytest.mark.parametrize(
    "misuse",
    [
        lambda: LITTLE & 5,
        lambda: LITTLE | None,
        lambda: LITTLE & {},
        lambda: LITTLE & {"part": {}},
        lambda: LITTLE & ref("past_betrayal"),
        lambda: ref("past_betrayal") & LITTLE,
        lambda: ref("past_betrayal") | LITTLE,
        lambda: ref("past_betrayal") & ref("other"),
        lambda: 5 & ref("past_betrayal"),
        lambda: 5 | ref("past_betrayal"),
        lambda: at_least(0, LITTLE),
        lambda: at_least(2, LITTLE),
        lambda: at_least(1),
        lambda: at_least(True, LITTLE),
        lambda: at_least(1.0, LITTLE),
        lambda: at_least(1, "trust < 5"),
        lambda: ref("topic").among(),
        lambda: ref("topic").among("Money"),
        lambda: ref("topic").among(5),
    ],
)
def test_operands_must_be_conditions(misuse) -> None:
    with pytest.raises(ConditionError) as error:
        misuse()
    assert code_of(error) == "IK204"


def test_a_reference_is_neither_hashable_nor_a_condition() -> None:
    assert repr(ref("trust")) == "ref('trust')"
    with pytest.raises(TypeError, match="unhashable"):
        hash(ref("trust"))


def test_the_abstract_condition_is_refused(wording: Wording) -> None:
    with pytest.raises(ConditionError) as caught:
        Condition()
    assert caught.value.code == "IK204"
    wording(str(caught.value))


@pytest.mark.parametrize(("number", "text"), [(3.0, "3"), (-3.0, "-3"), (0.1, "0.1"), (1e15, "1000000000000000")])
def test_integers_are_formatted_without_decimal_point(number: float, text: str) -> None:
    assert number_text(number) == text


def test_what_is_read_of_whom() -> None:
    both = (ref("trust") < 5) & (ref("trust").partner >= 8) & ~ref("past_betrayal").partner.holds
    assert both.names == {"trust", "partner.trust", "partner.past_betrayal"}
    assert both.ids == {"trust", "past_betrayal"}
    assert both.reads_partner
    assert not LITTLE.reads_partner
    assert str(both) == "trust < 5 and partner.trust >= 8 and not partner.past_betrayal"


@pytest.mark.parametrize(
    "name", ["partner.", "partner.Trust", "partner.not", "partner.partner.trust", "other.trust", "a" * 65]
)
def test_names_that_are_none(name: str) -> None:
    with pytest.raises(ConditionError) as error:
        _ = ref(name) < 3
    assert code_of(error) == "IK204"
