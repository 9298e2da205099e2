"""What can be answered, and what is worth knowing."""

import csv
import io
import json
from pathlib import Path

import pytest

import intimacy_kit as ik
from intimacy_kit.packs.reading.yaml_reader import read_yaml
from tests.unit.cli.conftest import Run
from tests.wording import Wording

KB = ik.load_knowledge(plugins=False)


def test_every_signal_is_listed_with_what_fits(run: Run) -> None:
    code, said, _ = run("signals")
    assert code == 0
    for id in KB.signals:
        assert f"- {id}: " in said
    assert "0 never, 1 rarely, 2 sometimes, 3 often, 4 always" in said
    assert "asked in private" in said


def test_signals_as_data(run: Run) -> None:
    told = json.loads(run("signals", "--json")[1])
    assert [each["id"] for each in told] == list(KB.signals)


def test_signals_of_another_pack_and_without_a_group(run: Run, pack: Path) -> None:
    _, more = run("signals", "--pack", pack)[1].split("\nMore\n----\n")
    assert "- dates: How many dates do you have a month?\n    0 to " in more


@pytest.mark.parametrize("name", ["mine.yaml", "mine.yml", "mine.json", "mine.csv"])
def test_a_template_can_be_filled_in_and_is_not_replaced(run: Run, tmp_path: Path, name: str) -> None:
    assert run("signals", "--template", name)[1] == f"{len(KB.signals)} questions written to '{name}'\n"
    text = (tmp_path / name).read_text("utf-8")
    if name.endswith("csv"):
        assert next(csv.reader(io.StringIO(text))) == list(KB.signals)
    else:
        data = json.loads(text) if name.endswith("json") else read_yaml(text.encode(), name).data
        assert data == dict.fromkeys(KB.signals)
        assert run("diagnose", name)[0] == 0
    assert run("signals", "--template", name)[0] == 2
    assert run("signals", "--template", name, "--overwrite")[0] == 0


def test_a_template_of_another_kind_is_refused(run: Run, wording: Wording) -> None:
    code, _, complaint = run("signals", "--template", "mine.docx")
    assert code == 2
    wording(complaint)


def test_what_is_worth_knowing(run: Run, wording: Wording) -> None:
    code, said, _ = run("faq")
    assert code == 0
    for entry in (*KB.benefits.values(), *KB.principles.values(), *KB.tailorings.values()):
        assert entry.title in said
    assert "https://doi.org/10.5539/gjhs.v8n8p74" in said
    wording([line for line in said.splitlines() if line and not line.startswith((" ", "-", "="))])


def test_the_questions_with_a_word(run: Run, wording: Wording) -> None:
    code, said, _ = run("faq", "MISSING")
    assert code == 0
    assert "What can we do when closeness is missing?" in said
    assert "What closeness gives" not in said
    code, _, complaint = run("faq", "submarine")
    assert code == 2
    wording(complaint)


def test_in_german(run: Run) -> None:
    assert "Was Menschen fragen" in run("faq", "--locale", "de")[1]
    assert "0 nie" in run("signals", "--locale", "de")[1]
