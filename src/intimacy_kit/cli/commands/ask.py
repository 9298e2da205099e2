"""`intimacy-kit ask`: an adaptive check-in in a terminal."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from textwrap import fill
from typing import Annotated, Any, Literal

import typer

from intimacy_kit.checkin import Checkin
from intimacy_kit.cli.exit_codes import exit_on_error
from intimacy_kit.cli.failures import DATA_ERROR, Failure, quoted_path, system_failure
from intimacy_kit.cli.files.cases import MAX_BYTES
from intimacy_kit.cli.files.values import parse_value
from intimacy_kit.cli.files.writing import replace_file
from intimacy_kit.cli.options import Context, Packs, Tailorings, knowledge_from_options
from intimacy_kit.cli.told import room, tell
from intimacy_kit.errors import ObservationError
from intimacy_kit.model.signals import Signal

STOP, WHY = "q", "?"
HELP = f"""Type an answer and press Enter. Enter alone: I would rather not say.
{WHY}  why this is asked      {STOP}  stop here, and see what there is so far
"""


class StopWhen(StrEnum):
    """Values of --stop-when."""

    SETTLED = "settled"
    LIKELY = "likely"
    EVERYTHING = "everything"

    @property
    def word(self) -> Literal["settled", "likely", "everything"]:
        return "settled" if self is StopWhen.SETTLED else "likely" if self is StopWhen.LIKELY else "everything"


def run(
    *,
    save: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Keep the answers in this file, and go on with what is in it already."),
    ] = None,
    max_questions: Annotated[
        int | None, typer.Option(min=1, help="Ask so many at most, with those in FILE and without those about safety.")
    ] = None,
    stop_when: Annotated[
        StopWhen, typer.Option(help="When no answer could change a level, when that is improbable, or at the very end.")
    ] = StopWhen.LIKELY,
    pack: Packs = None,
    context: Context = None,
    tailoring: Tailorings = None,
) -> None:
    """Ask what matters most, and tell what is found.

    It is for one person, in private. Partners each answer alone, each with a file of their own:

    intimacy-kit ask --save mine.json

    intimacy-kit diagnose mine.json --partner yours.json
    """
    kept = (
        "no answer was kept, as there was no --save"
        if save is None
        else f"each answer is kept in {quoted_path(save)}, and the same command goes on"
    )
    with exit_on_error(interrupted=kept):
        if not (sys.stdin and sys.stdout):  # None if they were closed
            raise Failure("there is no way to ask: the standard input or output is closed", "run it in a terminal")
        known, declined = ({}, []) if save is None else _kept(save)
        knowledge = knowledge_from_options(pack, context, tailoring)
        checkin = knowledge.checkin(
            max_questions=max_questions, stop_when=stop_when.word, known=known, declined=declined
        )
        if save is not None:
            _keep(save, checkin)  # fail before the first question if the file cannot be written
        tell(HELP)
        for _ in _answered(checkin):
            if save is not None:
                _keep(save, checkin)
        tell("\n" + checkin.diagnosis.to_text(width=room(80)))


def _answered(checkin: Checkin) -> Iterator[None]:
    """Ask questions until none is left or the person stops; yield after each answer."""
    for number, question in enumerate(checkin, start=1):
        signal = question.signal
        tell(fill(f"{number}. {question}", room(88), subsequent_indent="   "))
        while True:
            try:
                typed = input(f"   {_hint(signal)}: ").strip()
            except EOFError:
                typed = STOP
            if typed == STOP:
                return
            if typed == WHY:
                tell(fill(question.because, room(88), initial_indent="   ", subsequent_indent="   "))
                continue
            try:
                checkin.answer(_value(signal, typed))
            except ObservationError:
                tell("   That does not fit. Please try again.")  # the prompt says what fits
                continue
            break
        yield


def _hint(signal: Signal) -> str:
    if signal.spec.value_type == "flag":
        return " or ".join(label for _, label in signal.options)
    if signal.spec.value_type == "choice":
        return ", ".join(f"{number} {label}" for number, (_, label) in enumerate(signal.options, start=1))
    if signal.options:
        return ", ".join(f"{value} {label}" for value, label in signal.options)
    low, high = signal.bounds
    return f"{low:g} to {high:g}" + (f" {signal.unit}" if signal.unit else "")


def _value(signal: Signal, typed: str) -> float | bool | str | None:
    labelled = {label.lower(): value for value, label in signal.options}
    if typed.lower() in labelled:
        return labelled[typed.lower()]
    numbered = {str(number): choice for number, choice in enumerate(signal.choices, start=1)}
    if typed in numbered:
        return numbered[typed]
    return parse_value(signal, typed)


def _kept(path: Path) -> tuple[dict[str, Any], list[str]]:
    try:
        with path.open("rb") as file:
            data = json.loads(file.read(MAX_BYTES))
    except FileNotFoundError:
        return {}, []
    except OSError as error:
        raise system_failure("read", path, error) from None
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict) or set(data) != {"answers", "declined"}:
        raise Failure(f"{quoted_path(path)} was not written by `intimacy-kit ask`", "name another file", DATA_ERROR)
    return data["answers"], data["declined"]


def _keep(path: Path, checkin: Checkin) -> None:
    kept = {"answers": dict(checkin.observations), "declined": list(checkin.declined)}
    replace_file(path, (json.dumps(kept, indent=2) + "\n").encode())
