"""Several packs at once: what may be declared again, and what may not."""

import pytest

import intimacy_kit as ik
from intimacy_kit.errors import Place
from tests.unit.packs.tiny import CHALLENGES, FILES, MANIFEST, RULE, Row, expected, located, tiny, worded
from tests.wording import Wording, codes_in

MORE = MANIFEST.replace("tiny", "more").replace("notes", "own")
SAFE = tiny(
    safety="- {id: fear, when: worried, title: Fear, because: b, kind: concern, about: from_partner, source: notes}\n",
    practices="- {id: call, title: T, steps: [s], minutes: 5, cadence: once, who: one, source: notes}\n"
    "- {id: walk, title: T, steps: [s], minutes: 5, cadence: once, who: both, source: notes}\n",
    strategies="- {id: pro, title: T, text: T, evidence: {grade: good, note: n}, practices: [call], "
    "professional: true, source: notes}\n"
    "- {id: stroll, title: T, text: T, evidence: {grade: good, note: n}, practices: [walk], source: notes}\n",
)


def more(overrides: str = "[]", **sections: str) -> dict[str, str]:
    """A second pack."""
    files = {f"{section}.yaml": text.replace("notes", "own") for section, text in sections.items()}
    return {"pack.yaml": f"{MORE}overrides: {overrides}\n", **files}


def flag(id: str) -> str:
    return f"- {{id: {id}, kind: flag, title: t, question: q, source: own}}\n"


def refused(*packs: dict[str, str]) -> list[ik.Problem]:
    with pytest.raises(ik.PackError) as raised:
        ik.load_knowledge(*packs, core=False)
    return list(raised.value.problems)


def in_last(file: str, packs: list[dict[str, str]], *rows: Row) -> list[tuple[str, Place | None]]:
    return expected(packs[-1][file], file, *rows)


def test_packs_are_merged() -> None:
    further = more(
        signals=flag("tired"),
        challenges="- {id: fatigue, title: T, text: T, source: own}\n",
        rules=RULE.replace("low_trust", "exhausted").replace("trust < 5", "tired and trust < 5"),
    )
    knowledge = ik.load_knowledge(FILES, further, core=False)

    assert [(pack.name, pack.version) for pack in knowledge.packs] == [("more", "1.0.0"), ("tiny", "1.0.0")]
    assert list(knowledge.signals) == ["tired", "topic", "trust", "worried"]
    assert list(knowledge.challenges) == ["fatigue", "mistrust"]
    assert list(knowledge.rules) == ["exhausted", "low_trust"]


def test_the_digest_of_a_pack_does_not_depend_on_other_packs() -> None:
    (alone,) = ik.load_knowledge(FILES, core=False).packs

    assert alone in ik.load_knowledge(FILES, more(signals=flag("tired")), core=False).packs


def test_a_duplicate_pack_is_reported(wording: Wording) -> None:
    """Two packs of one name stood side by side, and a diagnosis could not say which of them it was made with."""
    twice: Row = ("IK112", "2:7+4")
    for packs in ([dict(FILES), dict(FILES)], [dict(FILES), {"pack.yaml": MANIFEST.replace("1.0.0", "2.0.0")}]):
        found = refused(*packs)
        assert located(found) == in_last("pack.yaml", packs, twice)
        wording(worded(found), "two")
    found = refused(*[dict(FILES)] * 3)
    assert located(found) == in_last("pack.yaml", [dict(FILES)], twice, twice)
    wording(worded(found))


def test_a_duplicate_id_in_a_pack_is_reported(wording: Wording) -> None:
    def again(line: int) -> Row:
        return ("IK112", f"{line}:8+9")

    files = tiny(rules=RULE + RULE + RULE)
    found = refused(files)
    assert located(found) == in_last("rules.yaml", [files], again(2), again(3))
    wording(worded(found))

    files = {**FILES, "rules/more.yaml": RULE}
    found = refused(files)
    assert located(found) == in_last("rules/more.yaml", [files], ("IK112", "1:8+9"))
    wording(worded(found))


def test_ids_of_all_sections_share_one_namespace(wording: Wording) -> None:
    files = tiny(challenges=CHALLENGES + "- {id: trust, title: T, text: T, source: notes}\n")

    found = refused(files)
    assert located(found) == in_last("signals.yaml", [files], ("IK112", "1:8+5"))
    wording(worded(found))


def test_a_duplicate_id_in_two_packs_is_reported(wording: Wording) -> None:
    packs = [dict(FILES), more(rules=RULE, signals=flag("trust"))]

    told = refused(*packs)
    assert [(found.code, str(found.place)) for found in told] == [
        ("IK112", "rules.yaml:1:8"),
        ("IK112", "signals.yaml:1:8"),
    ]
    wording([(found.message, found.help) for found in told])


def test_an_override_replaces_an_entry() -> None:
    stronger = RULE.replace("0.5", "0.9")
    knowledge = ik.load_knowledge(FILES, more("[low_trust]", rules=stronger), core=False)
    assert knowledge.rules["low_trust"].strength == 0.9
    assert knowledge.rules["low_trust"].source == ("own",)

    third = {"pack.yaml": MANIFEST.replace("tiny", "third") + "overrides: [low_trust]\n", "rules.yaml": RULE}
    knowledge = ik.load_knowledge(FILES, more("[low_trust]", rules=stronger), third, core=False)
    assert knowledge.rules["low_trust"].strength == 0.5


