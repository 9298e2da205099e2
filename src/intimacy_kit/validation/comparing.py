"""Compare two knowledge bases on the answers of the same people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from intimacy_kit.model.rulebook import Scored
from intimacy_kit.reasoning.runtime import Runtime
from intimacy_kit.validation.cases import RESULTS, Asked, answered, fired_in
from intimacy_kit.validation.changes import Moved, RuleAtWork, TargetChange
from intimacy_kit.validation.faces import Comparison
from intimacy_kit.validation.results import Pack
from intimacy_kit.validation.targets import Target, targets_of

OPEN = "open"


class Side:
    """What one of the two makes of all cases."""

    def __init__(self, runtime: Runtime, native: Any, asked: Asked, *, stacklevel: int) -> None:
        book = runtime.built.rulebook
        read = answered(native, asked, book.signals, runtime.whole.built.rulebook, stacklevel=stacklevel + 1)
        self.result: Any = read.run(runtime.columnar)
        self.targets: Mapping[str, Target] = targets_of(runtime)
        self.findings: Mapping[str, Scored] = {each.id: each for each in book.findings}
        self.fired: Mapping[str, NDArray[np.bool_]] = fired_in(self.result)

    def levels(self, target: Target) -> list[str]:
        """Return the level of each case."""
        name = RESULTS.of_index if target.kind == "index" else RESULTS.of_finding
        return [OPEN if level is None else str(level) for level in self.result[name(target.id, "level")].to_list()]

    @property
    def concerns(self) -> list[str]:
        """Whether there is a safety concern, by case."""
        return ["yes" if concern else "no" for concern in self.result[RESULTS.concern].to_list()]


def compared(old: Runtime, new: Runtime, native: Any, asked: tuple[Asked, Asked], *, stacklevel: int) -> Comparison:
    """Return what a new knowledge base changes; `asked` is how each reads the frame. Errors as for `compare`."""
    before, after = (
        Side(runtime, native, how, stacklevel=stacklevel + 2) for runtime, how in zip((old, new), asked, strict=True)
    )
    both = [target for id, target in before.targets.items() if id in after.targets]
    changes = [_change(target, after.targets[target.id], before, after) for target in both]
    return Comparison(
        cases=len(before.result),
        old=_packs(old),
        new=_packs(new),
        safety=_moved(before.concerns, after.concerns),
        targets=tuple(sorted(changes, key=lambda each: -each.changed)),
        added=tuple(sorted(after.targets.keys() - before.targets.keys())),
        removed=tuple(sorted(before.targets.keys() - after.targets.keys())),
        locale=new.context.locale,
    )


def _packs(runtime: Runtime) -> tuple[Pack, ...]:
    return tuple(Pack(name=each.name, version=each.version, digest=each.digest) for each in runtime.built.packs)


def _moved(old: Sequence[str], new: Sequence[str]) -> tuple[Moved, ...]:
    pairs = Counter(zip(old, new, strict=True))
    return tuple(Moved(old=one, new=other, cases=count) for (one, other), count in sorted(pairs.items()))


def _change(old: Target, new: Target, before: Side, after: Side) -> TargetChange:
    levels = before.levels(old), after.levels(new)
    unlike = np.array([one != other for one, other in zip(*levels, strict=True)], dtype=bool)
    changed = int(unlike.sum())
    rules = sorted(_at_work(new.id, unlike, before, after), key=lambda each: (-each.cases, each.id))
    return TargetChange(
        id=new.id,
        title=new.title,
        kind=new.kind,
        moved=_moved(*levels),
        changed=changed,
        share=changed / len(unlike) if len(unlike) else 0.0,
        rules=tuple(rules),
    )


def _at_work(id: str, unlike: NDArray[np.bool_], before: Side, after: Side) -> Iterator[RuleAtWork]:
    """Yield the rules of a finding that differ, or are true in other cases, where its level changes."""
    nowhere = np.zeros(len(unlike), dtype=bool)
    old, new = (
        {rule.id: rule for rule in side.findings[id].rules} if id in side.findings else {} for side in (before, after)
    )
    for rule in sorted(old.keys() | new.keys()):
        was, is_now = before.fired.get(rule, nowhere), after.fired.get(rule, nowhere)
        if rule not in old:
            at_work, true = RuleAtWork(id=rule, why="added", cases=0), is_now
        elif rule not in new:
            at_work, true = RuleAtWork(id=rule, why="removed", cases=0), was
        elif _says(old[rule]) != _says(new[rule]):
            at_work, true = RuleAtWork(id=rule, why="changed", cases=0), was | is_now
        else:
            at_work, true = RuleAtWork(id=rule, why="other_cases", cases=0), was ^ is_now
        count = int((true & unlike).sum())
        if count:
            yield at_work.model_copy(update={"cases": count})


def _says(rule: Any) -> tuple[object, ...]:
    """Return all of a rule that scores depend on."""
    return rule.supports, rule.relieves, rule.facet, tuple((step.when, step.strength) for step in rule.steps)
