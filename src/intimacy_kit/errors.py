"""Define the exception classes of the library and their error codes.

    IntimacyKitError          base class of all errors
    ├── PackError             a pack is invalid                       IK1xx   ValueError
    ├── ConditionError        a condition is invalid                  IK2xx   ValueError
    ├── ObservationError      observations do not fit the signals     IK3xx   ValueError
    ├── QuestionError         a call cannot be answered               IK4xx
    │   ├── UnknownIdError    there is nothing with this id           IK401   LookupError
    │   ├── OptionError       an argument has an invalid value        IK404   ValueError
    │   └── CallbackError     a callback of a session failed          IK405
    ├── StoredDiagnosisError  a stored diagnosis cannot be read       IK5xx   ValueError
    └── CodebookError         a codebook is invalid                   IK6xx   ValueError

Those with a builtin class behind them are that, too: who catches `ValueError` or `LookupError` catches them.

An error carries all problems that were found, not only the first. A problem has a stable code, a message (one
sentence in lower case, without a full stop), a help text with the next step, and a place where there is one. Observed
values never appear in any of them. The documentation has a page for each code.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

CODES: dict[str, str] = {
    "IK101": "a pack cannot be found or read",
    "IK102": "a file is not plain UTF-8 text",
    "IK103": "a file is not well-formed YAML",
    "IK104": "duplicate key",
    "IK105": "an anchor, alias, tag or second document is used",
    "IK106": "a file or a value is too large",
    "IK107": "a file belongs to no section",
    "IK108": "unknown key",
    "IK109": "missing key",
    "IK110": "invalid value of a key",
    "IK111": "invalid id",
    "IK112": "duplicate id or pack name",
    "IK113": "unknown id in a reference",
    "IK114": "reference to an entry of the wrong section",
    "IK115": "dependency cycle of findings",
    "IK116": "dependency cycle of strategies",
    "IK117": "unknown source",
    "IK118": "unsupported format version",
    "IK119": "an override would weaken safety",
    "IK120": "an override replaces nothing",
    "IK121": "safety rules have no professional support to point to",
    "IK122": "too many problems in packs",
    "IK123": "a table cannot be read",
    "IK124": "invalid column of a table",
    "IK125": "invalid cell of a table",
    "IK126": "workbooks need a package that is not installed",
    "IK127": "translation of an unknown entry or text",
    "IK128": "a translation does not fit its original",
    "IK129": "duplicate translation",
    "IK130": "an installed pack cannot be found or read",
    "IK131": "a requested pack is not installed or is disabled",
    "IK132": "packs changed while they were read",
    "IK133": "invalid placeholder in a text",
    "IK134": "a placeholder has no text in a language",
    "IK135": "a strategy has too few practices that need no screening",
    "IK136": "a practice told with a safety rule is not done alone",
    "IK140": "a signal does not fit its instrument",
    "IK201": "syntax error in a condition",
    "IK202": "unsupported expression in a condition",
    "IK203": "unknown signal or finding in a condition",
    "IK204": "a comparison does not fit the kind of its signal",
    "IK205": "a threshold or choice can never occur",
    "IK206": "a condition is too large",
    "IK207": "a condition or a truth value was used as a Python bool",
    "IK208": "the other partner's answer is read where it cannot be",
    "IK301": "observations are not a mapping of signal ids to values",
    "IK302": "unknown signal",
    "IK303": "a value has the wrong type for its signal",
    "IK304": "a value is outside the range of its signal",
    "IK305": "a value is NaN, NA or infinite",
    "IK306": "a value is not one of the choices of its signal",
    "IK307": "a column nearly has the name of a signal",
    "IK308": "no column is named after a signal",
    "IK309": "duplicate column of a signal",
    "IK310": "this is no response to a questionnaire of FHIR",
    "IK320": "a column of the codebook is not in the data",
    "IK321": "a codebook does not know values of a column",
    "IK322": "a column has the name of a signal, and the codebook does not say what it is",
    "IK323": "a column has a type that codebooks do not read",
    "IK401": "unknown id",
    "IK402": "the diagnosis has no knowledge base",
    "IK403": "the diagnosis was made with other rules",
    "IK404": "invalid option",
    "IK405": "a callback failed",
    "IK406": "the session is closed",
    "IK407": "an optional package is not installed",
    "IK408": "invalid dataframe",
    "IK409": "a result column already exists",
    "IK410": "a rule is too large for durable-rules",
    "IK411": "durable-rules returned a wrong result",
    "IK412": "the source of the knowledge base is unknown",
    "IK413": "a dataframe cannot be computed",
    "IK420": "a what-if cannot change answers about safety",
    "IK421": "no recourse is computed under a safety concern",
    "IK422": "diagnoses cannot be compared",
    "IK430": "invalid prior",
    "IK431": "the check-in is finished",
    "IK432": "a stopping function failed",
    "IK440": "a plan under a safety concern has no calendar",
    "IK450": "the diagnosis is not of two partners",
    "IK451": "no help lines for a locale",
    "IK452": "ambiguous columns of two partners",
    "IK453": "invalid column of couple ids",
    "IK454": "rows without a couple id",
    "IK455": "a couple has more than two rows",
    "IK456": "answers of one person and of two partners in one session",
    "IK457": "the answers are of two partners",
    "IK458": "check-ins of one person and of two cannot follow each other",
    "IK459": "unclear columns of an earlier check-in",
    "IK465": "unknown check",
    "IK466": "unknown instrument, or columns that do not fit it",
    "IK467": "unusable columns of a validation",
    "IK470": "a pack has no cases",
    "IK471": "mutation testing needs passing cases",
    "IK472": "unknown id or level in a case",
    "IK480": "invalid name of a new pack",
    "IK481": "a new pack would overwrite files",
    "IK482": "no schema for an unknown section",
    "IK483": "a new pack cannot be written",
    "IK484": "unknown license",
    "IK485": "no texts in a locale",
    "IK490": "a page cannot be written",
    "IK501": "a stored diagnosis cannot be read",
    "IK601": "a codebook cannot be found or read",
    "IK602": "a codebook is a draft: something in it is not decided",
    "IK603": "unknown signal in a codebook",
    "IK604": "a codebook does not say what answers mean",
    "IK605": "what a codebook says does not fit its signal",
    "IK606": "a code means an answer and no answer",
    "IK607": "a codebook does not tell two partners apart",
}
"""The title of each error code. A code never changes its meaning."""

MAX_PROBLEMS_SHOWN = 50
"""Maximum number of problems printed for one error; the rest are only counted (`problems` has all of them)."""

MAX_PROBLEMS = 500
"""Maximum number of problems collected from packs; beyond it checking stops, because each problem costs time."""


@dataclass(frozen=True, slots=True)
class Place:
    """A location in a source file.

    Attributes:
        file: the path of the file inside the pack.
        line, column: 1-based; None where unknown.
        text: the source line, or in a workbook the text of the cell.
        width: the number of characters to underline.
        cell: the cell of a workbook, such as `sheet 'rules', cell C7`; there is no line then.
    """

    file: str
    line: int | None = None
    column: int | None = None
    text: str | None = None
    width: int = 1
    cell: str | None = None

    def __str__(self) -> str:
        name = _printable(self.file if len(self.file) <= 120 else "..." + self.file[-117:])
        if self.cell is not None:
            return f"{name}: {self.cell}"
        return ":".join(str(part) for part in (name, self.line, self.column) if part is not None)


@dataclass(frozen=True, slots=True)
class Problem:
    """A single diagnostic. `str()` formats it with the source line and a caret."""

    code: str
    message: str
    help: str
    place: Place | None = None

    def __str__(self) -> str:
        return "\n".join([f"error[{self.code}]: {self.message}", *excerpt(self.place), f"  help: {self.help}"])


def excerpt(place: Place | None) -> list[str]:
    """Format a place as lines: the location, the source line, and a caret under the text in question."""
    if place is None:
        return []
    lines = [f"  --> {place}"]
    if place.text is not None and place.column is not None:
        number = "" if place.line is None else str(place.line)
        start = max(0, place.column - 81)  # show only the part of a long line around the caret
        text = _printable(place.text[start : start + 120])
        before = place.column - 1 - start
        margin, caret = _cells(text[:before]), max(1, _cells(text[before : before + place.width]))
        lines += [f"  {number} | {text}".rstrip(), f"  {' ' * len(number)} | {' ' * margin}{'^' * caret}"]
    return lines


def _printable(text: str) -> str:
    """Replace unprintable characters with spaces: they could move the cursor or the caret."""
    return text if text.isprintable() else "".join(char if char.isprintable() else " " for char in text)


def _cells(text: str) -> int:
    """Return the width of a text in terminal columns."""
    if text.isascii():
        return len(text)
    from unicodedata import category, east_asian_width  # noqa: PLC0415 - only needed once something is wrong

    return sum(0 if category(char) in ("Mn", "Me") else 1 + (east_asian_width(char) in "WF") for char in text)


class IntimacyKitError(Exception):
    """Base class of all errors raised by this library.

    Attributes:
        problems: all problems found, at least one.
        code, message, help, place: those of the first problem.
    """

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__(self.problems)

    @property
    def code(self) -> str:
        return self.problems[0].code

    @property
    def message(self) -> str:
        return self.problems[0].message

    @property
    def help(self) -> str:
        return self.problems[0].help

    @property
    def place(self) -> Place | None:
        return self.problems[0].place

    def __str__(self) -> str:
        lines = [str(problem) for problem in self.problems[:MAX_PROBLEMS_SHOWN]]
        if len(self.problems) > MAX_PROBLEMS_SHOWN:
            lines.append(f"and {len(self.problems) - MAX_PROBLEMS_SHOWN} more problems")
        return "\n".join(lines)


class PackError(IntimacyKitError, ValueError):
    """A pack is invalid (IK1xx; conditions in packs: IK2xx)."""


class ConditionError(IntimacyKitError, ValueError):
    """A condition is invalid (IK2xx)."""


class ObservationError(IntimacyKitError, ValueError):
    """Observations do not fit the declared signals (IK3xx). Problems name the signals, never the values."""


class QuestionError(IntimacyKitError):
    """A call cannot be answered: an unknown id, an invalid option, or a missing precondition (IK4xx)."""


class UnknownIdError(QuestionError, LookupError):
    """There is no entry, finding or strategy with this id (IK401)."""


class OptionError(QuestionError, ValueError):
    """An argument of a call has an invalid value (IK404)."""


class CallbackError(QuestionError):
    """Callbacks of a session raised exceptions; all callbacks were called nevertheless (IK405).

    Attributes:
        errors: the exceptions, in the order they were raised; the first is also `__cause__`.
    """

    def __init__(self, problems: Problem | Iterable[Problem], errors: Iterable[Exception] = ()) -> None:
        super().__init__(problems)
        self.errors: tuple[Exception, ...] = tuple(errors)


class StoredDiagnosisError(IntimacyKitError, ValueError):
    """A stored diagnosis cannot be read (IK5xx)."""


class CodebookError(IntimacyKitError, ValueError):
    """A codebook is invalid (IK6xx; YAML and its keys: IK1xx)."""


def shown(name: str) -> str:
    """Quote, escape and truncate a name from outside, so that it is safe to print.

    Latin letters with accents stay; what could pass for another character, such as a Cyrillic one, is escaped.
    """
    quoted = repr(name if len(name) <= 60 else name[:57] + "...")
    return "".join(char if char.isascii() or _is_accented(char) else ascii(char)[1:-1] for char in quoted)


def shown_phrase(text: str) -> str:
    """Quote a phrase of a text in one line, in whatever script it is; only what cannot be printed is escaped."""
    return repr(" ".join(text.split()))


def _is_accented(char: str) -> bool:
    return "\u00c0" <= char <= "\u017f" and char.isalpha()


def suggestion(name: str, known: Sequence[str], otherwise: str) -> str:
    """Return the help text for an unknown name: `did you mean 'x'?` if a known name is similar, else `otherwise`."""
    from difflib import get_close_matches  # noqa: PLC0415 - only needed once something is wrong

    near = get_close_matches(name[:64], known[:1000], n=1, cutoff=0.6)
    return f"did you mean {shown(near[0])}?" if near else otherwise
