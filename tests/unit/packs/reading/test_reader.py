"""Entries of each section: errors for invalid ones, and the values of valid ones."""

import pytest

import intimacy_kit as ik
from intimacy_kit.packs.reading import reader
from intimacy_kit.testing.cases import read_cases
from tests.unit.packs.tiny import FILES, RULE, Row, assert_told, expected, located, tiny, worded
from tests.wording import Wording

ENTRY = ("an entry must be a mapping", "write `id: ...`, then its other keys")
LIST = ("the file must be a list of entries", "start with `- id: ...`")
KINDS = "'frequency', 'rating', 'count', 'hours', 'minutes', 'number', 'flag' or 'choice'"
CADENCES = "'daily', 'several_times_a_week', 'weekly', 'monthly', 'once' or 'when_needed'"
RULE_KEYS = "keys are id, when, supports, relieves, strength, because, source"
SIGNAL_KEYS = (
    "keys are id, kind, title, question, minimum, maximum, unit, unit_one, choices, labels, direction, asks, merge,"
    " group, changeable, source"
)
ONE_EFFECT = "the entry needs exactly one of 'supports' and 'relieves'"
CHOICES = "the entry needs 'choices' if it is a choice, and only then"

MISTAKES: dict[str, tuple[str, str, list[Row]]] = {
    "a file that is a mapping": ("rules", "id: x\nwhen: y\n", [("IK110", "1:1+1")]),
    "a file that is text": ("rules", "# rules\njust text\n", [("IK110", "2:1+9")]),
    "entries that are no mappings": (
        "rules",
        "- text\n-\n- [a]\n- 5\n",
        [("IK110", place) for place in ("1:3+4", "2:2+1", "3:3+1", "4:3+1")],
    ),
    "an entry without any key": (
        "rules",
        "- {}\n",
        [("IK109", "1:3+1") for key in ("id", "when", "strength", "because", "source")],
    ),
    "keys that are unknown": (
        "rules",
        RULE.replace("strength", "strenght").replace("}", ", zzz: 1, because of: x}"),
        [
            ("IK109", "1:3+1"),
            ("IK108", "1:56+8"),
            ("IK108", "1:107+3"),
            ("IK108", "1:115+10"),
        ],
    ),
    "a key that belongs elsewhere": (
        "signals",
        "- {id: n, kind: rating, title: t, question: q, when: nonsense =, source: notes}\n",
        [("IK108", "1:48+4")],
    ),
    "a challenge of wrong pieces": (
        "challenges",
        "- id: 5\n  title: 5\n  text: null\n  source: {a: b}\n  erodes: trust\n  leads_to: [a]\n",
        [
            ("IK110", "6:13+1"),
            ("IK110", "1:7+1"),
            ("IK110", "2:10+1"),
            ("IK110", "3:9+4"),
            ("IK110", "4:11+1"),
            ("IK110", "5:11+5"),
        ],
    ),
    "a strategy of wrong pieces": (
        "strategies",
        "- id: s\n  title: ''\n  text: '   '\n  addresses: 0.5\n  evidence: good\n  builds: {a: b}\n  yields: [5]\n"
        "  after: [null, [a]]\n  professional: yes\n  source: []\n",
        [
            ("IK110", "4:14+3"),
            ("IK110", "2:10+2"),
            ("IK110", "3:9+5"),
            ("IK110", "10:11+1"),
            ("IK110", "5:13+4"),
            ("IK110", "6:11+1"),
            ("IK110", "7:12+1"),
            ("IK110", "8:11+4"),
            ("IK110", "8:17+1"),
            ("IK110", "9:17+3"),
        ],
    ),
    "wrong edges and evidence": (
        "strategies",
        "- id: s2\n  title: T\n  text: T\n  evidence: {grade: best, note: x, url: y}\n"
        "  addresses: {mistrust: 1.5, x: text, Y: 0.5, z: null, true: 0}\n  source: [notes, 5]\n",
        [
            ("IK110", "6:19+1"),
            ("IK110", "5:25+3"),
            ("IK110", "5:33+4"),
            ("IK111", "5:39+1"),
            ("IK110", "5:50+4"),
            ("IK111", "5:56+4"),
            ("IK110", "5:62+1"),
            ("IK110", "4:21+4"),
            ("IK108", "4:36+3"),
        ],
    ),
    "practices of wrong pieces": (
        "practices",
        "- {id: p, title: P, steps: [], minutes: 0.5, cadence: often, who: all, tags: [Joint], source: notes}\n"
        "- {id: q, title: P, steps: ['', x], minutes: 601, cadence: 5, who: [one], tags: joint, source: notes}\n"
        "- {id: r, title: P, steps: x, minutes: '5', cadence: daily, who: one, source: notes}\n"
        "- {id: s, title: P, steps: [x], minutes: 5.0, cadence: daily, who: one, source: notes}\n",
        [
            ("IK110", "1:28+1"),
            ("IK110", "1:41+3"),
            ("IK110", "1:55+5"),
            ("IK110", "1:67+3"),
            ("IK111", "1:79+5"),
            ("IK110", "2:29+2"),
            ("IK110", "2:46+3"),
            ("IK110", "2:60+1"),
            ("IK110", "2:68+1"),
            ("IK110", "2:81+5"),
            ("IK110", "3:28+1"),
            ("IK110", "3:40+3"),
            ("IK110", "4:42+3"),
        ],
    ),
    "signals that contradict themselves": (
        "signals",
        "- {id: a, kind: rating, title: t, question: q, minimum: 5, maximum: 5, source: notes}\n"
        "- {id: b, kind: number, title: t, question: q, source: notes}\n"
        "- {id: c, kind: flag, title: t, question: q, minimum: 0, source: notes}\n"
        "- {id: d, kind: choice, title: t, question: q, source: notes}\n"
        "- {id: e, kind: choice, choices: [x, x], title: t, question: q, source: notes}\n"
        "- {id: f, kind: choice, choices: [x, y], direction: worse_when_higher, title: t, question: q, source: notes}\n"
        "- {id: g, kind: frequency, maximum: 5, title: t, question: q, source: notes}\n"
        "- {id: h, kind: rating, choices: [a], title: t, question: q, source: notes}\n",
        [
            ("IK110", "1:3+1"),
            ("IK110", "2:3+1"),
            ("IK110", "3:3+1"),
            ("IK110", "4:3+1"),
            ("IK110", "5:3+1"),
            ("IK110", "6:3+1"),
            ("IK110", "7:3+1"),
            ("IK110", "8:3+1"),
        ],
    ),
    "signals of wrong pieces": (
        "signals",
        "- {id: h, kind: mood, title: t, question: q, direction: up, asks: nobody, group: My Group, source: notes}\n"
        "- {id: i, kind: rating, title: t, question: q, minimum: '0', maximum: 1e999, source: notes}\n"
        "- {id: j, kind: rating, title: t, question: q, minimum: -1e16, maximum: true, source: notes}\n"
        "- {id: k, kind: choice, choices: [yes, No, 5, class], title: t, question: q, source: notes}\n"
        "- {id: l, kind: [rating], title: t, question: q, source: notes}\n",
        [
            ("IK110", "1:17+4"),
            ("IK110", "1:57+2"),
            ("IK110", "1:67+6"),
            ("IK111", "1:82+8"),
            ("IK110", "2:57+3"),
            ("IK110", "2:71+5"),
            ("IK110", "3:57+5"),
            ("IK110", "3:73+4"),
            ("IK111", "4:40+2"),
            ("IK110", "4:44+1"),
            ("IK111", "4:47+5"),
            ("IK110", "5:17+1"),
        ],
    ),
    "rules of wrong pieces": (
        "rules",
        "- {id: a, when: trust < 5, strength: 0.5, because: b, source: notes}\n"
        "- {id: b, when: trust < 5, supports: mistrust, relieves: mistrust, strength: 0.5, because: b, source: notes}\n"
        "- {id: c, when: trust < 5, supports: [mistrust], strength: 1, because: b, source: notes}\n"
        "- {id: d, when: trust < 5, supports: mistrust, strength: 0, because: b, source: notes}\n"
        "- {id: e, when: trust < 5, supports: mistrust, strength: '0.5', because: b, source: notes}\n"
        "- {id: f, when: trust < 5, supports: mistrust, strength: .nan, because: b, source: notes}\n"
        "- {id: g, when: trust < 5, supports: mistrust, strength: 1e999, because: b, source: notes}\n"
        "- {id: h, when: 5, supports: mistrust, strength: 2, because: b, source: notes}\n"
        "- {id: i, when: [trust < 5], supports: mistrust, strength: 0.5, because: b, source: notes}\n"
        "- {id: j, when: true, supports: mistrust, strength: 0.5, because: b, source: notes}\n"
        "- {id: k, when: trust =, supports: mistrust, strength: 5, because: b, source: notes}\n",
        [
            ("IK110", "1:3+1"),
            ("IK110", "2:3+1"),
            ("IK110", "3:38+1"),
            ("IK110", "3:60+1"),
            ("IK110", "4:58+1"),
            ("IK110", "5:58+5"),
            ("IK110", "6:58+4"),
            ("IK110", "7:58+5"),
            ("IK110", "8:17+1"),
            ("IK110", "8:50+1"),
            ("IK110", "9:17+1"),
            ("IK110", "10:17+4"),
            ("IK201", "11:23+1"),
            ("IK110", "11:56+1"),
        ],
    ),
}


