"""What two packs are said to have in common, they have, whatever is answered."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import intimacy_kit as ik
from tests.property.cases import Case, generated

pytest.importorskip("z3")

from intimacy_kit.analysis.diff import difference


@given(generated(), st.data())
def test_what_is_the_same_is_the_same_in_every_case(case: Case, data: st.DataObject) -> None:
    files = dict(case.files)
    name = data.draw(st.sampled_from([name for name in files if name.startswith("rules")] or ["pack.yaml"]))
    entries = yaml.safe_load(files[name])
    if name != "pack.yaml" and entries:
        place = data.draw(st.integers(0, len(entries) - 1))
        how = data.draw(st.sampled_from(["strength", "gone", "renamed", "not not"]))
        if how == "gone":
            del entries[place]
        else:
            changes = {"strength": ("strength", 0.375), "renamed": ("id", "a_new_name")}
            key, value = changes.get(how, ("when", f"not (not ({entries[place]['when']}))"))
            entries[place][key] = value
        files[name] = yaml.safe_dump(entries, allow_unicode=True)
    other = ik.load_knowledge(files, core=False)
    found = {each.id: each.verdict for each in difference(case.knowledge, other).findings}
    for knowledge in (case.knowledge, other):
        assert set(found) >= {finding.id for finding in knowledge._built.rulebook.findings}
    one, two = case.knowledge.diagnose(case.values), other.diagnose(case.values)
    for id, verdict in found.items():
        scores = [(each.findings.get(id) or each.components[id]).score for each in (one, two)]
        assert verdict != "same" or scores[0] == scores[1]
