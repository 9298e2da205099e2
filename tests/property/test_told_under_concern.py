"""Under a safety concern every output for people is the whole support and nothing else.

Every text of a pack is replaced by a mark that says whose it is, so that nothing a face tells can be overlooked.
"""

import asyncio
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import redirect_stdout
from datetime import date
from functools import cache
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import intimacy_kit as ik
from intimacy_kit.documents.telling import Tellable
from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.model.fields import Frozen
from intimacy_kit.model.rulebook import without_partner
from intimacy_kit.packs.discovery.origin import core_pack
from intimacy_kit.packs.linking.build import build
from intimacy_kit.reasoning.runtime import Runtime
from intimacy_kit.testing.strategies import observations, packs

MARK = re.compile("⟦[^⟦⟧]*⟧")
OWN = re.compile(r"\b(mild|moderate|severe|emerging|solid|score[sd]?|strengths?|open question\w*)\b|\b[01]\.\d\d\b")
"""Words of the library's own for what was found, and numbers as scores are told."""
TELLING = {"to_text", "to_markdown", "to_html", "to_ics", "__str__"}
DISPLAYED = re.compile("_repr_[a-z]+_")
NOT_OF_A_CASE = {
    "Comparison",
    "Condition",
    "InstalledPack",
    "KnowledgeBase",
    "NextQuestion",
    "Place",
    "Problem",
    "Truth",
    "Validation",
}
FOR_BOTH = {"Shareable"}
Made = tuple[KnowledgeBase, Mapping[str, float | bool | str]]


def mark(key: str, id: str) -> str:
    return f"⟦{key}·{id.replace('_', '·')}⟧"


def marked(files: Mapping[str, str], read: Callable[[str], Any]) -> dict[str, str]:
    """The same pack with marks for its texts."""
    made = {"pack.yaml": files["pack.yaml"]}
    for name, text in files.items():
        if name != "pack.yaml":
            entries = read(text)
            for entry in entries:
                entry |= {
                    key: mark(key, entry["id"]) for key in ("title", "text", "question", "because") if key in entry
                }
                if "minutes" in entry:  # a practice, whose steps are texts
                    entry["steps"] = [mark(f"step{number}", entry["id"]) for number in range(len(entry["steps"]))]
            made[name] = json.dumps(entries, ensure_ascii=False)
    return made


def _lines(text: str) -> list[Any]:
    """Generated packs are JSON in lines, with numbers that YAML writes in another way."""
    return [json.loads(line.removeprefix("- ")) for line in text.split("\n") if line]


@cache
def core() -> KnowledgeBase:
    folder = core_pack()
    found = {
        file.name if part is folder else f"{part.name}/{file.name}": file.read_text(encoding="utf-8")
        for part in (folder, *(folder / name for name in ("rules", "signals", "safety", "practices")))
        for file in part.iterdir()
        if file.is_file()
    }
    return KnowledgeBase(Runtime(build([marked(found, yaml.safe_load)])))


@st.composite
def of_core(draw: st.DrawFn) -> Made:
    return core(), draw(observations(core()))


@st.composite
def of_generated(draw: st.DrawFn) -> Made:
    knowledge = KnowledgeBase(Runtime(build([marked(draw(packs()), _lines)])))
    return knowledge, draw(observations(knowledge, unknown=0.1))


everywhere = pytest.mark.parametrize("made", [of_generated, of_core], ids=["generated", "core"])


