"""Content, privacy and well-formedness of pages."""

import re
from collections.abc import Mapping
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import intimacy_kit as ik
from intimacy_kit.documents.html.markup import Markup, el, joined, void
from intimacy_kit.messages.catalogue import messages_in
from intimacy_kit.reasoning.diagnosing.concern_words import thanks
from tests.small_pack import ALL_HARD, ALL_WELL, FILES, small_knowledge
from tests.wording import Wording

pytest.importorskip("typer")  # the answers of the demo are in its command
from intimacy_kit.cli.commands.demo import ANSWERS

KB = ik.load_knowledge()
DX = KB.diagnose(ANSWERS)
PAGE = DX.to_html(plan=DX.plan(minutes_per_week=60, weeks=4))
LINE = ik.HelpLine(
    name="A <b>line</b>", contact="0800 000", verified=date(2026, 1, 1), url="https://example.org/?a=1&b=2"
)
ABOUT = "About this page"
HARD = "What is hard, and why"
HELPS = "What can help"
HELPS_NOW = "What can help now"
LINES = "Where to turn"
NOTES = "Your notes"
NOTHING_HARD = "Nothing hard stood out in what you answered."
NOTHING_SO_FAR = "Nothing hard stood out so far. Other answers could still change that."
NOTHING_YET = "Nothing is answered yet. A few questions are enough to begin."
NOT_KNOWN = "What is not known yet"
PLAN = "A plan"
PROGRESS_TITLE = "How things have moved"
SCREENED = "You answered the questions about safety, and nothing came up."
SHARED_TITLE = "Something to look at together"
TITLE = "How you two are doing"
WELL = "What is well"
WHY = "Why this comes first"
SO_SO = {**ALL_WELL, "quality_time": 5, "rituals": 2}
VOID = {"meta"}
MARKS = " .:,"


def minutes(count: int) -> str:
    return "1 minute" if count == 1 else f"{count} minutes"


