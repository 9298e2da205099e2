"""Differences in meaning between two knowledge bases."""

from collections.abc import Mapping

import pytest

import intimacy_kit as ik
from intimacy_kit.analysis.diff import Difference, compare, difference, proofs, sampling
from intimacy_kit.analysis.diff.entries import changed_entries
from intimacy_kit.model.observations import Value
from tests.small_pack import FILES
from tests.unit.analysis.verdicts import by_id, verdicts
from tests.unit.packs.linking.test_evidence import CHALLENGES
from tests.unit.packs.linking.test_evidence import FILES as CITING
from tests.wording import Wording

OLD = ik.load_knowledge(dict(FILES), core=False)
Z3 = pytest.importorskip("z3")


def edited(name: str, old: str, new: str) -> ik.KnowledgeBase:
    """The small pack with a piece of one file replaced by another."""
    assert old in FILES[name]
    return ik.load_knowledge({**FILES, name: FILES[name].replace(old, new, 1)}, core=False)


def with_rule(when: str) -> ik.KnowledgeBase:
    rule = f"- {{id: more, when: {when}, supports: mistrust, strength: 0.5, because: X., source: notes}}\n"
    return ik.load_knowledge({**FILES, "rules/more.yaml": rule}, core=False)


def score(knowledge: ik.KnowledgeBase, id: str, case: Mapping[str, Value]) -> float:
    diagnosis = knowledge.diagnose(case)
    return (diagnosis.findings.get(id) or diagnosis.components[id]).score


def test_no_difference_from_itself(wording: Wording) -> None:
    found = difference(OLD, ik.load_knowledge(dict(FILES), core=False))
    assert not found.means_something
    assert verdicts(found) == {}
    assert found.entries == ()
    wording(str(found).splitlines())


def test_changed_threshold_and_dependent_findings(wording: Wording) -> None:
    new = edited("rules/time.yaml", "quality_time < 3", "quality_time < 4")
    found = difference(OLD, new)
    assert verdicts(found) == dict.fromkeys(["distance", "gloom", "little_time", "remedies"], "differs")
    example = by_id(found)["little_time"].example
    assert example is not None
    assert example.case == {"quality_time": 3.0}
    assert (example.old, example.new) == ("none (0.000)", "moderate (0.500)")
    for id in ("distance", "gloom"):
        shown = by_id(found)[id].example
        assert shown is not None
        assert score(OLD, id, shown.case) != score(new, id, shown.case)
    (entry,) = found.entries
    assert (entry.id, entry.how, entry.words_only) == ("few_hours", "changed", False)
    text = str(found)
    wording(text)

    assert found.means_something


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("when: trust < 5 and not past_betrayal", "when: not (past_betrayal or trust >= 5)"),
        ("{id: several,", "{id: a_first_one,"),
        ("{id: hidden, when: hides_feelings >= 3", "{id: hidden, when: not hides_feelings < 3"),
    ],
)
def test_equivalent_conditions_mean_the_same(old: str, new: str) -> None:
    found = difference(OLD, edited("rules/trust.yaml", old, new))
    assert verdicts(found) == {}
    assert not found.means_something
    assert found.entries


def test_changed_steps_are_told_as_conditions_and_strengths() -> None:
    steps = "- {id: low, steps: {trust < 5: 0.2, trust < 3: 0.4}, supports: mistrust, because: Low., source: notes}\n"
    old, new = (
        ik.load_knowledge({**FILES, "rules/steps.yaml": text}, core=False)
        for text in (steps, steps.replace("trust < 3: 0.4", "trust < 2: 0.5"))
    )
    (changed,) = difference(old, new).entries
    assert {key: tuple(map(list, both)) for key, both in changed.keys.items()} == {
        "when": (["trust < 5", "trust < 3"], ["trust < 5", "trust < 2"]),
        "strength": ([0.2, 0.4], [0.2, 0.5]),
    }
    assert difference(old, old).findings == difference(old, ik.load_knowledge(
        {**FILES, "rules/steps.yaml": steps}, core=False
    )).findings  # fmt: skip


