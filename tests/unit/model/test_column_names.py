"""Columns hold answers if they are named as signals; names that nearly are, are told, and no others."""

from collections.abc import Iterator
from pathlib import Path
from time import process_time

import pytest

import intimacy_kit as ik
from intimacy_kit.model.column_names import ColumnMatches, match_columns
from tests.wording import Wording, codes_in

KB = ik.load_knowledge(plugins=False)
SAFETY = sorted(KB.runtime.built.rulebook.about_safety)
HEADERS = [
    name.replace("_(in_seconds)", " (in seconds)")
    for line in Path(__file__).with_name("survey_headers.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
    for name in line.split()
]


def read(*columns: str, ends: tuple[str, ...] = ("",), passed_on: tuple[str, ...] = ()) -> ColumnMatches:
    return match_columns(columns, KB.signals, SAFETY, ends=ends, passed_on=passed_on)


def told(*columns: str, ends: tuple[str, ...] = ("",), passed_on: tuple[str, ...] = ()) -> list[str]:
    return [f"{problem.code} {problem.help}" for problem in read(*columns, ends=ends, passed_on=passed_on).problems]


def test_realistic_headers_are_not_reported() -> None:
    assert len(set(HEADERS)) > 900
    assert [problem.message for problem in read("growth_together", *HEADERS).problems] == []
    spaced = [name.replace("_", " ") for name in HEADERS if name not in KB.signals]
    assert [problem.message for problem in read("growth_together", *spaced).problems] == []


@pytest.mark.parametrize("ends", [("_a", "_b"), ("", "_p"), ("_m", "_f"), ("_p1", "_p2"), ("_wife", "_husband")])
def test_realistic_headers_with_two_partners_per_row_are_not_reported(ends: tuple[str, str]) -> None:
    columns = [f"growth_together{end}" for end in ends]
    assert [problem.message for problem in read(*columns, *HEADERS, ends=ends).problems] == []


def test_matching_columns_is_fast() -> None:
    start = process_time()
    read("trust", *(f"column_{number}_{name}" for number in range(3) for name in HEADERS))
    assert process_time() - start < 5


def test_whitespace_around_names_is_ignored() -> None:
    assert read(" fears_partner", "trust\t", "\u00a0honesty ", "note ") == ColumnMatches(
        {"fears_partner": " fears_partner", "trust": "trust\t", "honesty": "\u00a0honesty "}, []
    )


@pytest.mark.parametrize(
    "name",
    ["Fears_Partner", "FEARS_PARTNER", "fears partner", "fears-partner", "FearsPartner", "fearsPartner",
     "fears.partner", "fearspartner", "_fears_partner", "\ufefffears_partner", "\uff46ears_partner", "fears_parnter",
     "fear_partner", "fears_partners", "fers_partner", "fears_partnr", "fears_patner", "FEARS PARTNER?",
     "fears_partner_a", "Fears_Partner_B", "fears_partner1", "fears_partner_t2", "a_fears_partner",
     "fears_parnter_b", "p1_fears_parnter"],
)  # fmt: skip
def test_regression_a_similar_name_of_a_safety_signal_is_reported(name: str, wording: Wording) -> None:
    (problem,) = told("trust", name)
    assert "IK307" in codes_in(problem)
    wording(problem)
    assert told("trust", name, passed_on=(name,)) == []
    assert told("trust", name, passed_on=(name.strip(),)) == []
    assert told("trust", "fears_partner", name) == [problem], "also where there is the right one too"


def slips(name: str) -> Iterator[str]:
    for at in range(len(name)):
        if name[at].isalpha():
            yield name[:at] + name[at + 1 :]
            yield name[:at] + name[at] + name[at:]
            yield name[:at] + "x" + name[at + 1 :]
        if name[at : at + 2].isalpha() and len(set(name[at : at + 2])) == 2:
            yield name[:at] + name[at + 1 : at + 2] + name[at] + name[at + 2 :]


@pytest.mark.parametrize("signal", SAFETY)
def test_every_single_typo_in_a_safety_signal_is_reported(signal: str) -> None:
    for name in {*slips(signal)} - {signal}:
        assert [problem[:5] for problem in told("trust", name)] == ["IK307"], name
        assert [problem[:5] for problem in told("trust_a", "trust_b", f"{name}_b", ends=("_a", "_b"))] == ["IK307"], (
            name
        )


@pytest.mark.parametrize(
    "name",
    [
        "Trust", "TRUST", "trsut", "anxeity", "anxity",
        "Quality Time Hours", "qualtiy_time_hours",
        "feel_heard", "critcism", "resentement",
        "validaton", "work_hour", "workHours",
        "interrupt",
        "emotional_suport", "lonelyness", "stonewaling",
        "appreciaton", "relationship_satisfacton",
    ],
)  # fmt: skip
def test_similar_names_of_other_signals_are_reported(name: str, wording: Wording) -> None:
    (problem,) = told("growth_together", name)
    assert "IK307" in codes_in(problem)
    wording(problem)


def test_a_near_name_beside_the_right_one_is_another_column_unless_it_is_the_same_or_about_safety() -> None:
    assert told("interrupts", "interrupt") == []
    assert len(told("interrupts", "Interrupts")) == 1
    assert len(told("interrupts_a", "interrupt_a", "trust_b", ends=("_a", "_b"))) == 0


def test_columns_of_partners_are_matched_by_suffix(wording: Wording) -> None:
    ends = ("_a", "_b")
    assert read("trust_a", "trust_b ", "x", ends=ends) == ColumnMatches(
        {"trust_a": "trust_a", "trust_b": "trust_b "}, []
    )
    for name, meant in {
        "FEARS_PARTNER_b": "'fears_partner_b'",
        "fears_partnerB": "'fears_partner_b'",
        "fears_partner B": "'fears_partner_b'",
        "fears_parnter_a": "'fears_partner_a'",
        "Fears_Partner": "'fears_partner_a' or 'fears_partner_b'",
        "fears_partner_c": "'fears_partner_a' or 'fears_partner_b'",
        "Trust_B": "'trust_b'",
    }.items():
        (problem,) = told("honesty_a", "honesty_b", name, ends=ends)
        assert "IK307" in codes_in(problem)
        assert meant in problem
        wording(problem, name)
        assert "two partners" not in problem
    assert told("honesty_a", "honesty_b", "fears_partner", ends=ends) == [], "that is told elsewhere: it is of neither"
    said = told("honesty_p_1", "honesty_p_2", "Trust p2", "p_2", ends=("_p_1", "_p_2"))[0]
    assert "IK307" in codes_in(said)
    wording(said)


def test_suffixes_without_partners_are_reported_with_help(wording: Wording) -> None:
    (problem,) = told("trust", "fears_partner_b")
    wording(problem)


def test_a_table_without_matching_columns_is_reported(wording: Wording) -> None:
    (problem,) = read("a", "b").problems
    assert problem.code == "IK308"
    wording(problem.message)
    wording(problem.help)
    (problem,) = read("a;b", ends=("_x", "_y")).problems
    wording(problem.message)
    assert "anxiety_x, appreciation_x" in problem.help
    assert [problem.code for problem in read("trust", passed_on=("trust",)).problems] == ["IK308"]
    assert [problem.code for problem in read("x" * 200).problems] == ["IK308"]


@pytest.mark.parametrize("ends", [("",), ("_x", "_y")])
def test_regression_two_partners_in_a_row_are_told_by_their_endings(ends: tuple[str, ...]) -> None:
    """Their columns were said to have no name of a signal, with a list of names."""
    (problem,) = read("id", "feels_heard_her", "trust_her", "trust_him", ends=ends).problems
    assert problem.code == "IK308"
    assert problem.help == "where two partners are in a row, give their endings as `partners`: '_her' and '_him'"


@pytest.mark.parametrize("columns", [("trust_t1", "trust_t2", "trust_t3"), ("trust_a", "feels_heard_b"), ("x" * 200,)])
def test_other_endings_are_not_taken_for_those_of_partners(columns: tuple[str, ...]) -> None:
    (problem,) = read(*columns).problems
    assert problem.help.startswith("name columns as signals are: ")


@pytest.mark.parametrize(("ends", "meant"), [(("a", "b"), "'_a'"), (("A", "B"), "'_A'")])
def test_regression_an_ending_without_what_is_before_it_is_told_as_that(ends: tuple[str, str], meant: str) -> None:
    """It was told to rename `trust_a` to `trusta`."""
    problem, _ = read(*(f"trust_{end}" for end in ends), ends=ends).problems
    assert (problem.code, problem.message) == (
        "IK307", f"the column 'trust_{ends[0]}' nearly has the name of a signal"
    )  # fmt: skip
    assert problem.help == (
        f"did you mean the ending {meant}? where two partners are in a row, give their endings as `partners`"
    )


def test_without_signals_no_column_is_missing() -> None:
    assert match_columns(["a"], [], []) == ColumnMatches({}, [])


def test_duplicate_columns_are_reported(wording: Wording) -> None:
    (problem,) = read("trust", " trust", "trust ").problems
    assert problem.code == "IK309"
    wording(problem.message)


def test_signals_of_other_packs() -> None:
    def near(signal: str, column: str, *, safety: bool) -> bool:
        read = match_columns(["other", column], ["other", signal], [signal] if safety else [], ends=("",))
        return bool(read.problems)

    assert near("afraid", "afriad", safety=False)
    assert not near("afraid", "afrayd", safety=False)
    assert near("afraid", "afrayd", safety=True)
    assert not near("afraid", "affrayd", safety=True)
    assert near("fear", "Fear", safety=True)
    assert not near("fear", "year", safety=True)
    assert near("phq2_low", "PHQ2 low", safety=False)
    assert not near("phq_2", "phq_3", safety=True)
    assert not near("no_fun", "so_fun", safety=False)
