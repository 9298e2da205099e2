"""A knowledge base in a language, for a context and some tailorings.

What these leave out is gone, what they word is worded so; a language changes texts alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any, TypeVar

from intimacy_kit.errors import Problem, QuestionError, shown, suggestion
from intimacy_kit.model.concepts import Link, Setting, Strategy
from intimacy_kit.model.fields import Frozen
from intimacy_kit.model.locales import lookup
from intimacy_kit.model.pack import Contents
from intimacy_kit.model.texts import with_texts
from intimacy_kit.packs.linking.build import Built, assembled, scored_findings

_Entry = TypeVar("_Entry", bound=Frozen)
_FEW = 12


def chosen(contents: Contents, context: str | None, tailoring: Iterable[str]) -> list[Setting]:
    """The context, then the tailorings.

    Raises:
        QuestionError: there is no such context or tailoring (IK401).
    """
    settings: list[Setting] = [] if context is None else [_named(context, contents.contexts, "context")]
    return settings + [_named(id, contents.tailorings, "tailoring") for id in tailoring]


def _named(id: str, known: Mapping[str, Setting], what: str) -> Setting:
    if id not in known:
        few = f"choose from {', '.join(known)}" if 0 < len(known) <= _FEW else f"`kb.{what}s` lists all"
        help = suggestion(id, list(known), few)
        raise QuestionError(Problem("IK401", f"there is no {what} {shown(id)}", help))
    return known[id]


def in_locale(built: Built, locale: str) -> Built:
    """The same packs with their texts in this locale, or the nearest there is; else with their own texts."""
    locales = lookup(locale)
    sections: dict[str, dict[str, Any]] = {
        field.name: {
            id: with_texts(entry, built.translations.said(id, locales))
            for id, entry in getattr(built.contents, field.name).items()
        }
        for field in fields(Contents)
    }
    findings = scored_findings(sections)
    return assembled(built.packs, sections, tuple(findings[finding.id] for finding in built.rulebook.findings))


def within(built: Built, settings: Sequence[Setting]) -> Built:
    """The same packs as they are under these settings. Where two word the same text, the later one counts."""
    contents = built.contents
    gone = {id for setting in settings for id in setting.leaves_out}
    gone |= {id for id, rule in contents.rules.items() if gone & {rule.finding, *rule.when.names}}
    sections: dict[str, dict[str, Any]] = {
        field.name: {id: entry for id, entry in getattr(contents, field.name).items() if id not in gone}
        for field in fields(Contents)
    }
    for name in ("challenges", "consequences"):
        for id, entry in sections[name].items():
            sections[name][id] = _changed(entry, leads_to=_kept_links(entry.leads_to, gone))
    suited = [id for setting in settings for id in setting.practices]
    for id, strategy in sections["strategies"].items():
        sections["strategies"][id] = _strategy(strategy, gone, suited)
    for name in ("contexts", "tailorings"):
        for id, setting in sections[name].items():
            sections[name][id] = _changed(setting, practices=_kept(setting.practices, gone))
    for id, question in sections["faq"].items():
        sections["faq"][id] = _changed(question, strategies=_kept(question.strategies, gone))
    _word(sections, settings)
    findings = scored_findings(sections)
    ordered = tuple(findings[finding.id] for finding in built.rulebook.findings if finding.id in findings)
    return assembled(built.packs, sections, ordered)


def _strategy(strategy: Strategy, gone: set[str], suited: Sequence[str]) -> Strategy:
    practices = _kept(strategy.practices, gone)
    first = tuple(id for id in practices if id in suited)
    return _changed(
        strategy,
        addresses=_kept_links(strategy.addresses, gone),
        after=_kept(strategy.after, gone),
        practices=(*first, *(id for id in practices if id not in first)),
    )


def _word(sections: Mapping[str, dict[str, Any]], settings: Iterable[Setting]) -> None:
    for setting in settings:
        for wording in setting.questions:
            if wording.of in sections["signals"]:
                signal = sections["signals"][wording.of]
                sections["signals"][wording.of] = _changed(signal, question=wording.text)
        for wording in setting.texts:
            for section in sections.values():
                if wording.of in section:
                    section[wording.of] = _changed(section[wording.of], text=wording.text)


def _changed(entry: _Entry, **values: object) -> _Entry:
    """A copy with these values; the same entry where nothing changes."""
    different = {name: value for name, value in values.items() if getattr(entry, name) != value}
    return entry.model_copy(update=different) if different else entry


def _kept(ids: Iterable[str], gone: set[str]) -> tuple[str, ...]:
    return tuple(id for id in ids if id not in gone)


def _kept_links(links: Iterable[Link], gone: set[str]) -> tuple[Link, ...]:
    return tuple(link for link in links if link.to not in gone)
