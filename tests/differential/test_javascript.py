"""Exported modules say what Python says, to the last bit."""

import struct
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from random import Random
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import intimacy_kit as ik
from intimacy_kit.messages.catalogue import messages_in
from intimacy_kit.model.fields import bare
from intimacy_kit.model.partition import cells, extreme_values, thresholds
from intimacy_kit.reasoning.diagnosing.concern_words import thanks
from intimacy_kit.reasoning.explanations.explanation import FindingExplanation
from tests.differential.frames import batch, couples
from tests.differential.on_device import NODE, Device, Exported, exact, expected
from tests.property.cases import cautious, generated, guarded
from tests.small_pack import FILES, SHARED_CAUTION

if NODE is None:
    pytest.skip("there is no Node", allow_module_level=True)


@pytest.fixture(scope="module")
def core(device: Device) -> Exported:
    return device.export(ik.load_knowledge(plugins=False), locales=["en"])


def agree(knowledge: ik.KnowledgeBase, kit: Exported, random: Random, size: int) -> None:
    """One person and two, without a context and in one."""
    told = knowledge.within(locale="en")
    for context in (None, random.choice([*knowledge.contexts])):
        chosen = told.within(context)
        cases = [
            {id: value for id, value in row.items() if id in chosen.signals} for row in batch(knowledge, random, size)
        ]
        both = [
            ik.Couple(a={id: a[id] for id in chosen.signals}, b={id: b[id] for id in chosen.signals})
            for a, b in couples(knowledge, random, size)
        ]
        options = {} if context is None else {"context": context}
        for case, found in zip([*cases, *both], kit.diagnose([*cases, *both], **options), strict=True):
            assert found == expected(chosen.diagnose(case)), case


def test_the_core_pack(core: Exported) -> None:
    agree(ik.load_knowledge(plugins=False), core, Random(1), 6)


