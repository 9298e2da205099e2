"""Read instruments: those of the library, each when it is first asked for, and an app's own from a file."""

from __future__ import annotations

from functools import cache
from os import PathLike, fspath
from pathlib import Path

from importlib_resources import files
from pydantic import ValidationError

from intimacy_kit.errors import PackError, Place, Problem, QuestionError, shown, suggestion
from intimacy_kit.model.instruments import Instrument, Scale
from intimacy_kit.model.scoring import Scoring
from intimacy_kit.model.values import plain_text
from intimacy_kit.packs.reading.model_problems import model_problems
from intimacy_kit.packs.reading.yaml_reader import read_yaml

_DATA = files("intimacy_kit.packs.instruments") / "data"


@cache
def instrument_ids() -> tuple[str, ...]:
    """Return the ids of the instruments of the library, ascending."""
    return tuple(sorted(item.name.removesuffix(".yaml") for item in _DATA.iterdir() if item.name.endswith(".yaml")))


def instruments() -> dict[str, Instrument]:
    """Return the instruments of the library by id, ascending: how published questionnaires are scored."""
    return {id: _instrument(id) for id in instrument_ids()}


def instrument_of(name: object) -> Instrument:
    """Return an instrument of the library.

    Raises:
        QuestionError: there is none of this id (IK466).
    """
    id = plain_text(name)
    if id is None or id not in instrument_ids():
        raise _unknown(id, "instrument", instrument_ids())
    return _instrument(id)


def scale_of(name: object) -> Scoring:
    """Return how a scale of the library is scored.

    Args:
        name: the id of an instrument with one scale, such as `phq2`; of others with `.` and the id of the scale, such
            as `ecr_r.avoidance`.

    Raises:
        QuestionError: there is no such scale (IK466).
    """
    instrument, scale = find_scale(name)
    return instrument.scoring(scale)


def find_scale(name: object) -> tuple[Instrument, Scale]:
    """Return an instrument and its scale. Arguments and errors as for `scale_of`."""
    id = plain_text(name)
    first = (id or "").split(".", maxsplit=1)[0]
    if id is None or first not in instrument_ids():
        raise _unknown(id, "instrument", instrument_ids())
    instrument = _instrument(first)
    for scale in instrument.scales:
        if instrument.scoring(scale).id == id:
            return instrument, scale
    raise _unknown(id, "scale", tuple(instrument.scoring(scale).id for scale in instrument.scales))


def load_instrument(path: str | PathLike[str]) -> Instrument:
    """Read an instrument of your own from a YAML file, as `score_instrument` takes it.

    The keys are those of `Instrument`; the reference page of instruments shows one.

    Raises:
        PackError: the file cannot be read (IK101), or holds no instrument (IK1xx), with all problems and their places.
    """
    try:
        name = Path(fspath(path))
        content = name.read_bytes()
    except (OSError, TypeError, ValueError):
        help = "give the path of a YAML file"
        raise PackError(Problem("IK101", "the file of the instrument cannot be read", help)) from None
    return read_instrument(content, name.name)


def read_instrument(content: bytes, file: str) -> Instrument:
    """Return the instrument in a file.

    Raises:
        PackError: it holds none (IK1xx).
    """
    document = read_yaml(content, file)
    if document.problems:
        raise PackError(document.problems)
    if not isinstance(document.data, dict):
        help = "write `id: my_scale` and its other keys"
        raise PackError(Problem("IK110", "an instrument must be a mapping", help, Place(file)))
    try:
        return Instrument.model_validate(document.data)
    except ValidationError as error:
        raise PackError(model_problems(error, document, (), Instrument, document.data)) from None


@cache
def _instrument(id: str) -> Instrument:
    name = f"{id}.yaml"
    return read_instrument((_DATA / name).read_bytes(), name)


def _unknown(name: str | None, what: str, known: tuple[str, ...]) -> QuestionError:
    listed = f"there are {', '.join(known)}" if len(known) > 1 else f"it is {known[0]}"
    if name is None:
        return QuestionError(Problem("IK466", "an instrument must be named by text", listed))
    return QuestionError(Problem("IK466", f"unknown {what} {shown(name)}", suggestion(name, known, listed)))
