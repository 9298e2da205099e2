"""Rules with steps: the short and the long form, in YAML and in tables, and what is wrong with them."""

import pytest

import intimacy_kit as ik
from intimacy_kit.errors import Problem
from intimacy_kit.packs.reading.reader import read_pack
from tests.unit.packs.tiny import FILES, worded
from tests.wording import Wording

SHORT = """
- id: low_trust
  steps: {trust < 5: 0.25, trust < 3: 0.5}
  because: It is low.
  supports: mistrust
  facet: trusting
  source: notes
"""
LONG = """
- id: low_trust
  steps:
    - {when: trust < 5, strength: 0.25}
    - {when: trust < 3, strength: 0.5}
  because: It is low.
  supports: mistrust
  facet: trusting
  source: notes
"""
TABLE = (
    "id,trust,supports,facet,strength,because,source\n"
    "low_trust,< 5,mistrust,trusting,0.25,It is low.,notes\n"
    "low_trust,< 3,,,0.5,It is very low.,\n"
)

STRONGEST_FIRST = "\n    trust < 3: 0.5\n    trust < 5: 0.25"
ONE = "- {id: low_trust, when: trust < 5, strength: 0.5, supports: mistrust, because: Low., source: notes}"


def rules(text: str, name: str = "rules.yaml") -> ik.Rule:
    files = {key: value for key, value in FILES.items() if not key.startswith("rules")}
    return ik.load_knowledge({**files, name: text}, core=False).rules["low_trust"]


def problems(text: str, name: str = "rules.yaml") -> list[Problem]:
    with pytest.raises(ik.PackError) as raised:
        rules(text, name)
    return list(raised.value.problems)


def test_the_short_form_and_the_long_form_are_the_same() -> None:
    assert rules(SHORT) == rules(LONG)
    assert rules(SHORT) == rules(SHORT.replace("trust < 5: 0.25, trust < 3: 0.5", "trust < 3: 0.5, trust < 5: 0.25"))


def test_rows_with_one_id_are_the_steps_of_a_rule() -> None:
    rule = rules(TABLE, "rules.csv")
    assert [(str(step.when), step.strength, step.because) for step in rule.steps] == [
        ("trust < 5", 0.25, "It is low."),
        ("trust < 3", 0.5, "It is very low."),
    ]
    assert (rule.supports, rule.facet, rule.source, rule.because) == ("mistrust", "trusting", ("notes",), None)


def test_rows_of_one_rule_that_differ_in_what_is_of_the_rule_are_refused(wording: Wording) -> None:
    found = problems(TABLE.replace("low_trust,< 3,,,", "low_trust,< 3,gloom,trusting,"), "rules.csv")
    assert [(problem.code, problem.place.line) for problem in found if problem.place] == [("IK125", 3)]
    wording(worded(found))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("t1,< 8,mistrust,,0.1,A.,notes\nt1,< 3,,,0.2,,\n", [("IK109", 5)]),
        ("t1,< 8,mistrust,,0.1,,notes\nt1,< 3,,,0.2,B.,\n", [("IK109", 4)]),
        ("t1,< 8,mistrust,,0.1,,notes\nt1,< 3,,,0.2,,\n", [("IK109", 4)]),
        ("t1,< 8,mistrust,,0.1,A.,\nt1,< 3,,,0.2,B.,\n", [("IK109", 4)]),
        ("t1,< 8,,,0.1,A.,notes\nt1,< 3,,,0.2,B.,\n", [("IK110", 4)]),
    ],
    ids=["no reason in a later row", "no reason in the first row", "no reason", "no source", "no finding"],
)
def test_regression_what_a_rule_of_several_rows_lacks_is_told_at_its_row(
    rows: str, expected: list[tuple[str, int]]
) -> None:
    others = "one,< 5,mistrust,,0.25,It is low.,notes\nother,< 2,mistrust,,0.5,It is very low.,notes\n"
    found = problems(TABLE.partition("\n")[0] + "\n" + others + rows, "rules.csv")
    assert [(problem.code, problem.place.line) for problem in found if problem.place] == expected


