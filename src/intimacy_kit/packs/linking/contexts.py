"""Specialize linked packs for a context, tailorings and a locale.

Contexts and tailorings remove entries and replace texts; a locale replaces texts only.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar

from intimacy_kit.errors import Problem, UnknownIdError, shown, suggestion
from intimacy_kit.model.concepts import Link, Practice, Setting, Strategy
from intimacy_kit.model.fields import Frozen
from intimacy_kit.model.pack import Contents
from intimacy_kit.model.rules import Rule
from intimacy_kit.model.texts import rewritten, with_texts
from intimacy_kit.packs.linking.built import Built, make_linked, scored_findings
from intimacy_kit.packs.linking.placeholders import filled
from intimacy_kit.packs.linking.reduced import reduced

_Entry = TypeVar("_Entry", bound=Frozen)
_MAX_LISTED = 12
"""Maximum number of ids that a help text lists."""


def selected_settings(contents: Contents, context: str | None, tailoring: Iterable[str]) -> list[Setting]:
    """Return the context, if any, followed by the tailorings.

    Raises:
        QuestionError: an id is unknown (IK401).
    """
    settings: list[Setting] = [] if context is None else [_named(context, contents.contexts, "context")]
    return settings + [_named(id, contents.tailorings, "tailoring") for id in tailoring]


def _named(id: str, known: Mapping[str, Setting], what: str) -> Setting:
    if id not in known:
        otherwise = f"choose from {', '.join(known)}" if 0 < len(known) <= _MAX_LISTED else f"`kb.{what}s` lists all"
        help = suggestion(id, list(known), otherwise)
        raise UnknownIdError(Problem("IK401", f"unknown {what} {shown(id)}", help))
    return known[id]


def in_context(built: Built, context: str | None, tailoring: Iterable[str], locale: str | None) -> Built:
    """Return the packs for a context and tailorings, with their texts in a locale.

    Texts fall back along RFC 4647 lookup, then to those of the packs themselves.

    Raises:
        QuestionError: an id is unknown (IK401).
    """
    template, ids = built.template or built, tuple(tailoring)
    if locale is not None or template is not built:
        built = filled(template, selected_settings(template.contents, context, ids), locale)
    settings = selected_settings(built.contents, context, ids)
    return specialized(built, settings) if settings or _of_other_contexts(built.contents, ()) else built


def without_context(built: Built) -> Built:
    """Return linked packs without what holds in some contexts only; the template from which these are made has it."""
    if not _of_other_contexts(built.contents, ()):
        return built
    return replace(specialized(built, ()), translations=built.translations, template=built.template or built)


def specialized(built: Built, settings: Sequence[Setting]) -> Built:
    """Return the packs specialized by these settings. If two settings replace the same text, the later one wins."""
    contents = built.contents
    removed = set(_left_out(contents, settings))
    worded = _reworded(contents, settings)
    rules = {id: without_steps(worded.get(id, rule), removed) for id, rule in contents.rules.items()}
    removed |= {id for id, rule in rules.items() if rule is None}
    sections: dict[str, dict[str, Any]] = {
        field.name: {
            id: worded.get(id, entry) for id, entry in getattr(contents, field.name).items() if id not in removed
        }
        for field in fields(Contents)
    }
    sections["rules"] = {id: rule for id, rule in rules.items() if rule is not None and id not in removed}
    for name in ("challenges", "consequences"):
        for id, entry in sections[name].items():
            sections[name][id] = _updated(entry, leads_to=_without_links(entry.leads_to, removed))
    sections["indexes"] = {
        id: _updated(index, of=parts)
        for id, index in sections["indexes"].items()
        if (parts := tuple(part for part in index.of if part.of not in removed))
    }
    preferred = [id for setting in settings for id in setting.practices]
    for id, strategy in sections["strategies"].items():
        sections["strategies"][id] = _strategy(strategy, removed, preferred)
    for id, practice in sections["practices"].items():
        suits, not_when = (reduced(condition, removed) for condition in (practice.suits, practice.not_when))
        sections["practices"][id] = _updated(practice, suits=suits, not_when=not_when)
    for name in ("contexts", "tailorings"):
        for id, setting in sections[name].items():
            sections[name][id] = _updated(setting, practices=_without(setting.practices, removed))
    for id, question in sections["faq"].items():
        sections["faq"][id] = _updated(question, strategies=_without(question.strategies, removed))
    _replace_texts(sections, settings)
    findings = scored_findings(sections)
    ordered = tuple(findings[finding.id] for finding in built.rulebook.findings if finding.id in findings)
    return make_linked(
        built.packs,
        sections,
        ordered,
        evidence=built.evidence,
        screening_days=built.screening_days,
        uses=built.uses,
    )


def left_out(built: Built, context: str | None, tailoring: Iterable[str]) -> frozenset[str]:
    """Return the ids of what a context and tailorings leave out, and of what holds in other contexts only.

    Raises:
        QuestionError: an id is unknown (IK401).
    """
    contents = (built.template or built).contents
    return _left_out(contents, selected_settings(contents, context, tailoring))


def _left_out(contents: Contents, settings: Sequence[Setting]) -> frozenset[str]:
    named = frozenset(id for setting in settings for id in setting.leaves_out)
    return named | _of_other_contexts(contents, settings)


def with_every_context(built: Built) -> Built:
    """Return linked packs with what holds in some contexts only, too: for checks of packs."""
    return built if built.template is None else filled(built.template)


def _of_other_contexts(contents: Contents, settings: Iterable[Setting]) -> set[str]:
    """Return the rules and practices that hold in contexts only of which none is among these settings."""
    chosen = {setting.id for setting in settings}
    entries: tuple[Rule | Practice, ...] = (*contents.rules.values(), *contents.practices.values())
    return {entry.id for entry in entries if entry.only_in and chosen.isdisjoint(entry.only_in)}


def _reworded(contents: Contents, settings: Iterable[Setting]) -> dict[str, Any]:
    """Return the entries whose texts these settings word, by id."""
    entries = {id: entry for field in fields(Contents) for id, entry in getattr(contents, field.name).items()}
    found: dict[str, Any] = {}
    for setting in settings:
        for rewording in setting.wording:
            entry = found.get(rewording.of, entries[rewording.of])
            found[rewording.of] = with_texts(entry, rewritten(rewording))
    return found


def without_steps(rule: Rule, removed: Collection[str]) -> Rule | None:
    """Return a rule without the steps that read what is left out; None if none is left, or its finding is left out."""
    steps = tuple(step for step in rule.steps if step.when.ids.isdisjoint(removed))
    return _updated(rule, steps=steps) if steps and rule.finding not in removed else None


def _strategy(strategy: Strategy, removed: set[str], preferred: Sequence[str]) -> Strategy:
    practices = _without(strategy.practices, removed)
    first = tuple(id for id in practices if id in preferred)
    return _updated(
        strategy,
        addresses=_without_links(strategy.addresses, removed),
        after=_without(strategy.after, removed),
        first_when=reduced(strategy.first_when, removed),
        practices=(*first, *(id for id in practices if id not in first)),
    )


def _replace_texts(sections: Mapping[str, dict[str, Any]], settings: Iterable[Setting]) -> None:
    for setting in settings:
        for wording in setting.questions:
            if wording.of in sections["signals"]:
                signal = sections["signals"][wording.of]
                sections["signals"][wording.of] = _updated(signal, question=wording.text)
        for wording in setting.texts:
            for section in sections.values():
                if wording.of in section:
                    section[wording.of] = _updated(section[wording.of], text=wording.text)


def _updated(entry: _Entry, **values: object) -> _Entry:
    """Return a copy with these values, or the entry itself if nothing changes."""
    different = {name: value for name, value in values.items() if getattr(entry, name) != value}
    return entry.model_copy(update=different) if different else entry


def _without(ids: Iterable[str], removed: set[str]) -> tuple[str, ...]:
    return tuple(id for id in ids if id not in removed)


def _without_links(links: Iterable[Link], removed: set[str]) -> tuple[Link, ...]:
    return tuple(link for link in links if link.to not in removed)
