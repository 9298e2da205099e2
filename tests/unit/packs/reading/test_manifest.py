"""Errors for invalid manifests and unexpected files."""

import pytest

import intimacy_kit as ik
from tests.unit.packs.tiny import FILES, MANIFEST, RULE, Row, assert_told, told
from tests.wording import Wording, codes_in

OTHER_FORMAT = ("unsupported format version", "this version of intimacy-kit reads format 1: install a newer one")
PATTERN = r"'version' should match pattern '^\d+\.\d+\.\d+([-+][0-9A-Za-z.+-]+)?$'"
NAMES = "use lower-case letters, digits, _ and -, and start with a letter"
VERSIONS = "write three numbers, such as 1.2.0"

MISTAKES: dict[str, tuple[str, list[Row]]] = {
    "nothing": ("", [("IK110", "1:1+1")]),
    "a list": ("- name: tiny\n", [("IK110", "1:1+1")]),
    "text": ("# tiny\ntiny\n", [("IK110", "2:1+4")]),
    "an empty mapping": (
        "{}",
        [("IK109", "1:1+1") for key in ("format", "name", "version", "title", "license")],
    ),
    "a later format, of which nothing is known": ("format: 2\nnew: 5\n", [("IK118", "1:9+1")]),
    "a format in quotes": (MANIFEST.replace(" 1", " '1'", 1), [("IK118", "1:9+3")]),
    "a format with a point": (MANIFEST.replace(" 1", " 1.0", 1), [("IK118", "1:9+3")]),
    "a format that is true": (MANIFEST.replace(" 1", " true", 1), [("IK118", "1:9+4")]),
    "a format that is a list": (MANIFEST.replace(" 1", " [1]", 1), [("IK118", "1:9+1")]),
    "no format": (MANIFEST[10:], [("IK109", "1:1+1")]),
    "many mistakes at once": (
        "format: 1\nname: Tiny Pack\nversion: 1.0\ntitel: Tiny\nlicense: ''\nsources: [notes]\noverrides: trust\n",
        [
            ("IK110", "2:7+9"),
            ("IK110", "3:10+3"),
            ("IK109", "1:1+1"),
            ("IK110", "5:10+2"),
            ("IK110", "6:10+1"),
            ("IK110", "7:12+5"),
            ("IK108", "4:1+5"),
        ],
    ),
    "many mistakes in the sources and overrides": (
        "format: 1\nname: tiny\nversion: 1.0.0.0\ntitle: Tiny\nlicense: 5\n"
        "sources: {notes: Notes, more: {titel: More}}\noverrides: [trust, Trust, 5]\n",
        [
            ("IK110", "3:10+7"),
            ("IK110", "5:10+1"),
            ("IK110", "6:18+5"),
            ("IK109", "6:31+1"),
            ("IK108", "6:32+5"),
            ("IK111", "7:20+5"),
            ("IK110", "7:27+1"),
        ],
    ),
    "not even YAML": (
        "name: 'tiny\n",
        [("IK103", "1:7+1")],
    ),
}


@pytest.mark.parametrize(("text", "rows"), MISTAKES.values(), ids=MISTAKES)
def test_all_problems_of_the_manifest_are_reported_at_once(text: str, rows: list[Row], wording: Wording) -> None:
    assert_told(wording, "pack", text, *rows)


@pytest.mark.parametrize("name", ["t", "tiny", "tiny-2", "tiny_pack", "class", "x" * 64])
def test_names_of_packs_may_have_hyphens(name: str, wording: Wording) -> None:
    assert_told(wording, "rules", "- 5", *AN_ENTRY, others={**FILES, "pack.yaml": MANIFEST.replace("tiny", name)})


AN_ENTRY: list[Row] = [("IK110", "1:3+1")]


@pytest.mark.parametrize(
    "name",
    [
        "rulez.yaml",
        "Rules.yaml",
        "challenge/time.yaml",
        "rules/time/deep.yaml",
        "pack.yml",
        "README.md",
        "../x.yaml",
        "../../etc/passwd",
        "/etc/passwd",
        "C:\\x.yaml",
        "\x1b[31m.yaml",
        "\ud800.yaml",
        "",
        "x" * 100,
    ],
)
def test_a_file_that_belongs_to_no_section_is_refused(name: str, wording: Wording) -> None:
    said = told({**FILES, name: RULE})
    assert codes_in(said) == ["IK107"]
    wording(said)


def test_problems_of_several_files_are_reported_at_once() -> None:
    files = {
        "pack.yaml": "format: 1\n",
        "signals.yaml": "a: b\n",
        "rules/one.yaml": "- {}\n",
        "rules/two.yaml": "- {id: 5\n",
        "rulez.yaml": "",
        "challenges.yaml": b"\xff",
    }
    lines = told(files).splitlines()

    assert [line.strip() for line in lines if line.startswith("  --> ")] == [
        *["--> pack.yaml:1:1"] * 4,
        "--> challenges.yaml:1",
        *["--> rules/one.yaml:1:3"] * 5,
        "--> rules/two.yaml:1:3",
        "--> rulez.yaml",
        "--> signals.yaml:1:1",
    ]


TOO_MANY: dict[str, dict[str, str]] = {
    "entries": {"rules.yaml": "- 5\n" * 5000},
    "keys": {"rules.yaml": "- {" + ", ".join(f"strenght{number}: 1" for number in range(5000)) + "}\n"},
    "files": {f"rules{number}.yaml": "" for number in range(600)},
    "names": {
        "rules.yaml": "".join(RULE.replace("low_trust", f"r{n}").replace("trust <", "trost <") for n in range(600))
    },
    "sources": {"rules.yaml": "".join(RULE.replace("low_trust", f"r{n}").replace("notes", "nots") for n in range(600))},
}


@pytest.mark.parametrize("files", TOO_MANY.values(), ids=TOO_MANY)
def test_reading_stops_after_hundreds_of_problems(files: dict[str, str], wording: Wording) -> None:
    """Each cost time to look for names that are near: a file of a few megabytes held a program up for minutes."""
    with pytest.raises(ik.PackError) as raised:
        ik.load_knowledge({**FILES, **files}, core=False)

    *found, last = raised.value.problems
    assert len(found) == 500
    assert (last.code, last.place) == ("IK122", None)
    wording((last.message, last.help))
    assert "IK122" not in {problem.code for problem in found}
    assert str(raised.value).endswith("\nand 451 more problems")
