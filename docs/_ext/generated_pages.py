"""Writes the pages under reference/generated/ from the code and the core pack, before Sphinx reads them."""

import inspect
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from runpy import run_path
from typing import Any, ClassVar, get_origin, get_type_hints

from pydantic import BaseModel
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata, stringify_annotation

import intimacy_kit
from intimacy_kit.authoring.descriptions import attributes
from intimacy_kit.model.pack import SECTIONS
from pack_keys import key_pages
from public_types import attribute_doc, types_met

FACTS = Path(__file__).parent / "article_facts.tsv"
ASKS = {"each": "", "either": "*(one answer is enough)*", "alone": "*(in private)*"}
DIRECTIONS = {"better_when_higher": "better", "worse_when_higher": "worse", "neutral": "neither"}


# Markdown


def escaped(text: str) -> str:
    """Plain text on one line, without a meaning in Markdown, also inside a table."""
    return re.sub(r"([\\`*_\[\]<>|{}$])", r"\\\1", " ".join(text.split()))


def code(text: object) -> str:
    return "`" + str(text).replace("|", "\\|") + "`"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in [head, ["---"] * len(head), *rows]]
    return "\n".join(lines)


def small(text: str) -> str:
    """Below the rest of a cell."""
    return f"<br><small>{text}</small>"


def heading(level: int, text: str, target: str | None = None) -> str:
    return (f"({target})=\n" if target else "") + "#" * level + " " + text


def page(*blocks: str) -> str:
    return "\n\n".join(block for block in blocks if block) + "\n"