class Outline(HTMLParser):
    """What is in a page: its elements, whether each is closed, its headings and links, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.names: list[str] = []
        self.headings: list[tuple[str, str]] = []
        self.addresses: list[str] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.names.append(tag)
        self.open.append(tag)
        self.addresses += [value for key, value in attrs if key in ("src", "href", "action", "data", "srcset")]

    def handle_startendtag(self, tag: str, attrs: Any) -> None:
        self.names.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data
        if self.open and re.fullmatch("h[1-6]", self.open[-1]):
            self.headings.append((self.open[-1], data))


def titles(page: str, level: str = "h2") -> list[str]:
    return [text for name, text in Outline(page).headings if name == level]


def test_a_page_tells_in_short_then_what_helps_then_why() -> None:
    assert titles(PAGE) == [HELPS, NOTES, PLAN, HARD, WELL, NOT_KNOWN, ABOUT]
    assert titles(PAGE, "h1") == [TITLE]
    text = Outline(PAGE).text
    first = DX.challenges[0]
    assert first.in_short is not None
    assert text.index(DX.strengths[0].in_short or "?") < text.index(first.in_short) < text.index(HELPS)
    for finding in (*DX.strengths, *DX.challenges):
        assert finding.title in text
    reason = DX.explain(first.id).rules[0].because  # type: ignore[union-attr]  # of a finding
    assert reason in text
    assert SCREENED in text
    assert " ".join(DX.digest()[at : at + 4] for at in (0, 4, 8)) in text
    assert "Week 1" in text


def test_a_page_tells_what_the_app_gives_and_reads_no_clock() -> None:
    page = DX.to_html(date="2026-01-18", for_whom="Robin <3")
    text = Outline(page).text
    assert "Your check-in, 18 January 2026" in text
    assert "ForRobin <3Rules" in text
    assert page == DX.to_html(date=date(2026, 1, 18), for_whom="Robin <3")
    assert "20" not in re.sub(r"2\.0\.0", "", Outline(DX.to_html()).text.partition(ABOUT)[2].partition("Mark")[0])


def test_pages_are_small_and_have_no_script_network_or_font() -> None:
    two = KB.diagnose(ik.Couple(a=ANSWERS, b={"trust": 3}))
    concern = KB.diagnose({**ANSWERS, "fears_partner": True})
    for page in (PAGE, two.to_html(), two.shareable().to_html(), ik.progress([DX, DX]).to_html(), concern.to_html()):
        assert len(page.encode()) < 60_000
        assert not re.search(r"<script|url\(|@import|@font-face|<link|<img|\bon[a-z]+=", page)


def test_page_is_well_formed_and_self_contained() -> None:
    outline = Outline(PAGE)
    assert outline.open == []
    assert {"main", "header", "footer"} <= set(outline.names)
    assert outline.names.count("h1") == 1
    assert "script" not in outline.names
    assert outline.addresses
    assert all(address.startswith("#help-") and f'id="{address[1:]}"' in PAGE for address in outline.addresses)
    assert "default-src &#x27;none&#x27;" in PAGE
    assert PAGE.startswith('<!doctype html>\n<html lang="en" dir="ltr">')
    assert all('aria-hidden="true"' in svg for svg in re.findall(r"<svg[^>]*>", PAGE))
    assert not re.search(r"url\(|@import", PAGE)


def test_rendering_is_deterministic() -> None:
    assert DX.to_html() == KB.diagnose(ANSWERS).to_html()


def test_report_under_a_concern_contains_only_support(wording: Wording) -> None:
    page = KB.diagnose({**ANSWERS, "fears_partner": True}).to_html(plan=DX.plan(minutes_per_week=60), help_lines=[LINE])
    assert titles(page) == ["If you are in danger now", WHY, HELPS_NOW]
    outline = Outline(page)
    assert "A <b>line</b>0800 000" in outline.text
    assert outline.addresses == ["tel:0800000", "https://example.org/?a=1&b=2"]
    for finding in (*DX.challenges, *DX.consequences):
        assert finding.title not in outline.text
    wording(outline.text)
    assert "Week 1" not in outline.text


def test_only_http_and_https_urls_become_links() -> None:
    odd = [LINE.model_copy(update={"url": url, "hours": "day and night"}) for url in ("javascript:alert(1)", None)]
    outline = Outline(DX.to_html(help_lines=odd))
    assert not [address for address in outline.addresses if "javascript" in address]
    assert "javascript:alert(1)" in outline.text
    assert "day and night. Checked on 1 January 2026." in outline.text


def test_shared_report_contains_nothing_private() -> None:
    """It is the same, whatever was said in private, by whom, and whoever of the two looks at it."""
    a = {"quality_time_hours": 1.5, "hides_feelings": 4, "fears_partner": False, "past_betrayal": False}
    b = {"quality_time_hours": 9.25, "feels_heard": 1, "fears_partner": False}
    plain = KB.diagnose(ik.Couple(a=a, b=b))
    private = KB.diagnose(ik.Couple(a={**a, "fears_partner": True}, b={**b, "suicidal_thoughts": True}))
    page = plain.shareable().to_html()
    assert page == private.shareable().to_html()
    outline = Outline(page)
    for word in ("9.25", "1.5", "afraid", "safety rule", "professional", "help line"):
        assert word not in outline.text
    reasons = {told for rule in (*KB.rules.values(), *KB.safety_rules.values()) for _, told in rule.reasons}
    assert not [reason for reason in reasons if reason in outline.text]
    assert titles(page)[-1] == "How this page came about"


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({}, NOTHING_YET),
        ({id: value for id, value in {**SO_SO, "mood": 0}.items() if id != "drinks"}, NOTHING_SO_FAR),
        (SO_SO, NOTHING_HARD),
    ],
)
def test_nothing_hard_is_stated_only_if_open_questions_cannot_change_it(answers: Mapping[str, Any], told: str) -> None:
    diagnosis = small_knowledge().diagnose(answers)
    text = Outline(diagnosis.to_html()).text
    assert told in text
    assert (NOTHING_SO_FAR in text) == (told == NOTHING_SO_FAR)
    again = ik.progress([diagnosis, diagnosis])
    assert ("Nothing was answered yet" in Outline(again.to_html()).text) == (not answers)


def test_what_is_open_is_told_as_not_known_yet_and_nothing_as_not_hard() -> None:
    diagnosis = small_knowledge().diagnose({"mood": 9})
    assert [id for id, finding in diagnosis.findings.items() if finding.open] == ["distance", "mistrust"]
    text = Outline(diagnosis.to_html()).text
    assert NOT_KNOWN in text
    assert "What cannot be told yet: Mistrust." in text
    assert "Too little is answered to say what is hard." in text
    assert "Nothing hard" not in text
    assert "Nothing hard" not in Outline(ik.progress([diagnosis, diagnosis]).to_html()).text


def test_nothing_hard_is_stated_to_couples_only_if_nothing_is_open() -> None:
    nothing, well = (small_knowledge().diagnose(given).shareable().to_html() for given in ({}, ALL_WELL))
    assert "Nothing hard" not in Outline(nothing).text
    assert "Too little is answered to say what is hard." in Outline(nothing).text
    assert "Nothing hard stood out in what you both answered." in Outline(well).text
    assert "Too little" not in Outline(well).text


def test_report_with_a_plan_under_an_earlier_concern_contains_only_support() -> None:
    dx = KB.diagnose({id: value for id, value in ANSWERS.items() if id != "fears_partner"})
    plan = dx.plan(minutes_per_week=60, earlier=KB.diagnose({"fears_partner": True}))
    page = dx.to_html(plan=plan)
    assert plan.concern
    assert titles(page) == titles(KB.diagnose({"fears_partner": True}).to_html())
    text = Outline(page).text
    assert all(item.practice.title in text for item in plan.items)
    assert not any(finding.title in text for finding in dx.challenges)
    assert not any(remedy.strategy.title in text for remedy in dx.remedies if not remedy.strategy.professional)


def test_report_with_an_empty_plan() -> None:
    well = small_knowledge().diagnose(ALL_WELL)
    text = Outline(well.to_html(plan=well.plan(minutes_per_week=60, weeks=2))).text
    assert PLAN in text
    assert "Week 1" not in text


def test_titles_are_escaped() -> None:
    knowledge = small_knowledge(
        challenges="- {id: little_time, title: '<script>alert(1)</script>', text: T, source: notes}\n"
        "- {id: mistrust, title: '\"><img src=x onerror=alert(1)>', text: T, source: notes}\n",
        consequences="- {id: distance, title: D & D, text: T, source: notes}\n"
        "- {id: gloom, title: G, text: T, source: notes}\n",
    )
    outline = Outline(knowledge.diagnose(ALL_HARD).to_html())
    assert "script" not in outline.names
    assert "img" not in outline.names
    assert "<script>alert(1)</script>" in outline.text


class Tongues(HTMLParser):
    """The texts of a page with the language that each is said to be in."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.languages: list[str] = [""]
        self.texts: dict[str, set[str]] = {}
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag not in VOID:
            self.languages.append(dict(attrs).get("lang", self.languages[-1]))

    def handle_startendtag(self, tag: str, attrs: Any) -> None:
        """Nothing is in it."""

    def handle_endtag(self, tag: str) -> None:
        self.languages.pop()

    def handle_data(self, data: str) -> None:
        self.texts.setdefault(data.strip(MARKS), set()).add(self.languages[-1])


