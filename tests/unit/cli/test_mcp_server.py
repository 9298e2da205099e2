"""The MCP server with a real client, in this process and over stdio."""

import asyncio
import json
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

import intimacy_kit as ik
from tests.unit.cli.conftest import Run
from tests.wording import Wording

mcp = pytest.importorskip("mcp")

from intimacy_kit.cli import mcp_server  # noqa: E402 - only where mcp is

KB = ik.load_knowledge(plugins=False)
MINE = {"quality_time_hours": 1.5, "unresolved_conflicts": 4, "hides_feelings": 3}
SAFE = dict.fromkeys(KB.diagnose({}).safety.unanswered, False)


def asked(ask: Callable[[Any], Awaitable[Any]], of: Any = None) -> Any:
    async def run() -> Any:
        async with mcp.Client(mcp_server.create_server(KB) if of is None else of) as client:
            return await ask(client)

    return asyncio.run(run())


def called(tool: str, of: Any = None, **arguments: Any) -> Any:
    result = asked(lambda client: client.call_tool(tool, arguments), of)
    assert not result.is_error, result
    return result.structured_content


def test_tools_have_input_schemas() -> None:
    tools = {tool.name: tool for tool in asked(lambda client: client.list_tools()).tools}
    assert sorted(tools) == ["diagnose", "explain", "list_signals", "next_question", "plan"]
    for name, tool in tools.items():
        assert tool.description
        if name != "list_signals":
            answers = tool.input_schema["properties"]["answers"]
            assert answers["properties"] == KB.observations_schema()["properties"]


def test_signals_are_listed() -> None:
    found = called("list_signals")
    assert [signal["id"] for signal in found["signals"]] == list(KB.signals)
    trust = called("list_signals", group="trust_and_openness")["signals"]
    assert {signal["group"] for signal in trust} == {"trust_and_openness"}
    assert "trust_and_openness" in found["groups"]


def test_next_question_begins_with_safety() -> None:
    first = called("next_question", answers=MINE)
    assert first["question"]["about_safety"]
    assert first["safety"]["status"] == "not_screened"
    second = called("next_question", answers={**MINE, **SAFE})
    assert not second["question"]["about_safety"]
    assert second["question"]["because"]
    declined = called("next_question", answers={**MINE, **SAFE}, declined=[second["question"]["signal"]["id"]])
    assert declined["question"]["signal"]["id"] != second["question"]["signal"]["id"]
    ended = called("next_question", answers={**MINE, **SAFE, "fears_partner": True})
    assert (ended["question"], ended["ended"], ended["safety"]["status"]) == (None, "safety", "concern")


def test_a_diagnosis_with_its_reasons_and_a_plan() -> None:
    found = called("diagnose", answers=MINE)
    diagnosis = KB.diagnose(MINE)
    assert next(iter(found)) == "safety"
    assert [(each["id"], each["score"]) for each in found["challenges"]] == [
        (finding.id, finding.score) for finding in diagnosis.challenges
    ]
    assert [each["id"] for each in found["remedies"]] == [remedy.strategy.id for remedy in diagnosis.remedies]
    assert found["text"] == diagnosis.to_text()
    explained = called("explain", answers=MINE, id="lack_of_quality_time")
    assert explained["text"] == str(diagnosis.explain("lack_of_quality_time"))
    planned = called("plan", answers=MINE, minutes_per_week=60, together=False, weeks=4)
    assert planned["text"] == str(diagnosis.plan(minutes_per_week=60, together=False, weeks=4))


def test_every_tool_under_a_concern_returns_only_support(wording: Wording) -> None:
    """Regression: the text told findings and open questions, and explanations told what would relieve."""
    answers = {**MINE, "fears_partner": True}
    support = str(KB.diagnose(answers).support)
    wording(support)
    for tool, more in {"diagnose": {}, "plan": {}, "explain": {"id": "lack_of_quality_time"}}.items():
        found = called(tool, answers=answers, **more)
        assert found.keys() == {"safety", "text"}
        assert found["text"] == support
        assert found["safety"].keys() == {"status", "concerns"}
        assert found["safety"]["status"] == "concern"
    asked = called("next_question", answers=answers)
    assert (asked["text"], asked["question"], asked["ended"]) == (support, None, "safety")


