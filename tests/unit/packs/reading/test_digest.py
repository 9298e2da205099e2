"""The digest of a pack: the same for the same content, however it is laid out."""

import intimacy_kit as ik
from tests.unit.packs.tiny import FILES, LAYOUT, RULE, tiny


def digest(files: dict[str, str]) -> str:
    (pack,) = ik.load_knowledge(files, core=False).packs
    return pack.digest


def test_the_digest_does_not_depend_on_the_layout() -> None:
    plain = digest(dict(FILES))

    assert len(plain) == 64
    assert digest(dict(LAYOUT)) == plain
    assert digest(dict(reversed(FILES.items()))) == plain
    assert digest({name: text.replace("\n", "\r\n") for name, text in FILES.items()}) == plain
    assert digest({name: "\ufeff# a comment\n---\n" + text for name, text in FILES.items()}) == plain
    signals = FILES["signals.yaml"].splitlines(keepends=True)
    assert digest(tiny(signals="".join(reversed(signals)))) == plain
    halves = {"signals/one.yaml": signals[1], "signals/two.yml": signals[2] + signals[0], "signals.yaml": "# moved\n"}
    assert digest({**FILES, **halves}) == plain
    block = "- because: 'It is low.'\n  source: notes\n  id: low_trust\n  when: >-\n    trust\n    < 5\n"
    assert digest(tiny(rules=block + '  supports: "mistrust"\n  strength: 5e-1\n')) == plain
    assert digest({**FILES, "cases.yaml": "- anything: [at all"}) == plain


def test_the_digest_changes_with_the_content() -> None:
    changed = [
        dict(FILES),
        tiny(pack=FILES["pack.yaml"].replace("Tiny", "Tinier")),
        tiny(pack=FILES["pack.yaml"].replace("1.0.0", "1.0.1")),
        tiny(rules=""),
        tiny(rules=RULE.replace("0.5", "0.6")),
        tiny(rules=RULE.replace("trust < 5", "trust < 6")),
        tiny(rules=RULE.replace("trust < 5", "trust  < 5")),  # the text of a condition is content
        tiny(signals=FILES["signals.yaml"].replace("[money, chores]", "[chores, money]")),  # and so is this order
    ]
    assert len({digest(files) for files in changed}) == len(changed)
