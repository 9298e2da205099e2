"""How users get a knowledge base: from the core pack, the installed packs, and those they name."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

from intimacy_kit.errors import OptionError, Problem
from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.model.options import flag_option
from intimacy_kit.model.values import as_list, plain_flag, plain_text
from intimacy_kit.packs.discovery.enabled import VARIABLE
from intimacy_kit.packs.discovery.origin import Origin
from intimacy_kit.packs.reading.files import PackSource
from intimacy_kit.reasoning.runtime import Runtime

if TYPE_CHECKING:
    from intimacy_kit.answers.codebooks.codebook import Codebook
    from intimacy_kit.diagnosis import Diagnosis
    from intimacy_kit.model.couple import Given
    from intimacy_kit.model.observations import Observations


def load_knowledge(
    *packs: PackSource,
    core: bool = True,
    plugins: bool | Iterable[str] | None = None,
    strict: bool = False,
    locale: str | None = None,
) -> KnowledgeBase:
    """Load a knowledge base from the core pack, the packs that are installed, and further packs, in this order.

    Args:
        packs: folders that hold a `pack.yaml`, or mappings of file names to their content. A later pack may override
            entries of an earlier one, where its manifest says so.
        core: whether the core pack comes first.
        plugins: which installed packs are added: True or False for all or none, or their names. By default all are
            where the core pack is. The environment variable `INTIMACY_KIT_PLUGINS` restricts it: `off`, or names with
            commas between.
        strict: whether a broken installed pack is an error. If not, it is left out, with a `PluginWarning`.
        locale: of its texts, such as "de-AT", as for `KnowledgeBase.within`; None for the packs' own.

    Returns:
        With no arguments, or a locale alone, always the same one, made at the first call.

    Raises:
        PackError: with all problems of all packs (IK1xx, IK2xx); an installed pack that is named is not there, or is
            switched off (IK131).
        QuestionError: there are no texts in this locale (IK485), or an argument is invalid (IK404).
    """
    core, strict = flag_option(core, "core"), flag_option(strict, "strict")
    names = _names(plugins, core)
    if core and not packs and names is None and not strict:
        with _LOCK:
            loaded = shared(os.environ.get(VARIABLE, ""))
    else:
        loaded = _loaded(Origin(packs, core, names, strict), stacklevel=2)
    return loaded if locale is None else loaded.within(locale=locale)


def diagnose(
    values: Given | Observations,
    *,
    context: str | None = None,
    tailoring: Iterable[str] = (),
    locale: str | None = None,
) -> Diagnosis:
    """Diagnose one case with the core pack and the installed packs: `load_knowledge().diagnose(...)`."""
    return load_knowledge().diagnose(values, context=context, tailoring=tailoring, locale=locale)


def load_codebook(path: str | os.PathLike[str], knowledge: KnowledgeBase | None = None) -> Codebook:
    """Load a codebook from YAML: how the columns and codes of a file of answers become signals.

    Args:
        path: the file.
        knowledge: the knowledge base with the signals that it names; by default that of `load_knowledge()`.

    Raises:
        CodebookError: with everything that is wrong with it, and where: it cannot be read (IK601 and, as for packs,
            IK102 to IK110), is a draft (IK602), or does not fit the signals (IK603 to IK607).
    """
    from intimacy_kit.answers.codebooks.reading import read_codebook  # noqa: PLC0415 - most programs never need it
    from intimacy_kit.answers.codebooks.vocabulary import vocabulary_of  # noqa: PLC0415 - as above

    return read_codebook(path, vocabulary_of(load_knowledge() if knowledge is None else knowledge))


_LOCK = Lock()


@cache
def shared(environment: str) -> KnowledgeBase:  # noqa: ARG001 - it decides which packs are in it
    """Return the knowledge base of the core pack and the installed packs, loaded once per value of the variable."""
    return _loaded(Origin((), core=True, plugins=None, strict=False), stacklevel=3)


def _loaded(origin: Origin, *, stacklevel: int) -> KnowledgeBase:
    loaded = origin.load(stacklevel=stacklevel + 1)
    return KnowledgeBase(Runtime(loaded.built), origin=loaded.origin)


def _names(plugins: bool | Iterable[str] | None, core: bool) -> tuple[str, ...] | None:
    """Return the names of the plugins that are wanted; None for all."""
    every = core if plugins is None else plain_flag(plugins)
    if every is not None:
        return None if every else ()
    given: object = plugins
    items = as_list(given)
    names = [plain for name in items or () if (plain := plain_text(name)) is not None]
    if items is None or len(names) < len(items):
        help = "`plugins` is True, False, or a list of names"
        raise OptionError(Problem("IK404", "'plugins' must be a list of names", help))
    return tuple(sorted(set(names)))
