"""Differences in the order in which strategies are recommended."""

import pytest

import intimacy_kit as ik
from intimacy_kit.analysis.diff import difference, proofs
from tests.small_pack import FILES
from tests.unit.analysis.verdicts import verdicts

pytest.importorskip("z3")

STRATEGIES, PRACTICES, SAFETY = FILES["strategies.yaml"], FILES["practices.yaml"], FILES["safety.yaml"]
SIGNALS = FILES["signals.yaml"]
SECOND_CALL = """
- {id: second_call, title: A second call, steps: [Call.], minutes: 15, cadence: when_needed, who: one, source: notes}
"""


def small(**files: str) -> ik.KnowledgeBase:
    return ik.load_knowledge({**FILES, **{f"{name}.yaml": text for name, text in files.items()}}, core=False)


def first_when(condition: str | None, strategies: str = STRATEGIES) -> str:
    """The strategies, with a condition under which one comes before all others."""
    given = "" if condition is None else f"  first_when: {condition}\n"
    return strategies.replace("- id: cheer_up\n", f"- id: cheer_up\n{given}")


class TestWhatComesFirst:
    def test_regression_answers_of_one_that_count_for_both(self) -> None:
        """What one person answers comes to the same; and so it was said to be the same, and was not for a couple."""
        rules = {"rules/trust": FILES["rules/trust.yaml"].replace(', topic in ("money", "chores")', "")}
        asked_of_each = SIGNALS.replace("asks: either", "asks: each")
        strategies = first_when('topic == "money" and arguments >= 5')
        old, new = (small(strategies=strategies, signals=text, **rules) for text in (asked_of_each, SIGNALS))
        found = difference(old, new)
        assert verdicts(found) == {"remedies": "differs"}
        example = found.remedies.example
        assert example is not None
        assert example.case == {"a": {"arguments": 5.0}, "b": {"topic": "money"}}
        assert (example.old, example.new) == ("none", "cheer_up")

        strategies = first_when('topic == "money" and arguments >= 5 and arguments < 5')
        old, new = (small(strategies=strategies, signals=text, **rules) for text in (asked_of_each, SIGNALS))
        assert difference(old, new).remedies.reason == proofs.of_two_text(["topic"])
        assert difference(old, small(strategies=strategies, signals=asked_of_each, **rules)).means_something is False

    def test_signals_that_no_condition_reads_make_no_difference(self) -> None:
        rules = {"rules/trust": FILES["rules/trust.yaml"].replace(', topic in ("money", "chores")', "")}
        asked = (SIGNALS.replace("asks: either", "asks: each"), SIGNALS)
        old, new = (small(strategies=first_when("trust < 3"), signals=text, **rules) for text in asked)
        assert verdicts(difference(old, new)) == {}

    def test_conditions_that_are_written_otherwise(self) -> None:
        old, new = (small(strategies=first_when(when)) for when in ("trust < 3", "not trust >= 3"))
        assert verdicts(difference(old, new)) == {}

    @pytest.mark.parametrize(("old", "new"), [("trust < 3.3", "trust < 3.2"), (None, "trust < 3"), ("trust < 3", None)])
    def test_other_conditions(self, old: str | None, new: str | None) -> None:
        found = difference(*(small(strategies=first_when(when)) for when in (old, new)))
        assert verdicts(found) == {"remedies": "differs"}

    @pytest.mark.parametrize("places", [(0, 1), (1, 0)])
    def test_a_condition_that_never_is_true_makes_no_difference(self, places: tuple[int, int]) -> None:
        both = [small(strategies=first_when(when)) for when in (None, "trust < 3 and trust > 5")]
        assert verdicts(difference(*(both[place] for place in places))) == {}

    def test_regression_a_signal_with_another_range(self) -> None:
        """It was said to be the same, though what could be answered before and what can be are no longer the same."""
        rest = "".join(f"{line}\n" for line in FILES["rules/other.yaml"].splitlines() if "mood" not in line)
        wider = SIGNALS.replace("minimum: -10, maximum: 10", "minimum: -10, maximum: 20")
        old, new = (
            small(strategies=first_when("mood > 9"), signals=text, **{"rules/other": rest}) for text in (SIGNALS, wider)
        )
        assert verdicts(difference(old, new)) == {"remedies": "undecided"}

    def test_regression_thresholds_are_tried_without_a_solver(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("intimacy_kit.analysis.diff.compare.is_installed", lambda: False)
        old, new = (small(strategies=first_when(f"trust < {most}")) for most in (3.3, 3.2))
        assert verdicts(difference(old, new)) == {"remedies": "differs"}


ANOTHER = STRATEGIES[STRATEGIES.index("- id: see_someone") :].replace("couple_session, first_call", "second_call")
TWO_OF_THEM = STRATEGIES + ANOTHER.replace("see_someone", "zz_call")


class TestProfessionalSupport:
    def test_regression_support_by_another_strategy(self) -> None:
        """Nothing but the safety rule changed, and of that not when there is a concern: they were held for the same."""
        old, new = (
            small(
                strategies=TWO_OF_THEM,
                practices=PRACTICES + SECOND_CALL,
                safety=SAFETY.replace("kind:", f"support: [{support}], kind:", 1),
            )
            for support in ("first_call", "second_call")
        )
        found = difference(old, new)
        assert verdicts(found) == {"remedies": "differs"}
        example = found.remedies.example
        assert example is not None
        assert (example.case, example.old, example.new) == ({"afraid": True}, "see_someone", "zz_call")

    @pytest.mark.parametrize(
        ("place", "old", "new"),
        [
            ("kind:", "support: [first_call], kind:", "support: [second_call], kind:"),
            ("about: from_partner", "about: from_partner", "about: own_deed"),
        ],
    )
    def test_regression_support_by_the_same_strategy_means_something(self, place: str, old: str, new: str) -> None:
        """Which practices are told, and in which order, was neither compared nor held for a change of meaning."""
        before, after = (
            small(
                strategies=STRATEGIES.replace("first_call", "first_call, second_call"),
                practices=PRACTICES + SECOND_CALL,
                safety=SAFETY.replace(place, text, 1),
            )
            for text in (old, new)
        )
        found = difference(before, after)
        assert verdicts(found) == {}
        assert found.means_something

    def test_what_a_caution_names_is_told_under_no_concern(self) -> None:
        caution = (
            "- {id: heat, kind: caution, when: arguments >= 5, title: H, because: B., support: [%s], source: notes}\n"
        )
        old, new = (
            small(strategies=TWO_OF_THEM, practices=PRACTICES + SECOND_CALL, safety=SAFETY + caution % support)
            for support in ("first_call", "second_call")
        )
        found = difference(old, new)
        assert verdicts(found) == {}
        assert found.means_something

    def test_the_words_of_a_safety_rule_mean_nothing(self) -> None:
        found = difference(small(), small(safety=SAFETY.replace("You deserve help.", "You deserve some help.")))
        assert [entry.words_only for entry in found.entries] == [True]
        assert not found.means_something


def test_regression_sources_of_what_a_strategy_addresses_are_words() -> None:
    """The order of remedies was undecided."""
    cited = STRATEGIES.replace("{gloom: 0.5}", "{gloom: {strength: 0.5, source: 'notes#2'}}", 1)
    found = difference(small(), small(strategies=cited))
    assert found.entries
    assert not found.means_something
