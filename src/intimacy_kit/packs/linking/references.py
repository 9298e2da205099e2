"""Check that every reference between entries resolves and every condition fits the signals it reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from intimacy_kit.errors import MAX_PROBLEMS, Problem, shown, suggestion
from intimacy_kit.model.concepts import (
    Challenge,
    Consequence,
    Link,
    Practice,
    Question,
    Rewording,
    Screening,
    Setting,
    Strategy,
)
from intimacy_kit.model.indexes import Index
from intimacy_kit.model.pack import Entry
from intimacy_kit.model.placeholders import base
from intimacy_kit.model.rules import Rule, SafetyRule
from intimacy_kit.model.signals import Signal
from intimacy_kit.model.texts import placeholders_of, rewritten, texts_of
from intimacy_kit.packs.linking.names import Names
from intimacy_kit.packs.linking.support import check_support
from intimacy_kit.packs.reading.reader import Located, ReadPack

FINDINGS = ("challenges", "consequences", "components")
REMOVABLE = (
    *("signals", "rules", "challenges", "consequences", "indexes", "strategies", "practices"),
    *("groups", "principles", "faq"),
)
"""Sections of which a context or tailoring can leave entries out."""
REWORDABLE = ("components", "challenges", "consequences", "indexes", "benefits", "strategies", "screening")
"""Sections of which a context or tailoring can replace the `text`."""
WORDABLE = ("signals", *REWORDABLE, "practices", "rules", "safety", "groups")
"""Sections of which a context or tailoring can word the texts."""
Reference = tuple[str, tuple[str, ...], tuple[str | int, ...]]
"""The target id, the sections it may belong to, and the path of the reference inside its entry."""


def check_entries(entries: Mapping[str, Located], packs: Sequence[ReadPack], problems: list[Problem]) -> None:
    """Check the references and conditions of all entries; append what is wrong to `problems`."""
    names = Names(
        {id: located.entry for id, located in entries.items() if isinstance(located.entry, Signal)},
        frozenset(id for id, located in entries.items() if located.section in FINDINGS),
    )
    for located in entries.values():
        if len(problems) > MAX_PROBLEMS:
            return
        for reference in _references(located):
            problems += _check_reference(located, reference, entries)
        only_signals, in_steps = isinstance(located.entry, SafetyRule), isinstance(located.entry, Rule)
        for written in located.conditions:
            for atom, piece in written.parsed.atoms:
                for problem in names.check(atom, None, only_signals=only_signals, of_partner=in_steps):
                    unknown = problem.code == "IK203"
                    place = located.name_place(written, piece) if unknown else located.condition_place(written, piece)
                    placed = replace(problem, place=place)
                    if not unknown or placed not in problems:  # report a table column once, not once per row
                        problems.append(placed)
    for pack in packs:
        known = list(pack.manifest.sources) if pack.manifest else []
        for located in pack.entries:
            for path, source in cited(located.entry):
                if source.split("#")[0] not in known:
                    help = suggestion(source.split("#")[0], known, "declare it under `sources` in pack.yaml")
                    problems.append(located.problem("IK117", f"unknown source {shown(source)}", help, *path))
            if len(problems) > MAX_PROBLEMS:
                return
    problems += _check_facets(entries)
    problems += check_support(entries)
    problems += _check_private_part(entries)
    problems += _check_settings(entries)


def cited(entry: Entry | Link) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield the sources that an entry names, for and against it and its links, each with its path in the entry."""
    yield from ((("source", number), source) for number, source in enumerate(entry.source))
    if isinstance(entry, Rule | Strategy | Practice | Link):
        yield from ((("contradicts", number), source) for number, source in enumerate(entry.contradicts))
    for key, links in links_of(entry):
        for link in links:
            yield from (((key, link.to, *path), source) for path, source in cited(link))


