"""The types of the core pack's ids say what the pack says."""

from collections.abc import Sequence
from typing import get_args, get_type_hints

import intimacy_kit as ik
from intimacy_kit import core_ids


def test_all_ids_are_there() -> None:
    """If not: `python tools/core_ids.py`."""
    kb = ik.load_knowledge(plugins=False)
    answers = get_type_hints(core_ids.CoreAnswers)
    assert list(answers) == list(kb.signals)
    for id, signal in kb.signals.items():
        if signal.items:
            assert answers[id] == float | Sequence[float | None]
            continue
        assert answers[id] is {"flag": bool}.get(signal.kind, float) or get_args(answers[id]) == signal.choices
    for name, entries in {
        "SignalId": kb.signals, "ChallengeId": kb.challenges, "ConsequenceId": kb.consequences,
        "ComponentId": kb.components, "IndexId": kb.indexes, "StrategyId": kb.strategies, "PracticeId": kb.practices,
        "ContextId": kb.contexts, "TailoringId": kb.tailorings,
    }.items():  # fmt: skip
        assert get_args(getattr(core_ids, name)) == tuple(entries)
