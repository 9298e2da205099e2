"""Extract the messages of src, bring all catalogues up to date, compile them, and write what CLDR says of locales.

python tools/messages.py           # writes into src/intimacy_kit/messages
python tools/messages.py --check   # writes nothing, and fails if anything there is not up to date
python tools/messages.py es        # also begins the catalogue of another language
"""

import io
import json
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

SRC = Path(__file__).parents[1] / "src" / "intimacy_kit"
FOLDER = SRC / "messages"
DOMAIN = "intimacy_kit"
KEYWORDS = {"gettext": None, "gettext_noop": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
BRITISH = {"en": "en_GB"}
"""The English of this library is British."""
EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
"""A date that is always the same, so that files differ only where messages do."""


def template() -> Catalog:
    """Return all messages in the code."""
    catalogue = Catalog(project=DOMAIN, creation_date=EPOCH, header_comment="# The messages of intimacy-kit.")
    found = extract_from_dir(SRC, [("**.py", "python")], keywords=KEYWORDS, comment_tags=["Translators:"])
    for file, _, message, comments, context in sorted(found, key=lambda each: (each[0], each[1])):
        catalogue.add(message, locations=[(file, 0)], auto_comments=comments, context=context)
    return catalogue


def po_text(catalogue: Catalog) -> bytes:
    file = io.BytesIO()
    write_po(file, catalogue, width=120, include_lineno=False, ignore_obsolete=True)
    return file.getvalue()


def mo_text(catalogue: Catalog) -> bytes:
    """Return a catalogue compiled, without messages of which a form is not translated: they are told in English."""
    complete = Catalog(locale=catalogue.locale, project=DOMAIN, creation_date=EPOCH, revision_date=EPOCH, fuzzy=False)
    for message in catalogue:
        if message.id and message.string and all(message.string):
            complete.add(message.id, message.string, context=message.context)
    file = io.BytesIO()
    write_mo(file, complete)
    return file.getvalue()


def updated(locale: str, messages: Catalog) -> Catalog:
    """Return the catalogue of a locale with the messages of the template, in its order."""
    path = FOLDER / locale / "LC_MESSAGES" / f"{DOMAIN}.po"
    language = Locale.parse(locale, sep="-")
    old = read_po(io.BytesIO(path.read_bytes()), locale=language) if path.exists() else Catalog(locale=language)
    new = Catalog(locale=language, project=DOMAIN, creation_date=EPOCH, revision_date=EPOCH, fuzzy=False)
    new.header_comment = f"# The messages of intimacy-kit, in {language.english_name}."
    for message in messages:
        if message.id:
            known = old.get(message.id, context=message.context)
            new.add(
                message.id,
                known.string if known else None,
                locations=message.locations,
                auto_comments=message.auto_comments,
                context=message.context,
            )
    return new


def locale_data(locale: str) -> dict[str, object]:
    """Return what CLDR says about a locale."""
    cldr = Locale.parse(BRITISH.get(locale, locale), sep="_" if locale in BRITISH else "-")
    lists = cldr.list_patterns
    day = cldr.date_formats["long"].format
    parts = re.findall(r"%\((\w+)\)s", day)
    month = next(part for part in parts if part[0] in "ML")
    names = cldr.months["stand-alone" if month[0] == "L" else "format"]
    numbers = {number: str(number) for number in range(1, 13)}
    months = {4: names["wide"], 3: names["abbreviated"]}.get(len(month), numbers)
    return {
        "direction": cldr.text_direction,
        "decimal": cldr.number_symbols["latn"]["decimal"],
        "date": day % {part: {"d": "{day}", "y": "{year}"}.get(part[0], "{month}") for part in parts},
        "months": [months[number] for number in range(1, 13)],
        **short_dates(cldr),
        "conjunction": [lists["standard"][part] for part in ("middle", "end", "2")],
        "disjunction": [lists["or"][part] for part in ("middle", "end", "2")],
    }


def short_dates(cldr: Locale) -> dict[str, object]:
    """Return how dates are written without their year, and the days of a week, from Monday."""
    day = cldr.datetime_skeletons["MMMd"].format
    parts = re.findall(r"%\((\w+)\)s", day)
    months, days = cldr.months["format"]["abbreviated"], cldr.days["stand-alone"]
    numeric = not any(len(part) > 2 and part[0] in "ML" for part in parts)
    return {
        "short_date": day % {part: "{day}" if part[0] == "d" else "{month}" for part in parts},
        "short_months": [str(number) if numeric else months[number] for number in range(1, 13)],
        "days": [days["wide"][number] for number in range(7)],
        "short_days": [days["short"][number].rstrip(".") for number in range(7)],
        "first_day": cldr.first_week_day,
    }


def wanted(*more: str) -> dict[Path, bytes]:
    """Return each file and what it should hold."""
    messages = template()
    locales = sorted({*more, *(path.parent.name for path in FOLDER.glob("*/LC_MESSAGES"))})
    data = {locale: locale_data(locale) for locale in ["en", *locales]}
    table = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    files = {FOLDER / f"{DOMAIN}.pot": po_text(messages), FOLDER / "locales.json": table.encode()}
    for locale in locales:
        catalogue = updated(locale, messages)
        path = FOLDER / locale / "LC_MESSAGES" / DOMAIN
        files[path.with_suffix(".po")], files[path.with_suffix(".mo")] = po_text(catalogue), mo_text(catalogue)
    return files


def outdated(files: dict[Path, bytes]) -> list[Path]:
    """Return the files that hold something else, or are not there."""
    return [path for path, content in files.items() if not path.exists() or path.read_bytes() != content]


def main(*arguments: str) -> int:
    check = "--check" in arguments
    try:
        files = wanted(*(argument for argument in arguments if argument != "--check"))
    except (UnknownLocaleError, ValueError) as error:
        print(f"{error}: name a language as es, pt-BR or zh-Hant", file=sys.stderr)
        return 2
    for path in outdated(files):
        print(path.relative_to(SRC))
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(files[path])
    return 1 if check and outdated(files) else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