@given(st.data())
@settings(max_examples=max(5, settings().max_examples // 2))
def test_generated_packs(device: Device, data: st.DataObject) -> None:
    knowledge = data.draw(generated()).knowledge
    agree(knowledge, device.export(knowledge, locales=["en"]), Random(data.draw(st.integers(0, 2**32))), 4)


@given(st.data())
@settings(max_examples=max(5, settings().max_examples // 4))
def test_packs_with_several_safety_rules(device: Device, data: st.DataObject) -> None:
    knowledge = data.draw(guarded())
    agree(knowledge, device.export(knowledge, locales=["en"]), Random(data.draw(st.integers(0, 2**32))), 4)


def true_rules(dx: ik.Diagnosis) -> dict[str, list[dict[str, Any]]]:
    """The rules that are true of each finding and component, with the step that each stands for, as modules tell it."""
    found: dict[str, list[dict[str, Any]]] = {}
    for id in [*dx.findings, *dx.components]:
        explanation = dx.explain(id)
        assert isinstance(explanation, FindingExplanation)
        whose = [each for each in (explanation, explanation.tied) if each is not None]
        found[id] = [
            {"rule": rule.id, "step": rule.step - 1, "strength": rule.strength, "relieves": rule.effect == "relieves"}
            | {"text": rule.because, "covered_by": rule.covered_by}
            | ({"partner": each.partner} if each.partner else {})
            for each in whose
            for rule in sorted(each.rules, key=lambda rule: (-rule.strength, rule.id))
            if rule.truth == "true"
        ]
    return found


def reasons_agree(knowledge: ik.KnowledgeBase, kit: Exported, cases: Sequence[dict[str, Any] | ik.Couple]) -> None:
    told = knowledge.within(locale="en")
    for context in (None, *knowledge.contexts):
        chosen = told.within(context)
        asked = [
            ik.Couple(a=there(chosen, case.a), b=there(chosen, case.b))
            if isinstance(case, ik.Couple)
            else there(chosen, case)
            for case in cases
        ]
        options = {} if context is None else {"context": context}
        for case, found in zip(asked, kit.diagnose(asked, ["reasons"], **options), strict=True):
            assert found["reasons"] == exact(true_rules(chosen.diagnose(case)))


def there(knowledge: ik.KnowledgeBase, answers: Mapping[str, Any]) -> dict[str, Any]:
    return {id: value for id, value in answers.items() if id in knowledge.signals}


STEPS = {
    "pack.yaml": "{format: 1, name: steps, version: 1.0.0, title: S, license: MIT, sources: {notes: {title: Notes}}}",
    "signals.yaml": "".join(
        f"- {{id: {id}, kind: rating, title: {id}, question: How, source: notes}}\n" for id in ("x", "y", "z")
    ),
    "challenges.yaml": "- {id: apart, title: Apart, text: It is hard., source: notes}",
    "contexts.yaml": "- {id: brief, title: Brief, text: Short., leaves_out: [x], source: notes}",
    "rules.yaml": "- {id: steps, steps: [{when: x < 2, strength: 0.3, because: X.}, "
    "{when: partner.y < 5, strength: 0.2, because: Y.}, "
    "{when: z < 5, strength: 0.1, because: Z.}], supports: apart, source: notes}",
}


def test_regression_steps_have_the_numbers_that_their_pack_gives_them(device: Device) -> None:
    knowledge = ik.load_knowledge(STEPS, core=False)
    cases = [{"z": 3}, {"x": 1, "z": 3}, ik.Couple(a={"z": 3}, b={"y": 9}), ik.Couple(a={"z": 3, "y": 3}, b={"y": 3})]
    kit = device.export(knowledge, locales=["en"])
    reasons_agree(knowledge, kit, cases)
    [found] = kit.diagnose([{"z": 3}], ["reasons"], context="brief")
    assert [one["step"] for one in found["reasons"]["apart"]] == [exact(2)]


@given(st.data())
@settings(max_examples=max(5, settings().max_examples // 4))
def test_reasons_of_generated_packs(device: Device, data: st.DataObject) -> None:
    knowledge = data.draw(generated()).knowledge
    random = Random(data.draw(st.integers(0, 2**32)))
    cases = [*batch(knowledge, random, 3), *(ik.Couple(a=a, b=b) for a, b in couples(knowledge, random, 3))]
    reasons_agree(knowledge, device.export(knowledge, locales=["en"]), cases)


TIMES = ("2026-01-31", "2026-02-07T08:30:00", "2026-02-07T08:30:00.000001", "2026-02-28", "2026-03-07T23:59")
ZONES = ("Z", "+00:00", "-08:00", "+05:30:15")


@pytest.mark.parametrize(
    "when",
    [
        "2026-01-31", "2026-01-31T18:30", "2026-01-31 18:30:00", "2026-01-31T18:30:00.5Z", "2026-01-31T18:30-0800",
        "2026-01-31T18:30:00,25+01:00", "2026-01-31T18:30:00.123456789+053015", "0001-01-01T00:00+23:59",
    ],
)  # fmt: skip
def test_times_that_both_read(core: Exported, when: str) -> None:
    dx = ik.load_knowledge(plugins=False).within(locale="en").diagnose({"fears_partner": False})
    [found] = core.diagnose([{}], ["record"], earlier=[[when, dx.to_dict()]], when=when)
    later = ik.load_knowledge(plugins=False).within(locale="en").diagnose({}, earlier=[(when, dx)], when=when)
    assert found["record"] == exact(later.to_dict())


@pytest.mark.parametrize(
    "when",
    ["20260131", "2026-W05-6", "2026-01-31T18", "2026-01-31T1830", "2026-01-31x18:30", "2026-01-31T18:30+05:3015", ""],
)
def test_other_forms_of_iso_8601_are_refused(core: Exported, when: str) -> None:
    [found] = core.diagnose([{}], when=when)
    assert found["refused"] == ["IK422"]


def check_ins(random: Random, times: int) -> list[str]:
    """Times of check-ins, all with a time zone or all without one."""
    if random.random() < 0.5:
        return random.choices(TIMES, k=times)
    moments = (moment if "T" in moment else f"{moment}T00:00" for moment in random.choices(TIMES, k=times))
    return [moment + random.choice(ZONES) for moment in moments]


def agree_over_time(knowledge: ik.KnowledgeBase, kit: Exported, random: Random, chains: int) -> None:
    """Chains of check-ins, where each carries what the one before adds; with times or without."""
    told = knowledge.within(locale="en")
    for _ in range(chains):
        of_two, timed = random.random() < 0.5, random.random() < 0.7
        given = couples(knowledge, random, 3) if of_two else [(row, row) for row in batch(knowledge, random, 3)]
        cases = [ik.Couple(a=a, b=b) if of_two else a for a, b in given]
        times = check_ins(random, 3)
        before: list[tuple[str, ik.Diagnosis]] = []
        for case, when in zip(cases, times, strict=True):
            earlier = before if timed else [dx for _, dx in before]
            stored = [[at, dx.to_dict()] if timed else dx.to_dict() for at, dx in before]
            dx = told.diagnose(case, earlier=earlier or None, when=when if timed else None)
            options = {"earlier": stored or None, "when": when if timed else None}
            [found] = kit.diagnose([case], **options)
            assert found == expected(dx)
            before.append((when, dx))


def test_earlier_check_ins_of_the_core_pack(core: Exported) -> None:
    agree_over_time(ik.load_knowledge(plugins=False), core, Random(3), 6)


@given(st.data())
@settings(max_examples=max(5, settings().max_examples // 4))
def test_earlier_check_ins_of_packs_with_several_safety_rules(device: Device, data: st.DataObject) -> None:
    knowledge = data.draw(guarded() | cautious())
    kit = device.export(knowledge, locales=["en"])
    agree_over_time(knowledge, kit, Random(data.draw(st.integers(0, 2**32))), 4)


def test_regression_cautions_go_by_what_is_asked_of_either_also_after_a_check_in(device: Device) -> None:
    knowledge = ik.load_knowledge({**FILES, **SHARED_CAUTION}, core=False)
    kit = device.export(knowledge, locales=["en"])
    case, first = ik.Couple(a={"arguments": 6}, b={"topic": "money"}), knowledge.diagnose(ik.Couple(a={}, b={}))
    for earlier in (None, first):
        dx = knowledge.within(locale="en").diagnose(case, earlier=earlier)
        assert [caution.id for caution in dx.safety.cautions] == ["heat"]
        assert kit.diagnose([case], earlier=earlier and earlier.to_dict()) == [expected(dx)]


WRONG = (True, False, 0, 1, -1, 1e300, "", "money", "often", {}, {"$": "NaN"}, {"$": "Infinity"}, {"$": "-Infinity"},
         {"$": "list"}, {"$": "text"}, None, {"$": "undefined"}, 5e-324)  # fmt: skip
IN_PYTHON: dict[str, Any] = {name: float(name) for name in ("NaN", "Infinity", "-Infinity")} | {
    "list": [],
    "text": object(),
    "undefined": None,
}


def meant(value: Any) -> Any:
    return IN_PYTHON[value["$"]] if isinstance(value, dict) and value else value


def codes(knowledge: ik.KnowledgeBase, case: Any) -> list[str]:
    try:
        knowledge.observations(case)
    except ik.ObservationError as error:
        return [problem.code for problem in error.problems]
    return []


def test_what_is_wrong_has_the_same_codes(core: Exported) -> None:
    knowledge = ik.load_knowledge(plugins=False)
    cases = [{id: value} for id in [*knowledge.signals, "no_signal", "__proto__"] for value in WRONG]
    cases += [
        {id: random.choice(WRONG) for id in random.sample([*knowledge.signals], 9)} for random in map(Random, range(50))
    ]
    for case, found in zip(cases, core.check(cases), strict=True):
        assert [problem["code"] for problem in found] == codes(
            knowledge, {id: meant(value) for id, value in case.items()}
        )
    for wrong, [problem] in zip(whole := [None, 3, "trust", [], {"$": "text"}], core.check(whole), strict=True):
        assert problem["code"] == "IK301", wrong
    [both] = core.check([{"trust": 11}], partner={"trust": "no"})
    assert [(one["code"], one["partner"]) for one in both] == [("IK304", "a"), ("IK303", "b")]
    assert not any("11" in str(one) or "no" in one["message"].split() for one in both)


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"context": "no_context"}, "IK401"),
        ({"locale": "fr"}, "IK485"),
        ({"when": "yesterday"}, "IK422"),
        ({"when": "2026-02-30"}, "IK422"),
        ({"when": 5}, "IK422"),
        ({"earlier": 5}, "IK404"),
        ({"earlier": [3]}, "IK404"),
        ({"earlier": [["2026-01-31", {}]]}, "IK404"),
    ],
)
def test_regression_options_that_cannot_be_are_found_by_check_too(
    core: Exported, options: dict[str, Any], code: str
) -> None:
    [found] = core.diagnose([{}], **options)
    assert found["refused"] == [code]
    [checked] = core.check([{}], **options)
    assert [problem["code"] for problem in checked] == [code]
    [checked] = core.check([{"trust": 11}], **{"earlier": 5, **options})
    assert [problem["code"] for problem in checked] == ([code] if {"context", "locale"} & {*options} else ["IK304"])


CONTEXTS = (5, 0, True, "", [], ["marriage"], {}, "__proto__", "constructor", "marriage", None)
MALFORMED = (5, True, [], "", "en-", "en_", "-en", "en--GB", "e", "en\n", "en-abcdefghi", "en-" + "a-" * 20 + "b")
LOCALES = ("en-GB", "EN_gb", "en-u-ca-gregory", "english", "xx", None)
ODD_OPTIONS = [
    *({"context": context} for context in CONTEXTS),
    *({"locale": locale} for locale in (*MALFORMED, *LOCALES)),
]


@pytest.mark.parametrize("options", ODD_OPTIONS, ids=str)
def test_regression_odd_contexts_and_locales_have_the_codes_of_python(core: Exported, options: dict[str, Any]) -> None:
    [found] = core.diagnose([{}], ["digest"], **options)
    try:
        wanted = {"digest": ik.load_knowledge(plugins=False).diagnose({}, **options).digest()}
    except ik.QuestionError as error:
        wanted = {"refused": [error.code], "told": found.get("told")}
    assert found == wanted


@pytest.mark.parametrize("context", [{}, {"context": None}, {"context": "marriage"}, {"context": {"$": "undefined"}}])
def test_regression_no_context_is_the_one_of_the_export(device: Device, context: dict[str, Any]) -> None:
    kb = ik.load_knowledge(plugins=False).within("marriage")
    [found] = device.export(kb, locales=[]).diagnose([{}], ["digest"], **context)
    assert found == {"digest": kb.diagnose({}, context=None).digest()}


def stored(case: Any, times: int = 2) -> dict[str, Any]:
    """A record of a later check-in, as JSON."""
    kb = ik.load_knowledge(plugins=False)
    before: list[tuple[str, ik.Diagnosis]] = []
    for day in range(1, times + 1):
        when = f"2026-01-{day:02}"
        before.append((when, kb.diagnose(case, earlier=before or None, when=when)))
    return before[-1][1].to_dict()


def broken(data: Any) -> Iterator[Any]:
    """Data with one thing in it missing, or another one."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield {other: each for other, each in data.items() if other != key}
            yield from ({**data, key: each} for each in broken(value))
    if isinstance(data, list):
        yield [*data, None]
        for at, value in enumerate(data):
            yield from ([*data[:at], each, *data[at + 1 :]] for each in broken(value))
    yield from (None, 5, "text", [], {}, [[]], [{}])


def read_later(record: dict[str, Any]) -> dict[str, Any]:
    """What later check-ins read of a record."""
    people = record["partners"] and [read_of(person) for person in record["partners"]]
    earlier = record["earlier"] | {"concerns": [[*map(told, own)] for own in record["earlier"]["concerns"]]}
    return read_of(record) | {"format": 1, "partners": people, "earlier": earlier}


def read_of(person: dict[str, Any]) -> dict[str, Any]:
    safety = {"concerns": [*map(told, person["safety"]["concerns"])], "answered_no": ["coercion_into_sex"]}
    return {"observations": person["observations"], "safety": safety}


def told(concern: dict[str, Any]) -> dict[str, Any]:
    return {"id": concern["id"], "about": concern["about"], "support": [{"id": concern["support"][0]["id"]}]}


CONCERNED = {"fears_partner": True}


@pytest.mark.parametrize("case", [CONCERNED, ik.Couple(a=CONCERNED, b={})], ids=["one", "two"])
def test_regression_records_that_are_none_are_refused(core: Exported, case: Any) -> None:
    """Whatever is wrong with what is read of them, there is a code for it."""
    whole = read_later(stored(case))
    some = [*broken(whole)]
    later = [{"earlier": [["2026-01-03", record]], "when": "2026-01-04"} for record in [whole, *some]]
    asked = {"answers": {}, "call": "", "wants": ["record", "support"]}
    partner = {"partner": {}} if isinstance(case, ik.Couple) else {}
    good, *found = core.device.ask(core.path, [{**asked, "options": {**options, **partner}} for options in later])
    assert "refused" not in good
    assert {code for one in found for code in one.get("refused", [])} <= {"IK404", "IK422", "IK458"}
    assert sum("refused" in one for one in found) > len(some) / 2


@pytest.mark.parametrize(
    "earlier",
    [
        {"format": 1, "observations": {}, "safety": {"concerns": []}, "earlier": {}},
        [{"format": 1, "observations": {}, "safety": {"concerns": [{"id": "fear_of_partner"}]}, "earlier": None}] * 2,
    ],
)
def test_regression_half_a_record_is_none(core: Exported, earlier: Any) -> None:
    [found] = core.diagnose([{}], earlier=earlier)
    assert found["refused"] == ["IK404"]


def test_check_ins_of_one_and_of_two_do_not_follow_each_other(core: Exported) -> None:
    knowledge = ik.load_knowledge(plugins=False)
    [found] = core.diagnose([ik.Couple(a={}, b={})], earlier=knowledge.diagnose({}).to_dict())
    assert found["refused"] == ["IK458"]


@pytest.mark.parametrize("earlier", [("2026-01-31", "2026-02-01T00:00Z"), ("2026-01-31T00:00Z", "2026-02-01")])
def test_times_with_and_without_a_zone_are_not_compared(core: Exported, earlier: tuple[str, str]) -> None:
    stored = ik.load_knowledge(plugins=False).diagnose({}).to_dict()
    [found] = core.diagnose([{}], earlier=[[earlier[0], stored]], when=earlier[1])
    assert found["refused"] == ["IK422"]


def widths(knowledge: ik.KnowledgeBase, people: list[dict[str, Any]]) -> list[list[float]]:
    """The width of the interval of each finding, for each person."""
    runtime = knowledge.runtime
    outcomes = runtime.run(runtime.case(ik.Couple(a=people[0], b=people[1]) if len(people) == 2 else people[0])).each
    return [[high - low for low, high in zip(one.lows, one.highs, strict=True)] for one in outcomes]


def questions(knowledge: ik.KnowledgeBase, dx: ik.Diagnosis) -> list[dict[str, Any]]:
    """What is open, by how far an answer could move an interval: every answer that could matter is tried."""
    people = [{**dx.observations}] if not dx.partners else [{**dx.of(who).observations} for who in dx.partners]
    parts = [dx] if not dx.partners else [dx.of(who) for who in dx.partners]
    before, read = widths(knowledge, people), knowledge.runtime.built.rulebook.about_safety
    found: dict[str, dict[str, Any]] = {}
    for at, part in enumerate(parts):
        for id in part.safety.unanswered if dx.safety.concern else part.unknown:
            reach = 0.0
            for value in tried(knowledge, id):
                answered = [own | {id: value} if at == person else own for person, own in enumerate(people)]
                for was, now in zip(before, widths(knowledge, answered), strict=True):
                    reach = max(reach, *(wide - narrow for wide, narrow in zip(was, now, strict=True)))
            entry = found.setdefault(id, {"id": id, "safety": id in read, "reach": 0.0, "partners": []})
            entry["reach"] = max(entry["reach"], reach)
            entry["partners"] += [dx.partners[at]] if dx.partners else []
    book = knowledge.runtime.built.rulebook
    first = book.private_part if any(id in book.read_by_safety for id in found) else ()
    places = {id: place for place, id in enumerate(first)}
    return sorted(found.values(), key=lambda one: (places.get(one["id"], len(places)), -one["reach"], one["id"]))


def tried(knowledge: ik.KnowledgeBase, id: str) -> list[Any]:
    signal, book = knowledge.signals[id], knowledge.runtime.couples.built.rulebook
    conditions = [step.when for finding in book.findings for rule in finding.rules for step in rule.steps]
    atoms = [atom for when in [*conditions, *(rule.when for rule in book.safety)] for atom in when.atoms]
    cuts = thresholds(atom for atom in atoms if bare(atom.name) == id)
    if signal.is_counted and (whole := [float(at) for cell in cells(*signal.bounds, cuts) for at in cell.whole]):
        return whole
    return [*extreme_values(signal, cuts)]


@pytest.mark.parametrize(
    "given",
    [{}, {"low_mood": 2}, {"fears_partner": False}, {"fears_partner": True}, {"hurt_by_partner": True, "trust": 3}],
)
def test_the_private_part_is_asked_in_the_order_of_python(core: Exported, given: dict[str, Any]) -> None:
    knowledge = ik.load_knowledge(plugins=False)
    first = knowledge.runtime.built.rulebook.private_part
    for case in (given, ik.Couple(a=given, b={"anxiety": 1})):
        [found] = core.diagnose([case], ["questions"])
        here = [question["id"] for question in found["questions"]]
        there = [question.id for question in knowledge.diagnose(case).next_questions(len(here))]
        assert [id for id in here if id in first] == [id for id in there if id in first]
        assert set(here[: sum(id in first for id in here)]) <= {*first}


def test_answered_about_safety_all_is_by_reach(core: Exported) -> None:
    knowledge = ik.load_knowledge(plugins=False)
    [found] = core.diagnose([dict.fromkeys(knowledge.runtime.built.rulebook.read_by_safety, False)], ["questions"])
    reaches = [struct.unpack(">d", bytes.fromhex(question["reach"]))[0] for question in found["questions"]]
    assert reaches == sorted(reaches, reverse=True)


@given(st.data())
@settings(max_examples=max(5, settings().max_examples // 2))
def test_questions_are_in_order_of_how_far_they_reach(device: Device, data: st.DataObject) -> None:
    knowledge = data.draw(generated()).knowledge
    assume(not any(signal.kind == "count" for signal in knowledge.signals.values()))  # too many whole numbers to try
    random = Random(data.draw(st.integers(0, 2**32)))
    kit = device.export(knowledge, locales=[])
    cases = [*batch(knowledge, random, 4), *(ik.Couple(a=a, b=b) for a, b in couples(knowledge, random, 3))]
    for case, found in zip(cases, kit.diagnose(cases, ["questions"]), strict=True):
        assert found["questions"] == exact(questions(knowledge, knowledge.diagnose(case)))


CONCERNS = ("suicidal_thoughts", "child_at_risk", "hurt_by_partner", "hurt_partner")


@pytest.mark.parametrize("of_all", [case for n in range(1, 5) for case in combinations(CONCERNS, n)])
def test_under_a_concern_the_same_is_said_first_and_last(core: Exported, of_all: tuple[str, ...]) -> None:
    knowledge = ik.load_knowledge(plugins=False).within(locale="en")
    case = dict.fromkeys(of_all, True)
    (found,) = core.diagnose([case], wants=["support"])
    told = knowledge.diagnose(case).support
    assert told is not None
    about = {concern.about for concern in told.concerns}
    assert len(about) == len(of_all)
    assert found["support"]["text"] == thanks(about, messages_in("en"))
    text = told.to_text(width=1000)
    assert all(found["support"][part] in text for part in ("title", "text", "helps", "waiting", "bear_in_mind"))
