"""The stages of scores compute bounds of what needs them only."""

import pytest

import intimacy_kit as ik
from tests.small_pack import FILES

pytest.importorskip("narwhals", reason="the extra `frames` is not installed")
pl = pytest.importorskip("polars")

import narwhals.stable.v2 as nw  # noqa: E402 - after it was found

from intimacy_kit.engines.columnar.layout import IntermediateColumns  # noqa: E402
from intimacy_kit.engines.columnar.score_stages import ScoreExpressions  # noqa: E402

INDEX = "- {id: well, title: W, text: W., of: {%s}, levels: [{id: low, from: 0, title: l}]}"


@pytest.mark.parametrize(
    ("parts", "bounded"),
    [
        ("mistrust: -1", ["mistrust"]),
        ("distance: -1", ["distance", "little_time", "mistrust"]),
        ("distance: -1, mistrust: -1", ["distance", "little_time", "mistrust"]),
        ("", []),
    ],
)
def test_without_intervals_only_what_indexes_rest_on_has_bounds(parts: str, bounded: list[str]) -> None:
    files = {**FILES, "indexes.yaml": INDEX % parts} if parts else dict(FILES)
    book = ik.load_knowledge(files, core=False).runtime.built.rulebook
    columns = IntermediateColumns("_")
    findings = {finding.id: position for position, finding in enumerate(book.findings)}

    def computed(*, intervals: bool) -> list[str]:
        signals = {columns.signal(slot): [float("nan")] for slot in range(len(book.signals))}
        frame = nw.from_native(pl.DataFrame(signals))
        for stage in ScoreExpressions(book, columns).findings_stages(intervals=intervals):
            frame = frame.with_columns(*stage)
        assert {columns.finding("s", position) for position in findings.values()} <= {*frame.columns}
        ends = {
            id: [columns.finding(bound, position) in frame.columns for bound in "lh"]
            for id, position in findings.items()
        }
        assert all(low == high for low, high in ends.values())
        return sorted(id for id, (low, _) in ends.items() if low)

    assert computed(intervals=False) == bounded
    assert computed(intervals=True) == sorted(findings)


def test_a_long_chain_is_computed_in_pieces() -> None:
    rules = [
        f"- id: hours_{part}\n  because: b\n  supports: little_time\n  facet: hours\n  source: notes\n  steps:\n"
        + "".join(f"    quality_time < {hours / 10}: {0.9 - hours / 100}\n" for hours in range(part, 61, 3))
        for part in (1, 2, 3)
    ]
    kb = ik.load_knowledge({**FILES, "rules.yaml": "".join(rules)}, core=False)
    cases = [0.0, 2.35, 4.05, 5.85, 20.0]
    found = kb.diagnose_frame(pl.DataFrame({"quality_time": cases}), intervals=True)
    for ending in ("score", "low", "high"):
        expected = [getattr(kb.diagnose({"quality_time": hours}).findings["little_time"], ending) for hours in cases]
        assert found[f"ik_little_time_{ending}"].to_list() == expected
