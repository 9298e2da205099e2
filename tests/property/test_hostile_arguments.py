"""Whatever is given as whichever argument of what users call, only the library's own errors come out."""

import warnings
from collections.abc import Callable
from inspect import Parameter, signature
from typing import Any

import pytest

import intimacy_kit as ik
from tests.property.test_hostile_input import SECRET, Raises, error_of
from tests.small_pack import ALL_HARD, ALL_WELL, small_knowledge

KB = small_knowledge()
DX = KB.diagnose(ALL_HARD)
TWO = KB.diagnose(ik.Couple(a=ALL_HARD, b=ALL_WELL))


class Unlisted:
    """What one can go through, but not to its end."""

    def __iter__(self) -> Any:
        raise RuntimeError(SECRET)


WRONG: list[Any] = [
    *(3, -1, 10**30, 1.5, float("nan"), True, None, ..., "x", "", b"x", [], ("a",), {}, object),
    *(object(), Raises(), Unlisted()),
]
GOOD: dict[str, Any] = {
    "values": ALL_HARD,
    "condition": "trust < 5",
    "finding": "distance",
    "id": "distance",
    "partner": "a",
    "resources": ik.Resources({}),
    "locale": "en",
    "minutes_per_week": 90,
    "subject": DX,
    "diagnoses": [DX, DX],
    "a": {},
    "b": {},
    "lines": {},
    "text": DX.to_json(),
    "data": DX.to_dict(),
    "name": "trust",
    "count": 1,
}
CALLS: dict[str, Callable[..., Any]] = {
    **{name: getattr(KB, name) for name in ("within", "diagnose", "session", "checkin", "observations", "evaluate")},
    **{name: getattr(KB, name) for name in ("observations_schema", "picture")},
    **{name: getattr(DX, name) for name in ("explain", "next_questions", "what_if", "path_to", "plan", "help_lines")},
    **{name: getattr(DX, name) for name in ("shareable", "to_html", "to_json")},
    **{name: getattr(TWO, name) for name in ("view",)},
    **{name: getattr(ik.Diagnosis, name) for name in ("from_json", "from_dict")},
    **{name: getattr(ik, name) for name in ("progress", "parse_condition", "ref", "at_least")},
    **{name: getattr(ik, name) for name in ("Couple", "Resources", "load_knowledge", "diagnose", "Observations")},
    "session.observe": lambda values: KB.session().observe(values),
    "session.retract": lambda id: KB.session().retract(id),
    "checkin.answer": lambda value: KB.checkin().answer(value),
}
ARGUMENTS = [
    (call, name)
    for call, function in CALLS.items()
    for name in signature(function).parameters
    if name != "path"  # a file, which is for the file system to say no to
]


@pytest.mark.parametrize(("call", "argument"), ARGUMENTS)
def test_regression_whatever_is_given_as_an_argument(call: str, argument: str) -> None:
    for wrong in WRONG:
        given: list[Any] = []
        named: dict[str, Any] = {}
        for name, parameter in signature(CALLS[call]).parameters.items():
            if name != argument and name not in GOOD and parameter.default is not Parameter.empty:
                continue
            value = wrong if name == argument else GOOD.get(name, wrong)
            if parameter.kind is Parameter.KEYWORD_ONLY:
                named[name] = value
            elif parameter.kind is Parameter.VAR_KEYWORD:
                named["trust"] = value
            else:
                given.append(value)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            error = error_of(lambda given=given, named=named: CALLS[call](*given, **named))  # type: ignore[misc]
        assert SECRET not in str(error)
