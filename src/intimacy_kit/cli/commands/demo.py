"""`intimacy-kit demo`: diagnose built-in example answers."""

from __future__ import annotations

from collections.abc import Mapping

import typer

from intimacy_kit.cli.exit_codes import exit_on_error
from intimacy_kit.cli.options import Context, Html, Locale, Overwrite, within_options
from intimacy_kit.cli.telling import show_each, tell, told_page, write_page
from intimacy_kit.cli.worth_knowing import tell_worth_knowing
from intimacy_kit.loading import load_knowledge
from intimacy_kit.messages.catalogue import messages_in

ANSWERS: Mapping[str, float | bool | str] = {
    "quality_time_hours": 2,
    "daily_talk_minutes": 20,
    "cancelled_plans": 3,
    "rituals_kept": 1,
    "work_hours": 52,
    "feels_heard": 2,
    "shares_feelings": 1,
    "distracted_when_talking": 3,
    "unresolved_conflicts": 3,
    "same_argument_returns": 3,
    "repair_works": 2,
    "trust": 8,
    "hides_feelings": 2,
    "honesty": 4,
    "promises_kept": 3,
    "appreciation": 2,
    "fears_partner": False,
    "controlled_by_partner": False,
    "hurt_by_partner": False,
    "watched_or_isolated": False,
    "pressed_into_sex": False,
    "choked_or_threatened_with_weapon": False,
    "child_at_risk": False,
    "hurt_partner": False,
    "suicidal_thoughts": False,
}


def run(*, context: Context = None, locale: Locale = None, html: Html = None, overwrite: Overwrite = False) -> None:
    """Diagnose a couple that was made up. It also tells why their first challenge was found."""
    with exit_on_error():
        knowledge = within_options(load_knowledge(plugins=False), context, locale=locale, for_people=True)
        diagnosis = knowledge.diagnose({id: answer for id, answer in ANSWERS.items() if id in knowledge.signals})
        write_page(diagnosis, html, overwrite=overwrite)
        show_each([diagnosis, diagnosis.explain(diagnosis.challenges[0].id)])
        told_page(html)
        typer.echo()
        say = messages_in(knowledge.locale)
        tell(say.gettext("Now with answers of your own: {command}", command="intimacy-kit ask"))
        tell_worth_knowing(diagnosis, knowledge)
