"""Reading codebooks: what is wrong is told with its place, and nothing is guessed."""

from pathlib import Path
from typing import Any

import pytest

import intimacy_kit as ik
from tests.wording import Wording, codes_in, places_in

WHOLE = """
title: The survey of 2024
locale: de
missing: [-99, "No answer"]
file: {separator: tab, decimal: ",", encoding: windows-1252, header: qualtrics, sheet: Answers}
partners: {prefix: [h_, w_]}
pass_on: [trust_total]
signals:
  relationship_satisfaction: {column: q34, answers: {1: 10, 2: 7.5, 3: 5, 4: 2.5, 5: 0}}
  feels_heard: {column: "How often do you feel heard?", answers: frequency}
  repair_works: {column: Q1, from: [0, 4], reversed: true}
  quality_time_hours: {column: 12, from: [0, 24], times: 7, missing: []}
  fears_partner: {column: q7, answers: {1: true, 2: false, 3: null}}
  past_betrayal: {column: q8, answers: yes_no}
  conflict_topic: {column: q9}
  interrupts: {column: q10, answers: {Nie: never, Immer: always}}
"""


def loaded(text: str, folder: Path) -> ik.Codebook:
    file = folder / "codebook.yaml"
    file.write_text(text)
    return ik.load_codebook(file)


def test_a_whole_codebook_is_read(tmp_path: Path) -> None:
    book = loaded(WHOLE, tmp_path)

    assert book.missing == ("-99", "No answer")
    assert (book.file.separator, book.file.encoding) == ("\t", "cp1252")
    assert book.signals["quality_time_hours"].column == "12"
    assert book.signals["relationship_satisfaction"].answers == {"1": 10, "2": 7.5, "3": 5, "4": 2.5, "5": 0}
    assert book.endings == ("_a", "_b")
    assert book.couple is None