def test_a_rule_that_never_is_true_adds_nothing() -> None:
    assert verdicts(difference(OLD, with_rule("trust < 3 and trust > 5"))) == {}


def test_words_are_told_from_meaning(wording: Wording) -> None:
    found = difference(OLD, edited("rules/time.yaml", "Few hours leave", "Few hours may leave"))
    assert [(entry.id, entry.words_only) for entry in found.entries] == [("few_hours", True)]
    assert not found.means_something
    wording(str(found))


def test_translations(wording: Wording) -> None:
    """That nothing changed was said of a pack with another language."""
    german, other = (
        ik.load_knowledge({**FILES, "locales/de.yaml": f"gloom: {{title: {title}}}"}, core=False)
        for title in ("Schwermut", "Trübsinn")
    )
    for old, new, sign in ((OLD, german, "+"), (german, OLD, "-"), (german, other, "~")):
        found = difference(old, new)
        assert f"\n  {sign} translations: de " in str(found)
        wording(str(found), f"the sign {sign}")
        assert not found.means_something


def test_only_the_languages_that_changed_are_told() -> None:
    old, new = (
        ik.load_knowledge(
            {**FILES, "locales/de.yaml": "gloom: {title: Schwermut}", "locales/fr.yaml": f"gloom: {{title: {title}}}"},
            core=False,
        )
        for title in ("Cafard", "Tristesse")
    )
    assert [(entry.section, entry.id) for entry in difference(old, new).entries] == [("translations", "fr")]


def test_unknown_counts_as_much_as_an_answer() -> None:
    """For everything answered the two are the same; not so where trust is not answered."""
    new = edited(
        "rules/trust.yaml", "when: hides_feelings >= 3", "when: hides_feelings >= 3 and (trust < 5 or trust >= 5)"
    )
    example = by_id(difference(OLD, new))["mistrust"].example
    assert example is not None
    assert "trust" not in example.case


def test_added_and_removed_findings_links_and_signals() -> None:
    more = FILES["consequences.yaml"] + "- {id: new_one, title: New, text: New., source: notes}\n"
    new = ik.load_knowledge({**FILES, "consequences.yaml": more}, core=False)
    for found, how in ((difference(OLD, new), "added"), (difference(new, OLD), "removed")):
        assert verdicts(found) == {"new_one": "differs"}
        assert [(entry.id, entry.how) for entry in found.entries] == [("new_one", how)]
    assert by_id(difference(OLD, new))["new_one"].example.new == "is there"  # type: ignore[union-attr]  # seen above
    linked = difference(OLD, edited("challenges.yaml", "leads_to: {distance: 0.5}", "leads_to: {distance: 0.6}"))
    assert set(verdicts(linked)) == {"distance", "gloom", "remedies"}
    assert all(verdict == "differs" for verdict in verdicts(linked).values())


def test_a_signal_with_another_range(wording: Wording) -> None:
    wider = edited("signals.yaml", "minimum: -10, maximum: 10", "minimum: -10, maximum: 20")
    found = difference(OLD, wider)
    assert verdicts(found) == {"gloom": "undecided", "remedies": "undecided"}
    wording(str(found))
    elsewhere = edited("signals.yaml", "minimum: -10, maximum: 10", "minimum: 5, maximum: 20")
    assert verdicts(difference(OLD, elsewhere))["gloom"] == "undecided"


def tiny(*rules: str, **files: str) -> ik.KnowledgeBase:
    """A pack of two signals and a challenge."""
    manifest = "{format: 1, name: tiny, version: 1.0.0, title: Tiny, license: MIT, sources: {x: {title: X}}}"
    signals = """
- {id: calls, kind: count, maximum: 31, title: calls, question: How many?, source: x}
- {id: alone, kind: flag, title: alone, question: Is it so?, source: x}
"""
    texts = "".join(
        f"- {{id: r{n}, when: {rule}, strength: 0.5, because: B., source: x}}\n" for n, rule in enumerate(rules)
    )
    dull = "- {id: dull, title: Dull, text: T., source: x}"
    pack = {"pack.yaml": manifest, "signals.yaml": signals, "challenges.yaml": dull, "rules.yaml": texts}
    return ik.load_knowledge({**pack, **{f"{name}.yaml": text for name, text in files.items()}}, core=False)


