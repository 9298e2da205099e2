"""Describe the columns of a file of answers, as far as its source knows them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

_TAG = re.compile(r"<[^>]*>")
_BLANKS = re.compile(r"\s+")
_OF_TOOLS = frozenset(
    {
        *(
            "startdate",
            "enddate",
            "status",
            "ipaddress",
            "progress",
            "duration (in seconds)",
            "finished",
            "recordeddate",
        ),
        *("responseid", "recipientlastname", "recipientfirstname", "recipientemail", "externalreference"),
        *("externaldatareference", "locationlatitude", "locationlongitude", "distributionchannel", "userlanguage"),
        *("id", "submitdate", "lastpage", "startlanguage", "seed", "datestamp", "ipaddr", "refurl"),
        *("record_id", "redcap_event_name", "redcap_repeat_instrument", "redcap_repeat_instance"),
        *("redcap_survey_identifier", "timestamp", "zeitstempel"),
        *("respondent id", "collector id", "start date", "end date", "ip address", "email address"),
    }
)
"""Of Qualtrics, LimeSurvey, REDCap, Google Forms and SurveyMonkey, in lower case."""


@dataclass(frozen=True, slots=True)
class DescribedColumn:
    """What is known about a column.

    Attributes:
        name: its name in the data.
        label: what was asked; empty if unknown.
        codes: its codes, and what each stands for; the latter is empty if the code is what people were shown.
        is_number: whether it holds numbers; None if unknown.
        ends: the least and largest number that it can hold, or does.
    """

    name: str
    label: str = ""
    codes: tuple[tuple[str, str], ...] = ()
    is_number: bool | None = None
    ends: tuple[float, float] | None = None

    @property
    def is_of_a_tool(self) -> bool:
        """Whether its name is one that survey tools give to what nobody was asked."""
        return self.name.partition(". ")[0].strip().lower() in _OF_TOOLS


@dataclass(frozen=True, slots=True)
class Described:
    """What is known about a file.

    Attributes:
        columns: in order.
        missing: codes that the file declares as missing.
        format: entries of `file` in the codebook.
    """

    columns: tuple[DescribedColumn, ...]
    missing: tuple[str, ...] = ()
    format: tuple[tuple[str, str], ...] = ()


def plain_label(text: object) -> str:
    """Return a text of a survey in one line, without markup."""
    found = _BLANKS.sub(" ", unescape(_TAG.sub(" ", str(text or "")))).strip()
    return "".join(sign for sign in found if sign.isprintable())