def test_every_tool_speaks_the_language_asked_for() -> None:
    german = KB.within(locale="de")
    diagnosis = german.diagnose(MINE)
    listed = {signal["id"]: signal for signal in called("list_signals", locale="de")["signals"]}
    assert listed["trust"]["title"] == german.signals["trust"].title
    assert [option["label"] for option in listed["feels_heard"]["options"]] == [
        option.label for option in german.signals["feels_heard"].options
    ]
    assert "options" not in listed["trust"]
    assert listed["low_mood"]["items"] == [item.to_dict() for item in german.signals["low_mood"].items]
    assert "items" not in listed["trust"]
    question = called("next_question", answers=MINE, locale="de")["question"]
    expected = german.checkin(known=MINE, stop_when="likely").question
    assert expected is not None
    assert (question["signal"]["question"], question["because"]) == (expected.signal.question, expected.because)
    found = called("diagnose", answers=MINE, locale="de-AT")
    assert found["text"] == diagnosis.to_text()
    assert found["challenges"][0]["title"] == diagnosis.challenges[0].title
    explained = called("explain", answers=MINE, id="lack_of_quality_time", locale="de")
    assert explained["text"] == str(diagnosis.explain("lack_of_quality_time"))
    planned = called("plan", answers=MINE, minutes_per_week=60, weeks=4, locale="de")
    assert planned["text"] == str(diagnosis.plan(minutes_per_week=60, weeks=4))


def test_support_is_told_in_the_language_asked_for() -> None:
    answers = {**MINE, "fears_partner": True}
    support = KB.diagnose(answers, locale="de").support
    assert support is not None
    tools: dict[str, dict[str, str]] = {"diagnose": {}, "plan": {}, "explain": {"id": "trust"}, "next_question": {}}
    for tool, more in tools.items():
        found = called(tool, answers=answers, locale="de", **more)
        assert found["text"] == str(support)
        assert found["safety"]["concerns"][0]["title"] == support.concerns[0].title
        assert found["text"] != str(KB.diagnose(answers).support)


def test_context_and_locale_of_the_knowledge_base_stay() -> None:
    friends = KB.within("friendship", locale="de")
    server = mcp_server.create_server(friends)
    assert called("diagnose", server, answers=MINE)["text"] == friends.diagnose(MINE).to_text()
    english = KB.within("friendship", locale="en").diagnose(MINE)
    assert called("diagnose", server, answers=MINE, locale="en")["text"] == english.to_text()


def test_unknown_locales_are_errors_that_list_the_known_ones() -> None:
    for tool in asked(lambda client: client.list_tools()).tools:
        assert "such as de, en" in tool.input_schema["properties"]["locale"]["description"]
    for tool, arguments in [
        ("diagnose", {"answers": MINE}),
        ("next_question", {"answers": MINE}),
        ("list_signals", {}),
    ]:
        wanted = {**arguments, "locale": "tlh"}
        result = asked(lambda client, tool=tool, wanted=wanted: client.call_tool(tool, wanted))  # type: ignore[misc]  # it is called at once
        assert result.is_error
        assert "error[IK485]" in result.content[0].text
        assert "de, en" in result.content[0].text


def test_errors_do_not_contain_values() -> None:
    for tool, arguments in [
        ("diagnose", {"answers": {"trust": 98765, "trusst": 98765}}),
        ("next_question", {"answers": {"trust": 98765}}),
        ("explain", {"answers": {"trust": 3}, "id": "none"}),
        ("plan", {"answers": {"trust": 3}, "weeks": 98765}),
    ]:
        result = asked(lambda client, tool=tool, arguments=arguments: client.call_tool(tool, arguments))  # type: ignore[misc]  # it is called at once
        assert result.is_error
        assert "error[IK" in result.content[0].text
        assert "98765" not in result.content[0].text


def test_regression_validation_errors_do_not_contain_arguments() -> None:
    for tool, arguments in [
        ("diagnose", {"answers": "a secret"}),
        ("next_question", {"answers": {}, "declined": "a secret"}),
        ("plan", {"answers": {}, "weeks": "a secret"}),
        ("explain", {"answers": {}, "id": ["a secret"]}),
    ]:
        result = asked(lambda client, tool=tool, arguments=arguments: client.call_tool(tool, arguments))  # type: ignore[misc]  # it is called at once
        assert result.is_error
        assert "Input should be" in result.content[0].text
        assert "secret" not in result.content[0].text


def test_regression_unknown_arguments_are_errors() -> None:
    for tool in asked(lambda client: client.list_tools()).tools:
        assert tool.input_schema["additionalProperties"] is False
    result = asked(lambda client: client.call_tool("plan", {"answers": MINE, "minutes": 98765}))
    assert result.is_error
    assert "minutes\n  Extra inputs are not permitted" in result.content[0].text
    assert "98765" not in result.content[0].text


