"""Drafts of codebooks hold all that a source says, mark what it does not, and are refused until that is decided."""

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import intimacy_kit as ik
from intimacy_kit.answers.codebooks.vocabulary import vocabulary_of
from intimacy_kit.answers.drafts.described import Described, DescribedColumn, plain_label
from intimacy_kit.answers.drafts.drafting import draft
from intimacy_kit.answers.drafts.pairs import pair_in
from intimacy_kit.answers.drafts.sources import REDCAP, of_qualtrics, of_redcap, of_statistics, of_xlsform
from intimacy_kit.answers.drafts.tallies import NumberEnds, ValueTally
from tests.wording import Wording

CHOICES = "Choices, Calculations, OR Slider Labels"


def drafted(described: Described, locale: str | None = "en") -> str:
    knowledge = ik.load_knowledge()
    told = [vocabulary_of(knowledge.within(locale=tag)) for tag in knowledge.locales]
    return draft(described, vocabulary_of(knowledge), locale, *told)


def test_all_that_is_known_is_in_the_draft(wording: Wording) -> None:
    columns = (
        DescribedColumn("trust", "How much do you trust each other?", (), True, (1, 7)),
        DescribedColumn("q1", "Do you feel heard when you talk?", (("1", "Never"), ("2", "Always"))),
        DescribedColumn("fears_partner", "", (("1", "Yes"), ("2", "No"), ("9", "no"))),
        DescribedColumn("relationship_satisfaction", "", (("A", "never"), ("B", "always"))),
        DescribedColumn("conflict_topic", "x" * 200, (("a b", "y" * 60), ("no", "Money"))),
        DescribedColumn("q 2", "", (("nie", ""), ("Immer", "")), False),
        DescribedColumn("q3", "", (("Ja", ""), ("Nein", "")), False),
        DescribedColumn("q4", "", (("a bit", ""), ("a lot", "")), False),
        DescribedColumn("q5", "", (), False),
        DescribedColumn("past_betrayal"),
        DescribedColumn("7"),
    )
    described = Described(columns, ("-99", "No answer"), (("header", "qualtrics"),))
    wording(drafted(described, "de"))
    wording(drafted(Described(columns[:1])))


def test_a_draft_is_refused_until_all_is_decided(tmp_path: Path) -> None:
    columns = (DescribedColumn("trust", is_number=True), DescribedColumn("q1", codes=(("1", "Yes"), ("2", "No"))))
    file = tmp_path / "draft.yaml"
    file.write_text(drafted(Described(columns)))
    with pytest.raises(ik.CodebookError) as raised:
        ik.load_codebook(file)
    assert {problem.code for problem in raised.value.problems} == {"IK602"}

    decided = file.read_text().replace("[DECIDE, DECIDE]", "[1, 7]").replace("DECIDE_1:", "fears_partner:")
    file.write_text(decided)
    assert list(ik.load_codebook(file).signals) == ["trust", "fears_partner"]


def test_an_entry_is_refused_once_and_a_field_of_it_once(tmp_path: Path) -> None:
    codes = (("1", "a"), ("2", "b"))
    columns = tuple(
        DescribedColumn(f"{sign}{name}", "Trust?", codes) for sign in ("h_", "w_") for name in ("q1", "q2", "q3")
    )
    file = tmp_path / "draft.yaml"
    text = drafted(Described((*columns, DescribedColumn("trust", is_number=True))))
    file.write_text(text)
    with pytest.raises(ik.CodebookError) as raised:
        ik.load_codebook(file)
    assert [problem.message for problem in raised.value.problems] == [
        "what 'partners' is, is not decided yet",
        "which signal 'DECIDE_1' is, is not decided yet",
        "which signal 'DECIDE_2' is, is not decided yet",
        "which signal 'DECIDE_3' is, is not decided yet",
        "what 'from' of 'trust' is, is not decided yet",
    ]
    file.write_text(text.replace("DECIDE_1:", "honesty:").replace("answers: {1: DECIDE, 2: DECIDE}", "pairs: [DECIDE]"))
    with pytest.raises(ik.CodebookError) as raised:
        ik.load_codebook(file)
    assert "what 'pairs' of 'honesty' is, is not decided yet" in [each.message for each in raised.value.problems]


def twice(names: str, label: str = "Trust?", **more: Any) -> tuple[DescribedColumn, ...]:
    return tuple(DescribedColumn(name, label, **more) for name in names.split())