def test_regression_a_step_without_a_reason_beside_others_with_one_is_where_it_is_missing() -> None:
    text = LONG.replace("0.25}", "0.25, because: Low.}").replace("  because: It is low.\n", "")
    assert [(problem.code, str(problem.place)) for problem in problems(text)] == [("IK109", "rules.yaml:5:7")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SHORT.replace("trust < 3", "trust <"), [("IK201", "3:35+1")]),
        (SHORT.replace("trust < 3", "trist < 3"), [("IK203", "3:28+9")]),
        (SHORT.replace("trust < 3: 0.5", "trust < 30: 0.5"), [("IK205", "3:28+10")]),
        (SHORT.replace("0.5}", "5}"), [("IK110", "3:39+1")]),
        (LONG.replace("trust < 3", "trust <"), [("IK201", "5:21+1")]),
        (LONG.replace("trust < 3", "trist < 3"), [("IK203", "5:14+9")]),
        (LONG.replace("strength: 0.5", "strenght: 0.5"), [("IK109", "5:7+1"), ("IK108", "5:25+8")]),
        (LONG.replace("{when: trust < 3, strength: 0.5}", "trust < 3"), [("IK110", "5:7+9")]),
        (SHORT.replace("{trust < 5: 0.25, trust < 3: 0.5}", "trust < 5"), [("IK110", "3:10+9")]),
        (SHORT.replace("facet: trusting", "facet: mistrust"), [("IK112", "6:10+8")]),
        (LONG.replace("  because: It is low.\n", ""), [("IK109", "2:3+1")]),
    ],
)
def test_problems_point_at_the_step(text: str, expected: list[tuple[str, str]], wording: Wording) -> None:
    found = problems(text)
    places = [(each.code, each.place) for each in found]
    assert [(code, f"{at.line}:{at.column}+{at.width}") for code, at in places if at is not None] == expected
    wording(worded(found))


def test_a_context_drops_the_steps_that_read_what_it_leaves_out() -> None:
    files = {key: value for key, value in FILES.items() if not key.startswith("rules")}
    files["rules.yaml"] = (
        "- {id: low_trust, steps: {trust < 5: 0.25, worried: 0.5}, because: a, supports: mistrust, source: notes}\n"
        "- {id: worrying, when: worried, strength: 0.5, because: b, supports: mistrust, source: notes}\n"
    )
    files["contexts.yaml"] = "- {id: calm, title: Calm, text: Calm., leaves_out: [worried], source: notes}\n"
    calm = ik.load_knowledge(files, core=False).within("calm")
    assert [str(step.when) for step in calm.rules["low_trust"].steps] == ["trust < 5"]
    assert "worrying" not in calm.rules


def test_reasons_of_steps_are_translated_together() -> None:
    text = LONG.replace("0.25}", "0.25, because: Low.}")
    files = {key: value for key, value in FILES.items() if not key.startswith("rules")}
    files |= {"rules.yaml": text, "locales/de.yaml": "low_trust: {because: Wenig., steps: [Niedrig.]}\n"}
    german = ik.load_knowledge(files, core=False).within(locale="de").rules["low_trust"]
    assert (german.because, [step.because for step in german.steps]) == ("Wenig.", ["Niedrig.", None])


@pytest.mark.parametrize(
    ("text", "name", "lines"),
    [
        (SHORT.replace("{trust < 5: 0.25, trust < 3: 0.5}", STRONGEST_FIRST), "rules.yaml", [5, 4]),
        (LONG, "rules.yaml", [4, 5]),
        (LONG.replace("- id: low_trust\n", "- id: low_trust\n  when: not worried\n"), "rules.yaml", [5, 6]),
        (TABLE, "rules.csv", [2, 3]),
        (ONE, "rules.yaml", [1]),
    ],
)
def test_each_step_knows_where_it_is_written(text: str, name: str, lines: list[int]) -> None:
    pack = read_pack({"pack.yaml": FILES["pack.yaml"].encode(), name: text.encode()})
    (located,) = pack.entries
    rule = located.entry
    assert isinstance(rule, ik.Rule)
    assert len(located.steps) == len(rule.steps)
    for written, step, line in zip(located.steps, rule.steps, lines, strict=True):
        assert str(written.parsed.condition) in str(step.when)
        place = located.strength_place(written)
        assert place.line == line
        assert place.text is not None
        assert place.text[(place.column or 1) - 1 :].startswith(str(step.strength))