@pytest.mark.parametrize(("section", "text", "rows"), MISTAKES.values(), ids=MISTAKES)
def test_all_problems_of_a_file_are_reported_at_once(
    section: str, text: str, rows: list[Row], wording: Wording
) -> None:
    assert_told(wording, section, text, *rows)


def test_lists_of_edges_are_refused(wording: Wording) -> None:
    """They were read in the form of the model, where the same finding can stand twice."""
    text = "- {id: a, title: T, text: T, leads_to: [{to: b, strength: 0.5}], source: notes}\n"
    row: Row = ("IK110", "1:40+1")
    assert_told(wording, "challenges", text, row)


@pytest.mark.parametrize("value", ["yes", "'off'", "1", "'true'", "0.0", "null"])
def test_only_true_and_false_are_booleans(value: str, wording: Wording) -> None:
    """Words such as `yes` and numbers were taken for booleans."""
    text = f"- {{id: a, title: T, text: T, private: {value}, source: notes}}\n"
    assert_told(wording, "consequences", text, ("IK110", f"1:39+{len(value)}"))


def test_an_entry_with_an_invalid_condition_is_checked_further(wording: Wording) -> None:
    """It was left out, so that its other mistakes came to light only one after the other."""
    text = "- {id: A, when: trust <, strength: 5}\n"
    assert_told(
        wording,
        "rules",
        text,
        ("IK201", "1:24+1"),
        ("IK111", "1:8+1"),
        ("IK110", "1:36+1"),
        ("IK109", "1:3+1"),
        ("IK109", "1:3+1"),
    )


