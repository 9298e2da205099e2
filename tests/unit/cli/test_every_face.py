"""In a complete locale no English leaves: every face is told in the pseudo-locale, and nothing stands outside marks.

Packs are translated into it whole, so this is about texts of packs and sentences of the library alike.
"""

import asyncio
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import intimacy_kit as ik
from intimacy_kit.cli.commands.demo import ANSWERS
from intimacy_kit.documents.telling import Tellable
from intimacy_kit.messages.catalogue import MARKS, PSEUDO, messages_in
from tests.pseudo import COLOURLESS, SMALL, of_core, unmarked, words_of
from tests.small_pack import ALL_HARD, ALL_WELL

Answers = Mapping[str, Any]

SMALL_KB = ik.load_knowledge(SMALL, core=False).within(locale=PSEUDO)
CASES: list[tuple[str, Answers]] = [
    *(("small", answers) for answers in ({}, ALL_WELL, ALL_HARD, {"trust": 2}, {**ALL_HARD, "afraid": True})),
    *(("small", answers) for answers in ({"quality_time": 1.5, "rituals": 3}, {"trust": 9})),
    *(("core", answers) for answers in ({}, ANSWERS, {**ANSWERS, "fears_partner": True, "trust": 2})),
]
every_case = pytest.mark.parametrize(("kb", "answers"), CASES, indirect=["kb"])


@cache
def core_kb() -> ik.KnowledgeBase:
    """Made when it is needed, as it takes seconds."""
    return ik.load_knowledge(of_core(), plugins=False).within(locale=PSEUDO)


@pytest.fixture
def kb(request: pytest.FixtureRequest) -> ik.KnowledgeBase:
    return core_kb() if request.param == "core" else SMALL_KB


def without_names(text: str) -> str:
    """The text without what has no other words: an address, names of packs, the mark of a page, published items."""
    for published in published_wording():
        text = re.sub(r"\s+".join(map(re.escape, published.split())), "", text)
    return re.sub(r"https://example\.org|\b(core|small|pseudo)\b|(\b[0-9a-f]{4}\b ?){3}", "", text)


@cache
def published_wording() -> list[str]:
    """Items and answers of instruments, which are told as they were published, the longest first."""
    items = [item for signal in core_kb().signals.values() for item in signal.items]
    return sorted({text for item in items for text in (item.text, *(told.label for told in item.options))}, key=len)[
        ::-1
    ]


def leaves(texts: Iterable[str]) -> list[str]:
    """What was not translated; there must be something that was."""
    told = [*map(without_names, texts)]
    assert MARKS[0] in "".join(told)
    return [words for words in map(unmarked, told) if words]


def forms(told: Tellable) -> Iterator[str]:
    """Everything that a result can be told as."""
    assert told.document().messages == messages_in(PSEUDO)
    yield told.to_text()
    yield told.to_markdown()
    yield words_of(told.to_html())


@every_case
def test_diagnoses(kb: ik.KnowledgeBase, answers: Answers) -> None:
    dx = kb.diagnose(answers)
    lines = [ik.HelpLine(name="⟦A⟧", contact="1", hours="⟦B⟧", url="https://example.org", verified=date(2030, 1, 1))]
    told = [*forms(dx), *forms(dx.shareable()), dx._repr_html_() and words_of(dx._repr_html_())]
    again = ik.Diagnosis.from_json(dx.to_json())
    told += [*forms(again), words_of(dx.to_html(plan=dx.plan(minutes_per_week=60), help_lines=lines))]
    assert leaves(told) == []
    entries = [*dx.findings.values(), *dx.components.values(), *dx.safety.concerns]
    assert leaves(entry.title for entry in entries) == []


@pytest.mark.parametrize("locale", ["de", "es"])
def test_numbers_have_the_decimal_sign_of_the_locale(locale: str) -> None:
    dx = core_kb().diagnose({**ANSWERS, "quality_time_hours": 2.5}, locale=locale)
    told = [dx, dx.shareable(), dx.what_if(trust=2.5), dx.plan(minutes_per_week=90.5)]
    for text in [each.to_text() for each in (*told, *map(dx.explain, dx.findings))]:
        assert not re.search(r"\d\.\d", text)
    assert re.search(r"\d,\d\d", dx.to_text())