def test_regression_unknown_names_are_errors_with_a_tool_to_list_them() -> None:
    for tool, arguments, told in [
        ("list_signals", {"group": "weather"}, "there is no such group; there are closeness, conflict, "),
        ("diagnose", {"answers": {"weather": 3}}, "the schema of observations lists all signals"),
    ]:
        result = asked(lambda client, tool=tool, arguments=arguments: client.call_tool(tool, arguments))  # type: ignore[misc]  # it is called at once
        assert result.is_error
        assert told in result.content[0].text


def test_program_serves_over_stdio(capfd: pytest.CaptureFixture[str]) -> None:
    from mcp import StdioServerParameters

    program = StdioServerParameters(command=sys.executable, args=["-m", "intimacy_kit", "mcp"], env={**os.environ})
    found = called("diagnose", program, answers={**MINE, "trust": 3.25})
    assert found["challenges"]
    assert "3.25" not in json.dumps(capfd.readouterr())


def test_program_has_a_context_and_a_locale() -> None:
    from mcp import StdioServerParameters

    options = ["-m", "intimacy_kit", "mcp", "--context", "friendship", "--locale", "de"]
    program = StdioServerParameters(command=sys.executable, args=options, env={**os.environ})
    found = called("diagnose", program, answers=MINE)
    assert found["text"] == KB.within("friendship", locale="de").diagnose(MINE).to_text()


def test_program_refuses_unknown_locales(run: Run) -> None:
    status, said, complaint = run("mcp", "--locale", "tlh")
    assert (status != 0, said) == (True, "")
    assert "IK485" in complaint


def test_server_ends_at_the_end_of_its_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    with Path(os.devnull).open(encoding="utf-8") as silence:
        monkeypatch.setattr("sys.stdin", silence)
        assert run("mcp") == (0, "", "")


def test_missing_package_is_named_with_the_extra(run: Run, monkeypatch: pytest.MonkeyPatch, wording: Wording) -> None:
    monkeypatch.setitem(sys.modules, "mcp", None)
    status, said, complaint = run("mcp")
    assert (status, said) == (2, "")
    wording(complaint)


def test_earlier_check_ins_come_from_whoever_starts_it_and_are_not_told() -> None:
    before = [("2026-11-20", KB.diagnose({**MINE, **SAFE}))]
    server = mcp_server.create_server(KB, earlier=before, when="2026-11-27")
    question = called("next_question", server, answers=MINE)["question"]
    assert not question["about_safety"]
    found = called("diagnose", server, answers=MINE, locale="de")
    assert found["safety"]["status"] == "no_concern_reported"
    assert found["text"] == KB.within(locale="de").diagnose(MINE, earlier=before, when="2026-11-27").to_text()

    afraid = mcp_server.create_server(KB, earlier=[KB.diagnose({"fears_partner": True})])
    for tool in ("diagnose", "plan", "explain", "next_question"):
        more = {"id": "lack_of_quality_time"} if tool == "explain" else {}
        assert called(tool, afraid, answers={}, **more)["safety"]["status"] == "concern"
    answered = called("diagnose", afraid, answers={**MINE, **SAFE})
    assert answered["safety"]["status"] == "no_concern_reported"
    for tool in asked(lambda client: client.list_tools(), server).tools:
        assert "earlier" not in tool.input_schema["properties"]


def test_earlier_check_ins_that_do_not_fit_are_told_at_the_start(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    served: list[tuple[Any, Any]] = []

    def create(knowledge: Any, earlier: Any, when: Any) -> Any:
        served.append((earlier, when))
        return type("Server", (), {"run": lambda self, how: None})()

    monkeypatch.setattr(mcp_server, "create_server", create)
    (tmp_path / "last.json").write_text(json.dumps({"fears_partner": True}))
    assert run("mcp", "--earlier", "2026-11-20=last.json", "--when", "2026-11-27")[0] == 0
    assert [(each[0], each[1].safety.status) for each in served[0][0]] == [("2026-11-20", "concern")]
    assert run("mcp")[0] == 0
    assert served[1] == (None, None)
    (tmp_path / "two.json").write_text(json.dumps({"a": {"trust": 3}, "b": {"trust": 4}}))
    for file in ("two.json", "none.json"):
        status, _, complained = run("mcp", "--earlier", file)
        assert status > 0
        assert complained
    assert len(served) == 2
