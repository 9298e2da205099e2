"""What the library writes for other programs is read by readers of others, which refuse what is not well made."""

import json
from datetime import date

import pytest
from pydantic import ValidationError

import intimacy_kit as ik
from intimacy_kit.analysis.lint.reports.sarif import sarif
from tests.external.pages import pages
from tests.unit.analysis.lint.clean_pack import report, rule, with_file

MONDAY = date(2030, 1, 7)


class TestSarif:
    @pytest.fixture(autouse=True)
    def reader(self) -> None:
        self.sarif = pytest.importorskip("sarif_pydantic", reason="sarif-pydantic is not installed")

    def test_a_log_is_read_whole(self) -> None:
        untidy = rule("not not work_hours > 60", "supports: distance") + rule("work_hours >= 0", id="other")
        told = sarif(report(with_file("rules/more.yaml", untidy)), "1.2.3")
        (run,) = self.sarif.Sarif.model_validate_json(json.dumps(told)).runs
        assert len(run.results) == len(told["runs"][0]["results"]) > 1
        assert {result.rule_id for result in run.results} <= {rule.id for rule in run.tool.driver.rules}

    def test_a_log_without_what_is_required_is_refused(self) -> None:
        told = sarif(report(with_file("rules/more.yaml", rule("work_hours >= 0"))), "1.2.3")
        del told["runs"][0]["tool"]["driver"]["name"]
        with pytest.raises(ValidationError, match="driver"):
            self.sarif.Sarif.model_validate(told)


class TestHtml:
    @pytest.fixture(autouse=True)
    def reader(self) -> None:
        self.html5lib = pytest.importorskip("html5lib", reason="html5lib is not installed")

    @pytest.mark.parametrize("locale", ["en", "de"])
    def test_every_page_is_without_an_error_of_parsing(self, locale: str) -> None:
        written = pages(locale)
        for page in written.values():
            self.html5lib.HTMLParser(strict=True).parse(page)
        assert len(written) == 7

    def test_the_parser_refuses_what_is_not_well_made(self) -> None:
        page = pages("en")["concern"].replace("</main>", "</section>", 1)
        with pytest.raises(self.html5lib.html5parser.ParseError):
            self.html5lib.HTMLParser(strict=True).parse(page)


class TestCalendar:
    @pytest.fixture(autouse=True)
    def reader(self) -> None:
        self.icalendar = pytest.importorskip("icalendar", reason="icalendar is not installed")

    def test_a_plan_is_read_whole(self) -> None:
        kb = ik.load_knowledge()
        plan = kb.diagnose({"quality_time_hours": 1, "feels_heard": 0}).plan(minutes_per_week=90, weeks=4)
        calendar = self.icalendar.Calendar.from_ical(plan.to_ics(MONDAY))
        assert calendar.errors == []
        events = calendar.walk("VEVENT")
        assert events
        assert [error for event in events for error in event.errors] == []
        assert all({"UID", "DTSTAMP", "DTSTART", "SUMMARY"} <= event.keys() for event in events)