ALONE = "- {id: alone, kind: flag, title: alone, question: Is it so?, source: x}"
CHOICE = "- {id: topic, kind: choice, choices: [%s], title: topic, question: What of?, source: x}"


def kept_safe(*rules: str) -> dict[str, str]:
    """Files with safety rules, and the support that they need."""
    texts = (
        f"- {{id: safe{n}, when: {rule}, title: T, because: B., kind: concern, about: from_partner, source: x}}\n"
        for n, rule in enumerate(rules)
    )
    help = """
- {id: see_someone, title: S, text: T., evidence: {grade: good, note: N.}, practices: [talk], professional: true,
   source: x}
"""
    talk = "- {id: talk, title: P, steps: [Do.], minutes: 5, cadence: daily, who: one, source: x}"
    return {"safety": "".join(texts), "strategies": help, "practices": talk}


def test_a_signal_of_another_kind(wording: Wording) -> None:
    """The solver was asked of a number as if it were true or false, and said so in an error of its own."""
    signals = "- {id: alone, kind: rating, title: alone, question: How much?, source: x}"
    old, new = tiny("alone, supports: dull"), tiny("alone >= 1, supports: dull", signals=signals)
    for first, second in ((old, new), (new, old)):
        found = difference(first, second)
        wording(by_id(found)["dull"].reason)
    assert by_id(difference(old, tiny("alone, supports: dull")))["dull"].verdict == "same"


def test_a_rule_that_could_be_true_only_before_the_range_changed() -> None:
    """It was held for one that is never true, so that a pack without it seemed to mean the same."""
    signals = "- {id: calls, kind: count, maximum: 28, title: calls, question: How many?, source: x}"
    found = difference(tiny("calls > 29, supports: dull"), tiny(signals=signals))
    assert by_id(found)["dull"].verdict == "undecided"


def test_a_signal_that_became_a_finding() -> None:
    """A condition that reads the same meant the answers here and the score there, and was held for the same."""
    both = "- {id: dull, title: D, text: T., source: x}\n- {id: calls, title: C, text: T., source: x}"
    signals = "- {id: alone, kind: flag, title: alone, question: Is it so?, source: x}"
    new = tiny("calls < 0.5, supports: dull", "alone, supports: calls", signals=signals, challenges=both)
    found = by_id(difference(tiny("calls < 0.5, supports: dull"), new))
    assert (found["dull"].verdict, found["calls"].verdict) == ("differs", "differs")


def test_a_challenge_that_became_a_component(wording: Wording) -> None:
    """Its scores were the same, and so it was said to mean the same."""
    good = "- {id: dull, title: Dull, text: T., source: x}"
    found = difference(tiny("alone, supports: dull"), tiny("alone, supports: dull", challenges="", components=good))
    wording(str(found))


RATED = "- {id: calls, kind: rating, title: calls, question: How many?, direction: worse_when_higher%s, source: x}"


def of_two(found: Difference, old: ik.KnowledgeBase, new: ik.KnowledgeBase) -> list[float]:
    example = by_id(found)["dull"].example
    assert example is not None
    couple = ik.Couple(**example.case)  # type: ignore[arg-type]  # it takes two
    return [each.diagnose(couple).findings["dull"].score for each in (old, new)]


def test_answers_of_one_that_count_for_both(wording: Wording) -> None:
    """What one person answers comes to the same; and so it was said to be the same, and was not for a couple."""
    old, new = (
        tiny("calls >= 5 and alone, supports: dull", signals=f"{RATED % how}\n{ALONE}")
        for how in ("", ", asks: either")
    )
    found = difference(old, new)
    assert of_two(found, old, new) == [0.0, 0.5]
    wording(str(found))
    assert Difference.model_validate_json(found.model_dump_json()) == found


