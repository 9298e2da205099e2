"""Read the files of a pack into validated entries with their source locations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from intimacy_kit.canonical_json import digest
from intimacy_kit.errors import MAX_PROBLEMS, Place, Problem, shown, suggestion
from intimacy_kit.model.conditions import Condition, Holds
from intimacy_kit.model.pack import SECTIONS, Entry, IntendedUse, Manifest, PackInfo
from intimacy_kit.model.rules import Rule, Step
from intimacy_kit.packs.reading.condition_text import (
    ConditionSyntaxError,
    ParsedCondition,
    Piece,
    one_line,
    parse_with_positions,
)
from intimacy_kit.packs.reading.file_names import LOCALES, is_table, section_of
from intimacy_kit.packs.reading.locale_files import MAX_TRANSLATED, Translated, read_locale
from intimacy_kit.packs.reading.model_problems import model_problems
from intimacy_kit.packs.reading.source_map import condition_place
from intimacy_kit.packs.reading.yaml_reader import Document, Path, read_yaml

MAX_ENTRIES = 20_000
_SHAPES: dict[str, tuple[type, str, str]] = {
    "when": (str, "must be a condition as text", "write `when: trust < 5`"),
    "leads_to": (dict, "must map findings to strengths", "write `leads_to: {increased_distance: 0.5}`"),
    "of": (dict, "must map findings to weights", "write `of: {trust_and_vulnerability: 1, increased_distance: -1}`"),
    "addresses": (dict, "must map findings to efficacies", "write `addresses: {lack_of_quality_time: 0.8}`"),
    "first_when": (str, "must be a condition as text", "write `first_when: low_mood >= 3`"),
    "suits": (str, "must be a condition as text", "write `suits: flooding >= 3`"),
    "not_when": (str, "must be a condition as text", "write `not_when: trust < 3`"),
}
"""Keys whose syntax in files differs from the model: the type, and the message and help for other types."""

CONDITIONS = ("when", "first_when", "suits", "not_when")
"""Keys of entries whose values are conditions."""

_UNREADABLE = Holds(name="unreadable")
_PLACEHOLDER: dict[str, Any] = {
    **dict.fromkeys(CONDITIONS, _UNREADABLE),
    "leads_to": (),
    "of": ({"of": "unreadable", "weight": 1.0},),
    "addresses": (),
}
"""Replacements for invalid values of these keys, so that the rest of the entry can be validated."""


@dataclass(frozen=True, slots=True)
class WrittenCondition:
    """A condition of an entry, as it is written.

    Attributes:
        parsed: its text, its tree, and its comparisons.
        path: of its text in the entry, such as `("when",)` or `("steps", 0, "when")`.
        key: whether its text is the last key of the path, as in the short form of steps.
    """

    parsed: ParsedCondition
    path: Path = ("when",)
    key: bool = False


@dataclass(frozen=True, slots=True)
class Located:
    """An entry with its source location.

    Attributes:
        document, index: the document that contains it, and its position there.
        conditions: its conditions: none, one, or of a rule with steps that of all steps and that of each.
        steps: of a rule, that of each step, in the order of its steps: what is written there, without that of all.
    """

    entry: Entry
    section: str
    pack: str
    document: Document
    index: int
    conditions: tuple[WrittenCondition, ...] = ()
    steps: tuple[WrittenCondition, ...] = ()

    @property
    def id(self) -> str:
        return self.entry.id

    def place(self, *path: str | int) -> Place:
        return self.document.place((self.index, *path))

    def problem(self, code: str, message: str, help: str, *path: str | int) -> Problem:
        return Problem(code, message, help, self.place(*path))

    def condition_place(self, written: WrittenCondition, piece: Piece) -> Place:
        """Return the place of a part of one of its conditions."""
        path: Path = (self.index, *written.path)
        return condition_place(self.document, path, piece, written.parsed.text, key=written.key)

    def step_place(self, step: WrittenCondition) -> Place:
        """Return the place of one of its steps: of its condition."""
        return self.document.place((self.index, *step.path), key=step.key)

    def strength_place(self, step: WrittenCondition) -> Place:
        """Return the place of the strength of one of its steps."""
        return self.place(*step.path) if step.key else self.place(*step.path[:-1], "strength")

    def name_place(self, written: WrittenCondition, piece: Piece) -> Place:
        """Return the place of the name in a comparison; in a table that is the header of the column."""
        path: Path = (self.index, *written.path)
        found = self.document.piece_place(path, piece.start, piece.width, name=True)
        return found or self.condition_place(written, piece)


@dataclass(slots=True)
class ReadPack:
    """A pack that was read, with all problems found so far. `info` is None if there are any."""

    info: PackInfo | None = None
    manifest: Manifest | None = None
    manifest_document: Document | None = None
    entries: list[Located] = field(default_factory=list)
    translations: list[Translated] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def use(self) -> IntendedUse | None:
        """What its manifest says that it is for; None without a manifest that can be read."""
        if self.manifest is None:
            return None
        said = self.manifest
        return IntendedUse(
            pack=said.name,
            title=said.title,
            intended_use=said.intended_use,
            not_for=said.not_for,
            audience=said.audience,
        )


def read_pack(files: Mapping[str, bytes]) -> ReadPack:
    """Read a pack from its files (without its cases). Problems are collected, not raised."""
    pack = ReadPack()
    raw: dict[str, Any] = {}
    if "pack.yaml" not in files:
        deeper = next((name.removesuffix("/pack.yaml") for name in files if name.endswith("/pack.yaml")), None)
        help = "add a manifest" if deeper is None else f"there is one in {shown(deeper)}: give that folder"
        pack.problems.append(Problem("IK101", "there is no pack.yaml", help, Place("pack.yaml")))
        if deeper is not None:
            return pack  # all paths are off by one folder, so nothing else would be found
    else:
        raw["pack"] = _read_manifest(pack, files["pack.yaml"])
    name = pack.manifest.name if pack.manifest else "?"
    for file, content in files.items():
        section = section_of(file)
        if file == "pack.yaml":
            continue
        if len(pack.problems) > MAX_PROBLEMS:
            break
        if section == LOCALES:
            pack.translations += read_locale(file, content, pack.problems)
            if len(pack.translations) > MAX_TRANSLATED:
                message = f"a pack translates at most {MAX_TRANSLATED} entries"
                pack.problems.append(Problem("IK106", message, "split it"))
                return pack
            continue
        if section not in SECTIONS or file.count("/") > 1:
            help = f"move it up, into the folder {section}"
            if section not in SECTIONS:
                help = suggestion(section, list(SECTIONS), f"sections are {', '.join(SECTIONS)}")
            pack.problems.append(Problem("IK107", f"{shown(file)} belongs to no section", help, Place(file)))
            continue
        if is_table(file) and section != "rules":
            help = "write these entries in YAML"
            pack.problems.append(
                Problem("IK107", f"{shown(file)} is a table, but tables can hold rules only", help, Place(file))
            )
            continue
        document = read_entries(content, file)
        pack.problems += document.problems
        for index, data in enumerate(_entries(document, pack.problems)):
            raw.setdefault(section, []).append(data)
            if (located := _read_entry(document, index, data, section, name, pack.problems)) is not None:
                pack.entries.append(located)
            if len(pack.problems) > MAX_PROBLEMS:
                break
            if len(pack.entries) > MAX_ENTRIES:
                pack.problems.append(Problem("IK106", f"a pack has at most {MAX_ENTRIES} entries", "split it"))
                return pack
    if pack.manifest is not None and not pack.problems:
        pack.info = PackInfo(name=name, version=pack.manifest.version, digest=digest(_in_order(raw)))
    return pack


def read_entries(content: bytes, file: str) -> Document:
    """Read a file of entries: YAML or a table."""
    if not is_table(file):
        return read_yaml(content, file)
    from intimacy_kit.packs.reading.tables.rules import read_table  # noqa: PLC0415 - few packs have tables

    return read_table(content, file)


def _in_order(raw: dict[str, Any]) -> dict[str, Any]:
    """Return the content of a pack, independent of the order of files and entries."""
    return {
        section: sorted(data, key=lambda entry: str(entry["id"])) if isinstance(data, list) else data
        for section, data in raw.items()
    }


def _read_manifest(pack: ReadPack, content: bytes) -> Any:
    document = read_yaml(content, "pack.yaml")
    pack.problems += document.problems
    data = document.data
    if document.problems:
        pass
    elif not isinstance(data, dict):
        pack.problems.append(
            Problem("IK110", "the manifest must be a mapping", "write `name: ...`", document.place(()))
        )
    elif "format" in data and (type(data["format"]) is not int or data["format"] != 1):
        help = "this version of intimacy-kit reads format 1: install a newer one"
        pack.problems.append(Problem("IK118", "unsupported format version", help, document.place(("format",))))
    else:
        try:
            pack.manifest = Manifest.model_validate(data)
        except ValidationError as error:
            pack.problems += model_problems(error, document, (), Manifest, data)
    pack.manifest_document = document
    return data


def _entries(document: Document, problems: list[Problem]) -> Iterator[Any]:
    if isinstance(document.data, list):
        yield from document.data
    elif document.data is not None:
        problems.append(
            Problem("IK110", "the file must be a list of entries", "start with `- id: ...`", document.place(()))
        )


def _read_entry(
    document: Document, index: int, data: Any, section: str, pack: str, problems: list[Problem]
) -> Located | None:
    if not isinstance(data, dict):
        place = document.place((index,))
        problems.append(Problem("IK110", "an entry must be a mapping", "write `id: ...`, then its other keys", place))
        return None
    model = SECTIONS[section]
    fields = dict(data)
    for key in ("source", "contradicts"):
        if isinstance(fields.get(key), str):
            fields[key] = (fields[key],)
    earlier = len(problems)
    known = {*model.model_fields, *model.also_written}
    for key, (kind, what, help) in _SHAPES.items():
        if key in fields and key in known and not isinstance(fields[key], kind):
            problems.append(Problem("IK110", f"'{key}' {what}", help, document.place((index, key))))
            fields[key] = _PLACEHOLDER[key]
    read = ConditionReader(document, index, problems)
    for key in CONDITIONS:
        if key in known and isinstance(fields.get(key), str):
            fields[key] = read.condition(fields[key], (key,))
    if "steps" in fields and model is Rule:
        fields["steps"] = read.steps(fields["steps"])
    without_reason = _without_reason(fields) if model is Rule else None
    if without_reason is not None:
        fields["because"] = "unreadable"
    try:
        entry = model.model_validate(fields)
    except ValidationError as error:
        problems += model_problems(error, document, (index,), model, data)
    if without_reason is not None:
        problems.append(Problem("IK109", "missing key 'because'", "add it", document.place((index, *without_reason))))
    if len(problems) > earlier:
        return None
    conditions = tuple(read.found)
    if not isinstance(entry, Rule):
        return Located(entry, section, pack, document, index, conditions)
    steps = conditions[-len(entry.steps) :]
    if isinstance(data.get("steps"), dict):  # a mapping, whose order means nothing
        ordered = sorted(zip(entry.steps, steps, strict=True), key=lambda pair: _by_strength(pair[0]))
        entry = entry.model_copy(update={"steps": tuple(step for step, _ in ordered)})
        steps = tuple(written for _, written in ordered)
    return Located(entry, section, pack, document, index, conditions, steps)


def _by_strength(step: Step) -> tuple[float, str]:
    return step.strength, str(step.when)


def _without_reason(rule: Mapping[str, Any]) -> Path | None:
    """Return the path in a rule of what lacks a `because`: one step beside others that have one, or the rule itself.

    None if the rule has one, or each of its steps.
    """
    steps = rule.get("steps")
    told = [isinstance(step, dict) and "because" in step for step in steps] if isinstance(steps, list) else []
    if "because" in rule or (told and all(told)):
        return None
    return ("steps", told.index(False)) if any(told) else ()


class ConditionReader:
    """Reads the conditions of one entry; what is wrong is appended to the problems."""

    def __init__(self, document: Document, index: int, problems: list[Problem]) -> None:
        self.document, self.index, self.problems = document, index, problems
        self.found: list[WrittenCondition] = []

    def condition(self, text: str, path: Path, *, key: bool = False) -> Condition:
        """Return the condition in a text, or a placeholder if there is something wrong with it."""
        try:
            parsed = parse_with_positions(text)
        except ConditionSyntaxError as error:
            place = condition_place(self.document, (self.index, *path), error.piece, one_line(text), key=key)
            self.problems.append(Problem(error.code, str(error), error.help, place))
            return _UNREADABLE
        self.found.append(WrittenCondition(parsed, path, key))
        return parsed.condition

    def steps(self, written: Any) -> Any:
        """Return steps as the model has them: from a list, or from a mapping of conditions to strengths."""
        if isinstance(written, dict):
            return [
                {"when": self.condition(text, ("steps", text), key=True), "strength": strength}
                for text, strength in written.items()
            ]
        if not isinstance(written, list):
            help = "write a list of steps, or `trust < 5: 0.2` for each"
            self.problems.append(
                Problem("IK110", "'steps' must be steps", help, self.document.place((self.index, "steps")))
            )
            return [{"when": _UNREADABLE, "strength": 0.5}]
        return [self._step(step, number) for number, step in enumerate(written)]

    def _step(self, step: Any, number: int) -> Any:
        if not isinstance(step, dict) or not isinstance(step.get("when"), str):
            return step
        return {**step, "when": self.condition(step["when"], ("steps", number, "when"))}
