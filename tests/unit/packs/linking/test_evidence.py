"""Sources as data: what cites them, for and against, and what is wrong with that."""

import pickle

import pytest
from pydantic import ValidationError

import intimacy_kit as ik
from intimacy_kit.errors import Problem
from intimacy_kit.model.evidence import Citation
from tests.unit.packs.tiny import MANIFEST, rule, tiny, worded
from tests.wording import Wording

SOURCES = """\
sources:
  notes: {title: Notes, design: expert_judgement, certainty: very_low}
  panel: {title: A panel, doi: 10.1000/182, design: longitudinal, n: 1000, effect: r = 0.3, certainty: moderate}
"""
PACK = MANIFEST.replace("sources: {notes: {title: Notes}}\n", SOURCES)
CHALLENGES = """\
- id: mistrust
  title: Mistrust
  text: It is hard.
  leads_to:
    distance: {strength: 0.5, source: panel#2, contradicts: [notes]}
    gloom: 0.25
  source: notes
"""
CONSEQUENCES = """\
- {id: distance, title: Distance, text: There is some., source: notes}
- {id: gloom, title: Gloom, text: It is dark., source: notes}
"""
FILES = tiny(
    pack=PACK,
    challenges=CHALLENGES,
    consequences=CONSEQUENCES,
    rules=rule("trust < 5") + "  contradicts: panel#3\n",
)


def problems(files: dict[str, str]) -> list[Problem]:
    with pytest.raises(ik.PackError) as raised:
        ik.load_knowledge(files, core=False)
    return list(raised.value.problems)


def test_sources_are_listed_with_what_cites_them() -> None:
    kb = ik.load_knowledge(FILES, core=False)
    notes, panel = kb.evidence
    assert [(each.pack, each.name, each.source.certainty) for each in kb.evidence] == [
        ("tiny", "notes", "very_low"), ("tiny", "panel", "moderate"),
    ]  # fmt: skip
    assert panel.source.n == 1000
    assert panel.citations == (
        Citation(of="low_trust", part="3", contradicts=True),
        Citation(of="mistrust", to="distance", part="2"),
    )
    assert Citation(of="mistrust", to="distance", contradicts=True) in notes.citations
    assert kb.challenges["mistrust"].leads_to[0].source == ("panel#2",)
    assert pickle.loads(pickle.dumps(kb)).evidence == kb.evidence
    with pytest.raises(ValidationError, match="frozen"):
        notes.source = panel.source  # type: ignore[misc]  # frozen


def test_links_count_alike_however_they_are_written() -> None:
    short = CHALLENGES.replace("{strength: 0.5, source: panel#2, contradicts: [notes]}", "0.5")
    found = [
        ik.load_knowledge({**FILES, "challenges.yaml": text}, core=False).diagnose({"trust": 1}).findings
        for text in (CHALLENGES, short)
    ]
    assert found[0]["distance"] == found[1]["distance"]


def test_evidence_is_kept_within_contexts_and_by_its_packs() -> None:
    more = tiny(
        pack=PACK.replace("name: tiny", "name: more") + "overrides: [low_trust]\n",
        signals="",
        challenges="",
        rules=rule("trust < 4"),
        contexts="- {id: calm, title: Calm, text: It is calm., leaves_out: [low_trust], source: notes}\n",
    )
    kb = ik.load_knowledge(FILES, more, core=False)
    by_name = {(each.pack, each.name): each.citations for each in kb.evidence}
    assert [*by_name] == [("more", "notes"), ("more", "panel"), ("tiny", "notes"), ("tiny", "panel")]
    assert {each.of for each in by_name["more", "notes"]} == {"low_trust", "calm"}
    assert by_name["more", "panel"] == ()
    assert {each.of for each in by_name["tiny", "panel"]} == {"mistrust"}, "what was replaced cites nothing"
    assert kb.within("calm").evidence == kb.evidence


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("rules", "contradicts: panel#3", "contradicts: panle#3", ("IK117", "7:16")),
        ("challenges", "panel#2", "panle", ("IK117", "5:39")),
        ("challenges", "[notes]", "[notes, nots]", ("IK117", "5:69")),
        ("challenges", "0.5", "5", ("IK110", "5:26")),
        ("challenges", "strength: 0.5, ", "", ("IK109", "5:15")),
        ("challenges", "contradicts: [notes]", "contradict: notes", ("IK108", "5:48")),
        ("challenges", "source: panel#2", "to: gloom", ("IK110", "5:5")),
        ("pack", "10.1000/182", "https://doi.org/10.1000/182", ("IK110", "8:32")),
        ("pack", "n: 1000", "n: 0", ("IK110", "8:70")),
        ("pack", "certainty: moderate", "certainty: sure", ("IK110", "8:104")),
        ("pack", "design: longitudinal", "design: long", ("IK110", "8:53")),
    ],
)
def test_what_is_wrong_is_told_where_it_stands(
    file: str, old: str, new: str, expected: tuple[str, str], wording: Wording
) -> None:
    text = FILES[f"{file}.yaml"]
    assert old in text
    found = problems({**FILES, f"{file}.yaml": text.replace(old, new, 1)})
    (place,) = [each.place for each in found]
    assert place is not None
    assert (found[0].code, f"{place.line}:{place.column}") == expected
    wording(worded(found))