def links_of(entry: Entry | Link) -> Iterator[tuple[str, tuple[Link, ...]]]:
    """Yield the links of an entry, with the key that they have there."""
    if isinstance(entry, Challenge | Consequence):
        yield "leads_to", entry.leads_to
    if isinstance(entry, Strategy):
        yield "addresses", entry.addresses


def _references(located: Located) -> Iterable[Reference]:
    entry = located.entry
    if isinstance(entry, Challenge):
        yield from _each(entry.erodes, ("components",), "erodes")
    if isinstance(entry, Challenge | Consequence):
        yield from ((link.to, ("consequences",), ("leads_to", link.to)) for link in entry.leads_to)
    if isinstance(entry, Index):
        yield from ((part.of, FINDINGS, ("of", part.of)) for part in entry.of)
    if isinstance(entry, Strategy):
        yield from ((link.to, ("challenges", "consequences"), ("addresses", link.to)) for link in entry.addresses)
        yield from _each(entry.builds, ("components",), "builds")
        yield from _each(entry.yields, ("benefits",), "yields")
        yield from _each(entry.after, ("strategies",), "after")
    if isinstance(entry, Strategy | Setting):
        yield from _each(entry.practices, ("practices",), "practices")
    if isinstance(entry, Setting):
        yield from _each(entry.leaves_out, REMOVABLE, "leaves_out")
        yield from ((wording.of, ("signals",), ("questions", wording.of)) for wording in entry.questions)
        yield from ((wording.of, REWORDABLE, ("texts", wording.of)) for wording in entry.texts)
        yield from ((rewording.of, WORDABLE, ("wording", rewording.of)) for rewording in entry.wording)
        yield from ((base(form.of), ("placeholders",), ("placeholders", form.of)) for form in entry.placeholders)
    if isinstance(entry, Rule | Practice):
        yield from _each(entry.only_in, ("contexts",), "only_in")
    if isinstance(entry, Question):
        yield from _each(entry.strategies, ("strategies",), "strategies")
    if isinstance(entry, SafetyRule):
        yield from _each(entry.support, ("practices",), "support")
    if isinstance(entry, Screening):
        yield from _each(entry.asks, ("signals",), "asks")
    if isinstance(entry, Rule):
        yield (entry.finding, FINDINGS, ("supports" if entry.supports else "relieves",))


def _each(ids: tuple[str, ...], sections: tuple[str, ...], key: str) -> Iterable[Reference]:
    return ((id, sections, (key, index)) for index, id in enumerate(ids))


def _check_reference(located: Located, reference: Reference, entries: Mapping[str, Located]) -> Iterable[Problem]:
    id, sections, path = reference
    if id in entries and entries[id].section in sections:
        return
    wanted = " or ".join(sections)
    is_key = len(path) > 1 and isinstance(path[-1], str)  # of a mapping of findings to numbers
    place = located.document.place((located.index, *path), key=is_key)
    if id not in entries:
        known = [other for other, target in entries.items() if target.section in sections]
        help = suggestion(id, known, f"declare it under {wanted}")
        yield Problem("IK113", f"unknown id {shown(id)}", help, place)
    else:
        message = f"expected an id of {wanted}, found {shown(id)} of {entries[id].section}"
        yield Problem("IK114", message, f"name one of the {wanted}", place)


def _check_settings(entries: Mapping[str, Located]) -> Iterable[Problem]:
    """Refuse contexts and tailorings that remove protected entries, or replace texts of those of another pack."""
    protected = protected_ids(entries.values())
    for located in entries.values():
        if isinstance(located.entry, Setting):
            for index, id in enumerate(located.entry.leaves_out):
                if id in protected and not _is_for_two(entries.get(id), located):
                    message = f"{shown(id)} is protected for safety and cannot be left out"
                    yield located.problem("IK119", message, "remove it from the list", "leaves_out", index)
            worded = [("questions", wording.of) for wording in located.entry.questions]
            worded += [("texts", wording.of) for wording in located.entry.texts]
            worded += [("wording", rewording.of) for rewording in located.entry.wording]
            for key, id in worded:
                if id in protected and entries[id].pack != located.pack:
                    message = f"{shown(id)} is protected for safety and cannot be reworded by another pack"
                    yield located.problem("IK119", message, "remove it from the list", key, id)
            for rewording in located.entry.wording:
                if rewording.of in entries:
                    yield from _check_rewording(located, rewording, entries[rewording.of].entry)


