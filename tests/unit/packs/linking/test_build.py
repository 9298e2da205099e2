"""From packs to a rule book: its content and order, and errors for dependency cycles."""

import pickle

import pytest

import intimacy_kit as ik
from intimacy_kit.packs.linking.build import build
from intimacy_kit.packs.linking.built import Built
from intimacy_kit.packs.reading.reader import read_pack
from tests.small_pack import FILES as SMALL
from tests.unit.packs.tiny import CHALLENGES, MANIFEST, RULE, expected, located, tiny, worded
from tests.wording import Wording, places_in


def refused(files: dict[str, str]) -> tuple[ik.Problem, ...]:
    with pytest.raises(ik.PackError) as raised:
        ik.load_knowledge(files, core=False)
    return raised.value.problems


def test_a_pack_needs_a_manifest_only() -> None:
    built = build([{"pack.yaml": MANIFEST}])

    assert [pack.name for pack in built.packs] == ["tiny"]
    assert (built.rulebook.findings, built.rulebook.safety, built.rulebook.strategies) == ((), (), ())
    assert dict(built.rulebook.signals) == {}
    assert build([]).packs == ()


def test_what_a_pack_is_for_is_known_also_in_a_context_and_after_a_pickle() -> None:
    said = "intended_use: A check-in.\naudience: Adults.\nnot_for: [To decide about somebody.]\n"
    files = {**SMALL, "pack.yaml": SMALL["pack.yaml"] + said}
    knowledge = ik.load_knowledge(files, core=False)
    (use,) = knowledge.intended_uses
    assert (use.pack, use.title) == (knowledge.packs[0].name, use.title)
    assert (use.intended_use, use.audience, use.not_for) == ("A check-in.", "Adults.", ("To decide about somebody.",))
    faces = [knowledge.within(context) for context in knowledge.contexts]
    for face in (*faces, pickle.loads(pickle.dumps(knowledge))):
        assert face.intended_uses == (use,)
    both = ik.load_knowledge(files, {"pack.yaml": MANIFEST}, core=False)
    assert [each.pack for each in both.intended_uses] == [pack.name for pack in both.packs]
    assert both.intended_uses[1].intended_use is None or both.intended_uses[0].intended_use is None


def test_findings_rules_and_links_are_in_the_canonical_order() -> None:
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
    assert [group.id for group in distance.supports] == ["drifting"]
    assert [(link.origin, link.strength) for link in distance.links] == [("little_time", 0.5), ("mistrust", 0.5)]
    assert [group.id for group in gloom.supports] == ["drinking"]
    assert [rule.id for rule in gloom.reliefs] == ["bright_mood"]
    assert [finding.kind for finding in book.findings] == [
        *("challenge", "challenge", "component", "consequence", "consequence")
    ]
    assert [finding.id for finding in book.findings if finding.private] == ["gloom"]


def test_the_order_of_files_and_entries_does_not_matter() -> None:
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


def test_a_finding_must_not_depend_on_itself(wording: Wording) -> None:
    files = tiny(rules=RULE.replace("trust < 5", "mistrust >= 0.5"))
    row = ("IK115", "1:25+15")

    found = refused(files)
    assert located(found) == expected(files["rules.yaml"], "rules.yaml", row)
    wording(worded(found))


def test_findings_must_not_depend_on_each_other_through_links(wording: Wording) -> None:
    row = ("IK115", "2:56+1")

    found = refused(tiny(consequences=CONSEQUENCES))
    assert located(found) == expected(CONSEQUENCES, "consequences.yaml", row)
    wording(worded(found))


def test_findings_must_not_depend_on_each_other_through_rules_that_relieve(wording: Wording) -> None:
    challenges = CHALLENGES + CHALLENGES.replace("mistrust", "doubt")
    relief = RULE.replace("low_trust", "relief").replace("supports: mistrust", "relieves: doubt")
    rules = RULE.replace("trust < 5", "not doubt >= 0.5") + relief.replace("trust < 5", "mistrust < 0.5")
    row = ("IK115", "2:22+14")

    found = refused(tiny(challenges=challenges, rules=rules))
    assert located(found) == expected(rules, "rules.yaml", row)
    wording(worded(found))


