"""Tell how many of the changes that matter to people the cases of a pack notice.

    noticed(pack_under_test("my_pack"), people).percent

A mutant matters if it changes the level of a finding or a component of somebody in a pool: of people who were made up,
say, and of the cases themselves. What changes no level of anybody there need not be noticed, and does not count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from intimacy_kit.model.levels import level, level_of
from intimacy_kit.testing.answers import checked
from intimacy_kit.testing.cases import ANYWHERE, Case, Expected
from intimacy_kit.testing.mutation.incremental import Example, IncrementalRun, examples
from intimacy_kit.testing.mutation.mutants import Mutant, mutants
from intimacy_kit.testing.mutation.mutation import need_passing, spread
from intimacy_kit.testing.subject import PackUnderTest


@dataclass(frozen=True, slots=True)
class Noticed:
    """How many mutants that change a level in a pool the cases of a pack notice.

    Attributes:
        noticed: each mutant that a case detects, with the id of the first such case.
        missed: each mutant that no case detects, with the place in the pool of the first whose level it changes.
    """

    noticed: tuple[tuple[Mutant, str], ...]
    missed: tuple[tuple[Mutant, int], ...]

    @property
    def percent(self) -> float:
        """Noticed mutants, from 0 to 100; 100 if none changes a level."""
        changing = len(self.noticed) + len(self.missed)
        return 100 * len(self.noticed) / changing if changing else 100.0


def noticed(
    subject: PackUnderTest,
    pool: Iterable[Mapping[str, object] | Case],
    *,
    most: int | None = None,
    advance: Callable[[int, int], object] = lambda *_: None,
) -> Noticed:
    """Apply small changes, one at a time, and run the cases on those that change a level of somebody in a pool.

    Args:
        subject: the pack, whose cases all pass.
        pool: the answers of people, by signal, as `diagnose` takes them; those of the other of two go by `partner.`.
            Or cases, which are looked at in their contexts.
        most: maximum mutants, spread evenly over all there are; all if None.
        advance: called after each mutant with the number of those done and of all to do.

    Raises:
        QuestionError: there are no cases (IK470); a case fails without any change (IK471).
        ObservationError: answers in the pool do not fit the signals (IK3xx).
    """
    need_passing(subject)
    every = list(mutants(subject))
    chosen = spread(every, most or len(every))
    cases = IncrementalRun(subject, examples(subject))
    people = IncrementalRun(subject, (_with_levels(subject, *each) for each in enumerate(pool)))
    seen: list[tuple[Mutant, str]] = []
    missed: list[tuple[Mutant, int]] = []
    for done, mutant in enumerate(chosen, start=1):
        whose = people.killed_by(mutant)
        if whose is not None:
            case = cases.killed_by(mutant)
            if case is None:
                missed.append((mutant, int(whose)))
            else:
                seen.append((mutant, case))
        advance(done, len(chosen))
    return Noticed(tuple(seen), tuple(missed))


def _with_levels(subject: PackUnderTest, place: int, one: Mapping[str, object] | Case) -> Example:
    """Return somebody in a pool, as a case that expects every level as it is."""
    chosen, answers = (one.chosen, one.observations) if isinstance(one, Case) else (ANYWHERE, one)
    there = subject.within(chosen)
    values = checked(there.knowledge, answers)
    scores = subject.state(values, chosen).scores
    levels = {found.id: str(level_of(found.kind, level(scores[found.id]))) for found in there.book.findings}
    return Example(str(place), values, Expected.model_validate({"levels": levels}), chosen)
