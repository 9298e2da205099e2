"""Rules as a table become the same entries as the YAML that says the same."""

from pathlib import Path

import pytest

import intimacy_kit as ik
from intimacy_kit.errors import MAX_PROBLEMS
from intimacy_kit.model.rules import Rule
from intimacy_kit.packs.reading.tables.grid import MAX_CELLS, MAX_ROWS
from intimacy_kit.packs.reading.tables.rules import KEYS
from tests.unit.packs.tiny import FILES, told
from tests.wording import Wording, codes_in, places_in

BASE = {name: text for name, text in FILES.items() if name != "rules.yaml"}
HEAD = "id,trust,worried,topic,supports,relieves,strength,because,source\n"
ROW = "low_trust,< 5,,,mistrust,,0.5,It is low.,notes\n"


def loaded(table: str | bytes, name: str = "rules.csv") -> ik.KnowledgeBase:
    return ik.load_knowledge({**BASE, name: table}, core=False)


def refused(table: str | bytes, name: str = "rules.csv") -> list[str]:
    """Each problem: its code, place and message, in one line."""
    with pytest.raises(ik.PackError) as raised:
        loaded(table, name)
    return [f"{problem.code} {problem.place} {problem.message}" for problem in raised.value.problems]


def conditions(table: str) -> dict[str, str]:
    return {id: str(rule.when) for id, rule in loaded(table).rules.items()}


@pytest.mark.parametrize(
    "table",
    [
        HEAD + ROW,
        "\ufeff" + HEAD + ROW,
        (HEAD + ROW).replace("\n", "\r\n"),
        (HEAD + ROW).replace("\n", "\r"),
        (HEAD + ROW).rstrip("\n"),
        (HEAD + ROW).replace(",", ";"),
        (HEAD + ROW).replace(",", ";").replace("0.5", "0,5"),
        (HEAD + ROW).replace(",", "\t"),
        "sep=;\n" + (HEAD + ROW).replace(",", ";"),
        HEAD.replace(",topic", ",#note,topic") + "\n,,,\n# a remark\n" + ROW.replace(",,,mis", ",,hm,-,mis"),
        HEAD + 'low_trust , "< 5",,,"mistrust",,"0.5",It is low. , " notes "\n\n',
        "because,strength,source,supports,when,id\nIt is low.,5e-1,notes,mistrust,trust < 5,low_trust\n",
    ],
)
def test_a_table_equals_the_equivalent_yaml(table: str) -> None:
    assert loaded(table).packs == ik.load_knowledge(FILES, core=False).packs
    assert loaded(table).rules == ik.load_knowledge(FILES, core=False).rules


def test_the_cells_of_a_row_are_a_conjunction() -> None:
    head = "id,trust,when,worried,topic,supports,strength,because,source\n"
    rows = (
        'all,2..5,worried or trust != 3,no,"money, chores",mistrust,0.5,It is so.,notes\n'
        'free,,"topic == ""money""",-,,mistrust,0.4,"It is so, and ""so"".",notes\n'
        'both,,trust < 3 and worried,,not money,mistrust,0.3,"It is\nso.","notes; notes#2, notes#3"\n'
    )
    assert conditions(head + rows) == {
        "all": 'trust >= 2 and trust <= 5 and (worried or trust != 3) and not worried and topic in ("money", "chores")',
        "both": 'trust < 3 and worried and topic != "money"',
        "free": 'topic == "money"',
    }
    rules = loaded(head + rows).rules
    assert rules["free"].because == 'It is so, and "so".'
    assert rules["both"].because == "It is\nso."
    assert rules["both"].source == ("notes", "notes#2", "notes#3")


def test_a_row_can_name_what_speaks_against_the_rule() -> None:
    head = HEAD.replace("source", "source,contradicts")
    table = head + ROW.replace("notes", "notes,notes#4") + 'a,< 2,,,mistrust,,0.6,So.,notes,"notes#2; notes#3"\n'
    rules = loaded(table).rules
    assert [rules[id].contradicts for id in ("low_trust", "a")] == [("notes#4",), ("notes#2", "notes#3")]
    yaml = FILES["rules.yaml"].replace("source: notes", "source: notes, contradicts: notes#4")
    assert loaded(head + ROW.replace("notes", "notes,notes#4")).rules == (
        ik.load_knowledge({**FILES, "rules.yaml": yaml}, core=False).rules
    )
    said = refused(head + ROW.replace("notes", "notes,nots"))
    assert (codes_in(said), places_in(said)) == (["IK117"], ["rules.csv:2:48"])


