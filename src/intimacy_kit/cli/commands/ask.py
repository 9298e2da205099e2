"""`intimacy-kit ask`: an adaptive check-in in a terminal."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from intimacy_kit.checkin import Checkin
from intimacy_kit.cli.exit_codes import exit_on_error
from intimacy_kit.cli.failures import DATA_ERROR, Failure, quoted_path, system_failure
from intimacy_kit.cli.files.cases import MAX_BYTES
from intimacy_kit.cli.files.check_ins import read_check_ins
from intimacy_kit.cli.files.writing import replace_file
from intimacy_kit.cli.options import (
    Context,
    Earlier,
    Locale,
    Packs,
    Tailorings,
    When,
    knowledge_from_options,
)
from intimacy_kit.cli.telling import filled, json_text, tell
from intimacy_kit.cli.typed_answers import hint, item_hint, typed_answer, typed_item
from intimacy_kit.cli.worth_knowing import tell_worth_knowing
from intimacy_kit.errors import ObservationError
from intimacy_kit.messages.catalogue import Messages, messages_in
from intimacy_kit.model.scoring import Item
from intimacy_kit.model.signals import Signal

STOP, WHY = "q", "?"
Taken = Callable[[str, Callable[[str], bool]], bool]
"""What lets a person type, by what fits and what takes it; False if they stop."""


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
        typer.Option(
            metavar="ANSWERS.json", help="Keep the answers in this file, and go on with what is in it already."
        ),
    ] = None,
    max_questions: Annotated[
        int | None,
        typer.Option(
            metavar="N", min=1, help="Ask so many at most, with those of --save and without those about safety."
        ),
    ] = None,
    stop_when: Annotated[
        StopWhen, typer.Option(help="When no answer could change a level, when that is improbable, or at the very end.")
    ] = StopWhen.LIKELY,
    pack: Packs = None,
    context: Context = None,
    locale: Locale = None,
    tailoring: Tailorings = None,
    earlier: Earlier = None,
    when: When = None,
) -> None:
    """Ask what matters most, and tell what is found.

    It is for one person, in private. Partners each answer alone, each with a file of their own:

    intimacy-kit ask --save mine.json

    What both may see is told by:

    intimacy-kit diagnose mine.json --partner yours.json --for-both

    Without --for-both it is for whoever helps the two, and not for both to see together.
    """
    with exit_on_error():
        if not (sys.stdin and sys.stdout):  # None if they were closed
            raise Failure("there is no way to ask: the standard input or output is closed", "run it in a terminal")
        known, declined = ({}, []) if save is None else _kept(save)
        knowledge = knowledge_from_options(pack, context, tailoring, locale, for_people=True)
        checkin = knowledge.checkin(
            max_questions=max_questions,
            stop_when=stop_when.word,
            known=known,
            declined=declined,
            earlier=read_check_ins(earlier, knowledge) if earlier else None,
            when=when,
        )
        if save is not None:
            _keep(save, checkin)  # fail before the first question if the file cannot be written
        say = messages_in(knowledge.locale)
        with exit_on_error(interrupted=_interrupted(save, say)):
            for _ in _answered(checkin, say):
                if save is not None:
                    _keep(save, checkin)
            typer.echo()
            diagnosis = checkin.diagnosis
            diagnosis.show()
            tell_worth_knowing(diagnosis, knowledge)


def _interrupted(save: Path | None, say: Messages) -> str:
    if save is None:
        return say.gettext("interrupted; no answer was kept, as there was no --save")
    file = quoted_path(save)
    return say.gettext("interrupted; each answer is kept in {file}, and the same command goes on", file=file)


def _answered(checkin: Checkin, say: Messages) -> Iterator[None]:
    """Ask questions until none is left or the person stops; yield after each answer."""
    _introduce(say)
    said: str | None = None
    for number, question in enumerate(checkin, start=1):
        start = f"{number}. "
        inner = " " * len(start)
        if question.lead_in not in (None, said):
            said = question.lead_in
            tell(said or "")
        if question.preamble:
            tell(question.preamble)
            typer.echo()
        tell(question.signal.question, start, inner)
        taken = partial(_taken, question.because, inner, say)
        if question.items:
            goes_on = _by_items(checkin, question.items, taken, inner)
        else:
            goes_on = _as_one(checkin, question.signal, taken, say)
        if not goes_on:
            return
        yield


def _as_one(checkin: Checkin, signal: Signal, taken: Taken, say: Messages) -> bool:
    """Take the answer to a question of its own; return False if the person stops."""

    def take(typed: str) -> bool:
        try:
            checkin.answer(typed_answer(signal, typed, say))
        except ObservationError:
            return False
        return True

    return taken(hint(signal, say), take)


def _by_items(checkin: Checkin, items: Sequence[Item], taken: Taken, inner: str) -> bool:
    """Take the answers to items; return False if the person stops."""
    answers: list[float | None] = []

    def take(item: Item, typed: str) -> bool:
        answer = typed_item(item, typed)
        if isinstance(answer, str):
            return False
        answers.append(answer)
        return True

    for item in items:
        tell(item.text, f"{inner}- ", f"{inner}  ")
        if not taken(item_hint(item), partial(take, item)):
            return False
    checkin.answer(answers)
    return True


def _taken(because: str, inner: str, say: Messages, hinted: str, take: Callable[[str], bool]) -> bool:
    """Let a person type until it is taken; return False if they stop."""
    prompt = filled(f"{hinted}:", inner) + " "
    while True:
        try:
            typed = input(prompt).strip()
        except EOFError:
            typed = STOP
        if typed == STOP:
            return False
        if typed == WHY:
            tell(because, inner)
        elif take(typed):
            return True
        else:
            tell(say.gettext("That does not fit. Please try again."), inner)  # the prompt says what fits


def _introduce(say: Messages) -> None:
    tell(say.gettext("Type an answer and press Enter. Enter alone: I would rather not say."))
    for key, what in (
        (WHY, say.gettext("why this is asked")),
        (STOP, say.gettext("stop here, and see what there is so far")),
    ):
        tell(what, f"{key}  ", "   ")
    typer.echo()


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
    replace_file(path, (json_text(kept) + "\n").encode())
