"""Define codebooks as data.

    missing: [-99, "No answer"]
    file: {separator: ";", decimal: ",", encoding: cp1252, header: qualtrics}
    partners: {prefix: [h_, w_]}
    signals:
      relationship_satisfaction: {column: q34, answers: {1: 10, 2: 7.5, 3: 5, 4: 2.5, 5: 0}}
      feels_heard: {column: q35, answers: frequency}
      repair_works: {column: q36, from: [0, 4], reversed: true}

What can be checked without the signals is checked here; `checks` has the rest.
"""

from __future__ import annotations

import re
from codecs import lookup
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    StringConstraints,
    TypeAdapter,
    ValidatorFunctionWrapHandler,
    field_validator,
    model_validator,
)

from intimacy_kit.answers.codebooks.codes import Code, code_text, same
from intimacy_kit.model.fields import MAX_MAGNITUDE, Frozen, Id, Title
from intimacy_kit.model.locales import is_locale

PLACE = "{partner}"
"""Where the sign of a partner stands in the name of a column, if it is in the middle."""
ENDINGS = ("_a", "_b")
"""What is put after the ids of signals where two partners are in a row."""
WORDS = ("frequency", "yes_no")
MAX_HEADER_LINES = 10


def _encoding(name: str) -> str:
    try:
        known = lookup(name)
        "".encode(known.name)
    except (LookupError, ValueError):
        raise ValueError("is no encoding of text, such as utf-8, utf-16 or cp1252") from None
    return known.name


def _locale(tag: str) -> str:
    if not is_locale(tag):
        raise ValueError("is no locale, such as en or de-AT")
    return tag


def _keys_as_codes(given: dict[object, object]) -> object:
    """Return a mapping with its keys as codes, so that both `1` and `"1"` can be written in Python."""
    codes = {str(code_text(key)): value for key, value in given.items()}
    if len(codes) < len(given):
        raise ValueError("has a code twice")
    return codes


def _no_code_twice(given: dict[str, Any]) -> dict[str, Any]:
    codes = list(given)
    if any(same(one, other) for place, one in enumerate(codes) for other in codes[:place]):
        raise ValueError("has a code twice")
    return given


def _tab(separator: object) -> object:
    return "\t" if separator == "tab" else separator


class CodebookWarning(UserWarning):
    """Something in answers looks as if a codebook read them wrongly."""


Column = Annotated[
    str,
    BeforeValidator(code_text),
    StringConstraints(strict=True, min_length=1, max_length=1000, strip_whitespace=True),
]
"""The name of a column, without surrounding blanks."""
Sign = Annotated[str, StringConstraints(strict=True, min_length=1, max_length=60)]
Bound = Annotated[float, Field(strict=True, ge=-MAX_MAGNITUDE, le=MAX_MAGNITUDE, allow_inf_nan=False)]
Target = StrictBool | Bound | Annotated[str, StringConstraints(strict=True, min_length=1, max_length=64)] | None
"""What a code means: a value of the signal; of a frequency also its word; None for not answered."""
Targets = Annotated[
    dict[Code, Target],
    Field(min_length=1, max_length=200),
    BeforeValidator(_keys_as_codes),
    AfterValidator(_no_code_twice),
]
_TARGETS: TypeAdapter[dict[str, Target]] = TypeAdapter(Targets, config=ConfigDict(defer_build=True))

_SERIES = re.compile(r"(?P<stem>.*?)(?P<first>\d{1,6})\.\.(?P=stem)(?P<last>\d{1,6})\Z")
MAX_SERIES = 1000


def _series(written: str) -> list[str]:
    """Return the names that `q19..q36` stands for, with the zeros that the first has; of another name itself."""
    found = _SERIES.match(written)
    if found is None or not 0 <= int(found["last"]) - int(found["first"]) < MAX_SERIES:
        return [written]
    wide = len(found["first"])
    return [f"{found['stem']}{number:0{wide}}" for number in range(int(found["first"]), int(found["last"]) + 1)]


class FileFormat(Frozen):
    """How a file is written. Only what cannot be told from the file itself need be said.

    Attributes:
        separator: what stands between the cells of a CSV file; `tab` for a tabulator. By default the one of comma,
            semicolon and tabulator that is in the line of names, or a comma if several are.
        decimal: the decimal sign of numbers in text.
        encoding: of a text file, or of an SPSS or Stata file that does not say it: `cp1252` for one from Windows. By
            default UTF-8, or UTF-16 if the file begins as such.
        header: number of lines above the answers, the first of which names the columns; `qualtrics` for its three
            lines, `surveymonkey` for its two, which make the names together.
        sheet: the name of a workbook's sheet; needed if there are several.
    """

    separator: Annotated[Literal[",", ";", "\t", "|"] | None, BeforeValidator(_tab)] = None
    decimal: Literal[".", ","] = "."
    encoding: Annotated[str, StringConstraints(strict=True), AfterValidator(_encoding)] | None = None
    header: Literal["qualtrics", "surveymonkey"] | Annotated[int, Field(strict=True, ge=1, le=MAX_HEADER_LINES)] = 1
    sheet: Title | None = None

    @model_validator(mode="after")
    def _decimal_is_no_separator(self) -> Self:
        if self.separator == self.decimal:
            raise ValueError("has a comma as 'separator' and as 'decimal'")
        return self