def bullets(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def link(id: str) -> str:
    """A link to the entry with this id, wherever it is described."""
    return f"[{code(id)}](#entry-{id})"


def links(ids: Iterable[str]) -> str:
    return ", ".join(link(id) for id in ids)


def graded(edges: Iterable[Any]) -> str:
    return ", ".join(f"{link(edge.to)} ({edge.strength:g})" for edge in edges)


def sources(entry: Any) -> str:
    return ", ".join(code(source) for source in entry.source)


def origin(entry: Any) -> str:
    return f"({code(entry.id)}, from {sources(entry)})"


# The pages


def signals(kb: Any) -> str:
    groups: dict[str, list[Any]] = {}
    for signal in kb.signals.values():
        groups.setdefault(signal.group, []).append(signal)
    return page(
        "# Signals",
        "What can be observed. *More is* tells whether a higher value is better or worse. What is asked in private is "
        "never part of what a partner may see.",
        *(block for group in sorted(groups) for block in _signal_group(group, groups[group])),
    )


def _signal_group(group: str, members: Sequence[Any]) -> list[str]:
    rows = [
        [
            code(signal.id),
            f"{escaped(signal.question)}{_items(signal)} {ASKS[signal.asks]}{small(sources(signal))}",
            f"{code(signal.kind)}: {_values(signal)}",
            DIRECTIONS[signal.direction],
        ]
        for signal in members
    ]
    return [
        heading(2, escaped(group.replace("_", " ").capitalize())),
        table(["signal", "question", "values", "more is"], rows),
    ]


def _items(signal: Any) -> str:
    """The items of the questionnaire that a signal is asked by."""
    return "".join(f"<br>{number}. {escaped(item.text)}" for number, item in enumerate(signal.items, start=1))


def _values(signal: Any) -> str:
    if signal.spec.value_type == "flag":
        return "true, false"
    if signal.spec.value_type == "choice":
        return ", ".join(code(choice) for choice in signal.choices)
    unit = f" {escaped(signal.unit)}" if signal.unit else ""
    return f"{signal.minimum:g} to {signal.maximum:g}{unit}"


def rules(kb: Any) -> str:
    by_finding: dict[str, list[Any]] = {}
    for rule in kb.rules.values():
        by_finding.setdefault(rule.finding, []).append(rule)
    findings = {**kb.challenges, **kb.consequences, **kb.components}
    blocks = [
        block
        for id, finding in findings.items()
        for block in (
            heading(2, escaped(finding.title)),
            f"{link(id)}" + (f", also raised by {_raisers(kb, id)}" if _raisers(kb, id) else ""),
            _rule_table(by_finding.get(id, [])),
        )
    ]
    return page(
        "# Rules",
        f"The {len(kb.rules)} rules of the core pack and its {len(kb.safety_rules)} safety rules. A rule that "
        "*supports* raises the score of its finding, one that *relieves* lowers it.",
        heading(2, "Safety"),
        "These come first. While one is true, the only remedy is the support of a professional, alone.",
        table(
            ["rule", "when", "what the person reads"],
            [
                [code(rule.id), code(rule.when), escaped(rule.because) + small(sources(rule))]
                for rule in kb.safety_rules.values()
            ],
        ),
        *blocks,
    )


def _raisers(kb: Any, id: str) -> str:
    return ", ".join(
        f"{link(origin)} ({edge.strength:g})"
        for origin, finding in {**kb.challenges, **kb.consequences}.items()
        for edge in finding.leads_to
        if edge.to == id
    )


def _rule_table(members: Sequence[Any]) -> str:
    rows = [
        [
            code(rule.id) + small(f"{'supports' if rule.supports else 'relieves'} {rule.strength:g}"),
            code(rule.when),
            " ".join(escaped(reason) for _, reason in rule.reasons) + small(sources(rule)),
        ]
        for rule in sorted(members, key=lambda rule: (rule.supports is None, rule.id))
    ]
    return table(["rule", "when", "because"], rows) if rows else ""


def concepts(kb: Any) -> str:
    sections: list[tuple[str, str, Mapping[str, Any]]] = [
        ("Components", "The parts of emotional intimacy, found strong from positive signals.", kb.components),
        ("Challenges", "What stands in the way.", kb.challenges),
        ("Consequences", "What the challenges risk.", kb.consequences),
        ("Indexes", "Weighted means of these, with levels of their own.", kb.indexes),
        ("Benefits", "What emotional intimacy gives.", kb.benefits),
        ("Strategies", "What helps.", kb.strategies),
        ("Contexts", "Kinds of relationships.", kb.contexts),
        ("Tailorings", "Offers for some people, that nobody is forced into.", kb.tailorings),
        ("Principles", "Worth knowing; no rule decides them.", kb.principles),
    ]
    return page(
        "# Concepts",
        "All that the core pack knows of besides signals, rules and practices. A number in brackets is the strength of "
        "a link: from 0 to 1.",
        *(
            block
            for title, about, entries in sections
            for block in [heading(2, title), about, *(_concept(entry) for entry in entries.values())]
        ),
        heading(2, "Questions people ask"),
        *(_question(entry) for entry in kb.faq.values()),
        heading(2, "References"),
        bullets(f"{escaped(entry.text)} {f'<{entry.url}>' if entry.url else ''}" for entry in kb.references.values()),
    )


def _concept(entry: Any) -> str:
    details = [
        f"{label}: {show(getattr(entry, key))}" for key, (label, show) in DETAILS.items() if getattr(entry, key, ())
    ]
    if evidence := getattr(entry, "evidence", None):
        details.append(f"Evidence: {evidence.grade.replace('_', ' ')}. {escaped(evidence.note)}")
    if getattr(entry, "professional", False):
        details.append("Support by a professional: what is left under a safety concern.")
    if getattr(entry, "private", False):
        details.append("Never part of what a partner may see.")
    return page(
        heading(3, escaped(entry.title), f"entry-{entry.id}"), escaped(entry.text), bullets(details), origin(entry)
    )


DETAILS: dict[str, tuple[str, Callable[[Any], str]]] = {
    "erodes": ("Wears down", links),
    "leads_to": ("Leads to", graded),
    "addresses": ("Addresses", graded),
    "builds": ("Builds", links),
    "yields": ("Yields", links),
    "after": ("Comes after", links),
    "practices": ("Practices", links),
}


def _question(entry: Any) -> str:
    strategies = f"What helps: {links(entry.strategies)}" if entry.strategies else ""
    return page(
        heading(3, escaped(entry.question), f"entry-{entry.id}"), escaped(entry.answer), strategies, origin(entry)
    )


def practices(kb: Any) -> str:
    return page(
        "# Practices",
        "What to do, concretely. What is tagged `joint`, `conflict` or `vulnerability`, and what is done by both, is "
        "not shown under a safety concern.",
        *(_practice(practice) for practice in kb.practices.values()),
    )


def _practice(entry: Any) -> str:
    return page(
        heading(2, escaped(entry.title), f"entry-{entry.id}"),
        "\n".join(f"{number}. {escaped(step)}" for number, step in enumerate(entry.steps, start=1)),
        bullets(
            [
                f"{entry.minutes} minutes, {entry.cadence.replace('_', ' ')}",
                "for both together" if entry.who == "both" else "for one alone",
                *(["tags: " + ", ".join(code(tag) for tag in entry.tags)] if entry.tags else []),
            ]
        ),
        origin(entry),
    )


def article(kb: Any) -> str:
    """Each fact of the source article, with the entries that come from it."""
    living: dict[str, list[Any]] = {}
    for section in SECTIONS:
        entries = kb.safety_rules if section == "safety" else getattr(kb, section)
        for entry in entries.values():
            for source in entry.source:
                if source.startswith("article#"):
                    living.setdefault(source.removeprefix("article#"), []).append(entry)
    facts = [line.split("\t") for line in FACTS.read_text("utf-8").splitlines()[1:]]
    rows = [
        (code(id), escaped(fact), ", ".join(code(entry.id) for entry in living.get(id, ())) or "**nowhere**")
        for id, _, fact in facts
    ]
    covered = sum(id in living for id, _, _ in facts)
    return page(
        heading(1, "What the article says, and where it lives"),
        "The core pack follows one article on how to build emotional intimacy. Its facts are listed here in short, in "
        "our words; each has an id, which entries of the pack name as their source (`article#ID`).",
        f"{covered} of {len(facts)} facts live in the pack.",
        table(("fact", "what it says", "entries"), rows),
    )


def instruments() -> str:
    """Each instrument: its scales, its cut-offs, and from where that is known."""
    return page(*(block for one in intimacy_kit.instruments().values() for block in _instrument(one)))


def _instrument(one: Any) -> list[str]:
    low, high = one.range
    differ = [f"{', '.join(map(str, own.items))}: {own.range[0]} to {own.range[1]}" for own in one.ranges]
    facts = [
        f"{one.items} items, answers {low} to {high}" + (f" (item {'; '.join(differ)})" if differ else ""),
        f"reversed: {', '.join(map(str, one.reversed))}" if one.reversed else "no item is reversed",
        escaped(one.licence),
        *(f"not verified: {escaped(fact)}" for fact in one.unverified),
        *(
            f"{escaped(work.citation)}{f' (doi:{escaped(work.doi)})' if work.doi else ''}"
            for work in one.sources.values()
        ),
    ]
    rows = [[code(one.scoring(scale).id), *_scale(one.scoring(scale), scale)] for scale in one.scales]
    head = ["scale", "what", "items", "score", "cut-off"]
    return [heading(3, escaped(one.title)), bullets(facts), table(head, rows)]


def _scale(scoring: Any, scale: Any) -> list[str]:
    low, high = scoring.bounds
    score = f"true from {scale.at_least} on" if scale.score == "flag" else f"{scale.score}, {low:g} to {high:g}"
    cuts = "; ".join(
        f"{cut.side} {cut.at:g}{'' if cut.verified else ' (not verified)'}: {escaped(cut.means)}"
        for cut in scale.cut_offs
    )
    return [escaped(scale.title), _ranges(scale.items), f"{score}; needs {scoring.least_answered}", cuts or "none"]


def _ranges(numbers: Sequence[int]) -> str:
    """Numbers in short: 1-18, or 1, 3, 5."""
    first, last = numbers[0], numbers[-1]
    whole = list(numbers) == list(range(first, last + 1))
    return f"{first}-{last}" if whole and last > first else ", ".join(map(str, numbers))


def api() -> dict[str, str]:
    """Every public name, and the types that are met in what they give, in pages by kind and by part of the library."""
    kinds: dict[str, list[str]] = {"Functions": [], "Classes": [], "Errors": [], "Other names": []}
    public = {name: getattr(intimacy_kit, name) for name in intimacy_kit.__all__}
    for name, value in public.items():
        qualified = f"intimacy_kit.{name}"
        if inspect.isclass(value):
            kinds["Errors" if issubclass(value, BaseException) else "Classes"].append(class_directive(qualified, value))
        elif inspect.ismodule(value):
            kinds["Functions"] += [directive("autofunction", f"{value.__name__}.{part}") for part in value.__all__]
        elif inspect.isroutine(value):
            kinds["Functions"].append(directive("autofunction", qualified))
        else:
            kinds["Other names"].append(directive("py:data", qualified, text=attribute_doc(name, value)))
    further: dict[str, list[str]] = {}
    for kind in types_met(public.values()):
        part = kind.__module__.split(".")[1]
        further.setdefault(part, []).append(class_directive(f"{kind.__module__}.{kind.__name__}", kind))
    met = "These are met in what public names take and give. There is no need to import them."
    pages = {f"{number}-{kind.lower().replace(' ', '-')}": page(heading(1, kind), *parts)
             for number, (kind, parts) in enumerate(kinds.items(), 1)}  # fmt: skip
    pages |= {f"5-types-{part}": page(heading(1, f"Further types: {part}"), met, *parts)
              for part, parts in sorted(further.items())}  # fmt: skip
    return {f"api/{name}.md": text for name, text in pages.items()}


def class_directive(name: str, kind: type) -> str:
    """A class with its members; the fields of a model with plain types, without the limits that are checked."""
    fields = get_type_hints(kind) if issubclass(kind, BaseModel) else {}
    fields.pop("model_config", None)
    hidden = ", ".join(["__init__", "__new__", "model_config", "model_post_init", *fields])
    options = ["members:", "undoc-members:", f"exclude-members: {hidden}"]
    if issubclass(kind, BaseException):
        return directive("autoexception", name, *options, "show-inheritance:")
    told = {
        name: text for base in reversed(kind.__mro__) for name, text in attributes(inspect.getdoc(base) or "").items()
    }
    text = "".join(
        f".. py:attribute:: {field}\n   :type: {stringify_annotation(hint, 'smart')}\n\n   {told.get(field, '')}\n\n"
        for field, hint in fields.items()
        if get_origin(hint) is not ClassVar and not field.startswith("_")
    )
    return directive("autoclass", name, *options, "inherited-members: BaseModel, Enum, Mapping, str", text=text)


def directive(kind: str, name: str, *options: str, text: str = "") -> str:
    body = [*(f"   :{option}" for option in options), "", *(f"   {line}" for line in text.splitlines())]
    return "\n".join(["```{eval-rst}", f".. {kind}:: {name}", *body, "```"])


def write_pages(app: Sphinx) -> None:
    kb = intimacy_kit.load_knowledge()
    pages = {
        "signals.md": signals(kb),
        "rules.md": rules(kb),
        "concepts.md": concepts(kb),
        "practices.md": practices(kb),
        "article.md": article(kb),
        **api(),
        "_instruments.md": instruments(),
        **key_pages(table),
    }
    folder = Path(app.srcdir) / "reference" / "generated"
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.rglob("*.md"):
        if old.relative_to(folder).as_posix() not in pages:
            old.unlink()
    for name, text in pages.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        if not path.exists() or path.read_text("utf-8") != text:  # an unchanged page is not read again
            path.write_text(text, "utf-8")


def write_playground(app: Sphinx, failure: Exception | None) -> None:
    """Write the example of a check-in on the device beside the pages, where the page that is called so shows it."""
    if failure is None and app.builder.format == "html":
        example = run_path(str(Path(app.srcdir).parent / "examples" / "on_device" / "build.py"))
        Path(app.outdir, "playground-page.html").write_text(example["page"](), "utf-8")


def reach_by_keyboard(app: Sphinx, failure: Exception | None) -> None:
    """Let blocks of code, which can be wider than a screen, be reached and scrolled by keyboard."""
    if failure is None and app.builder.format == "html":
        for file in Path(app.outdir).rglob("*.html"):
            text = file.read_text("utf-8")
            if "<pre>" in text:
                file.write_text(text.replace("<pre>", '<pre tabindex="0">'), "utf-8")


def setup(app: Sphinx) -> ExtensionMetadata:
    app.connect("builder-inited", write_pages)
    app.connect("build-finished", write_playground)
    app.connect("build-finished", reach_by_keyboard)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
