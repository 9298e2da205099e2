"""Characters that nobody sees are refused wherever a pack has text, written plainly or as an escape."""

import pytest

import intimacy_kit as ik
from intimacy_kit.packs.reading.characters import refused_character
from tests.unit.packs.tiny import FILES, told
from tests.wording import Wording, codes_in

UNSEEN = [
    *"\u061c\u180e\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2064\u2066\u2067\u2068\u2069\u206f",
    *"\ufeff\ufff9\ufffb\U000e0001\U000e0041\U000e007f",
]
HEAD = "id,trust,supports,strength,because,source\n"


@pytest.mark.parametrize("char", UNSEEN, ids=ascii)
def test_bidirectional_and_zero_width_characters_are_refused(char: str) -> None:
    for text in (char, f"a{char}b", f"\u05d0{char}\u05d1", f"\U0001f642{char}"):
        found = refused_character(text)
        assert found is not None
        assert found.group() == char


@pytest.mark.parametrize("char", "\u200c\u200d", ids=ascii)
def test_joiners_are_refused_where_they_join_nothing(char: str) -> None:
    for text in (char, f"a{char}b", f" {char}", f"1{char}", f"\u0430{char}", f"\u0645{char}{char}", f"\u1ea1{char}"):
        assert refused_character(text)


@pytest.mark.parametrize(
    "text",
    [
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",  # Persian: I want
        "\u0915\u094d\u200d\u0937 \u0915\u094d\u200c\u0937",  # Hindi, joined and kept apart
        "\U0001f468\u200d\U0001f469\u200d\U0001f467",  # a family
        "\u2764\ufe0f\u200d\U0001f525",  # a heart on fire
        "\U0001f469\U0001f3fd\u200d\U0001f4bb",  # with a tone of skin
        "\u05e9\u05dc\u05d5\u05dd (abc) \u0645\u0631\u062d\u0628\u0627",  # right to left and left to right
        "Gef\u00fchle, \u00e7a va, co\u00ado\u00adpe\u00adrate",
    ],
    ids=ascii,
)
def test_characters_of_languages_and_emoji_are_accepted(text: str) -> None:
    assert refused_character(text) is None


def rule(because: str) -> dict[str, str]:
    entry = f"- {{id: more, when: trust < 5, supports: mistrust, strength: 0.5, because: {because}, source: notes}}\n"
    return {**FILES, "rules/more.yaml": entry}


def test_forbidden_characters_are_reported_with_places_in_every_kind_of_file(parser: str, wording: Wording) -> None:
    """They were taken: a text could be read as something that did not stand there."""
    start = rule("")["rules/more.yaml"].index(", source: notes") + 1
    table = "rules/more.csv", HEAD + "more,< 5,mistrust,0.5,a\u202eb,notes\n"
    for files, where in [
        (rule("a\u202eb"), f"rules/more.yaml:1:{start + 1}"),
        (rule('"a\\u202Eb"'), f"rules/more.yaml:1:{start}"),
        ({**FILES, "locales/de.yaml": "trust: {title: 'a\u202eb'}"}, "locales/de.yaml:1:18"),
        ({**FILES, "locales/de.yaml": 'trust: {title: "a\\u202eb"}'}, "locales/de.yaml:1:16"),
        ({**FILES, table[0]: table[1]}, "rules/more.csv:2:24"),
        ({**FILES, "pack.yaml": FILES["pack.yaml"] + "# \u202e\n"}, "pack.yaml:"),
    ]:
        message = told(files)
        assert "IK102" in codes_in(message)
        wording(message)
        assert f"  --> {where}" in message


def test_forbidden_characters_are_refused_in_workbooks(wording: Wording) -> None:
    pytest.importorskip("openpyxl")
    from tests.unit.packs.reading.tables.test_xlsx_grid import HEAD as XLSX_HEAD
    from tests.unit.packs.reading.tables.test_xlsx_grid import row, workbook

    entry = row("low_trust", trust="< 5")
    entry[6] = "a\u200bb"
    with pytest.raises(ik.PackError) as raised:
        ik.load_knowledge({**FILES, "rules/more.xlsx": workbook(None, rules=[XLSX_HEAD, entry])}, core=False)
    (problem,) = raised.value.problems
    assert problem.code == "IK102"
    wording(problem.message)
    assert problem.place is not None
    assert problem.place.cell == "sheet 'rules', cell G2"