def test_a_codebook_in_python_equals_one_that_was_read(tmp_path: Path) -> None:
    book = loaded("{missing: [9], signals: {trust: {column: q1, answers: {1: 0, 2.5: 10}}}}", tmp_path)
    assert book == ik.Codebook(missing=[9], signals={"trust": {"column": "q1", "answers": {1: 0, 2.5: 10}}})


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("signals: {trust: {column: q1, form: [0, 1]}}\nfiles: {}", ["IK108", "IK108"]),
        ("signals: {trust: {column: q1}, partners: 3}", ["IK110"]),
        ("signals: {trust: {}}", ["IK110"]),
        ("signals: {}", ["IK110"]),
        ("{}", ["IK109"]),
        ("- 1", ["IK601"]),
        ("signals: [", ["IK103"]),
        ("signals: &a {trust: {column: q1}}", ["IK105"]),
        ("signals: {Trust: {column: q1}}", ["IK111"]),
        ("{file: {decimal: ',', separator: ','}, signals: {trust: {column: q1, from: [0, 1]}}}", ["IK110"]),
        ("{file: {encoding: nonsense}, signals: {trust: {column: q1, from: [0, 1]}}}", ["IK110"]),
        ("{file: {encoding: hex}, signals: {trust: {column: q1, from: [0, 1]}}}", ["IK110"]),
        ("{locale: no_locale_at_all_, signals: {trust: {column: q1, from: [0, 1]}}}", ["IK110"]),
        ("{partners: {prefix: [a, b], rows: x}, signals: {trust: {column: q1, from: [0, 1]}}}", ["IK110"]),
        ("{partners: {ending: [a, a]}, signals: {trust: {column: q1, from: [0, 1]}}}", ["IK110"]),
        ("signals: {trust: {column: q1, columns: [q2]}}", ["IK110"]),
        ("signals: {trust: {column: q1, answers: {1: 0, 1.0: 3}}}", ["IK110"]),
        ("signals: {trust: {column: q1, answers: {1: 0}, from: [0, 1]}}", ["IK110"]),
        ("signals: {trust: {column: q1, from: [1, 0]}}", ["IK110"]),
        ("signals: {trust: {column: q1, answers: {1: 0}, reversed: true}}", ["IK110"]),
        ("signals: {trust: {column: q1, answers: {1: 0}, times: 2}}", ["IK110"]),
        ("signals: {trust: {instrument: ecr_r.avoidance, columns: [q1], from: [0, 1]}}", ["IK110"]),
        ("signals: {trust: {column: q1}}", ["IK604"]),
        ("signals: {trsut: {column: q1}}", ["IK603"]),
        ("signals: {trust: {column: q1, answers: frequency}}", ["IK605"]),
        ("signals: {trust: {column: q1, answers: yes_no}}", ["IK605"]),
        ("{locale: fr, signals: {feels_heard: {column: q1, answers: frequency}}}", ["IK605"]),
        ("signals: {trust: {column: q1, answers: {a: 11, b: true, c: often, d: null}}}", ["IK605", "IK605", "IK605"]),
        ("signals: {feels_heard: {column: q1, answers: {a: oft, b: often}}}", ["IK605"]),
        ("signals: {conflict_topic: {column: q1, answers: {a: cash, b: money}}}", ["IK605"]),
        ("signals: {conflict_topic: {column: q1, from: [0, 1]}}", ["IK605"]),
        ("signals: {fears_partner: {column: q1, answers: {a: 1, b: true}}}", ["IK605"]),
        ("signals: {fears_partner: {column: q1, from: [0, 1]}}", ["IK605"]),
        ("signals: {work_hours: {column: q1, from: [0, 169]}}", ["IK605"]),
        ("signals: {work_hours: {column: q1, from: [0, 24], times: 8}}", ["IK605"]),
        ("signals: {work_hours: {column: q1, from: [0, 24], reversed: true}}", ["IK605"]),
        ("signals: {conflict_frequency: {column: q1, from: [-1, 24]}}", ["IK605"]),
        ("signals: {trust: {column: q1, from: [0, 10], times: 2}}", ["IK605"]),
        ("{missing: [9, n.a.], signals: {trust: {column: q1, from: [0, 10]}}}", ["IK606"]),
        ("{missing: [9], signals: {trust: {column: q1, answers: {8: 1, 9.0: 2}}}}", ["IK606"]),
        ("{partners: {infix: [h, w]}, signals: {trust: {column: q1, from: [0, 10]}}}", ["IK607"]),
        ("signals: {trust: {column: 'q{partner}1', from: [0, 10]}}", ["IK607"]),
        ("signals: {trust: {column: q1, from: [DECIDE, 10]}, DECIDE_1: {column: [DECIDE]}}", ["IK602"] * 2),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_where_it_is(text: str, codes: list[str], tmp_path: Path, wording: Wording) -> None:
    with pytest.raises(ik.CodebookError) as raised:
        loaded(text, tmp_path)
    told = str(raised.value)
    assert codes_in(told) == codes
    assert len(places_in(told)) == len(codes) or text == "- 1"
    wording(told.replace(str(tmp_path), "FOLDER"))


def test_no_file(tmp_path: Path) -> None:
    for path in (tmp_path / "none.yaml", "\0"):
        with pytest.raises(ik.CodebookError) as raised:
            ik.load_codebook(path)
        assert raised.value.code == "IK601"


def test_signals_are_those_of_the_knowledge_base(pack: Path, tmp_path: Path) -> None:
    (tmp_path / "codebook.yaml").write_text("signals: {dates: {column: q1, from: [0, 30]}}")
    with pytest.raises(ik.CodebookError, match="IK603"):
        ik.load_codebook(tmp_path / "codebook.yaml")
    book = ik.load_codebook(tmp_path / "codebook.yaml", ik.load_knowledge(pack))
    assert list(book.signals) == ["dates"]


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ({1: 10, "1": 5}, "'signals.trust.answers' has a code twice"),
        ({1: 10, "1.0": 5}, "'signals.trust.answers' has a code twice"),
        ({}, "'signals.trust.answers' should have at least one item"),
        ([1, 2], "'signals.trust.answers' should be 'frequency', 'yes_no', or what each code means"),
        ("often", "'signals.trust.answers' should be 'frequency', 'yes_no', or what each code means"),
    ],
)
def test_in_python_a_code_stands_once_and_codes_are_a_mapping(answers: Any, message: str) -> None:
    with pytest.raises(ik.QuestionError, match="IK404") as raised:
        ik.Codebook(signals={"trust": {"column": "q1", "answers": answers}})
    assert message in str(raised.value)


@pytest.mark.parametrize("fields", [{}, {"signals": {}}, {"signals": {"trust": 1}}, {"signals": 3, "more": 1}])
def test_in_python_fields_that_do_not_fit_are_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(ik.QuestionError, match="IK404"):
        ik.Codebook(**fields)