def _is_for_two(entry: Located | None, setting: Located) -> bool:
    """Return whether this is support for two, of the same pack: under a safety concern it is withheld in any case."""
    return (
        entry is not None
        and entry.pack == setting.pack
        and isinstance(entry.entry, Practice)
        and not entry.entry.safe_alone
    )


def _check_rewording(located: Located, rewording: Rewording, entry: Entry) -> Iterable[Problem]:
    """Refuse texts that the entry does not have, and another number of reasons than the steps of a rule have."""
    there = texts_of(entry)
    for path, text in rewritten(rewording).items():
        if path not in there:
            keys = [known[0] for known in there if hasattr(rewording, known[0])]
            help = suggestion(path[0], keys, f"of this there are {', '.join(keys)}")
            message = f"{shown(rewording.of)} has no text {shown(path[0])}"
            yield located.problem("IK127", message, help, "wording", rewording.of, *path)
        elif isinstance(entry, Rule) and len(text) != len(there[path]) and not isinstance(text, str):
            message = f"expected {len(there[path])} steps of {shown(rewording.of)}, found {len(text)}"
            help = "give a reason for each step that has one of its own"
            yield located.problem("IK128", message, help, "wording", rewording.of, *path)


def protected_ids(entries: Iterable[Located]) -> frozenset[str]:
    """Return the ids of safety rules, their signals and practices, screenings, professional strategies and practices.

    The groups of these signals are among them, as what is said before their questions is, and the placeholders that all
    these use. No later pack, context or tailoring may remove or weaken any.
    """
    located, ids = {item.id: item for item in entries}, set[str]()
    for item in located.values():
        entry = item.entry
        if isinstance(entry, SafetyRule):
            read = [located[id].entry for id in entry.when.names if id in located]
            groups = {signal.group for signal in read if isinstance(signal, Signal) and signal.group in located}
            ids |= {entry.id, *entry.when.names, *entry.support, *groups}
        elif isinstance(entry, Screening):
            ids.add(entry.id)
        elif isinstance(entry, Strategy) and entry.professional:
            ids |= {entry.id, *entry.practices}
    used = {name for id in ids & located.keys() for name in placeholders_of(located[id].entry)}
    return frozenset(ids | (used & located.keys()))


def _check_private_part(entries: Mapping[str, Located]) -> Iterable[Problem]:
    """Refuse questions of the private part that others may hear, or that stand there twice."""
    seen = set[str]()
    for located in entries.values():
        for index, id in enumerate(located.entry.asks if isinstance(located.entry, Screening) else ()):
            signal = entries[id].entry if id in entries else None
            if isinstance(signal, Signal) and signal.asks != "alone":
                message = f"expected a signal that is asked alone, found {shown(id)}"
                yield located.problem(
                    "IK114", message, "write `asks: alone` there, or leave it out here", "asks", index
                )
            elif id in seen:
                yield located.problem("IK112", f"duplicate id {shown(id)}", "ask it once", "asks", index)
            seen.add(id)


def _check_facets(entries: Mapping[str, Located]) -> Iterable[Problem]:
    """Refuse facets with the id of an entry: a rule without a facet is a group named by its id."""
    for located in entries.values():
        facet = located.entry.facet if isinstance(located.entry, Rule) else None
        if facet is not None and facet in entries:
            message = f"the facet {shown(facet)} has the id of an entry of {entries[facet].section}"
            yield located.problem("IK112", message, "name the facet by something else", "facet")