def support_of(kb: KnowledgeBase, dx: ik.Diagnosis) -> tuple[set[str], set[str]]:
    """The marks of what has to be told, and of the strategies that it belongs to: made from the pack, and not from what
    the library says it is.

    A concern names the practices of its support; where it names none, these are all of professional strategies that are
    safe alone. A strategy is told with its own, the first with those of no strategy, too; pages tell practices only.
    """
    told = {mark(key, concern.id) for concern in dx.safety.concerns for key in ("title", "because")}
    professional = [strategy for id, strategy in sorted(kb.strategies.items()) if strategy.professional]
    alone = {one.id: {id for id in one.practices if kb.practices[id].safe_alone} for one in professional}
    every = {id for some in alone.values() for id in some}
    practices = {id for concern in dx.safety.concerns for id in kb.safety_rules[concern.id].support or every}
    strategies: set[str] = set()
    others = practices - {id for strategy in professional for id in strategy.practices}
    for number, (id, own) in enumerate((id, own) for id, own in alone.items() if own):
        if own & practices or (number == 0 and others):
            strategies |= {mark(key, id) for key in ("title", "text")}
    for id in practices:
        told |= {kb.practices[id].title, *kb.practices[id].steps}
    return told, strategies


def explained(explanation: ik.FindingExplanation | ik.RemedyExplanation | ik.IndexExplanation) -> Iterator[str]:
    yield from in_words(explanation)
    for cause in () if isinstance(explanation, ik.IndexExplanation) else explanation.causes:
        yield from explained(cause)


def in_words(told: object) -> Iterator[str]:
    """Everything that a thing tells of itself."""
    for name in sorted(telling(type(told))):
        said = getattr(told, name)()
        yield said if isinstance(said, str) else json.dumps(said, ensure_ascii=False)
    if isinstance(told, Tellable):
        with redirect_stdout(io.StringIO()) as shown:
            told.show(width=200)
        yield shown.getvalue()


def telling(kind: type) -> set[str]:
    """How things of this kind tell of themselves."""
    given = {name for name in dir(kind) if name in TELLING or DISPLAYED.fullmatch(name)} - {"to_ics"}
    return given if kind.__str__ not in (object.__str__, Frozen.__str__) else given - {"__str__"}


def faces(kb: KnowledgeBase, dx: ik.Diagnosis) -> Iterator[tuple[str, str]]:
    """Every way in which a case is told to people, with what it says."""
    yield "text", dx.to_text()
    yield "text with options", dx.to_text(width=200, remedies=0, practices=0)
    plan = dx.plan(minutes_per_week=60)
    nothing = kb.diagnose(ik.Couple(a={}, b={}) if dx.partners else {})
    remembered = nothing.plan(minutes_per_week=60, earlier=dx)
    for about in (plan, remembered):
        yield "page with a plan", dx.to_html(plan=about)
        yield from (("Plan", text) for text in in_words(about))
    yield "page of what was not asked again", nothing.to_html(plan=remembered)
    told = ik.progress([dx, dx]), ik.progress([nothing, dx]), ik.progress([dx, nothing])
    for progress in told:
        yield "page of a progress", progress.to_html()
        yield from (("Progress", text) for text in in_words(progress))
    yield from (("Diagnosis", text) for text in in_words(dx))
    yield from (("Support", text) for text in in_words(dx.support))
    yield from (("WhatIf", text) for text in in_words(dx.what_if({})))
    for id in (*dx.findings, *dx.components, *dx.indexes, *kb.strategies):
        yield from (("explain", text) for text in explained(dx.explain(id)))


def refused(kb: KnowledgeBase, dx: ik.Diagnosis) -> Iterator[str]:
    """What is not there at all under a concern, with what is said instead."""
    with pytest.raises(ik.QuestionError, match="IK440") as calendar:
        dx.plan(minutes_per_week=60).to_ics(date(2030, 1, 7), names=True)
    yield str(calendar.value)
    for id in dx.findings:
        with pytest.raises(ik.QuestionError, match="IK421") as path:
            dx.path_to(id)
        yield str(path.value)
    assert {question.id for question in dx.next_questions(99)} <= {
        name for rule in kb.safety_rules.values() for name in rule.when.names
    }