class Partners(Frozen):
    """How the two partners of a couple are told apart. Exactly one of these is given.

    Attributes:
        prefix: what the names of the columns of each begin with, if both are in a row: `[h_, w_]` for `h_q1`, `w_q1`,
            which the codebook then names `q1`.
        ending: what they end with.
        infix: what they have in the place that the codebook marks by `{partner}`, as in `w1_{partner}_q34`.
        rows: the column with the number or name of the couple, if each partner has a row.
    """

    prefix: tuple[Sign, Sign] | None = None
    ending: tuple[Sign, Sign] | None = None
    infix: tuple[Sign, Sign] | None = None
    rows: Column | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        given = [name for name in ("prefix", "ending", "infix", "rows") if getattr(self, name) is not None]
        if len(given) != 1:
            raise ValueError("needs one of 'prefix', 'ending', 'infix' and 'rows'")
        if self.signs is not None and self.signs[0] == self.signs[1]:
            raise ValueError(f"has the same {given[0]!r} for both partners")
        return self

    @property
    def signs(self) -> tuple[str, str] | None:
        """What tells the columns of the two apart; None if each has a row."""
        return self.prefix or self.ending or self.infix

    def names(self, column: str) -> tuple[str, ...]:
        """Return what a column of the codebook is called in the data: by each partner, or once for rows of partners."""
        if self.prefix is not None:
            return tuple(f"{sign}{column}" for sign in self.prefix)
        if self.ending is not None:
            return tuple(f"{column}{sign}" for sign in self.ending)
        return (column,) if self.infix is None else tuple(column.replace(PLACE, sign) for sign in self.infix)


class SignalColumn(Frozen):
    """How a column becomes a signal.

    Attributes:
        column: its name in the data.
        answers: what each code means; or the words of a locale, in any case: `frequency` for never, rarely, sometimes,
            often, always, and `yes_no` for yes, no, true, false, y, n.
        scale: written `from`: the range of the codes, ends included. It is stretched evenly over the range of the
            signal; but amounts, such as hours and counts, stay as they are.
        reversed: whether the scale, or the words of a frequency, run the other way round.
        times: by what an amount is multiplied to be in the unit of the signal, such as 7 for a day to a week.
        missing: codes of this column that mean not answered, in the place of those of the whole codebook.
        instrument: the scale of an instrument that `columns` are scored by, such as `ecr_r.avoidance`. They hold the
            codes that its publication prints, or `answers` says which; with too few of them there is no answer.
        columns: the columns of its items, in its order; `q19..q36` stands for all from `q19` to `q36`.
    """

    column: Column | None = None
    answers: Literal["frequency", "yes_no"] | Targets | None = None
    scale: tuple[Bound, Bound] | None = Field(default=None, alias="from")
    reversed: StrictBool = False
    times: Annotated[float, Field(strict=True, gt=0, le=MAX_MAGNITUDE, allow_inf_nan=False)] | None = None
    missing: tuple[Code, ...] | None = None
    instrument: Annotated[str, StringConstraints(strict=True, min_length=1, max_length=120)] | None = None
    columns: tuple[Column, ...] = ()

    @field_validator("answers", mode="wrap")
    @classmethod
    def _by_what_is_given(cls, given: Any, validated: ValidatorFunctionWrapHandler) -> Any:
        """Validate codes as codes alone: what is wrong with them is not that they are no words."""
        if isinstance(given, dict):
            return _TARGETS.validate_python(given)
        if given is None or (isinstance(given, str) and given in WORDS):
            return validated(given)
        raise ValueError("should be 'frequency', 'yes_no', or what each code means")

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if (self.instrument is None) == (self.column is None):
            raise ValueError("needs 'column', or 'instrument' with 'columns'")
        if (self.instrument is None) != (not self.columns):
            raise ValueError("needs 'columns' if it has an 'instrument', and only then")
        if self.instrument is not None and (self.scale or self.times or isinstance(self.answers, str)):
            raise ValueError("has an 'instrument', which says what the range of its answers is")
        if self.answers is not None and self.scale is not None:
            raise ValueError("has both 'answers' and 'from'")
        if self.scale is not None and not self.scale[0] < self.scale[1]:
            raise ValueError("needs the lower end of 'from' first; 'reversed' turns it round")
        if self.reversed and not (self.scale or self.instrument or self.answers == "frequency"):
            raise ValueError("is 'reversed', but has neither 'from' nor the words of a frequency")
        if self.times is not None and self.scale is None:
            raise ValueError("has 'times', but no 'from'")
        return self

    @property
    def sources(self) -> tuple[str, ...]:
        """The names of its columns, those of a series one by one."""
        if self.column is not None:
            return (self.column,)
        return tuple(name for written in self.columns for name in _series(written))


class CodebookFields(Frozen):
    """The fields of a codebook, as `Codebook` has them."""

    title: Title | None = None
    locale: Annotated[str, StringConstraints(strict=True), AfterValidator(_locale)] = "en"
    missing: tuple[Code, ...] = ()
    file: FileFormat = FileFormat()
    partners: Partners | None = None
    pass_on: tuple[Column, ...] = ()
    signals: Annotated[dict[Id, SignalColumn], Field(min_length=1, max_length=1000)]

    @property
    def endings(self) -> tuple[str, str] | None:
        """What is put after the ids of signals for each of two partners in a row; None if there are none."""
        return ENDINGS if self.partners is not None and self.partners.signs is not None else None

    @property
    def couple(self) -> str | None:
        """The column that says which rows are a couple; None if there is none."""
        return None if self.partners is None else self.partners.rows

    def missing_in(self, column: SignalColumn) -> tuple[str, ...]:
        """Return the codes of a column that mean not answered."""
        return self.missing if column.missing is None else column.missing

    def names(self, column: str) -> tuple[str, ...]:
        """Return what a column of the codebook is called in the data, once by each partner in a row."""
        return (column,) if self.partners is None else self.partners.names(column)
