"""The document of a comparison: level against level, and the rules that it is due to."""

from __future__ import annotations

from intimacy_kit.documents.tree import Block, Document, Paragraph, Table, section
from intimacy_kit.messages.catalogue import Messages, messages_in
from intimacy_kit.validation.changes import ComparisonData, Moved, TargetChange


def changes_document(found: ComparisonData) -> Document:
    """Return the document of a comparison."""
    say = messages_in(found.locale)
    body: list[Block] = [Paragraph(say.gettext("{cases} cases.", cases=found.cases))]
    words = {"yes": say.gettext("concern"), "no": say.gettext("no concern")}
    safety = [moved.model_copy(update={"old": words[moved.old], "new": words[moved.new]}) for moved in found.safety]
    body += section(say.gettext("Safety"), _moved(safety, say))
    if found.lost_concerns:
        lost = say.ngettext(
            "In {count} case a safety concern is there no more.",
            "In {count} cases a safety concern is there no more.",
            found.lost_concerns,
        )
        body.append(Paragraph(lost, "notice"))
    for each in found.targets:
        if each.changed:
            body += section(each.title, _change(each, say), own=False)
    same = [each.title for each in found.targets if not each.changed]
    if same:
        body.append(Paragraph(say.gettext("The same in all cases: {titles}.", titles=", ".join(same))))
    for heading, ids in (
        (say.gettext("Only in the new one"), found.added),
        (say.gettext("Only in the old one"), found.removed),
    ):
        body += section(heading, [Paragraph(", ".join(ids), own=False)] if ids else ())
    return Document(say.gettext("What the new rules change"), tuple(body), say, locale=found.locale)


def _change(found: TargetChange, say: Messages) -> list[Block]:
    share = say.decimals(f"{100 * found.share:.1f}")
    told = say.ngettext(
        "{count} case has another level ({share} of 100).",
        "{count} cases have another level ({share} of 100).",
        found.changed,
        share=share,
    )
    why = {
        "added": say.gettext("new"),
        "removed": say.gettext("no more there"),
        "changed": say.gettext("says or weighs something else"),
        "other_cases": say.gettext("true in other cases"),
    }
    header = (say.gettext("rule"), say.gettext("why"), say.gettext("cases with another level"))
    rows = tuple((each.id, why[each.why], str(each.cases)) for each in found.rules)
    due: Block = (
        Table(header, rows, own=True)
        if rows
        else Paragraph(say.gettext("No rule of it has changed: it follows from other findings."), "soft")
    )
    return [Paragraph(told), *_moved(found.moved, say), due]


def _moved(moved: list[Moved] | tuple[Moved, ...], say: Messages) -> list[Block]:
    header = (say.gettext("before"), say.gettext("after"), say.gettext("cases"))
    rows = tuple((each.old, each.new, str(each.cases)) for each in moved)
    return [Table(header, rows, own=True)] if rows else []
