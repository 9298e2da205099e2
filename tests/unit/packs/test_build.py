"""From packs to a rule book: what is in it, in which order, and circles that there must not be."""

import pickle

import pytest

import intimacy_kit as ik
from intimacy_kit.packs.build import Built, build
from tests.small_pack import FILES as SMALL
from tests.unit.packs.tiny import CHALLENGES, MANIFEST, RULE, problem, tiny


def refused(files: dict[str, str]) -> tuple[ik.Problem, ...]:
    with pytest.raises(ik.PackError) as raised:
        ik.load_knowledge(files, core=False)
    return raised.value.problems


def test_nothing_is_needed_but_a_manifest() -> None:
    built = build([{"pack.yaml": MANIFEST}])

    assert [pack.name for pack in built.packs] == ["tiny"]
    assert (built.rulebook.findings, built.rulebook.safety, built.rulebook.strategies) == ((), (), ())
    assert dict(built.rulebook.signals) == {}
    assert build([]).packs == ()


def test_everything_is_in_the_one_order_that_fixes_the_arithmetic() -> None:
    built = build([SMALL])
    book = built.rulebook

    assert list(book.signals) == sorted(book.signals)
    assert [rule.id for rule in book.safety] == ["fear", "harm"]
    assert [strategy.id for strategy in book.strategies] == ["cheer_up", "make_time", "see_someone", "talk_openly"]
    assert [finding.id for finding in book.findings] == [
        "little_time",
        "mistrust",
        "understanding",
        "distance",
        "gloom",
    ]
    distance, gloom = book.findings[3:]
    assert [rule.id for rule in distance.supports] == ["drifting"]
    assert [(link.origin, link.strength) for link in distance.links] == [("little_time", 0.5), ("mistrust", 0.5)]
    assert [rule.id for rule in gloom.supports] == ["drinking"]
    assert [rule.id for rule in gloom.reliefs] == ["bright_mood"]
    assert [finding.kind for finding in book.findings] == [
        *("challenge", "challenge", "component", "consequence", "consequence")
    ]
    assert [finding.id for finding in book.findings if finding.private] == ["gloom"]


def test_the_order_of_files_and_entries_has_no_meaning() -> None:
    rules = SMALL["rules/other.yaml"].replace("\n   ", " ").splitlines(keepends=True)
    shuffled = {**dict(reversed(SMALL.items())), "rules/other.yaml": "".join(reversed(rules))}

    assert pickle.dumps(build([shuffled])) == pickle.dumps(build([SMALL]))


def test_what_was_built_can_be_pickled() -> None:
    built = build([SMALL])
    again: Built = pickle.loads(pickle.dumps(built))

    assert again == built
    with pytest.raises(TypeError):
        again.contents.rules["new"] = built.contents.rules["hidden"]  # type: ignore[index]  # that is the point


CONSEQUENCES = """\
- {id: b, title: T, text: T, source: notes, leads_to: {c: 0.5}}
- {id: c, title: T, text: T, source: notes, leads_to: {b: 0.5}}
"""
OPEN = "take a rule or a link out of the circle"


def test_a_finding_must_not_depend_on_itself() -> None:
    files = tiny(rules=RULE.replace("trust < 5", "mistrust >= 0.5"))
    row = ("IK115", "1:3+1", "there is a circle: mistrust needs mistrust", OPEN)

    assert refused(files) == (problem(CHALLENGES, "challenges.yaml", row),)


def test_findings_must_not_depend_on_each_other_through_links() -> None:
    row = ("IK115", "1:3+1", "there is a circle: b needs c needs b", OPEN)

    assert refused(tiny(consequences=CONSEQUENCES)) == (problem(CONSEQUENCES, "consequences.yaml", row),)


def test_findings_must_not_depend_on_each_other_through_rules_that_relieve() -> None:
    challenges = CHALLENGES + CHALLENGES.replace("mistrust", "doubt")
    relief = RULE.replace("low_trust", "relief").replace("supports: mistrust", "relieves: doubt")
    rules = RULE.replace("trust < 5", "not doubt >= 0.5") + relief.replace("trust < 5", "mistrust < 0.5")
    row = ("IK115", "2:3+1", "there is a circle: doubt needs mistrust needs doubt", OPEN)

    assert refused(tiny(challenges=challenges, rules=rules)) == (problem(challenges, "challenges.yaml", row),)


def test_circles_of_findings_and_of_strategies_are_told_together() -> None:
    """The second came to light only when the first was mended."""
    strategies = "".join(
        f"- {{id: {id}, title: T, text: T, evidence: {{grade: good, note: n}}, after: [{after}], source: notes}}\n"
        for id, after in (("s", "t"), ("t", "s"))
    )
    findings = ("IK115", "1:3+1", "there is a circle: b needs c needs b", OPEN)
    waiting = ("IK116", "1:3+1", "there is a circle: s needs t needs s", "remove an `after`")

    assert refused(tiny(consequences=CONSEQUENCES, strategies=strategies)) == (
        problem(CONSEQUENCES, "consequences.yaml", findings),
        problem(strategies, "strategies.yaml", waiting),
    )


def test_a_strategy_must_not_wait_for_itself() -> None:
    strategies = "- {id: s, title: T, text: T, evidence: {grade: good, note: n}, after: [s], source: notes}\n"
    row = ("IK116", "1:3+1", "there is a circle: s needs s", "remove an `after`")

    assert refused(tiny(strategies=strategies)) == (problem(strategies, "strategies.yaml", row),)


def test_of_a_long_circle_the_start_is_told() -> None:
    """All of it was, in one line of any length."""
    consequences = "".join(
        f"- {{id: c{n:02}, title: T, text: T, source: notes, leads_to: {{c{(n + 1) % 40:02}: 0.5}}}}\n"
        for n in range(40)
    )
    (found,) = refused(tiny(consequences=consequences))

    path = "c00 needs c39 needs c38 needs c37 needs c36 needs c35 needs c34 needs c33 needs c32 needs c31 needs ..."
    assert found.message == f"there is a circle: {path}"
