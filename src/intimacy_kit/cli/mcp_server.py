"""Serve the questions to a knowledge base as tools of the Model Context Protocol.

The server is stateless: each call contains all answers, and none of them is logged. Earlier check-ins come from whoever
starts it, for one person; no assistant is handed them. Every result begins with the state of safety.
"""
# No `from __future__ import annotations`: the annotations of the tools are evaluated when these are created.

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Annotated, Any, TypeVar

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.mcpserver.tools import Tool
from pydantic import Field, WithJsonSchema

from intimacy_kit import __version__
from intimacy_kit.cli.files.check_ins import CheckIn
from intimacy_kit.diagnosis import Diagnosis
from intimacy_kit.errors import IntimacyKitError
from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.model.signals import Signal

Result = TypeVar("Result")

INSTRUCTIONS = """\
Tools that reason about a relationship by rules that people can read. Leave the reasoning to them: do not guess
findings, levels or remedies yourself, and do not add exercises of your own.

1. Talk with one person. Put what they clearly said into `answers`, by the signals of `list_signals`; leave out what
   they did not say. Never make a value up.
2. Call `next_question` with all answers so far, and ask that question in your own warm words. What it asks about safety
   is asked first, in private, of that person alone. Who would rather not say is not asked again: put the signal into
   `declined`.
3. When there is no question left, or the person has enough, call `diagnose`, and tell what it says: what works well
   first, blaming nobody and promising nothing. `explain` says why, `plan` what to begin with.
4. If `safety.status` is `concern`, every tool answers with support alone, in `text`. Talk about nothing else: tell the
   person kindly all that it says, and suggest no exercises for two, whatever you are asked. `not_screened` never means
   safe, and no answer of yours is a clearance.
5. It is no therapy and no clinical diagnosis. What one partner said is not for the other.
6. Talk in the language of the person. If it is one of those that `locale` can be, give it with every call.
"""


def create_server(
    knowledge: KnowledgeBase, *, earlier: Sequence[CheckIn] | None = None, when: str | None = None
) -> MCPServer[Any]:
    """Return a server for a knowledge base. Its context stays; its locale is that of calls without one.

    Args:
        knowledge: the knowledge base.
        earlier: earlier check-ins of the one person whom this server is for, as for `KnowledgeBase.diagnose`.
        when: the date of this check-in, if those have dates.
    """
    schema = knowledge.observations_schema()
    answers_schema = {key: value for key, value in schema.items() if key != "$schema"}
    Answers = Annotated[dict[str, Any], WithJsonSchema(answers_schema)]  # noqa: N806 - a type alias
    Declined = Annotated[list[str], Field(description="Signals that the person would rather not answer.")]  # noqa: N806

    languages = f"The language of all texts, such as {', '.join(knowledge.locales)}."
    Locale = Annotated[str | None, Field(description=languages)]  # noqa: N806 - a type alias

    def speaking(locale: str | None) -> KnowledgeBase:
        within = knowledge.within
        return _or_tool_error(lambda: within(knowledge.context, knowledge.tailoring, locale=locale))

    def diagnosed(answers: dict[str, Any], locale: str | None) -> Diagnosis:
        return speaking(locale).diagnose(answers, earlier=earlier, when=when)

    def list_signals(group: str | None = None, locale: Locale = None) -> dict[str, Any]:
        """What can be answered: ids, questions, kinds and ranges, all or of one group (such as talking or time)."""
        signals = speaking(locale).signals.values()
        groups = sorted({signal.group for signal in signals})
        if group not in (None, *groups):
            raise ToolError(f"there is no such group; there are {', '.join(groups)}")
        return {"groups": groups, "signals": [_told(signal) for signal in signals if group in (None, signal.group)]}

    def next_question(
        answers: Answers,
        declined: Declined = [],  # noqa: B006 - never changed
        locale: Locale = None,
    ) -> dict[str, Any]:
        """What to ask next, and why. Without a question, `ended` says why: enough is known, or safety comes first."""
        asking = speaking(locale)
        checkin = _or_tool_error(
            lambda: asking.checkin(known=answers, declined=declined, stop_when="likely", earlier=earlier, when=when)
        )

        def result() -> dict[str, Any]:
            question = checkin.question
            data = question and {
                "signal": _told(question.signal),
                "about_safety": question.safety,
                "lead_in": question.lead_in,
                "because": question.because,
                "say_first": question.preamble,
            }
            return {"question": data, "ended": checkin.ended}

        return _respond(checkin.diagnosis, result, {"question": None, "ended": "safety"})

    def diagnose(answers: Answers, locale: Locale = None) -> dict[str, Any]:
        """What is found, how sure that is, and what can help. Under a safety concern: where support is, and no more."""
        diagnosis = _or_tool_error(lambda: diagnosed(answers, locale))

        def result() -> dict[str, Any]:
            keep = {"id", "title", "level", "score", "low", "high", "basis"}
            return {
                "text": diagnosis.to_text(),
                **{
                    name: [each.model_dump(mode="json", include=keep) for each in getattr(diagnosis, name)]
                    for name in ("strengths", "challenges", "consequences")
                },
                "remedies": [
                    {"id": remedy.strategy.id, "title": remedy.strategy.title, "priority": remedy.priority}
                    for remedy in diagnosis.remedies
                ],
            }

        return _respond(diagnosis, result)

    def explain(answers: Answers, id: str, locale: Locale = None) -> dict[str, Any]:
        """Why something is found or recommended, why not, and what is still open: for a finding or a strategy."""
        diagnosis = _or_tool_error(lambda: diagnosed(answers, locale))
        return _respond(diagnosis, lambda: {"text": str(diagnosis.explain(id))})

    def plan(
        answers: Answers,
        minutes_per_week: float = 90,
        together: bool = True,
        weeks: int = 8,
        locale: Locale = None,
    ) -> dict[str, Any]:
        """What to begin with, week by week. `together` false is for one partner who begins alone."""
        diagnosis = _or_tool_error(lambda: diagnosed(answers, locale))

        def result() -> dict[str, Any]:
            return {"text": str(diagnosis.plan(minutes_per_week=minutes_per_week, together=together, weeks=weeks))}

        return _respond(diagnosis, result)

    functions: tuple[Callable[..., Any], ...] = (list_signals, next_question, diagnose, explain, plan)
    tools = [_tool(function) for function in functions]
    return MCPServer("intimacy-kit", version=__version__, instructions=INSTRUCTIONS, log_level="WARNING", tools=tools)


