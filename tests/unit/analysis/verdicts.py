"""What a difference says of each finding, index and safety rule, by id."""

from collections.abc import Mapping

from intimacy_kit.analysis.diff import Compared, Difference


def by_id(found: Difference) -> Mapping[str, Compared]:
    return {each.id: each for each in (*found.findings, *found.indexes, *found.safety, found.remedies)}


def verdicts(found: Difference) -> Mapping[str, str]:
    return {id: each.verdict for id, each in by_id(found).items() if each.verdict != "same"}
