"""IKL4xx: what people read."""

import pytest

from intimacy_kit.analysis.lint import fixed
from tests.unit.analysis.lint.clean_pack import FILES, codes, diagnostics, rule, with_file
from tests.wording import Wording

REASON = "This is the reason of extra."


def said(because: str) -> dict[str, str]:
    """The clean pack with a rule for this reason."""
    return with_file("rules/more.yaml", rule("quality_time_hours < 5").replace(REASON, because))


@pytest.mark.parametrize(
    "text",
    [
        "TODO",
        "TBD.",
        "'...'",
        "Lorem ipsum dolor sit amet.",
        "'<reason>'",
        "n/a",
        "xxx",
        "'todo: ask the others'",
        "todo",
        "To-do.",
        "As I said, TODO.",
    ],
)
def test_a_placeholder(text: str, wording: Wording) -> None:
    (only,) = diagnostics(said(text), select=["IKL4"])
    assert only.code == "IKL401"
    wording(only.message)


@pytest.mark.parametrize("text", ["Time.", "Too busy.", "a b"])
def test_a_text_that_says_hardly_anything(text: str) -> None:
    (only,) = diagnostics(said(text), select=["IKL4"])
    assert (only.code, only.message) == ("IKL401", "'because' says hardly anything")


@pytest.mark.parametrize(
    "text",
    [
        "Time is short.",
        "時間が足りないと心が離れていきます。",
        "A to-do list for two takes a weight off one.",
        "To-do lists are shared by nobody.",
        "Todo lo que callamos nos aleja.",
    ],
)
def test_a_short_text_that_says_something(text: str) -> None:
    assert codes(said(text), select=["IKL401"]) == []


def test_a_source_that_is_a_placeholder(wording: Wording) -> None:
    files = {**FILES, "pack.yaml": FILES["pack.yaml"].replace("Ten years of our own counselling", "TBD")}
    (only,) = diagnostics(files, select=["IKL401"])
    assert only.entry is None
    wording(only.message)


def test_two_rules_with_the_same_reason(wording: Wording) -> None:
    (only,) = diagnostics(said("a few hours a week leave little room, to bond!"), select=["IKL402"])
    assert only.entry == "little_time"
    wording(only.message)


def test_of_two_own_rules_with_the_same_reason_one_is_told() -> None:
    files = with_file("rules/more.yaml", rule("work_hours > 60", id="a") + rule("work_hours > 65", id="b"))
    same = files["rules/more.yaml"].replace("reason of b", "reason of a")
    assert [found.entry for found in diagnostics({**files, "rules/more.yaml": same}, select=["IKL402"])] == ["b"]


def test_a_question_that_does_not_ask() -> None:
    signals = FILES["signals.yaml"].replace("How many hours a week do you work?", "Hours of work in a week.")
    assert [found.entry for found in diagnostics(with_file("signals.yaml", signals), select=["IKL403"])] == [
        "work_hours"
    ]


def test_a_question_in_another_script_may_ask_in_its_own_way() -> None:
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
def test_each_language_asks_and_ends_in_its_own_way(language: str, question: str, reason: str) -> None:
    """It was said that they have no question mark, and no end."""
    files = {
        **said(reason),
        "signals.yaml": FILES["signals.yaml"].replace("How many hours a week do you work?", question),
        "pack.yaml": FILES["pack.yaml"] + f"language: {language}\n",
    }
    assert codes(files, select=["IKL403", "IKL407"]) == []


def test_questions_of_contexts_and_common_ones_are_looked_at_too() -> None:
    more = {
        "contexts.yaml": "- id: friends\n  title: Among friends\n  text: Two people who like each other.\n"
        "  questions: {work_hours: How long you work.}\n  texts: {distance: You never call him.}\n  source: own\n",
        "faq.yaml": "- {id: start, question: How to start, answer: With a talk that always works., source: own}\n",
        "references.yaml": "- {id: book, text: A guaranteed book}\n",
    }
    found = [(diagnostic.entry, diagnostic.code) for diagnostic in diagnostics({**FILES, **more}, select=["IKL4"])]
    assert found == [("friends", "IKL403"), ("friends", "IKL404"), ("start", "IKL403"), ("start", "IKL405")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "There are no guarantees, and nobody can guarantee that a talk helps."),
        ("en", "It isn\u2019t your fault, and it is not your partner\u2019s fault."),
        ("en", "Neither partner is to blame."),
        ("en", "Trust does not come back overnight, and nothing changes overnight."),
        ("en", "You never have to answer, and you always have the right to stop."),
        ("en", "Nothing works for everyone, and there is no perfect relationship."),
        ("de", "Vertrauen kommt nicht über Nacht, und das kann niemand garantieren."),
        ("de", "Du musst nie antworten. Es gibt keine perfekte Beziehung."),
    ],
)
def test_what_says_the_opposite_neither_blames_nor_promises(language: str, text: str) -> None:
    manifest = FILES["pack.yaml"] + f"language: {language}\n"
    assert codes({**said(f"'{text}'"), "pack.yaml": manifest}, select=["IKL404", "IKL405", "IKL406"]) == []


