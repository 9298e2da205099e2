"""The registry of engines: their names, and the engines of a rule book."""

from collections.abc import Callable
from threading import Barrier, Thread
from typing import get_args

import pytest

import intimacy_kit as ik
from intimacy_kit.engines import registry
from intimacy_kit.engines.compiled import CompiledEngine
from intimacy_kit.engines.protocol import Engine
from intimacy_kit.engines.registry import LOADERS, EngineName, Engines, engine_name
from intimacy_kit.model.rulebook import RuleBook
from tests.small_pack import small_knowledge

BOOK = small_knowledge().runtime.built.rulebook


def test_the_registry_has_a_loader_for_each_name_of_the_public_type() -> None:
    assert get_args(EngineName) == tuple(LOADERS)


@pytest.mark.parametrize("name", LOADERS)
def test_registered_names_are_valid(name: EngineName) -> None:
    assert engine_name(name) == name


@pytest.mark.parametrize("name", ["steam", "", "Durable", None, 1, ["durable"]])
def test_other_names_are_refused(name: object) -> None:
    with pytest.raises(ik.QuestionError) as caught:
        engine_name(name)
    assert caught.value.code == "IK404"
    assert all(known in (caught.value.help or "") for known in LOADERS)


def test_an_existing_engine_is_reused() -> None:
    engine = CompiledEngine(BOOK)
    assert Engines(BOOK, {"compiled": engine}).get("compiled") is engine


def test_an_engine_is_created_once_by_concurrent_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Engine] = []

    def loader(book: RuleBook) -> Engine:
        made.append(CompiledEngine(book))
        return made[-1]

    loaders: dict[str, Callable[[RuleBook], Engine]] = {**LOADERS, "compiled": loader}
    monkeypatch.setattr(registry, "LOADERS", loaders)
    engines, start = Engines(BOOK, {}), Barrier(4)
    found: list[Engine] = []

    def ask() -> None:
        start.wait()
        found.append(engines.get("compiled"))

    threads = [Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1
    assert found == made * 4