FRENCH = """
little_time: {title: Peu de temps, text: Le temps manque.}
make_time: {title: Prendre du temps}
free_evening: {title: Un soir libre, steps: [Gardez un soir libre.]}
"""


def test_parts_of_a_page_have_a_lang_attribute() -> None:
    """A screen reader would read French with English sounds otherwise."""
    kb = ik.load_knowledge({**FILES, "locales/fr.yaml": FRENCH}, core=False)
    dx, later = (kb.diagnose(case, locale="fr") for case in (ALL_HARD, {**ALL_HARD, "quality_time": 20}))
    page = dx.to_html(plan=dx.plan(minutes_per_week=60, weeks=4))
    whole = Tongues(page).texts
    shared, moved = Tongues(dx.shareable().to_html()).texts, Tongues(ik.progress([dx, later]).to_html()).texts
    ours = {
        TITLE, SHARED_TITLE, PROGRESS_TITLE, HARD, PLAN, ABOUT, "Week 1", "Try this first", "What helps",
        "not noticed", "felt a little", "clearly felt", "strongly felt", "growing",
        "steady", "strong", "What you said", "getting better",
    }  # fmt: skip
    theirs = {"Peu de temps", "Un soir libre", "Gardez un soir libre."}
    for texts in (whole, shared, moved):
        assert {text: texts[text] for text in ours & texts.keys()} == {text: {"en"} for text in ours & texts.keys()}
        assert {language for text in theirs & texts.keys() for language in texts[text]} == {"fr"}
    assert theirs <= whole.keys() | {"Gardez un soir libre."}
    assert '<html lang="en" dir="ltr">' in page
    assert '<span lang="fr" dir="ltr">Un soir libre</span>' in page


