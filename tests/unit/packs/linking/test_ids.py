"""Valid and invalid ids."""

import pytest

import intimacy_kit as ik
from tests.unit.packs.tiny import FILES, RULE, expected, located, tiny

TEXT_ONLY = ["true", "5", "~", "[a]", "2026"]
NO_IDS = [
    "Trust",
    "2nd",
    "_x",
    "a-b",
    "a b",
    "a.b",
    "tr\u00fcst",
    "tru\u0455t",
    "a\u0301",
    "\uff58",
    "x" * 65,
]
RESERVED = ["class", "and", "if", "None", "at_least", "'true'", "'false'", "''", "'5'", "'x\n\n\n'"]


@pytest.mark.parametrize("id", [*TEXT_ONLY, *NO_IDS, *RESERVED])
@pytest.mark.parametrize("section", ["signals", "challenges", "rules"])
def test_invalid_ids_are_refused(section: str, id: str) -> None:
    text = FILES[f"{section}.yaml"].splitlines()[0].replace("id: ", f"id: {id} #", 1).split(", ", 1)
    changed = f"{text[0].split(' #')[0]}, {text[1]}\n"
    with pytest.raises(ik.PackError) as raised:
        ik.load_knowledge(tiny(**{section: changed}), core=False)

    code = "IK110" if id in TEXT_ONLY else "IK111"
    width = 1 if id == "[a]" or "\n" in id else len(id)
    assert located(raised.value.problems) == expected(changed, f"{section}.yaml", (code, f"1:8+{width}"))


@pytest.mark.parametrize("id", ["x", "x1", "x_", "no", "yes", "on", "match", "case", "type", "print", "x" * 64])
def test_valid_ids_are_accepted(id: str) -> None:
    challenges = FILES["challenges.yaml"] + f"- {{id: {id}, title: T, text: T, source: notes}}\n"
    rules = RULE + RULE.replace("low_trust", "more").replace("supports: mistrust", f"supports: {id}")
    rules += RULE.replace("low_trust", "most").replace("trust < 5", f"{id} >= 0.5")

    assert set(ik.load_knowledge(tiny(challenges=challenges, rules=rules), core=False).challenges) == {"mistrust", id}