def test_regression_a_caution_for_which_answers_of_one_count_for_both() -> None:
    """What one person answers comes to the same; and so it was said to be the same, and was not for a couple."""
    rule = (
        '- {id: heat, kind: caution, when: arguments >= 5 and topic == "money", title: H, because: B., source: notes}\n'
    )
    safety = {"safety.yaml": FILES["safety.yaml"] + rule}
    signals = {"signals.yaml": FILES["signals.yaml"].replace("asks: either", "asks: each")}
    old, new = (ik.load_knowledge({**FILES, **safety, **asked}, core=False) for asked in (signals, {}))
    found = by_id(difference(old, new))
    assert (found["fear"].verdict, found["heat"].verdict) == ("same", "differs")
    example = found["heat"].example
    assert example is not None
    assert (example.old, example.new) == ("not screened", "caution")
    alone = rule.replace(" and topic", " and arguments < 5 and topic")
    safety = {"safety.yaml": FILES["safety.yaml"] + alone}
    old, new = (ik.load_knowledge({**FILES, **safety, **asked}, core=False) for asked in (signals, {}))
    assert by_id(difference(old, new))["heat"].reason == proofs.of_two_text(["topic"])


def test_rules_that_read_what_the_other_one_answered() -> None:
    both = "calls >= 5 and partner.calls >= %d, supports: dull"
    old, new = (tiny(both % cut, signals=RATED % "") for cut in (5, 6))
    assert of_two(difference(old, new), old, new) == [0.5, 0.0]
    assert by_id(difference(old, tiny(both % 5, signals=RATED % "")))["dull"].verdict == "same"


def test_regression_a_signal_read_of_the_other_one_by_a_changed_rule_counts_as_before_elsewhere() -> None:
    """All findings after the changed one that read the same signal were told as undecided."""
    two = "".join(f"- {{id: {id}, title: {id}, text: T., source: x}}\n" for id in ("dull", "grey"))
    both = "calls >= 5 and partner.calls >= %d, supports: dull"
    old, new = (tiny(both % cut, "calls >= 3, supports: grey", signals=RATED % "", challenges=two) for cut in (5, 6))
    found = by_id(difference(old, new))
    assert (found["dull"].verdict, found["grey"].verdict) == ("differs", "same")


def test_rules_for_two_that_are_written_otherwise_are_the_same() -> None:
    pytest.importorskip("z3")
    old, new = (
        tiny(f"{condition}, supports: dull", signals=RATED % "")
        for condition in ("calls >= 5 and partner.calls >= 5", "not (partner.calls < 5 or calls < 5)")
    )
    assert by_id(difference(old, new))["dull"].verdict == "same"


def test_the_solver_finds_two_partners_who_show_the_difference() -> None:
    pytest.importorskip("z3")
    old, new = (
        tiny(f"{condition}, supports: dull", signals=RATED % "")
        for condition in (
            "calls == 4.21875 and partner.calls == 1.6875",
            "calls == 4.21875 and partner.calls == 1.65625",
        )
    )
    found = difference(old, new)
    assert sorted(of_two(found, old, new)) == [0.0, 0.5]
    example = by_id(found)["dull"].example
    assert example is not None
    assert example.case["a"]["calls"] == 4.21875  # type: ignore[call-overload]  # it takes two


def test_a_rule_for_two_differs_by_the_values_of_its_signal() -> None:
    wider = RATED.replace("rating", "number, minimum: 0, maximum: 20") % ""
    both = "calls >= 5 and partner.calls >= 5, supports: dull"
    old, new = tiny(both, signals=RATED % ""), tiny(both, signals=wider)
    assert by_id(difference(old, new))["dull"].verdict != "same"


def test_a_reversed_direction_changes_no_result() -> None:
    better = RATED.replace("worse_when_higher", "better_when_higher") % ""
    found = difference(*(tiny("calls >= 5, supports: dull", signals=signals) for signals in (RATED % "", better)))
    assert by_id(found)["dull"].verdict == "same"


