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
        assert sorted(next(csv.reader(io.StringIO(text)))) == list(KB.signals)
    else:
        data = json.loads(text) if name.endswith("json") else read_yaml(text.encode(), name).data
        assert data == dict.fromkeys(KB.signals)
        assert run("diagnose", name)[0] == 0
    assert run("signals", "--template", name)[0] == 2
    assert run("signals", "--template", name, "--overwrite")[0] == 0


@pytest.mark.parametrize("locale", ["en", "de", "es"])
def test_regression_list_and_form_begin_with_what_is_asked_in_private(run: Run, tmp_path: Path, locale: str) -> None:
    kb, first = KB.within(locale=locale), list(KB.runtime.built.rulebook.private_part)
    run("signals", "--template", "mine.yaml", "--locale", locale)
    form = (tmp_path / "mine.yaml").read_text("utf-8")
    assert list(read_yaml(form.encode(), "mine.yaml").data)[: len(first)] == first
    assert " ".join(str(kb.preamble).split()) in unwrapped(form).partition("fears_partner:")[0]
    told = run("signals", "--locale", locale)[1]
    assert str(kb.preamble) in unwrapped(told).partition("fears_partner:")[0]
    places = [told.index(f"- {id}: ") for id in KB.signals]
    assert sorted(places)[: len(first)] == [told.index(f"- {id}: ") for id in first]
    left = {signal.group for id, signal in KB.signals.items() if id not in first}
    for group in (group for id, group in kb.groups.items() if id in left):
        assert f"# == {group.title} ==" in form
        assert group.lead_in in unwrapped(form)


@pytest.mark.parametrize("locale", ["en", "de", "es"])
def test_regression_questions_asked_by_items_can_be_answered(run: Run, tmp_path: Path, locale: str) -> None:
    run("signals", "--template", "mine.yaml", "--locale", locale)
    for text in (
        unwrapped((tmp_path / "mine.yaml").read_text("utf-8")),
        unwrapped(run("signals", "--locale", locale)[1]),
    ):
        for id in ("low_mood", "anxiety"):
            for item in KB.within(locale=locale).signals[id].items:
                assert f"- {item.text}: {', '.join(f'{value} {label}' for value, label in item.options)} " in text
        assert text.count("[0,1]") == 2
    told = {signal["id"]: signal for signal in json.loads(run("signals", "--json", "--locale", locale)[1])}
    assert [id for id, signal in told.items() if "items" in signal] == ["anxiety", "low_mood"]
    assert told["anxiety"]["items"] == [item.to_dict() for item in KB.within(locale=locale).signals["anxiety"].items]


def test_what_items_come_to_is_told_rightly() -> None:
    for signal in KB.signals.values():
        if signal.scale is not None:
            assert signal.scale.scoring.method == "sum"
            assert all(item.weight == 1 and not item.reversed for item in signal.scale.scoring.items)


def test_a_filled_form_is_read(run: Run, tmp_path: Path) -> None:
    run("signals", "--template", "mine.yaml")
    form = (tmp_path / "mine.yaml").read_text("utf-8")
    for id, answer in {"fears_partner": "false", "low_mood": "[2, 1]", "anxiety": "4", "trust": "7"}.items():
        form = form.replace(f"\n{id}:\n", f"\n{id}: {answer}\n")
    (tmp_path / "mine.yaml").write_text(form, "utf-8")
    code, said, _ = run("diagnose", "mine.yaml", "--json")
    assert code == 0
    assert json.loads(said)["observations"] == {"anxiety": 4, "fears_partner": False, "low_mood": 3, "trust": 7}


def test_the_beginning_of_a_form(run: Run, tmp_path: Path, wording: Wording) -> None:
    for locale in KB.locales:
        run("signals", "--template", f"{locale}.yaml", "--locale", locale)
        form = (tmp_path / f"{locale}.yaml").read_text("utf-8")
        wording("\n\n".join(form.split("\n\n")[:3]))
        wording(next(block for block in form.split("\n\n") if "low_mood:" in block))


def unwrapped(text: str) -> str:
    """A text without the ends of its lines and signs of comments."""
    return " ".join(" ".join(line.removeprefix("#") for line in text.splitlines()).split())


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
