"""Make the module of JavaScript of a knowledge base, and its types."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from json import dumps
from typing import Any

from intimacy_kit.engines.javascript.compact import compact
from intimacy_kit.engines.javascript.expressions import number
from intimacy_kit.engines.javascript.program import OF_GROUPS, Program
from intimacy_kit.errors import Problem, QuestionError
from intimacy_kit.model.translations import known_locale
from intimacy_kit.model.values import as_list
from intimacy_kit.reasoning.exporting.data import EXCLUDED, USUAL_PRACTICE, USUAL_STRATEGY, Data, setting
from intimacy_kit.reasoning.exporting.splitting import difference
from intimacy_kit.reasoning.exporting.texts import texts
from intimacy_kit.reasoning.exporting.types import template, types
from intimacy_kit.reasoning.runtime import Runtime

_IMPORT = 'import { DATA, FUNCTIONS, F, H, L, O, S, T, X } from "./rules.mjs";\n'
"""The line of the kit that what is exported stands for."""
_TAG = re.compile("<(?=[/!a-zA-Z])")
"""Where a tag or a comment of HTML could begin."""
_MARK = "written by intimacy-kit. Do not change it: export it again."


@dataclass(frozen=True, slots=True)
class JavaScript:
    """A knowledge base as a module of JavaScript that needs nothing else. Its `repr` is short.

    Attributes:
        module: its text, to be written into a file that ends in `.mjs`.
        types: the declarations of its types for TypeScript, for one that ends in `.d.mts`.
    """

    module: str
    types: str

    def __repr__(self) -> str:
        return f"JavaScript({len(self.module)} characters)"


def to_javascript(runtime: Runtime, locales: object) -> JavaScript:
    """Return a knowledge base as a module; see `KnowledgeBase.to_javascript`."""
    tags, tailoring = _locales(runtime, locales), runtime.context.tailoring
    whole = runtime.whole
    chosen = runtime.context.context
    contexts: list[str | None] = [None, *whole.built.contents.contexts] if chosen is None else [chosen]
    first = contexts[0]
    program = Program((whole.built.template or whole.built).couples)  # with what holds in some contexts only
    settings = {context: setting(program, whole.within(context, tailoring)) for context in contexts}
    told = {
        tag: {context: texts(program, whole.within(context, tailoring, tag), settings[context]) for context in contexts}
        for tag in tags
    }
    others = [context for context in contexts[1:] if context is not None]
    data: Data = {
        "packs": [pack.model_dump(mode="json") for pack in whole.built.packs],
        "context": first,
        "tailoring": [*tailoring],
        "screening_days": whole.built.screening_days,
        "excluded": EXCLUDED,
        "usual": {"strategies": USUAL_STRATEGY, "practices": USUAL_PRACTICE},
        "places": [*program.signals],
        "findings": [*program.findings],
        "rules": [*program.rules],
        "setting": settings[first],
        "contexts": {context: difference(settings[first], settings[context]) for context in others},
        "locales": {
            tag: {
                "texts": by_context[first],
                "contexts": {context: difference(by_context[first], by_context[context]) for context in others},
            }
            for tag, by_context in told.items()
        },
    }
    head = f"// {', '.join(f'{pack.name} {pack.version}' for pack in whole.built.packs)}, {_MARK}\n"
    return JavaScript(head + _module(program, data), head + types(data))


def is_exported(content: bytes) -> bool:
    """Return whether a file was exported."""
    first, _, _ = content.partition(b"\n")
    return first.endswith(_MARK.encode())


def _locales(runtime: Runtime, locales: object) -> tuple[str, ...]:
    """Return the locales of texts, each once.

    Raises:
        QuestionError: they are no list (IK404), or there are no texts in one (IK485).
    """
    translations = runtime.whole.built.translations
    if locales is None:
        own = runtime.context.locale
        return translations.locales if own is None else (own,)
    given = as_list(locales)
    if given is None:
        raise QuestionError(Problem("IK404", "'locales' must be a list of locales", 'write `locales=["de", "en"]`'))
    return tuple(dict.fromkeys(known_locale(locale, translations) for locale in given))


def _module(program: Program, data: Data) -> str:
    """Return the text of the module: arrays, functions and data, then the kit."""
    # Plain arrays of doubles, which are copied faster than typed ones; nothing is read before it is written.
    arrays = [f"const {name} = Array.from({{ length: {size} }}, () => NaN);\n" for name, size in _sizes(program)]
    functions = "const FUNCTIONS = [\n" + ",\n".join(program.functions) + "\n];\n"
    rules = f"const F = Array.from({{ length: {len(program.rules)} }}, () => 0);\n"
    comparisons = f"const T = {_compact(program.comparisons)};\n"
    return "".join(arrays) + rules + comparisons + OF_GROUPS + functions + f"const DATA = {_json(data)};\n" + _kit()


def _sizes(program: Program) -> Iterable[tuple[str, int]]:
    return (("X", len(program.signals)), *((name, len(program.findings)) for name in "SLHO"))


def _kit() -> str:
    """Return what is the same for all packs, in few characters."""
    used = (*"FHLOPQRSTWXZ", "DATA", "FUNCTIONS")
    return compact(template("kit.mjs").removeprefix(_IMPORT), used)


def _json(data: Any) -> str:
    """Return plain data as an expression of JavaScript: whole numbers without a point, each section on a line."""
    lines = [f"{_key(key)}:{_compact(value)}" for key, value in data.items()]
    return "{\n" + ",\n".join(lines) + "\n}"


def _compact(value: Any) -> str:
    """Return plain data as an expression, in few characters: keys without quotes, numbers without zeros."""
    if isinstance(value, dict):
        return "{" + ",".join(f"{_key(key)}:{_compact(item)}" for key, item in value.items()) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ",".join(map(_compact, value)) + "]"
    return number(value) if isinstance(value, float) else _text(value)


def _key(key: str) -> str:
    is_name = key.isascii() and (key.isidentifier() or (key.isdigit() and (key == "0" or key[0] != "0")))
    return key if is_name and key != "__proto__" else _text(key)


def _text(value: Any) -> str:
    return _TAG.sub(r"\\u003c", dumps(value, ensure_ascii=False))
