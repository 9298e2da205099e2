"""Convert decision tables to rules, as the same data that equivalent YAML yields."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from intimacy_kit.errors import MAX_PROBLEMS, shown, suggestion
from intimacy_kit.model.conditions import Or
from intimacy_kit.model.fields import NAME_PATTERN, RESERVED, bare
from intimacy_kit.packs.reading.condition_text import ConditionSyntaxError, one_line, parse_with_positions
from intimacy_kit.packs.reading.tables.cells import DOES_NOT_MATTER, Unusable, condition_text, number
from intimacy_kit.packs.reading.tables.csv_grid import csv_grid
from intimacy_kit.packs.reading.tables.grid import Cell, CommentRow, Grid, Segment, Table
from intimacy_kit.packs.reading.yaml_reader import Path, Span

KEYS = ("id", "when", "supports", "relieves", "facet", "strength", "because", "source", "contradicts", "only_in")
_OF_STEPS = ("when", "strength", "because")
"""What each row of a rule has for itself, where several rows with one id are its steps."""
_CITED = ("source", "contradicts")
_LISTED = (*_CITED, "only_in")
"""What may be several in one cell."""
_NEEDED = ("id", "strength", "because", "source")
_PLACEHOLDER = "unreadable"
"""Replacement for an invalid condition, so that the rest of the row can be validated."""


def read_table(content: bytes, file: str) -> Table:
    """Read a CSV file or a workbook; errors are in `problems` of the result."""
    table = Table(file, "")
    if file.endswith(".csv"):
        grid = csv_grid(table, content)
        grids: Iterable[Grid] = [grid] if grid else []
    else:
        from intimacy_kit.packs.reading.tables.xlsx_grid import xlsx_grids  # noqa: PLC0415 - few packs have workbooks

        grids = xlsx_grids(table, content)
    table.data = []
    for grid in grids:
        _read_grid(table, grid)
    return table


@dataclass(frozen=True, slots=True)
class _Columns:
    """The headers of the columns by position, and the positions of comment columns."""

    heads: Mapping[int, Cell]
    comments: frozenset[int]

    def id(self, row: Sequence[Cell]) -> str | None:
        """Return the id in a row, if there is text."""
        cells = (row[position] for position, head in self.heads.items() if head.value == "id" and position < len(row))
        found = next(cells, None)
        return found.value if found is not None and isinstance(found.value, str) and found.value else None


def _read_grid(table: Table, grid: Grid) -> None:
    rows: list[Sequence[Cell]] = []
    above: dict[int, list[Sequence[Cell]]] = {}
    for row in grid.rows:
        if not _is_skipped(row):
            rows.append(row)
        elif any(not cell.empty for cell in row):
            above.setdefault(len(rows), []).append(row)
    if not rows:
        return
    columns = _columns(table, rows[0], grid.start)
    if columns is None:
        return
    rows_of, rules = Counter(columns.id(row) for row in rows[1:]), dict[str, int]()
    table.comments += [_comment(each, len(table.data)) for each in above.get(0, ())]
    for position, row in enumerate(rows[1:], start=1):
        if len(table.problems) > MAX_PROBLEMS:
            return
        id = columns.id(row)
        index = len(table.data) if id is None else rules.setdefault(id, len(table.data))
        table.comments += [_comment(each, index) for each in above.get(position, ())]
        if id is None or rows_of[id] == 1:
            table.data.append(_read_row(table, grid, columns, row, (index,), ()))
            continue
        if index == len(table.data):
            table.data.append({"steps": []})
        _add_step(table, grid, columns, row, index)
    table.comments += [_comment(each, len(table.data)) for each in above.get(len(rows), ())]


def _is_skipped(row: Sequence[Cell]) -> bool:
    """Return whether a row is empty or a comment."""
    first = next((cell.value for cell in row if not cell.empty), "#")
    return isinstance(first, str) and first.startswith("#")


def _comment(row: Sequence[Cell], entry: int) -> CommentRow:
    """Return a row that is a comment; a comma in it may have split it into cells."""
    cells = [cell for cell in row if not cell.empty]
    return CommentRow(", ".join(str(cell.value).strip() for cell in cells), cells[0].span, entry)


def _columns(table: Table, row: Sequence[Cell], start: Span) -> _Columns | None:
    """Read the header row; None if it has errors."""
    heads: dict[int, Cell] = {}
    comments: set[int] = set()
    names: list[str] = []
    problems = len(table.problems)
    for position, cell in enumerate(row):
        name = "" if cell.value is None else str(cell.value)
        if name.startswith("#"):
            comments.add(position)
        elif name in names:
            help = "keep one; two conditions on the same signal go into the column when"
            table.problem("IK124", f"duplicate column {shown(name)}", help, cell.span)
        elif name in KEYS or (re.match(NAME_PATTERN, name) and bare(name) not in RESERVED):
            names.append(name)
            heads[position] = cell
        elif name:
            help = suggestion(name.lower(), KEYS, f"columns are {', '.join(KEYS)}, and the ids of signals and findings")
            table.problem("IK124", f"invalid column name {shown(name)}", help, cell.span)
    missing = [name for name in _NEEDED if name not in names]
    if "supports" not in names and "relieves" not in names:
        missing.append("supports")
    others = [name for name in names if name not in KEYS]
    for name in missing:
        help = suggestion(name, others, "add it").replace("did you mean", "or did you call it")
        table.problem("IK124", f"missing column {shown(name)}", help, start)
    return _Columns(heads, frozenset(comments)) if len(table.problems) == problems else None


def _add_step(table: Table, grid: Grid, columns: _Columns, row: Sequence[Cell], index: int) -> None:
    """Read a row as the next step of the rule at an index; what is of the whole rule must be as in its first row."""
    rule = table.data[index]
    step = ("steps", len(rule["steps"]))
    entry = _read_row(table, grid, columns, row, (index,), step)
    rule["steps"].append({key: entry.pop(key) for key in _OF_STEPS if key in entry})
    if step[1] == 0:
        rule |= entry
        return
    for key in [key for key, value in entry.items() if rule.get(key) != value]:
        help = "leave the cell empty, or give the row an id of its own"
        message = f"'{key}' differs from the first row of the rule {shown(str(rule['id']))}"
        table.problem("IK125", message, help, table.values[index, *step, key])


def _read_row(
    table: Table, grid: Grid, columns: _Columns, row: Sequence[Cell], base: Path, step: Path
) -> dict[str, Any]:
    """Return the entry of a row.

    Args:
        table: takes the places of what is read, and the problems.
        grid: of the row.
        columns: of the grid.
        row: the cells.
        base: path of the entry.
        step: path of the step in it, which the row is; nothing for a rule of one row.
    """
    entry: dict[str, Any] = {}
    conditions: list[tuple[Cell, Cell]] = []
    own = (*base, *step)
    whole = own if step and step[-1] else base  # the places of the whole rule are in its first row
    table.values[whole] = table.values[own] = row[0].span
    for position, cell in enumerate(row):
        head = columns.heads.get(position)
        if head is None:
            if not cell.empty and position not in columns.comments:
                help = "name the column or clear the cell; quote a text that contains the separator"
                table.problem("IK125", "the cell is in a column without a name", help, cell.span)
            continue
        key = str(head.value)
        if key in KEYS:
            path = (*(own if key in _OF_STEPS else whole), key)
            table.values[path] = cell.span
            table.keys[path] = head.span
        if cell.empty or (cell.value == DOES_NOT_MATTER and key not in _NEEDED):
            continue
        if key == "when" or key not in KEYS:
            conditions.append((head, cell))
        elif key in _LISTED:
            entry[key] = _listed(table, (*whole, key), cell, or_one=key in _CITED)
        elif key == "strength" and isinstance(cell.value, str):
            entry[key] = number(cell.value, decimal_comma=grid.decimal_comma)
        else:
            entry[key] = cell.value
    if conditions:
        entry["when"] = _when(table, grid, (*own, "when"), conditions)
    else:
        help = "add a condition; rules without one are not supported"
        table.problem("IK125", "the row has no condition", help, row[0].span)
        entry["when"] = _PLACEHOLDER
    return entry


def _when(table: Table, grid: Grid, path: Path, conditions: Sequence[tuple[Cell, Cell]]) -> str:
    """Return the text of the condition of a row: the conjunction of its cells."""
    table.values[path] = conditions[0][1].span
    text = ""
    segments: list[Segment] = []
    for head, cell in conditions:
        text += " and " if segments else ""
        if head.value == "when":
            part = _free_text(table, cell, alone=len(conditions) == 1)
            inset = 1 if part.startswith("(") and part != cell.value else 0
            segments.append(Segment(len(text) + inset, len(text) + len(part), cell, head, verbatim=True))
        else:
            part = _cell_text(table, grid, str(head.value), cell)
            segments.append(Segment(len(text), len(text) + len(part), cell, head))
        text += part
    table.segments[path] = tuple(segments)
    return text


def _cell_text(table: Table, grid: Grid, name: str, cell: Cell) -> str:
    try:
        return condition_text(name, cell.value, decimal_comma=grid.decimal_comma)
    except Unusable as error:
        table.problem("IK125", str(error), error.help, cell.span)
        return _PLACEHOLDER


def _free_text(table: Table, cell: Cell, *, alone: bool) -> str:
    """Return the condition in a cell of the column `when`; beside other conditions it must be valid on its own."""
    if not isinstance(cell.value, str):
        table.problem("IK125", "expected text in the column 'when'", "write a condition such as `trust < 5`", cell.span)
        return _PLACEHOLDER
    text = one_line(cell.value)
    if alone:
        return text
    try:
        condition = parse_with_positions(text).condition
    except ConditionSyntaxError as error:
        table.problem(error.code, str(error), error.help, cell.piece(error.piece.start, error.piece.width))
        return _PLACEHOLDER
    return f"({text})" if isinstance(condition, Or) else text


def _listed(table: Table, path: Path, cell: Cell, *, or_one: bool) -> Any:
    """Return the list of what is in a cell, or just the one if YAML may have that; `path` is where they go."""
    if not isinstance(cell.value, str):
        return cell.value
    found = list(re.finditer(r"[^,;|\n\s][^,;|\n]*", cell.value))
    for item, piece in enumerate(found):
        table.values[*path, item] = cell.piece(piece.start(), len(piece.group().rstrip()))
    listed = [piece.group().rstrip() for piece in found]
    return listed[0] if or_one and len(listed) == 1 else listed
