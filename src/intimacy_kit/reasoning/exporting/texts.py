"""Write the texts of a knowledge base in one context and locale as plain data, by section and id."""

from __future__ import annotations

from collections.abc import Iterable

from intimacy_kit.engines.javascript.program import Program
from intimacy_kit.messages.catalogue import Messages
from intimacy_kit.model.fields import Frozen
from intimacy_kit.model.labels import Option
from intimacy_kit.model.levels import Level, StrengthLevel, level_word, not_known_yet
from intimacy_kit.model.pack import Contents
from intimacy_kit.model.rules import Rule
from intimacy_kit.model.signals import Signal
from intimacy_kit.model.texts import texts_of
from intimacy_kit.reasoning.diagnosing import support
from intimacy_kit.reasoning.diagnosing.concern_words import openings
from intimacy_kit.reasoning.exporting.data import OF_PRACTICES, OF_STRATEGIES, Data
from intimacy_kit.reasoning.exporting.splitting import only
from intimacy_kit.reasoning.runtime import Runtime


def texts(program: Program, runtime: Runtime, told: Data) -> Data:
    """Return the texts of what is told, by section and id, and the library's own words.

    Args:
        program: with all rules.
        runtime: in the context and the locale.
        told: what a diagnosis depends on in this context, by section.
    """
    contents, say = runtime.built.contents, runtime.context.messages
    return {
        "signals": {id: _signal(contents.signals[id]) for id in told["signals"]},
        "findings": {id: _plain(_concept(contents, id)) for id in told["findings"]},
        "indexes": {id: _index(contents, id) for id in told["indexes"]},
        "rules": {str(place): [rule.reason(step) for step in rule.steps] for place, rule in _rules(program, runtime)},
        "safety": {
            id: {"title": contents.safety[id].title, "text": contents.safety[id].because} for id in told["safety"]
        },
        "strategies": {
            each.strategy.id: only(each.strategy.model_dump(mode="json"), OF_STRATEGIES)
            for each in runtime.context.candidates
        },
        "practices": {
            id: only(contents.practices[id].model_dump(mode="json"), OF_PRACTICES) for id in told["practices"]
        },
        "efforts": {id: support.about(contents.practices[id], say) for id in told["practices"]},
        "contexts": {id: _plain(context) for id, context in contents.contexts.items()},
        "groups": {id: _plain(group) for id, group in contents.groups.items()},
        "words": words(say),
        "level_words": [kind.model_dump(mode="json") for kind in runtime.context.level_words],
    }


def words(say: Messages) -> Data:
    """Return the library's own words: for levels, and around the support that is told under a safety concern."""
    return {
        "levels": {
            "challenge": {level: level_word(level, "challenge", say) for level in Level.words},
            "consequence": {level: level_word(level, "consequence", say) for level in Level.words},
            "component": {level: level_word(level, "component", say) for level in StrengthLevel.words},
        },
        "open": not_known_yet(say),
        "support": {
            "title": say.gettext(support.TITLE),
            "thanks": openings(say),
            "helps": say.gettext(support.HELPS),
            "waiting": say.gettext(support.WAITING),
            "danger": say.gettext(support.DANGER),
            "in_private": say.gettext(support.IN_PRIVATE),
        },
    }


def _rules(program: Program, runtime: Runtime) -> list[tuple[int, Rule]]:
    couples = runtime.couples.built.rulebook
    rules = {rule.id: rule for finding in couples.findings for rule in finding.rules}
    return [(place, rules[id]) for id, place in program.rules.items() if id in rules]


def _plain(entry: Frozen) -> Data:
    """Return the texts of an entry by key."""
    return {path[0]: text for path, text in texts_of(entry).items() if len(path) == 1 and isinstance(text, str)}


def _concept(contents: Contents, id: str) -> Frozen:
    return contents.challenges.get(id) or contents.consequences.get(id) or contents.components[id]


def _index(contents: Contents, id: str) -> Data:
    index = contents.indexes[id]
    return {**_plain(index), "levels": [{"title": level.title} for level in index.levels]}


def _signal(signal: Signal) -> Data:
    data = {**_plain(signal), "options": _labels(signal.options)}
    if signal.items:
        data["items"] = [{"text": item.text, "options": _labels(item.options)} for item in signal.items]
    return data


def _labels(options: Iterable[Option]) -> list[str]:
    return [option.label for option in options]
