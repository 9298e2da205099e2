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
    cancelled_plans = case.get("cancelled_plans", NAN)
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
    if contempt >= 2:
        fired.append("contempt_in_talks")
        remaining *= 0.7
        remaining_low *= 0.7
        remaining_high *= 0.7
    elif not (contempt < 2):
        undetermined.append("contempt_in_talks")
        remaining_high *= 0.7
    if contempt >= 3:
        fired.append("contempt_is_frequent")
        remaining *= 0.8
        remaining_low *= 0.8
        remaining_high *= 0.8
    elif not (contempt < 3):
        undetermined.append("contempt_is_frequent")
        remaining_high *= 0.8
    if criticism >= 3:
        fired.append("criticism_in_talks")
        remaining *= 0.75
        remaining_low *= 0.75
        remaining_high *= 0.75
    elif not (criticism < 3):
        undetermined.append("criticism_in_talks")
        remaining_high *= 0.75
    if defensiveness >= 3:
        fired.append("defending_in_talks")
        remaining *= 0.75
        remaining_low *= 0.75
        remaining_high *= 0.75
    elif not (defensiveness < 3):
        undetermined.append("defending_in_talks")
        remaining_high *= 0.75
    if distracted_when_talking >= 3:
        fired.append("divided_attention")
        remaining *= 0.85
        remaining_low *= 0.85
        remaining_high *= 0.85
    elif not (distracted_when_talking < 3):
        undetermined.append("divided_attention")
        remaining_high *= 0.85
    if shares_feelings <= 1:
        fired.append("feelings_left_unsaid")
        remaining *= 0.7
        remaining_low *= 0.7
        remaining_high *= 0.7
    elif not (shares_feelings > 1):
        undetermined.append("feelings_left_unsaid")
        remaining_high *= 0.7
    if validation <= 1:
        fired.append("feelings_not_taken_seriously")
        remaining *= 0.75
        remaining_low *= 0.75
        remaining_high *= 0.75
    elif not (validation > 1):
        undetermined.append("feelings_not_taken_seriously")
        remaining_high *= 0.75
    if harsh_startup >= 3:
        fired.append("harsh_beginnings")
        remaining *= 0.8
        remaining_low *= 0.8
        remaining_high *= 0.8
    elif not (harsh_startup < 3):
        undetermined.append("harsh_beginnings")
        remaining_high *= 0.8
    if shares_needs <= 1:
        fired.append("needs_left_unsaid")
        remaining *= 0.75
        remaining_low *= 0.75
        remaining_high *= 0.75
    elif not (shares_needs > 1):
        undetermined.append("needs_left_unsaid")
        remaining_high *= 0.75
    if misunderstandings >= 3:
        fired.append("often_misunderstood")
        remaining *= 0.7
        remaining_low *= 0.7
        remaining_high *= 0.7
    elif not (misunderstandings < 3):
        undetermined.append("often_misunderstood")
        remaining_high *= 0.7
    if feels_heard <= 1:
        fired.append("rarely_heard")
        remaining *= 0.7
        remaining_low *= 0.7
        remaining_high *= 0.7
    elif not (feels_heard > 1):
        undetermined.append("rarely_heard")
        remaining_high *= 0.7
    if (criticism >= 3) + (defensiveness >= 3) + (contempt >= 2) + (stonewalling >= 3) >= 2:
        fired.append("several_hard_patterns")
        remaining *= 0.7
        remaining_low *= 0.7
        remaining_high *= 0.7
    elif not ((criticism < 3) + (defensiveness < 3) + (contempt < 2) + (stonewalling < 3) >= 3):
        undetermined.append("several_hard_patterns")
        remaining_high *= 0.7
    if daily_talk_minutes < 10 and feels_heard <= 2:
        fired.append("short_and_unheard")
        remaining *= 0.75
        remaining_low *= 0.75
        remaining_high *= 0.75
    elif not (daily_talk_minutes >= 10 or feels_heard > 2):
        undetermined.append("short_and_unheard")
        remaining_high *= 0.75
    if stonewalling >= 3:
        fired.append("shutting_down")
        remaining *= 0.7
        remaining_low *= 0.7
        remaining_high *= 0.7
    elif not (stonewalling < 3):
        undetermined.append("shutting_down")
        remaining_high *= 0.7
    if hides_feelings >= 3 and feels_heard <= 1:
        fired.append("silent_and_unheard")
        remaining *= 0.8
        remaining_low *= 0.8
        remaining_high *= 0.8
    elif not (hides_feelings < 3 or feels_heard > 1):
        undetermined.append("silent_and_unheard")
        remaining_high *= 0.8
    if interrupts >= 3:
        fired.append("talking_over")
        remaining *= 0.85
        remaining_low *= 0.85
        remaining_high *= 0.85
    elif not (interrupts < 3):
        undetermined.append("talking_over")
        remaining_high *= 0.85
    if (feels_heard <= 2) + (shares_feelings <= 2) + (shares_needs <= 2) + (validation <= 2) + (
        misunderstandings >= 2
    ) >= 4:
        fired.append("talks_lose_depth")
        remaining *= 0.75
        remaining_low *= 0.75
        remaining_high *= 0.75
    elif not (
        (feels_heard > 2) + (shares_feelings > 2) + (shares_needs > 2) + (validation > 2) + (misunderstandings < 2) >= 2
    ):
        undetermined.append("talks_lose_depth")
        remaining_high *= 0.75
    if open_questions >= 3:
        fired.append("curious_questions")
        relief *= 0.85
        relief_low *= 0.85
        relief_high *= 0.85
    elif not (open_questions < 3):
        undetermined.append("curious_questions")
        relief_low *= 0.85
    if shares_feelings >= 3 and shares_needs >= 3:
        fired.append("feelings_and_needs_voiced")
        relief *= 0.7
        relief_low *= 0.7
        relief_high *= 0.7
    elif not (shares_feelings < 3 or shares_needs < 3):
        undetermined.append("feelings_and_needs_voiced")
        relief_low *= 0.7
    if feels_heard >= 3 and validation >= 3:
        fired.append("heard_and_taken_seriously")
        relief *= 0.65
        relief_low *= 0.65
        relief_high *= 0.65
    elif not (feels_heard < 3 or validation < 3):
        undetermined.append("heard_and_taken_seriously")
        relief_low *= 0.65
    if repair_works >= 3:
        fired.append("talks_that_mend")
        relief *= 0.85
        relief_low *= 0.85
        relief_high *= 0.85
    elif not (repair_works < 3):
        undetermined.append("talks_that_mend")
        relief_low *= 0.85
    communication_breakdown = (1.0 - remaining) * relief
    communication_breakdown_low = (1.0 - remaining_low) * relief_low
    communication_breakdown_high = (1.0 - remaining_high) * relief_high

    # Old conflicts still weigh
    remaining = remaining_low = remaining_high = 1.0
    relief = relief_low = relief_high = 1.0
    if past_betrayal is True and resentment >= 2:
        fired.append("breach_and_resentment")
        remaining *= 0.7
        remaining_low *= 0.7
        remaining_high *= 0.7
    elif not (past_betrayal is False or resentment < 2):
        undetermined.append("breach_and_resentment")
        remaining_high *= 0.7
    if conflict_topic in ("opinions", "money", "personal") and unresolved_conflicts >= 2:
        fired.append("common_topics_left_open")
        remaining *= 0.85
        remaining_low *= 0.85
        remaining_high *= 0.85
    elif not (
        (conflict_topic is not None and conflict_topic not in ("opinions", "money", "personal"))
        or unresolved_conflicts < 2
    ):
        undetermined.append("common_topics_left_open")
        remaining_high *= 0.85
    if harsh_startup >= 3 and compromise <= 1:
        fired.append("harsh_and_unyielding")
        remaining *= 0.8
        remaining_low *= 0.8
        remaining_high *= 0.8
    elif not (harsh_startup < 3 or compromise > 1):
        undetermined.append("harsh_and_unyielding")
        remaining_high *= 0.8
    if unresolved_conflicts >= 6:
        fired.append("many_open_disagreements")
        remaining *= 0.7
        remaining_low *= 0.7
        remaining_high *= 0.7
    elif not (unresolved_conflicts < 6):
        undetermined.append("many_open_disagreements")
        remaining_high *= 0.7
    if compromise <= 1:
        fired.append("no_middle_way")
        remaining *= 0.75
        remaining_low *= 0.75
        remaining_high *= 0.75
    elif not (compromise > 1):
        undetermined.append("no_middle_way")
        remaining_high *= 0.75
    if conflict_frequency >= 4 and repair_works <= 1:
        fired.append("often_and_unrepaired")
        remaining *= 0.8
        remaining_low *= 0.8
        remaining_high *= 0.8
    elif not (conflict_frequency < 4 or repair_works > 1):
        undetermined.append("often_and_unrepaired")
        remaining_high *= 0.8
    if past_hurts_raised >= 3:
        fired.append("old_hurts_return")
        remaining *= 0.7
        remaining_low *= 0.7
        remaining_high *= 0.7
    elif not (past_hurts_raised < 3):
        undetermined.append("old_hurts_return")
        remaining_high *= 0.7
    if unresolved_conflicts >= 3:
        fired.append("open_disagreements")
        remaining *= 0.65
        remaining_low *= 0.65
        remaining_high *= 0.65
    elif not (unresolved_conflicts < 3):
        undetermined.append("open_disagreements")
        remaining_high *= 0.65
    if flooding >= 3:
        fired.append("overwhelmed_in_quarrels")
        remaining *= 0.75
        remaining_low *= 0.75
        remaining_high *= 0.75
    elif not (flooding < 3):
        undetermined.append("overwhelmed_in_quarrels")
        remaining_high *= 0.75
    if repair_works <= 1:
        fired.append("quarrels_without_repair")
        remaining *= 0.7
        remaining_low *= 0.7
        remaining_high *= 0.7
    elif not (repair_works > 1):
        undetermined.append("quarrels_without_repair")
        remaining_high *= 0.7
    if resentment >= 3:
        fired.append("resentment_lingers")
        remaining *= 0.65
        remaining_low *= 0.65
        remaining_high *= 0.65
    elif not (resentment < 3):
        undetermined.append("resentment_lingers")
        remaining_high *= 0.65
    if conflict_topic in ("children", "family", "intimacy") and same_argument_returns >= 3:
        fired.append("tender_topics_return")
        remaining *= 0.85
        remaining_low *= 0.85
        remaining_high *= 0.85
    elif not (
        (conflict_topic is not None and conflict_topic not in ("children", "family", "intimacy"))
        or same_argument_returns < 3
    ):
        undetermined.append("tender_topics_return")
        remaining_high *= 0.85
    if same_argument_returns >= 3:
        fired.append("the_same_argument")
        remaining *= 0.65
        remaining_low *= 0.65
        remaining_high *= 0.65
    elif not (same_argument_returns < 3):
        undetermined.append("the_same_argument")
        remaining_high *= 0.65
    if resentment <= 1 and past_hurts_raised <= 1:
        fired.append("little_resentment_left")
        relief *= 0.8
        relief_low *= 0.8
        relief_high *= 0.8
    elif not (resentment > 1 or past_hurts_raised > 1):
        undetermined.append("little_resentment_left")
        relief_low *= 0.8
    if compromise >= 3:
        fired.append("middle_ways_found")
        relief *= 0.75
        relief_low *= 0.75
        relief_high *= 0.75
    elif not (compromise < 3):
        undetermined.append("middle_ways_found")
        relief_low *= 0.75
    if repair_works >= 3:
        fired.append("repair_that_works")
        relief *= 0.65
        relief_low *= 0.65
        relief_high *= 0.65
    elif not (repair_works < 3):
        undetermined.append("repair_that_works")
        relief_low *= 0.65
    conflict_baggage = (1.0 - remaining) * relief
    conflict_baggage_low = (1.0 - remaining_low) * relief_low
    conflict_baggage_high = (1.0 - remaining_high) * relief_high

    # Opening up feels risky
    remaining = remaining_low = remaining_high = 1.0
    relief = relief_low = relief_high = 1.0
    if past_betrayal is True:
        fired.append("breach_of_trust")
        remaining *= 0.7
        remaining_low *= 0.7
        remaining_high *= 0.7
    elif past_betrayal is not False:
        undetermined.append("breach_of_trust")
        remaining_high *= 0.7
    if vulnerability_used_against >= 2:
        fired.append("confidences_turned_around")
        remaining *= 0.65
        remaining_low *= 0.65
        remaining_high *= 0.65
    elif not (vulnerability_used_against < 2):
        undetermined.append("confidences_turned_around")
        remaining_high *= 0.65
    if fears_judgment >= 3:
        fired.append("fear_of_judgment")
        remaining *= 0.65
        remaining_low *= 0.65
        remaining_high *= 0.65
    elif not (fears_judgment < 3):
        undetermined.append("fear_of_judgment")
        remaining_high *= 0.65
    if hides_feelings >= 3:
        fired.append("feelings_hidden")
        remaining *= 0.65
        remaining_low *= 0.65
        remaining_high *= 0.65
    elif not (hides_feelings < 3):
        undetermined.append("feelings_hidden")
        remaining_high *= 0.65
    if honesty <= 1:
        fired.append("honesty_is_rare")
        remaining *= 0.75
        remaining_low *= 0.75
        remaining_high *= 0.75
    elif not (honesty > 1):
        undetermined.append("honesty_is_rare")
        remaining_high *= 0.75
    if contempt >= 2 and hides_feelings >= 2:
        fired.append("mocked_and_hidden")
        remaining *= 0.8
        remaining_low *= 0.8
        remaining_high *= 0.8
    elif not (contempt < 2 or hides_feelings < 2):
        undetermined.append("mocked_and_hidden")
        remaining_high *= 0.8
    if shares_fears_and_dreams <= 1:
        fired.append("no_fears_or_dreams_shared")
        remaining *= 0.8
        remaining_low *= 0.8
        remaining_high *= 0.8
    elif not (shares_fears_and_dreams > 1):
        undetermined.append("no_fears_or_dreams_shared")
        remaining_high *= 0.8
    if promises_kept <= 1:
        fired.append("promises_not_kept")
        remaining *= 0.75
        remaining_low *= 0.75
        remaining_high *= 0.75
    elif not (promises_kept > 1):
        undetermined.append("promises_not_kept")
        remaining_high *= 0.75
    if trust < 5:
        fired.append("shaken_trust")
        remaining *= 0.7
        remaining_low *= 0.7
        remaining_high *= 0.7
    elif not (trust >= 5):
        undetermined.append("shaken_trust")
        remaining_high *= 0.7
    if attachment_avoidance >= 4.5:
        fired.append("unease_with_closeness")
        remaining *= 0.75
        remaining_low *= 0.75
        remaining_high *= 0.75
    elif not (attachment_avoidance < 4.5):
        undetermined.append("unease_with_closeness")
        remaining_high *= 0.75
    if trust < 3:
        fired.append("very_little_trust")
        remaining *= 0.7
        remaining_low *= 0.7
        remaining_high *= 0.7
    elif not (trust >= 3):
        undetermined.append("very_little_trust")
        remaining_high *= 0.7
    if attachment_anxiety >= 4.5:
        fired.append("worry_about_being_left")
        remaining *= 0.8
        remaining_low *= 0.8
        remaining_high *= 0.8
    elif not (attachment_anxiety < 4.5):
        undetermined.append("worry_about_being_left")
        remaining_high *= 0.8
    if shares_fears_and_dreams >= 3:
        fired.append("fears_and_dreams_shared")
        relief *= 0.75
        relief_low *= 0.75
        relief_high *= 0.75
    elif not (shares_fears_and_dreams < 3):
        undetermined.append("fears_and_dreams_shared")
        relief_low *= 0.75
    if trust >= 8:
        fired.append("firm_trust")
        relief *= 0.7
        relief_low *= 0.7
        relief_high *= 0.7
    elif not (trust < 8):
        undetermined.append("firm_trust")
        relief_low *= 0.7
    if honesty >= 3 and promises_kept >= 3:
        fired.append("honest_and_reliable")
        relief *= 0.75
        relief_low *= 0.75
        relief_high *= 0.75
    elif not (honesty < 3 or promises_kept < 3):
        undetermined.append("honest_and_reliable")
        relief_low *= 0.75
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
        own = 0.04
    if own:
        fired.append("few_rituals_left")
    own_low = own
    own_high = 0.0
    if not (rituals_kept >= 1):
        own_high = 0.25
    elif not (rituals_kept >= 3):
        own_high = 0.04
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
        own = 0.3
    elif shared_activities < 4:
        own = 0.04
    if own:
        fired.append("few_shared_activities")
    own_low = own
    own_high = 0.0
    if not (shared_activities >= 1):
        own_high = 0.4
    elif not (shared_activities >= 2):
        own_high = 0.3
    elif not (shared_activities >= 4):
        own_high = 0.04
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
        own = 0.5
    elif work_hours >= 45 and quality_time_hours < 5:
        own = 0.3
    if own:
        fired.append("busy_and_apart")
    own_low = own
    own_high = 0.0
    if not (work_hours < 45 or quality_time_hours >= 3):
        own_high = 0.5
    elif not (work_hours < 45 or quality_time_hours >= 5):
        own_high = 0.3
    if own_high > own_low:
        undetermined.append("busy_and_apart")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if major_life_change is True and quality_time_hours < 3:
        own = 0.5
    elif major_life_change is True and quality_time_hours < 5:
        own = 0.3
    if own:
        fired.append("change_eats_time")
    own_low = own
    own_high = 0.0
    if not (major_life_change is False or quality_time_hours >= 3):
        own_high = 0.5
    elif not (major_life_change is False or quality_time_hours >= 5):
        own_high = 0.3
    if own_high > own_low:
        undetermined.append("change_eats_time")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    own = 0.0
    if quality_time_hours < 1:
        own = 0.6
    elif quality_time_hours < 3:
        own = 0.4
    elif quality_time_hours < 5:
        own = 0.2
    elif quality_time_hours < 8:
        own = 0.08
    if own:
        fired.append("little_time_together")
    own_low = own
    own_high = 0.0
    if not (quality_time_hours >= 1):
        own_high = 0.6
    elif not (quality_time_hours >= 3):
        own_high = 0.4
    elif not (quality_time_hours >= 5):
        own_high = 0.2
    elif not (quality_time_hours >= 8):
        own_high = 0.08
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
    elif work_hours >= 50:
        own = 0.25
    elif work_hours >= 45:
        own = 0.04
    if own:
        fired.append("long_working_weeks")
    own_low = own
    own_high = 0.0
    if not (work_hours < 65):
        own_high = 0.4
    elif not (work_hours < 50):
        own_high = 0.25
    elif not (work_hours < 45):
        own_high = 0.04
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
        own = 0.3
    elif cancelled_plans >= 1:
        own = 0.03
    if own:
        fired.append("plans_fall_through")
    own_low = own
    own_high = 0.0
    if not (cancelled_plans < 5):
        own_high = 0.4
    elif not (cancelled_plans < 3):
        own_high = 0.3
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
    elif daily_talk_minutes < 15:
        own = 0.3
    elif daily_talk_minutes < 30:
        own = 0.04
    if own:
        fired.append("few_minutes_to_talk")
    own_low = own
    own_high = 0.0
    if not (daily_talk_minutes >= 5):
        own_high = 0.4
    elif not (daily_talk_minutes >= 15):
        own_high = 0.3
    elif not (daily_talk_minutes >= 30):
        own_high = 0.04
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
        own = 0.03
    if own:
        fired.append("together_but_distracted")
    own_low = own
    own_high = 0.0
    if not (distracted_when_talking <= 3.5):
        own_high = 0.25
    elif not (distracted_when_talking <= 2.5):
        own_high = 0.15
    elif not (distracted_when_talking <= 1.5):
        own_high = 0.03
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
    if quality_time_hours >= 12:
        own = 0.4
    elif quality_time_hours >= 8:
        own = 0.2
    if own:
        fired.append("ample_time_together")
    own_high = own
    own_low = 0.0
    if not (quality_time_hours < 12):
        own_low = 0.4
    elif not (quality_time_hours < 8):
        own_low = 0.2
    if own_low > own_high:
        undetermined.append("ample_time_together")
    strongest = max(strongest, own)
    strongest_low = max(strongest_low, own_low)
    strongest_high = max(strongest_high, own_high)
    relief *= 1.0 - strongest
    relief_low *= 1.0 - strongest_low
    relief_high *= 1.0 - strongest_high
    if daily_talk_minutes >= 45:
        fired.append("long_daily_talks")
        relief *= 0.8
        relief_low *= 0.8
        relief_high *= 0.8
    elif not (daily_talk_minutes < 45):
        undetermined.append("long_daily_talks")
        relief_low *= 0.8
    if shared_activities >= 6:
        fired.append("much_done_together")
        relief *= 0.8
        relief_low *= 0.8
        relief_high *= 0.8
    elif not (shared_activities < 6):
        undetermined.append("much_done_together")
        relief_low *= 0.8
    if rituals_kept >= 4:
        fired.append("rituals_that_last")
        relief *= 0.75
        relief_low *= 0.75
        relief_high *= 0.75
    elif not (rituals_kept < 4):
        undetermined.append("rituals_that_last")
        relief_low *= 0.75
    lack_of_quality_time = (1.0 - remaining) * relief
    lack_of_quality_time_low = (1.0 - remaining_low) * relief_low
    lack_of_quality_time_high = (1.0 - remaining_high) * relief_high

    # Fading contentment
    remaining = remaining_low = remaining_high = 1.0
    relief = relief_low = relief_high = 1.0
    if conflict_baggage >= 0.5 and fear_of_vulnerability >= 0.5:
        fired.append("baggage_and_guard")
        remaining *= 0.8
    if conflict_baggage_low >= 0.5 and fear_of_vulnerability_low >= 0.5:
        remaining_low *= 0.8
        remaining_high *= 0.8
    elif not (conflict_baggage_high < 0.5 or fear_of_vulnerability_high < 0.5):
        undetermined.append("baggage_and_guard")
        remaining_high *= 0.8
    if frustration >= 3:
        fired.append("frustrated")
        remaining *= 0.7
        remaining_low *= 0.7
        remaining_high *= 0.7
    elif not (frustration < 3):
        undetermined.append("frustrated")
        remaining_high *= 0.7
    if willing_to_work <= 3:
        fired.append("little_will_left")
        remaining *= 0.8
        remaining_low *= 0.8
        remaining_high *= 0.8
    elif not (willing_to_work > 3):
        undetermined.append("little_will_left")
        remaining_high *= 0.8
    if relationship_satisfaction < 5:
        fired.append("low_contentment")
        remaining *= 0.5
        remaining_low *= 0.5
        remaining_high *= 0.5
    elif not (relationship_satisfaction >= 5):
        undetermined.append("low_contentment")
        remaining_high *= 0.5
    if daily_gestures <= 1:
        fired.append("no_kind_gestures")
        remaining *= 0.85
        remaining_low *= 0.85
        remaining_high *= 0.85
    elif not (daily_gestures > 1):
        undetermined.append("no_kind_gestures")
        remaining_high *= 0.85
    if (empathy_felt <= 1) + (emotional_support <= 1) + (appreciation <= 1) + (knows_partner_world <= 1) >= 2:
        fired.append("several_things_missed")
        remaining *= 0.7
        remaining_low *= 0.7
        remaining_high *= 0.7
    elif not ((empathy_felt > 1) + (emotional_support > 1) + (appreciation > 1) + (knows_partner_world > 1) >= 3):
        undetermined.append("several_things_missed")
        remaining_high *= 0.7
    if thoughts_of_leaving >= 3:
        fired.append("thinking_of_leaving")
        remaining *= 0.65
        remaining_low *= 0.65
        remaining_high *= 0.65
    elif not (thoughts_of_leaving < 3):
        undetermined.append("thinking_of_leaving")
        remaining_high *= 0.65
    if appreciation <= 1:
        fired.append("unappreciated")
        remaining *= 0.7
        remaining_low *= 0.7
        remaining_high *= 0.7
    elif not (appreciation > 1):
        undetermined.append("unappreciated")
        remaining_high *= 0.7
    if relationship_satisfaction < 3:
        fired.append("very_low_contentment")
        remaining *= 0.65
        remaining_low *= 0.65
        remaining_high *= 0.65
    elif not (relationship_satisfaction >= 3):
        undetermined.append("very_low_contentment")
        remaining_high *= 0.65
    if appreciation >= 3:
        fired.append("appreciated")
        relief *= 0.75
        relief_low *= 0.75
        relief_high *= 0.75
    elif not (appreciation < 3):
        undetermined.append("appreciated")
        relief_low *= 0.75
    if relationship_satisfaction >= 8:
        fired.append("contented")
        relief *= 0.55
        relief_low *= 0.55
        relief_high *= 0.55
    elif not (relationship_satisfaction < 8):
        undetermined.append("contented")
        relief_low *= 0.55
    if growth_together >= 3:
        fired.append("growing_side_by_side")
        relief *= 0.85
        relief_low *= 0.85
        relief_high *= 0.85
    elif not (growth_together < 3):
        undetermined.append("growing_side_by_side")
        relief_low *= 0.85
    decreased_satisfaction = (
        1.0
        - remaining
        * (
            (1.0 - 0.3 * communication_breakdown if communication_breakdown >= 0.25 else 1.0)
            * (1.0 - 0.3 * conflict_baggage if conflict_baggage >= 0.25 else 1.0)
            * (1.0 - 0.25 * fear_of_vulnerability if fear_of_vulnerability >= 0.25 else 1.0)
            * (1.0 - 0.25 * lack_of_quality_time if lack_of_quality_time >= 0.25 else 1.0)
        )
    ) * relief
    decreased_satisfaction_low = (
        1.0
        - remaining_low
        * (
            (1.0 - 0.3 * communication_breakdown_low if communication_breakdown_low >= 0.25 else 1.0)
            * (1.0 - 0.3 * conflict_baggage_low if conflict_baggage_low >= 0.25 else 1.0)
            * (1.0 - 0.25 * fear_of_vulnerability_low if fear_of_vulnerability_low >= 0.25 else 1.0)
            * (1.0 - 0.25 * lack_of_quality_time_low if lack_of_quality_time_low >= 0.25 else 1.0)
        )
    ) * relief_low
    decreased_satisfaction_high = (
        1.0
        - remaining_high
        * (
            (1.0 - 0.3 * communication_breakdown_high if communication_breakdown_high >= 0.25 else 1.0)
            * (1.0 - 0.3 * conflict_baggage_high if conflict_baggage_high >= 0.25 else 1.0)
            * (1.0 - 0.25 * fear_of_vulnerability_high if fear_of_vulnerability_high >= 0.25 else 1.0)
            * (1.0 - 0.25 * lack_of_quality_time_high if lack_of_quality_time_high >= 0.25 else 1.0)
        )
    ) * relief_high

    # Good talks
    remaining = remaining_low = remaining_high = 1.0
    relief = relief_low = relief_high = 1.0
    if open_questions >= 3:
        fired.append("curiosity_is_alive")
        remaining *= 0.8
        remaining_low *= 0.8
        remaining_high *= 0.8
    elif not (open_questions < 3):
        undetermined.append("curiosity_is_alive")
        remaining_high *= 0.8
    if validation >= 3:
        fired.append("feelings_are_taken_seriously")
        remaining *= 0.7
        remaining_low *= 0.7
        remaining_high *= 0.7
    elif not (validation < 3):
        undetermined.append("feelings_are_taken_seriously")
        remaining_high *= 0.7
    if shares_feelings >= 3:
        fired.append("feelings_are_told")
        remaining *= 0.7
        remaining_low *= 0.7
        remaining_high *= 0.7
    elif not (shares_feelings < 3):
        undetermined.append("feelings_are_told")
        remaining_high *= 0.7
    if distracted_when_talking <= 1:
        fired.append("full_attention")
        remaining *= 0.8
        remaining_low *= 0.8
        remaining_high *= 0.8
    elif not (distracted_when_talking > 1):
        undetermined.append("full_attention")
        remaining_high *= 0.8
    if harsh_startup <= 1:
        fired.append("gentle_beginnings")
        remaining *= 0.8
        remaining_low *= 0.8
        remaining_high *= 0.8
    elif not (harsh_startup > 1):
        undetermined.append("gentle_beginnings")
        remaining_high *= 0.8
    if shares_needs >= 3:
        fired.append("needs_are_told")
        remaining *= 0.75
        remaining_low *= 0.75
        remaining_high *= 0.75
    elif not (shares_needs < 3):
        undetermined.append("needs_are_told")
        remaining_high *= 0.75
    if interrupts <= 1:
        fired.append("thoughts_are_finished")
        remaining *= 0.8
        remaining_low *= 0.8
        remaining_high *= 0.8
    elif not (interrupts > 1):
        undetermined.append("thoughts_are_finished")
        remaining_high *= 0.8
    if feels_heard >= 3:
        fired.append("you_are_heard")
        remaining *= 0.65
        remaining_low *= 0.65
        remaining_high *= 0.65
    elif not (feels_heard < 3):
        undetermined.append("you_are_heard")
        remaining_high *= 0.65
    if misunderstandings <= 1:
        fired.append("you_understand_each_other")
        remaining *= 0.75
        remaining_low *= 0.75
        remaining_high *= 0.75
    elif not (misunderstandings > 1):
        undetermined.append("you_understand_each_other")
        remaining_high *= 0.75
    if communication_breakdown >= 0.5:
        fired.append("talks_are_hard_now")
        relief *= 0.5
    if communication_breakdown_low >= 0.5:
        relief_low *= 0.5
        relief_high *= 0.5
    elif not (communication_breakdown_high < 0.5):
        undetermined.append("talks_are_hard_now")
        relief_low *= 0.5
    effective_communication = (1.0 - remaining) * relief
    effective_communication_low = (1.0 - remaining_low) * relief_low
    effective_communication_high = (1.0 - remaining_high) * relief_high

    # Sharper conflict
    remaining = remaining_low = remaining_high = 1.0
    relief = relief_low = relief_high = 1.0
    if empathy_felt <= 1:
        fired.append("conflict_without_empathy")
        remaining *= 0.8
        remaining_low *= 0.8
        remaining_high *= 0.8
    elif not (empathy_felt > 1):
        undetermined.append("conflict_without_empathy")
        remaining_high *= 0.8
    if flooding >= 3:
        fired.append("flooded_conflict")
        remaining *= 0.7
        remaining_low *= 0.7
        remaining_high *= 0.7
    elif not (flooding < 3):
        undetermined.append("flooded_conflict")
        remaining_high *= 0.7
    if conflict_frequency >= 5:
        fired.append("frequent_conflict")
        remaining *= 0.65
        remaining_low *= 0.65
        remaining_high *= 0.65
    elif not (conflict_frequency < 5):
        undetermined.append("frequent_conflict")
        remaining_high *= 0.65
    if harsh_startup >= 3 and contempt >= 2:
        fired.append("harsh_and_scornful")
        remaining *= 0.65
        remaining_low *= 0.65
        remaining_high *= 0.65
    elif not (harsh_startup < 3 or contempt < 2):
        undetermined.append("harsh_and_scornful")
        remaining_high *= 0.65
    if substance_misuse is True:
        fired.append("substances_in_conflict")
        remaining *= 0.8
        remaining_low *= 0.8
        remaining_high *= 0.8
    elif substance_misuse is not False:
        undetermined.append("substances_in_conflict")
        remaining_high *= 0.8
    if compromise >= 3 and repair_works >= 3:
        fired.append("conflict_well_handled")
        relief *= 0.6
        relief_low *= 0.6
        relief_high *= 0.6
    elif not (compromise < 3 or repair_works < 3):
        undetermined.append("conflict_well_handled")
        relief_low *= 0.6
    if conflict_frequency < 2:
        fired.append("few_disagreements")
        relief *= 0.7
        relief_low *= 0.7
        relief_high *= 0.7
    elif not (conflict_frequency >= 2):
        undetermined.append("few_disagreements")
        relief_low *= 0.7
    if playfulness >= 3:
        fired.append("laughter_lightens")
        relief *= 0.85
        relief_low *= 0.85
        relief_high *= 0.85
    elif not (playfulness < 3):
        undetermined.append("laughter_lightens")
        relief_low *= 0.85
    heightened_conflict = (
        1.0
        - remaining
        * (
            (1.0 - 0.35 * communication_breakdown if communication_breakdown >= 0.25 else 1.0)
            * (1.0 - 0.5 * conflict_baggage if conflict_baggage >= 0.25 else 1.0)
        )
    ) * relief
    heightened_conflict_low = (
        1.0
        - remaining_low
        * (
            (1.0 - 0.35 * communication_breakdown_low if communication_breakdown_low >= 0.25 else 1.0)
            * (1.0 - 0.5 * conflict_baggage_low if conflict_baggage_low >= 0.25 else 1.0)
        )
    ) * relief_low
    heightened_conflict_high = (
        1.0
        - remaining_high
        * (
            (1.0 - 0.35 * communication_breakdown_high if communication_breakdown_high >= 0.25 else 1.0)
            * (1.0 - 0.5 * conflict_baggage_high if conflict_baggage_high >= 0.25 else 1.0)
        )
    ) * relief_high

    # Growing distance
    remaining = remaining_low = remaining_high = 1.0
    relief = relief_low = relief_high = 1.0
    if major_life_change is True and growth_together <= 1:
        fired.append("change_without_growing")
        remaining *= 0.75
        remaining_low *= 0.75
        remaining_high *= 0.75
    elif not (major_life_change is False or growth_together > 1):
        undetermined.append("change_without_growing")
        remaining_high *= 0.75
    if emotional_closeness <= 4:
        fired.append("hearts_apart")
        remaining *= 0.65
        remaining_low *= 0.65
        remaining_high *= 0.65
    elif not (emotional_closeness > 4):
        undetermined.append("hearts_apart")
        remaining_high *= 0.65
    if emotional_closeness <= 2:
        fired.append("hearts_far_apart")
        remaining *= 0.6
        remaining_low *= 0.6
        remaining_high *= 0.6
    elif not (emotional_closeness > 2):
        undetermined.append("hearts_far_apart")
        remaining_high *= 0.6
    if loneliness >= 3:
        fired.append("lonely_together")
        remaining *= 0.6
        remaining_low *= 0.6
        remaining_high *= 0.6
    elif not (loneliness < 3):
        undetermined.append("lonely_together")
        remaining_high *= 0.6
    if playfulness <= 1:
        fired.append("no_play")
        remaining *= 0.85
        remaining_low *= 0.85
        remaining_high *= 0.85
    elif not (playfulness > 1):
        undetermined.append("no_play")
        remaining_high *= 0.85
    if open_questions <= 1:
        fired.append("no_questions_asked")
        remaining *= 0.85
        remaining_low *= 0.85
        remaining_high *= 0.85
    elif not (open_questions > 1):
        undetermined.append("no_questions_asked")
        remaining_high *= 0.85
    if (daily_gestures <= 1) + (playfulness <= 1) + (open_questions <= 1) + (growth_together <= 1) >= 3:
        fired.append("running_on_habit")
        remaining *= 0.7
        remaining_low *= 0.7
        remaining_high *= 0.7
    elif not ((daily_gestures > 1) + (playfulness > 1) + (open_questions > 1) + (growth_together > 1) >= 2):
        undetermined.append("running_on_habit")
        remaining_high *= 0.7
    if knows_partner_world <= 1:
        fired.append("strangers_worlds")
        remaining *= 0.8
        remaining_low *= 0.8
        remaining_high *= 0.8
    elif not (knows_partner_world > 1):
        undetermined.append("strangers_worlds")
        remaining_high *= 0.8
    if physical_intimacy <= 2 and emotional_closeness <= 5:
        fired.append("touch_fades_too")
        remaining *= 0.8
        remaining_low *= 0.8
        remaining_high *= 0.8
    elif not (physical_intimacy > 2 or emotional_closeness > 5):
        undetermined.append("touch_fades_too")
        remaining_high *= 0.8
    if emotional_closeness <= 4 and physical_intimacy >= 6:
        fired.append("touch_without_closeness")
        remaining *= 0.7
        remaining_low *= 0.7
        remaining_high *= 0.7
    elif not (emotional_closeness > 4 or physical_intimacy < 6):
        undetermined.append("touch_without_closeness")
        remaining_high *= 0.7
    if emotional_closeness >= 8:
        fired.append("closeness_holds")
        relief *= 0.6
        relief_low *= 0.6
        relief_high *= 0.6
    elif not (emotional_closeness < 8):
        undetermined.append("closeness_holds")
        relief_low *= 0.6
    if daily_gestures >= 3:
        fired.append("kind_gestures_bind")
        relief *= 0.85
        relief_low *= 0.85
        relief_high *= 0.85
    elif not (daily_gestures < 3):
        undetermined.append("kind_gestures_bind")
        relief_low *= 0.85
    if willing_to_work >= 8:
        fired.append("willing_to_try")
        relief *= 0.9
        relief_low *= 0.9
        relief_high *= 0.9
    elif not (willing_to_work < 8):
        undetermined.append("willing_to_try")
        relief_low *= 0.9
    increased_distance = (
        1.0
        - remaining
        * (
            (1.0 - 0.35 * communication_breakdown if communication_breakdown >= 0.25 else 1.0)
            * (1.0 - 0.25 * conflict_baggage if conflict_baggage >= 0.25 else 1.0)
            * (1.0 - 0.4 * fear_of_vulnerability if fear_of_vulnerability >= 0.25 else 1.0)
            * (1.0 - 0.45 * lack_of_quality_time if lack_of_quality_time >= 0.25 else 1.0)
        )
    ) * relief
    increased_distance_low = (
        1.0
        - remaining_low
        * (
            (1.0 - 0.35 * communication_breakdown_low if communication_breakdown_low >= 0.25 else 1.0)
            * (1.0 - 0.25 * conflict_baggage_low if conflict_baggage_low >= 0.25 else 1.0)
            * (1.0 - 0.4 * fear_of_vulnerability_low if fear_of_vulnerability_low >= 0.25 else 1.0)
            * (1.0 - 0.45 * lack_of_quality_time_low if lack_of_quality_time_low >= 0.25 else 1.0)
        )
    ) * relief_low
    increased_distance_high = (
        1.0
        - remaining_high
        * (
            (1.0 - 0.35 * communication_breakdown_high if communication_breakdown_high >= 0.25 else 1.0)
            * (1.0 - 0.25 * conflict_baggage_high if conflict_baggage_high >= 0.25 else 1.0)
            * (1.0 - 0.4 * fear_of_vulnerability_high if fear_of_vulnerability_high >= 0.25 else 1.0)
            * (1.0 - 0.45 * lack_of_quality_time_high if lack_of_quality_time_high >= 0.25 else 1.0)
        )
    ) * relief_high

    # Looking for closeness elsewhere
    remaining = remaining_low = remaining_high = 1.0
    relief = relief_low = relief_high = 1.0
    if relationship_satisfaction < 3:
        fired.append("deep_discontent")
        remaining *= 0.85
        remaining_low *= 0.85
        remaining_high *= 0.85
    elif not (relationship_satisfaction >= 3):
        undetermined.append("deep_discontent")
        remaining_high *= 0.85
    if attraction_elsewhere >= 3:
        fired.append("drawn_elsewhere")
        remaining *= 0.6
        remaining_low *= 0.6
        remaining_high *= 0.6
    elif not (attraction_elsewhere < 3):
        undetermined.append("drawn_elsewhere")
        remaining_high *= 0.6
    if emotional_closeness <= 3 and attraction_elsewhere >= 2:
        fired.append("far_and_drawn")
        remaining *= 0.7
        remaining_low *= 0.7
        remaining_high *= 0.7
    elif not (emotional_closeness > 3 or attraction_elsewhere < 2):
        undetermined.append("far_and_drawn")
        remaining_high *= 0.7
    if thoughts_of_leaving >= 3:
        fired.append("leaving_in_mind")
        remaining *= 0.8
        remaining_low *= 0.8
        remaining_high *= 0.8
    elif not (thoughts_of_leaving < 3):
        undetermined.append("leaving_in_mind")
        remaining_high *= 0.8
    if relationship_satisfaction < 4 and loneliness >= 3:
        fired.append("lonely_and_discontent")
        remaining *= 0.75
        remaining_low *= 0.75
        remaining_high *= 0.75
    elif not (relationship_satisfaction >= 4 or loneliness < 3):
        undetermined.append("lonely_and_discontent")
        remaining_high *= 0.75
    if relationship_satisfaction >= 8 and emotional_closeness >= 7:
        fired.append("close_and_content")
        relief *= 0.6
        relief_low *= 0.6
        relief_high *= 0.6
    elif not (relationship_satisfaction < 8 or emotional_closeness < 7):
        undetermined.append("close_and_content")
        relief_low *= 0.6
    infidelity_risk = (
        1.0
        - remaining
        * (
            (1.0 - 0.15 * communication_breakdown if communication_breakdown >= 0.25 else 1.0)
            * (1.0 - 0.2 * fear_of_vulnerability if fear_of_vulnerability >= 0.25 else 1.0)
            * (1.0 - 0.1 * lack_of_quality_time if lack_of_quality_time >= 0.25 else 1.0)
        )
    ) * relief
    infidelity_risk_low = (
        1.0
        - remaining_low
        * (
            (1.0 - 0.15 * communication_breakdown_low if communication_breakdown_low >= 0.25 else 1.0)
            * (1.0 - 0.2 * fear_of_vulnerability_low if fear_of_vulnerability_low >= 0.25 else 1.0)
            * (1.0 - 0.1 * lack_of_quality_time_low if lack_of_quality_time_low >= 0.25 else 1.0)
        )
    ) * relief_low
    infidelity_risk_high = (
        1.0
        - remaining_high
        * (
            (1.0 - 0.15 * communication_breakdown_high if communication_breakdown_high >= 0.25 else 1.0)
            * (1.0 - 0.2 * fear_of_vulnerability_high if fear_of_vulnerability_high >= 0.25 else 1.0)
            * (1.0 - 0.1 * lack_of_quality_time_high if lack_of_quality_time_high >= 0.25 else 1.0)
        )
    ) * relief_high

    # Talks that miss each other
    remaining = remaining_low = remaining_high = 1.0
    relief = relief_low = relief_high = 1.0
    if interrupts >= 3:
        fired.append("cut_off")
        remaining *= 0.9
        remaining_low *= 0.9
        remaining_high *= 0.9
    elif not (interrupts < 3):
        undetermined.append("cut_off")
        remaining_high *= 0.9
    if misunderstandings >= 3:
        fired.append("misunderstood_again")
        remaining *= 0.7
        remaining_low *= 0.7
        remaining_high *= 0.7
    elif not (misunderstandings < 3):
        undetermined.append("misunderstood_again")
        remaining_high *= 0.7
    if unresolved_conflicts >= 3 and validation <= 1:
        fired.append("open_and_not_understood")
        remaining *= 0.75
        remaining_low *= 0.75
        remaining_high *= 0.75
    elif not (unresolved_conflicts < 3 or validation > 1):
        undetermined.append("open_and_not_understood")
        remaining_high *= 0.75
    if stonewalling >= 3:
        fired.append("silence_instead")
        remaining *= 0.75
        remaining_low *= 0.75
        remaining_high *= 0.75
    elif not (stonewalling < 3):
        undetermined.append("silence_instead")
        remaining_high *= 0.75
    if validation >= 3:
        fired.append("feelings_still_count")
        relief *= 0.85
        relief_low *= 0.85
        relief_high *= 0.85
    elif not (validation < 3):
        undetermined.append("feelings_still_count")
        relief_low *= 0.85
    if feels_heard >= 3:
        fired.append("hearing_each_other")
        relief *= 0.7
        relief_low *= 0.7
        relief_high *= 0.7
    elif not (feels_heard < 3):
        undetermined.append("hearing_each_other")
        relief_low *= 0.7
    poor_communication = (
        1.0
        - remaining
        * (
            (1.0 - 0.55 * communication_breakdown if communication_breakdown >= 0.25 else 1.0)
            * (1.0 - 0.2 * conflict_baggage if conflict_baggage >= 0.25 else 1.0)
            * (1.0 - 0.3 * fear_of_vulnerability if fear_of_vulnerability >= 0.25 else 1.0)
            * (1.0 - 0.2 * lack_of_quality_time if lack_of_quality_time >= 0.25 else 1.0)
        )
    ) * relief
    poor_communication_low = (
        1.0
        - remaining_low
        * (
            (1.0 - 0.55 * communication_breakdown_low if communication_breakdown_low >= 0.25 else 1.0)
            * (1.0 - 0.2 * conflict_baggage_low if conflict_baggage_low >= 0.25 else 1.0)
            * (1.0 - 0.3 * fear_of_vulnerability_low if fear_of_vulnerability_low >= 0.25 else 1.0)
            * (1.0 - 0.2 * lack_of_quality_time_low if lack_of_quality_time_low >= 0.25 else 1.0)
        )
    ) * relief_low
    poor_communication_high = (
        1.0
        - remaining_high
        * (
            (1.0 - 0.55 * communication_breakdown_high if communication_breakdown_high >= 0.25 else 1.0)
            * (1.0 - 0.2 * conflict_baggage_high if conflict_baggage_high >= 0.25 else 1.0)
            * (1.0 - 0.3 * fear_of_vulnerability_high if fear_of_vulnerability_high >= 0.25 else 1.0)
            * (1.0 - 0.2 * lack_of_quality_time_high if lack_of_quality_time_high >= 0.25 else 1.0)
        )
    ) * relief_high

    # Trust and openness
    remaining = remaining_low = remaining_high = 1.0
    relief = relief_low = relief_high = 1.0
    if shares_fears_and_dreams >= 3:
        fired.append("depths_are_shared")
        remaining *= 0.65
        remaining_low *= 0.65
        remaining_high *= 0.65
    elif not (shares_fears_and_dreams < 3):
        undetermined.append("depths_are_shared")
        remaining_high *= 0.65
    if hides_feelings <= 1:
        fired.append("feelings_in_the_open")
        remaining *= 0.75
        remaining_low *= 0.75
        remaining_high *= 0.75
    elif not (hides_feelings > 1):
        undetermined.append("feelings_in_the_open")
        remaining_high *= 0.75
    if honesty >= 3:
        fired.append("honesty_is_usual")
        remaining *= 0.7
        remaining_low *= 0.7
        remaining_high *= 0.7
    elif not (honesty < 3):
        undetermined.append("honesty_is_usual")
        remaining_high *= 0.7
    if fears_judgment <= 1:
        fired.append("no_fear_of_judgment")
        remaining *= 0.75
        remaining_low *= 0.75
        remaining_high *= 0.75
    elif not (fears_judgment > 1):
        undetermined.append("no_fear_of_judgment")
        remaining_high *= 0.75
    if promises_kept >= 3:
        fired.append("promises_hold")
        remaining *= 0.7
        remaining_low *= 0.7
        remaining_high *= 0.7
    elif not (promises_kept < 3):
        undetermined.append("promises_hold")
        remaining_high *= 0.7
    if trust >= 7:
        fired.append("trust_is_firm")
        remaining *= 0.6
        remaining_low *= 0.6
        remaining_high *= 0.6
    elif not (trust < 7):
        undetermined.append("trust_is_firm")
        remaining_high *= 0.6
    if trust >= 9:
        fired.append("trust_is_very_firm")
        remaining *= 0.75
        remaining_low *= 0.75
        remaining_high *= 0.75
    elif not (trust < 9):
        undetermined.append("trust_is_very_firm")
        remaining_high *= 0.75
    if fear_of_vulnerability >= 0.5:
        fired.append("guarded_hearts")
        relief *= 0.6
    if fear_of_vulnerability_low >= 0.5:
        relief_low *= 0.6
        relief_high *= 0.6
    elif not (fear_of_vulnerability_high < 0.5):
        undetermined.append("guarded_hearts")
        relief_low *= 0.6
    if past_betrayal is True:
        fired.append("trust_is_healing")
        relief *= 0.8
        relief_low *= 0.8
        relief_high *= 0.8
    elif past_betrayal is not False:
        undetermined.append("trust_is_healing")
        relief_low *= 0.8
    trust_and_vulnerability = (1.0 - remaining) * relief
    trust_and_vulnerability_low = (1.0 - remaining_low) * relief_low
    trust_and_vulnerability_high = (1.0 - remaining_high) * relief_high

    # Empathy and understanding
    remaining = remaining_low = remaining_high = 1.0
    relief = relief_low = relief_high = 1.0
    if empathy_felt >= 3:
        fired.append("empathy_is_felt")
        remaining *= 0.6
        remaining_low *= 0.6
        remaining_high *= 0.6
    elif not (empathy_felt < 3):
        undetermined.append("empathy_is_felt")
        remaining_high *= 0.6
    if growth_together >= 3:
        fired.append("growing_together")
        remaining *= 0.8
        remaining_low *= 0.8
        remaining_high *= 0.8
    elif not (growth_together < 3):
        undetermined.append("growing_together")
        remaining_high *= 0.8
    if daily_gestures >= 3:
        fired.append("kindness_every_day")
        remaining *= 0.8
        remaining_low *= 0.8
        remaining_high *= 0.8
    elif not (daily_gestures < 3):
        undetermined.append("kindness_every_day")
        remaining_high *= 0.8
    if playfulness >= 3:
        fired.append("lightness")
        remaining *= 0.8
        remaining_low *= 0.8
        remaining_high *= 0.8
    elif not (playfulness < 3):
        undetermined.append("lightness")
        remaining_high *= 0.8
    if compromise >= 3:
        fired.append("solving_together")
        remaining *= 0.8
        remaining_low *= 0.8
        remaining_high *= 0.8
    elif not (compromise < 3):
        undetermined.append("solving_together")
        remaining_high *= 0.8
    if emotional_support >= 3:
        fired.append("support_is_there")
        remaining *= 0.65
        remaining_low *= 0.65
        remaining_high *= 0.65
    elif not (emotional_support < 3):
        undetermined.append("support_is_there")
        remaining_high *= 0.65
    if appreciation >= 3:
        fired.append("thanks_are_felt")
        remaining *= 0.7
        remaining_low *= 0.7
        remaining_high *= 0.7
    elif not (appreciation < 3):
        undetermined.append("thanks_are_felt")
        remaining_high *= 0.7
    if knows_partner_world >= 3:
        fired.append("worlds_are_known")
        remaining *= 0.7
        remaining_low *= 0.7
        remaining_high *= 0.7
    elif not (knows_partner_world < 3):
        undetermined.append("worlds_are_known")
        remaining_high *= 0.7
    if conflict_baggage >= 0.5:
        fired.append("baggage_in_the_way")
        relief *= 0.75
    if conflict_baggage_low >= 0.5:
        relief_low *= 0.75
        relief_high *= 0.75
    elif not (conflict_baggage_high < 0.5):
        undetermined.append("baggage_in_the_way")
        relief_low *= 0.75
    if heightened_conflict >= 0.5:
        fired.append("conflict_in_the_way")
        relief *= 0.75
    if heightened_conflict_low >= 0.5:
        relief_low *= 0.75
        relief_high *= 0.75
    elif not (heightened_conflict_high < 0.5):
        undetermined.append("conflict_in_the_way")
        relief_low *= 0.75
    empathy_and_understanding = (1.0 - remaining) * relief
    empathy_and_understanding_low = (1.0 - remaining_low) * relief_low
    empathy_and_understanding_high = (1.0 - remaining_high) * relief_high

    # A heavy heart
    remaining = remaining_low = remaining_high = 1.0
    relief = relief_low = relief_high = 1.0
    if anxiety >= 3:
        fired.append("anxiety_reported")
        remaining *= 0.5
        remaining_low *= 0.5
        remaining_high *= 0.5
    elif not (anxiety < 3):
        undetermined.append("anxiety_reported")
        remaining_high *= 0.5
    if major_life_change is True and emotional_support <= 1:
        fired.append("change_without_support")
        remaining *= 0.8
        remaining_low *= 0.8
        remaining_high *= 0.8
    elif not (major_life_change is False or emotional_support > 1):
        undetermined.append("change_without_support")
        remaining_high *= 0.8
    if decreased_satisfaction >= 0.5:
        fired.append("discontent_weighs")
        remaining *= 0.8
    if decreased_satisfaction_low >= 0.5:
        remaining_low *= 0.8
        remaining_high *= 0.8
    elif not (decreased_satisfaction_high < 0.5):
        undetermined.append("discontent_weighs")
        remaining_high *= 0.8
    if thoughts_of_leaving >= 3:
        fired.append("leaving_weighs")
        remaining *= 0.65
        remaining_low *= 0.65
        remaining_high *= 0.65
    elif not (thoughts_of_leaving < 3):
        undetermined.append("leaving_weighs")
        remaining_high *= 0.65
    if emotional_support <= 1:
        fired.append("little_support")
        remaining *= 0.8
        remaining_low *= 0.8
        remaining_high *= 0.8
    elif not (emotional_support > 1):
        undetermined.append("little_support")
        remaining_high *= 0.8
    if loneliness >= 3:
        fired.append("loneliness_weighs")
        remaining *= 0.7
        remaining_low *= 0.7
        remaining_high *= 0.7
    elif not (loneliness < 3):
        undetermined.append("loneliness_weighs")
        remaining_high *= 0.7
    if low_mood >= 3:
        fired.append("low_mood_reported")
        remaining *= 0.5
        remaining_low *= 0.5
        remaining_high *= 0.5
    elif not (low_mood < 3):
        undetermined.append("low_mood_reported")
        remaining_high *= 0.5
    if communication_breakdown >= 0.75 or conflict_baggage >= 0.75 or fear_of_vulnerability >= 0.75:
        fired.append("one_very_heavy_thing")
        remaining *= 0.8
    if communication_breakdown_low >= 0.75 or conflict_baggage_low >= 0.75 or fear_of_vulnerability_low >= 0.75:
        remaining_low *= 0.8
        remaining_high *= 0.8
    elif not (
        communication_breakdown_high < 0.75 and conflict_baggage_high < 0.75 and fear_of_vulnerability_high < 0.75
    ):
        undetermined.append("one_very_heavy_thing")
        remaining_high *= 0.8
    if (communication_breakdown >= 0.5) + (conflict_baggage >= 0.5) + (fear_of_vulnerability >= 0.5) >= 2:
        fired.append("several_heavy_things")
        remaining *= 0.75
    if (communication_breakdown_low >= 0.5) + (conflict_baggage_low >= 0.5) + (fear_of_vulnerability_low >= 0.5) >= 2:
        remaining_low *= 0.75
        remaining_high *= 0.75
    elif not (
        (communication_breakdown_high < 0.5) + (conflict_baggage_high < 0.5) + (fear_of_vulnerability_high < 0.5) >= 2
    ):
        undetermined.append("several_heavy_things")
        remaining_high *= 0.75
    if substance_misuse is True:
        fired.append("substances_and_mind")
        remaining *= 0.65
        remaining_low *= 0.65
        remaining_high *= 0.65
    elif substance_misuse is not False:
        undetermined.append("substances_and_mind")
        remaining_high *= 0.65
    if thoughts_of_leaving >= 3 and relationship_satisfaction < 5:
        fired.append("torn_about_staying")
        remaining *= 0.7
        remaining_low *= 0.7
        remaining_high *= 0.7
    elif not (thoughts_of_leaving < 3 or relationship_satisfaction >= 5):
        undetermined.append("torn_about_staying")
        remaining_high *= 0.7
    if low_mood <= 1 and anxiety <= 1:
        fired.append("mood_holds")
        relief *= 0.7
        relief_low *= 0.7
        relief_high *= 0.7
    elif not (low_mood > 1 or anxiety > 1):
        undetermined.append("mood_holds")
        relief_low *= 0.7
    if emotional_support >= 3:
        fired.append("supported")
        relief *= 0.75
        relief_low *= 0.75
        relief_high *= 0.75
    elif not (emotional_support < 3):
        undetermined.append("supported")
        relief_low *= 0.75
    mental_health_impact = (
        1.0
        - remaining
        * (
            (1.0 - 0.15 * communication_breakdown if communication_breakdown >= 0.25 else 1.0)
            * (1.0 - 0.15 * conflict_baggage if conflict_baggage >= 0.25 else 1.0)
            * (1.0 - 0.2 * fear_of_vulnerability if fear_of_vulnerability >= 0.25 else 1.0)
            * (1.0 - 0.1 * lack_of_quality_time if lack_of_quality_time >= 0.25 else 1.0)
        )
    ) * relief
    mental_health_impact_low = (
        1.0
        - remaining_low
        * (
            (1.0 - 0.15 * communication_breakdown_low if communication_breakdown_low >= 0.25 else 1.0)
            * (1.0 - 0.15 * conflict_baggage_low if conflict_baggage_low >= 0.25 else 1.0)
            * (1.0 - 0.2 * fear_of_vulnerability_low if fear_of_vulnerability_low >= 0.25 else 1.0)
            * (1.0 - 0.1 * lack_of_quality_time_low if lack_of_quality_time_low >= 0.25 else 1.0)
        )
    ) * relief_low
    mental_health_impact_high = (
        1.0
        - remaining_high
        * (
            (1.0 - 0.15 * communication_breakdown_high if communication_breakdown_high >= 0.25 else 1.0)
            * (1.0 - 0.15 * conflict_baggage_high if conflict_baggage_high >= 0.25 else 1.0)
            * (1.0 - 0.2 * fear_of_vulnerability_high if fear_of_vulnerability_high >= 0.25 else 1.0)
            * (1.0 - 0.1 * lack_of_quality_time_high if lack_of_quality_time_high >= 0.25 else 1.0)
        )
    ) * relief_high

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
            "mental_health_impact": (mental_health_impact, mental_health_impact_low, mental_health_impact_high),
        },
    )
