"""`tools/messages.py`: extracts messages, keeps translations, compiles them, and notices what is out of date."""

import importlib.util
import io
import json
from gettext import GNUTranslations
from pathlib import Path
from types import ModuleType

import pytest

import intimacy_kit.messages

TRANSLATED = sorted(path.parent.name for path in Path(intimacy_kit.messages.__path__[0]).glob("*/LC_MESSAGES"))


pytest.importorskip("babel")
TOOL = Path(__file__).parents[3] / "tools" / "messages.py"
CODE = """
WORD = gettext_noop("never")
def tell(say):
    # Translators: said first.
    say.gettext("Hello, {name}.", name="x")
    say.pgettext("level", "mild")
    say.ngettext("{count} day", "{count} days", 2)
"""
PO = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"

msgid "never"
msgstr "nie"

msgid "{count} day"
msgid_plural "{count} days"
msgstr[0] "{count} Tag"
msgstr[1] "{count} Tage"

msgctxt "level"
msgid "mild"
msgstr "leicht"

msgid "gone"
msgstr "weg"
"""


def loaded() -> ModuleType:
    spec = importlib.util.spec_from_file_location("messages_tool", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def tool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The tool for a library of one module, with a German catalogue that is not up to date."""
    module = loaded()
    folder = tmp_path / "messages"
    german = folder / "de" / "LC_MESSAGES" / "intimacy_kit.po"
    german.parent.mkdir(parents=True)
    german.write_text(PO, "utf-8")
    (tmp_path / "code.py").write_text(CODE, "utf-8")
    monkeypatch.setattr(module, "SRC", tmp_path)
    monkeypatch.setattr(module, "FOLDER", folder)
    return module


def compiled(tool: ModuleType, locale: str) -> GNUTranslations:
    content = (tool.FOLDER / locale / "LC_MESSAGES" / "intimacy_kit.mo").read_bytes()
    return GNUTranslations(io.BytesIO(content))


def test_messages_are_extracted_and_translations_kept(tool: ModuleType) -> None:
    assert tool.main() == 0
    template = (tool.FOLDER / "intimacy_kit.pot").read_text("utf-8")
    assert [line for line in template.splitlines() if line.startswith(("msgid", "msgctxt", "#."))] == [
        'msgid ""', 'msgid "never"', "#. Translators: said first.", 'msgid "Hello, {name}."', 'msgctxt "level"',
        'msgid "mild"', 'msgid "{count} day"', 'msgid_plural "{count} days"',
    ]  # fmt: skip
    say = compiled(tool, "de")
    assert [say.gettext("never"), say.gettext("gone"), say.gettext("Hello, {name}.")] == [
        "nie",
        "gone",
        "Hello, {name}.",
    ]
    assert say.pgettext("level", "mild") == "leicht"
    assert [say.ngettext("{count} day", "{count} days", count) for count in (1, 2)] == ["{count} Tag", "{count} Tage"]
    assert list(json.loads((tool.FOLDER / "locales.json").read_text("utf-8"))) == ["de", "en"]


def test_what_is_out_of_date_fails_a_check_which_writes_nothing(
    tool: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tool.main("--check") == 1
    assert {Path(line).name for line in capsys.readouterr().out.splitlines()} == {
        "intimacy_kit.pot", "locales.json", "intimacy_kit.po", "intimacy_kit.mo",
    }  # fmt: skip
    assert not (tool.FOLDER / "intimacy_kit.pot").exists()
    assert tool.main() == 0
    assert tool.main("--check") == 0
    (tool.SRC / "more.py").write_text('say.gettext("More.")', "utf-8")
    assert tool.main("--check") == 1
    tool.main()
    assert 'msgid "More."' in (tool.FOLDER / "de" / "LC_MESSAGES" / "intimacy_kit.po").read_text("utf-8")


def test_a_plural_that_is_translated_in_part_is_told_in_english(tool: ModuleType) -> None:
    german = tool.FOLDER / "de" / "LC_MESSAGES" / "intimacy_kit.po"
    german.write_text(PO.replace("{count} Tage", ""), "utf-8")
    tool.main()
    assert 'msgstr[0] "{count} Tag"' in german.read_text("utf-8")
    assert compiled(tool, "de").ngettext("{count} day", "{count} days", 2) == "{count} days"
    assert tool.main("--check") == 0


def test_a_language_is_begun_without_python(tool: ModuleType) -> None:
    assert tool.main("pt-BR") == 0
    begun = (tool.FOLDER / "pt-BR" / "LC_MESSAGES" / "intimacy_kit.po").read_text("utf-8")
    assert 'msgid "Hello, {name}."\nmsgstr ""' in begun
    assert compiled(tool, "pt-BR").gettext("never") == "never"
    data = json.loads((tool.FOLDER / "locales.json").read_text("utf-8"))
    assert data["pt-BR"]["decimal"] == ","
    assert data["en"]["date"] == "{day} {month} {year}"
    assert tool.main("--check") == 0


@pytest.mark.parametrize("wrong", ["klingon", "no language"])
def test_a_language_that_is_none_is_told_in_a_line(
    tool: ModuleType, wrong: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Regression: it ended in a traceback, and translators need no Python."""
    assert tool.main(wrong) == 2
    assert wrong in (told := capsys.readouterr().err)
    assert "pt-BR" in told
    assert told.count("\n") == 1


@pytest.mark.parametrize(
    ("locale", "direction", "date", "may"),
    [
        ("pt-BR", "ltr", "{day} de {month} de {year}", "maio"),
        ("zh-Hant", "ltr", "{year}年{month}月{day}日", "5"),
        ("ar", "rtl", "{day} {month} {year}", "مايو"),
    ],
)
def test_locales_of_all_kinds_can_be_added(locale: str, direction: str, date: str, may: str) -> None:
    data = loaded().locale_data(locale)
    assert (data["direction"], data["date"].replace("\u200f", ""), data["months"][4]) == (direction, date, may)


def test_what_cldr_says_of_the_locales_of_the_library_is_up_to_date() -> None:
    module = loaded()
    there = json.loads((module.FOLDER / "locales.json").read_text("utf-8"))
    assert there == {locale: module.locale_data(locale) for locale in ["en", *TRANSLATED]}


@pytest.mark.parametrize("locale", TRANSLATED)
def test_compiled_catalogues_of_the_library_are_those_of_their_sources(locale: str) -> None:
    module = loaded()
    folder = module.FOLDER / locale / "LC_MESSAGES"
    source = module.read_po(io.BytesIO((folder / "intimacy_kit.po").read_bytes()), locale=locale)
    assert texts(module.mo_text(source)) == texts((folder / "intimacy_kit.mo").read_bytes())


def texts(compiled: bytes) -> dict[object, str]:
    """What a compiled catalogue holds, but for its header, in which the version of Babel stands."""
    catalogue: dict[object, str] = vars(GNUTranslations(io.BytesIO(compiled)))["_catalog"]
    return {message: text for message, text in catalogue.items() if message}
