"""Knowledge bases as modules of JavaScript. What these say is tested in `tests/differential`, with Node."""

import gzip
import json
import re
from typing import Any

import pytest

import intimacy_kit as ik
from intimacy_kit.reasoning.exporting.javascript import is_exported
from tests.small_pack import small_knowledge

GERMAN = "little_time: {title: Wenig Zeit, text: Es bleibt wenig Zeit.}\n"
MORE = """
- {id: friendship, title: Friendship, text: Among friends., leaves_out: [gloom, topic], source: notes}
"""
TEMPO = "- {id: wholeness, title: Closeness, text: As a whole., of: {understanding: 1, gloom: -1}, levels: [{id: low, from: 0, title: low}], source: notes}"  # noqa: E501


def data_of(module: str) -> dict[str, Any]:
    """The data in a module."""
    before, _, after = module.partition("const DATA = ")
    assert before.count("const FUNCTIONS = [") == 1
    data: dict[str, Any] = json.loads(TOKEN.sub(as_json, after.partition("\n};\n")[0] + "\n}"))
    return data


def as_json(found: re.Match[str]) -> str:
    text, key, number = found.groups()
    return text or (f'"{key}"' if key else f"{found.group()[:-2]}0{number}")


TOKEN = re.compile(r'("(?:\\.|[^"\\])*")|(\w+)(?=:)|-?(?<![\d])(\.\d)')


def comparisons_of(module: str) -> list[list[Any]]:
    """What rules compare that only compare one signal."""
    listed: list[list[Any]] = json.loads(TOKEN.sub(as_json, module.partition("const T = ")[2].partition(";\n")[0]))
    return listed


def test_a_module_has_all_contexts_and_locales() -> None:
    kb = small_knowledge(contexts=MORE, indexes=TEMPO, **{"locales/de": GERMAN})
    module = kb.to_javascript().module
    data = data_of(module)
    assert data["packs"] == [pack.model_dump() for pack in kb.packs]
    assert [*data["locales"]] == ["de", "en"]
    assert data["locales"]["de"]["texts"]["findings"]["little_time"]["title"] == "Wenig Zeit"
    assert data["context"] is None
    assert data["contexts"]["friendship"]["signals"] == {"topic": None}
    assert data["contexts"]["friendship"]["findings"] == {"gloom": None}
    assert data["setting"]["signals"]["hides_feelings"] == {
        "kind": "frequency", "group": "other", "direction": "worse_when_higher", "range": [0, 4], "whole": True,
    }  # fmt: skip
    assert data["setting"]["signals"]["topic"]["choices"] == ["money", "chores", "house_work"]
    few_hours = data["rules"].index("few_hours")
    assert "steps" not in data["setting"]["rules"][str(few_hours)]
    assert comparisons_of(module)[few_hours] == ["<", data["places"].index("quality_time"), 0.5, 3]


def test_a_context_and_a_locale_that_were_chosen_are_the_only_ones() -> None:
    kb = small_knowledge(contexts=MORE, **{"locales/de": GERMAN})
    data = data_of(kb.within("friendship", ["quiet_people"], locale="de").to_javascript().module)
    assert (data["context"], data["contexts"], data["tailoring"]) == ("friendship", {}, ["quiet_people"])
    assert [*data["locales"]] == ["de"]
    assert "topic" not in data["setting"]["signals"]


def test_it_can_have_no_texts() -> None:
    exported = small_knowledge().to_javascript(locales=())
    assert data_of(exported.module)["locales"] == {}
    assert "Few hours leave little room" not in exported.module


def test_it_is_the_same_every_time_and_shows_nothing() -> None:
    first, second = (small_knowledge().to_javascript() for _ in range(2))
    assert first == second
    assert repr(first) == f"JavaScript({len(first.module)} characters)"
    assert is_exported(first.module.encode())
    assert is_exported(first.types.encode())
    assert not is_exported(b"// my own module\nexport const a = 1;\n")


def test_it_can_stand_in_a_page() -> None:
    kb = small_knowledge(principles="- {id: p, title: a </script> b, text: <b>, source: notes}")
    assert "</script" not in kb.to_javascript().module


@pytest.mark.parametrize(("locales", "code"), [("de", "IK404"), (3, "IK404"), (["fr"], "IK485"), ([None], "IK404")])
def test_what_is_no_list_of_locales_is_refused(locales: Any, code: str) -> None:
    with pytest.raises(ik.QuestionError) as refused:
        small_knowledge().to_javascript(locales=locales)
    assert refused.value.code == code


def test_types_name_what_there_is() -> None:
    types = small_knowledge().to_javascript().types
    assert "  readonly past_betrayal?: boolean | null;\n" in types
    assert "  readonly trust?: number | null;\n" in types
    assert '  readonly topic?: "money" | "chores" | "house_work" | null;\n' in types
    assert 'export type ComponentId = "understanding";\n' in types
    assert "export type IndexId = never;\n" in types
    assert 'export type ContextId = null | "friendship";\n' in types
    assert "export function diagnose(answers: Answers, options?: CaseOptions): Diagnosis;\n" in types


def test_regression_items_of_a_questionnaire_are_exported_with_their_scoring() -> None:
    exported = ik.load_knowledge(plugins=False).to_javascript(locales=["es"])
    assert "  readonly low_mood?: number | ItemAnswers | null;\n" in exported.types
    data = data_of(exported.module)
    scale = {"method": "sum", "items": [[0, 3, False, 1], [0, 3, False, 1]], "least": 2, "from": None}
    assert data["setting"]["signals"]["low_mood"]["scale"] == scale
    told = data["locales"]["es"]["texts"]["signals"]
    days = ["Ningún día", "Varios días", "Más de la mitad de los días", "Casi todos los días"]
    assert told["anxiety"]["items"][1] == {
        "text": "No ha sido capaz de parar o controlar su preocupación",
        "options": days,
    }
    assert "items" not in told["trust"]


def test_the_core_pack_is_small_enough_for_a_phone() -> None:
    module = ik.load_knowledge(plugins=False).to_javascript(locales=()).module.encode()
    assert len(module) < 150_000
    assert len(gzip.compress(module)) < 30_000