@pytest.mark.parametrize(
    ("text", "code", "phrase"),
    [
        ("It is your fault that time is short.", "IKL404", "your fault"),
        ("You never take time.", "IKL404", "You never"),
        ("Somebody is being selfish here.", "IKL404", "selfish"),
        ("An evening will save your marriage.", "IKL405", "will save your"),
        ("This is guaranteed to bring you closer.", "IKL405", "guaranteed"),
        ("Helps in 100% of all cases.", "IKL405", "100%"),
        ("A sign of a narcissistic partner.", "IKL406", "narcissistic"),
        ("Nobody with a disorder has time.", "IKL406", "disorder"),
    ],
)
def test_a_text_that_blames_promises_or_diagnoses(text: str, code: str, phrase: str) -> None:
    (only,) = diagnostics(said(text), select=["IKL404", "IKL405", "IKL406"])
    assert only.code == code
    assert only.message.startswith(f"'{phrase}' ")
    assert only.place is not None
    assert only.place.text is not None
    assert only.place.column is not None
    start = only.place.column - 1
    assert only.place.text[start : start + only.place.width] == phrase


@pytest.mark.parametrize(
    "text",
    [
        "It is not your fault.",
        "Whatever happened, it is NOT your  fault.",
        "Nobody is to blame for a full week.",
        "There is no guarantee.",
        "A secure bond takes time.",
        "Lazybones is the name of a game, and a curette is a tool.",
        "A breach of trust needs time to heal.",
    ],
)
def test_a_text_that_only_looks_so(text: str) -> None:
    assert codes(said(text), select=["IKL404", "IKL405", "IKL406"]) == []


def test_a_phrase_over_two_lines_is_told_where_it_begins() -> None:
    (only,) = diagnostics(said("Time is short because it is your\n    fault, they say."), select=["IKL404"])
    assert only.place is not None
    assert only.place.text is not None
    assert only.place.text.rstrip().endswith("it is your")
    assert only.place.width == 4


def test_a_phrase_that_is_written_with_escapes_is_told_at_the_text() -> None:
    (only,) = diagnostics(said('"It is your\\x20fault that time is short."'), select=["IKL404"])
    assert only.place is not None
    assert only.place.column == 12


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Time is short", "Time is short."),
        ("'Time is short'  # a note", "'Time is short.'  # a note"),
        ('"Time is short"', '"Time is short."'),
    ],
)
def test_a_sentence_gets_an_end(text: str, after: str) -> None:
    files = said(text)
    (only,) = diagnostics(files, select=["IKL4"])
    assert only.code == "IKL407"
    assert fixed(files, core=False)["rules/more.yaml"].decode() == said(after)["rules/more.yaml"]


@pytest.mark.parametrize(
    "text",
    ["'It''s time that is short'", "Time is\n    short for two", "\u6642\u9593\u304c\u3042\u308a\u307e\u305b\u3093"],
)
def test_an_end_that_people_have_to_write(text: str) -> None:
    files = said(text)
    assert codes(files, select=["IKL4"]) == ["IKL407"]
    assert fixed(files, core=False) == {}


@pytest.mark.parametrize(
    "text",
    [
        "Is there time?",
        "'There is time (a little.)'",
        "'They say: \"No time!\"'",
        "\u6642\u9593\u304c\u3042\u308a\u307e\u305b\u3093\u3002",
    ],
)
def test_a_sentence_that_has_an_end(text: str) -> None:
    assert codes(said(text), select=["IKL407"]) == []


def in_german(text: str, id: str = "distance") -> dict[str, str]:
    """The clean pack with a translation of one text."""
    return with_file("locales/de.yaml", f"{id}:\n  text: {text}\n")


@pytest.mark.parametrize(
    ("text", "code", "phrase"),
    [
        ("Das ist deine Schuld.", "IKL404", "deine Schuld"),
        ("Du hörst nie zu.", "IKL404", "Du hörst nie"),
        ("Ein Abend hilft garantiert.", "IKL405", "garantiert"),
        ("Dein Partner ist ein Narzisst.", "IKL406", "Narzisst"),
        ("TODO", "IKL401", "TODO"),
    ],
)
def test_regression_translations_are_looked_at_too(text: str, code: str, phrase: str) -> None:
    (only,) = diagnostics(in_german(text), select=["IKL4"])
    assert (only.code, only.entry) == (code, "distance")
    assert only.place is not None
    assert (str(only.place), only.place.width) == (f"locales/de.yaml:2:{9 + text.index(phrase)}", len(phrase))


@pytest.mark.parametrize("text", ["Es ist nicht deine Schuld.", "Your fault.", "Zeit", "Ohne Punkt am Ende"])
def test_of_translations_only_what_can_be_told_in_every_language_is(text: str) -> None:
    assert codes(in_german(text), select=["IKL4"]) == []


def test_a_step_of_a_translated_practice() -> None:
    text = "free_evening:\n  steps: [Macht das Licht aus., Du redest nie.]\n"
    found = diagnostics(with_file("locales/de-AT.yaml", text), select=["IKL404"])
    assert [str(diagnostic.place) for diagnostic in found] == ["locales/de-AT.yaml:2:33"]


def test_regression_a_pack_in_another_language_is_looked_at_in_that() -> None:
    german = {"pack.yaml": FILES["pack.yaml"] + "language: de-AT\n"}
    assert codes({**said("Ihr redet nie, und das ist deine Schuld."), **german}, select=["IKL404"]) == ["IKL404"]
    assert codes({**said("You never listen."), **german}, select=["IKL404"]) == []
    own = {".lint.yaml": "words: {de: {blames: [Pantoffelheld]}, de-AT: {blames: [Haserl]}}"}
    for word in ("Pantoffelheld", "Haserl"):
        assert codes({**said(f"Er ist ein {word}."), **german, **own}, select=["IKL404"]) == ["IKL404"]
