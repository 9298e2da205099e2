"""Messages of locales: translated, with plurals, numbers, dates and lists, and catalogues that fit the messages."""

import io
import re
from datetime import date
from gettext import GNUTranslations
from pathlib import Path
from typing import Any

import pytest

from intimacy_kit.messages import catalogue
from intimacy_kit.messages.catalogue import Messages, gettext_noop, messages_in

FOLDER = Path(catalogue.__file__).parent
TRANSLATED = sorted(path.parent.parent.name for path in FOLDER.glob("*/LC_MESSAGES/*.mo"))
PLACEHOLDER = re.compile(r"\{[^{}]*\}")


def german() -> Messages:
    """Messages with a catalogue of the test, so that wording may change."""
    babel = pytest.importorskip("babel.messages.catalog")
    writer = pytest.importorskip("babel.messages.mofile")
    made = babel.Catalog(locale="de")
    made.add("Scored {score}.", "Bewertet mit {score}.")
    made.add(("{count} minute", "{count} minutes"), ("{count} Minute", "{count} Minuten"))
    made.add("mild", "leicht", context="level")
    file = io.BytesIO()
    writer.write_mo(file, made)
    file.seek(0)
    return Messages("de", messages_in("de").data, GNUTranslations(file))


class TestMessagesIn:
    @pytest.mark.parametrize(
        ("wanted", "found"),
        [
            (None, "en"),
            ("en", "en"),
            ("en-GB", "en"),
            ("de", "de"),
            ("de-AT", "de"),
            ("de-DE-1996-u-co-phonebk", "de"),
            ("tlh", "en"),
            ("qps", "qps"),
            ("qps-ploc", "qps"),
        ],
    )
    def test_are_those_of_the_nearest_locale(self, wanted: str | None, found: str) -> None:
        assert messages_in(wanted).locale == found

    def test_are_equal_if_their_locale_is(self) -> None:
        assert messages_in("de") == messages_in("de-AT") != messages_in("en")
        assert repr(messages_in("de")) == "Messages(locale='de')"

    def test_are_there_for_every_catalogue(self) -> None:
        assert [messages_in(locale).locale for locale in TRANSLATED] == TRANSLATED
        assert all(isinstance(messages_in(locale).translations, GNUTranslations) for locale in TRANSLATED)


class TestText:
    def test_is_english_without_a_catalogue(self) -> None:
        say = messages_in("en")
        assert say.gettext("Scored {score}.", score="0.25") == "Scored 0.25."
        assert say.gettext("Nothing {here} is filled.") == "Nothing {here} is filled."
        assert say.pgettext("level", "mild") == "mild"
        assert [say.ngettext("{count} minute", "{count} minutes", count) for count in (1, 2, 2.5, 0)] == [
            "1 minute", "2 minutes", "2.5 minutes", "0 minutes",
        ]  # fmt: skip

    def test_is_translated(self) -> None:
        say = german()
        assert say.gettext("Scored {score}.", score="0,25") == "Bewertet mit 0,25."
        assert say.gettext("Not in there.") == "Not in there."
        assert say.pgettext("level", "mild") == "leicht"
        assert say.pgettext("taste", "mild") == "mild"
        assert [say.ngettext("{count} minute", "{count} minutes", count) for count in (1, 2, 2.5)] == [
            "1 Minute", "2 Minuten", "2,5 Minuten",
        ]  # fmt: skip

    def test_of_a_count_may_have_other_values(self) -> None:
        told = messages_in("en").ngettext("{count} minute {when}", "{count} minutes {when}", 3, when="a day")
        assert told == "3 minutes a day"
        assert messages_in("en").ngettext("{count} of {all}", "{count} of {all}", 1, all=4) == "1 of 4"

    def test_is_marked_in_the_pseudo_locale(self) -> None:
        say = messages_in("qps")
        assert say.gettext("Scored {score}.", score=1) == "⟦Scored 1.⟧"
        assert say.pgettext("level", "mild") == "⟦mild⟧"
        assert [say.ngettext("{count} day", "{count} days", count) for count in (1, 2)] == ["⟦1 day⟧", "⟦2 days⟧"]

    def test_can_be_marked_where_it_is_not_told(self) -> None:
        assert gettext_noop("never") == "never"