@every_case
def test_terminals(kb: ik.KnowledgeBase, answers: Answers, in_colour: None, capsys: pytest.CaptureFixture[str]) -> None:
    dx = kb.diagnose(answers)
    for told in (dx, dx.plan(minutes_per_week=60)):
        told.show()
    shown = capsys.readouterr().out
    assert "\x1b[" in shown
    assert leaves([re.sub(COLOURLESS, "", shown)]) == []


@every_case
def test_explanations_what_ifs_and_paths(kb: ik.KnowledgeBase, answers: Answers) -> None:
    dx = kb.diagnose(answers)
    first, second = ("trust", "emotional_closeness") if kb is not SMALL_KB else ("trust", "rituals")
    told: list[Tellable] = [dx.explain(id) for id in (*dx.findings, *dx.components, *kb.strategies)]
    told += [dx.what_if(), dx.what_if({first: 2.5}), dx.what_if({first: 4, second: None})]
    if not dx.safety.concern:
        levels = ("none", "mild", "moderate") if kb is SMALL_KB else ("mild",)  # of the core they take long
        rungs = [(index.id, rung.id) for index in kb.indexes.values() for rung in index.levels]
        told += [dx.path_to(id, level=level) for id in dx.findings for level in levels]
        told += [dx.path_to(id, level=rung) for id, rung in (rungs if kb is SMALL_KB else rungs[:1])]
    for each in told:
        assert leaves(forms(each)) == []


@every_case
@pytest.mark.parametrize(("minutes", "together"), [(1, True), (30, True), (300, True), (300, False)])
def test_plans_and_calendars(kb: ik.KnowledgeBase, answers: Answers, minutes: int, together: bool) -> None:
    plan = kb.diagnose(answers).plan(minutes_per_week=minutes, together=together)
    said = [*plan.notes, *(item.why for item in plan.items), plan.review or ""]
    assert leaves([*forms(plan), *said]) == []
    if plan.concern is False:
        icalendar = pytest.importorskip("icalendar", reason="icalendar is not there")
        for names in (True, False):
            events = icalendar.Calendar.from_ical(plan.to_ics(date(2030, 1, 7), names=names)).walk("VEVENT")
            assert leaves(str(event["summary"]) for event in events) == []


@pytest.mark.parametrize(
    "check_ins",
    [
        ({}, {}),
        ({"trust": 2}, {"trust": 2}),
        (ALL_HARD, ALL_HARD),
        (ALL_HARD, ALL_WELL, ALL_HARD),
        (ALL_WELL, ALL_HARD),
        (ALL_HARD, {"trust": 2}, ALL_WELL, {"trust": 2}),
        (ALL_HARD, {**ALL_HARD, "afraid": True}),
    ],
)
def test_progress(check_ins: tuple[Answers, ...]) -> None:
    diagnoses = [SMALL_KB.diagnose(answers) for answers in check_ins]
    dated = [(f"2030-01-{day:02}T{day:02}:00", dx) for day, dx in enumerate(diagnoses, 1)]
    for told in (ik.progress(diagnoses), ik.progress(dated)):
        assert leaves(forms(told)) == []


def test_progress_with_rules_that_have_changed() -> None:
    changed = {**SMALL, "pack.yaml": SMALL["pack.yaml"].replace("1.0.0", "1.1.0")}
    other = ik.load_knowledge(changed, core=False).within(locale=PSEUDO)
    told = ik.progress([SMALL_KB.diagnose(ALL_HARD), other.diagnose(ALL_WELL)])
    assert told.rules_changed == (2,)
    assert leaves(forms(told)) == []


def test_couples() -> None:
    dx = SMALL_KB.diagnose(ik.Couple(a=ALL_HARD, b={**ALL_WELL, "quality_time": 1.5}))
    view, gaps = dx.view("a"), dx.gaps()
    assert gaps
    assert leaves([*forms(dx), *forms(dx.shareable()), *forms(view), *(gap.text for gap in gaps)]) == []
    assert leaves(each.title for each in (*view.findings.values(), *view.components.values(), *gaps)) == []


@every_case
def test_questions_and_what_can_be_answered(kb: ik.KnowledgeBase, answers: Answers) -> None:
    checkin = kb.checkin(known=answers, stop_when="everything")
    for question in checkin:
        assert leaves([str(question), question.because]) == []
        checkin.answer(None)
    schema = kb.observations_schema()
    said = [schema["title"], schema["description"]]
    for each in schema["properties"].values():
        said += [each["title"], each["description"]]
    for signal in kb.signals.values():
        said += [signal.title, *(label for _, label in signal.options), signal.label(_some_answer(signal))]
    assert leaves(said) == []


