"""Rules in a workbook: typed cells, several sheets, and what strangers may send."""

import datetime as dt
import sys
import warnings
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

import intimacy_kit as ik
from intimacy_kit.packs.reading.tables import xlsx_grid
from tests.unit.packs.reading.tables.test_rules import BASE, loaded, refused
from tests.unit.packs.tiny import FILES, told
from tests.wording import Wording, codes_in, places_in

openpyxl = pytest.importorskip("openpyxl")

HEAD = ["id", "trust", "worried", "topic", "supports", "strength", "because", "source"]
Rows = Sequence[Sequence[Any]]


def workbook(change: Callable[[Any], None] | None = None, **sheets: Rows) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    if change:
        change(book)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def repacked(content: bytes, change: Callable[[str, bytes], bytes], **more: bytes) -> bytes:
    """The same workbook with the parts changed, and more of them."""
    file = BytesIO()
    with ZipFile(BytesIO(content)) as before, ZipFile(file, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(name, change(name, before.read(name)))
        for name, part in more.items():
            after.writestr(name, part)
    return file.getvalue()


def row(id: str, *, trust: Any = None, worried: Any = None, topic: Any = None, strength: Any = 0.5) -> list[Any]:
    return [id, trust, worried, topic, "mistrust", strength, "It is low.", "notes"]


RULES = workbook(rules=[HEAD, row("low_trust", trust="< 5")])


def test_a_workbook_equals_the_equivalent_yaml() -> None:
    assert loaded(RULES, "rules.xlsx").packs == ik.load_knowledge(FILES, core=False).packs


def test_cells_have_types_and_each_sheet_is_a_table() -> None:
    book = workbook(
        one=[[], HEAD, row("a", trust=3, worried=True), [], row("b", trust=2.5, topic="money, chores")],
        two=[["id", "when", *HEAD[4:]], ["c", "worried or trust < 2", *row("c")[4:]]],
        empty=[],
        _notes=[["anything"], [dt.date(2026, 1, 1)]],
    )
    assert {id: str(rule.when) for id, rule in loaded(book, "rules/all.xlsx").rules.items()} == {
        "a": "trust == 3 and worried",
        "b": 'trust == 2.5 and topic in ("money", "chores")',
        "c": "worried or trust < 2",
    }


def test_an_error_is_reported_with_its_sheet_and_cell(wording: Wording) -> None:
    book = workbook(None, **{"By trust": [HEAD, [], row("low_trust", trust="< 50", strength=1)]})
    said = told({**BASE, "rules.xlsx": book})
    assert codes_in(said) == ["IK110"]
    assert places_in(said) == ["cell F3"]
    wording(said)
    text = refused(workbook(rules=[HEAD, row("low_trust", trust="< 50")]), "rules.xlsx")
    assert codes_in(text) == ["IK205"]
    assert places_in(text) == ["cell B2"]
    wording(text)


def test_the_place_of_a_problem_has_cell_and_text() -> None:
    book = workbook(rules=[["id", "when", *HEAD[4:]], ["a", "worried or trust < 50", *row("a")[4:]]])
    with pytest.raises(ik.PackError) as raised:
        loaded(book, "rules.xlsx")

    text = "worried or trust < 50"
    assert raised.value.place == ik.Place("rules.xlsx", None, 12, text, 10, "sheet 'rules', cell B2")


def test_columns_beyond_z_have_names_too(wording: Wording) -> None:
    head = [*HEAD[:1], *(f"#{number}" for number in range(30)), *HEAD[1:]]
    found = refused(workbook(rules=[head, ["a", *[None] * 30, "< 50", *row("a")[2:]]]), "rules.xlsx")
    assert codes_in(found) == ["IK205"]
    assert places_in(found) == ["cell AF2"]
    wording(found)


@pytest.mark.parametrize(
    ("changed", "code", "cell"),
    [
        ({"trust": "=1+2"}, "IK125", "B2"),
        ({"strength": dt.date(2026, 1, 2)}, "IK125", "F2"),
        ({"trust": dt.time(1, 2)}, "IK125", "B2"),
        ({"trust": "#DIV/0!"}, "IK125", "B2"),
        ({"topic": "x" * 10_001}, "IK106", "D2"),
        ({"topic": "a\u2028b"}, "IK102", "D2"),
        ({"trust": "a lot"}, "IK125", "B2"),
    ],
    ids=lambda value: None,
)
def test_formulas_dates_and_errors_in_cells_are_refused(
    changed: dict[str, Any], code: str, cell: str, wording: Wording
) -> None:
    book = workbook(rules=[HEAD, row("a", **changed)])
    said = refused(book, "rules.xlsx")
    assert codes_in(said) == [code]
    assert places_in(said) == [f"cell {cell}"]
    wording(said)


def test_numbers_and_booleans_are_not_texts(wording: Wording) -> None:
    book = workbook(rules=[["id", "when", *HEAD[4:]], [True, 5, "mistrust", True, 3, 4]])
    said = refused(book, "rules.xlsx")
    assert codes_in(said) == ["IK125", "IK110", "IK110", "IK110", "IK110"]
    assert [told.split()[5] for told in said] == ["B2", "A2", "D2", "E2", "F2"]
    wording(said)


@pytest.mark.parametrize(
    ("book", "code"),
    [
        (b"no workbook", "IK123"),
        (b"PK\x05\x06" + b"\0" * 18, "IK123"),
        (RULES[:2000], "IK123"),
        (workbook(lambda book: book["rules"].merge_cells("B2:B3"), rules=[HEAD, row("a"), row("b")]), "IK123"),
        (repacked(RULES, lambda _, part: part, **{"xl/bomb.bin": b"\0" * (16 * 1024 * 1024)}), "IK106"),
        (repacked(RULES, lambda _, part: part, **{f"xl/{number}.xml": b"" for number in range(1001)}), "IK106"),
        (b"x" * (4 * 1024 * 1024 + 1), "IK106"),
    ],
    ids=["rubbish", "nothing inside", "cut", "merged", "zip bomb", "many parts", "large"],
)
def test_workbooks_that_cannot_be_read_are_refused_whole(book: bytes, code: str, wording: Wording) -> None:
    said = refused(book, "rules.xlsx")
    assert codes_in(said) == [code]
    wording(said)


BOMB = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp037"])
def test_xml_with_entities_is_refused_however_it_is_written(encoding: str, wording: Wording) -> None:
    def bombed(name: str, part: bytes) -> bytes:
        if not name.endswith("sheet1.xml"):
            return part
        if encoding == "cp037":  # the start can be read in any encoding, and names that of the rest
            return b'<?xml version="1.0" encoding="cp037"?>' + (BOMB + "<a/>").encode("cp037")
        return f'<?xml version="1.0" encoding="{encoding}"?>{BOMB}<a/>'.encode(encoding)

    said = refused(repacked(RULES, bombed), "rules.xlsx")
    assert codes_in(said) == ["IK123"]
    wording(said)


def sheet(rows: str) -> bytes:
    """The workbook with other rows in its sheet, as XML."""

    def changed(name: str, part: bytes) -> bytes:
        start, end = b"<sheetData>", b"</sheetData>"
        if start not in part:
            return part
        return part[: part.index(start)] + start + rows.encode() + part[part.index(end) :]

    return repacked(RULES, changed)


def test_sheets_with_a_wrong_declared_size_are_read_fast() -> None:
    limit = "IK106 rules.xlsx a table has at most 20000 rows and 100000 cells"
    far_down = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row>'
    far_right = "".join(f'<row r="{row}"><c r="XFD{row}"><v>1</v></c></row>' for row in range(1, 100))
    many = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in range(1, 20_002))

    assert refused(sheet(far_down), "rules.xlsx") == [limit]
    assert refused(sheet(far_right), "rules.xlsx") == [limit]
    assert refused(sheet(many), "rules.xlsx") == [limit]


def test_after_too_many_problems_no_more_are_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_grid, "MAX_PROBLEMS", 2)
    assert len(refused(workbook(rules=[HEAD, *[row("a", trust="=1", strength="=1")] * 4]), "rules.xlsx")) == 4


def test_a_missing_openpyxl_is_reported_with_installation_help(
    monkeypatch: pytest.MonkeyPatch, wording: Wording
) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    said = refused(RULES, "rules.xlsx")
    assert codes_in(said) == ["IK126"]
    wording(said)


def test_formatting_warnings_of_openpyxl_are_ignored() -> None:
    book = repacked(RULES, lambda name, part: b"<styleSheet/>" if name.endswith("styles.xml") else part)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert set(loaded(book, "rules.xlsx").rules) == {"low_trust"}
