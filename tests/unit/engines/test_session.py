"""Which levels differ between two outcomes, and an engine that runs everything anew."""

from intimacy_kit.engines.compiled import CompiledEngine
from intimacy_kit.engines.session import StatelessCase, changes
from tests.small_pack import small_knowledge

KB = small_knowledge()
ENGINE = CompiledEngine(KB._built.rulebook)


def test_an_engine_that_runs_everything_anew() -> None:
    running = StatelessCase(ENGINE.run)
    assert running.update({"trust": 3.0}) == ENGINE.run({"trust": 3.0})
    running.close()


def test_changes_are_of_levels_in_the_order_of_the_findings() -> None:
    findings = KB._desk.findings
    nothing, some, more = (
        ENGINE.run(values)
        for values in (
            {},
            {"quality_time": 1.0, "hides_feelings": 3.0},
            {"quality_time": 1.0, "hides_feelings": 3.0, "rituals": 0.0},
        )
    )
    assert changes(findings, some, some) == []
    told = changes(findings, nothing, some)
    assert [(change.id, change.kind, change.before, change.after, change.score) for change in told] == [
        ("distance", "consequence", "none", "moderate", 0.71875),
        ("gloom", "consequence", "none", "mild", 0.359375),
        ("little_time", "challenge", "none", "moderate", 0.5),
        ("mistrust", "challenge", "none", "moderate", 0.5),
    ]
    assert [change.title for change in told] == ["Distance", "Gloom", "Little time", "Mistrust"]
    assert some.scores != more.scores
    assert changes(findings, some, more) == []
    assert [(change.before, change.after) for change in changes(findings, some, nothing)] == [
        (change.after, change.before) for change in told
    ]