def test_a_row_can_name_the_contexts_in_which_alone_it_holds() -> None:
    head = HEAD.replace("source", "source,only_in")
    contexts = "\n".join(f"- {{id: {id}, title: T., text: A., source: notes}}" for id in ("kin", "club"))
    files = {**BASE, "contexts.yaml": contexts}
    table = head + ROW.replace("notes", "notes,club") + 'a,< 2,,,mistrust,,0.6,So.,notes,"kin; club"\n'
    kb = ik.load_knowledge({**files, "rules.csv": table}, core=False)
    assert [kb.within("club").rules[id].only_in for id in ("low_trust", "a")] == [("club",), ("kin", "club")]
    assert [*kb.within("kin").rules] == ["a"]
    yaml = FILES["rules.yaml"].replace("source: notes", "source: notes, only_in: [club]")
    of_table = ik.load_knowledge({**files, "rules.csv": head + ROW.replace("notes", "notes,club")}, core=False)
    assert of_table.packs == ik.load_knowledge({**FILES, **files, "rules.yaml": yaml}, core=False).packs
    with pytest.raises(ik.PackError) as raised:
        ik.load_knowledge({**files, "rules.csv": head + ROW.replace("notes", "notes,klub")}, core=False)
    assert [str(problem.place) for problem in raised.value.problems] == ["rules.csv:2:48"]


def test_tables_have_a_column_for_every_key_of_a_rule() -> None:
    """Steps are the rows of a rule."""
    assert {*KEYS} == {*Rule.model_fields, *Rule.also_written} - {"steps"}


def test_a_column_can_be_a_finding_and_a_rule_can_relieve() -> None:
    table = "id,mistrust,relieves,strength,because,source\nx,>= 0.5,gloom,0.5,So.,notes\n"
    consequences = "- {id: gloom, title: Gloom, text: It is., source: notes}"
    rule = ik.load_knowledge({**BASE, "rules/a.csv": table, "consequences.yaml": consequences}, core=False).rules["x"]

    assert (str(rule.when), rule.relieves, rule.supports) == ("mistrust >= 0.5", "gloom", None)


def test_tables_and_yaml_can_be_combined(folder: Path) -> None:
    (folder / "rules" / "table.csv").write_text(HEAD + ROW.replace("low_trust", "another"), "utf-8")
    (folder / "rules" / "~$table.xlsx").write_bytes(b"a spreadsheet has it open")
    (folder / "data").mkdir()
    (folder / "data" / "answers.csv").write_text("of no concern here")

    assert set(ik.load_knowledge(folder, core=False).rules) == {"low_trust", "another"}


def test_empty_tables_hold_no_rules() -> None:
    assert loaded("").rules == {}
    assert loaded("# nothing yet\n,,\n").rules == {}
    assert loaded(HEAD).rules == {}


def test_an_invalid_cell_is_reported_with_a_caret(wording: Wording) -> None:
    table = 'id,trust,topic,supports,strength,because,source\nlow_trust,< 50,"mony, chores",mistrust,0.5,So.,nots\n'
    said = told({**BASE, "rules.csv": table})
    assert codes_in(said) == ["IK205", "IK205", "IK117"]
    assert places_in(said) == ["rules.csv:2:11", "rules.csv:2:17", "rules.csv:2:48"]
    wording(said)


def test_an_unknown_signal_is_reported_once_at_its_column_header(wording: Wording) -> None:
    table = "id,trist,supports,strength,because,source\na,1,mistrust,0.5,So.,notes\nb,2,mistrust,0.5,So.,notes\n"
    said = refused(table)
    assert codes_in(said) == ["IK203"]
    assert places_in(said) == ["rules.csv:1:4"]
    wording(said)