def _told(signal: Signal) -> dict[str, Any]:
    """Return a signal as data, with what its answers are called, where they have names."""
    named: dict[str, Any] = {
        "options": [option._asdict() for option in signal.options],
        "items": [item.to_dict() for item in signal.items],
    }
    data = signal.model_dump(mode="json", exclude={"source", "labels", "instrument"}, exclude_none=True)
    return {**data, **{name: told for name, told in named.items() if told}}


def _tool(function: Callable[..., Any]) -> Tool:
    """Return the tool of a function; it refuses unknown arguments, and its validation errors omit the values."""
    tool = Tool.from_function(function)
    arguments = tool.fn_metadata.arg_model
    arguments.model_config["hide_input_in_errors"] = True
    arguments.model_config["extra"] = "forbid"
    arguments.model_rebuild(force=True)
    tool.parameters = arguments.model_json_schema()
    return tool


def _respond(
    diagnosis: Diagnosis, result: Callable[[], dict[str, Any]], under_concern: Mapping[str, Any] = MappingProxyType({})
) -> dict[str, Any]:
    """Return the state of safety and the result of a tool; under a safety concern the support instead of the result.

    Args:
        diagnosis: the diagnosis of the case.
        result: function that computes the result; not called under a concern.
        under_concern: further data to return under a concern.
    """
    safety, support = diagnosis.safety, diagnosis.support
    if support is None:
        cautions = [{"title": caution.title, "text": caution.text} for caution in safety.cautions]
        state = {
            "status": safety.status,
            "concerns": [],
            "cautions": cautions,
            "unanswered": list(safety.unanswered),
        }
        return {"safety": state, **_or_tool_error(result)}
    concerns = [{"title": concern.title, "text": concern.text} for concern in support.concerns]
    return {"safety": {"status": safety.status, "concerns": concerns}, "text": str(support), **under_concern}


def _or_tool_error(compute: Callable[[], Result]) -> Result:
    """Return the result of a function. Errors of the library, which contain no answers, are raised as `ToolError`."""
    try:
        return compute()
    except IntimacyKitError as error:
        raise ToolError(str(error)) from None