def test_a_safety_rule_changes_nothing_of_what_two_answers_become() -> None:
    old, new = (
        tiny("not alone, supports: dull", signals=f"{RATED % ''}\n{ALONE}", **kept_safe(*rules))
        for rules in (["calls >= 9"], ["calls >= 9", "alone"])
    )
    found = by_id(difference(old, new))
    assert [found[id].verdict for id in ("dull", "safe0", "safe1")] == ["same", "same", "differs"]


def test_a_safety_rule_that_shares_a_signal_with_one_that_changed() -> None:
    old, new = (
        tiny("alone, supports: dull", signals=f"{RATED % ''}\n{ALONE}", **kept_safe("alone", rule))
        for rule in ("calls >= 9", "calls >= 9 and alone")
    )
    found = by_id(difference(old, new))
    assert [found[id].verdict for id in ("dull", "safe0", "safe1")] == ["same", "same", "differs"]


def test_difference_of_one_safety_rule_is_not_reported_for_another() -> None:
    """That of a signal with another range hid that its own rule is the same wherever both can be asked."""
    old, new = (
        tiny(signals=f"{(RATED % '').replace('rating', kind)}\n{ALONE}", **kept_safe("calls >= 3", *rules))
        for kind, rules in (("rating", []), ("frequency", ["alone"]))
    )
    assert by_id(difference(old, new))["safe0"].verdict == "undecided"


def test_choices_in_another_order_and_numbers_of_another_kind_mean_the_same() -> None:
    """It was said that there are other answers, though there are not."""
    old, new = (
        tiny("topic == 'a' and calls >= 3, supports: dull", signals=f"{signals}\n{CHOICE % choices}")
        for signals, choices in (
            (RATED % ", maximum: 4", "a, b"),
            ((RATED % "").replace("rating", "frequency"), "b, a"),
        )
    )
    assert verdicts(difference(old, new)) == {}


def test_a_context_that_leaves_out_something_else(wording: Wording) -> None:
    """The rules are the same, and so it was said to be the same for all answers, and was not in that context."""
    rules = ("alone, supports: dull", "calls >= 5, supports: dull")
    setting = "- {id: friends, title: Friends, text: T., leaves_out: [%s], source: x}"
    old, new = (tiny(*rules, contexts=setting % gone) for gone in ("r0", "r0, r1"))
    found = difference(old, new)
    wording(str(found))
    assert by_id(found)["dull"].within == "friends"
    assert verdicts(difference(old.within("friends"), new.within("friends"))) == {"dull": "differs"}
    offers = (tiny(*rules, tailorings=setting % gone) for gone in ("r0", "dull"))
    wording(str(difference(*offers)))


def test_a_rule_that_reads_what_a_context_leaves_out() -> None:
    """It is true in just the same cases, and left out in that context; nothing was said to come to anything else."""
    setting = "- {id: friends, title: Friends, text: T., leaves_out: [calls], source: x}"
    rules = ("alone, supports: dull", "alone or (alone and calls >= 5), supports: dull")
    found = difference(*(tiny(rule, contexts=setting) for rule in rules))
    assert by_id(found)["dull"].within == "friends"
    assert found.means_something


def test_safety() -> None:
    found = difference(OLD, edited("safety.yaml", "when: hurt", "when: hurt and afraid"))
    assert found.safety[1].verdict == "differs"
    assert found.safety[1].example is not None
    assert found.safety[1].example.old == "concern"
    more = FILES["safety.yaml"] + (
        "- {id: more, when: drinks >= 4, title: Drinking, because: X., "
        "kind: concern, about: from_partner, source: notes}\n"
    )
    added = difference(OLD, ik.load_knowledge({**FILES, "safety.yaml": more}, core=False))
    assert by_id(added)["more"].verdict == "differs"
    assert by_id(added)["more"].example.case == {"drinks": 4.0}  # type: ignore[union-attr]  # seen above