def test_two_partners_in_a_row_are_seen() -> None:
    by_prefix = pair_in(twice("household h_q1 h_q2 h_q3 w_q1 w_q2 w_q3"))
    assert by_prefix is not None
    assert (by_prefix.way, by_prefix.signs) == ("prefix", ("h_", "w_"))
    assert [column.name for column in by_prefix.columns] == ["household", "q1", "q2", "q3"]
    by_ending = pair_in(twice("q1.m q1.f q2.m q2.f q3.m q3.f", ""))
    assert by_ending is not None
    assert (by_ending.way, by_ending.signs) == ("ending", (".m", ".f"))
    text = drafted(Described(twice("household h_q1 h_q2 h_q3 w_q1 w_q2 w_q3")))
    assert "partners: DECIDE  # perhaps {prefix: [h_, w_]}: columns below are named without that" in text
    assert "column: q2" in text
    assert "h_q2" not in text


@pytest.mark.parametrize(
    "columns",
    [
        twice("h_q1 w_q1"),
        twice("h_q1 h_q2 w_q1 w_q3"),
        twice("a_b a_c b_b b_c", ""),
        (*twice("h_q1 h_q2 h_q3"), *twice("w_q1 w_q2 w_q3", "Other?")),
        (*twice("h_q1 h_q2 h_q3"), *twice("w_q1 w_q2 w_q3", "")),
        (*twice("h_q1 h_q2 h_q3"), *twice("w_q1 w_q2 w_q3", codes=(("1", "x"),))),
    ],
)
def test_other_columns_are_no_partners(columns: tuple[DescribedColumn, ...]) -> None:
    assert pair_in(columns) is None


def test_the_language_is_that_whose_words_say_the_most() -> None:
    words = {
        "de": ("nie", "oft"),
        "es": ("nunca", "siempre"),
        "en": ("never", "no"),
    }
    for locale, codes in words.items():
        columns = (DescribedColumn("q1", codes=tuple((word, "") for word in codes)), DescribedColumn("q2"))
        assert ("locale:" in drafted(Described(columns), None)) == (locale != "en")
        assert (f"locale: {locale}" in drafted(Described(columns), None)) == (locale != "en")
    limesurvey = DescribedColumn("q1", codes=(("N", ""), ("Y", "")), is_number=False)
    assert "answers: yes_no" in drafted(Described((limesurvey,)), None)


def test_what_tools_write_beside_the_answers_is_left_out() -> None:
    text = drafted(Described(tuple(DescribedColumn(name) for name in ("StartDate", "id. Response ID", "q1"))))
    assert "DECIDE_2" not in text
    assert "# Left out, as nobody is asked it: StartDate, id. Response ID" in text


def test_signals_are_suggested_in_each_language_and_several_where_they_are_as_near() -> None:
    told = {
        "afraid": "perhaps fears_partner or hurt_partner",
        "Stunden zu zweit": "perhaps quality_time_hours",
        "trust": "trust",
        "How much do you trust each other?": "perhaps trust",
        "hobby": "column: hobby",
    }
    for name, wanted in told.items():
        assert wanted in drafted(Described((DescribedColumn(name),)))
    assert "perhaps" not in drafted(Described((DescribedColumn("hobby", label="hobby"), DescribedColumn("often"))))
    assert "# hobby" not in drafted(Described((DescribedColumn("hobby", label="hobby"),)))


def test_labels_are_one_line_without_markup() -> None:
    assert plain_label("<p>How&nbsp;\n  often</p>\x07?") == "How often ?"
    assert plain_label(None) == ""


def test_spss_and_stata() -> None:
    metadata = SimpleNamespace(
        column_names=["q1", "q2"],
        column_labels=["Trust", None],
        variable_value_labels={"q1": {1.0: "low", 7.0: "high"}},
        readstat_variable_types={"q1": "double", "q2": "string"},
    )
    assert of_statistics(metadata).columns == (
        DescribedColumn("q1", "Trust", (("1", "low"), ("7", "high")), True),
        DescribedColumn("q2", "", (), False),
    )


def test_redcap() -> None:
    rows: list[dict[str, Any]] = [
        {
            REDCAP: "heard",
            "Field Type": "radio",
            "Field Label": "<b>Heard?</b>",
            CHOICES: "1, Never | 2, Now, or then| x",
        },
        {REDCAP: "safe", "Field Type": "yesno"},
        {REDCAP: "hours", "Field Type": "text", "Text Validation Min": "0", "Text Validation Max": "168"},
        {REDCAP: "pain", "Field Type": "slider", CHOICES: "none | some"},
        {REDCAP: "sum", "Field Type": "calc", CHOICES: "[a]+[b]"},
        {REDCAP: "note", "Field Type": "notes"},
        {REDCAP: ""},
    ]
    assert of_redcap(rows).columns == (
        DescribedColumn("heard", "Heard?", (("1", "Never"), ("2", "Now, or then")), True),
        DescribedColumn("safe", "", (("1", "Yes"), ("0", "No")), True),
        DescribedColumn("hours", "", (), True, (0, 168)),
        DescribedColumn("pain", "", (), True, (0, 100)),
        DescribedColumn("sum", "", (), True),
        DescribedColumn("note"),
    )