def check(kb: KnowledgeBase, dx: ik.Diagnosis, told: Iterator[tuple[str, str]]) -> None:
    support, strategies = support_of(kb, dx)
    for name, text in told:
        found = {*MARK.findall(text)}
        assert found - support - strategies == set(), name
        assert support - found == set(), name
        assert strategies <= found or text.startswith("<!doctype html>"), name
        words = re.sub(r"<style>.*?</style>|&lt;", "", MARK.sub("", text), flags=re.DOTALL)
        assert OWN.search(words) is None, name


@everywhere
@given(st.data())
def test_every_output_is_the_whole_support_and_nothing_else(
    made: Callable[[], st.SearchStrategy[Made]], data: st.DataObject
) -> None:
    kb, values = data.draw(made())
    dx = kb.diagnose(values)
    assert (dx.support is not None) == dx.safety.concern
    if dx.safety.concern:
        check(kb, dx, faces(kb, dx))
        for text in refused(kb, dx):
            assert not MARK.search(text)


@everywhere
@given(st.data())
def test_every_output_of_a_couple_is_support(made: Callable[[], st.SearchStrategy[Made]], data: st.DataObject) -> None:
    kb, a = data.draw(made())
    b = data.draw(observations(kb))
    dx = kb.diagnose(ik.Couple(a=a, b=b))
    if dx.safety.concern:
        check(kb, dx, faces(kb, dx))
        assert dx.gaps() == ()
        for text in refused(kb, dx):
            assert not MARK.search(text)


@everywhere
@given(st.data())
def test_every_output_of_the_mcp_server_is_support(
    made: Callable[[], st.SearchStrategy[Made]], data: st.DataObject
) -> None:
    mcp = pytest.importorskip("mcp")
    from intimacy_kit.cli.mcp_server import create_server

    kb, values = data.draw(made())
    dx = kb.diagnose(values)
    if not dx.safety.concern:
        return
    some = next(iter(dx.findings))
    arguments = {"diagnose": {}, "plan": {}, "next_question": {}, "explain": {"id": some}}

    async def asked() -> list[tuple[str, str]]:
        async with mcp.Client(create_server(kb)) as client:
            offered = {tool.name for tool in (await client.list_tools()).tools}
            assert offered - {"list_signals"} == arguments.keys()  # a new tool has to be asked here too
            return [
                (name, json.dumps((await client.call_tool(name, {"answers": values, **more})).structured_content,
                                  ensure_ascii=False))
                for name, more in arguments.items()
            ]  # fmt: skip

    check(kb, dx, iter(asyncio.run(asked())))


@everywhere
@given(st.data())
def test_data_for_programs_is_complete_and_marks_the_concern(
    made: Callable[[], st.SearchStrategy[Made]], data: st.DataObject
) -> None:
    kb, values = data.draw(made())
    dx = kb.diagnose(values)
    stored = json.loads(dx.to_json())
    assert stored["safety"]["status"] == dx.safety.status
    assert {finding["id"] for finding in stored["findings"]} == {*kb.challenges, *kb.consequences}
    assert stored["observations"].keys() == values.keys()
    for id in dx.findings:
        explanation = dx.explain(id)
        assert isinstance(explanation, ik.FindingExplanation)
        of_one = [rule for rule in kb.rules.values() if rule.finding == id and without_partner(rule) is not None]
        assert {rule.id for rule in explanation.rules} == {rule.id for rule in of_one}
        assert explanation.support == dx.support


def test_every_output_is_covered_here() -> None:
    """Whoever adds a way to tell a case adds it above, or says here why it is none."""
    kinds = {name: kind for name in ik.__all__ if isinstance(kind := getattr(ik, name), type)}
    found = {
        name for name, kind in kinds.items() if telling(kind) and not issubclass(kind, BaseException | Warning | str)
    }
    assert found - NOT_OF_A_CASE - FOR_BOTH == {
        "Diagnosis",
        "FindingExplanation",
        "IndexExplanation",
        "Gap",  # there are none under a concern
        "Paths",  # there are none under a concern
        "Plan",
        "Progress",
        "RemedyExplanation",
        "Support",
        "WhatIf",
    }
