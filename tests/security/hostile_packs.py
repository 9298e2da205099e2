"""Packs made to hang, to fill the memory, or to get out, each with the codes of what must be said of it."""

from collections.abc import Mapping

MANIFEST = "{format: 1, name: hostile, version: 1.0.0, title: Hostile, license: MIT, sources: {x: {title: X}}}\n"
SIGNAL = "- {{id: s{0}, kind: flag, title: t, question: q, source: x}}\n"
CHALLENGE = "- {id: c, title: T, text: T, source: x}\n"
RULE = "- {{id: r{0}, when: '{1}', supports: c, strength: 0.5, because: b, source: x}}\n"
LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
EMPTY_TEXTS = "".join(f"x{n}: {{}}\n" for n in range(60_000))
CODE = [
    "__import__('os').system('true')",
    "eval('1')",
    "exec('import os')",
    "open('/etc/passwd')",
    "breakpoint()",
    "().__class__.__bases__[0].__subclasses__()",
    "[x for x in ().__class__.__mro__]",
    "lambda: 0",
    "(x := __builtins__)",
    "f'{__import__(\"os\").getcwd()}' == 'x'",
    "trust < __import__('os').getpid()",
    "at_least(__import__('os').getpid(), s0)",
    "s0 in __import__('sys').modules",
    "'{0.__class__}'.format(s0)",
    "await s0",
    "yield s0",
    "import os",
    "s0; import os",
    "@s0",
    "${7*7}",
    "{{7*7}}",
    "$(true)",
    "`true`",
]


def pack(**files: str) -> dict[str, str]:
    return {"pack.yaml": MANIFEST, **{f"{section}.yaml": text for section, text in files.items()}}


def rules(*conditions: str, signals: int = 1) -> dict[str, str]:
    """A pack with these conditions (none of which has a single quote in it) and so many flags."""
    return pack(
        signals="".join(SIGNAL.format(n) for n in range(signals)),
        challenges=CHALLENGE,
        rules="".join(RULE.format(n, condition) for n, condition in enumerate(conditions)),
    )


def circle(length: int) -> dict[str, str]:
    entry = "- {{id: c{0}, title: T, text: T, leads_to: {{c{1}: 0.5}}, source: x}}\n"
    return pack(consequences="".join(entry.format(n, (n + 1) % length) for n in range(length)))


def one_line(text: str) -> dict[str, str]:
    return pack(rules=text + "\r\n")


def translated(name: str, text: str = "") -> dict[str, str]:
    """A pack of one signal, with this file among its translations."""
    return {**pack(signals=SIGNAL.format(0)), f"locales/{name}": text}


