"""`.lint.yaml`: words of one's own."""

import zipfile
from pathlib import Path

import pytest

import intimacy_kit as ik
from intimacy_kit.analysis.lint import lint
from tests.unit.analysis.lint.clean_pack import FILES, codes, diagnostics, rule
from tests.wording import Wording, codes_in

WORDS = """
words:
  en:
    blames: [drama queen]
    promises: ["work* like a charm"]
    diagnoses: [burnout*]
    allows: [no burnout, selfish giant]
  de: {blames: [time]}
"""


def said(text: str) -> dict[str, str]:
    reason = rule("quality_time_hours < 5").replace("This is the reason of extra.", text)
    return {**FILES, "rules/more.yaml": reason, ".lint.yaml": WORDS}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Somebody is a Drama Queen here.", ["IKL404"]),
        ("An evening working like a charm.", ["IKL405"]),
        ("Whoever is burnout-prone has no time.", ["IKL406"]),
        ("It is no burnout, and not the book of the selfish giant.", []),
        ("Whoever is selfish has no time.", ["IKL404"]),
    ],
)
def test_words_of_a_pack_are_added(text: str, expected: list[str]) -> None:
    assert codes(said(text), select=["IKL4"]) == expected


def test_the_settings_are_no_part_of_the_pack(tmp_path: Path) -> None:
    with_settings, without = (
        ik.load_knowledge({**FILES, **more}, core=False).packs for more in ({".lint.yaml": WORDS}, {})
    )
    assert with_settings == without


def test_settings_are_read_from_the_folder_of_a_pack(tmp_path: Path) -> None:
    for name, text in said("Somebody is a drama queen.").items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    assert [diagnostic.code for diagnostic in lint(tmp_path, core=False, select=["IKL4"]).diagnostics] == ["IKL404"]
    (tmp_path / ".lint.yaml").unlink()
    assert lint(tmp_path, core=False).diagnostics == ()


def test_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text("secret")
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / ".lint.yaml").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ik.PackError) as refused:
        lint(tmp_path / "pack")
    assert codes_in(str(refused.value)) == ["IK101"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("words: [a]", "IK110"),
        ("word: {}", "IK108"),
        ("words: {en: {blames: ['*']}}", "IK110"),
        ("words: {en: {blames: [3]}}", "IK110"),
        ("[", "IK103"),
    ],
)
def test_invalid_settings_are_reported_at_their_place(text: str, code: str, wording: Wording) -> None:
    (only,) = diagnostics({**FILES, ".lint.yaml": text})
    assert (only.code, only.severity) == (code, "error")
    wording(only.message)
    assert only.place is not None
    assert only.place.file == ".lint.yaml"


def test_empty_settings() -> None:
    assert diagnostics({**FILES, ".lint.yaml": "# nothing yet\n"}) == []


def test_invalid_settings_are_reported_with_problems_of_the_pack() -> None:
    found = diagnostics({**FILES, ".lint.yaml": "words: [a]", "rules.yaml": rule("nothing > 3")})
    assert [diagnostic.code for diagnostic in found] == ["IK110", "IK203"]


def test_settings_are_read_from_an_archive(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "pack.zip", "w") as archive:
        for name, text in said("Somebody is a drama queen.").items():
            archive.writestr(name, text)
    with zipfile.ZipFile(tmp_path / "pack.zip") as archive:
        found = lint(zipfile.Path(archive), core=False, select=["IKL4"]).diagnostics
    assert [diagnostic.code for diagnostic in found] == ["IKL404"]


def test_a_broken_archive_is_told(tmp_path: Path, wording: Wording) -> None:
    with zipfile.ZipFile(tmp_path / "pack.zip", "w") as archive:
        archive.writestr(".lint.yaml", "words: {}\n" * 100)
    content = bytearray((tmp_path / "pack.zip").read_bytes())
    content[60] ^= 0xFF  # inside what is stored
    (tmp_path / "pack.zip").write_bytes(content)
    with zipfile.ZipFile(tmp_path / "pack.zip") as archive, pytest.raises(ik.PackError) as refused:
        lint(zipfile.Path(archive))
    wording(refused.value.message)
