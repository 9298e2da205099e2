"""Tell at the end of a diagnosis where the questions are answered that people ask."""

from __future__ import annotations

import typer

from intimacy_kit.cli.telling import tell
from intimacy_kit.diagnosis import Diagnosis
from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.messages.catalogue import messages_in


def tell_worth_knowing(diagnosis: Diagnosis, knowledge: KnowledgeBase) -> None:
    """Name the command that answers them, if the packs have any.

    It also tells what helps couples in general, so it is named to nobody who may be unsafe: not under a concern or a
    caution, and not before the questions about safety are answered.
    """
    safety = diagnosis.safety
    if not knowledge.faq or safety.status != "no_concern_reported" or safety.cautions:
        return
    say = messages_in(knowledge.locale)
    command = "intimacy-kit faq" if knowledge.context is None else f"intimacy-kit faq --context {knowledge.context}"
    typer.echo()
    tell(say.gettext("More on closeness, and what people ask: {command}", command=command))