def _some_answer(signal: Any) -> Any:
    return signal.options[0].value if signal.options else signal.bounds[1]


@pytest.mark.parametrize("around", [None, "few_hours", "topic", "make_time", "fear"])
def test_pictures(around: str | None) -> None:
    """Ids, and conditions, which are the titles of rules, are data."""
    picture = SMALL_KB.picture(around)
    nodes = picture.to_dict()["nodes"]
    data = {*(node["id"] for node in nodes), *(node["title"] for node in nodes if node["kind"] == "rule")}
    told = words_of(picture.svg())
    assert MARKS[0] in told
    assert words(unmarked(told)) <= words(" ".join(data))


def words(text: str) -> set[str]:
    return {*re.findall(r"\w+", text)}


SAFE = dict.fromkeys(ik.load_knowledge(plugins=False).diagnose({}).safety.unanswered, False)
CALLS: list[tuple[str, dict[str, Any]]] = [
    ("list_signals", {}),
    *(("next_question", {"answers": answers}) for answers in ({}, SAFE, {**SAFE, "fears_partner": True})),
    *(("diagnose", {"answers": answers}) for answers in ({}, ANSWERS, {**SAFE, "fears_partner": True})),
    ("explain", {"answers": ANSWERS, "id": "lack_of_quality_time"}),
    ("plan", {"answers": ANSWERS}),
]
SPOKEN = frozenset({"text", "title", "question", "because", "unit", "unit_one", "label"})


def spoken(data: Any, key: str = "") -> Iterator[str]:
    """Yield what data has for people, by its keys."""
    if isinstance(data, dict):
        for name, value in data.items():
            yield from spoken(value, name)
    elif isinstance(data, list):
        for value in data:
            yield from spoken(value, key)
    elif isinstance(data, str) and key in SPOKEN:
        yield data


@pytest.mark.parametrize(("tool", "arguments"), CALLS)
def test_the_server_for_assistants(tool: str, arguments: dict[str, Any]) -> None:
    mcp = pytest.importorskip("mcp")
    from intimacy_kit.cli.mcp_server import create_server

    english = ik.load_knowledge(of_core(), plugins=False)

    async def ask() -> Any:
        async with mcp.Client(create_server(english)) as client:
            return await client.call_tool(tool, {**arguments, "locale": PSEUDO})

    result = asyncio.run(ask())
    assert not result.is_error
    assert leaves(spoken(result.structured_content)) == []


@pytest.fixture
def in_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal with colours, by the variables that Rich reads."""
    pytest.importorskip("rich")
    for name in ("NO_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.fixture
def command(run: Callable[..., tuple[int, str, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Run a command in the pseudo-locale with the core pack: what it says."""
    for name, text in of_core().items():
        file = tmp_path / "pseudo" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    (tmp_path / "hard.json").write_text(json.dumps({**SAFE, **ANSWERS}))
    (tmp_path / "well.json").write_text(json.dumps(SAFE))
    (tmp_path / "afraid.json").write_text(json.dumps({**ANSWERS, "fears_partner": True}))
    monkeypatch.setattr("intimacy_kit.cli.commands.demo.load_knowledge", lambda plugins: ik.load_knowledge(of_core()))

    def said(name: str, *arguments: str) -> str:
        packs = () if name == "demo" else ("--pack", "pseudo")
        status, said, complained = run(name, *arguments, *packs, "--locale", PSEUDO)
        assert (status, complained) == (0, "")
        return said

    return said


@pytest.mark.parametrize("file", ["hard.json", "well.json", "afraid.json"])
@pytest.mark.parametrize(
    "arguments",
    [
        ("diagnose",),
        ("explain",),
        ("plan",),
        ("what-if", "quality_time_hours=6"),
        ("path-to", "lack_of_quality_time"),
        ("path-to", "emotional_intimacy", "--level", "good"),
    ],
)
def test_commands(command: Callable[..., str], arguments: tuple[str, ...], file: str) -> None:
    name, *more = arguments
    assert leaves([command(name, file, *more)]) == []


def test_the_demo(command: Callable[..., str]) -> None:
    assert leaves([command("demo")]) == []


@pytest.mark.parametrize("typed", ["no\n" * 3 + "perhaps\n?\nno\n" + "?\n2\n" * 9 + "q\n", "yes\n" * 9, ""])
def test_ask(command: Callable[..., str], typed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    assert leaves([command("ask").replace("\nq  ", "\n")]) == []