HOSTILE: Mapping[str, tuple[Mapping[str, str | bytes], set[str]]] = {
    # to explode when it is put together
    "a billion laughs": (pack(rules=LAUGHS), {"IK105"}),
    "a list that holds itself": (pack(rules="&a [*a]"), {"IK105"}),
    "merged keys": (pack(rules="- &a {id: x}\n- {<<: *a}"), {"IK105"}),
    "a billion laughs in another language": (translated("de.yaml", LAUGHS), {"IK105"}),
    # deep
    "10,000 lists": (pack(rules="[" * 10_000), {"IK106"}),
    "10,000 mappings": (pack(rules="{a: " * 10_000), {"IK106"}),
    "10,000 translations in each other": (translated("de.yaml", "{s0: " * 10_000), {"IK106"}),
    "a translation of 4 MB": (translated("de.yaml", f"s0: {{title: {'x' * 4_000_000}}}"), {"IK110"}),
    "a folder of locales in another": (translated("de/de/de/de.yaml"), {"IK107"}),
    "a locale outside": (translated("../../pack.yaml"), {"IK107"}),
    "a locale that is no folder": (translated("../x.yaml"), {"IK107"}),
    "a locale that looks like another": (translated("d\u0435.yaml", "s0: {title: t}"), {"IK107"}),
    "a locale of a megabyte": (translated("x" * 1_000_000 + ".yaml"), {"IK107"}),
    "10,000 indents": (pack(rules="- " * 10_000), {"IK106"}),
    "a million brackets": (pack(rules="]" * 1_000_000), {"IK103"}),
    # long
    "a scalar of 5 MB": (pack(rules=f"- id: {'x' * 5_000_000}"), {"IK106"}),
    "a scalar of 4 MB": (pack(principles=f"- {{id: p, title: T, text: {'x' * 4_000_000}, source: x}}"), {"IK110"}),
    "a scalar of escapes": (
        pack(principles='- {id: p, title: T, source: x, text: "' + "\\\\" * 2_000_000 + '"}'),
        {"IK110"},
    ),
    "a key of 4 MB": (pack(rules=f"- ? {'x' * 4_000_000}\n  : y"), {"IK108", "IK109"}),
    "a key of a megabyte in braces": (pack(rules="- {'" + "x" * 1_000_000 + "': y}"), {"IK103"}),
    "an id of a megabyte": (pack(principles=f"- {{id: {'x' * 1_000_000}, title: T, text: T, source: x}}"), {"IK111"}),
    "a source of a megabyte": (pack(principles=f"- {{id: p, title: T, text: T, source: {'x' * 10**6}}}"), {"IK117"}),
    "a number of a megabyte": (pack(rules="9" * 1_000_000), {"IK106"}),
    "a file name of a megabyte": ({**pack(), "x" * 1_000_000: ""}, {"IK107"}),
    "a version of a megabyte": ({"pack.yaml": MANIFEST.replace("1.0.0", "1.0." + "0" * 1_000_000)}, {"IK110"}),
    "four million line ends": (pack(rules="\n" * 4_000_000 + "x"), {"IK110"}),
    "four million spaces": (pack(rules=" " * 4_000_000 + "x"), {"IK110"}),
    "two million quotes": (pack(rules="''" * 2_000_000), {"IK110"}),
    "a million carriage returns": (pack(rules="\r" * 1_000_000 + "\x07"), {"IK102"}),
    # many
    "a million values": (pack(rules="[" + "1," * 1_000_000 + "1]"), {"IK106"}),
    "100,000 keys": (
        one_line("- {" + ", ".join(f"k{n}: 1" for n in range(100_000)) + "}"),
        {"IK108", "IK109", "IK122"},
    ),
    "100,000 keys of a manifest": (
        {"pack.yaml": "{" + ", ".join(f"k{n}: 1" for n in range(100_000)) + "}"},
        {"IK108", "IK109", "IK122"},
    ),
    "100,000 keys twice": (pack(rules="k: 1\n" * 100_000), {"IK104", "IK122"}),
    "100,000 wrong entries in a line": (one_line("[" + "{idd: 1}," * 90_000 + "1]"), {"IK108", "IK109", "IK122"}),
    "190,000 entries that are none": (pack(rules="- 1\n" * 190_000), {"IK110", "IK122"}),
    "100,000 choices": (
        pack(signals=f"- {{id: s, kind: choice, choices: [{'a, ' * 100_000}a], title: t, question: q, source: x}}"),
        {"IK110"},
    ),
    "100,000 rules": (
        {
            **pack(signals=SIGNAL.format(0), challenges=CHALLENGE),
            **{
                f"rules/{start}.yaml": "".join(RULE.format(n, "s0") for n in range(start, start + 25_000))
                for start in range(0, 100_000, 25_000)
            },
        },
        {"IK106"},
    ),
    "60,000 translations of nothing": (
        translated("de.yaml", EMPTY_TEXTS),
        {"IK127", "IK122"},
    ),
    "120,000 translations": (
        {**translated("de.yaml", EMPTY_TEXTS), "locales/fr.yaml": EMPTY_TEXTS},
        {"IK106"},
    ),
    "2,001 files": ({f"rules/{n}.yaml": "" for n in range(2001)}, {"IK106"}),
    "2,000 files that belong nowhere": ({f"rulez/{n}.yaml": "" for n in range(2000)}, {"IK101", "IK107", "IK122"}),
    "2,000 unknown names beside 2,000 known ones": (
        rules(*(f"z{n}" for n in range(2000)), signals=2000),
        {"IK203", "IK122"},
    ),
    "a circle of 5,000": (circle(5000), {"IK115"}),
    # conditions
    "a condition of 4 MB": (rules("s0 or " * 600_000 + "s0"), {"IK206"}),
    "a condition of brackets": (rules("(" * 40_000 + "s0"), {"IK206"}),
    "a condition of not": (rules("not " * 12_000 + "s0"), {"IK206"}),
    "a condition of signs": (rules("-" * 49_000 + "1 > s0"), {"IK206"}),
    "a condition of digits": (rules("s0 < " + "1" * 40_000), {"IK202"}),
    "a condition of quotes": (rules('"' * 49_999), {"IK206"}),
    "a condition of spaces": (rules(" " * 49_999), {"IK201"}),
    "2,000 conditions of calls": (rules(*["s0" + "()" * 700] * 2000), {"IK202", "IK122"}),
    # characters
    "control characters": (pack(principles="- {id: p, title: \x1b[2J, text: T, source: x}"), {"IK102"}),
    "control characters as escapes": (pack(principles='- {id: p, title: "\\e[2J", text: T, source: x}'), {"IK102"}),
    "lone surrogates": (pack(principles="- {id: p, title: \ud800, text: T, source: x}"), {"IK102"}),
    "bytes that are no text": ({**pack(), "rules.yaml": b"\xff\xfe\x00"}, {"IK102"}),
    "an overlong encoding": ({**pack(), "rules.yaml": b"- \xc0\xaf"}, {"IK102"}),
    "letters that only look the same": (pack(principles="- {id: tru\u0455t, title: T, text: T, source: x}"), {"IK111"}),
    # names that lead out
    "names that lead out": (
        {**pack(), "../x.yaml": "", "/etc/passwd": "", "rules/../../x.yaml": "", "C:\\x.yaml": "", "rules\\x.yaml": ""},
        {"IK107"},
    ),
    "a name with a NUL": ({**pack(), "rules\0.yaml": ""}, {"IK107"}),
    # code
    "objects of Python": (pack(rules="!!python/object/apply:os.system ['true']"), {"IK105"}),
    "names of Python": (pack(rules="- !!python/name:os.system"), {"IK105"}),
    "code as conditions": (
        pack(
            signals=SIGNAL.format(0),
            challenges=CHALLENGE,
            rules="".join(RULE.format(n, code.replace("'", "''")) for n, code in enumerate(CODE)),
        ),
        {"IK201", "IK202"},
    ),
}
