"""Placeholders of texts about people: what a text uses, and what it says when they are filled."""

import pytest

from intimacy_kit.model.placeholders import Malformed, base, fill, has_braces, used_in


@pytest.mark.parametrize(
    ("text", "used"),
    [
        ("You two.", []),
        ("You and {partner}.", ["partner"]),
        ("{Partner} and {partner.dative}", ["partner", "partner.dative"]),
        ("{{partner}} stays", []),
        ("{{{partner}}}", ["partner"]),
        ("{}", [Malformed("{}")]),
        ("{your partner}", [Malformed("{your partner}")]),
        ("{partner.}", [Malformed("{partner.}")]),
        ("{PARTNER}", [Malformed("{PARTNER}")]),
        ("{partner!r} {0}", [Malformed("{partner!r}"), Malformed("{0}")]),
        ("a { b } } c {", [Malformed("{ b }"), Malformed("}"), Malformed("{")]),
    ],
)
def test_placeholders_and_what_is_malformed_are_found(text: str, used: list[str | Malformed]) -> None:
    assert list(used_in(text)) == used
    assert has_braces(text) == (text != "You two.")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("You and {partner}.", "You and dein Gegenüber."),
        ("{Partner} und du.", "Dein Gegenüber und du."),
        ("Hilf {partner.dative}.", "Hilf deinem Gegenüber."),
        ("{Partner.dative} hilft das.", "Deinem Gegenüber hilft das."),
        ("{{partner}} {{", "{partner} {"),
        ("{{{partner}}}", "{dein Gegenüber}"),
    ],
)
def test_placeholders_are_filled(text: str, told: str) -> None:
    assert fill(text, {"partner": "dein Gegenüber", "partner.dative": "deinem Gegenüber"}) == told


def test_the_base_of_a_form_is_its_placeholder() -> None:
    assert [base("partner"), base("partner.dative")] == ["partner", "partner"]