GRAMMAR = "write comparisons such as `trust < 5`, combined with and, or, not, at_least(k, ...)"


def test_empty_keys_of_cases_are_reported_with_help(wording: Wording) -> None:
    with pytest.raises(ik.PackError) as raised:
        read_cases({"cases.yaml": "- id: a\n  title: T\n  observations:\n  expect:\n"})
    wording([(problem.message, problem.help) for problem in raised.value.problems])


def test_problems_of_cases_are_reported_with_places(wording: Wording) -> None:
    text = "- {id: A, title: T, observations: {x: [1], Y: 1, z: null}, expect: {levels: {a: 5}, first: b}}\n- 5\n"
    with pytest.raises(ik.PackError) as raised:
        read_cases({"cases.yaml": text})

    rows: list[Row] = [
        ("IK111", "1:8+1"),
        ("IK110", "1:39+1"),
        ("IK111", "1:47+1"),
        ("IK110", "1:53+4"),
        ("IK110", "1:81+1"),
        ("IK108", "1:85+5"),
        ("IK110", "2:3+1"),
    ]
    assert located(raised.value.problems) == expected(text, "cases.yaml", *rows)
    wording(worded(raised.value.problems))


def test_a_pack_of_too_many_entries_is_refused(monkeypatch: pytest.MonkeyPatch, wording: Wording) -> None:
    assert reader.MAX_ENTRIES == 20_000
    monkeypatch.setattr(reader, "MAX_ENTRIES", 3)  # the real number takes a while
    entry = FILES["challenges.yaml"]
    three = "".join(entry.replace("mistrust", f"c{number}") for number in range(3))

    with pytest.raises(ik.PackError) as raised:
        ik.load_knowledge(tiny(challenges=three, signals="", rules="- {}\n"), core=False)
    assert "IK106" not in [found.code for found in raised.value.problems]
    with pytest.raises(ik.PackError) as raised:
        ik.load_knowledge(tiny(challenges=three + entry, signals="", rules="- {}\n"), core=False)
    assert [(problem.code, problem.place) for problem in raised.value.problems] == [("IK106", None)]
    wording([(problem.message, problem.help) for problem in raised.value.problems])
