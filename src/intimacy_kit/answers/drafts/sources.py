"""Read what survey tools say about the columns that they export, from plain data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from intimacy_kit.answers.codebooks.codes import as_number, code_text
from intimacy_kit.answers.drafts.described import Described, DescribedColumn, plain_label

REDCAP = "Variable / Field Name"
"""The first column of a data dictionary of REDCap."""
_CHOICE_TYPES = ("radio", "dropdown", "yesno", "truefalse")
_NUMBER_TYPES = ("integer", "decimal", "range")


def of_statistics(metadata: Any) -> Described:
    """Return what a file of SPSS or Stata says, from the metadata that pyreadstat gives."""
    labels = dict(zip(metadata.column_names, metadata.column_labels, strict=True))
    columns = []
    for name in metadata.column_names:
        named = metadata.variable_value_labels.get(name) or {}
        codes = tuple((str(code_text(code)), plain_label(text)) for code, text in named.items())
        is_number = metadata.readstat_variable_types[name] != "string"
        columns.append(DescribedColumn(name, plain_label(labels[name]), codes, is_number))
    return Described(tuple(columns))


def of_redcap(rows: Sequence[Mapping[str, Any]]) -> Described:
    """Return what a data dictionary of REDCap says."""
    return Described(tuple(_of_redcap_field(row) for row in rows if row.get(REDCAP)))


def _of_redcap_field(row: Mapping[str, Any]) -> DescribedColumn:
    kind = row.get("Field Type") or ""
    choices = str(row.get("Choices, Calculations, OR Slider Labels") or "") if kind in _CHOICE_TYPES else ""
    codes = tuple(
        (code.strip(), plain_label(text))
        for code, comma, text in (part.partition(",") for part in choices.split("|"))
        if comma and code.strip()
    )
    if kind in ("yesno", "truefalse") and not codes:
        codes = (("1", "Yes"), ("0", "No"))
    ends = [as_number(str(row.get(f"Text Validation {end}") or "").strip()) for end in ("Min", "Max")]
    low, high = (0.0, 100.0) if kind == "slider" else ends
    both = None if low is None or high is None else (low, high)
    is_number = True if codes or both or kind == "calc" else None
    return DescribedColumn(str(row[REDCAP]).strip(), plain_label(row.get("Field Label")), codes, is_number, both)


def of_xlsform(survey: Sequence[Mapping[str, Any]], choices: Sequence[Mapping[str, Any]]) -> Described:
    """Return what an XLSForm says, from the rows of its two sheets."""
    lists: dict[str, list[tuple[str, str]]] = {}
    for row in choices:
        of = str(row.get("list_name") or row.get("list name") or "").strip()
        if of and row.get("name") is not None:
            lists.setdefault(of, []).append((str(code_text(row["name"])), plain_label(_label(row))))
    return Described(tuple(_of_xlsform(survey, lists)))


def _of_xlsform(
    survey: Sequence[Mapping[str, Any]], lists: Mapping[str, list[tuple[str, str]]]
) -> Iterator[DescribedColumn]:
    for row in survey:
        kind, _, of = str(row.get("type") or "").strip().partition(" ")
        name, label = str(row.get("name") or "").strip(), plain_label(_label(row))
        if name and kind in ("select_one", *_NUMBER_TYPES, "text"):
            codes = tuple(lists.get(of.strip().partition(" ")[0], ())) if kind == "select_one" else ()
            yield DescribedColumn(name, label, codes, kind in _NUMBER_TYPES or None)


def _label(row: Mapping[str, Any]) -> object:
    return next((value for key, value in row.items() if str(key).startswith("label") and value), "")


def of_qualtrics(survey: Any) -> Described:
    """Return what an exported survey of Qualtrics (`.qsf`) says; nothing of questions that it writes otherwise."""
    elements = survey.get("SurveyElements") if isinstance(survey, dict) else None
    columns: list[DescribedColumn] = []
    for element in elements if isinstance(elements, list) else []:
        question = element.get("Payload") if isinstance(element, dict) else None
        if isinstance(question, dict) and element.get("Element") == "SQ":
            columns += _of_question(question)
    return Described(tuple(columns), format=(("header", "qualtrics"),))


def _of_question(question: Mapping[str, Any]) -> Iterator[DescribedColumn]:
    tag, text = str(question.get("DataExportTag") or ""), plain_label(question.get("QuestionText"))
    kind, recoded = question.get("QuestionType"), question.get("RecodeValues")
    if not tag or kind == "DB":
        return
    choices, answers = _displayed(question.get("Choices")), _displayed(question.get("Answers"))
    if kind == "Matrix" or (kind == "Slider" and choices):
        tags = question.get("ChoiceDataExportTags")
        for id, statement in choices.items():
            name = tags.get(id) if isinstance(tags, dict) else None
            codes = (
                tuple((_recoded(recoded, code), shown) for code, shown in answers.items()) if kind == "Matrix" else ()
            )
            yield DescribedColumn(str(name or f"{tag}_{id}"), f"{text} {statement}".strip(), codes, True)
    else:
        codes = tuple((_recoded(recoded, code), shown) for code, shown in choices.items()) if kind == "MC" else ()
        yield DescribedColumn(tag, text, codes, True if codes else None)


def _displayed(choices: Any) -> dict[str, str]:
    if isinstance(choices, list):
        choices = {str(place): choice for place, choice in enumerate(choices, start=1)}
    if not isinstance(choices, dict):
        return {}
    return {str(id): plain_label(c.get("Display") if isinstance(c, dict) else c) for id, c in choices.items()}


def _recoded(values: Any, code: str) -> str:
    return str(values.get(code, code)) if isinstance(values, dict) else code
