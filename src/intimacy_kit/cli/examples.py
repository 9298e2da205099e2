"""The examples at the end of each command's help."""

from __future__ import annotations

from collections.abc import Mapping

EXAMPLES: Mapping[str, tuple[str, ...]] = {
    "demo": ("intimacy-kit demo", "intimacy-kit demo --locale de --context marriage"),
    "ask": ("intimacy-kit ask", "intimacy-kit ask --save mine.json"),
    "signals": (
        "intimacy-kit signals",
        "intimacy-kit signals --template mine.yaml",
    ),
    "diagnose": (
        "intimacy-kit diagnose mine.yaml",
        "intimacy-kit diagnose mine.yaml --partner yours.yaml",
        "intimacy-kit diagnose mine.yaml --partner yours.yaml --for-both",
        "intimacy-kit diagnose mine.yaml --html page.html --overwrite",
        "intimacy-kit diagnose mine.yaml --earlier 2026-11-02=before.json --when 2026-11-30",
        "intimacy-kit diagnose cases.csv --row 3 --json",
    ),
    "explain": (
        "intimacy-kit explain mine.yaml",
        "intimacy-kit explain mine.yaml build_trust",
        "intimacy-kit explain mine.yaml --earlier 2026-11-02=before.json --when 2026-11-30",
    ),
    "what-if": (
        "intimacy-kit what-if mine.yaml quality_time_hours=6",
        "intimacy-kit what-if mine.yaml quality_time_hours=6 trust=",
    ),
    "path-to": ("intimacy-kit path-to mine.yaml lack_of_quality_time --level mild",),
    "plan": (
        "intimacy-kit plan mine.yaml --minutes 60",
        "intimacy-kit plan mine.yaml --ics plan.ics --start 2027-01-04",
    ),
    "progress": (
        "intimacy-kit progress first.yaml second.yaml",
        "intimacy-kit progress 2026-11-02=first.yaml 2026-11-30=second.yaml --html moved.html",
    ),
    "faq": ("intimacy-kit faq", "intimacy-kit faq missing"),
    "batch": (
        "intimacy-kit batch cases.csv results.csv",
        "intimacy-kit batch cases.parquet results.parquet --intervals --remedies 3",
    ),
    "codebook": ("intimacy-kit codebook cases.csv --out codebook.yaml",),
    "validate": (
        "intimacy-kit validate cases.parquet --outcome broke_up",
        "intimacy-kit validate study.sav --outcome broke_up --codebook codebook.yaml --html appendix.html",
        "intimacy-kit validate cases.parquet --outcome broke_up --fail-under auc=.7",
    ),
    "graph": (
        "intimacy-kit graph --around trust --out trust.svg",
        "intimacy-kit graph --format dot > all.dot",
    ),
    "export": (
        "intimacy-kit export --js --locale en,de -o kit.mjs",
        "intimacy-kit export --js my_pack --locale none -o kit.mjs",
    ),
    "packs": ("intimacy-kit packs", "intimacy-kit packs --strict"),
    "new-pack": ("intimacy-kit new-pack long_distance",),
    "lint": ("intimacy-kit lint long_distance", "intimacy-kit lint long_distance --fix"),
    "test": ("intimacy-kit test long_distance", "intimacy-kit test long_distance --mutate --most 200"),
    "diff": ("intimacy-kit diff old_pack new_pack",),
    "compare": ("intimacy-kit compare old_pack new_pack cases.parquet --fail-over 0.05",),
    "translations": ("intimacy-kit translations long_distance --write de",),
    "schema": ("intimacy-kit schema rules", "intimacy-kit schema --out schemas"),
    "mcp": ("intimacy-kit mcp",),
}
"""By command: what a shell takes as it is. A test runs them."""


def examples_of(command: str) -> str:
    """Return the end of a command's help, each example on a line of its own."""
    return "\b\nExamples:\n" + "".join(f"  {line}\n" for line in EXAMPLES[command])
