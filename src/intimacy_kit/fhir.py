"""FHIR R4: a check-in as a Questionnaire, and answers from a QuestionnaireResponse. Plain dicts, as JSON has them.

import intimacy_kit as ik

form = ik.fhir.questionnaire(kb, "de")
answers = ik.fhir.observations(response, kb)
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from intimacy_kit.answers.fhir.questionnaires import questionnaire_of
from intimacy_kit.answers.fhir.responses import answers_in
from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.model.observations import Observations
from intimacy_kit.model.pack import pack_names

__all__ = ["observations", "questionnaire"]


def questionnaire(kb: KnowledgeBase, locale: str | None = None) -> dict[str, Any]:
    """Return the questions of a knowledge base as a Questionnaire of FHIR R4.

    The linkId of an item is the id of its signal. Answers with names have a code, a display and their `ordinalValue`; a
    signal that is asked by a published questionnaire is a group, whose items have the LOINC codes of that. It has all
    questions: what is asked of whom, and in private, is up to the app (`designNote` says which are for one alone).

    Args:
        kb: the knowledge base, with its context.
        locale: the locale of the texts; by default that of the knowledge base.

    Raises:
        QuestionError: there are no texts in this locale (IK485), or it is no locale (IK404).
    """
    runtime = kb.runtime.chosen(None, (), locale)
    context = runtime.context
    return questionnaire_of(
        runtime.built.contents.signals, context.messages, locale=context.locale, version=pack_names(kb.packs)
    )


def observations(
    response: Mapping[str, Any], kb: KnowledgeBase, questionnaire: Mapping[str, Any] | None = None
) -> Observations:
    """Return the answers in a QuestionnaireResponse of FHIR R4, checked as `kb.observations` does.

    An item is that of a signal by its linkId, and an item of the PHQ or the GAD also by a LOINC code: in its linkId,
    or, if the questionnaire is given, as one of its codes. So a PHQ-9 fills in the signals that are asked by the PHQ-2,
    and any answer to its last item above "not at all" is the signal `suicidal_thoughts`. Coded answers count by
    `ordinalValue` or `itemWeight`, or by a code that the form here has. Items of other questionnaires are passed over;
    what nearly has the name of a signal is an error, and so is an answer that cannot be read: it might be about safety.

    Args:
        response: the resource.
        kb: the knowledge base.
        questionnaire: the Questionnaire that it answers, for its LOINC codes and the weights of its options.

    Raises:
        ObservationError: this is no such response, or no finished one (IK310); items are nearly named as signals
            (IK307), none is (IK308), or one is there twice (IK309); answers do not fit (IK303 to IK306).
    """
    rules = kb.runtime.built
    return kb.observations(answers_in(response, rules.contents.signals, rules.rulebook.about_safety, questionnaire))