class TestNumbersDatesAndLists:
    def test_numbers_have_decimals_only_where_they_need_them(self) -> None:
        assert [messages_in("en").number(value) for value in (2, 2.0, 2.5, -0.25)] == ["2", "2", "2.5", "-0.25"]
        assert [messages_in("de").number(value) for value in (2, 2.5)] == ["2", "2,5"]
        assert messages_in("de").decimals("0.68") == "0,68"

    def test_dates_are_in_words(self) -> None:
        assert messages_in("en").date(date(2030, 1, 7)) == "7 January 2030"
        assert messages_in("de").date(date(2030, 3, 7)) == "7. März 2030"
        assert messages_in("es").date(date(2026, 5, 3)) == "3 de mayo de 2026"

    def test_words_in_dates_and_lists_are_marked_in_the_pseudo_locale(self) -> None:
        say = messages_in("qps")
        assert say.date(date(2030, 1, 7)) == "⟦7 January 2030⟧"
        assert (say.one_of("ab"), say.all_of("abc"), say.all_of("a")) == ("⟦a or b⟧", "⟦a, b and c⟧", "a")

    @pytest.mark.parametrize(
        ("texts", "all_of", "one_of"),
        [
            ([], "", ""),
            (["a"], "a", "a"),
            (["a", "b"], "a und b", "a oder b"),
            (["a", "b", "c", "{0}"], "a, b, c und {0}", "a, b, c oder {0}"),
        ],
    )
    def test_lists_are_joined_by_words(self, texts: list[str], all_of: str, one_of: str) -> None:
        say = messages_in("de")
        assert (say.all_of(texts), say.one_of(texts)) == (all_of, one_of)
        assert messages_in("en").one_of(["a", "b", "{0}"]) == "a, b or {0}"

    @pytest.mark.parametrize(
        ("last", "all_of", "one_of"),
        [
            ("agua", "fuego y agua", "fuego o agua"),
            ("intimidad", "fuego e intimidad", "fuego o intimidad"),
            ("«hijos»", "fuego e «hijos»", "fuego o «hijos»"),
            ("Índigo", "fuego e Índigo", "fuego o Índigo"),
            ("hielo", "fuego y hielo", "fuego o hielo"),
            ("otra cosa", "fuego y otra cosa", "fuego u otra cosa"),
            ("hoy", "fuego y hoy", "fuego u hoy"),
            ("8 horas", "fuego y 8 horas", "fuego u 8 horas"),
            ("11", "fuego y 11", "fuego u 11"),
            ("110", "fuego y 110", "fuego o 110"),
        ],
    )
    def test_words_that_join_change_before_a_like_sound_in_spanish(self, last: str, all_of: str, one_of: str) -> None:
        say = messages_in("es-MX")
        assert (say.all_of(["fuego", last]), say.one_of(["fuego", last])) == (all_of, one_of)
        assert say.all_of(["a y b", "c", last]) == f"a y b, c{all_of.removeprefix('fuego')}"
        assert messages_in("en").one_of(["fire", last]) == f"fire or {last}"


def messages_of(name: str) -> dict[tuple[str | None, Any], Any]:
    """The translations in a file of messages, by context and message."""
    pofile = pytest.importorskip("babel.messages.pofile")
    read = pofile.read_po(io.BytesIO((FOLDER / name).read_bytes()))
    return {(message.context, message.id): message.string for message in read if message.id}


def forms(message: str | tuple[str, ...]) -> tuple[str, ...]:
    return (message,) if isinstance(message, str) else message


@pytest.mark.parametrize("locale", TRANSLATED)
class TestCatalogue:
    def test_has_every_message_and_no_other(self, locale: str) -> None:
        there = messages_of(f"{locale}/LC_MESSAGES/intimacy_kit.po")
        assert list(there) == list(messages_of("intimacy_kit.pot"))

    def test_translates_every_message(self, locale: str) -> None:
        there = messages_of(f"{locale}/LC_MESSAGES/intimacy_kit.po")
        assert [message for message, text in there.items() if not text or not all(forms(text))] == []

    def test_has_the_placeholders_of_each_message(self, locale: str) -> None:
        """In the singular the number may be left out: "one minute"."""
        for (_, message), text in messages_of(f"{locale}/LC_MESSAGES/intimacy_kit.po").items():
            wanted = sorted(PLACEHOLDER.findall(forms(message)[-1]))
            for number, form in enumerate(forms(text)):
                found = sorted(PLACEHOLDER.findall(form))
                one = isinstance(text, tuple) and number == 0
                assert not form or found == wanted or (one and sorted([*found, "{count}"]) == wanted), message

    def test_uses_no_dashes_or_pictures(self, locale: str) -> None:
        texts = [form for text in messages_of(f"{locale}/LC_MESSAGES/intimacy_kit.po").values() for form in forms(text)]
        assert [text for text in texts if re.search("[\u2014\u2190-\u2bff\U0001f000-\U0001ffff]", text)] == []