def test_cycles_of_findings_and_of_strategies_are_reported_together(wording: Wording) -> None:
    """The second came to light only when the first was mended."""
    strategies = "".join(
        f"- {{id: {id}, title: T, text: T, evidence: {{grade: good, note: n}}, after: [{after}], source: notes}}\n"
        for id, after in (("s", "t"), ("t", "s"))
    )
    findings = ("IK115", "2:56+1")
    waiting = ("IK116", "1:72+1")

    found = refused(tiny(consequences=CONSEQUENCES, strategies=strategies))
    assert located(found) == [
        *expected(CONSEQUENCES, "consequences.yaml", findings),
        *expected(strategies, "strategies.yaml", waiting),
    ]
    wording(worded(found))


def test_a_strategy_must_not_come_after_itself(wording: Wording) -> None:
    strategies = "- {id: s, title: T, text: T, evidence: {grade: good, note: n}, after: [s], source: notes}\n"
    row = ("IK116", "1:72+1")

    found = refused(tiny(strategies=strategies))
    assert located(found) == expected(strategies, "strategies.yaml", row)
    wording(worded(found))


def test_a_long_cycle_is_reported_by_its_start(wording: Wording) -> None:
    """All of it was, in one line of any length."""
    consequences = "".join(
        f"- {{id: c{n:02}, title: T, text: T, source: notes, leads_to: {{c{(n + 1) % 40:02}: 0.5}}}}\n"
        for n in range(40)
    )
    (found,) = refused(tiny(consequences=consequences))

    assert places_in(found.message) == [f"consequences.yaml:{n}:58" for n in range(40, 30, -1)]
    wording(found.message)


MINE = "{format: 1, name: mine, version: 1.0.0, title: Mine, license: MIT, sources: {notes: {title: Notes}}}"


def test_regression_a_cycle_is_reported_at_the_rule_of_the_pack_that_closes_it(wording: Wording) -> None:
    """It was told at an entry of the first pack, where there was nothing to mend, and no rule was named."""
    consequences = CONSEQUENCES.replace(", leads_to: {b: 0.5}", "")
    files = tiny(consequences=consequences)
    rule = RULE.replace("trust < 5", "trust < 5 or c >= 0.5").replace("supports: mistrust", "supports: b")
    closing = rule.replace("low_trust", "closing")
    mine = {"pack.yaml": MINE, "rules/mine.yaml": f"# of my own\n{closing}"}
    with pytest.raises(ik.PackError) as raised:
        build([files, mine])

    row = ("IK115", "2:36+8")
    assert located(raised.value.problems) == expected(mine["rules/mine.yaml"], "rules/mine.yaml", row)
    wording(worded(raised.value.problems))


def test_at_most_ten_causes_of_an_edge_are_listed(wording: Wording) -> None:
    """Each of them has to go. The pack that closes the circle is not the one that has one more reason for a step."""
    rules = "".join(
        RULE.replace("trust < 5", "c >= 0.5").replace("supports: mistrust", "supports: b").replace("low_trust", f"r{n}")
        for n in range(10, 21)
    )
    mine = {"pack.yaml": MINE, "rules.yaml": rules}
    with pytest.raises(ik.PackError) as raised:
        build([tiny(consequences=CONSEQUENCES), mine])

    (found,) = raised.value.problems
    wording(found.message)
    rules = [f"rules.yaml:{number}:19" for number in range(1, 10)]
    assert places_in(found.message) == ["consequences.yaml:2:56", *rules, "consequences.yaml:1:56"]
    assert found.place is not None
    assert str(found.place) == "consequences.yaml:2:56"


def test_what_a_pack_without_a_manifest_is_for_is_not_known() -> None:
    assert read_pack({}).use is None
    assert read_pack({"pack.yaml": b"{name: 3}"}).use is None
