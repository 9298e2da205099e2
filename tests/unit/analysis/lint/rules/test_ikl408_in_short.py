"""IKL408: sentences in short."""

import pytest

from tests.unit.analysis.lint.clean_pack import FILES, codes, diagnostics

CHALLENGE = FILES["challenges.yaml"]


def short(text: str, **more: str) -> dict[str, str]:
    challenge = CHALLENGE.replace("  text:", f'  in_short: "{text}"\n  text:')
    return {**FILES, "challenges.yaml": challenge, **{f"{name}.yaml": content for name, content in more.items()}}


@pytest.mark.parametrize(
    "text",
    [
        "Time for each other is short right now.",
        "y" * 89 + ".",
        "You and {partner} have little time.",
        "Neverland is far from here.",
    ],
)
def test_a_sentence_in_short_may_say_this(text: str) -> None:
    files = short(text, placeholders="- {id: partner, text: your partner 1}")
    assert codes(files, select=["IKL408"]) == []


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("y" * 90 + ".", 1),
        ("Time is short. Make some.", 1),
        ("There are 3 hours a week.", 1),
        ("You Never have time, 24 hours a day, and it is always like that; or so it seems from all that you said.", 3),
    ],
)
def test_what_is_long_or_says_too_much_is_reported(text: str, times: int) -> None:
    assert codes(short(text), select=["IKL408"]) == ["IKL408"] * times


@pytest.mark.parametrize(
    ("locale", "text", "times"),
    [
        ("de", "Ihr habt nie Zeit.", 1),
        ("de", "Die Zeit wird immer weniger.", 0),
        ("de", "Es fehlt immer an Zeit.", 1),
        ("de", "Never mind.", 0),
        ("es", "Nunca hay tiempo.", 1),
        ("es", "Siempre falta tiempo.", 1),
        ("es", "Falta tiempo.", 0),
    ],
)
def test_translations_are_measured_too(locale: str, text: str, times: int) -> None:
    files = short("Time is short.", **{f"locales/{locale}": f"lack_of_quality_time: {{in_short: {text}}}"})
    assert codes(files, select=["IKL408"]) == ["IKL408"] * times


def test_so_is_what_a_context_words() -> None:
    files = short(
        "Time is short.",
        contexts="- {id: friends, title: Friends, text: Two who like each other., source: own,\n"
        "   wording: {lack_of_quality_time: {in_short: You always miss each other., title: Rare meetings}}}",
    )
    (only,) = diagnostics(files, select=["IKL408"])
    assert (only.entry, only.code) == ("friends", "IKL408")


def test_languages_without_a_list_are_measured_by_length() -> None:
    files = short("Ora.", **{"locales/it": "lack_of_quality_time: {in_short: Mai tempo.}"})
    assert codes(files, select=["IKL408"]) == []
