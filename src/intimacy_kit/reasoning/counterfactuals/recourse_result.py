"""The result of a search for recourse, and its text."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from intimacy_kit.documents.blocks import Block, Blocks, headed
from intimacy_kit.model.fields import Frozen, Id, Share, Title
from intimacy_kit.model.levels import Level
from intimacy_kit.model.observations import Value
from intimacy_kit.reasoning.diagnosing.support import Support, ToldInBlocks

_Hidden = Field(repr=False)


class Step(Frozen):
    """A change of one signal.

    Attributes:
        before, to: the answer, and the nearest sufficient value.
        change: the distance, as a share of the signal's range; 1 for flags and choices.
        words: the step in plain words.
    """

    id: Id = _Hidden
    title: Title = _Hidden
    before: Value = _Hidden
    to: Value = _Hidden
    change: float = _Hidden
    words: str = _Hidden


class Path(Frozen):
    """A minimal set of changes that is enough.

    Attributes:
        steps: by id.
        change: sum of the changes of the steps.
        level, score, low, high: of the finding after these changes.
        certain: whether the level holds for all answers to the open questions.
    """

    steps: tuple[Step, ...] = _Hidden
    change: float = _Hidden
    level: Level = _Hidden
    score: Share = _Hidden
    low: Share = _Hidden
    high: Share = _Hidden
    certain: bool = _Hidden

    @property
    def answers(self) -> dict[str, Value]:
        """The changed answers by signal, as `what_if` takes them."""
        return {step.id: step.to for step in self.steps}


class Obstacle(Frozen):
    """A rule that no possible change makes false. `because` is its reason."""

    id: Id = _Hidden
    because: str = _Hidden


class Paths(ToldInBlocks, Frozen):
    """The smallest changes for a finding to be at most at a level. `str()` is its text.

    Attributes:
        before: the level of the finding now.
        level: the requested highest level.
        alternatives: up to three: fewest steps first, then the smallest total change, then by ids. They have at most
            one step more than the first. If nothing has to change, there is one without steps.
        possible: whether there is a path; None if none was found and the search was incomplete.
        complete: whether the search was complete. If not, there may be other paths, also smaller ones, but only with
            more than `searched` steps.
        searched: all sets of up to this many changes were considered.
        obstacles: the supporting rules that no change can make false, if there is no path.
        unknown: the unanswered signals that could still change the finding.
        support: always None, as there are no paths under a safety concern.
    """

    id: Id = _Hidden
    title: Title = _Hidden
    kind: Literal["challenge", "consequence"] = _Hidden
    before: Level = _Hidden
    level: Level = _Hidden
    alternatives: tuple[Path, ...] = _Hidden
    possible: bool | None = _Hidden
    complete: bool = _Hidden
    searched: int = _Hidden
    obstacles: tuple[Obstacle, ...] = _Hidden
    unknown: tuple[Id, ...] = _Hidden
    support: Support | None = _Hidden

    def _blocks(self) -> Blocks:
        return _blocks(self)


def _blocks(paths: Paths) -> Blocks:
    wanted = "no longer found" if paths.level == "none" else f"at most {paths.level}"
    title = Block("title", f"{paths.title}: from {paths.before} to {wanted}")
    if paths.possible is None:
        return [title, Block("paragraph", _not_found(paths))]
    if not paths.possible:
        return [title, Block("paragraph", _IMPOSSIBLE), *headed("What stays", _stays(paths))]
    if not paths.alternatives[0].steps:
        return [title, Block("paragraph", "Nothing has to change for that."), *_open(paths)]
    start = "Any one of these would be enough." if len(paths.alternatives) > 1 else "This would be enough."
    ways = [block for number, path in enumerate(paths.alternatives, 1) for block in _way(number, path)]
    return [title, Block("paragraph", f"{start} {_proven(paths)}"), *ways, *_open(paths)]


_IMPOSSIBLE = (
    "Nothing that the two of you can choose to change would be enough for that by itself. That is nobody's failure: "
    "some things take time, or support from outside."
)


def _not_found(paths: Paths) -> str:
    return (
        f"No way was found. At least {_count(paths.searched + 1)} would be needed, and not all of those could be "
        "looked through. A smaller step may be easier to find: ask for a level in between."
    )


def _stays(paths: Paths) -> Blocks:
    return [Block("item", obstacle.because) for obstacle in paths.obstacles]


def _way(number: int, path: Path) -> Blocks:
    items = [Block("item", step.words) for step in path.steps]
    return [Block("heading", f"Way {number}: {_count(len(path.steps))}"), *items]


def _proven(paths: Paths) -> str:
    fewest = len(paths.alternatives[0].steps)
    if fewest > paths.searched + 1:
        return f"At least {_count(paths.searched + 1)} would be needed; there may be ways with fewer than here."
    if fewest == 1:
        return "It is one change, to the nearest value that would do."
    return f"Fewer changes would not do{'' if paths.complete else '; there may be other ways with as many'}."


def _count(changes: int) -> str:
    return "1 change" if changes == 1 else f"{changes} changes"


def _open(paths: Paths) -> Blocks:
    if all(path.certain for path in paths.alternatives):
        return []
    many = len(paths.unknown)
    open = f"{many} open {'question' if many == 1 else 'questions'}"
    text = f"This counts what is known. The answers to {open} could still make a difference."
    return headed("To bear in mind", [Block("paragraph", text)])
