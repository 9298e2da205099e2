"""Tables as anybody may write them: read as Python's own reader does, the same rules as YAML, and never a crash."""

import csv
import json
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

import intimacy_kit as ik
from intimacy_kit.packs.reading.tables.csv_grid import csv_grid
from intimacy_kit.packs.reading.tables.grid import Table
from tests.unit.packs.tiny import FILES

BASE = {name: text for name, text in FILES.items() if name != "rules.yaml"}
CELLS = st.text(st.sampled_from('ab",;\t\n\r <5#=\u00e4\u4e2d'), max_size=6) | st.text(
    st.characters(min_codepoint=32, max_codepoint=126), max_size=4
)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), max_size=5), st.sampled_from(",;\t"), st.booleans())
def test_csv_is_read_as_python_reads_it(rows: list[list[str]], separator: str, quoted: bool) -> None:
    file = StringIO(newline="")
    csv.writer(file, delimiter=separator, quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL).writerows(rows)
    text = file.getvalue()
    table = Table("rules.csv", "")
    grid = csv_grid(table, (f"sep={separator}\n" + text).encode())

    assert table.problems == []
    assert grid is not None
    read = list(csv.reader(StringIO(text, newline=""), delimiter=separator))
    assert [[cell.value for cell in row] for row in grid.rows] == [
        [cell.strip() for cell in row] or [""] for row in read
    ]


@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), max_size=5))
def test_each_cell_knows_where_it_stands(rows: list[list[str]]) -> None:
    file = StringIO(newline="")
    csv.writer(file).writerows(rows)
    table = Table("rules.csv", "")
    grid = csv_grid(table, ("sep=,\n" + file.getvalue()).encode())

    assert grid is not None
    for row in grid.rows:
        for cell in row:
            place = table.at(cell.span)
            assert place.text is not None
            assert place.column is not None
            written = place.text[place.column - 1 : place.column - 1 + place.width]
            assert not cell.as_written or cell.empty or written == cell.value


NUMBERS = st.integers(-20, 40).map(lambda quarters: quarters / 4)
SAID = st.one_of(
    st.tuples(st.sampled_from(["<", "<=", ">", ">=", "=", "!="]), NUMBERS).map(
        lambda said: (f"{said[0]} {said[1]:g}", f"trust {'==' if said[0] == '=' else said[0]} {said[1]:g}")
    ),
    st.tuples(NUMBERS, NUMBERS).map(sorted).map(
        lambda ends: (f"{ends[0]:g}..{ends[1]:g}", f"trust >= {ends[0]:g} and trust <= {ends[1]:g}")
    ),
)  # fmt: skip


@given(SAID, st.sampled_from(["", "yes", "no"]), st.sampled_from(["", "money", "money, chores"]), st.integers(1, 99))
def test_a_row_is_the_rule_that_yaml_would_have(said: tuple[str, str], flag: str, choices: str, strength: int) -> None:
    listed = [f'"{choice}"' for choice in choices.split(", ")]
    topic = f"topic == {listed[0]}" if len(listed) == 1 else f"topic in ({', '.join(listed)})"
    parts = [said[1], {"yes": "worried", "no": "not worried"}.get(flag, ""), topic if choices else ""]
    rule = {
        "id": "a",
        "when": " and ".join(part for part in parts if part),
        "supports": "mistrust",
        "strength": strength / 100,
        "because": "It is.",
        "source": "notes",
    }
    table = (
        "id,trust,worried,topic,supports,strength,because,source\n"
        f'a,{said[0]},{flag},"{choices}",mistrust,{strength / 100},It is.,notes\n'
    )
    assert outcome({**BASE, "rules.csv": table}) == outcome({**BASE, "rules.yaml": json.dumps([rule])})


def outcome(files: dict[str, str]) -> object:
    """The packs and rules, or the codes and messages of what is wrong, wherever it stands."""
    try:
        knowledge = ik.load_knowledge(files, core=False)
    except ik.PackError as error:
        return [(problem.code, problem.message) for problem in error.problems]
    return knowledge.packs, knowledge.rules


HEAD = "id,trust,when,worried,topic,supports,relieves,strength,because,source\n"


@given(st.text(max_size=80) | st.binary(max_size=80), st.booleans())
def test_no_csv_makes_more_than_a_documented_error(content: str | bytes, headed: bool) -> None:
    written = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    loaded_or_refused("rules.csv", (HEAD.encode() if headed else b"") + written)


@given(
    st.lists(st.sampled_from(["<", "5", "..", "yes", ",", '"', "\n", "or ", "trust", "(", ")", " ", "=", "9" * 400]))
)
def test_nothing_in_a_cell_makes_more_than_a_documented_error(pieces: list[str]) -> None:
    said = "".join(pieces).replace('"', '""')
    loaded_or_refused("rules.csv", f'{HEAD}a,"{said}","{said}",,,mistrust,,0.5,So.,notes\n'.encode())


@given(st.data())
def test_no_workbook_makes_more_than_a_documented_error(data: st.DataObject) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(HEAD.strip().split(","))
    book.active.append(["a", "< 5", None, None, None, "mistrust", None, 0.5, "So.", "notes"])
    file, changed = BytesIO(), BytesIO()
    book.save(file)
    with ZipFile(file) as before, ZipFile(changed, "w") as after:
        names = before.namelist()
        chosen = data.draw(st.sampled_from(names))
        for name in names:
            part = before.read(name)
            if name == chosen:
                start = data.draw(st.integers(0, len(part)))
                part = part[:start] + data.draw(st.binary(max_size=20)) + part[start + data.draw(st.integers(0, 40)) :]
            after.writestr(name, part)
    loaded_or_refused("rules.xlsx", changed.getvalue())


def loaded_or_refused(name: str, content: bytes) -> None:
    problems: tuple[ik.Problem, ...] = ()
    try:
        ik.load_knowledge({**BASE, name: content}, core=False)
    except ik.PackError as error:
        problems = error.problems
    assert all(str(problem) and (not problem.place or problem.place.file in {*BASE, name}) for problem in problems)