def test_xlsform() -> None:
    survey: list[dict[str, Any]] = [
        {"type": "begin group", "name": "g"},
        {"type": "select_one often or_other", "name": "heard", "label::English": "Heard?"},
        {"type": "integer", "name": "hours", "label": "Hours?"},
        {"type": "text", "name": "note", "label": None},
        {"type": None, "name": None},
    ]
    choices: list[dict[str, Any]] = [
        {"list_name": "often", "name": 1.0, "label": "Never"},
        {"list name": "often", "name": "x", "label": "Always"},
        {"list_name": None, "name": None},
    ]
    assert of_xlsform(survey, choices).columns == (
        DescribedColumn("heard", "Heard?", (("1", "Never"), ("x", "Always"))),
        DescribedColumn("hours", "Hours?", (), True),
        DescribedColumn("note"),
    )


def test_qualtrics() -> None:
    def question(**payload: Any) -> dict[str, Any]:
        return {"Element": "SQ", "Payload": payload}

    often = {"1": {"Display": "Never"}, "2": {"Display": "Always"}}
    rows = {"1": {"Display": "b"}, "2": {"Display": "c"}}
    tags, fives = {"2": "Q2c"}, {"1": 5}
    survey = {
        "SurveyElements": [
            {"Element": "BL", "Payload": []},
            "odd",
            question(DataExportTag="Q1", QuestionText="Heard?", QuestionType="MC", Choices=often, RecodeValues=fives),
            question(
                DataExportTag="Q2",
                QuestionText="A:",
                QuestionType="Matrix",
                Choices=rows,
                Answers=often,
                ChoiceDataExportTags=tags,
            ),
            question(DataExportTag="Q3", QuestionText="Hello", QuestionType="DB"),
            question(DataExportTag="Q4", QuestionText="Note", QuestionType="TE", Choices=[]),
            question(DataExportTag="Q5", QuestionType="Slider", Choices=["x"]),
            question(QuestionType="MC"),
        ]
    }
    described = of_qualtrics(survey)
    assert described.format == (("header", "qualtrics"),)
    codes = (("1", "Never"), ("2", "Always"))
    assert described.columns == (
        DescribedColumn("Q1", "Heard?", (("5", "Never"), ("2", "Always")), True),
        DescribedColumn("Q2_1", "A: b", codes, True),
        DescribedColumn("Q2c", "A: c", codes, True),
        DescribedColumn("Q4", "Note"),
        DescribedColumn("Q5_1", "x", (), True),
    )
    for odd in (
        {},
        [],
        {"SurveyElements": 3},
        {"SurveyElements": [question(DataExportTag="Q", QuestionType="MC", Choices=3)]},
    ):
        assert of_qualtrics(odd).columns in ((), (DescribedColumn("Q"),))


def tallied(values: list[object]) -> DescribedColumn:
    tally = ValueTally()
    tally.add(values)
    return tally.described("q")


def test_columns_alone_tell_no_word_of_a_few_people() -> None:
    assert tallied([" yes ", "no", None, ""] * 5).codes == (("no", ""), ("yes", ""))
    assert tallied(["yes", "no"] * 5 + ["only mine"]).codes == ()
    assert tallied([f"word {number % 12}" for number in range(120)]).codes == ()
    assert tallied([f"word {number}" for number in range(300)]).codes == ()
    assert tallied([1, "2.5"] * 10) == DescribedColumn("q", "", (), True, (1, 2.5))
    assert tallied([1, "2.5"] * 9).ends is None
    assert tallied([1, 2] * 10 + ["x"]).ends is None
    assert tallied([]) == DescribedColumn("q")


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    names = ["a: b", "yes", "-", "# x", '"', "{}", "ä", "true", "1e3", "~", " x"]
    text = drafted(Described(tuple(DescribedColumn(name, "label", ((name, "z"),)) for name in names)))
    assert "DECIDE" in text
    file = tmp_path / "draft.yaml"
    file.write_text(re.sub(r"DECIDE_(\d+)", lambda found: list(ik.load_knowledge().signals)[int(found[1])], text))
    with pytest.raises(ik.CodebookError) as raised:
        ik.load_codebook(file)
    assert {problem.code for problem in raised.value.problems} == {"IK602"}
    assert len(raised.value.problems) == len(names)  # the comment of the head is none of them


def test_numbers_with_a_decimal_comma_are_numbers_and_ends_are_of_many() -> None:
    tally = ValueTally()
    tally.add(["1,5", "2", " -3,25 "] * 10)
    assert (tally.commas, tally.described("q1")) == (20, DescribedColumn("q1", "", (), True, (-3.25, 2)))
    tally.add(["1,5 or 2"])
    assert tally.described("q1").ends is None

    few = NumberEnds().with_part(0, None, None).with_part(19, 1, 5)
    assert few.told is None
    assert few.with_part(1, 0, 3).told == (0, 5)
    assert NumberEnds(20).told is None