def test_remedies_that_differ_anyway_are_not_compared_within_contexts() -> None:
    setting = {"contexts.yaml": "- {id: friends, title: Friends, text: T., leaves_out: [mood], source: notes}\n"}
    files = {**FILES, **setting}
    other = files["strategies.yaml"].replace("addresses: {gloom: 0.5}", "addresses: {gloom: 0.9}", 1)
    old, new = (ik.load_knowledge(each, core=False) for each in (files, {**files, "strategies.yaml": other}))
    found = difference(old, new)
    assert (verdicts(found), found.remedies.within) == ({"remedies": "differs"}, None)


def test_a_concern_that_became_a_caution() -> None:
    found = difference(OLD, edited("safety.yaml", "kind: concern, about: from_partner,", "kind: caution,"))
    fear = by_id(found)["fear"]
    assert fear.verdict == "differs"
    assert fear.example is not None
    assert (fear.example.old, fear.example.new, fear.example.case) == ("concern", "caution", {"afraid": True})


def test_remedies() -> None:
    found = difference(OLD, edited("strategies.yaml", "addresses: {gloom: 0.5}", "addresses: {gloom: 0.9}"))
    assert verdicts(found) == {"remedies": "differs"}
    joint = difference(OLD, edited("practices.yaml", "cadence: daily, who: one", "cadence: daily, who: both"))
    assert verdicts(joint) == {}  # a strategy is where it was, whatever one does
    assert joint.means_something
    gone = edited("strategies.yaml", "after: [talk_openly]", "after: []")
    assert verdicts(difference(OLD, gone)) == {"remedies": "differs"}


def test_professional_support_that_one_can_take_alone_now() -> None:
    files = kept_safe("alone")
    files["strategies"] += files["strategies"].replace("see_someone", "see_two").replace("[talk]", "[visit]")
    visit = files["practices"].replace("talk", "visit").replace("who: one", "who: %s")
    old, new = (tiny(**{**files, "practices": f"{files['practices']}\n{visit % who}"}) for who in ("both", "one"))
    example = by_id(difference(old, new))["remedies"].example
    assert example is not None
    assert (example.old, example.new) == ("see_someone", "see_someone, see_two")
    assert example.case == {"alone": True}


def test_differences_in_the_last_bits_are_shown_with_all_places() -> None:
    new = edited("rules/trust.yaml", "supports: mistrust, strength: 0.5", "supports: mistrust, strength: 0.5000000001")
    example = by_id(difference(OLD, new))["mistrust"].example
    assert example is not None
    assert example.old.startswith("moderate (0.50000000000")


def test_products_of_reordered_rules_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    strengths = [0.1, 0.2, 0.3, 0.4, 0.6, 0.7]
    signals = "".join(
        f"- {{id: s{n}, kind: flag, title: t, question: q, source: notes}}\n" for n in range(len(strengths))
    )

    def made(ids: str) -> ik.KnowledgeBase:
        rules = "".join(
            f"- {{id: r_{id}, when: s{n}, supports: c, strength: {strengths[n]}, because: X., source: notes}}\n"
            for n, id in enumerate(ids)
        )
        files = {
            "pack.yaml": FILES["pack.yaml"],
            "signals.yaml": signals,
            "challenges.yaml": "- {id: c, title: C, text: C., source: notes}",
            "rules.yaml": rules,
        }
        return ik.load_knowledge(files, core=False)

    one, other = made("abcdef"), made("fedcba")
    case = dict.fromkeys(one.signals, True)
    found = by_id(difference(one, other))["c"]
    assert found.verdict == ("differs" if score(one, "c", case) != score(other, "c", case) else found.verdict)
    assert found.verdict in ("differs", "undecided")
    monkeypatch.setattr(proofs, "MAX_REORDERED", 2)
    assert by_id(difference(one, made("bacdef")))["c"].verdict != "same"


