"""Read the answers in a QuestionnaireResponse of FHIR R4. Nothing is guessed, and no answer appears in an error."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from intimacy_kit.answers.fhir.codes import Part, parts_by_code, parts_by_link, values_by_code
from intimacy_kit.answers.fhir.values import NUMBER, Unreadable, flag_of, is_absent, number_of, value_of
from intimacy_kit.errors import ObservationError, Problem, shown
from intimacy_kit.model.column_names import ColumnHelp, match_columns
from intimacy_kit.model.signals import Signal

MAX_ITEMS = 20_000
"""Maximum number of items of a resource; more are an error."""

Resource = Mapping[str, Any]
_USABLE = ("completed", "amended", "in-progress", "stopped")
_CODE = re.compile(r"(?:^|/)(?P<code>[0-9]{1,6}-[0-9])\Z")
"""A linkId that is, or ends in, a LOINC code, as forms of the National Library of Medicine have them."""
_HELP = ColumnHelp("give it another linkId", "read the response of each of them by itself", what="item")


class _Answered(NamedTuple):
    """An item that was answered, and what it answers."""

    link: str
    part: Part
    answer: Resource


def answers_in(
    response: object, signals: Mapping[str, Signal], about_safety: Collection[str], questionnaire: object = None
) -> dict[str, Any]:
    """Return the answers by signal, for `kb.observations` to check. Errors as for `fhir.observations`.

    Args:
        response: the resource.
        signals: by id.
        about_safety: the ids of those whose answers are never dropped.
        questionnaire: the Questionnaire that it answers, or None.
    """
    items = list(_items(_response(response)))
    asked = {} if questionnaire is None else {item["linkId"]: item for item in _items(_form(questionnaire))}
    by_link, by_code = parts_by_link(signals), parts_by_code(signals)
    found: list[_Answered] = []
    others: list[str] = []
    problems: list[Problem] = []
    for item in items:
        link = item["linkId"]
        part = by_link.get(link.strip()) or next(
            (by_code[code] for code in _codes(link, asked) if code in by_code), None
        )
        if part is None:
            others.append(link)
            continue
        given = [answer for answer in item.get("answer", []) if not is_absent(answer)]
        if len(given) > 1:
            problems.append(_several(link))
        found += [_Answered(link, part, answer) for answer in given[:1]]
    problems += _nearly(others, signals, about_safety, anything=len(others) < len(items))
    values = _values(found, signals, asked, problems)
    if problems:
        raise ObservationError(problems)
    return values


def _values(
    found: Sequence[_Answered], signals: Mapping[str, Signal], asked: Mapping[str, Resource], problems: list[Problem]
) -> dict[str, Any]:
    """Return the answers by signal; what cannot be read is appended to `problems`."""
    values: dict[str, Any] = {}
    by_item: dict[str, dict[int, float]] = {}
    seen: set[Part] = set()
    for link, part, answer in found:
        value = _value(part, signals[part.signal], answer, asked.get(link, {}).get("answerOption"))
        if part in seen:
            problems.append(_several(link))
        elif isinstance(value, Unreadable):
            problems.append(Problem("IK303", f"the answer to {shown(link)} cannot be read", value.help))
        elif part.item is not None:
            by_item.setdefault(part.signal, {})[part.item] = value
        else:  # of a flag that is answered here and by a questionnaire, a yes counts
            values[part.signal] = values.get(part.signal) is True or value
        seen.add(part)
    for id, own in by_item.items():  # the answers to the items count, not a sum that somebody else made
        values[id] = [own.get(place) for place in range(len(signals[id].items))]
    return values


def _value(part: Part, signal: Signal, answer: Resource, options: object) -> Any:
    if part.at_least is not None:
        number = number_of(answer, options, values_by_code())
        if isinstance(number, Unreadable) or not part.ends[0] <= number <= part.ends[1]:
            return NUMBER
        return number >= part.at_least
    if part.item is not None:
        own = {str(value): float(value) for value, _ in signal.items[part.item].options}
        return number_of(answer, options, {**own, **values_by_code()})
    return flag_of(answer) if signal.spec.value_type == "flag" else value_of(signal, answer, options)


def _codes(link: str, asked: Mapping[str, Resource]) -> Iterator[str]:
    """Yield the LOINC codes of an item: that in its linkId, and those that the questionnaire gives."""
    if own := _CODE.search(link):
        yield own["code"]
    codings = asked.get(link, {}).get("code")
    for coding in codings if isinstance(codings, list) else []:
        if isinstance(coding, dict) and isinstance(coding.get("code"), str):
            yield coding["code"]


def _nearly(
    links: Sequence[str], signals: Mapping[str, Signal], about_safety: Collection[str], *, anything: bool
) -> list[Problem]:
    """Return the problems with items that answer nothing here; that none does is one only if there is nothing else."""
    matched = match_columns(links, signals, about_safety, help=_HELP)
    return [problem for problem in matched.problems if problem.code != "IK308" or (links and not anything)]


def _several(link: str) -> Problem:
    return Problem("IK309", f"several answers to {shown(link)}", "keep the one that counts")


def _response(given: object) -> Resource:
    """Return a response that can be read.

    Raises:
        ObservationError: it is none, or was withdrawn (IK310).
    """
    response = _resource(given, "QuestionnaireResponse")
    if response.get("status") not in _USABLE:
        message = "the response was withdrawn, or does not say its status"
        raise ObservationError(Problem("IK310", message, f"its `status` must be one of {', '.join(_USABLE)}"))
    return response


def _form(given: object) -> Resource:
    return _resource(given, "Questionnaire")


def _resource(given: object, kind: str) -> Resource:
    if isinstance(given, dict) and given.get("resourceType") == kind:
        return given
    help = f"give the resource as a dict, as `json.loads` returns it, with the `resourceType` {kind}"
    raise ObservationError(Problem("IK310", f"this is no {kind} of FHIR", help))


def _items(resource: Resource) -> Iterator[Resource]:
    """Yield all items, also those below others and below answers.

    Raises:
        ObservationError: the items are none (IK310).
    """
    waiting, many = [resource.get("item", [])], 0
    while waiting:
        items = waiting.pop()
        listed: list[Any] = items if isinstance(items, list) else [None]
        for item in listed:
            many += 1
            answers = _answers(item)
            if answers is None or many > MAX_ITEMS:
                help = f"`item` is a list of at most {MAX_ITEMS} items with a `linkId`, and `answer` one of answers"
                raise ObservationError(Problem("IK310", "the items are not as FHIR R4 has them", help))
            waiting += [held["item"] for held in (item, *answers) if "item" in held]
            yield item


def _answers(item: Any) -> list[Resource] | None:
    """Return the answers of an item; None if it is none."""
    if not isinstance(item, dict) or type(item.get("linkId")) is not str:
        return None
    answers = item.get("answer", [])
    return answers if isinstance(answers, list) and all(isinstance(answer, dict) for answer in answers) else None