def test_a_page_in_one_language_says_so_once() -> None:
    page = KB.diagnose(ANSWERS, locale="de-AT").to_html()
    assert '<html lang="de-AT" dir="ltr">' in page
    assert page.count(" lang=") == 1


def test_plan_has_steps_and_joins_equal_weeks() -> None:
    """What is planned may belong to a remedy that is too far down to be on the page."""
    plan = DX.plan(minutes_per_week=60)
    text = Outline(DX.to_html(plan=plan)).text
    for item in plan.items:
        assert f"{item.number}. {item.practice.title} ({minutes(item.practice.minutes)}, " in text
        for step in item.practice.steps:
            assert text.count(step) == 1
    little_time = KB.diagnose({"quality_time_hours": 1.5})
    page = little_time.to_html(plan=little_time.plan(minutes_per_week=30, weeks=8))
    assert re.findall(r">(Weeks? [^<]+)<", page) == ["Week 1", "Weeks 2 to 8"]


def test_progress_page() -> None:
    steps = [{**ANSWERS, "quality_time_hours": hours} for hours in (1, 2, 4, 8)]
    page = ik.progress([KB.diagnose(step) for step in steps]).to_html()
    assert titles(page)[0] == "What has become easier"
    outline = Outline(page)
    assert outline.open == []
    assert "It came before the change. Whether it helped, nobody can tell." in outline.text
    concern = ik.progress([KB.diagnose(steps[0]), KB.diagnose({**steps[1], "fears_partner": True})]).to_html()
    assert titles(concern) == ["If you are in danger now", WHY, HELPS_NOW]
    even = ik.progress([KB.diagnose({}), KB.diagnose({})]).to_html()
    assert titles(even) == [NOTES, ABOUT]
    assert "Nothing was answered yet, so nothing is known yet." in Outline(even).text


def test_progress_without_a_known_index_has_no_chart() -> None:
    few = {"quality_time_hours": 1, "rituals_kept": 0}
    told = ik.progress([KB.diagnose(few), KB.diagnose({"rituals_kept": 0}), KB.diagnose({"rituals_kept": 0})])
    for shown in (told.to_html(), told._repr_html_()):
        assert 'class="chart"' not in shown
    apart = Outline(ik.progress([KB.diagnose(few), KB.diagnose({"trust": 3})]).to_html()).text
    assert "in either direction: Opening up feels risky (last asked: check-in 2), Little time" in apart
    assert "These questions were not asked again:" in apart


def test_progress_lists_incomparable_findings(wording: Wording) -> None:
    """As in plain words: rules that have changed, and other questions, move scores too."""
    first = KB.diagnose({"quality_time_hours": 1})
    told = ik.progress([first, KB.diagnose({"quality_time_hours": 8, "trust": 2}, context="friendship")])
    page = told.to_html()
    assert titles(page)[-2:] == [NOTES, ABOUT]
    text = Outline(page).text
    wording(text)
    assert "The rules have changed in between" in text
    assert "The rules have changed" not in Outline(ik.progress([first, first]).to_html()).text