def test_errors_in_the_column_when_have_their_places(wording: Wording) -> None:
    head = "id,trust,when,supports,strength,because,source\n"
    end = ",mistrust,0.5,So.,notes\n"

    said = refused(head + "a,,trust < 4 and trust < 50" + end)
    assert codes_in(said) == ["IK205"]
    assert places_in(said) == ["rules.csv:2:18"]
    wording(said)
    text = refused(head + "a,< 3,worried or trust < 50" + end)
    assert codes_in(text) == ["IK205"]
    assert places_in(text) == ["rules.csv:2:18"]
    wording(text)
    message = refused(head + "a,< 3,worry" + end)
    assert codes_in(message) == ["IK203"]
    assert places_in(message) == ["rules.csv:2:7"]
    wording(message)
    shown = refused(head + "a,,worry" + end)
    assert codes_in(shown) == ["IK203"]
    assert places_in(shown) == ["rules.csv:2:4"]
    wording(shown)
    told_2 = refused(head + "a,,trust <" + end)
    assert codes_in(told_2) == ["IK201"]
    assert places_in(told_2) == ["rules.csv:2:11"]
    wording(told_2)
    told_3 = refused(head + "a,< 3,trust < 2) or (worried" + end)
    assert codes_in(told_3) == ["IK201"]
    assert places_in(told_3) == ["rules.csv:2:16"]
    wording(told_3)
    doubled = 'a,,"topic == ""mony"" or trust < 2"' + end
    told_4 = refused(head + doubled)
    assert codes_in(told_4) == ["IK205"]
    assert places_in(told_4) == ["rules.csv:2:5"]
    wording(told_4)
    told_5 = refused(head + 'a,,"trust\n < 50"' + end)
    assert codes_in(told_5) == ["IK205"]
    assert places_in(told_5) == ["rules.csv:2:5"]
    wording(told_5)


def test_invalid_values_are_reported_as_in_yaml(wording: Wording) -> None:
    said = refused(HEAD + "class,< 5,,,mistrust,gloom,1.5,,notes\n,< 5,,,,,lots,So.\n")
    assert codes_in(said) == ["IK111", "IK110", "IK109", "IK109", "IK110", "IK109"]
    assert places_in(said) == [
        "rules.csv:2:1",
        "rules.csv:2:28",
        "rules.csv:2:1",
        "rules.csv:3:1",
        "rules.csv:3:10",
        "rules.csv:3:1",
    ]
    wording(said)
    text = refused(HEAD + "a,< 5,,,mistrust,mistrust,0.5,So.,notes\n")
    assert codes_in(text) == ["IK110"]
    assert places_in(text) == ["rules.csv:2:1"]
    wording(text)


@pytest.mark.parametrize(
    ("head", "messages"),
    [
        ("id,trust,supports,because,source", ["1:1 missing column 'strength'"]),
        ("id,trust,strength,because,source", ["1:1 missing column 'supports'"]),
        (
            "id,trust,trust,supports,strength,because,source,id",
            ["1:10 duplicate column 'trust'", "1:49 duplicate column 'id'"],
        ),
        (
            "id,Trust,at_least,supports,strength,because,source",
            ["1:4 invalid column name 'Trust'", "1:10 invalid column name 'at_least'"],
        ),
        ("nothing like it", ["1:1 invalid column name 'nothing like it'"]),
    ],
)
def test_invalid_columns_are_reported_once(head: str, messages: list[str]) -> None:
    found = refused(head + "\nx,yes,,,,,,\n")
    assert found[: len(messages)] == [f"IK124 rules.csv:{message}" for message in messages]


def test_a_misspelt_column_is_found(wording: Wording) -> None:
    with pytest.raises(ik.PackError) as raised:
        loaded(HEAD.replace("strength", "strenght") + ROW)
    wording(raised.value.help)


def test_a_column_in_capitals_is_found() -> None:
    with pytest.raises(ik.PackError) as raised:
        loaded("ID" + HEAD.removeprefix("id") + ROW)
    assert raised.value.help == "did you mean 'id'?"


