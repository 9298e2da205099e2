"""The language of the environment."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from intimacy_kit import load_knowledge
from intimacy_kit.cli.environment import environment_locale
from tests.unit.cli.conftest import Run


@pytest.mark.parametrize(
    ("variables", "locale"),
    [
        ({}, None),
        ({"LANG": "C.UTF-8"}, None),
        ({"LANG": "POSIX"}, None),
        ({"LANG": "!"}, None),
        ({"LANG": "tlh_XX.UTF-8"}, None),
        ({"LANG": "de_DE.UTF-8@euro"}, "de-DE"),
        ({"LANG": "C", "LC_MESSAGES": "de_AT"}, "de-AT"),
        ({"LANG": "de_DE", "LC_ALL": "C"}, None),
        ({"LANG": "de_DE", "LC_ALL": ""}, "de-DE"),
    ],
)
def test_the_first_variable_that_is_set_decides(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], locale: str | None
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert environment_locale(load_knowledge(plugins=False)) == locale


def test_the_environment_chooses_texts_for_people_and_no_data(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "case.json").write_text(json.dumps({"quality_time_hours": 1}))
    english, data = run("diagnose", "case.json")[1], run("diagnose", "case.json", "--json")[1]
    german = run("diagnose", "case.json", "--locale", "de")[1]
    assert german != english
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert run("diagnose", "case.json")[1] == german
    assert run("diagnose", "case.json", "--json")[1] == data


def test_an_unknown_locale_is_a_wrong_option(run: Run, tmp_path: Path) -> None:
    (tmp_path / "case.json").write_text(json.dumps({"quality_time_hours": 1}))
    status, said, complaint = run("diagnose", "case.json", "--locale", "tlh")
    assert (status, said) == (2, "")
    assert "IK485" in complaint
