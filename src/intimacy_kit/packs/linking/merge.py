"""Merge the entries of several packs. Each id is declared once, unless a manifest lists it under `overrides`."""

from __future__ import annotations

from collections.abc import Sequence

from intimacy_kit.errors import Place, Problem, shown
from intimacy_kit.model.concepts import Strategy
from intimacy_kit.model.rules import SafetyRule
from intimacy_kit.packs.linking.references import protected_ids
from intimacy_kit.packs.reading.reader import Located, ReadPack


def merge(packs: Sequence[ReadPack], problems: list[Problem]) -> dict[str, Located]:
    """Return the entries of all packs by id, in the order of the packs; append conflicts to `problems`."""
    merged: dict[str, Located] = {}
    names: set[str] = set()
    for pack in packs:
        if pack.manifest is not None and pack.manifest.name in names:
            message = f"duplicate pack {shown(pack.manifest.name)}"
            problems.append(Problem("IK112", message, "give each pack once, under its own name", _place(pack, "name")))
            continue
        if pack.manifest is not None:
            names.add(pack.manifest.name)
        overrides = frozenset(pack.manifest.overrides) if pack.manifest else frozenset()
        protected = protected_ids(merged.values())
        _check_overrides(pack, merged, protected, problems)
        own: dict[str, Located] = {}
        guarded = any(isinstance(located.entry, SafetyRule) for located in merged.values())
        for located in pack.entries:
            if guarded and located.id not in protected and _is_professional(located):
                problems.append(_second_support(located))
                continue
            earlier = own.get(located.id) or merged.get(located.id)
            if earlier is not None and (located.id in own or located.id not in overrides):
                problems.append(_declared_twice(located, earlier))
            elif earlier is None or located.id not in protected:
                own[located.id] = located
        merged.update(own)
    return merged


def _place(pack: ReadPack, *path: str | int) -> Place | None:
    """Return a place in the manifest."""
    return pack.manifest_document.place(path) if pack.manifest_document else None


def _declared_twice(located: Located, earlier: Located) -> Problem:
    where, help = f"{earlier.place('id')}", "choose another id"
    if earlier.pack != located.pack:
        where = f"pack {earlier.pack}, {where}"
        help = "choose another id, or list it under `overrides` in pack.yaml if the other pack is to be changed"
    return located.problem("IK112", f"duplicate id {shown(located.id)}, already declared in {where}", help, "id")


def _is_professional(located: Located) -> bool:
    return isinstance(located.entry, Strategy) and located.entry.professional


def _second_support(located: Located) -> Problem:
    """Refuse a second professional strategy: a safety concern shows only that of the first pack with safety rules."""
    message = f"{shown(located.id)} cannot be a second professional strategy beside that for safety"
    help = "remove `professional: true`: only the first pack with safety rules declares such support"
    return located.problem("IK119", message, help, "professional")


def _check_overrides(
    pack: ReadPack, merged: dict[str, Located], protected: frozenset[str], problems: list[Problem]
) -> None:
    unread = bool(problems)  # an entry that seems missing may have been unreadable
    declared = {located.id for located in pack.entries}
    manifest = pack.manifest.overrides if pack.manifest else ()
    for index, id in enumerate(manifest):
        place = _place(pack, "overrides", index)
        if id in protected:
            message = f"{shown(id)} is protected for safety and cannot be overridden"
            problems.append(Problem("IK119", message, "add a rule of your own beside it", place))
        elif not unread and (id not in merged or id not in declared):
            message = f"the override {shown(id)} replaces nothing"
            problems.append(Problem("IK120", message, "an earlier pack and this one must both declare it", place))