def test_pages_are_written_atomically(tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    target.write_text("before")
    assert DX.to_html(target) == target.read_text("utf-8")
    for odd in (tmp_path / "none" / "x.html", tmp_path, "\0"):
        with pytest.raises(ik.QuestionError) as refused:
            DX.to_html(odd)
        assert refused.value.code == "IK490"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("options", [{"plan": 3}, {"help_lines": ["0800"]}, {"help_lines": 3}])
def test_arguments_of_other_types_are_refused(options: Any) -> None:
    with pytest.raises(ik.QuestionError) as refused:
        DX.to_html(**options)
    assert refused.value.code == "IK404"


def test_notebook_fragment_has_findings_and_no_answers(wording: Wording) -> None:
    fragment = DX._repr_html_()
    assert DX.challenges[0].title in fragment
    assert Outline(fragment).open == []
    concern = KB.diagnose({"fears_partner": True, "quality_time_hours": 1})._repr_html_()
    assert thanks({"from_partner"}, messages_in(None)) in concern
    wording(Outline(concern).text)
    assert "Little time" not in concern
    assert "Nothing was answered yet, so nothing is known yet." in KB.diagnose({})._repr_html_()
    assert ">signals</td>" in KB._repr_html_()
    path = DX.path_to(DX.challenges[0].id)
    explained = DX.explain("build_trust"), DX.explain("infidelity_risk")
    for told in (*explained, path, DX.what_if(trust=9), ik.progress([DX, DX]), DX.plan(minutes_per_week=60)):
        assert told._repr_markdown_() == told.to_markdown()


def test_markup_escapes_content_and_attributes() -> None:
    assert el("p", "a < b", None, [Markup("<br/>"), "&"], class_='x "y"', data_n=1.50, title=None) == (
        '<p class="x &quot;y&quot;" data-n="1.5">a &lt; b<br/>&amp;</p>'
    )
    assert void("rect", stroke_width=2) == '<rect stroke-width="2"/>'
    assert joined(["a", ["b", None]]) == "ab"


def test_the_chain_marks_what_is_felt_already_and_what_may_follow() -> None:
    dx = KB.diagnose({**ANSWERS, "emotional_closeness": 0, "loneliness": 4})
    page = dx.to_html()
    told = re.findall(r'<p class="small soft how( may)?">([^<]+)</p><p>([^<]+)</p>', page)
    bases = {risk.title: risk.basis for risk in dx.consequences}
    assert told
    for may, word, title in told:
        assert (bool(may), word) == {"answers": (False, "felt already"), "links": (True, "may follow")}[bases[title]]


def test_a_page_of_two_is_not_for_both_to_see_together() -> None:
    kb = small_knowledge()
    one, two = kb.diagnose({"trust": 3}), kb.diagnose(ik.Couple(a={"trust": 3}, b={"trust": 8}))
    concern = kb.diagnose(ik.Couple(a={"afraid": True}, b={}))
    assert "for whoever helps these two" not in one.to_html()
    for of_two in (two, concern):
        assert "for whoever helps these two, and not for both to see together" in of_two.to_html()
    for then in (two, concern):
        assert "for whoever helps these two" in ik.progress([then, two]).to_html()
    assert "for whoever helps these two" not in ik.progress([one, one]).to_html()


def test_a_page_of_two_says_who_sees_a_professional_unless_it_is_about_safety() -> None:
    kb = ik.load_knowledge()
    calm = dict.fromkeys(kb.diagnose({}).safety.unanswered, False)
    low = {**calm, "low_mood": 6, "anxiety": 6}
    dx = kb.diagnose(ik.Couple(a=low, b=calm))
    plan = dx.plan(minutes_per_week=90)
    assert {item.partners for item in plan.items if item.support} == {("a",)}
    for told in (dx.to_text(), plan.to_text(), dx.to_html(plan=plan)):
        assert re.search(r"50 minutes, [\w ]+, person a", " ".join(told.split()))
    afraid = kb.diagnose(ik.Couple(a={**low, "fears_partner": True}, b=calm))
    ended = kb.diagnose(ik.Couple(a=low, b=calm), earlier=afraid)
    for safe in (afraid, ended):
        plan = safe.plan(minutes_per_week=90)
        assert plan.items[0].partners == ()
        assert "person a" not in plan.items[0].why + (plan.to_text() if plan.support else "")


def test_a_page_of_two_says_whose_practice_it_is() -> None:
    kb = small_knowledge()
    answered = {"afraid": False, "hurt": False}
    hard = {**answered, "hides_feelings": 4, "trust": 1, "past_betrayal": False}
    for couple, who in (
        (ik.Couple(a=hard, b=answered), "person a"),
        (ik.Couple(a=answered, b=hard), "person b"),
        (ik.Couple(a=hard, b=hard), "each of you"),
    ):
        dx = kb.diagnose(couple)
        plan = dx.plan(minutes_per_week=200)
        for told in (dx.to_text(), plan.to_text(), dx.to_html(plan=plan)):
            assert f"10 minutes, every day, {who}" in " ".join(told.split()).replace("daily", "every day")
