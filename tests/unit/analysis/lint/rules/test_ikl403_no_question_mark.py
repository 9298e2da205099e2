"""IKL403: questions without a question mark."""

import pytest

from tests.unit.analysis.lint.clean_pack import FILES, codes, diagnostics, with_file
from tests.unit.analysis.lint.rules.variations import (
    said,
)


def test_question_without_a_question_mark() -> None:
    signals = FILES["signals.yaml"].replace("How many hours a week do you work?", "Hours of work in a week.")
    assert [found.entry for found in diagnostics(with_file("signals.yaml", signals), select=["IKL403"])] == [
        "work_hours"
    ]


def test_question_mark_of_another_script() -> None:
    signals = FILES["signals.yaml"].replace("How many hours a week do you work?", "كم ساعة تعمل في الأسبوع؟")
    assert codes(with_file("signals.yaml", signals), select=["IKL4"]) == []


@pytest.mark.parametrize(
    ("language", "question", "reason"),
    [
        ("ja", "週に何時間働きますか。", "時間が足りないと心が離れていきます。"),
        ("el", "Πόσες ώρες δουλεύεις την εβδομάδα;", "Μένει λίγος χρόνος."),
        ("th", "คุณทำงานสัปดาห์ละกี่ชั่วโมง", "เวลาอยู่ด้วยกันมีน้อยเกินไป"),
        ("ur", "آپ ہفتے میں کتنے گھنٹے کام کرتے ہیں؟", "وقت کم ہو تو دوری بڑھتی ہے\u06d4"),
        ("hy-AM", "Շաբաթական քանի՞ ժամ եք աշխատում\u0589", "Քիչ ժամանակը հեռացնում է\u0589"),
    ],
)
def test_regression_languages_with_other_question_marks_and_ends(language: str, question: str, reason: str) -> None:
    """It was said that they have no question mark, and no end."""
    files = {
        **said(reason),
        "signals.yaml": FILES["signals.yaml"].replace("How many hours a week do you work?", question),
        "pack.yaml": FILES["pack.yaml"] + f"language: {language}\n",
    }
    assert codes(files, select=["IKL403", "IKL407"]) == []


def test_questions_of_contexts_and_of_the_faq() -> None:
    more = {
        "contexts.yaml": "- id: friends\n  title: Among friends\n  text: Two people who like each other.\n"
        "  questions: {work_hours: How long you work.}\n  texts: {distance: You never call him.}\n  source: own\n",
        "faq.yaml": "- {id: start, question: How to start, answer: With a talk that always works., source: own}\n",
        "references.yaml": "- {id: book, text: A guaranteed book}\n",
    }
    found = [(diagnostic.entry, diagnostic.code) for diagnostic in diagnostics({**FILES, **more}, select=["IKL4"])]
    assert found == [("friends", "IKL403"), ("friends", "IKL404"), ("start", "IKL403"), ("start", "IKL405")]
