"""The result of a search for recourse, and its text."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, InstanceOf

from intimacy_kit.documents.tree import Block, Document, Paragraph, Section, items, section
from intimacy_kit.messages.catalogue import Messages
from intimacy_kit.model.couple import PARTNERS, Couple, Who
from intimacy_kit.model.fields import Frozen, Id, Share, Title
from intimacy_kit.model.indexes import Rung
from intimacy_kit.model.level_words import LevelWords, telling
from intimacy_kit.model.levels import IndexLevel, Level, level_told, level_word, not_known_yet
from intimacy_kit.model.locales import Wanted
from intimacy_kit.model.observations import Answers, Value
from intimacy_kit.reasoning.diagnosing.support import Support, ToldResult
from intimacy_kit.reasoning.explanations.words import named

_Hidden = Field(repr=False)
_AnyLevel = InstanceOf[Level] | InstanceOf[IndexLevel]


class Step(Frozen):
    """A change of one signal.

    Attributes:
        partner: of two partners, whose answer it is; None for one person.
        before, to: the answer, and the nearest sufficient value.
        change: the distance, as a share of the signal's range; 1 for flags and choices.
        words: the step in plain words.
    """

    id: Id = _Hidden
    title: Title = _Hidden
    partner: Who | None = Field(default=None, repr=False)
    before: Value = _Hidden
    to: Value = _Hidden
    change: float = _Hidden
    words: str = _Hidden


class Path(Frozen):
    """A minimal set of changes that is enough.

    Attributes:
        steps: by id, of two partners those of a first.
        change: sum of the changes of the steps.
        level, score, low, high: of the finding, or of the index with its value, after these changes.
        certain: whether the level holds for all answers to the open questions.
    """

    steps: tuple[Step, ...] = _Hidden
    change: float = _Hidden
    level: _AnyLevel = _Hidden
    score: Share = _Hidden
    low: Share = _Hidden
    high: Share = _Hidden
    certain: bool = _Hidden

    @property
    def answers(self) -> Answers | Couple:
        """The changed answers by signal, of two partners those of each, as `what_if` takes them."""
        own, a, b = ({step.id: step.to for step in self.steps if step.partner == who} for who in (None, *PARTNERS))
        return Couple(a=a, b=b) if a or b else own


class Obstacle(Frozen):
    """A rule that no possible change makes false. `because` is its reason."""

    id: Id = _Hidden
    because: str = _Hidden


class Paths(ToldResult):
    """The smallest changes for a finding to be at most, or an index at least, at a level. `str()` is its text.

    Attributes:
        levels: of an index, the lowest first; none for a finding.
        before: the level now; None for an index that is open.
        level: the requested level: the highest of a finding, the lowest of an index.
        alternatives: up to three: fewest steps first, then the smallest total change, then by ids. They have at most
            one step more than the first. If nothing has to change, there is one without steps.
        possible: whether there is a path; None if none was found and the search was incomplete.
        complete: whether the search was complete. If not, there may be other paths, also smaller ones, but only with
            more than `searched` steps.
        searched: all sets of up to this many changes were considered.
        obstacles: the rules in the way that no change can make false, if there is no path.
        unknown: the unanswered signals that could still change the finding or the index.
        support: always None, as there are no paths under a safety concern.
        locale: of all texts; None for those of the packs, told in English.
        level_words: what packs call the levels of findings, in that locale.
    """

    id: Id = _Hidden
    title: Title = _Hidden
    kind: Literal["challenge", "consequence", "index"] = _Hidden
    levels: tuple[Rung, ...] = Field(default=(), repr=False)
    before: _AnyLevel | None = _Hidden
    level: _AnyLevel = _Hidden
    alternatives: tuple[Path, ...] = _Hidden
    possible: bool | None = _Hidden
    complete: bool = _Hidden
    searched: int = _Hidden
    obstacles: tuple[Obstacle, ...] = _Hidden
    unknown: tuple[Id, ...] = _Hidden
    support: Support | None = _Hidden
    locale: Wanted | None = Field(default=None, repr=False)
    level_words: tuple[LevelWords, ...] = Field(default=(), repr=False)

    def _document(self) -> Document:
        return _told(self)


def _told(paths: Paths) -> Document:
    say = telling(paths.locale, paths.level_words)
    title = _index_title(paths, say) if paths.kind == "index" else _finding_title(paths, say)
    return Document(title, tuple(_body(paths, say)), say, locale=paths.locale)


def _finding_title(paths: Paths, say: Messages) -> str:
    if paths.before == "none":
        (here,) = paths.alternatives  # nothing has to change
        return named(paths.title, level_told(here.level, paths.kind, here.score, here.high, say), say)
    before = level_word(str(paths.before), paths.kind, say)
    if paths.level == "none":
        return say.gettext("{title}: from {before} to no longer felt", title=paths.title, before=before)
    wanted = level_word(paths.level, paths.kind, say)
    return say.gettext("{title}: from {before} to at most {level}", title=paths.title, before=before, level=wanted)


def _index_title(paths: Paths, say: Messages) -> str:
    words = {rung.id: rung.title for rung in paths.levels}
    before = not_known_yet(say) if paths.before is None else words[paths.before]
    if paths.level == paths.levels[0].id or (paths.before is not None and paths.before >= paths.level):
        return named(paths.title, before, say)
    wanted = words[paths.level]
    if paths.level == paths.levels[-1].id:
        return say.gettext("{title}: from {before} to {level}", title=paths.title, before=before, level=wanted)
    return say.gettext("{title}: from {before} to at least {level}", title=paths.title, before=before, level=wanted)


def _body(paths: Paths, say: Messages) -> list[Block]:
    if paths.before is None and not paths.alternatives:
        return [
            Paragraph(
                say.gettext(
                    "Too many questions are still open to say what would be enough. It is best to answer some of them "
                    "first."
                )
            )
        ]
    if paths.possible is None:
        return [Paragraph(_not_found(paths, say))]
    if not paths.possible:
        impossible = say.gettext(
            "Nothing that the two of you can choose to change would be enough for that by itself. That is nobody's "
            "failure: some things take time, or support from outside."
        )
        stays = items([obstacle.because for obstacle in paths.obstacles])
        return [Paragraph(impossible), *section(say.gettext("What stays"), stays), *_waiting(paths, say)]
    if not paths.alternatives[0].steps:
        return [Paragraph(say.gettext("Nothing has to change for that.")), *_open(paths, say)]
    if len(paths.alternatives) > 1:
        start = say.gettext("Any one of these would be enough.")
    else:
        start = say.gettext("This would be enough.")
    ways = [_way(number, path, say) for number, path in enumerate(paths.alternatives, 1)]
    return [Paragraph(f"{start} {_proven(paths, say)}"), *ways, *_open(paths, say)]


def _not_found(paths: Paths, say: Messages) -> str:
    return say.ngettext(
        "No way was found. At least {count} change would be needed, and not all of those could be looked through. A "
        "smaller step may be easier to find: ask for a level in between.",
        "No way was found. At least {count} changes would be needed, and not all of those could be looked through. A "
        "smaller step may be easier to find: ask for a level in between.",
        paths.searched + 1,
    )


def _way(number: int, path: Path, say: Messages) -> Section:
    changes = len(path.steps)
    heading = say.ngettext("Way {number}: {count} change", "Way {number}: {count} changes", changes, number=number)
    return Section(heading, items([step.words for step in path.steps], own=True))


def _proven(paths: Paths, say: Messages) -> str:
    fewest = len(paths.alternatives[0].steps)
    if fewest > paths.searched + 1:
        return say.ngettext(
            "At least {count} change would be needed; there may be ways with fewer than here.",
            "At least {count} changes would be needed; there may be ways with fewer than here.",
            paths.searched + 1,
        )
    if fewest == 1:
        return say.gettext("It is one change, to the nearest value that would do.")
    if paths.complete:
        return say.gettext("Fewer changes would not do.")
    return say.gettext("Fewer changes would not do; there may be other ways with as many.")


def _waiting(paths: Paths, say: Messages) -> tuple[Section, ...]:
    """Return what is said of open questions where no change is enough: the value of an index counts on them, too."""
    return _open(paths, say) if paths.kind == "index" and paths.unknown else ()


def _open(paths: Paths, say: Messages) -> tuple[Section, ...]:
    if paths.alternatives and all(path.certain for path in paths.alternatives):
        return ()
    text = say.ngettext(
        "This counts what is known. The answer to {count} open question could still make a difference.",
        "This counts what is known. The answers to {count} open questions could still make a difference.",
        len(paths.unknown),
    )
    return section(say.gettext("To bear in mind"), [Paragraph(text)])
