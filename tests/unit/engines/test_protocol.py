"""Open cases of live engines, and of engines for whole cases."""

from collections.abc import Mapping

from intimacy_kit.engines.compiled import CompiledEngine
from intimacy_kit.engines.outcome import Outcome
from intimacy_kit.engines.protocol import Engine, LiveEngine, OpenCase, StatelessCase, open_case
from intimacy_kit.model.observations import Value
from tests.small_pack import small_knowledge

ENGINE = CompiledEngine(small_knowledge().runtime.built.rulebook)


class Holding:
    """An engine that holds a case open."""

    def run(self, values: Mapping[str, Value], /) -> Outcome:
        return ENGINE.run(values)

    def open(self) -> OpenCase:
        return self

    def update(self, values: Mapping[str, Value], /) -> Outcome:
        return ENGINE.run(values)

    def close(self) -> None:
        """Nothing is held."""


def test_a_stateless_case_runs_the_engine_on_every_update() -> None:
    case = StatelessCase(ENGINE.run)
    assert case.update({"trust": 3.0}) == ENGINE.run({"trust": 3.0})
    assert case.update({}) == ENGINE.run({})
    case.close()


def test_an_engine_for_whole_cases_gets_a_stateless_case() -> None:
    engine: Engine = ENGINE
    assert not isinstance(engine, LiveEngine)
    case = open_case(engine)
    assert isinstance(case, StatelessCase)
    assert case.update({"trust": 3.0}) == ENGINE.run({"trust": 3.0})


def test_a_live_engine_opens_its_own_case() -> None:
    engine = Holding()
    assert isinstance(engine, LiveEngine)
    assert open_case(engine) is engine