def test_an_unquoted_comma_is_reported(wording: Wording) -> None:
    with pytest.raises(ik.PackError) as raised:
        loaded(HEAD + ROW.replace("It is low.", "It is low, very low."))
    wording(raised.value.help)


def test_cells_without_a_column_and_rows_without_a_condition_are_refused(wording: Wording) -> None:
    head = "id,,trust,supports,strength,because,source\n"
    said = refused(head + "a,x,< 5,mistrust,0.5,So.,notes,y\nb,,-,mistrust,0.5,So.,notes\n")
    assert codes_in(said) == ["IK125", "IK125", "IK125"]
    assert places_in(said) == ["rules.csv:2:3", "rules.csv:2:32", "rules.csv:3:1"]
    wording(said)


@pytest.mark.parametrize(
    ("table", "code", "found_places"),
    [
        (HEAD + '"low', "IK123", ["rules.csv:2:1"]),
        (HEAD + 'low,"< 5" x,', "IK123", ["rules.csv:2:5"]),
        (HEAD + 'a,"\n\n', "IK123", ["rules.csv:2:3"]),
        (b"id,trust\n\xff\n", "IK102", ["rules.csv:2"]),
        ((HEAD + ROW).encode("utf-16"), "IK102", ["rules.csv:1"]),
        (HEAD + "a\0b", "IK102", ["rules.csv:2:2"]),
        (HEAD + "x" * 10_001, "IK106", ["rules.csv:2:1"]),
        ("," * MAX_CELLS, "IK106", [f"rules.csv:1:{MAX_CELLS + 1}"]),
        (HEAD + "\n" * MAX_ROWS, "IK106", ["rules.csv:20001:1"]),
        ("x" * (4 * 1024 * 1024 + 1), "IK106", []),
    ],
    ids=lambda value: None if isinstance(value, bytes) or len(value) > 100 else str(value),
)
def test_tables_that_cannot_be_read_are_refused_whole(
    table: str | bytes, code: str, found_places: list[str], wording: Wording
) -> None:
    said = refused(table)
    assert codes_in(said) == [code]
    assert places_in(said) == found_places
    wording(said)


def test_after_too_many_problems_no_more_are_looked_for() -> None:
    found = refused(HEAD + "a,?,,,mistrust,,0.5,So.,notes\n" * (MAX_PROBLEMS + 100))
    assert len(found) == MAX_PROBLEMS + 1
    assert found[-1].startswith("IK122")


def test_a_condition_with_too_many_parts_is_reported_at_its_row() -> None:
    many = " or ".join(f"trust < {number % 9}" for number in range(201))
    (problem,) = refused(HEAD.replace("trust", "trust,when") + f"a,,{many},,,mistrust,,0.5,So.,notes\n")
    assert problem.startswith("IK206 rules.csv:2:4 ")


@pytest.mark.parametrize("name", ["signals.csv", "safety/more.xlsx"])
def test_tables_hold_rules_only(name: str, folder: Path, wording: Wording) -> None:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(HEAD)
    with pytest.raises(ik.PackError) as raised:
        ik.load_knowledge(folder, core=False)
    said = f"{raised.value.code} {raised.value.message}"
    assert codes_in(said) == ["IK107"]
    wording(said)


def test_a_table_without_a_section_is_reported(folder: Path) -> None:
    (folder / "rule.csv").write_text(HEAD + ROW)
    with pytest.raises(ik.PackError) as raised:
        ik.load_knowledge(folder, core=False)
    assert (raised.value.code, raised.value.help) == ("IK107", "did you mean 'rules'?")


def test_a_column_can_be_of_the_other_partner() -> None:
    head = "id,trust,partner.trust,partner.worried,supports,strength,because,source\n"
    row = "apart,< 5,8..10,no,mistrust,0.5,It is.,notes\n"
    assert conditions(head + row) == {
        "apart": "trust < 5 and partner.trust >= 8 and partner.trust <= 10 and not partner.worried"
    }
    for name in ("partner.", "partner.trust.a", "other.trust"):
        (problem,) = refused(head.replace("partner.trust", name) + row)
        assert f"IK124 rules.csv:1:10 invalid column name '{name}'" in problem