class TestWithoutASolver:
    @pytest.fixture(autouse=True)
    def _none(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(compare, "is_installed", lambda: False)

    def test_identical_entries_are_proved_equal(self) -> None:
        assert verdicts(difference(OLD, ik.load_knowledge(dict(FILES), core=False))) == {}

    def test_differences_are_found_by_sampling_and_the_rest_is_undecided(self, wording: Wording) -> None:
        new = edited("rules/time.yaml", "quality_time < 3", "quality_time < 4")
        assert verdicts(difference(OLD, new))["little_time"] == "differs"
        same = edited("rules/time.yaml", "quality_time < 3", "not quality_time >= 3")
        found = by_id(difference(OLD, same))
        wording(found["little_time"].reason)
        assert found["distance"].reason == "it depends on little_time"
        assert verdicts(difference(OLD, with_rule("trust < 3")))["mistrust"] == "differs"


class TestMadeUpCases:
    def test_each_is_tried_once(self) -> None:
        """Two signals have a handful of cases, which were tried three thousand times for each finding."""
        cases = sampling.Pair(tiny("calls > 3, supports: dull"), tiny("alone, supports: dull")).cases
        assert len({frozenset(case.items()) for case in cases}) == len(cases) < 30

    def test_of_large_packs_fewer_are_tried(self, monkeypatch: pytest.MonkeyPatch) -> None:
        many = len(sampling.Pair(OLD, OLD).cases)
        monkeypatch.setattr(sampling, "MAX_WORK", 1)
        assert len(sampling.Pair(OLD, OLD).cases) <= sampling.MIN_CASES + 3 < many <= sampling.CASES + 3

    def test_only_some_diagnoses_are_kept(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sampling, "MAX_KEPT", 2)
        pair = sampling.Pair(OLD, OLD)
        for mood in (1, 2, 3, 1):
            old, new = pair.diagnoses({"mood": mood})
            assert dict(old.observations) == dict(new.observations) == {"mood": mood}


def test_sources_of_links_are_words() -> None:
    cited = CHALLENGES.replace("panel#2", "panel#3")
    bare = CHALLENGES.replace("{strength: 0.5, source: panel#2, contradicts: [notes]}", "0.5")
    strong = CHALLENGES.replace("strength: 0.5", "strength: 0.6")
    old, *others = (
        ik.load_knowledge({**CITING, "challenges.yaml": text}, core=False) for text in (CHALLENGES, cited, bare, strong)
    )
    changed = [list(changed_entries(old, new)) for new in others]
    assert [[(each.id, each.words_only, *(each.keys or ())) for each in some] for some in changed] == [
        [("mistrust", True, "source")], [("mistrust", True, "source")], [("mistrust", False, "leads_to")],
    ]  # fmt: skip


@pytest.mark.parametrize("chosen", [False, True])
def test_regression_a_rule_that_holds_in_one_context_only(chosen: bool) -> None:
    """It was told neither among what is declared nor in what it comes to; the context leaves nothing out."""
    rule = (
        "- {id: more, when: trust < 3, supports: mistrust, strength: %s, because: X., source: notes, "
        "only_in: [friendship]}\n"
    )
    old, new = (
        ik.load_knowledge({**FILES, "rules/more.yaml": rule % strength}, core=False).within(
            "friendship" if chosen else None
        )
        for strength in (0.5, 0.25)
    )
    found = difference(old, new)
    assert [(entry.section, entry.id, entry.how) for entry in found.entries] == [("rules", "more", "changed")]
    mistrust = by_id(found)["mistrust"]
    assert (mistrust.verdict, mistrust.within) == ("differs", None if chosen else "friendship")
    assert found.means_something


def test_regression_a_practice_that_is_offered_in_one_context_only() -> None:
    call = (
        "- {id: call, title: A call, steps: [Call.], minutes: %d, cadence: daily, who: one, source: notes, "
        "only_in: [friendship]}\n"
    )
    strategies = FILES["strategies.yaml"].replace("practices: [free_evening]", "practices: [free_evening, call]")
    old, new = (
        ik.load_knowledge(
            {**FILES, "strategies.yaml": strategies, "practices.yaml": FILES["practices.yaml"] + call % minutes},
            core=False,
        )
        for minutes in (10, 20)
    )
    found = difference(old, new)
    assert [(entry.section, entry.id, *entry.keys) for entry in found.entries] == [("practices", "call", "minutes")]
    assert found.means_something