def test_an_override_allows_one_declaration(wording: Wording) -> None:
    packs = [dict(FILES), more("[low_trust]", rules=RULE + RULE)]

    found = refused(*packs)
    assert located(found) == in_last("rules.yaml", packs, ("IK112", "2:8+9"))
    wording(worded(found))


def test_references_to_an_overridden_entry_are_checked(wording: Wording) -> None:
    packs = [dict(FILES), more("[trust]", signals=flag("trust"))]

    found = refused(*packs)
    assert located(found) == expected(RULE, "rules.yaml", ("IK204", "1:25+9"))
    wording(worded(found))


def nothing(where: str) -> Row:
    return ("IK120", where)


def test_an_override_that_replaces_nothing_is_reported(wording: Wording) -> None:
    packs = [dict(FILES), more("[trust, nowhere, tired]", signals=flag("tired"))]
    rows = [nothing("7:13+5"), nothing("7:20+7"), nothing("7:29+5")]
    found = refused(*packs)
    assert located(found) == in_last("pack.yaml", packs, *rows)
    wording(worded(found))

    first = tiny(pack=MANIFEST + "overrides: [trust]\n")
    found = refused(first)
    assert located(found) == in_last("pack.yaml", [first], nothing("7:13+5"))
    wording(worded(found))


def test_an_unreadable_override_is_not_reported_as_replacing_nothing(wording: Wording) -> None:
    """It was, beside the mistake that was there."""
    packs = [dict(FILES), more("[low_trust]", rules=RULE.replace("0.5", "5"))]

    told = refused(*packs)
    assert codes_in(told) == ["IK110"]
    wording(told)


def test_protected_entries_cannot_be_overridden(wording: Wording) -> None:
    packs = [
        SAFE,
        more(
            "[fear, worried, pro, call, walk, stroll]",
            safety=SAFE["safety.yaml"].replace("worried", "trust < 1"),
            signals=flag("worried"),
            strategies=SAFE["strategies.yaml"].replace("true", "false"),
            practices=SAFE["practices.yaml"].replace("who: one", "who: both"),
        ),
    ]

    rows = [("IK119", "7:13+4"), ("IK119", "7:19+7"), ("IK119", "7:28+3"), ("IK119", "7:33+4")]
    found = refused(*packs)
    assert located(found) == in_last("pack.yaml", packs, *rows)
    wording(worded(found))


def test_safety_entries_of_later_packs_are_protected_too(wording: Wording) -> None:
    added = more(
        safety="- {id: gloom, when: trust < 1, title: T, because: b, kind: concern, about: from_partner, source: own}\n"
    )
    third = {
        "pack.yaml": MANIFEST.replace("tiny", "third") + "overrides: [gloom, trust]\n",
        "signals.yaml": flag("trust").replace("own", "notes"),
    }

    assert [found.code for found in refused(SAFE, added, third)] == ["IK119", "IK119"]
    wording([found.message for found in refused(SAFE, added, third)])


def test_problems_of_all_packs_are_reported_at_once() -> None:
    packs = [tiny(rules="- 5\n"), more(rules="- 6\n"), {"rulez.yaml": ""}]

    assert [str(found.place) for found in refused(*packs)] == [
        "rules.yaml:1:3",
        "rules.yaml:1:3",
        "pack.yaml",
        "rulez.yaml",
    ]


def test_a_later_pack_may_declare_what_the_support_of_an_earlier_one_names() -> None:
    strategies = SAFE["strategies.yaml"].replace("practices: [call]", "practices: [call, write]")
    write = "- {id: write, title: T, steps: [s], minutes: 5, cadence: once, who: one, source: notes}\n"
    kb = ik.load_knowledge({**SAFE, "strategies.yaml": strategies}, more(practices=write), core=False)
    assert "write" in kb.practices


def test_answers_about_safety_count_for_the_fewest_days_that_a_pack_with_concerns_says() -> None:
    def days(of_first: int, of_second: int, safety: str = "") -> int:
        first = {**SAFE, "pack.yaml": f"{SAFE['pack.yaml']}screening_days: {of_first}\n"}
        second = more(safety=safety) if safety else more(signals=flag("own"))
        second["pack.yaml"] += f"screening_days: {of_second}\n"
        return ik.load_knowledge(first, second, core=False).runtime.built.screening_days

    rule = "- {id: dread, when: worried, title: T, because: b, kind: %s, about: from_partner, source: notes}\n"
    assert days(30, 9) == 30
    assert days(30, 9, rule % "concern") == 9
    assert days(30, 50, rule % "concern") == 30
    assert ik.load_knowledge(FILES, core=False).runtime.built.screening_days == 0


def test_regression_without_a_concern_they_count_for_the_days_of_packs_with_cautions() -> None:
    """They counted for none: what a caution reads in private was forgotten by the next check-in."""
    pack = SAFE["pack.yaml"] + "screening_days: 28\n"
    safety = SAFE["safety.yaml"].replace("kind: concern, about: from_partner", "kind: caution")
    kb = ik.load_knowledge({**SAFE, "pack.yaml": pack, "safety.yaml": safety}, core=False)
    assert kb.runtime.built.screening_days == 28
