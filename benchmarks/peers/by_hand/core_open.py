"""The rules of the core pack by hand, for cases in which not everything is answered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

NAN = float("nan")


def diagnose(case: Mapping[str, Any]) -> tuple[list[str], list[str], dict[str, tuple[float, float, float]]]:
    """The rules that fire, those that are open, and the scores, each with the lowest and highest it could become."""
    fired: list[str] = []
    undetermined: list[str] = []
    anxiety = case.get("anxiety", NAN)
    appreciation = case.get("appreciation", NAN)
    attachment_anxiety = case.get("attachment_anxiety", NAN)
    attachment_avoidance = case.get("attachment_avoidance", NAN)
    attraction_elsewhere = case.get("attraction_elsewhere", NAN)
    broke_trust = case.get("broke_trust", None)
    cancelled_plans = case.get("cancelled_plans", NAN)
    commitment = case.get("commitment", NAN)
    compromise = case.get("compromise", NAN)
    conflict_frequency = case.get("conflict_frequency", NAN)
    conflict_topic = case.get("conflict_topic", None)
    contempt = case.get("contempt", NAN)
    criticism = case.get("criticism", NAN)
    daily_gestures = case.get("daily_gestures", NAN)
    daily_talk_minutes = case.get("daily_talk_minutes", NAN)
    defensiveness = case.get("defensiveness", NAN)
    distracted_when_talking = case.get("distracted_when_talking", NAN)
    emotional_closeness = case.get("emotional_closeness", NAN)
    emotional_support = case.get("emotional_support", NAN)
    empathy_felt = case.get("empathy_felt", NAN)
    fears_judgment = case.get("fears_judgment", NAN)
    feels_heard = case.get("feels_heard", NAN)
    flooding = case.get("flooding", NAN)
    frustration = case.get("frustration", NAN)
    good_news_welcomed = case.get("good_news_welcomed", NAN)
    growth_together = case.get("growth_together", NAN)
    harsh_startup = case.get("harsh_startup", NAN)
    hides_feelings = case.get("hides_feelings", NAN)
    honesty = case.get("honesty", NAN)
    interrupts = case.get("interrupts", NAN)
    knows_partner_world = case.get("knows_partner_world", NAN)
    loneliness = case.get("loneliness", NAN)
    low_mood = case.get("low_mood", NAN)
    major_life_change = case.get("major_life_change", None)
    misunderstandings = case.get("misunderstandings", NAN)
    open_questions = case.get("open_questions", NAN)
    own_criticism = case.get("own_criticism", NAN)
    own_defensiveness = case.get("own_defensiveness", NAN)
    own_distraction = case.get("own_distraction", NAN)
    own_interruptions = case.get("own_interruptions", NAN)
    partner_commitment = case.get("partner_commitment", NAN)
    partner_substance_misuse = case.get("partner_substance_misuse", None)
    past_betrayal = case.get("past_betrayal", None)
    past_hurts_raised = case.get("past_hurts_raised", NAN)
    physical_intimacy = case.get("physical_intimacy", NAN)
    playfulness = case.get("playfulness", NAN)
    promises_kept = case.get("promises_kept", NAN)
    quality_time_hours = case.get("quality_time_hours", NAN)
    relationship_satisfaction = case.get("relationship_satisfaction", NAN)
    repair_works = case.get("repair_works", NAN)
    resentment = case.get("resentment", NAN)
    rituals_kept = case.get("rituals_kept", NAN)
    same_argument_returns = case.get("same_argument_returns", NAN)
    sexual_satisfaction = case.get("sexual_satisfaction", NAN)
    shared_activities = case.get("shared_activities", NAN)
    shares_fears_and_dreams = case.get("shares_fears_and_dreams", NAN)
    shares_feelings = case.get("shares_feelings", NAN)
    shares_needs = case.get("shares_needs", NAN)
    stonewalling = case.get("stonewalling", NAN)
    substance_misuse = case.get("substance_misuse", None)
    thoughts_of_leaving = case.get("thoughts_of_leaving", NAN)
    trust = case.get("trust", NAN)
    unresolved_conflicts = case.get("unresolved_conflicts", NAN)
    validation = case.get("validation", NAN)
    vulnerability_used_against = case.get("vulnerability_used_against", NAN)
    willing_to_work = case.get("willing_to_work", NAN)
    work_hours = case.get("work_hours", NAN)

    # Talking has become hard
    remaining = remaining_low = remaining_high = 1.0
    relief = relief_low = relief_high = 1.0
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if distracted_when_talking > 3.5:
        own = 0.25
    elif distracted_when_talking > 2.5:
        own = 0.15
    elif distracted_when_talking > 1.5:
        own = 0.06
    elif distracted_when_talking > 0.5:
        own = 0.02
    if own:
        fired.append("divided_attention")
    own_low = own
    own_high = 0.0
    if not (distracted_when_talking <= 3.5):
        own_high = 0.25
    elif not (distracted_when_talking <= 2.5):
        own_high = 0.15
    elif not (distracted_when_talking <= 1.5):
        own_high = 0.06
    elif not (distracted_when_talking <= 0.5):
        own_high = 0.02
    if own_high > own_low:
        undetermined.append("divided_attention")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if own_distraction > 3.5:
        own = 0.16
    elif own_distraction > 2.5:
        own = 0.1
    elif own_distraction > 1.5:
        own = 0.03
    elif own_distraction > 0.5:
        own = 0.01
    if own:
        fired.append("own_attention_elsewhere")
    own_low = own
    own_high = 0.0
    if not (own_distraction <= 3.5):
        own_high = 0.16
    elif not (own_distraction <= 2.5):
        own_high = 0.1
    elif not (own_distraction <= 1.5):
        own_high = 0.03
    elif not (own_distraction <= 0.5):
        own_high = 0.01
    if own_high > own_low:
        undetermined.append("own_attention_elsewhere")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if own_interruptions > 3.5:
        own = 0.16
    elif own_interruptions > 2.5:
        own = 0.1
    elif own_interruptions > 1.5:
        own = 0.03
    elif own_interruptions > 0.5:
        own = 0.01
    if own:
        fired.append("own_words_come_too_soon")
    own_low = own
    own_high = 0.0
    if not (own_interruptions <= 3.5):
        own_high = 0.16
    elif not (own_interruptions <= 2.5):
        own_high = 0.1
    elif not (own_interruptions <= 1.5):
        own_high = 0.03
    elif not (own_interruptions <= 0.5):
        own_high = 0.01
    if own_high > own_low:
        undetermined.append("own_words_come_too_soon")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if interrupts > 3.5:
        own = 0.25
    elif interrupts > 2.5:
        own = 0.15
    elif interrupts > 1.5:
        own = 0.06
    elif interrupts > 0.5:
        own = 0.02
    if own:
        fired.append("talking_over")
    own_low = own
    own_high = 0.0
    if not (interrupts <= 3.5):
        own_high = 0.25
    elif not (interrupts <= 2.5):
        own_high = 0.15
    elif not (interrupts <= 1.5):
        own_high = 0.06
    elif not (interrupts <= 0.5):
        own_high = 0.02
    if own_high > own_low:
        undetermined.append("talking_over")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if validation < 0.5:
        own = 0.4
    elif validation < 1.5:
        own = 0.27
    elif validation < 2.5:
        own = 0.1
    elif validation < 3.5:
        own = 0.03
    if own:
        fired.append("feelings_not_taken_seriously")
    own_low = own
    own_high = 0.0
    if not (validation >= 0.5):
        own_high = 0.4
    elif not (validation >= 1.5):
        own_high = 0.27
    elif not (validation >= 2.5):
        own_high = 0.1
    elif not (validation >= 3.5):
        own_high = 0.03
    if own_high > own_low:
        undetermined.append("feelings_not_taken_seriously")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if misunderstandings > 3.5:
        own = 0.4
    elif misunderstandings > 2.5:
        own = 0.27
    elif misunderstandings > 1.5:
        own = 0.1
    elif misunderstandings > 0.5:
        own = 0.03
    if own:
        fired.append("often_misunderstood")
    own_low = own
    own_high = 0.0
    if not (misunderstandings <= 3.5):
        own_high = 0.4
    elif not (misunderstandings <= 2.5):
        own_high = 0.27
    elif not (misunderstandings <= 1.5):
        own_high = 0.1
    elif not (misunderstandings <= 0.5):
        own_high = 0.03
    if own_high > own_low:
        undetermined.append("often_misunderstood")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if feels_heard < 0.5:
        own = 0.44
    elif feels_heard < 1.5:
        own = 0.3
    elif feels_heard < 2.5:
        own = 0.12
    elif feels_heard < 3.5:
        own = 0.03
    if own:
        fired.append("rarely_heard")
    own_low = own
    own_high = 0.0
    if not (feels_heard >= 0.5):
        own_high = 0.44
    elif not (feels_heard >= 1.5):
        own_high = 0.3
    elif not (feels_heard >= 2.5):
        own_high = 0.12
    elif not (feels_heard >= 3.5):
        own_high = 0.03
    if own_high > own_low:
        undetermined.append("rarely_heard")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if daily_talk_minutes < 10 and feels_heard < 2.5:
        own = 0.2
    if own:
        fired.append("short_and_unheard")
    own_low = own
    own_high = 0.0
    if not (daily_talk_minutes >= 10 or feels_heard >= 2.5):
        own_high = 0.2
    if own_high > own_low:
        undetermined.append("short_and_unheard")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if hides_feelings > 3.5:
        own = 0.24
    elif hides_feelings > 2.5:
        own = 0.14
    elif hides_feelings > 1.5:
        own = 0.05
    if own:
        fired.append("feelings_kept_back")
    own_low = own
    own_high = 0.0
    if not (hides_feelings <= 3.5):
        own_high = 0.24
    elif not (hides_feelings <= 2.5):
        own_high = 0.14
    elif not (hides_feelings <= 1.5):
        own_high = 0.05
    if own_high > own_low:
        undetermined.append("feelings_kept_back")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if shares_feelings < 0.5:
        own = 0.4
    elif shares_feelings < 1.5:
        own = 0.28
    elif shares_feelings < 2.5:
        own = 0.1
    elif shares_feelings < 3.5:
        own = 0.03
    if own:
        fired.append("feelings_left_unsaid")
    own_low = own
    own_high = 0.0
    if not (shares_feelings >= 0.5):
        own_high = 0.4
    elif not (shares_feelings >= 1.5):
        own_high = 0.28
    elif not (shares_feelings >= 2.5):
        own_high = 0.1
    elif not (shares_feelings >= 3.5):
        own_high = 0.03
    if own_high > own_low:
        undetermined.append("feelings_left_unsaid")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if shares_needs < 0.5:
        own = 0.35
    elif shares_needs < 1.5:
        own = 0.22
    elif shares_needs < 2.5:
        own = 0.08
    elif shares_needs < 3.5:
        own = 0.02
    if own:
        fired.append("needs_left_unsaid")
    own_low = own
    own_high = 0.0
    if not (shares_needs >= 0.5):
        own_high = 0.35
    elif not (shares_needs >= 1.5):
        own_high = 0.22
    elif not (shares_needs >= 2.5):
        own_high = 0.08
    elif not (shares_needs >= 3.5):
        own_high = 0.02
    if own_high > own_low:
        undetermined.append("needs_left_unsaid")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if contempt > 3.5:
        own = 0.5
    elif contempt > 2.5:
        own = 0.36
    elif contempt > 1.5:
        own = 0.18
    elif contempt > 0.5:
        own = 0.06
    if own:
        fired.append("contempt_in_talks")
    own_low = own
    own_high = 0.0
    if not (contempt <= 3.5):
        own_high = 0.5
    elif not (contempt <= 2.5):
        own_high = 0.36
    elif not (contempt <= 1.5):
        own_high = 0.18
    elif not (contempt <= 0.5):
        own_high = 0.06
    if own_high > own_low:
        undetermined.append("contempt_in_talks")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if criticism > 3.5:
        own = 0.4
    elif criticism > 2.5:
        own = 0.28
    elif criticism > 1.5:
        own = 0.1
    elif criticism > 0.5:
        own = 0.03
    if own:
        fired.append("criticism_in_talks")
    own_low = own
    own_high = 0.0
    if not (criticism <= 3.5):
        own_high = 0.4
    elif not (criticism <= 2.5):
        own_high = 0.28
    elif not (criticism <= 1.5):
        own_high = 0.1
    elif not (criticism <= 0.5):
        own_high = 0.03
    if own_high > own_low:
        undetermined.append("criticism_in_talks")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if defensiveness > 3.5:
        own = 0.34
    elif defensiveness > 2.5:
        own = 0.22
    elif defensiveness > 1.5:
        own = 0.08
    elif defensiveness > 0.5:
        own = 0.03
    if own:
        fired.append("defending_in_talks")
    own_low = own
    own_high = 0.0
    if not (defensiveness <= 3.5):
        own_high = 0.34
    elif not (defensiveness <= 2.5):
        own_high = 0.22
    elif not (defensiveness <= 1.5):
        own_high = 0.08
    elif not (defensiveness <= 0.5):
        own_high = 0.03
    if own_high > own_low:
        undetermined.append("defending_in_talks")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if harsh_startup > 3.5:
        own = 0.36
    elif harsh_startup > 2.5:
        own = 0.25
    elif harsh_startup > 1.5:
        own = 0.1
    elif harsh_startup > 0.5:
        own = 0.03
    if own:
        fired.append("harsh_beginnings")
    own_low = own
    own_high = 0.0
    if not (harsh_startup <= 3.5):
        own_high = 0.36
    elif not (harsh_startup <= 2.5):
        own_high = 0.25
    elif not (harsh_startup <= 1.5):
        own_high = 0.1
    elif not (harsh_startup <= 0.5):
        own_high = 0.03
    if own_high > own_low:
        undetermined.append("harsh_beginnings")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if own_defensiveness > 3.5:
        own = 0.2
    elif own_defensiveness > 2.5:
        own = 0.12
    elif own_defensiveness > 1.5:
        own = 0.04
    elif own_defensiveness > 0.5:
        own = 0.02
    if own:
        fired.append("own_defence_first")
    own_low = own
    own_high = 0.0
    if not (own_defensiveness <= 3.5):
        own_high = 0.2
    elif not (own_defensiveness <= 2.5):
        own_high = 0.12
    elif not (own_defensiveness <= 1.5):
        own_high = 0.04
    elif not (own_defensiveness <= 0.5):
        own_high = 0.02
    if own_high > own_low:
        undetermined.append("own_defence_first")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if own_criticism > 3.5:
        own = 0.22
    elif own_criticism > 2.5:
        own = 0.14
    elif own_criticism > 1.5:
        own = 0.05
    elif own_criticism > 0.5:
        own = 0.02
    if own:
        fired.append("own_words_turn_sharp")
    own_low = own
    own_high = 0.0
    if not (own_criticism <= 3.5):
        own_high = 0.22
    elif not (own_criticism <= 2.5):
        own_high = 0.14
    elif not (own_criticism <= 1.5):
        own_high = 0.05
    elif not (own_criticism <= 0.5):
        own_high = 0.02
    if own_high > own_low:
        undetermined.append("own_words_turn_sharp")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if (criticism > 2.5) + (defensiveness > 2.5) + (contempt > 1.5) + (stonewalling > 2.5) + (harsh_startup > 2.5) >= 3:
        own = 0.45
    if own:
        fired.append("several_hard_patterns")
    own_low = own
    own_high = 0.0
    if not (
        (criticism <= 2.5) + (defensiveness <= 2.5) + (contempt <= 1.5) + (stonewalling <= 2.5) + (harsh_startup <= 2.5)
        >= 3
    ):
        own_high = 0.45
    if own_high > own_low:
        undetermined.append("several_hard_patterns")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if flooding > 3.5:
        own = 0.3
    elif flooding > 2.5:
        own = 0.2
    elif flooding > 1.5:
        own = 0.08
    elif flooding > 0.5:
        own = 0.02
    if own:
        fired.append("overwhelmed_in_talks")
    own_low = own
    own_high = 0.0
    if not (flooding <= 3.5):
        own_high = 0.3
    elif not (flooding <= 2.5):
        own_high = 0.2
    elif not (flooding <= 1.5):
        own_high = 0.08
    elif not (flooding <= 0.5):
        own_high = 0.02
    if own_high > own_low:
        undetermined.append("overwhelmed_in_talks")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if stonewalling > 3.5:
        own = 0.4
    elif stonewalling > 2.5:
        own = 0.27
    elif stonewalling > 1.5:
        own = 0.1
    elif stonewalling > 0.5:
        own = 0.03
    if own:
        fired.append("shutting_down")
    own_low = own
    own_high = 0.0
    if not (stonewalling <= 3.5):
        own_high = 0.4
    elif not (stonewalling <= 2.5):
        own_high = 0.27
    elif not (stonewalling <= 1.5):
        own_high = 0.1
    elif not (stonewalling <= 0.5):
        own_high = 0.03
    if own_high > own_low:
        undetermined.append("shutting_down")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if emotional_closeness >= 8.75:
        own = 0.21
    elif emotional_closeness >= 7.75:
        own = 0.1
    if own:
        fired.append("closeness_forgives_words")
    own_high = own
    own_low = 0.0
    if not (emotional_closeness < 8.75):
        own_low = 0.21
    elif not (emotional_closeness < 7.75):
        own_low = 0.1
    if own_low > own_high:
        undetermined.append("closeness_forgives_words")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    relief *= 1.0 - strongest
    relief_low *= 1.0 - strongest_low
    relief_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if open_questions > 3.5:
        own = 0.21
    elif open_questions > 2.5:
        own = 0.1
    if own:
        fired.append("curious_questions")
    own_high = own
    own_low = 0.0
    if not (open_questions <= 3.5):
        own_low = 0.21
    elif not (open_questions <= 2.5):
        own_low = 0.1
    if own_low > own_high:
        undetermined.append("curious_questions")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    relief *= 1.0 - strongest
    relief_low *= 1.0 - strongest_low
    relief_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if feels_heard > 3.5:
        own = 0.4
    elif feels_heard > 2.5:
        own = 0.21
    if own:
        fired.append("heard_and_taken_seriously")
    own_high = own
    own_low = 0.0
    if not (feels_heard <= 3.5):
        own_low = 0.4
    elif not (feels_heard <= 2.5):
        own_low = 0.21
    if own_low > own_high:
        undetermined.append("heard_and_taken_seriously")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if validation > 3.5:
        own = 0.35
    elif validation > 2.5:
        own = 0.15
    if own:
        fired.append("taken_seriously")
    own_high = own
    own_low = 0.0
    if not (validation <= 3.5):
        own_low = 0.35
    elif not (validation <= 2.5):
        own_low = 0.15
    if own_low > own_high:
        undetermined.append("taken_seriously")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    relief *= 1.0 - strongest
    relief_low *= 1.0 - strongest_low
    relief_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if repair_works > 3.5:
        own = 0.27
    elif repair_works > 2.5:
        own = 0.15
    if own:
        fired.append("talks_that_mend")
    own_high = own
    own_low = 0.0
    if not (repair_works <= 3.5):
        own_low = 0.27
    elif not (repair_works <= 2.5):
        own_low = 0.15
    if own_low > own_high:
        undetermined.append("talks_that_mend")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    relief *= 1.0 - strongest
    relief_low *= 1.0 - strongest_low
    relief_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if shares_feelings > 3.5:
        own = 0.35
    elif shares_feelings > 2.5:
        own = 0.15
    if own:
        fired.append("feelings_and_needs_voiced")
    own_high = own
    own_low = 0.0
    if not (shares_feelings <= 3.5):
        own_low = 0.35
    elif not (shares_feelings <= 2.5):
        own_low = 0.15
    if own_low > own_high:
        undetermined.append("feelings_and_needs_voiced")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if shares_needs > 3.5:
        own = 0.27
    elif shares_needs > 2.5:
        own = 0.15
    if own:
        fired.append("needs_voiced")
    own_high = own
    own_low = 0.0
    if not (shares_needs <= 3.5):
        own_low = 0.27
    elif not (shares_needs <= 2.5):
        own_low = 0.15
    if own_low > own_high:
        undetermined.append("needs_voiced")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    relief *= 1.0 - strongest
    relief_low *= 1.0 - strongest_low
    relief_high *= 1.0 - strongest_high
    communication_breakdown = (1.0 - remaining) * relief
    communication_breakdown_low = (1.0 - remaining_low) * relief_low
    communication_breakdown_high = (1.0 - remaining_high) * relief_high

    # Old conflicts still weigh
    remaining = remaining_low = remaining_high = 1.0
    relief = relief_low = relief_high = 1.0
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if past_betrayal is True and resentment > 1.5:
        own = 0.28
    elif past_betrayal is True:
        own = 0.14
    if own:
        fired.append("breach_still_hurts")
    own_low = own
    own_high = 0.0
    if not (past_betrayal is False or resentment <= 1.5):
        own_high = 0.28
    elif past_betrayal is not False:
        own_high = 0.14
    if own_high > own_low:
        undetermined.append("breach_still_hurts")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if harsh_startup > 3.5:
        own = 0.25
    elif harsh_startup > 2.5:
        own = 0.16
    elif harsh_startup > 1.5:
        own = 0.06
    elif harsh_startup > 0.5:
        own = 0.02
    if own:
        fired.append("harsh_and_unsettled")
    own_low = own
    own_high = 0.0
    if not (harsh_startup <= 3.5):
        own_high = 0.25
    elif not (harsh_startup <= 2.5):
        own_high = 0.16
    elif not (harsh_startup <= 1.5):
        own_high = 0.06
    elif not (harsh_startup <= 0.5):
        own_high = 0.02
    if own_high > own_low:
        undetermined.append("harsh_and_unsettled")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if flooding > 3.5:
        own = 0.28
    elif flooding > 2.5:
        own = 0.18
    elif flooding > 1.5:
        own = 0.06
    elif flooding > 0.5:
        own = 0.02
    if own:
        fired.append("overwhelmed_in_quarrels")
    own_low = own
    own_high = 0.0
    if not (flooding <= 3.5):
        own_high = 0.28
    elif not (flooding <= 2.5):
        own_high = 0.18
    elif not (flooding <= 1.5):
        own_high = 0.06
    elif not (flooding <= 0.5):
        own_high = 0.02
    if own_high > own_low:
        undetermined.append("overwhelmed_in_quarrels")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if conflict_topic in ("opinions", "money", "personal") and unresolved_conflicts >= 4:
        own = 0.28
    elif conflict_topic in ("opinions", "money", "personal") and unresolved_conflicts >= 2:
        own = 0.1
    if own:
        fired.append("common_topics_left_open")
    own_low = own
    own_high = 0.0
    if not (
        (conflict_topic is not None and conflict_topic not in ("opinions", "money", "personal"))
        or unresolved_conflicts < 4
    ):
        own_high = 0.28
    elif not (
        (conflict_topic is not None and conflict_topic not in ("opinions", "money", "personal"))
        or unresolved_conflicts < 2
    ):
        own_high = 0.1
    if own_high > own_low:
        undetermined.append("common_topics_left_open")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if unresolved_conflicts >= 10:
        own = 0.46
    elif unresolved_conflicts >= 8:
        own = 0.42
    elif unresolved_conflicts >= 6:
        own = 0.38
    elif unresolved_conflicts >= 5:
        own = 0.32
    elif unresolved_conflicts >= 4:
        own = 0.26
    elif unresolved_conflicts >= 3:
        own = 0.14
    elif unresolved_conflicts >= 2:
        own = 0.06
    elif unresolved_conflicts >= 1:
        own = 0.02
    if own:
        fired.append("open_disagreements")
    own_low = own
    own_high = 0.0
    if not (unresolved_conflicts < 10):
        own_high = 0.46
    elif not (unresolved_conflicts < 8):
        own_high = 0.42
    elif not (unresolved_conflicts < 6):
        own_high = 0.38
    elif not (unresolved_conflicts < 5):
        own_high = 0.32
    elif not (unresolved_conflicts < 4):
        own_high = 0.26
    elif not (unresolved_conflicts < 3):
        own_high = 0.14
    elif not (unresolved_conflicts < 2):
        own_high = 0.06
    elif not (unresolved_conflicts < 1):
        own_high = 0.02
    if own_high > own_low:
        undetermined.append("open_disagreements")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if past_hurts_raised > 3.5:
        own = 0.4
    elif past_hurts_raised > 2.5:
        own = 0.26
    elif past_hurts_raised > 1.5:
        own = 0.12
    elif past_hurts_raised > 0.5:
        own = 0.03
    if own:
        fired.append("old_hurts_return")
    own_low = own
    own_high = 0.0
    if not (past_hurts_raised <= 3.5):
        own_high = 0.4
    elif not (past_hurts_raised <= 2.5):
        own_high = 0.26
    elif not (past_hurts_raised <= 1.5):
        own_high = 0.12
    elif not (past_hurts_raised <= 0.5):
        own_high = 0.03
    if own_high > own_low:
        undetermined.append("old_hurts_return")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if resentment > 3.5:
        own = 0.42
    elif resentment > 2.5:
        own = 0.3
    elif resentment > 1.5:
        own = 0.15
    elif resentment > 0.5:
        own = 0.04
    if own:
        fired.append("resentment_lingers")
    own_low = own
    own_high = 0.0
    if not (resentment <= 3.5):
        own_high = 0.42
    elif not (resentment <= 2.5):
        own_high = 0.3
    elif not (resentment <= 1.5):
        own_high = 0.15
    elif not (resentment <= 0.5):
        own_high = 0.04
    if own_high > own_low:
        undetermined.append("resentment_lingers")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if conflict_topic in ("children", "family", "intimacy") and same_argument_returns > 2.5:
        own = 0.32
    elif conflict_topic in ("children", "family", "intimacy") and same_argument_returns > 1.5:
        own = 0.16
    if own:
        fired.append("tender_topics_return")
    own_low = own
    own_high = 0.0
    if not (
        (conflict_topic is not None and conflict_topic not in ("children", "family", "intimacy"))
        or same_argument_returns <= 2.5
    ):
        own_high = 0.32
    elif not (
        (conflict_topic is not None and conflict_topic not in ("children", "family", "intimacy"))
        or same_argument_returns <= 1.5
    ):
        own_high = 0.16
    if own_high > own_low:
        undetermined.append("tender_topics_return")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if same_argument_returns > 3.5:
        own = 0.4
    elif same_argument_returns > 2.5:
        own = 0.28
    elif same_argument_returns > 1.5:
        own = 0.12
    elif same_argument_returns > 0.5:
        own = 0.03
    if own:
        fired.append("the_same_argument")
    own_low = own
    own_high = 0.0
    if not (same_argument_returns <= 3.5):
        own_high = 0.4
    elif not (same_argument_returns <= 2.5):
        own_high = 0.28
    elif not (same_argument_returns <= 1.5):
        own_high = 0.12
    elif not (same_argument_returns <= 0.5):
        own_high = 0.03
    if own_high > own_low:
        undetermined.append("the_same_argument")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if compromise < 0.5:
        own = 0.34
    elif compromise < 1.5:
        own = 0.22
    elif compromise < 2.5:
        own = 0.08
    elif compromise < 3.5:
        own = 0.02
    if own:
        fired.append("no_middle_way")
    own_low = own
    own_high = 0.0
    if not (compromise >= 0.5):
        own_high = 0.34
    elif not (compromise >= 1.5):
        own_high = 0.22
    elif not (compromise >= 2.5):
        own_high = 0.08
    elif not (compromise >= 3.5):
        own_high = 0.02
    if own_high > own_low:
        undetermined.append("no_middle_way")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if conflict_frequency >= 4 and repair_works < 1.5:
        own = 0.36
    elif conflict_frequency >= 4 and repair_works < 2.5:
        own = 0.18
    if own:
        fired.append("often_and_unrepaired")
    own_low = own
    own_high = 0.0
    if not (conflict_frequency < 4 or repair_works >= 1.5):
        own_high = 0.36
    elif not (conflict_frequency < 4 or repair_works >= 2.5):
        own_high = 0.18
    if own_high > own_low:
        undetermined.append("often_and_unrepaired")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if repair_works < 0.5:
        own = 0.42
    elif repair_works < 1.5:
        own = 0.28
    elif repair_works < 2.5:
        own = 0.12
    elif repair_works < 3.5:
        own = 0.03
    if own:
        fired.append("quarrels_without_repair")
    own_low = own
    own_high = 0.0
    if not (repair_works >= 0.5):
        own_high = 0.42
    elif not (repair_works >= 1.5):
        own_high = 0.28
    elif not (repair_works >= 2.5):
        own_high = 0.12
    elif not (repair_works >= 3.5):
        own_high = 0.03
    if own_high > own_low:
        undetermined.append("quarrels_without_repair")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if unresolved_conflicts < 1:
        own = 0.24
    elif unresolved_conflicts < 2:
        own = 0.1
    if own:
        fired.append("few_matters_open")
    own_high = own
    own_low = 0.0
    if not (unresolved_conflicts >= 1):
        own_low = 0.24
    elif not (unresolved_conflicts >= 2):
        own_low = 0.1
    if own_low > own_high:
        undetermined.append("few_matters_open")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    relief *= 1.0 - strongest
    relief_low *= 1.0 - strongest_low
    relief_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if relationship_satisfaction >= 8.75:
        own = 0.21
    elif relationship_satisfaction >= 7.75:
        own = 0.1
    if own:
        fired.append("good_on_the_whole")
    own_high = own
    own_low = 0.0
    if not (relationship_satisfaction < 8.75):
        own_low = 0.21
    elif not (relationship_satisfaction < 7.75):
        own_low = 0.1
    if own_low > own_high:
        undetermined.append("good_on_the_whole")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    relief *= 1.0 - strongest
    relief_low *= 1.0 - strongest_low
    relief_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if resentment < 0.5:
        own = 0.3
    elif resentment < 1.5:
        own = 0.15
    if own:
        fired.append("little_resentment_left")
    own_high = own
    own_low = 0.0
    if not (resentment >= 0.5):
        own_low = 0.3
    elif not (resentment >= 1.5):
        own_low = 0.15
    if own_low > own_high:
        undetermined.append("little_resentment_left")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if past_hurts_raised < 0.5:
        own = 0.24
    elif past_hurts_raised < 1.5:
        own = 0.1
    if own:
        fired.append("past_may_rest")
    own_high = own
    own_low = 0.0
    if not (past_hurts_raised >= 0.5):
        own_low = 0.24
    elif not (past_hurts_raised >= 1.5):
        own_low = 0.1
    if own_low > own_high:
        undetermined.append("past_may_rest")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    relief *= 1.0 - strongest
    relief_low *= 1.0 - strongest_low
    relief_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if compromise > 3.5:
        own = 0.27
    elif compromise > 2.5:
        own = 0.15
    if own:
        fired.append("middle_ways_found")
    own_high = own
    own_low = 0.0
    if not (compromise <= 3.5):
        own_low = 0.27
    elif not (compromise <= 2.5):
        own_low = 0.15
    if own_low > own_high:
        undetermined.append("middle_ways_found")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    relief *= 1.0 - strongest
    relief_low *= 1.0 - strongest_low
    relief_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if repair_works > 3.5:
        own = 0.4
    elif repair_works > 2.5:
        own = 0.21
    if own:
        fired.append("repair_that_works")
    own_high = own
    own_low = 0.0
    if not (repair_works <= 3.5):
        own_low = 0.4
    elif not (repair_works <= 2.5):
        own_low = 0.21
    if own_low > own_high:
        undetermined.append("repair_that_works")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    relief *= 1.0 - strongest
    relief_low *= 1.0 - strongest_low
    relief_high *= 1.0 - strongest_high
    conflict_baggage = (1.0 - remaining) * relief
    conflict_baggage_low = (1.0 - remaining_low) * relief_low
    conflict_baggage_high = (1.0 - remaining_high) * relief_high

    # Opening up feels risky
    remaining = remaining_low = remaining_high = 1.0
    relief = relief_low = relief_high = 1.0
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if vulnerability_used_against > 3.5:
        own = 0.5
    elif vulnerability_used_against > 2.5:
        own = 0.38
    elif vulnerability_used_against > 1.5:
        own = 0.2
    elif vulnerability_used_against > 0.5:
        own = 0.08
    if own:
        fired.append("confidences_turned_around")
    own_low = own
    own_high = 0.0
    if not (vulnerability_used_against <= 3.5):
        own_high = 0.5
    elif not (vulnerability_used_against <= 2.5):
        own_high = 0.38
    elif not (vulnerability_used_against <= 1.5):
        own_high = 0.2
    elif not (vulnerability_used_against <= 0.5):
        own_high = 0.08
    if own_high > own_low:
        undetermined.append("confidences_turned_around")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if past_betrayal is True and trust < 3.25:
        own = 0.55
    elif past_betrayal is True:
        own = 0.35
    if own:
        fired.append("breach_of_trust")
    own_low = own
    own_high = 0.0
    if not (past_betrayal is False or trust >= 3.25):
        own_high = 0.55
    elif past_betrayal is not False:
        own_high = 0.35
    if own_high > own_low:
        undetermined.append("breach_of_trust")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if trust < 0.75:
        own = 0.52
    elif trust < 2.25:
        own = 0.46
    elif trust < 3.25:
        own = 0.38
    elif trust < 4.25:
        own = 0.3
    elif trust < 5.25:
        own = 0.2
    elif trust < 6.5:
        own = 0.14
    elif trust < 7.75:
        own = 0.07
    elif trust < 8.5:
        own = 0.04
    elif trust < 9.5:
        own = 0.02
    if own:
        fired.append("shaken_trust")
    own_low = own
    own_high = 0.0
    if not (trust >= 0.75):
        own_high = 0.52
    elif not (trust >= 2.25):
        own_high = 0.46
    elif not (trust >= 3.25):
        own_high = 0.38
    elif not (trust >= 4.25):
        own_high = 0.3
    elif not (trust >= 5.25):
        own_high = 0.2
    elif not (trust >= 6.5):
        own_high = 0.14
    elif not (trust >= 7.75):
        own_high = 0.07
    elif not (trust >= 8.5):
        own_high = 0.04
    elif not (trust >= 9.5):
        own_high = 0.02
    if own_high > own_low:
        undetermined.append("shaken_trust")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if fears_judgment > 3.5:
        own = 0.44
    elif fears_judgment > 2.5:
        own = 0.3
    elif fears_judgment > 1.5:
        own = 0.12
    elif fears_judgment > 0.5:
        own = 0.03
    if own:
        fired.append("fear_of_judgment")
    own_low = own
    own_high = 0.0
    if not (fears_judgment <= 3.5):
        own_high = 0.44
    elif not (fears_judgment <= 2.5):
        own_high = 0.3
    elif not (fears_judgment <= 1.5):
        own_high = 0.12
    elif not (fears_judgment <= 0.5):
        own_high = 0.03
    if own_high > own_low:
        undetermined.append("fear_of_judgment")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if hides_feelings > 3.5:
        own = 0.44
    elif hides_feelings > 2.5:
        own = 0.3
    elif hides_feelings > 1.5:
        own = 0.12
    elif hides_feelings > 0.5:
        own = 0.03
    if own:
        fired.append("feelings_hidden")
    own_low = own
    own_high = 0.0
    if not (hides_feelings <= 3.5):
        own_high = 0.44
    elif not (hides_feelings <= 2.5):
        own_high = 0.3
    elif not (hides_feelings <= 1.5):
        own_high = 0.12
    elif not (hides_feelings <= 0.5):
        own_high = 0.03
    if own_high > own_low:
        undetermined.append("feelings_hidden")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if contempt > 1.5 and hides_feelings > 1.5:
        own = 0.22
    if own:
        fired.append("mocked_and_hidden")
    own_low = own
    own_high = 0.0
    if not (contempt <= 1.5 or hides_feelings <= 1.5):
        own_high = 0.22
    if own_high > own_low:
        undetermined.append("mocked_and_hidden")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if shares_fears_and_dreams < 0.5:
        own = 0.25
    elif shares_fears_and_dreams < 1.5:
        own = 0.16
    elif shares_fears_and_dreams < 2.5:
        own = 0.06
    elif shares_fears_and_dreams < 3.5:
        own = 0.02
    if own:
        fired.append("no_fears_or_dreams_shared")
    own_low = own
    own_high = 0.0
    if not (shares_fears_and_dreams >= 0.5):
        own_high = 0.25
    elif not (shares_fears_and_dreams >= 1.5):
        own_high = 0.16
    elif not (shares_fears_and_dreams >= 2.5):
        own_high = 0.06
    elif not (shares_fears_and_dreams >= 3.5):
        own_high = 0.02
    if own_high > own_low:
        undetermined.append("no_fears_or_dreams_shared")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if broke_trust is True:
        own = 0.12
    if own:
        fired.append("own_breach_weighs")
    own_low = own
    own_high = 0.0
    if broke_trust is not False:
        own_high = 0.12
    if own_high > own_low:
        undetermined.append("own_breach_weighs")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if honesty < 0.5:
        own = 0.34
    elif honesty < 1.5:
        own = 0.22
    elif honesty < 2.5:
        own = 0.08
    elif honesty < 3.5:
        own = 0.03
    if own:
        fired.append("honesty_is_rare")
    own_low = own
    own_high = 0.0
    if not (honesty >= 0.5):
        own_high = 0.34
    elif not (honesty >= 1.5):
        own_high = 0.22
    elif not (honesty >= 2.5):
        own_high = 0.08
    elif not (honesty >= 3.5):
        own_high = 0.03
    if own_high > own_low:
        undetermined.append("honesty_is_rare")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if promises_kept < 0.5:
        own = 0.34
    elif promises_kept < 1.5:
        own = 0.22
    elif promises_kept < 2.5:
        own = 0.08
    elif promises_kept < 3.5:
        own = 0.03
    if own:
        fired.append("promises_not_kept")
    own_low = own
    own_high = 0.0
    if not (promises_kept >= 0.5):
        own_high = 0.34
    elif not (promises_kept >= 1.5):
        own_high = 0.22
    elif not (promises_kept >= 2.5):
        own_high = 0.08
    elif not (promises_kept >= 3.5):
        own_high = 0.03
    if own_high > own_low:
        undetermined.append("promises_not_kept")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if attachment_avoidance > 6:
        own = 0.25
    elif attachment_avoidance > 5:
        own = 0.18
    elif attachment_avoidance > 4.2:
        own = 0.1
    elif attachment_avoidance > 3.2:
        own = 0.03
    if own:
        fired.append("unease_with_closeness")
    own_low = own
    own_high = 0.0
    if not (attachment_avoidance <= 6):
        own_high = 0.25
    elif not (attachment_avoidance <= 5):
        own_high = 0.18
    elif not (attachment_avoidance <= 4.2):
        own_high = 0.1
    elif not (attachment_avoidance <= 3.2):
        own_high = 0.03
    if own_high > own_low:
        undetermined.append("unease_with_closeness")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if attachment_anxiety > 6.4:
        own = 0.2
    elif attachment_anxiety > 5.7:
        own = 0.14
    elif attachment_anxiety > 5:
        own = 0.08
    elif attachment_anxiety > 4.2:
        own = 0.03
    if own:
        fired.append("worry_about_being_left")
    own_low = own
    own_high = 0.0
    if not (attachment_anxiety <= 6.4):
        own_high = 0.2
    elif not (attachment_anxiety <= 5.7):
        own_high = 0.14
    elif not (attachment_anxiety <= 5):
        own_high = 0.08
    elif not (attachment_anxiety <= 4.2):
        own_high = 0.03
    if own_high > own_low:
        undetermined.append("worry_about_being_left")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if attachment_avoidance < 1.75:
        own = 0.18
    elif attachment_avoidance < 2.4:
        own = 0.1
    elif attachment_avoidance < 3.2:
        own = 0.06
    if own:
        fired.append("at_ease_with_closeness")
    own_high = own
    own_low = 0.0
    if not (attachment_avoidance >= 1.75):
        own_low = 0.18
    elif not (attachment_avoidance >= 2.4):
        own_low = 0.1
    elif not (attachment_avoidance >= 3.2):
        own_low = 0.06
    if own_low > own_high:
        undetermined.append("at_ease_with_closeness")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if attachment_anxiety < 2.5:
        own = 0.15
    elif attachment_anxiety < 3.25:
        own = 0.08
    elif attachment_anxiety < 4.2:
        own = 0.04
    if own:
        fired.append("calm_about_being_left")
    own_high = own
    own_low = 0.0
    if not (attachment_anxiety >= 2.5):
        own_low = 0.15
    elif not (attachment_anxiety >= 3.25):
        own_low = 0.08
    elif not (attachment_anxiety >= 4.2):
        own_low = 0.04
    if own_low > own_high:
        undetermined.append("calm_about_being_left")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    relief *= 1.0 - strongest
    relief_low *= 1.0 - strongest_low
    relief_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if honesty > 3.5:
        own = 0.3
    elif honesty > 2.5:
        own = 0.15
    if own:
        fired.append("honest_and_reliable")
    own_high = own
    own_low = 0.0
    if not (honesty <= 3.5):
        own_low = 0.3
    elif not (honesty <= 2.5):
        own_low = 0.15
    if own_low > own_high:
        undetermined.append("honest_and_reliable")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if promises_kept > 3.5:
        own = 0.3
    elif promises_kept > 2.5:
        own = 0.15
    if own:
        fired.append("promises_are_kept")
    own_high = own
    own_low = 0.0
    if not (promises_kept <= 3.5):
        own_low = 0.3
    elif not (promises_kept <= 2.5):
        own_low = 0.15
    if own_low > own_high:
        undetermined.append("promises_are_kept")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    relief *= 1.0 - strongest
    relief_low *= 1.0 - strongest_low
    relief_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if trust >= 9.5:
        own = 0.3
    elif trust >= 8.75:
        own = 0.24
    elif trust >= 7.75:
        own = 0.15
    if own:
        fired.append("firm_trust")
    own_high = own
    own_low = 0.0
    if not (trust < 9.5):
        own_low = 0.3
    elif not (trust < 8.75):
        own_low = 0.24
    elif not (trust < 7.75):
        own_low = 0.15
    if own_low > own_high:
        undetermined.append("firm_trust")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    relief *= 1.0 - strongest
    relief_low *= 1.0 - strongest_low
    relief_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if shares_fears_and_dreams > 3.5:
        own = 0.3
    elif shares_fears_and_dreams > 2.5:
        own = 0.15
    if own:
        fired.append("fears_and_dreams_shared")
    own_high = own
    own_low = 0.0
    if not (shares_fears_and_dreams <= 3.5):
        own_low = 0.3
    elif not (shares_fears_and_dreams <= 2.5):
        own_low = 0.15
    if own_low > own_high:
        undetermined.append("fears_and_dreams_shared")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if hides_feelings < 0.5:
        own = 0.3
    elif hides_feelings < 1.5:
        own = 0.15
    if own:
        fired.append("nothing_to_hide")
    own_high = own
    own_low = 0.0
    if not (hides_feelings >= 0.5):
        own_low = 0.3
    elif not (hides_feelings >= 1.5):
        own_low = 0.15
    if own_low > own_high:
        undetermined.append("nothing_to_hide")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    relief *= 1.0 - strongest
    relief_low *= 1.0 - strongest_low
    relief_high *= 1.0 - strongest_high
    fear_of_vulnerability = (1.0 - remaining) * relief
    fear_of_vulnerability_low = (1.0 - remaining_low) * relief_low
    fear_of_vulnerability_high = (1.0 - remaining_high) * relief_high

    # Little time for each other
    remaining = remaining_low = remaining_high = 1.0
    relief = relief_low = relief_high = 1.0
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if rituals_kept < 1:
        own = 0.25
    elif rituals_kept < 3:
        own = 0.06
    elif rituals_kept < 5:
        own = 0.02
    if own:
        fired.append("few_rituals_left")
    own_low = own
    own_high = 0.0
    if not (rituals_kept >= 1):
        own_high = 0.25
    elif not (rituals_kept >= 3):
        own_high = 0.06
    elif not (rituals_kept >= 5):
        own_high = 0.02
    if own_high > own_low:
        undetermined.append("few_rituals_left")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if shared_activities < 1:
        own = 0.4
    elif shared_activities < 2:
        own = 0.25
    elif shared_activities < 4:
        own = 0.06
    elif shared_activities < 6:
        own = 0.02
    if own:
        fired.append("few_shared_activities")
    own_low = own
    own_high = 0.0
    if not (shared_activities >= 1):
        own_high = 0.4
    elif not (shared_activities >= 2):
        own_high = 0.25
    elif not (shared_activities >= 4):
        own_high = 0.06
    elif not (shared_activities >= 6):
        own_high = 0.02
    if own_high > own_low:
        undetermined.append("few_shared_activities")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if work_hours >= 45 and quality_time_hours < 3:
        own = 0.48
    elif work_hours >= 45 and quality_time_hours < 5:
        own = 0.28
    elif work_hours >= 45 and quality_time_hours < 7:
        own = 0.15
    if own:
        fired.append("busy_and_apart")
    own_low = own
    own_high = 0.0
    if not (work_hours < 45 or quality_time_hours >= 3):
        own_high = 0.48
    elif not (work_hours < 45 or quality_time_hours >= 5):
        own_high = 0.28
    elif not (work_hours < 45 or quality_time_hours >= 7):
        own_high = 0.15
    if own_high > own_low:
        undetermined.append("busy_and_apart")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if major_life_change is True and quality_time_hours < 3:
        own = 0.48
    elif major_life_change is True and quality_time_hours < 5:
        own = 0.28
    if own:
        fired.append("change_eats_time")
    own_low = own
    own_high = 0.0
    if not (major_life_change is False or quality_time_hours >= 3):
        own_high = 0.48
    elif not (major_life_change is False or quality_time_hours >= 5):
        own_high = 0.28
    if own_high > own_low:
        undetermined.append("change_eats_time")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if quality_time_hours < 1:
        own = 0.6
    elif quality_time_hours < 2:
        own = 0.5
    elif quality_time_hours < 3:
        own = 0.4
    elif quality_time_hours < 4:
        own = 0.3
    elif quality_time_hours < 5:
        own = 0.2
    elif quality_time_hours < 7:
        own = 0.1
    elif quality_time_hours < 10:
        own = 0.03
    if own:
        fired.append("little_time_together")
    own_low = own
    own_high = 0.0
    if not (quality_time_hours >= 1):
        own_high = 0.6
    elif not (quality_time_hours >= 2):
        own_high = 0.5
    elif not (quality_time_hours >= 3):
        own_high = 0.4
    elif not (quality_time_hours >= 4):
        own_high = 0.3
    elif not (quality_time_hours >= 5):
        own_high = 0.2
    elif not (quality_time_hours >= 7):
        own_high = 0.1
    elif not (quality_time_hours >= 10):
        own_high = 0.03
    if own_high > own_low:
        undetermined.append("little_time_together")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if work_hours >= 65:
        own = 0.4
    elif work_hours >= 57:
        own = 0.25
    elif work_hours >= 50:
        own = 0.15
    elif work_hours >= 45:
        own = 0.04
    elif work_hours >= 42:
        own = 0.02
    if own:
        fired.append("long_working_weeks")
    own_low = own
    own_high = 0.0
    if not (work_hours < 65):
        own_high = 0.4
    elif not (work_hours < 57):
        own_high = 0.25
    elif not (work_hours < 50):
        own_high = 0.15
    elif not (work_hours < 45):
        own_high = 0.04
    elif not (work_hours < 42):
        own_high = 0.02
    if own_high > own_low:
        undetermined.append("long_working_weeks")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if cancelled_plans >= 5:
        own = 0.4
    elif cancelled_plans >= 3:
        own = 0.25
    elif cancelled_plans >= 2:
        own = 0.08
    elif cancelled_plans >= 1:
        own = 0.03
    if own:
        fired.append("plans_fall_through")
    own_low = own
    own_high = 0.0
    if not (cancelled_plans < 5):
        own_high = 0.4
    elif not (cancelled_plans < 3):
        own_high = 0.25
    elif not (cancelled_plans < 2):
        own_high = 0.08
    elif not (cancelled_plans < 1):
        own_high = 0.03
    if own_high > own_low:
        undetermined.append("plans_fall_through")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if daily_talk_minutes < 5:
        own = 0.4
    elif daily_talk_minutes < 12:
        own = 0.25
    elif daily_talk_minutes < 20:
        own = 0.12
    elif daily_talk_minutes < 30:
        own = 0.06
    elif daily_talk_minutes < 60:
        own = 0.02
    if own:
        fired.append("few_minutes_to_talk")
    own_low = own
    own_high = 0.0
    if not (daily_talk_minutes >= 5):
        own_high = 0.4
    elif not (daily_talk_minutes >= 12):
        own_high = 0.25
    elif not (daily_talk_minutes >= 20):
        own_high = 0.12
    elif not (daily_talk_minutes >= 30):
        own_high = 0.06
    elif not (daily_talk_minutes >= 60):
        own_high = 0.02
    if own_high > own_low:
        undetermined.append("few_minutes_to_talk")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if distracted_when_talking > 3.5:
        own = 0.25
    elif distracted_when_talking > 2.5:
        own = 0.15
    elif distracted_when_talking > 1.5:
        own = 0.06
    elif distracted_when_talking > 0.5:
        own = 0.02
    if own:
        fired.append("together_but_distracted")
    own_low = own
    own_high = 0.0
    if not (distracted_when_talking <= 3.5):
        own_high = 0.25
    elif not (distracted_when_talking <= 2.5):
        own_high = 0.15
    elif not (distracted_when_talking <= 1.5):
        own_high = 0.06
    elif not (distracted_when_talking <= 0.5):
        own_high = 0.02
    if own_high > own_low:
        undetermined.append("together_but_distracted")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if quality_time_hours >= 30:
        own = 0.75
    elif quality_time_hours >= 20:
        own = 0.5
    elif quality_time_hours >= 14:
        own = 0.4
    elif quality_time_hours >= 10:
        own = 0.3
    elif quality_time_hours >= 7:
        own = 0.15
    if own:
        fired.append("ample_time_together")
    own_high = own
    own_low = 0.0
    if not (quality_time_hours < 30):
        own_low = 0.75
    elif not (quality_time_hours < 20):
        own_low = 0.5
    elif not (quality_time_hours < 14):
        own_low = 0.4
    elif not (quality_time_hours < 10):
        own_low = 0.3
    elif not (quality_time_hours < 7):
        own_low = 0.15
    if own_low > own_high:
        undetermined.append("ample_time_together")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    relief *= 1.0 - strongest
    relief_low *= 1.0 - strongest_low
    relief_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if daily_talk_minutes >= 60:
        own = 0.22
    elif daily_talk_minutes >= 30:
        own = 0.1
    if own:
        fired.append("long_daily_talks")
    own_high = own
    own_low = 0.0
    if not (daily_talk_minutes < 60):
        own_low = 0.22
    elif not (daily_talk_minutes < 30):
        own_low = 0.1
    if own_low > own_high:
        undetermined.append("long_daily_talks")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    relief *= 1.0 - strongest
    relief_low *= 1.0 - strongest_low
    relief_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if shared_activities >= 10:
        own = 0.22
    elif shared_activities >= 6:
        own = 0.12
    if own:
        fired.append("much_done_together")
    own_high = own
    own_low = 0.0
    if not (shared_activities < 10):
        own_low = 0.22
    elif not (shared_activities < 6):
        own_low = 0.12
    if own_low > own_high:
        undetermined.append("much_done_together")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    relief *= 1.0 - strongest
    relief_low *= 1.0 - strongest_low
    relief_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if rituals_kept >= 7:
        own = 0.25
    elif rituals_kept >= 4:
        own = 0.12
    if own:
        fired.append("rituals_that_last")
    own_high = own
    own_low = 0.0
    if not (rituals_kept < 7):
        own_low = 0.25
    elif not (rituals_kept < 4):
        own_low = 0.12
    if own_low > own_high:
        undetermined.append("rituals_that_last")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    relief *= 1.0 - strongest
    relief_low *= 1.0 - strongest_low
    relief_high *= 1.0 - strongest_high
    lack_of_quality_time = (1.0 - remaining) * relief
    lack_of_quality_time_low = (1.0 - remaining_low) * relief_low
    lack_of_quality_time_high = (1.0 - remaining_high) * relief_high

    # Less happy together
    remaining = remaining_low = remaining_high = 1.0
    relief = relief_low = relief_high = 1.0
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if sexual_satisfaction < 0.75:
        own = 0.3
    elif sexual_satisfaction < 2.5:
        own = 0.22
    elif sexual_satisfaction < 4.5:
        own = 0.15
    elif sexual_satisfaction < 6.5:
        own = 0.08
    elif sexual_satisfaction < 8.5:
        own = 0.03
    if own:
        fired.append("sexually_discontent")
    own_low = own
    own_high = 0.0
    if not (sexual_satisfaction >= 0.75):
        own_high = 0.3
    elif not (sexual_satisfaction >= 2.5):
        own_high = 0.22
    elif not (sexual_satisfaction >= 4.5):
        own_high = 0.15
    elif not (sexual_satisfaction >= 6.5):
        own_high = 0.08
    elif not (sexual_satisfaction >= 8.5):
        own_high = 0.03
    if own_high > own_low:
        undetermined.append("sexually_discontent")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if physical_intimacy < 0.75:
        own = 0.24
    elif physical_intimacy < 2.5:
        own = 0.18
    elif physical_intimacy < 4.5:
        own = 0.12
    elif physical_intimacy < 6.5:
        own = 0.06
    elif physical_intimacy < 8.5:
        own = 0.02
    if own:
        fired.append("touch_missed")
    own_low = own
    own_high = 0.0
    if not (physical_intimacy >= 0.75):
        own_high = 0.24
    elif not (physical_intimacy >= 2.5):
        own_high = 0.18
    elif not (physical_intimacy >= 4.5):
        own_high = 0.12
    elif not (physical_intimacy >= 6.5):
        own_high = 0.06
    elif not (physical_intimacy >= 8.5):
        own_high = 0.02
    if own_high > own_low:
        undetermined.append("touch_missed")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if good_news_welcomed < 0.5:
        own = 0.28
    elif good_news_welcomed < 1.5:
        own = 0.18
    elif good_news_welcomed < 2.5:
        own = 0.08
    elif good_news_welcomed < 3.5:
        own = 0.02
    if own:
        fired.append("good_news_fall_flat")
    own_low = own
    own_high = 0.0
    if not (good_news_welcomed >= 0.5):
        own_high = 0.28
    elif not (good_news_welcomed >= 1.5):
        own_high = 0.18
    elif not (good_news_welcomed >= 2.5):
        own_high = 0.08
    elif not (good_news_welcomed >= 3.5):
        own_high = 0.02
    if own_high > own_low:
        undetermined.append("good_news_fall_flat")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if emotional_support < 0.5:
        own = 0.28
    elif emotional_support < 1.5:
        own = 0.18
    elif emotional_support < 2.5:
        own = 0.08
    elif emotional_support < 3.5:
        own = 0.02
    if own:
        fired.append("support_missed")
    own_low = own
    own_high = 0.0
    if not (emotional_support >= 0.5):
        own_high = 0.28
    elif not (emotional_support >= 1.5):
        own_high = 0.18
    elif not (emotional_support >= 2.5):
        own_high = 0.08
    elif not (emotional_support >= 3.5):
        own_high = 0.02
    if own_high > own_low:
        undetermined.append("support_missed")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if appreciation < 0.5:
        own = 0.38
    elif appreciation < 1.5:
        own = 0.26
    elif appreciation < 2.5:
        own = 0.12
    elif appreciation < 3.5:
        own = 0.03
    if own:
        fired.append("unappreciated")
    own_low = own
    own_high = 0.0
    if not (appreciation >= 0.5):
        own_high = 0.38
    elif not (appreciation >= 1.5):
        own_high = 0.26
    elif not (appreciation >= 2.5):
        own_high = 0.12
    elif not (appreciation >= 3.5):
        own_high = 0.03
    if own_high > own_low:
        undetermined.append("unappreciated")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if frustration > 3.5:
        own = 0.42
    elif frustration > 2.5:
        own = 0.28
    elif frustration > 1.5:
        own = 0.12
    elif frustration > 0.5:
        own = 0.03
    if own:
        fired.append("frustrated")
    own_low = own
    own_high = 0.0
    if not (frustration <= 3.5):
        own_high = 0.42
    elif not (frustration <= 2.5):
        own_high = 0.28
    elif not (frustration <= 1.5):
        own_high = 0.12
    elif not (frustration <= 0.5):
        own_high = 0.03
    if own_high > own_low:
        undetermined.append("frustrated")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if relationship_satisfaction < 0.75:
        own = 0.86
    elif relationship_satisfaction < 1.25:
        own = 0.8
    elif relationship_satisfaction < 2.25:
        own = 0.7
    elif relationship_satisfaction < 3.25:
        own = 0.65
    elif relationship_satisfaction < 4.25:
        own = 0.5
    elif relationship_satisfaction < 5.25:
        own = 0.36
    elif relationship_satisfaction < 6.5:
        own = 0.3
    elif relationship_satisfaction < 7.75:
        own = 0.2
    elif relationship_satisfaction < 8.5:
        own = 0.12
    elif relationship_satisfaction < 9.5:
        own = 0.05
    if own:
        fired.append("low_contentment")
    own_low = own
    own_high = 0.0
    if not (relationship_satisfaction >= 0.75):
        own_high = 0.86
    elif not (relationship_satisfaction >= 1.25):
        own_high = 0.8
    elif not (relationship_satisfaction >= 2.25):
        own_high = 0.7
    elif not (relationship_satisfaction >= 3.25):
        own_high = 0.65
    elif not (relationship_satisfaction >= 4.25):
        own_high = 0.5
    elif not (relationship_satisfaction >= 5.25):
        own_high = 0.36
    elif not (relationship_satisfaction >= 6.5):
        own_high = 0.3
    elif not (relationship_satisfaction >= 7.75):
        own_high = 0.2
    elif not (relationship_satisfaction >= 8.5):
        own_high = 0.12
    elif not (relationship_satisfaction >= 9.5):
        own_high = 0.05
    if own_high > own_low:
        undetermined.append("low_contentment")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if daily_gestures < 0.5:
        own = 0.18
    elif daily_gestures < 1.5:
        own = 0.12
    elif daily_gestures < 2.5:
        own = 0.05
    elif daily_gestures < 3.5:
        own = 0.02
    if own:
        fired.append("no_kind_gestures")
    own_low = own
    own_high = 0.0
    if not (daily_gestures >= 0.5):
        own_high = 0.18
    elif not (daily_gestures >= 1.5):
        own_high = 0.12
    elif not (daily_gestures >= 2.5):
        own_high = 0.05
    elif not (daily_gestures >= 3.5):
        own_high = 0.02
    if own_high > own_low:
        undetermined.append("no_kind_gestures")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if willing_to_work < 0.75:
        own = 0.26
    elif willing_to_work < 2.5:
        own = 0.2
    elif willing_to_work < 4.5:
        own = 0.12
    elif willing_to_work < 6.5:
        own = 0.06
    elif willing_to_work < 8.5:
        own = 0.02
    if own:
        fired.append("little_will_left")
    own_low = own
    own_high = 0.0
    if not (willing_to_work >= 0.75):
        own_high = 0.26
    elif not (willing_to_work >= 2.5):
        own_high = 0.2
    elif not (willing_to_work >= 4.5):
        own_high = 0.12
    elif not (willing_to_work >= 6.5):
        own_high = 0.06
    elif not (willing_to_work >= 8.5):
        own_high = 0.02
    if own_high > own_low:
        undetermined.append("little_will_left")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if commitment < 1.25:
        own = 0.4
    elif commitment < 3.25:
        own = 0.28
    elif commitment < 5.25:
        own = 0.16
    elif commitment < 7.25:
        own = 0.08
    elif commitment < 8.5:
        own = 0.04
    elif commitment < 9.5:
        own = 0.02
    if own:
        fired.append("own_doubts")
    own_low = own
    own_high = 0.0
    if not (commitment >= 1.25):
        own_high = 0.4
    elif not (commitment >= 3.25):
        own_high = 0.28
    elif not (commitment >= 5.25):
        own_high = 0.16
    elif not (commitment >= 7.25):
        own_high = 0.08
    elif not (commitment >= 8.5):
        own_high = 0.04
    elif not (commitment >= 9.5):
        own_high = 0.02
    if own_high > own_low:
        undetermined.append("own_doubts")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if partner_commitment < 1.25:
        own = 0.45
    elif partner_commitment < 3.25:
        own = 0.34
    elif partner_commitment < 5.25:
        own = 0.2
    elif partner_commitment < 7.25:
        own = 0.1
    elif partner_commitment < 8.5:
        own = 0.05
    elif partner_commitment < 9.5:
        own = 0.02
    if own:
        fired.append("partner_seems_unsure")
    own_low = own
    own_high = 0.0
    if not (partner_commitment >= 1.25):
        own_high = 0.45
    elif not (partner_commitment >= 3.25):
        own_high = 0.34
    elif not (partner_commitment >= 5.25):
        own_high = 0.2
    elif not (partner_commitment >= 7.25):
        own_high = 0.1
    elif not (partner_commitment >= 8.5):
        own_high = 0.05
    elif not (partner_commitment >= 9.5):
        own_high = 0.02
    if own_high > own_low:
        undetermined.append("partner_seems_unsure")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if thoughts_of_leaving > 3.5:
        own = 0.52
    elif thoughts_of_leaving > 2.5:
        own = 0.4
    elif thoughts_of_leaving > 1.5:
        own = 0.2
    elif thoughts_of_leaving > 0.5:
        own = 0.08
    if own:
        fired.append("thinking_of_leaving")
    own_low = own
    own_high = 0.0
    if not (thoughts_of_leaving <= 3.5):
        own_high = 0.52
    elif not (thoughts_of_leaving <= 2.5):
        own_high = 0.4
    elif not (thoughts_of_leaving <= 1.5):
        own_high = 0.2
    elif not (thoughts_of_leaving <= 0.5):
        own_high = 0.08
    if own_high > own_low:
        undetermined.append("thinking_of_leaving")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if relationship_satisfaction >= 9.5:
        own = 0.5
    elif relationship_satisfaction >= 8.75:
        own = 0.35
    elif relationship_satisfaction >= 7.75:
        own = 0.21
    if own:
        fired.append("contented")
    own_high = own
    own_low = 0.0
    if not (relationship_satisfaction < 9.5):
        own_low = 0.5
    elif not (relationship_satisfaction < 8.75):
        own_low = 0.35
    elif not (relationship_satisfaction < 7.75):
        own_low = 0.21
    if own_low > own_high:
        undetermined.append("contented")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    relief *= 1.0 - strongest
    relief_low *= 1.0 - strongest_low
    relief_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if growth_together > 3.5 and relationship_satisfaction >= 3.25:
        own = 0.15
    elif growth_together > 2.5 and relationship_satisfaction >= 3.25:
        own = 0.08
    if own:
        fired.append("growing_side_by_side")
    own_high = own
    own_low = 0.0
    if not (growth_together <= 3.5 or relationship_satisfaction < 3.25):
        own_low = 0.15
    elif not (growth_together <= 2.5 or relationship_satisfaction < 3.25):
        own_low = 0.08
    if own_low > own_high:
        undetermined.append("growing_side_by_side")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    relief *= 1.0 - strongest
    relief_low *= 1.0 - strongest_low
    relief_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if frustration < 0.5 and relationship_satisfaction >= 3.25:
        own = 0.21
    elif frustration < 1.5 and relationship_satisfaction >= 3.25:
        own = 0.1
    elif frustration < 1.5:
        own = 0.04
    if own:
        fired.append("little_frustrates")
    own_high = own
    own_low = 0.0
    if not (frustration >= 0.5 or relationship_satisfaction < 3.25):
        own_low = 0.21
    elif not (frustration >= 1.5 or relationship_satisfaction < 3.25):
        own_low = 0.1
    elif not (frustration >= 1.5):
        own_low = 0.04
    if own_low > own_high:
        undetermined.append("little_frustrates")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    relief *= 1.0 - strongest
    relief_low *= 1.0 - strongest_low
    relief_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if thoughts_of_leaving < 0.5 and relationship_satisfaction >= 3.25:
        own = 0.21
    elif thoughts_of_leaving < 0.5:
        own = 0.06
    if own:
        fired.append("no_thought_of_leaving")
    own_high = own
    own_low = 0.0
    if not (thoughts_of_leaving >= 0.5 or relationship_satisfaction < 3.25):
        own_low = 0.21
    elif not (thoughts_of_leaving >= 0.5):
        own_low = 0.06
    if own_low > own_high:
        undetermined.append("no_thought_of_leaving")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if partner_commitment >= 9.5 and relationship_satisfaction >= 3.25:
        own = 0.27
    elif partner_commitment >= 7.75 and relationship_satisfaction >= 3.25:
        own = 0.1
    elif partner_commitment >= 7.75:
        own = 0.06
    if own:
        fired.append("wanted")
    own_high = own
    own_low = 0.0
    if not (partner_commitment < 9.5 or relationship_satisfaction < 3.25):
        own_low = 0.27
    elif not (partner_commitment < 7.75 or relationship_satisfaction < 3.25):
        own_low = 0.1
    elif not (partner_commitment < 7.75):
        own_low = 0.06
    if own_low > own_high:
        undetermined.append("wanted")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    relief *= 1.0 - strongest
    relief_low *= 1.0 - strongest_low
    relief_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if appreciation > 3.5 and relationship_satisfaction >= 3.25:
        own = 0.35
    elif appreciation > 2.5 and relationship_satisfaction >= 3.25:
        own = 0.15
    elif appreciation > 3.5:
        own = 0.12
    elif appreciation > 2.5:
        own = 0.08
    if own:
        fired.append("appreciated")
    own_high = own
    own_low = 0.0
    if not (appreciation <= 3.5 or relationship_satisfaction < 3.25):
        own_low = 0.35
    elif not (appreciation <= 2.5 or relationship_satisfaction < 3.25):
        own_low = 0.15
    elif not (appreciation <= 3.5):
        own_low = 0.12
    elif not (appreciation <= 2.5):
        own_low = 0.08
    if own_low > own_high:
        undetermined.append("appreciated")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if good_news_welcomed > 3.5 and relationship_satisfaction >= 3.25:
        own = 0.24
    elif good_news_welcomed > 3.5:
        own = 0.12
    elif good_news_welcomed > 2.5 and relationship_satisfaction >= 3.25:
        own = 0.1
    elif good_news_welcomed > 2.5:
        own = 0.05
    if own:
        fired.append("good_news_shared")
    own_high = own
    own_low = 0.0
    if not (good_news_welcomed <= 3.5 or relationship_satisfaction < 3.25):
        own_low = 0.24
    elif not (good_news_welcomed <= 3.5):
        own_low = 0.12
    elif not (good_news_welcomed <= 2.5 or relationship_satisfaction < 3.25):
        own_low = 0.1
    elif not (good_news_welcomed <= 2.5):
        own_low = 0.05
    if own_low > own_high:
        undetermined.append("good_news_shared")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    relief *= 1.0 - strongest
    relief_low *= 1.0 - strongest_low
    relief_high *= 1.0 - strongest_high
    decreased_satisfaction = (
        1.0
        - remaining
        * (
            (1.0 - 0.15 * communication_breakdown if communication_breakdown >= 0.25 else 1.0)
            * (1.0 - 0.15 * conflict_baggage if conflict_baggage >= 0.25 else 1.0)
            * (1.0 - 0.12 * fear_of_vulnerability if fear_of_vulnerability >= 0.25 else 1.0)
            * (1.0 - 0.12 * lack_of_quality_time if lack_of_quality_time >= 0.25 else 1.0)
        )
    ) * relief
    decreased_satisfaction_low = (
        1.0
        - remaining_low
        * (
            (1.0 - 0.15 * communication_breakdown_low if communication_breakdown_low >= 0.25 else 1.0)
            * (1.0 - 0.15 * conflict_baggage_low if conflict_baggage_low >= 0.25 else 1.0)
            * (1.0 - 0.12 * fear_of_vulnerability_low if fear_of_vulnerability_low >= 0.25 else 1.0)
            * (1.0 - 0.12 * lack_of_quality_time_low if lack_of_quality_time_low >= 0.25 else 1.0)
        )
    ) * relief_low
    decreased_satisfaction_high = (
        1.0
        - remaining_high
        * (
            (1.0 - 0.15 * communication_breakdown_high if communication_breakdown_high >= 0.25 else 1.0)
            * (1.0 - 0.15 * conflict_baggage_high if conflict_baggage_high >= 0.25 else 1.0)
            * (1.0 - 0.12 * fear_of_vulnerability_high if fear_of_vulnerability_high >= 0.25 else 1.0)
            * (1.0 - 0.12 * lack_of_quality_time_high if lack_of_quality_time_high >= 0.25 else 1.0)
        )
    ) * relief_high

    # Good talks
    remaining = remaining_low = remaining_high = 1.0
    relief = relief_low = relief_high = 1.0
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if open_questions > 3.5:
        own = 0.26
    elif open_questions > 2.5:
        own = 0.14
    elif open_questions > 1.5:
        own = 0.04
    if own:
        fired.append("curiosity_is_alive")
    own_low = own
    own_high = 0.0
    if not (open_questions <= 3.5):
        own_high = 0.26
    elif not (open_questions <= 2.5):
        own_high = 0.14
    elif not (open_questions <= 1.5):
        own_high = 0.04
    if own_high > own_low:
        undetermined.append("curiosity_is_alive")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if harsh_startup < 0.5:
        own = 0.26
    elif harsh_startup < 1.5:
        own = 0.14
    elif harsh_startup < 2.5:
        own = 0.04
    if own:
        fired.append("gentle_beginnings")
    own_low = own
    own_high = 0.0
    if not (harsh_startup >= 0.5):
        own_high = 0.26
    elif not (harsh_startup >= 1.5):
        own_high = 0.14
    elif not (harsh_startup >= 2.5):
        own_high = 0.04
    if own_high > own_low:
        undetermined.append("gentle_beginnings")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if criticism < 0.5:
        own = 0.22
    elif criticism < 1.5:
        own = 0.12
    elif criticism < 2.5:
        own = 0.04
    if own:
        fired.append("kind_in_criticism")
    own_low = own
    own_high = 0.0
    if not (criticism >= 0.5):
        own_high = 0.22
    elif not (criticism >= 1.5):
        own_high = 0.12
    elif not (criticism >= 2.5):
        own_high = 0.04
    if own_high > own_low:
        undetermined.append("kind_in_criticism")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if validation > 3.5:
        own = 0.38
    elif validation > 2.5:
        own = 0.22
    elif validation > 1.5:
        own = 0.06
    if own:
        fired.append("feelings_are_taken_seriously")
    own_low = own
    own_high = 0.0
    if not (validation <= 3.5):
        own_high = 0.38
    elif not (validation <= 2.5):
        own_high = 0.22
    elif not (validation <= 1.5):
        own_high = 0.06
    if own_high > own_low:
        undetermined.append("feelings_are_taken_seriously")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if feels_heard > 3.5:
        own = 0.46
    elif feels_heard > 2.5:
        own = 0.26
    elif feels_heard > 1.5:
        own = 0.08
    if own:
        fired.append("you_are_heard")
    own_low = own
    own_high = 0.0
    if not (feels_heard <= 3.5):
        own_high = 0.46
    elif not (feels_heard <= 2.5):
        own_high = 0.26
    elif not (feels_heard <= 1.5):
        own_high = 0.08
    if own_high > own_low:
        undetermined.append("you_are_heard")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if defensiveness < 0.5:
        own = 0.18
    elif defensiveness < 1.5:
        own = 0.1
    elif defensiveness < 2.5:
        own = 0.03
    if own:
        fired.append("open_to_hear")
    own_low = own
    own_high = 0.0
    if not (defensiveness >= 0.5):
        own_high = 0.18
    elif not (defensiveness >= 1.5):
        own_high = 0.1
    elif not (defensiveness >= 2.5):
        own_high = 0.03
    if own_high > own_low:
        undetermined.append("open_to_hear")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if shares_feelings > 3.5:
        own = 0.38
    elif shares_feelings > 2.5:
        own = 0.22
    elif shares_feelings > 1.5:
        own = 0.06
    if own:
        fired.append("feelings_are_told")
    own_low = own
    own_high = 0.0
    if not (shares_feelings <= 3.5):
        own_high = 0.38
    elif not (shares_feelings <= 2.5):
        own_high = 0.22
    elif not (shares_feelings <= 1.5):
        own_high = 0.06
    if own_high > own_low:
        undetermined.append("feelings_are_told")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if shares_needs > 3.5:
        own = 0.32
    elif shares_needs > 2.5:
        own = 0.18
    elif shares_needs > 1.5:
        own = 0.05
    if own:
        fired.append("needs_are_told")
    own_low = own
    own_high = 0.0
    if not (shares_needs <= 3.5):
        own_high = 0.32
    elif not (shares_needs <= 2.5):
        own_high = 0.18
    elif not (shares_needs <= 1.5):
        own_high = 0.05
    if own_high > own_low:
        undetermined.append("needs_are_told")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if distracted_when_talking < 0.5:
        own = 0.24
    elif distracted_when_talking < 1.5:
        own = 0.12
    elif distracted_when_talking < 2.5:
        own = 0.04
    if own:
        fired.append("full_attention")
    own_low = own
    own_high = 0.0
    if not (distracted_when_talking >= 0.5):
        own_high = 0.24
    elif not (distracted_when_talking >= 1.5):
        own_high = 0.12
    elif not (distracted_when_talking >= 2.5):
        own_high = 0.04
    if own_high > own_low:
        undetermined.append("full_attention")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if interrupts < 0.5:
        own = 0.24
    elif interrupts < 1.5:
        own = 0.12
    elif interrupts < 2.5:
        own = 0.04
    if own:
        fired.append("thoughts_are_finished")
    own_low = own
    own_high = 0.0
    if not (interrupts >= 0.5):
        own_high = 0.24
    elif not (interrupts >= 1.5):
        own_high = 0.12
    elif not (interrupts >= 2.5):
        own_high = 0.04
    if own_high > own_low:
        undetermined.append("thoughts_are_finished")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if misunderstandings < 0.5:
        own = 0.32
    elif misunderstandings < 1.5:
        own = 0.18
    elif misunderstandings < 2.5:
        own = 0.05
    if own:
        fired.append("you_understand_each_other")
    own_low = own
    own_high = 0.0
    if not (misunderstandings >= 0.5):
        own_high = 0.32
    elif not (misunderstandings >= 1.5):
        own_high = 0.18
    elif not (misunderstandings >= 2.5):
        own_high = 0.05
    if own_high > own_low:
        undetermined.append("you_understand_each_other")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if feels_heard < 0.5:
        own = 0.38
    elif feels_heard < 1.5:
        own = 0.22
    elif feels_heard < 2.5:
        own = 0.08
    if own:
        fired.append("hearing_is_missed")
    own_high = own
    own_low = 0.0
    if not (feels_heard >= 0.5):
        own_low = 0.38
    elif not (feels_heard >= 1.5):
        own_low = 0.22
    elif not (feels_heard >= 2.5):
        own_low = 0.08
    if own_low > own_high:
        undetermined.append("hearing_is_missed")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    relief *= 1.0 - strongest
    relief_low *= 1.0 - strongest_low
    relief_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if contempt > 3.5:
        own = 0.36
    elif contempt > 2.5:
        own = 0.22
    elif contempt > 1.5:
        own = 0.1
    if own:
        fired.append("mockery_in_the_way")
    own_high = own
    own_low = 0.0
    if not (contempt <= 3.5):
        own_low = 0.36
    elif not (contempt <= 2.5):
        own_low = 0.22
    elif not (contempt <= 1.5):
        own_low = 0.1
    if own_low > own_high:
        undetermined.append("mockery_in_the_way")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    relief *= 1.0 - strongest
    relief_low *= 1.0 - strongest_low
    relief_high *= 1.0 - strongest_high
    if communication_breakdown >= 0.5:
        fired.append("talks_are_hard_now")
        relief *= 0.75
    if communication_breakdown_low >= 0.5:
        relief_low *= 0.75
        relief_high *= 0.75
    elif not (communication_breakdown_high < 0.5):
        undetermined.append("talks_are_hard_now")
        relief_low *= 0.75
    effective_communication = (1.0 - remaining) * relief
    effective_communication_low = (1.0 - remaining_low) * relief_low
    effective_communication_high = (1.0 - remaining_high) * relief_high

    # More or fiercer arguments
    remaining = remaining_low = remaining_high = 1.0
    relief = relief_low = relief_high = 1.0
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if defensiveness > 3.5:
        own = 0.22
    elif defensiveness > 2.5:
        own = 0.14
    elif defensiveness > 1.5:
        own = 0.06
    elif defensiveness > 0.5:
        own = 0.02
    if own:
        fired.append("answered_in_kind")
    own_low = own
    own_high = 0.0
    if not (defensiveness <= 3.5):
        own_high = 0.22
    elif not (defensiveness <= 2.5):
        own_high = 0.14
    elif not (defensiveness <= 1.5):
        own_high = 0.06
    elif not (defensiveness <= 0.5):
        own_high = 0.02
    if own_high > own_low:
        undetermined.append("answered_in_kind")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if criticism > 3.5:
        own = 0.28
    elif criticism > 2.5:
        own = 0.18
    elif criticism > 1.5:
        own = 0.08
    elif criticism > 0.5:
        own = 0.02
    if own:
        fired.append("hurt_in_conflict")
    own_low = own
    own_high = 0.0
    if not (criticism <= 3.5):
        own_high = 0.28
    elif not (criticism <= 2.5):
        own_high = 0.18
    elif not (criticism <= 1.5):
        own_high = 0.08
    elif not (criticism <= 0.5):
        own_high = 0.02
    if own_high > own_low:
        undetermined.append("hurt_in_conflict")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if conflict_frequency >= 10:
        own = 0.42
    elif conflict_frequency >= 8:
        own = 0.38
    elif conflict_frequency >= 6:
        own = 0.32
    elif conflict_frequency >= 5:
        own = 0.27
    elif conflict_frequency >= 4:
        own = 0.18
    elif conflict_frequency >= 3:
        own = 0.1
    elif conflict_frequency >= 2:
        own = 0.04
    if own:
        fired.append("frequent_conflict")
    own_low = own
    own_high = 0.0
    if not (conflict_frequency < 10):
        own_high = 0.42
    elif not (conflict_frequency < 8):
        own_high = 0.38
    elif not (conflict_frequency < 6):
        own_high = 0.32
    elif not (conflict_frequency < 5):
        own_high = 0.27
    elif not (conflict_frequency < 4):
        own_high = 0.18
    elif not (conflict_frequency < 3):
        own_high = 0.1
    elif not (conflict_frequency < 2):
        own_high = 0.04
    if own_high > own_low:
        undetermined.append("frequent_conflict")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if flooding > 3.5:
        own = 0.38
    elif flooding > 2.5:
        own = 0.24
    elif flooding > 1.5:
        own = 0.08
    elif flooding > 0.5:
        own = 0.02
    if own:
        fired.append("flooded_conflict")
    own_low = own
    own_high = 0.0
    if not (flooding <= 3.5):
        own_high = 0.38
    elif not (flooding <= 2.5):
        own_high = 0.24
    elif not (flooding <= 1.5):
        own_high = 0.08
    elif not (flooding <= 0.5):
        own_high = 0.02
    if own_high > own_low:
        undetermined.append("flooded_conflict")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if contempt > 1.5 and harsh_startup > 2.5:
        own = 0.42
    if own:
        fired.append("harsh_and_scornful")
    own_low = own
    own_high = 0.0
    if not (contempt <= 1.5 or harsh_startup <= 2.5):
        own_high = 0.42
    if own_high > own_low:
        undetermined.append("harsh_and_scornful")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if harsh_startup > 3.5:
        own = 0.36
    elif harsh_startup > 2.5:
        own = 0.24
    elif harsh_startup > 1.5:
        own = 0.1
    elif harsh_startup > 0.5:
        own = 0.02
    if own:
        fired.append("harsh_tone")
    own_low = own
    own_high = 0.0
    if not (harsh_startup <= 3.5):
        own_high = 0.36
    elif not (harsh_startup <= 2.5):
        own_high = 0.24
    elif not (harsh_startup <= 1.5):
        own_high = 0.1
    elif not (harsh_startup <= 0.5):
        own_high = 0.02
    if own_high > own_low:
        undetermined.append("harsh_tone")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if contempt > 3.5:
        own = 0.38
    elif contempt > 2.5:
        own = 0.26
    elif contempt > 1.5:
        own = 0.12
    elif contempt > 0.5:
        own = 0.04
    if own:
        fired.append("scornful_conflict")
    own_low = own
    own_high = 0.0
    if not (contempt <= 3.5):
        own_high = 0.38
    elif not (contempt <= 2.5):
        own_high = 0.26
    elif not (contempt <= 1.5):
        own_high = 0.12
    elif not (contempt <= 0.5):
        own_high = 0.04
    if own_high > own_low:
        undetermined.append("scornful_conflict")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if empathy_felt < 0.5:
        own = 0.22
    elif empathy_felt < 1.5:
        own = 0.14
    elif empathy_felt < 2.5:
        own = 0.06
    elif empathy_felt < 3.5:
        own = 0.02
    if own:
        fired.append("conflict_without_empathy")
    own_low = own
    own_high = 0.0
    if not (empathy_felt >= 0.5):
        own_high = 0.22
    elif not (empathy_felt >= 1.5):
        own_high = 0.14
    elif not (empathy_felt >= 2.5):
        own_high = 0.06
    elif not (empathy_felt >= 3.5):
        own_high = 0.02
    if own_high > own_low:
        undetermined.append("conflict_without_empathy")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if repair_works < 0.5:
        own = 0.28
    elif repair_works < 1.5:
        own = 0.18
    elif repair_works < 2.5:
        own = 0.08
    elif repair_works < 3.5:
        own = 0.02
    if own:
        fired.append("conflict_without_repair")
    own_low = own
    own_high = 0.0
    if not (repair_works >= 0.5):
        own_high = 0.28
    elif not (repair_works >= 1.5):
        own_high = 0.18
    elif not (repair_works >= 2.5):
        own_high = 0.08
    elif not (repair_works >= 3.5):
        own_high = 0.02
    if own_high > own_low:
        undetermined.append("conflict_without_repair")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if substance_misuse is True:
        own = 0.15
    if own:
        fired.append("substances_in_conflict")
    own_low = own
    own_high = 0.0
    if substance_misuse is not False:
        own_high = 0.15
    if own_high > own_low:
        undetermined.append("substances_in_conflict")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if partner_substance_misuse is True:
        own = 0.15
    if own:
        fired.append("substances_of_the_other_in_conflict")
    own_low = own
    own_high = 0.0
    if partner_substance_misuse is not False:
        own_high = 0.15
    if own_high > own_low:
        undetermined.append("substances_of_the_other_in_conflict")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if flooding < 0.5:
        own = 0.15
    elif flooding < 1.5:
        own = 0.08
    if own:
        fired.append("calm_in_quarrels")
    own_high = own
    own_low = 0.0
    if not (flooding >= 0.5):
        own_low = 0.15
    elif not (flooding >= 1.5):
        own_low = 0.08
    if own_low > own_high:
        undetermined.append("calm_in_quarrels")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    relief *= 1.0 - strongest
    relief_low *= 1.0 - strongest_low
    relief_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if compromise > 3.5 and repair_works > 3.5:
        own = 0.55
    elif compromise > 2.5 and repair_works > 2.5:
        own = 0.35
    if own:
        fired.append("conflict_well_handled")
    own_high = own
    own_low = 0.0
    if not (compromise <= 3.5 or repair_works <= 3.5):
        own_low = 0.55
    elif not (compromise <= 2.5 or repair_works <= 2.5):
        own_low = 0.35
    if own_low > own_high:
        undetermined.append("conflict_well_handled")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    relief *= 1.0 - strongest
    relief_low *= 1.0 - strongest_low
    relief_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if conflict_frequency < 0.5:
        own = 0.75
    elif conflict_frequency < 1:
        own = 0.5
    elif conflict_frequency < 2:
        own = 0.2
    if own:
        fired.append("few_disagreements")
    own_high = own
    own_low = 0.0
    if not (conflict_frequency >= 0.5):
        own_low = 0.75
    elif not (conflict_frequency >= 1):
        own_low = 0.5
    elif not (conflict_frequency >= 2):
        own_low = 0.2
    if own_low > own_high:
        undetermined.append("few_disagreements")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    relief *= 1.0 - strongest
    relief_low *= 1.0 - strongest_low
    relief_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if harsh_startup < 0.5:
        own = 0.27
    elif harsh_startup < 1.5:
        own = 0.15
    if own:
        fired.append("gentle_tone")
    own_high = own
    own_low = 0.0
    if not (harsh_startup >= 0.5):
        own_low = 0.27
    elif not (harsh_startup >= 1.5):
        own_low = 0.15
    if own_low > own_high:
        undetermined.append("gentle_tone")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    relief *= 1.0 - strongest
    relief_low *= 1.0 - strongest_low
    relief_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if playfulness > 3.5:
        own = 0.21
    elif playfulness > 2.5:
        own = 0.1
    if own:
        fired.append("laughter_lightens")
    own_high = own
    own_low = 0.0
    if not (playfulness <= 3.5):
        own_low = 0.21
    elif not (playfulness <= 2.5):
        own_low = 0.1
    if own_low > own_high:
        undetermined.append("laughter_lightens")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    relief *= 1.0 - strongest
    relief_low *= 1.0 - strongest_low
    relief_high *= 1.0 - strongest_high
    heightened_conflict = (
        1.0
        - remaining
        * (
            (1.0 - 0.15 * communication_breakdown if communication_breakdown >= 0.25 else 1.0)
            * (1.0 - 0.25 * conflict_baggage if conflict_baggage >= 0.25 else 1.0)
        )
    ) * relief
    heightened_conflict_low = (
        1.0
        - remaining_low
        * (
            (1.0 - 0.15 * communication_breakdown_low if communication_breakdown_low >= 0.25 else 1.0)
            * (1.0 - 0.25 * conflict_baggage_low if conflict_baggage_low >= 0.25 else 1.0)
        )
    ) * relief_low
    heightened_conflict_high = (
        1.0
        - remaining_high
        * (
            (1.0 - 0.15 * communication_breakdown_high if communication_breakdown_high >= 0.25 else 1.0)
            * (1.0 - 0.25 * conflict_baggage_high if conflict_baggage_high >= 0.25 else 1.0)
        )
    ) * relief_high

    # Growing distance
    remaining = remaining_low = remaining_high = 1.0
    relief = relief_low = relief_high = 1.0
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if good_news_welcomed < 0.5:
        own = 0.25
    elif good_news_welcomed < 1.5:
        own = 0.16
    elif good_news_welcomed < 2.5:
        own = 0.06
    elif good_news_welcomed < 3.5:
        own = 0.02
    if own:
        fired.append("joy_not_shared")
    own_low = own
    own_high = 0.0
    if not (good_news_welcomed >= 0.5):
        own_high = 0.25
    elif not (good_news_welcomed >= 1.5):
        own_high = 0.16
    elif not (good_news_welcomed >= 2.5):
        own_high = 0.06
    elif not (good_news_welcomed >= 3.5):
        own_high = 0.02
    if own_high > own_low:
        undetermined.append("joy_not_shared")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if empathy_felt < 0.5:
        own = 0.28
    elif empathy_felt < 1.5:
        own = 0.18
    elif empathy_felt < 2.5:
        own = 0.08
    elif empathy_felt < 3.5:
        own = 0.02
    if own:
        fired.append("not_quite_understood")
    own_low = own
    own_high = 0.0
    if not (empathy_felt >= 0.5):
        own_high = 0.28
    elif not (empathy_felt >= 1.5):
        own_high = 0.18
    elif not (empathy_felt >= 2.5):
        own_high = 0.08
    elif not (empathy_felt >= 3.5):
        own_high = 0.02
    if own_high > own_low:
        undetermined.append("not_quite_understood")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if knows_partner_world < 1.25:
        own = 0.25
    elif knows_partner_world < 3.75:
        own = 0.16
    elif knows_partner_world < 5.25:
        own = 0.09
    elif knows_partner_world < 6.75:
        own = 0.05
    elif knows_partner_world < 8.75:
        own = 0.02
    if own:
        fired.append("strangers_worlds")
    own_low = own
    own_high = 0.0
    if not (knows_partner_world >= 1.25):
        own_high = 0.25
    elif not (knows_partner_world >= 3.75):
        own_high = 0.16
    elif not (knows_partner_world >= 5.25):
        own_high = 0.09
    elif not (knows_partner_world >= 6.75):
        own_high = 0.05
    elif not (knows_partner_world >= 8.75):
        own_high = 0.02
    if own_high > own_low:
        undetermined.append("strangers_worlds")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if emotional_closeness < 0.75:
        own = 0.65
    elif emotional_closeness < 2.25:
        own = 0.56
    elif emotional_closeness < 3.25:
        own = 0.46
    elif emotional_closeness < 4.25:
        own = 0.36
    elif emotional_closeness < 5.25:
        own = 0.26
    elif emotional_closeness < 6.5:
        own = 0.18
    elif emotional_closeness < 7.75:
        own = 0.1
    elif emotional_closeness < 8.5:
        own = 0.06
    elif emotional_closeness < 9.5:
        own = 0.03
    if own:
        fired.append("hearts_apart")
    own_low = own
    own_high = 0.0
    if not (emotional_closeness >= 0.75):
        own_high = 0.65
    elif not (emotional_closeness >= 2.25):
        own_high = 0.56
    elif not (emotional_closeness >= 3.25):
        own_high = 0.46
    elif not (emotional_closeness >= 4.25):
        own_high = 0.36
    elif not (emotional_closeness >= 5.25):
        own_high = 0.26
    elif not (emotional_closeness >= 6.5):
        own_high = 0.18
    elif not (emotional_closeness >= 7.75):
        own_high = 0.1
    elif not (emotional_closeness >= 8.5):
        own_high = 0.06
    elif not (emotional_closeness >= 9.5):
        own_high = 0.03
    if own_high > own_low:
        undetermined.append("hearts_apart")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if emotional_closeness < 4.5 and physical_intimacy >= 6:
        own = 0.45
    if own:
        fired.append("touch_without_closeness")
    own_low = own
    own_high = 0.0
    if not (emotional_closeness >= 4.5 or physical_intimacy < 6):
        own_high = 0.45
    if own_high > own_low:
        undetermined.append("touch_without_closeness")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if major_life_change is True and growth_together < 1.5:
        own = 0.25
    if own:
        fired.append("change_without_growing")
    own_low = own
    own_high = 0.0
    if not (major_life_change is False or growth_together >= 1.5):
        own_high = 0.25
    if own_high > own_low:
        undetermined.append("change_without_growing")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if growth_together < 0.5:
        own = 0.16
    elif growth_together < 1.5:
        own = 0.1
    elif growth_together < 2.5:
        own = 0.04
    elif growth_together < 3.5:
        own = 0.01
    if own:
        fired.append("no_new_plans")
    own_low = own
    own_high = 0.0
    if not (growth_together >= 0.5):
        own_high = 0.16
    elif not (growth_together >= 1.5):
        own_high = 0.1
    elif not (growth_together >= 2.5):
        own_high = 0.04
    elif not (growth_together >= 3.5):
        own_high = 0.01
    if own_high > own_low:
        undetermined.append("no_new_plans")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if playfulness < 0.5:
        own = 0.22
    elif playfulness < 1.5:
        own = 0.14
    elif playfulness < 2.5:
        own = 0.06
    elif playfulness < 3.5:
        own = 0.02
    if own:
        fired.append("no_play")
    own_low = own
    own_high = 0.0
    if not (playfulness >= 0.5):
        own_high = 0.22
    elif not (playfulness >= 1.5):
        own_high = 0.14
    elif not (playfulness >= 2.5):
        own_high = 0.06
    elif not (playfulness >= 3.5):
        own_high = 0.02
    if own_high > own_low:
        undetermined.append("no_play")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if open_questions < 0.5:
        own = 0.2
    elif open_questions < 1.5:
        own = 0.12
    elif open_questions < 2.5:
        own = 0.05
    elif open_questions < 3.5:
        own = 0.02
    if own:
        fired.append("no_questions_asked")
    own_low = own
    own_high = 0.0
    if not (open_questions >= 0.5):
        own_high = 0.2
    elif not (open_questions >= 1.5):
        own_high = 0.12
    elif not (open_questions >= 2.5):
        own_high = 0.05
    elif not (open_questions >= 3.5):
        own_high = 0.02
    if own_high > own_low:
        undetermined.append("no_questions_asked")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if (daily_gestures < 1.5) + (playfulness < 1.5) + (open_questions < 1.5) + (growth_together < 1.5) >= 3:
        own = 0.32
    if own:
        fired.append("running_on_habit")
    own_low = own
    own_high = 0.0
    if not ((daily_gestures >= 1.5) + (playfulness >= 1.5) + (open_questions >= 1.5) + (growth_together >= 1.5) >= 2):
        own_high = 0.32
    if own_high > own_low:
        undetermined.append("running_on_habit")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if loneliness > 3.5:
        own = 0.45
    elif loneliness > 2.5:
        own = 0.3
    elif loneliness > 1.5:
        own = 0.13
    elif loneliness > 0.5:
        own = 0.04
    if own:
        fired.append("lonely_together")
    own_low = own
    own_high = 0.0
    if not (loneliness <= 3.5):
        own_high = 0.45
    elif not (loneliness <= 2.5):
        own_high = 0.3
    elif not (loneliness <= 1.5):
        own_high = 0.13
    elif not (loneliness <= 0.5):
        own_high = 0.04
    if own_high > own_low:
        undetermined.append("lonely_together")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if physical_intimacy < 0.75:
        own = 0.24
    elif physical_intimacy < 2.5:
        own = 0.18
    elif physical_intimacy < 4.5:
        own = 0.1
    elif physical_intimacy < 6.5:
        own = 0.04
    if own:
        fired.append("touch_fades_too")
    own_low = own
    own_high = 0.0
    if not (physical_intimacy >= 0.75):
        own_high = 0.24
    elif not (physical_intimacy >= 2.5):
        own_high = 0.18
    elif not (physical_intimacy >= 4.5):
        own_high = 0.1
    elif not (physical_intimacy >= 6.5):
        own_high = 0.04
    if own_high > own_low:
        undetermined.append("touch_fades_too")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if emotional_closeness >= 9.5:
        own = 0.55
    elif emotional_closeness >= 8.75:
        own = 0.35
    elif emotional_closeness >= 7.75:
        own = 0.15
    if own:
        fired.append("closeness_holds")
    own_high = own
    own_low = 0.0
    if not (emotional_closeness < 9.5):
        own_low = 0.55
    elif not (emotional_closeness < 8.75):
        own_low = 0.35
    elif not (emotional_closeness < 7.75):
        own_low = 0.15
    if own_low > own_high:
        undetermined.append("closeness_holds")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    relief *= 1.0 - strongest
    relief_low *= 1.0 - strongest_low
    relief_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if playfulness > 3.5:
        own = 0.21
    elif playfulness > 2.5:
        own = 0.1
    if own:
        fired.append("laughter_binds")
    own_high = own
    own_low = 0.0
    if not (playfulness <= 3.5):
        own_low = 0.21
    elif not (playfulness <= 2.5):
        own_low = 0.1
    if own_low > own_high:
        undetermined.append("laughter_binds")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    relief *= 1.0 - strongest
    relief_low *= 1.0 - strongest_low
    relief_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if loneliness < 0.5:
        own = 0.21
    elif loneliness < 1.5:
        own = 0.08
    if own:
        fired.append("seldom_lonely")
    own_high = own
    own_low = 0.0
    if not (loneliness >= 0.5):
        own_low = 0.21
    elif not (loneliness >= 1.5):
        own_low = 0.08
    if own_low > own_high:
        undetermined.append("seldom_lonely")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    relief *= 1.0 - strongest
    relief_low *= 1.0 - strongest_low
    relief_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if knows_partner_world > 8.75:
        own = 0.21
    elif knows_partner_world > 6.25:
        own = 0.1
    if own:
        fired.append("curiosity_binds")
    own_high = own
    own_low = 0.0
    if not (knows_partner_world <= 8.75):
        own_low = 0.21
    elif not (knows_partner_world <= 6.25):
        own_low = 0.1
    if own_low > own_high:
        undetermined.append("curiosity_binds")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if daily_gestures > 3.5:
        own = 0.18
    elif daily_gestures > 2.5:
        own = 0.08
    if own:
        fired.append("kind_gestures_bind")
    own_high = own
    own_low = 0.0
    if not (daily_gestures <= 3.5):
        own_low = 0.18
    elif not (daily_gestures <= 2.5):
        own_low = 0.08
    if own_low > own_high:
        undetermined.append("kind_gestures_bind")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    relief *= 1.0 - strongest
    relief_low *= 1.0 - strongest_low
    relief_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if willing_to_work >= 9.5:
        own = 0.15
    elif willing_to_work >= 7.75:
        own = 0.08
    if own:
        fired.append("willing_to_try")
    own_high = own
    own_low = 0.0
    if not (willing_to_work < 9.5):
        own_low = 0.15
    elif not (willing_to_work < 7.75):
        own_low = 0.08
    if own_low > own_high:
        undetermined.append("willing_to_try")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    relief *= 1.0 - strongest
    relief_low *= 1.0 - strongest_low
    relief_high *= 1.0 - strongest_high
    increased_distance = (
        1.0
        - remaining
        * (
            (1.0 - 0.18 * communication_breakdown if communication_breakdown >= 0.25 else 1.0)
            * (1.0 - 0.12 * conflict_baggage if conflict_baggage >= 0.25 else 1.0)
            * (1.0 - 0.2 * fear_of_vulnerability if fear_of_vulnerability >= 0.25 else 1.0)
            * (1.0 - 0.22 * lack_of_quality_time if lack_of_quality_time >= 0.25 else 1.0)
        )
    ) * relief
    increased_distance_low = (
        1.0
        - remaining_low
        * (
            (1.0 - 0.18 * communication_breakdown_low if communication_breakdown_low >= 0.25 else 1.0)
            * (1.0 - 0.12 * conflict_baggage_low if conflict_baggage_low >= 0.25 else 1.0)
            * (1.0 - 0.2 * fear_of_vulnerability_low if fear_of_vulnerability_low >= 0.25 else 1.0)
            * (1.0 - 0.22 * lack_of_quality_time_low if lack_of_quality_time_low >= 0.25 else 1.0)
        )
    ) * relief_low
    increased_distance_high = (
        1.0
        - remaining_high
        * (
            (1.0 - 0.18 * communication_breakdown_high if communication_breakdown_high >= 0.25 else 1.0)
            * (1.0 - 0.12 * conflict_baggage_high if conflict_baggage_high >= 0.25 else 1.0)
            * (1.0 - 0.2 * fear_of_vulnerability_high if fear_of_vulnerability_high >= 0.25 else 1.0)
            * (1.0 - 0.22 * lack_of_quality_time_high if lack_of_quality_time_high >= 0.25 else 1.0)
        )
    ) * relief_high

    # Looking for closeness elsewhere
    remaining = remaining_low = remaining_high = 1.0
    relief = relief_low = relief_high = 1.0
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if relationship_satisfaction < 1.25:
        own = 0.2
    elif relationship_satisfaction < 3.25:
        own = 0.13
    elif relationship_satisfaction < 5.25:
        own = 0.09
    elif relationship_satisfaction < 6.5:
        own = 0.07
    elif relationship_satisfaction < 7.75:
        own = 0.05
    elif relationship_satisfaction < 8.5:
        own = 0.03
    elif relationship_satisfaction < 9.5:
        own = 0.01
    if own:
        fired.append("deep_discontent")
    own_low = own
    own_high = 0.0
    if not (relationship_satisfaction >= 1.25):
        own_high = 0.2
    elif not (relationship_satisfaction >= 3.25):
        own_high = 0.13
    elif not (relationship_satisfaction >= 5.25):
        own_high = 0.09
    elif not (relationship_satisfaction >= 6.5):
        own_high = 0.07
    elif not (relationship_satisfaction >= 7.75):
        own_high = 0.05
    elif not (relationship_satisfaction >= 8.5):
        own_high = 0.03
    elif not (relationship_satisfaction >= 9.5):
        own_high = 0.01
    if own_high > own_low:
        undetermined.append("deep_discontent")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if attraction_elsewhere > 3.5:
        own = 0.48
    elif attraction_elsewhere > 2.5:
        own = 0.32
    elif attraction_elsewhere > 1.5:
        own = 0.1
    elif attraction_elsewhere > 0.5:
        own = 0.04
    if own:
        fired.append("drawn_elsewhere")
    own_low = own
    own_high = 0.0
    if not (attraction_elsewhere <= 3.5):
        own_high = 0.48
    elif not (attraction_elsewhere <= 2.5):
        own_high = 0.32
    elif not (attraction_elsewhere <= 1.5):
        own_high = 0.1
    elif not (attraction_elsewhere <= 0.5):
        own_high = 0.04
    if own_high > own_low:
        undetermined.append("drawn_elsewhere")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if sexual_satisfaction < 0.75:
        own = 0.12
    elif sexual_satisfaction < 2.5:
        own = 0.08
    elif sexual_satisfaction < 4.5:
        own = 0.05
    elif sexual_satisfaction < 6.5:
        own = 0.02
    if own:
        fired.append("desire_unmet")
    own_low = own
    own_high = 0.0
    if not (sexual_satisfaction >= 0.75):
        own_high = 0.12
    elif not (sexual_satisfaction >= 2.5):
        own_high = 0.08
    elif not (sexual_satisfaction >= 4.5):
        own_high = 0.05
    elif not (sexual_satisfaction >= 6.5):
        own_high = 0.02
    if own_high > own_low:
        undetermined.append("desire_unmet")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if loneliness > 3.5:
        own = 0.14
    elif loneliness > 2.5:
        own = 0.09
    elif loneliness > 1.5:
        own = 0.04
    elif loneliness > 0.5:
        own = 0.01
    if own:
        fired.append("lonely_at_home")
    own_low = own
    own_high = 0.0
    if not (loneliness <= 3.5):
        own_high = 0.14
    elif not (loneliness <= 2.5):
        own_high = 0.09
    elif not (loneliness <= 1.5):
        own_high = 0.04
    elif not (loneliness <= 0.5):
        own_high = 0.01
    if own_high > own_low:
        undetermined.append("lonely_at_home")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if emotional_closeness < 0.75:
        own = 0.16
    elif emotional_closeness < 2.5:
        own = 0.1
    elif emotional_closeness < 4.5:
        own = 0.06
    elif emotional_closeness < 6.5:
        own = 0.03
    if own:
        fired.append("warmth_missing")
    own_low = own
    own_high = 0.0
    if not (emotional_closeness >= 0.75):
        own_high = 0.16
    elif not (emotional_closeness >= 2.5):
        own_high = 0.1
    elif not (emotional_closeness >= 4.5):
        own_high = 0.06
    elif not (emotional_closeness >= 6.5):
        own_high = 0.03
    if own_high > own_low:
        undetermined.append("warmth_missing")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if thoughts_of_leaving > 3.5:
        own = 0.24
    elif thoughts_of_leaving > 2.5:
        own = 0.1
    elif thoughts_of_leaving > 1.5:
        own = 0.04
    elif thoughts_of_leaving > 0.5:
        own = 0.02
    if own:
        fired.append("leaving_in_mind")
    own_low = own
    own_high = 0.0
    if not (thoughts_of_leaving <= 3.5):
        own_high = 0.24
    elif not (thoughts_of_leaving <= 2.5):
        own_high = 0.1
    elif not (thoughts_of_leaving <= 1.5):
        own_high = 0.04
    elif not (thoughts_of_leaving <= 0.5):
        own_high = 0.02
    if own_high > own_low:
        undetermined.append("leaving_in_mind")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if commitment < 0.75:
        own = 0.2
    elif commitment < 2.5:
        own = 0.14
    elif commitment < 4.5:
        own = 0.09
    elif commitment < 6.5:
        own = 0.05
    elif commitment < 8.5:
        own = 0.02
    if own:
        fired.append("little_holds")
    own_low = own
    own_high = 0.0
    if not (commitment >= 0.75):
        own_high = 0.2
    elif not (commitment >= 2.5):
        own_high = 0.14
    elif not (commitment >= 4.5):
        own_high = 0.09
    elif not (commitment >= 6.5):
        own_high = 0.05
    elif not (commitment >= 8.5):
        own_high = 0.02
    if own_high > own_low:
        undetermined.append("little_holds")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if relationship_satisfaction >= 9.5 and emotional_closeness >= 8.5:
        own = 0.55
    elif relationship_satisfaction >= 7.75 and emotional_closeness >= 6.5:
        own = 0.35
    if own:
        fired.append("close_and_content")
    own_high = own
    own_low = 0.0
    if not (relationship_satisfaction < 9.5 or emotional_closeness < 8.5):
        own_low = 0.55
    elif not (relationship_satisfaction < 7.75 or emotional_closeness < 6.5):
        own_low = 0.35
    if own_low > own_high:
        undetermined.append("close_and_content")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    relief *= 1.0 - strongest
    relief_low *= 1.0 - strongest_low
    relief_high *= 1.0 - strongest_high
    if attraction_elsewhere < 0.5:
        fired.append("not_drawn")
        relief *= 0.55
        relief_low *= 0.55
        relief_high *= 0.55
    elif not (attraction_elsewhere >= 0.5):
        undetermined.append("not_drawn")
        relief_low *= 0.55
    infidelity_risk = (
        1.0
        - remaining
        * (
            (1.0 - 0.03 * communication_breakdown if communication_breakdown >= 0.25 else 1.0)
            * (1.0 - 0.04 * fear_of_vulnerability if fear_of_vulnerability >= 0.25 else 1.0)
            * (1.0 - 0.03 * lack_of_quality_time if lack_of_quality_time >= 0.25 else 1.0)
        )
    ) * relief
    infidelity_risk_low = (
        1.0
        - remaining_low
        * (
            (1.0 - 0.03 * communication_breakdown_low if communication_breakdown_low >= 0.25 else 1.0)
            * (1.0 - 0.04 * fear_of_vulnerability_low if fear_of_vulnerability_low >= 0.25 else 1.0)
            * (1.0 - 0.03 * lack_of_quality_time_low if lack_of_quality_time_low >= 0.25 else 1.0)
        )
    ) * relief_low
    infidelity_risk_high = (
        1.0
        - remaining_high
        * (
            (1.0 - 0.03 * communication_breakdown_high if communication_breakdown_high >= 0.25 else 1.0)
            * (1.0 - 0.04 * fear_of_vulnerability_high if fear_of_vulnerability_high >= 0.25 else 1.0)
            * (1.0 - 0.03 * lack_of_quality_time_high if lack_of_quality_time_high >= 0.25 else 1.0)
        )
    ) * relief_high

    # Low mood, worry or loneliness
    remaining = remaining_low = remaining_high = 1.0
    relief = relief_low = relief_high = 1.0
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if anxiety >= 6:
        own = 0.55
    elif anxiety >= 5:
        own = 0.48
    elif anxiety >= 4:
        own = 0.4
    elif anxiety >= 3:
        own = 0.3
    elif anxiety >= 2:
        own = 0.1
    elif anxiety >= 1:
        own = 0.02
    if own:
        fired.append("anxiety_reported")
    own_low = own
    own_high = 0.0
    if not (anxiety < 6):
        own_high = 0.55
    elif not (anxiety < 5):
        own_high = 0.48
    elif not (anxiety < 4):
        own_high = 0.4
    elif not (anxiety < 3):
        own_high = 0.3
    elif not (anxiety < 2):
        own_high = 0.1
    elif not (anxiety < 1):
        own_high = 0.02
    if own_high > own_low:
        undetermined.append("anxiety_reported")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if major_life_change is True and emotional_support < 1.5:
        own = 0.28
    elif major_life_change is True and emotional_support < 2.5:
        own = 0.12
    if own:
        fired.append("change_without_support")
    own_low = own
    own_high = 0.0
    if not (major_life_change is False or emotional_support >= 1.5):
        own_high = 0.28
    elif not (major_life_change is False or emotional_support >= 2.5):
        own_high = 0.12
    if own_high > own_low:
        undetermined.append("change_without_support")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if emotional_support < 0.5:
        own = 0.22
    elif emotional_support < 1.5:
        own = 0.14
    elif emotional_support < 2.5:
        own = 0.06
    elif emotional_support < 3.5:
        own = 0.02
    if own:
        fired.append("little_support")
    own_low = own
    own_high = 0.0
    if not (emotional_support >= 0.5):
        own_high = 0.22
    elif not (emotional_support >= 1.5):
        own_high = 0.14
    elif not (emotional_support >= 2.5):
        own_high = 0.06
    elif not (emotional_support >= 3.5):
        own_high = 0.02
    if own_high > own_low:
        undetermined.append("little_support")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if loneliness > 3.5:
        own = 0.28
    elif loneliness > 2.5:
        own = 0.18
    elif loneliness > 1.5:
        own = 0.08
    elif loneliness > 0.5:
        own = 0.02
    if own:
        fired.append("loneliness_weighs")
    own_low = own
    own_high = 0.0
    if not (loneliness <= 3.5):
        own_high = 0.28
    elif not (loneliness <= 2.5):
        own_high = 0.18
    elif not (loneliness <= 1.5):
        own_high = 0.08
    elif not (loneliness <= 0.5):
        own_high = 0.02
    if own_high > own_low:
        undetermined.append("loneliness_weighs")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if low_mood >= 6:
        own = 0.6
    elif low_mood >= 5:
        own = 0.52
    elif low_mood >= 4:
        own = 0.44
    elif low_mood >= 3:
        own = 0.33
    elif low_mood >= 2:
        own = 0.14
    elif low_mood >= 1:
        own = 0.03
    if own:
        fired.append("low_mood_reported")
    own_low = own
    own_high = 0.0
    if not (low_mood < 6):
        own_high = 0.6
    elif not (low_mood < 5):
        own_high = 0.52
    elif not (low_mood < 4):
        own_high = 0.44
    elif not (low_mood < 3):
        own_high = 0.33
    elif not (low_mood < 2):
        own_high = 0.14
    elif not (low_mood < 1):
        own_high = 0.03
    if own_high > own_low:
        undetermined.append("low_mood_reported")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if substance_misuse is True:
        own = 0.2
    if own:
        fired.append("substances_and_mind")
    own_low = own
    own_high = 0.0
    if substance_misuse is not False:
        own_high = 0.2
    if own_high > own_low:
        undetermined.append("substances_and_mind")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if partner_substance_misuse is True:
        own = 0.12
    if own:
        fired.append("substances_of_the_other_and_mind")
    own_low = own
    own_high = 0.0
    if partner_substance_misuse is not False:
        own_high = 0.12
    if own_high > own_low:
        undetermined.append("substances_of_the_other_and_mind")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if relationship_satisfaction < 1.25:
        own = 0.22
    elif relationship_satisfaction < 3.25:
        own = 0.15
    elif relationship_satisfaction < 5.25:
        own = 0.08
    elif relationship_satisfaction < 7.75:
        own = 0.03
    if own:
        fired.append("discontent_weighs")
    own_low = own
    own_high = 0.0
    if not (relationship_satisfaction >= 1.25):
        own_high = 0.22
    elif not (relationship_satisfaction >= 3.25):
        own_high = 0.15
    elif not (relationship_satisfaction >= 5.25):
        own_high = 0.08
    elif not (relationship_satisfaction >= 7.75):
        own_high = 0.03
    if own_high > own_low:
        undetermined.append("discontent_weighs")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if thoughts_of_leaving > 3.5:
        own = 0.24
    elif thoughts_of_leaving > 2.5:
        own = 0.16
    elif thoughts_of_leaving > 1.5:
        own = 0.07
    elif thoughts_of_leaving > 0.5:
        own = 0.02
    if own:
        fired.append("leaving_weighs")
    own_low = own
    own_high = 0.0
    if not (thoughts_of_leaving <= 3.5):
        own_high = 0.24
    elif not (thoughts_of_leaving <= 2.5):
        own_high = 0.16
    elif not (thoughts_of_leaving <= 1.5):
        own_high = 0.07
    elif not (thoughts_of_leaving <= 0.5):
        own_high = 0.02
    if own_high > own_low:
        undetermined.append("leaving_weighs")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if thoughts_of_leaving > 2.5 and relationship_satisfaction < 5.25:
        own = 0.3
    if own:
        fired.append("torn_about_staying")
    own_low = own
    own_high = 0.0
    if not (thoughts_of_leaving <= 2.5 or relationship_satisfaction >= 5.25):
        own_high = 0.3
    if own_high > own_low:
        undetermined.append("torn_about_staying")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if low_mood == 0 and anxiety == 0:
        own = 0.45
    elif low_mood <= 1 and anxiety <= 1:
        own = 0.27
    if own:
        fired.append("mood_holds")
    own_high = own
    own_low = 0.0
    if not ((low_mood < 0 or low_mood > 0) or (anxiety < 0 or anxiety > 0)):
        own_low = 0.45
    elif not (low_mood > 1 or anxiety > 1):
        own_low = 0.27
    if own_low > own_high:
        undetermined.append("mood_holds")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    relief *= 1.0 - strongest
    relief_low *= 1.0 - strongest_low
    relief_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if loneliness < 0.5:
        own = 0.15
    elif loneliness < 1.5:
        own = 0.06
    if own:
        fired.append("seldom_alone_with_it")
    own_high = own
    own_low = 0.0
    if not (loneliness >= 0.5):
        own_low = 0.15
    elif not (loneliness >= 1.5):
        own_low = 0.06
    if own_low > own_high:
        undetermined.append("seldom_alone_with_it")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    relief *= 1.0 - strongest
    relief_low *= 1.0 - strongest_low
    relief_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if emotional_support > 3.5:
        own = 0.3
    elif emotional_support > 2.5:
        own = 0.15
    if own:
        fired.append("supported")
    own_high = own
    own_low = 0.0
    if not (emotional_support <= 3.5):
        own_low = 0.3
    elif not (emotional_support <= 2.5):
        own_low = 0.15
    if own_low > own_high:
        undetermined.append("supported")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    relief *= 1.0 - strongest
    relief_low *= 1.0 - strongest_low
    relief_high *= 1.0 - strongest_high
    mental_health_impact = (
        1.0
        - remaining
        * (
            (1.0 - 0.06 * communication_breakdown if communication_breakdown >= 0.25 else 1.0)
            * (1.0 - 0.06 * conflict_baggage if conflict_baggage >= 0.25 else 1.0)
            * (1.0 - 0.08 * fear_of_vulnerability if fear_of_vulnerability >= 0.25 else 1.0)
            * (1.0 - 0.03 * lack_of_quality_time if lack_of_quality_time >= 0.25 else 1.0)
        )
    ) * relief
    mental_health_impact_low = (
        1.0
        - remaining_low
        * (
            (1.0 - 0.06 * communication_breakdown_low if communication_breakdown_low >= 0.25 else 1.0)
            * (1.0 - 0.06 * conflict_baggage_low if conflict_baggage_low >= 0.25 else 1.0)
            * (1.0 - 0.08 * fear_of_vulnerability_low if fear_of_vulnerability_low >= 0.25 else 1.0)
            * (1.0 - 0.03 * lack_of_quality_time_low if lack_of_quality_time_low >= 0.25 else 1.0)
        )
    ) * relief_low
    mental_health_impact_high = (
        1.0
        - remaining_high
        * (
            (1.0 - 0.06 * communication_breakdown_high if communication_breakdown_high >= 0.25 else 1.0)
            * (1.0 - 0.06 * conflict_baggage_high if conflict_baggage_high >= 0.25 else 1.0)
            * (1.0 - 0.08 * fear_of_vulnerability_high if fear_of_vulnerability_high >= 0.25 else 1.0)
            * (1.0 - 0.03 * lack_of_quality_time_high if lack_of_quality_time_high >= 0.25 else 1.0)
        )
    ) * relief_high

    # Talking past each other
    remaining = remaining_low = remaining_high = 1.0
    relief = relief_low = relief_high = 1.0
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if interrupts > 3.5:
        own = 0.22
    elif interrupts > 2.5:
        own = 0.14
    elif interrupts > 1.5:
        own = 0.06
    elif interrupts > 0.5:
        own = 0.02
    if own:
        fired.append("cut_off")
    own_low = own
    own_high = 0.0
    if not (interrupts <= 3.5):
        own_high = 0.22
    elif not (interrupts <= 2.5):
        own_high = 0.14
    elif not (interrupts <= 1.5):
        own_high = 0.06
    elif not (interrupts <= 0.5):
        own_high = 0.02
    if own_high > own_low:
        undetermined.append("cut_off")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if misunderstandings > 3.5:
        own = 0.42
    elif misunderstandings > 2.5:
        own = 0.28
    elif misunderstandings > 1.5:
        own = 0.12
    elif misunderstandings > 0.5:
        own = 0.03
    if own:
        fired.append("misunderstood_again")
    own_low = own
    own_high = 0.0
    if not (misunderstandings <= 3.5):
        own_high = 0.42
    elif not (misunderstandings <= 2.5):
        own_high = 0.28
    elif not (misunderstandings <= 1.5):
        own_high = 0.12
    elif not (misunderstandings <= 0.5):
        own_high = 0.03
    if own_high > own_low:
        undetermined.append("misunderstood_again")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if unresolved_conflicts >= 3 and validation < 1.5:
        own = 0.28
    elif unresolved_conflicts >= 3 and validation < 2.5:
        own = 0.14
    if own:
        fired.append("open_and_not_understood")
    own_low = own
    own_high = 0.0
    if not (unresolved_conflicts < 3 or validation >= 1.5):
        own_high = 0.28
    elif not (unresolved_conflicts < 3 or validation >= 2.5):
        own_high = 0.14
    if own_high > own_low:
        undetermined.append("open_and_not_understood")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if same_argument_returns > 3.5:
        own = 0.24
    elif same_argument_returns > 2.5:
        own = 0.15
    elif same_argument_returns > 1.5:
        own = 0.06
    elif same_argument_returns > 0.5:
        own = 0.02
    if own:
        fired.append("round_and_round")
    own_low = own
    own_high = 0.0
    if not (same_argument_returns <= 3.5):
        own_high = 0.24
    elif not (same_argument_returns <= 2.5):
        own_high = 0.15
    elif not (same_argument_returns <= 1.5):
        own_high = 0.06
    elif not (same_argument_returns <= 0.5):
        own_high = 0.02
    if own_high > own_low:
        undetermined.append("round_and_round")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if stonewalling > 3.5:
        own = 0.28
    elif stonewalling > 2.5:
        own = 0.18
    elif stonewalling > 1.5:
        own = 0.08
    elif stonewalling > 0.5:
        own = 0.02
    if own:
        fired.append("silence_instead")
    own_low = own
    own_high = 0.0
    if not (stonewalling <= 3.5):
        own_high = 0.28
    elif not (stonewalling <= 2.5):
        own_high = 0.18
    elif not (stonewalling <= 1.5):
        own_high = 0.08
    elif not (stonewalling <= 0.5):
        own_high = 0.02
    if own_high > own_low:
        undetermined.append("silence_instead")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if hides_feelings > 3.5:
        own = 0.24
    elif hides_feelings > 2.5:
        own = 0.15
    elif hides_feelings > 1.5:
        own = 0.06
    elif hides_feelings > 0.5:
        own = 0.02
    if own:
        fired.append("subjects_avoided")
    own_low = own
    own_high = 0.0
    if not (hides_feelings <= 3.5):
        own_high = 0.24
    elif not (hides_feelings <= 2.5):
        own_high = 0.15
    elif not (hides_feelings <= 1.5):
        own_high = 0.06
    elif not (hides_feelings <= 0.5):
        own_high = 0.02
    if own_high > own_low:
        undetermined.append("subjects_avoided")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if feels_heard < 0.5:
        own = 0.28
    elif feels_heard < 1.5:
        own = 0.18
    elif feels_heard < 2.5:
        own = 0.08
    elif feels_heard < 3.5:
        own = 0.02
    if own:
        fired.append("words_do_not_arrive")
    own_low = own
    own_high = 0.0
    if not (feels_heard >= 0.5):
        own_high = 0.28
    elif not (feels_heard >= 1.5):
        own_high = 0.18
    elif not (feels_heard >= 2.5):
        own_high = 0.08
    elif not (feels_heard >= 3.5):
        own_high = 0.02
    if own_high > own_low:
        undetermined.append("words_do_not_arrive")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if validation > 3.5:
        own = 0.24
    elif validation > 2.5:
        own = 0.1
    if own:
        fired.append("feelings_still_count")
    own_high = own
    own_low = 0.0
    if not (validation <= 3.5):
        own_low = 0.24
    elif not (validation <= 2.5):
        own_low = 0.1
    if own_low > own_high:
        undetermined.append("feelings_still_count")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if feels_heard > 3.5:
        own = 0.4
    elif feels_heard > 2.5:
        own = 0.18
    if own:
        fired.append("hearing_each_other")
    own_high = own
    own_low = 0.0
    if not (feels_heard <= 3.5):
        own_low = 0.4
    elif not (feels_heard <= 2.5):
        own_low = 0.18
    if own_low > own_high:
        undetermined.append("hearing_each_other")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    relief *= 1.0 - strongest
    relief_low *= 1.0 - strongest_low
    relief_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if misunderstandings < 0.5:
        own = 0.35
    elif misunderstandings < 1.5:
        own = 0.15
    if own:
        fired.append("words_arrive_as_meant")
    own_high = own
    own_low = 0.0
    if not (misunderstandings >= 0.5):
        own_low = 0.35
    elif not (misunderstandings >= 1.5):
        own_low = 0.15
    if own_low > own_high:
        undetermined.append("words_arrive_as_meant")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    relief *= 1.0 - strongest
    relief_low *= 1.0 - strongest_low
    relief_high *= 1.0 - strongest_high
    poor_communication = (
        1.0
        - remaining
        * (
            (1.0 - 0.3 * communication_breakdown if communication_breakdown >= 0.25 else 1.0)
            * (1.0 - 0.1 * conflict_baggage if conflict_baggage >= 0.25 else 1.0)
            * (1.0 - 0.14 * fear_of_vulnerability if fear_of_vulnerability >= 0.25 else 1.0)
            * (1.0 - 0.08 * lack_of_quality_time if lack_of_quality_time >= 0.25 else 1.0)
        )
    ) * relief
    poor_communication_low = (
        1.0
        - remaining_low
        * (
            (1.0 - 0.3 * communication_breakdown_low if communication_breakdown_low >= 0.25 else 1.0)
            * (1.0 - 0.1 * conflict_baggage_low if conflict_baggage_low >= 0.25 else 1.0)
            * (1.0 - 0.14 * fear_of_vulnerability_low if fear_of_vulnerability_low >= 0.25 else 1.0)
            * (1.0 - 0.08 * lack_of_quality_time_low if lack_of_quality_time_low >= 0.25 else 1.0)
        )
    ) * relief_low
    poor_communication_high = (
        1.0
        - remaining_high
        * (
            (1.0 - 0.3 * communication_breakdown_high if communication_breakdown_high >= 0.25 else 1.0)
            * (1.0 - 0.1 * conflict_baggage_high if conflict_baggage_high >= 0.25 else 1.0)
            * (1.0 - 0.14 * fear_of_vulnerability_high if fear_of_vulnerability_high >= 0.25 else 1.0)
            * (1.0 - 0.08 * lack_of_quality_time_high if lack_of_quality_time_high >= 0.25 else 1.0)
        )
    ) * relief_high

    # Trust and openness
    remaining = remaining_low = remaining_high = 1.0
    relief = relief_low = relief_high = 1.0
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if shares_fears_and_dreams > 3.5:
        own = 0.44
    elif shares_fears_and_dreams > 2.5:
        own = 0.24
    elif shares_fears_and_dreams > 1.5:
        own = 0.06
    if own:
        fired.append("depths_are_shared")
    own_low = own
    own_high = 0.0
    if not (shares_fears_and_dreams <= 3.5):
        own_high = 0.44
    elif not (shares_fears_and_dreams <= 2.5):
        own_high = 0.24
    elif not (shares_fears_and_dreams <= 1.5):
        own_high = 0.06
    if own_high > own_low:
        undetermined.append("depths_are_shared")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if hides_feelings < 0.5:
        own = 0.32
    elif hides_feelings < 1.5:
        own = 0.18
    elif hides_feelings < 2.5:
        own = 0.05
    if own:
        fired.append("feelings_in_the_open")
    own_low = own
    own_high = 0.0
    if not (hides_feelings >= 0.5):
        own_high = 0.32
    elif not (hides_feelings >= 1.5):
        own_high = 0.18
    elif not (hides_feelings >= 2.5):
        own_high = 0.05
    if own_high > own_low:
        undetermined.append("feelings_in_the_open")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if fears_judgment < 0.5:
        own = 0.32
    elif fears_judgment < 1.5:
        own = 0.18
    elif fears_judgment < 2.5:
        own = 0.05
    if own:
        fired.append("no_fear_of_judgment")
    own_low = own
    own_high = 0.0
    if not (fears_judgment >= 0.5):
        own_high = 0.32
    elif not (fears_judgment >= 1.5):
        own_high = 0.18
    elif not (fears_judgment >= 2.5):
        own_high = 0.05
    if own_high > own_low:
        undetermined.append("no_fear_of_judgment")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if honesty > 3.5:
        own = 0.38
    elif honesty > 2.5:
        own = 0.22
    elif honesty > 1.5:
        own = 0.06
    if own:
        fired.append("honesty_is_usual")
    own_low = own
    own_high = 0.0
    if not (honesty <= 3.5):
        own_high = 0.38
    elif not (honesty <= 2.5):
        own_high = 0.22
    elif not (honesty <= 1.5):
        own_high = 0.06
    if own_high > own_low:
        undetermined.append("honesty_is_usual")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if promises_kept > 3.5:
        own = 0.38
    elif promises_kept > 2.5:
        own = 0.22
    elif promises_kept > 1.5:
        own = 0.06
    if own:
        fired.append("promises_hold")
    own_low = own
    own_high = 0.0
    if not (promises_kept <= 3.5):
        own_high = 0.38
    elif not (promises_kept <= 2.5):
        own_high = 0.22
    elif not (promises_kept <= 1.5):
        own_high = 0.06
    if own_high > own_low:
        undetermined.append("promises_hold")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if partner_commitment >= 9.5:
        own = 0.32
    elif partner_commitment >= 8.75:
        own = 0.24
    elif partner_commitment >= 7.75:
        own = 0.16
    elif partner_commitment >= 6.25:
        own = 0.06
    if own:
        fired.append("sure_of_each_other")
    own_low = own
    own_high = 0.0
    if not (partner_commitment < 9.5):
        own_high = 0.32
    elif not (partner_commitment < 8.75):
        own_high = 0.24
    elif not (partner_commitment < 7.75):
        own_high = 0.16
    elif not (partner_commitment < 6.25):
        own_high = 0.06
    if own_high > own_low:
        undetermined.append("sure_of_each_other")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if trust >= 9.5:
        own = 0.6
    elif trust >= 8.75:
        own = 0.5
    elif trust >= 7.75:
        own = 0.38
    elif trust >= 6.25:
        own = 0.24
    elif trust >= 4.75:
        own = 0.1
    if own:
        fired.append("trust_is_firm")
    own_low = own
    own_high = 0.0
    if not (trust < 9.5):
        own_high = 0.6
    elif not (trust < 8.75):
        own_high = 0.5
    elif not (trust < 7.75):
        own_high = 0.38
    elif not (trust < 6.25):
        own_high = 0.24
    elif not (trust < 4.75):
        own_high = 0.1
    if own_high > own_low:
        undetermined.append("trust_is_firm")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if promises_kept < 0.5:
        own = 0.32
    elif promises_kept < 1.5:
        own = 0.18
    elif promises_kept < 2.5:
        own = 0.06
    if own:
        fired.append("ground_gives_way")
    own_high = own
    own_low = 0.0
    if not (promises_kept >= 0.5):
        own_low = 0.32
    elif not (promises_kept >= 1.5):
        own_low = 0.18
    elif not (promises_kept >= 2.5):
        own_low = 0.06
    if own_low > own_high:
        undetermined.append("ground_gives_way")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    relief *= 1.0 - strongest
    relief_low *= 1.0 - strongest_low
    relief_high *= 1.0 - strongest_high
    if fear_of_vulnerability >= 0.5:
        fired.append("guarded_hearts")
        relief *= 0.8
    if fear_of_vulnerability_low >= 0.5:
        relief_low *= 0.8
        relief_high *= 0.8
    elif not (fear_of_vulnerability_high < 0.5):
        undetermined.append("guarded_hearts")
        relief_low *= 0.8
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if fears_judgment > 3.5:
        own = 0.35
    elif fears_judgment > 2.5:
        own = 0.2
    elif fears_judgment > 1.5:
        own = 0.08
    if own:
        fired.append("judgment_is_feared")
    own_high = own
    own_low = 0.0
    if not (fears_judgment <= 3.5):
        own_low = 0.35
    elif not (fears_judgment <= 2.5):
        own_low = 0.2
    elif not (fears_judgment <= 1.5):
        own_low = 0.08
    if own_low > own_high:
        undetermined.append("judgment_is_feared")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if hides_feelings > 3.5:
        own = 0.35
    elif hides_feelings > 2.5:
        own = 0.2
    elif hides_feelings > 1.5:
        own = 0.08
    if own:
        fired.append("much_is_hidden")
    own_high = own
    own_low = 0.0
    if not (hides_feelings <= 3.5):
        own_low = 0.35
    elif not (hides_feelings <= 2.5):
        own_low = 0.2
    elif not (hides_feelings <= 1.5):
        own_low = 0.08
    if own_low > own_high:
        undetermined.append("much_is_hidden")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    relief *= 1.0 - strongest
    relief_low *= 1.0 - strongest_low
    relief_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if trust < 1.25:
        own = 0.5
    elif trust < 3.25:
        own = 0.32
    elif trust < 4.25:
        own = 0.2
    elif trust < 5.25:
        own = 0.1
    if own:
        fired.append("little_trust_yet")
    own_high = own
    own_low = 0.0
    if not (trust >= 1.25):
        own_low = 0.5
    elif not (trust >= 3.25):
        own_low = 0.32
    elif not (trust >= 4.25):
        own_low = 0.2
    elif not (trust >= 5.25):
        own_low = 0.1
    if own_low > own_high:
        undetermined.append("little_trust_yet")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if broke_trust is True:
        own = 0.2
    if own:
        fired.append("trust_is_being_rebuilt")
    own_high = own
    own_low = 0.0
    if broke_trust is not False:
        own_low = 0.2
    if own_low > own_high:
        undetermined.append("trust_is_being_rebuilt")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if past_betrayal is True:
        own = 0.25
    if own:
        fired.append("trust_is_healing")
    own_high = own
    own_low = 0.0
    if past_betrayal is not False:
        own_low = 0.25
    if own_low > own_high:
        undetermined.append("trust_is_healing")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    relief *= 1.0 - strongest
    relief_low *= 1.0 - strongest_low
    relief_high *= 1.0 - strongest_high
    trust_and_vulnerability = (1.0 - remaining) * relief
    trust_and_vulnerability_low = (1.0 - remaining_low) * relief_low
    trust_and_vulnerability_high = (1.0 - remaining_high) * relief_high

    # Empathy and understanding
    remaining = remaining_low = remaining_high = 1.0
    relief = relief_low = relief_high = 1.0
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if emotional_closeness >= 9.5:
        own = 0.48
    elif emotional_closeness >= 8.75:
        own = 0.38
    elif emotional_closeness >= 7.75:
        own = 0.28
    elif emotional_closeness >= 6.25:
        own = 0.16
    elif emotional_closeness >= 4.75:
        own = 0.06
    if own:
        fired.append("close_to_each_other")
    own_low = own
    own_high = 0.0
    if not (emotional_closeness < 9.5):
        own_high = 0.48
    elif not (emotional_closeness < 8.75):
        own_high = 0.38
    elif not (emotional_closeness < 7.75):
        own_high = 0.28
    elif not (emotional_closeness < 6.25):
        own_high = 0.16
    elif not (emotional_closeness < 4.75):
        own_high = 0.06
    if own_high > own_low:
        undetermined.append("close_to_each_other")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if empathy_felt > 3.5:
        own = 0.5
    elif empathy_felt > 2.5:
        own = 0.28
    elif empathy_felt > 1.5:
        own = 0.08
    if own:
        fired.append("empathy_is_felt")
    own_low = own
    own_high = 0.0
    if not (empathy_felt <= 3.5):
        own_high = 0.5
    elif not (empathy_felt <= 2.5):
        own_high = 0.28
    elif not (empathy_felt <= 1.5):
        own_high = 0.08
    if own_high > own_low:
        undetermined.append("empathy_is_felt")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if compromise > 3.5:
        own = 0.26
    elif compromise > 2.5:
        own = 0.14
    elif compromise > 1.5:
        own = 0.04
    if own:
        fired.append("solving_together")
    own_low = own
    own_high = 0.0
    if not (compromise <= 3.5):
        own_high = 0.26
    elif not (compromise <= 2.5):
        own_high = 0.14
    elif not (compromise <= 1.5):
        own_high = 0.04
    if own_high > own_low:
        undetermined.append("solving_together")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if good_news_welcomed > 3.5:
        own = 0.36
    elif good_news_welcomed > 2.5:
        own = 0.2
    elif good_news_welcomed > 1.5:
        own = 0.05
    if own:
        fired.append("good_news_are_welcome")
    own_low = own
    own_high = 0.0
    if not (good_news_welcomed <= 3.5):
        own_high = 0.36
    elif not (good_news_welcomed <= 2.5):
        own_high = 0.2
    elif not (good_news_welcomed <= 1.5):
        own_high = 0.05
    if own_high > own_low:
        undetermined.append("good_news_are_welcome")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if emotional_support > 3.5:
        own = 0.4
    elif emotional_support > 2.5:
        own = 0.22
    elif emotional_support > 1.5:
        own = 0.06
    if own:
        fired.append("support_is_there")
    own_low = own
    own_high = 0.0
    if not (emotional_support <= 3.5):
        own_high = 0.4
    elif not (emotional_support <= 2.5):
        own_high = 0.22
    elif not (emotional_support <= 1.5):
        own_high = 0.06
    if own_high > own_low:
        undetermined.append("support_is_there")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if appreciation > 3.5:
        own = 0.38
    elif appreciation > 2.5:
        own = 0.22
    elif appreciation > 1.5:
        own = 0.06
    if own:
        fired.append("thanks_are_felt")
    own_low = own
    own_high = 0.0
    if not (appreciation <= 3.5):
        own_high = 0.38
    elif not (appreciation <= 2.5):
        own_high = 0.22
    elif not (appreciation <= 1.5):
        own_high = 0.06
    if own_high > own_low:
        undetermined.append("thanks_are_felt")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if growth_together > 3.5:
        own = 0.2
    elif growth_together > 2.5:
        own = 0.1
    elif growth_together > 1.5:
        own = 0.03
    if own:
        fired.append("growing_together")
    own_low = own
    own_high = 0.0
    if not (growth_together <= 3.5):
        own_high = 0.2
    elif not (growth_together <= 2.5):
        own_high = 0.1
    elif not (growth_together <= 1.5):
        own_high = 0.03
    if own_high > own_low:
        undetermined.append("growing_together")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if daily_gestures > 3.5:
        own = 0.24
    elif daily_gestures > 2.5:
        own = 0.12
    elif daily_gestures > 1.5:
        own = 0.04
    if own:
        fired.append("kindness_every_day")
    own_low = own
    own_high = 0.0
    if not (daily_gestures <= 3.5):
        own_high = 0.24
    elif not (daily_gestures <= 2.5):
        own_high = 0.12
    elif not (daily_gestures <= 1.5):
        own_high = 0.04
    if own_high > own_low:
        undetermined.append("kindness_every_day")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if playfulness > 3.5:
        own = 0.24
    elif playfulness > 2.5:
        own = 0.12
    elif playfulness > 1.5:
        own = 0.04
    if own:
        fired.append("lightness")
    own_low = own
    own_high = 0.0
    if not (playfulness <= 3.5):
        own_high = 0.24
    elif not (playfulness <= 2.5):
        own_high = 0.12
    elif not (playfulness <= 1.5):
        own_high = 0.04
    if own_high > own_low:
        undetermined.append("lightness")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if knows_partner_world > 8.75:
        own = 0.32
    elif knows_partner_world > 7.25:
        own = 0.2
    elif knows_partner_world > 6.25:
        own = 0.12
    elif knows_partner_world > 4.75:
        own = 0.05
    if own:
        fired.append("worlds_are_known")
    own_low = own
    own_high = 0.0
    if not (knows_partner_world <= 8.75):
        own_high = 0.32
    elif not (knows_partner_world <= 7.25):
        own_high = 0.2
    elif not (knows_partner_world <= 6.25):
        own_high = 0.12
    elif not (knows_partner_world <= 4.75):
        own_high = 0.05
    if own_high > own_low:
        undetermined.append("worlds_are_known")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    remaining *= 1.0 - strongest
    remaining_low *= 1.0 - strongest_low
    remaining_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if conflict_baggage >= 0.5:
        own = 0.2
    if own:
        fired.append("baggage_in_the_way")
    own_high = 0.0
    if conflict_baggage_low >= 0.5:
        own_high = 0.2
    own_low = 0.0
    if not (conflict_baggage_high < 0.5):
        own_low = 0.2
    if own_low > own_high:
        undetermined.append("baggage_in_the_way")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if heightened_conflict >= 0.5:
        own = 0.2
    if own:
        fired.append("conflict_in_the_way")
    own_high = 0.0
    if heightened_conflict_low >= 0.5:
        own_high = 0.2
    own_low = 0.0
    if not (heightened_conflict_high < 0.5):
        own_low = 0.2
    if own_low > own_high:
        undetermined.append("conflict_in_the_way")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    relief *= 1.0 - strongest
    relief_low *= 1.0 - strongest_low
    relief_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if empathy_felt < 0.5:
        own = 0.38
    elif empathy_felt < 1.5:
        own = 0.22
    elif empathy_felt < 2.5:
        own = 0.08
    if own:
        fired.append("understanding_is_missed")
    own_high = own
    own_low = 0.0
    if not (empathy_felt >= 0.5):
        own_low = 0.38
    elif not (empathy_felt >= 1.5):
        own_low = 0.22
    elif not (empathy_felt >= 2.5):
        own_low = 0.08
    if own_low > own_high:
        undetermined.append("understanding_is_missed")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    relief *= 1.0 - strongest
    relief_low *= 1.0 - strongest_low
    relief_high *= 1.0 - strongest_high
    strongest = strongest_low = strongest_high = 0.0
    own = 0.0
    if emotional_closeness < 1.25:
        own = 0.45
    elif emotional_closeness < 3.25:
        own = 0.28
    elif emotional_closeness < 4.25:
        own = 0.18
    elif emotional_closeness < 5.25:
        own = 0.1
    if own:
        fired.append("hearts_are_apart_now")
    own_high = own
    own_low = 0.0
    if not (emotional_closeness >= 1.25):
        own_low = 0.45
    elif not (emotional_closeness >= 3.25):
        own_low = 0.28
    elif not (emotional_closeness >= 4.25):
        own_low = 0.18
    elif not (emotional_closeness >= 5.25):
        own_low = 0.1
    if own_low > own_high:
        undetermined.append("hearts_are_apart_now")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if appreciation < 0.5:
        own = 0.32
    elif appreciation < 1.5:
        own = 0.18
    elif appreciation < 2.5:
        own = 0.06
    if own:
        fired.append("thanks_are_missed")
    own_high = own
    own_low = 0.0
    if not (appreciation >= 0.5):
        own_low = 0.32
    elif not (appreciation >= 1.5):
        own_low = 0.18
    elif not (appreciation >= 2.5):
        own_low = 0.06
    if own_low > own_high:
        undetermined.append("thanks_are_missed")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    relief *= 1.0 - strongest
    relief_low *= 1.0 - strongest_low
    relief_high *= 1.0 - strongest_high
    empathy_and_understanding = (1.0 - remaining) * relief
    empathy_and_understanding_low = (1.0 - remaining_low) * relief_low
    empathy_and_understanding_high = (1.0 - remaining_high) * relief_high

    return (
        fired,
        undetermined,
        {
            "communication_breakdown": (
                communication_breakdown,
                communication_breakdown_low,
                communication_breakdown_high,
            ),
            "conflict_baggage": (conflict_baggage, conflict_baggage_low, conflict_baggage_high),
            "fear_of_vulnerability": (fear_of_vulnerability, fear_of_vulnerability_low, fear_of_vulnerability_high),
            "lack_of_quality_time": (lack_of_quality_time, lack_of_quality_time_low, lack_of_quality_time_high),
            "decreased_satisfaction": (decreased_satisfaction, decreased_satisfaction_low, decreased_satisfaction_high),
            "effective_communication": (
                effective_communication,
                effective_communication_low,
                effective_communication_high,
            ),
            "heightened_conflict": (heightened_conflict, heightened_conflict_low, heightened_conflict_high),
            "increased_distance": (increased_distance, increased_distance_low, increased_distance_high),
            "infidelity_risk": (infidelity_risk, infidelity_risk_low, infidelity_risk_high),
            "mental_health_impact": (mental_health_impact, mental_health_impact_low, mental_health_impact_high),
            "poor_communication": (poor_communication, poor_communication_low, poor_communication_high),
            "trust_and_vulnerability": (
                trust_and_vulnerability,
                trust_and_vulnerability_low,
                trust_and_vulnerability_high,
            ),
            "empathy_and_understanding": (
                empathy_and_understanding,
                empathy_and_understanding_low,
                empathy_and_understanding_high,
            ),
        },
    )
