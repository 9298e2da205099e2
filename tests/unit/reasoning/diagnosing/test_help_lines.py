"""Help lines: of the nearest locale, those for the concerns first, and a warning for old ones."""

import warnings
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

import intimacy_kit as ik
from tests.small_pack import small_knowledge
from tests.wording import Wording, codes_in

KNOWLEDGE = small_knowledge()
TODAY = date(2026, 3, 1)


def line(name: str, *concerns: str, days: int = 10) -> ik.HelpLine:
    return ik.HelpLine(name=name, contact="1234", verified=TODAY - timedelta(days), concerns=concerns)


RESOURCES = ik.Resources(
    {
        "en": [line("everybody"), line("fear", "fear"), line("harm", "harm", "fear")],
        "en-GB": [line("britain")],
        "de": [line("old", days=181), line("just in time", days=180)],
    }
)


def names(answers: dict[str, Any], locale: str) -> list[str]:
    dx = KNOWLEDGE.diagnose(answers)
    return [found.name for found in dx.help_lines(RESOURCES, locale, today=TODAY)]


@pytest.mark.parametrize(
    ("answers", "locale", "expected"),
    [
        ({"afraid": True}, "en", ["fear", "harm", "everybody"]),
        ({"hurt": True}, "en", ["harm", "everybody"]),
        ({"afraid": False, "hurt": False}, "en", ["everybody"]),
        ({}, "en-US", ["everybody"]),
        ({"afraid": True}, "en-GB", ["britain"]),
        ({}, "EN_gb", ["britain"]),
        ({}, "en-GB-oed", ["britain"]),
    ],
)
def test_help_lines_for_the_concerns_come_first(answers: dict[str, Any], locale: str, expected: list[str]) -> None:
    assert names(answers, locale) == expected


def test_where_none_of_a_locale_fits_those_of_the_next_are_given() -> None:
    resources = ik.Resources({"en": [line("everybody"), line("harm", "harm")], "en-GB": [line("fear", "fear")]})
    given = {
        name: [found.name for found in KNOWLEDGE.diagnose(answers).help_lines(resources, "en-GB", today=TODAY)]
        for name, answers in {"afraid": {"afraid": True}, "hurt": {"hurt": True}, "nobody asked": {}}.items()
    }
    assert given == {"afraid": ["fear"], "hurt": ["harm", "everybody"], "nobody asked": ["everybody"]}
    nothing = ik.Resources({"en": [line("fear", "fear")]})
    assert KNOWLEDGE.diagnose({}).help_lines(nothing, "en-GB", today=TODAY) == ()


def test_a_time_of_a_day_is_that_day() -> None:
    assert KNOWLEDGE.diagnose({}).help_lines(RESOURCES, "en", today=datetime(2026, 3, 1, 12, tzinfo=UTC))


class NotADay(date):
    """As NaT of pandas is: a date that is none."""

    def __ne__(self, other: object) -> bool:
        return True


@pytest.mark.parametrize("today", ["2026-03-01", 0, NotADay(2026, 3, 1)])
def test_invalid_date_is_refused(today: Any, wording: Wording) -> None:
    with pytest.raises(ik.QuestionError) as caught:
        KNOWLEDGE.diagnose({}).help_lines(RESOURCES, "en", today=today)
    assert caught.value.code == "IK404"
    wording(str(caught.value))


def test_help_line_not_checked_for_long_warns(wording: Wording) -> None:
    with pytest.warns(ik.StaleResourceWarning) as caught:
        assert names({}, "de") == ["old", "just in time"]
    wording([str(warning.message) for warning in caught])
    assert caught[0].filename.endswith("test_help_lines.py")


def test_without_a_day_it_is_today() -> None:
    fresh = ik.Resources({"en": [ik.HelpLine(name="new", contact="1", verified=date.today())]}, stale_after_days=2)
    old = ik.Resources({"en": [ik.HelpLine(name="old", contact="1", verified=date(2000, 1, 1))]})
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert len(KNOWLEDGE.diagnose({}).help_lines(fresh, "en")) == 1
    with pytest.warns(ik.StaleResourceWarning):
        KNOWLEDGE.diagnose({}).help_lines(old, "en")


def test_a_locale_without_any_is_an_error(wording: Wording) -> None:
    with pytest.raises(ik.QuestionError) as caught:
        names({}, "fr-CA")
    assert codes_in(str(caught.value)) == ["IK451"]
    wording(str(caught.value))


@pytest.mark.parametrize(("resources", "locale"), [({"en": []}, "en"), (RESOURCES, None), (None, "en")])
def test_other_kinds_are_refused(resources: Any, locale: Any, wording: Wording) -> None:
    with pytest.raises(ik.QuestionError) as caught:
        KNOWLEDGE.diagnose({}).help_lines(resources, locale)
    assert caught.value.code == "IK404"
    wording(str(caught.value))


@pytest.mark.parametrize(
    ("lines", "where"),
    [
        ({"en": [{"name": "x", "contact": "1"}]}, "lines.en.0.verified"),
        ({"en": []}, "lines.en"),
        ({"English": [line("x")]}, "lines.English.[key]"),
        ({"en": [{"name": "x", "contact": "1", "verified": "soon"}]}, "lines.en.0.verified"),
        (5, "lines"),
    ],
)
def test_resources_are_checked(lines: Any, where: str) -> None:
    with pytest.raises(ik.QuestionError, match="IK404") as caught:
        ik.Resources(lines)
    assert repr(where) in str(caught.value)
    with pytest.raises(ik.QuestionError, match="stale_after_days"):
        ik.Resources({"en": [line("x")]}, stale_after_days=0)


def test_resources_cannot_be_changed() -> None:
    given = {"en": [{"name": "x", "contact": "1", "verified": "2026-01-31"}]}
    resources = ik.Resources(given)
    given["en"].clear()
    assert resources.lines["en"][0].verified == date(2026, 1, 31)
    assert repr(RESOURCES) == "Resources(de, en, en-GB)"
    with pytest.raises(AttributeError, match="resources cannot be changed"):
        resources.stale_after_days = 5
    with pytest.raises(TypeError):
        resources.lines["de"] = ()  # type: ignore[index]  # the point of the test
