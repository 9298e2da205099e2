import polars as pl
import pytest

import intimacy_kit as ik
from intimacy_kit.documents.layout import to_text
from intimacy_kit.validation.changes_document import changes_document
from tests.simulated import PACK, knowledge, people

FRAME = people(100, (0.5,) * 5, 1).drop("event").with_columns(hurt=pl.Series([True] * 4 + [False] * 96))
OLD = knowledge()
MILDER = PACK["rules.yaml"].replace("strength: 0.6", "strength: 0.4")


def counts(found: ik.Comparison, id: str) -> dict[tuple[str, str], int]:
    target = next(each for each in found.targets if each.id == id)
    return {(each.old, each.new): each.cases for each in target.moved}


def test_nothing_changes_with_the_same_rules() -> None:
    found = ik.compare(OLD, OLD, FRAME)
    assert (found.most, found.lost_concerns, found.cases) == (0, 0, 100)
    assert {(each.old, each.new): each.cases for each in found.safety} == {("no", "no"): 96, ("yes", "yes"): 4}
    assert "The same in all cases" in found.to_text()


def test_level_against_level_and_the_rule_it_is_due_to() -> None:
    found = ik.compare(OLD, knowledge(rules=MILDER), FRAME)
    many = FRAME.filter(pl.col("warmth") == 3).height
    assert counts(found, "distance")["moderate", "mild"] == many
    distance = next(each for each in found.targets if each.id == "distance")
    assert [(rule.id, rule.why, rule.cases) for rule in distance.rules] == [("cold", "changed", many)]
    assert found.most == pytest.approx(many / 100)
    parting = next(each for each in found.targets if each.id == "parting")
    assert parting.rules == ()
    assert "it follows from other findings" in found.to_text()
    assert "<table" in found.to_html()


def test_where_everything_changes_nothing_is_told_as_the_same() -> None:
    found = ik.compare(OLD, knowledge(rules=MILDER), FRAME)
    changed = tuple(each for each in found.targets if each.changed)
    assert "The same in all cases" in to_text(changes_document(found))
    assert "The same in all cases" not in to_text(changes_document(found.model_copy(update={"targets": changed})))


def test_rules_that_came_and_went() -> None:
    renamed = PACK["rules.yaml"].replace("id: loud", "id: noisy")
    found = ik.compare(
        OLD,
        knowledge(rules=renamed.replace("strength: 0.5, because: It is l", "strength: 0.9, because: It is l")),
        FRAME,
    )
    din = next(each for each in found.targets if each.id == "din")
    assert {(rule.id, rule.why) for rule in din.rules} >= {("loud", "removed"), ("noisy", "added")}


def test_a_rule_that_is_true_in_other_cases() -> None:
    reads = "\n- {id: far, supports: din, when: distance >= 0.5, strength: 0.8, because: It is far., source: notes}\n"
    found = ik.compare(knowledge(rules=PACK["rules.yaml"] + reads), knowledge(rules=MILDER + reads), FRAME)
    din = next(each for each in found.targets if each.id == "din")
    assert [(rule.id, rule.why) for rule in din.rules] == [("far", "other_cases")]


def test_a_concern_that_is_lost_is_said() -> None:
    calm = PACK["safety.yaml"].replace("when: hurt", "when: hurt and noise > 99 - 90").replace("99 - 90", "9")
    found = ik.compare(OLD, knowledge(safety=calm), FRAME)
    assert found.lost_concerns > 0
    assert "a safety concern is there no more" in found.to_text()
    assert found.most >= found.lost_concerns / 100


def test_signals_and_findings_of_one_of_the_two() -> None:
    more = {
        "signals": PACK["signals.yaml"]
        + "- {id: fog, kind: rating, title: fog, question: How foggy?, direction: worse_when_higher, source: notes}\n",
        "challenges": PACK["challenges.yaml"]
        + "- {id: haze, title: Haze, text: It is hazy., erodes: [nearness], source: notes}\n",
        "rules": PACK["rules.yaml"]
        + "- {id: foggy, supports: haze, when: fog > 5, strength: 0.5, because: Fog., source: notes}\n",
    }
    frame = FRAME.with_columns(fog=pl.lit(9.0))
    found = ik.compare(OLD, knowledge(**more), frame)
    assert (found.added, found.removed) == (("haze",), ())
    assert "Only in the new one" in found.to_text()
    back = ik.compare(knowledge(**more), OLD, frame)
    assert (back.added, back.removed) == ((), ("haze",))


def test_two_partners_in_a_row_and_none_at_all() -> None:
    of_two = FRAME.select(warmth_a="warmth", warmth_b="warmth")
    assert ik.compare(OLD, OLD, of_two, partners=("_a", "_b")).most == 0
    assert ik.compare(OLD, OLD, FRAME.head(0)).most == 0
    book = ik.Codebook(signals={"warmth": {"column": "q", "from": [0, 10]}})
    assert ik.compare(OLD, OLD, FRAME.select(q="warmth"), codebook=book).cases == 100


def test_only_knowledge_bases_are_compared() -> None:
    with pytest.raises(ik.OptionError):
        ik.compare(OLD, "new", FRAME)  # type: ignore[arg-type]  # on purpose
