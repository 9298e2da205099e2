"""Every sentence of the library's own that people read, by locale: gettext catalogues, read by the standard library.

    say = messages_in("de")
    say.gettext("Nothing hard was found.")                            # in German
    say.ngettext("{count} minute", "{count} minutes", 2.5)            # "2,5 Minuten"

The message in the code is the English one, and the key of all others. Texts of packs are translated by packs, and
errors, which are for developers, are English. A language is a folder here: `docs/how-to/translate-the-library.md` tells
how to add one; `make messages` extracts and compiles, and needs Babel, which the library does not.
"""
