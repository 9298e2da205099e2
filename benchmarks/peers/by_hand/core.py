"""The rules of the core pack by hand, for cases in which everything is answered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def diagnose(case: Mapping[str, Any]) -> tuple[list[str], dict[str, float]]:
    """The rules that fire, and the scores."""
    fired: list[str] = []
    anxiety = case["anxiety"]
    appreciation = case["appreciation"]
    attachment_anxiety = case["attachment_anxiety"]
    attachment_avoidance = case["attachment_avoidance"]
    attraction_elsewhere = case["attraction_elsewhere"]
    broke_trust = case["broke_trust"]
    cancelled_plans = case["cancelled_plans"]
    commitment = case["commitment"]
    compromise = case["compromise"]
    conflict_frequency = case["conflict_frequency"]
    conflict_topic = case["conflict_topic"]
    contempt = case["contempt"]
    criticism = case["criticism"]
    daily_gestures = case["daily_gestures"]
    daily_talk_minutes = case["daily_talk_minutes"]
    defensiveness = case["defensiveness"]
    distracted_when_talking = case["distracted_when_talking"]
    emotional_closeness = case["emotional_closeness"]
    emotional_support = case["emotional_support"]
    empathy_felt = case["empathy_felt"]
    fears_judgment = case["fears_judgment"]
    feels_heard = case["feels_heard"]
    flooding = case["flooding"]
    frustration = case["frustration"]
    good_news_welcomed = case["good_news_welcomed"]
    growth_together = case["growth_together"]
    harsh_startup = case["harsh_startup"]
    hides_feelings = case["hides_feelings"]
    honesty = case["honesty"]
    interrupts = case["interrupts"]
    knows_partner_world = case["knows_partner_world"]
    loneliness = case["loneliness"]
    low_mood = case["low_mood"]
    major_life_change = case["major_life_change"]
    misunderstandings = case["misunderstandings"]
    open_questions = case["open_questions"]
    own_criticism = case["own_criticism"]
    own_defensiveness = case["own_defensiveness"]
    own_distraction = case["own_distraction"]
    own_interruptions = case["own_interruptions"]
    partner_commitment = case["partner_commitment"]
    partner_substance_misuse = case["partner_substance_misuse"]
    past_betrayal = case["past_betrayal"]
    past_hurts_raised = case["past_hurts_raised"]
    physical_intimacy = case["physical_intimacy"]
    playfulness = case["playfulness"]
    promises_kept = case["promises_kept"]
    quality_time_hours = case["quality_time_hours"]
    relationship_satisfaction = case["relationship_satisfaction"]
    repair_works = case["repair_works"]
    resentment = case["resentment"]
    rituals_kept = case["rituals_kept"]
    same_argument_returns = case["same_argument_returns"]
    sexual_satisfaction = case["sexual_satisfaction"]
    shared_activities = case["shared_activities"]
    shares_fears_and_dreams = case["shares_fears_and_dreams"]
    shares_feelings = case["shares_feelings"]
    shares_needs = case["shares_needs"]
    stonewalling = case["stonewalling"]
    substance_misuse = case["substance_misuse"]
    thoughts_of_leaving = case["thoughts_of_leaving"]
    trust = case["trust"]
    unresolved_conflicts = case["unresolved_conflicts"]
    validation = case["validation"]
    vulnerability_used_against = case["vulnerability_used_against"]
    willing_to_work = case["willing_to_work"]
    work_hours = case["work_hours"]

    # Talking has become hard
    remaining = 1.0
    relief = 1.0
    strongest = 0.0
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
    strongest = max(strongest, own)
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
    strongest = max(strongest, own)
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
    strongest = max(strongest, own)
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
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
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
    strongest = max(strongest, own)
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
    strongest = max(strongest, own)
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
    strongest = max(strongest, own)
    own = 0.0
    if daily_talk_minutes < 10 and feels_heard < 2.5:
        own = 0.2
    if own:
        fired.append("short_and_unheard")
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if hides_feelings > 3.5:
        own = 0.24
    elif hides_feelings > 2.5:
        own = 0.14
    elif hides_feelings > 1.5:
        own = 0.05
    if own:
        fired.append("feelings_kept_back")
    strongest = max(strongest, own)
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
    strongest = max(strongest, own)
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
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
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
    strongest = max(strongest, own)
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
    strongest = max(strongest, own)
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
    strongest = max(strongest, own)
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
    strongest = max(strongest, own)
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
    strongest = max(strongest, own)
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
    strongest = max(strongest, own)
    own = 0.0
    if (criticism > 2.5) + (defensiveness > 2.5) + (contempt > 1.5) + (stonewalling > 2.5) + (harsh_startup > 2.5) >= 3:
        own = 0.45
    if own:
        fired.append("several_hard_patterns")
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
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
    strongest = max(strongest, own)
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
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if emotional_closeness >= 8.75:
        own = 0.21
    elif emotional_closeness >= 7.75:
        own = 0.1
    if own:
        fired.append("closeness_forgives_words")
    strongest = max(strongest, own)
    relief *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if open_questions > 3.5:
        own = 0.21
    elif open_questions > 2.5:
        own = 0.1
    if own:
        fired.append("curious_questions")
    strongest = max(strongest, own)
    relief *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if feels_heard > 3.5:
        own = 0.4
    elif feels_heard > 2.5:
        own = 0.21
    if own:
        fired.append("heard_and_taken_seriously")
    strongest = max(strongest, own)
    own = 0.0
    if validation > 3.5:
        own = 0.35
    elif validation > 2.5:
        own = 0.15
    if own:
        fired.append("taken_seriously")
    strongest = max(strongest, own)
    relief *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if repair_works > 3.5:
        own = 0.27
    elif repair_works > 2.5:
        own = 0.15
    if own:
        fired.append("talks_that_mend")
    strongest = max(strongest, own)
    relief *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if shares_feelings > 3.5:
        own = 0.35
    elif shares_feelings > 2.5:
        own = 0.15
    if own:
        fired.append("feelings_and_needs_voiced")
    strongest = max(strongest, own)
    own = 0.0
    if shares_needs > 3.5:
        own = 0.27
    elif shares_needs > 2.5:
        own = 0.15
    if own:
        fired.append("needs_voiced")
    strongest = max(strongest, own)
    relief *= 1.0 - strongest
    communication_breakdown = (1.0 - remaining) * relief

    # Old conflicts still weigh
    remaining = 1.0
    relief = 1.0
    strongest = 0.0
    own = 0.0
    if past_betrayal is True and resentment > 1.5:
        own = 0.28
    elif past_betrayal is True:
        own = 0.14
    if own:
        fired.append("breach_still_hurts")
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
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
    strongest = max(strongest, own)
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
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if conflict_topic in ("opinions", "money", "personal") and unresolved_conflicts >= 4:
        own = 0.28
    elif conflict_topic in ("opinions", "money", "personal") and unresolved_conflicts >= 2:
        own = 0.1
    if own:
        fired.append("common_topics_left_open")
    strongest = max(strongest, own)
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
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
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
    strongest = max(strongest, own)
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
    strongest = max(strongest, own)
    own = 0.0
    if conflict_topic in ("children", "family", "intimacy") and same_argument_returns > 2.5:
        own = 0.32
    elif conflict_topic in ("children", "family", "intimacy") and same_argument_returns > 1.5:
        own = 0.16
    if own:
        fired.append("tender_topics_return")
    strongest = max(strongest, own)
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
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
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
    strongest = max(strongest, own)
    own = 0.0
    if conflict_frequency >= 4 and repair_works < 1.5:
        own = 0.36
    elif conflict_frequency >= 4 and repair_works < 2.5:
        own = 0.18
    if own:
        fired.append("often_and_unrepaired")
    strongest = max(strongest, own)
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
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if unresolved_conflicts < 1:
        own = 0.24
    elif unresolved_conflicts < 2:
        own = 0.1
    if own:
        fired.append("few_matters_open")
    strongest = max(strongest, own)
    relief *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if relationship_satisfaction >= 8.75:
        own = 0.21
    elif relationship_satisfaction >= 7.75:
        own = 0.1
    if own:
        fired.append("good_on_the_whole")
    strongest = max(strongest, own)
    relief *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if resentment < 0.5:
        own = 0.3
    elif resentment < 1.5:
        own = 0.15
    if own:
        fired.append("little_resentment_left")
    strongest = max(strongest, own)
    own = 0.0
    if past_hurts_raised < 0.5:
        own = 0.24
    elif past_hurts_raised < 1.5:
        own = 0.1
    if own:
        fired.append("past_may_rest")
    strongest = max(strongest, own)
    relief *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if compromise > 3.5:
        own = 0.27
    elif compromise > 2.5:
        own = 0.15
    if own:
        fired.append("middle_ways_found")
    strongest = max(strongest, own)
    relief *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if repair_works > 3.5:
        own = 0.4
    elif repair_works > 2.5:
        own = 0.21
    if own:
        fired.append("repair_that_works")
    strongest = max(strongest, own)
    relief *= 1.0 - strongest
    conflict_baggage = (1.0 - remaining) * relief

    # Opening up feels risky
    remaining = 1.0
    relief = 1.0
    strongest = 0.0
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
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if past_betrayal is True and trust < 3.25:
        own = 0.55
    elif past_betrayal is True:
        own = 0.35
    if own:
        fired.append("breach_of_trust")
    strongest = max(strongest, own)
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
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
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
    strongest = max(strongest, own)
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
    strongest = max(strongest, own)
    own = 0.0
    if contempt > 1.5 and hides_feelings > 1.5:
        own = 0.22
    if own:
        fired.append("mocked_and_hidden")
    strongest = max(strongest, own)
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
    strongest = max(strongest, own)
    own = 0.0
    if broke_trust is True:
        own = 0.12
    if own:
        fired.append("own_breach_weighs")
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
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
    strongest = max(strongest, own)
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
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
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
    strongest = max(strongest, own)
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
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if attachment_avoidance < 1.75:
        own = 0.18
    elif attachment_avoidance < 2.4:
        own = 0.1
    elif attachment_avoidance < 3.2:
        own = 0.06
    if own:
        fired.append("at_ease_with_closeness")
    strongest = max(strongest, own)
    own = 0.0
    if attachment_anxiety < 2.5:
        own = 0.15
    elif attachment_anxiety < 3.25:
        own = 0.08
    elif attachment_anxiety < 4.2:
        own = 0.04
    if own:
        fired.append("calm_about_being_left")
    strongest = max(strongest, own)
    relief *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if honesty > 3.5:
        own = 0.3
    elif honesty > 2.5:
        own = 0.15
    if own:
        fired.append("honest_and_reliable")
    strongest = max(strongest, own)
    own = 0.0
    if promises_kept > 3.5:
        own = 0.3
    elif promises_kept > 2.5:
        own = 0.15
    if own:
        fired.append("promises_are_kept")
    strongest = max(strongest, own)
    relief *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if trust >= 9.5:
        own = 0.3
    elif trust >= 8.75:
        own = 0.24
    elif trust >= 7.75:
        own = 0.15
    if own:
        fired.append("firm_trust")
    strongest = max(strongest, own)
    relief *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if shares_fears_and_dreams > 3.5:
        own = 0.3
    elif shares_fears_and_dreams > 2.5:
        own = 0.15
    if own:
        fired.append("fears_and_dreams_shared")
    strongest = max(strongest, own)
    own = 0.0
    if hides_feelings < 0.5:
        own = 0.3
    elif hides_feelings < 1.5:
        own = 0.15
    if own:
        fired.append("nothing_to_hide")
    strongest = max(strongest, own)
    relief *= 1.0 - strongest
    fear_of_vulnerability = (1.0 - remaining) * relief

    # Little time for each other
    remaining = 1.0
    relief = 1.0
    strongest = 0.0
    own = 0.0
    if rituals_kept < 1:
        own = 0.25
    elif rituals_kept < 3:
        own = 0.06
    elif rituals_kept < 5:
        own = 0.02
    if own:
        fired.append("few_rituals_left")
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
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
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if work_hours >= 45 and quality_time_hours < 3:
        own = 0.48
    elif work_hours >= 45 and quality_time_hours < 5:
        own = 0.28
    elif work_hours >= 45 and quality_time_hours < 7:
        own = 0.15
    if own:
        fired.append("busy_and_apart")
    strongest = max(strongest, own)
    own = 0.0
    if major_life_change is True and quality_time_hours < 3:
        own = 0.48
    elif major_life_change is True and quality_time_hours < 5:
        own = 0.28
    if own:
        fired.append("change_eats_time")
    strongest = max(strongest, own)
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
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
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
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
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
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
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
    strongest = max(strongest, own)
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
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
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
    strongest = max(strongest, own)
    relief *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if daily_talk_minutes >= 60:
        own = 0.22
    elif daily_talk_minutes >= 30:
        own = 0.1
    if own:
        fired.append("long_daily_talks")
    strongest = max(strongest, own)
    relief *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if shared_activities >= 10:
        own = 0.22
    elif shared_activities >= 6:
        own = 0.12
    if own:
        fired.append("much_done_together")
    strongest = max(strongest, own)
    relief *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if rituals_kept >= 7:
        own = 0.25
    elif rituals_kept >= 4:
        own = 0.12
    if own:
        fired.append("rituals_that_last")
    strongest = max(strongest, own)
    relief *= 1.0 - strongest
    lack_of_quality_time = (1.0 - remaining) * relief

    # Less happy together
    remaining = 1.0
    relief = 1.0
    strongest = 0.0
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
    strongest = max(strongest, own)
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
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
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
    strongest = max(strongest, own)
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
    strongest = max(strongest, own)
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
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
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
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
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
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
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
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
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
    strongest = max(strongest, own)
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
    strongest = max(strongest, own)
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
    strongest = max(strongest, own)
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
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if relationship_satisfaction >= 9.5:
        own = 0.5
    elif relationship_satisfaction >= 8.75:
        own = 0.35
    elif relationship_satisfaction >= 7.75:
        own = 0.21
    if own:
        fired.append("contented")
    strongest = max(strongest, own)
    relief *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if growth_together > 3.5 and relationship_satisfaction >= 3.25:
        own = 0.15
    elif growth_together > 2.5 and relationship_satisfaction >= 3.25:
        own = 0.08
    if own:
        fired.append("growing_side_by_side")
    strongest = max(strongest, own)
    relief *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if frustration < 0.5 and relationship_satisfaction >= 3.25:
        own = 0.21
    elif frustration < 1.5 and relationship_satisfaction >= 3.25:
        own = 0.1
    elif frustration < 1.5:
        own = 0.04
    if own:
        fired.append("little_frustrates")
    strongest = max(strongest, own)
    relief *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if thoughts_of_leaving < 0.5 and relationship_satisfaction >= 3.25:
        own = 0.21
    elif thoughts_of_leaving < 0.5:
        own = 0.06
    if own:
        fired.append("no_thought_of_leaving")
    strongest = max(strongest, own)
    own = 0.0
    if partner_commitment >= 9.5 and relationship_satisfaction >= 3.25:
        own = 0.27
    elif partner_commitment >= 7.75 and relationship_satisfaction >= 3.25:
        own = 0.1
    elif partner_commitment >= 7.75:
        own = 0.06
    if own:
        fired.append("wanted")
    strongest = max(strongest, own)
    relief *= 1.0 - strongest
    strongest = 0.0
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
    strongest = max(strongest, own)
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
    strongest = max(strongest, own)
    relief *= 1.0 - strongest
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

    # Good talks
    remaining = 1.0
    relief = 1.0
    strongest = 0.0
    own = 0.0
    if open_questions > 3.5:
        own = 0.26
    elif open_questions > 2.5:
        own = 0.14
    elif open_questions > 1.5:
        own = 0.04
    if own:
        fired.append("curiosity_is_alive")
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if harsh_startup < 0.5:
        own = 0.26
    elif harsh_startup < 1.5:
        own = 0.14
    elif harsh_startup < 2.5:
        own = 0.04
    if own:
        fired.append("gentle_beginnings")
    strongest = max(strongest, own)
    own = 0.0
    if criticism < 0.5:
        own = 0.22
    elif criticism < 1.5:
        own = 0.12
    elif criticism < 2.5:
        own = 0.04
    if own:
        fired.append("kind_in_criticism")
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if validation > 3.5:
        own = 0.38
    elif validation > 2.5:
        own = 0.22
    elif validation > 1.5:
        own = 0.06
    if own:
        fired.append("feelings_are_taken_seriously")
    strongest = max(strongest, own)
    own = 0.0
    if feels_heard > 3.5:
        own = 0.46
    elif feels_heard > 2.5:
        own = 0.26
    elif feels_heard > 1.5:
        own = 0.08
    if own:
        fired.append("you_are_heard")
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if defensiveness < 0.5:
        own = 0.18
    elif defensiveness < 1.5:
        own = 0.1
    elif defensiveness < 2.5:
        own = 0.03
    if own:
        fired.append("open_to_hear")
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if shares_feelings > 3.5:
        own = 0.38
    elif shares_feelings > 2.5:
        own = 0.22
    elif shares_feelings > 1.5:
        own = 0.06
    if own:
        fired.append("feelings_are_told")
    strongest = max(strongest, own)
    own = 0.0
    if shares_needs > 3.5:
        own = 0.32
    elif shares_needs > 2.5:
        own = 0.18
    elif shares_needs > 1.5:
        own = 0.05
    if own:
        fired.append("needs_are_told")
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if distracted_when_talking < 0.5:
        own = 0.24
    elif distracted_when_talking < 1.5:
        own = 0.12
    elif distracted_when_talking < 2.5:
        own = 0.04
    if own:
        fired.append("full_attention")
    strongest = max(strongest, own)
    own = 0.0
    if interrupts < 0.5:
        own = 0.24
    elif interrupts < 1.5:
        own = 0.12
    elif interrupts < 2.5:
        own = 0.04
    if own:
        fired.append("thoughts_are_finished")
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if misunderstandings < 0.5:
        own = 0.32
    elif misunderstandings < 1.5:
        own = 0.18
    elif misunderstandings < 2.5:
        own = 0.05
    if own:
        fired.append("you_understand_each_other")
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if feels_heard < 0.5:
        own = 0.38
    elif feels_heard < 1.5:
        own = 0.22
    elif feels_heard < 2.5:
        own = 0.08
    if own:
        fired.append("hearing_is_missed")
    strongest = max(strongest, own)
    relief *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if contempt > 3.5:
        own = 0.36
    elif contempt > 2.5:
        own = 0.22
    elif contempt > 1.5:
        own = 0.1
    if own:
        fired.append("mockery_in_the_way")
    strongest = max(strongest, own)
    relief *= 1.0 - strongest
    if communication_breakdown >= 0.5:
        fired.append("talks_are_hard_now")
        relief *= 0.75
    effective_communication = (1.0 - remaining) * relief

    # More or fiercer arguments
    remaining = 1.0
    relief = 1.0
    strongest = 0.0
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
    strongest = max(strongest, own)
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
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
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
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
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
    strongest = max(strongest, own)
    own = 0.0
    if contempt > 1.5 and harsh_startup > 2.5:
        own = 0.42
    if own:
        fired.append("harsh_and_scornful")
    strongest = max(strongest, own)
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
    strongest = max(strongest, own)
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
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
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
    strongest = max(strongest, own)
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
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if substance_misuse is True:
        own = 0.15
    if own:
        fired.append("substances_in_conflict")
    strongest = max(strongest, own)
    own = 0.0
    if partner_substance_misuse is True:
        own = 0.15
    if own:
        fired.append("substances_of_the_other_in_conflict")
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if flooding < 0.5:
        own = 0.15
    elif flooding < 1.5:
        own = 0.08
    if own:
        fired.append("calm_in_quarrels")
    strongest = max(strongest, own)
    relief *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if compromise > 3.5 and repair_works > 3.5:
        own = 0.55
    elif compromise > 2.5 and repair_works > 2.5:
        own = 0.35
    if own:
        fired.append("conflict_well_handled")
    strongest = max(strongest, own)
    relief *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if conflict_frequency < 0.5:
        own = 0.75
    elif conflict_frequency < 1:
        own = 0.5
    elif conflict_frequency < 2:
        own = 0.2
    if own:
        fired.append("few_disagreements")
    strongest = max(strongest, own)
    relief *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if harsh_startup < 0.5:
        own = 0.27
    elif harsh_startup < 1.5:
        own = 0.15
    if own:
        fired.append("gentle_tone")
    strongest = max(strongest, own)
    relief *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if playfulness > 3.5:
        own = 0.21
    elif playfulness > 2.5:
        own = 0.1
    if own:
        fired.append("laughter_lightens")
    strongest = max(strongest, own)
    relief *= 1.0 - strongest
    heightened_conflict = (
        1.0
        - remaining
        * (
            (1.0 - 0.15 * communication_breakdown if communication_breakdown >= 0.25 else 1.0)
            * (1.0 - 0.25 * conflict_baggage if conflict_baggage >= 0.25 else 1.0)
        )
    ) * relief

    # Growing distance
    remaining = 1.0
    relief = 1.0
    strongest = 0.0
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
    strongest = max(strongest, own)
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
    strongest = max(strongest, own)
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
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
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
    strongest = max(strongest, own)
    own = 0.0
    if emotional_closeness < 4.5 and physical_intimacy >= 6:
        own = 0.45
    if own:
        fired.append("touch_without_closeness")
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if major_life_change is True and growth_together < 1.5:
        own = 0.25
    if own:
        fired.append("change_without_growing")
    strongest = max(strongest, own)
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
    strongest = max(strongest, own)
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
    strongest = max(strongest, own)
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
    strongest = max(strongest, own)
    own = 0.0
    if (daily_gestures < 1.5) + (playfulness < 1.5) + (open_questions < 1.5) + (growth_together < 1.5) >= 3:
        own = 0.32
    if own:
        fired.append("running_on_habit")
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
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
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
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
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if emotional_closeness >= 9.5:
        own = 0.55
    elif emotional_closeness >= 8.75:
        own = 0.35
    elif emotional_closeness >= 7.75:
        own = 0.15
    if own:
        fired.append("closeness_holds")
    strongest = max(strongest, own)
    relief *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if playfulness > 3.5:
        own = 0.21
    elif playfulness > 2.5:
        own = 0.1
    if own:
        fired.append("laughter_binds")
    strongest = max(strongest, own)
    relief *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if loneliness < 0.5:
        own = 0.21
    elif loneliness < 1.5:
        own = 0.08
    if own:
        fired.append("seldom_lonely")
    strongest = max(strongest, own)
    relief *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if knows_partner_world > 8.75:
        own = 0.21
    elif knows_partner_world > 6.25:
        own = 0.1
    if own:
        fired.append("curiosity_binds")
    strongest = max(strongest, own)
    own = 0.0
    if daily_gestures > 3.5:
        own = 0.18
    elif daily_gestures > 2.5:
        own = 0.08
    if own:
        fired.append("kind_gestures_bind")
    strongest = max(strongest, own)
    relief *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if willing_to_work >= 9.5:
        own = 0.15
    elif willing_to_work >= 7.75:
        own = 0.08
    if own:
        fired.append("willing_to_try")
    strongest = max(strongest, own)
    relief *= 1.0 - strongest
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

    # Looking for closeness elsewhere
    remaining = 1.0
    relief = 1.0
    strongest = 0.0
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
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
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
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
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
    strongest = max(strongest, own)
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
    strongest = max(strongest, own)
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
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
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
    strongest = max(strongest, own)
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
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if relationship_satisfaction >= 9.5 and emotional_closeness >= 8.5:
        own = 0.55
    elif relationship_satisfaction >= 7.75 and emotional_closeness >= 6.5:
        own = 0.35
    if own:
        fired.append("close_and_content")
    strongest = max(strongest, own)
    relief *= 1.0 - strongest
    if attraction_elsewhere < 0.5:
        fired.append("not_drawn")
        relief *= 0.55
    infidelity_risk = (
        1.0
        - remaining
        * (
            (1.0 - 0.03 * communication_breakdown if communication_breakdown >= 0.25 else 1.0)
            * (1.0 - 0.04 * fear_of_vulnerability if fear_of_vulnerability >= 0.25 else 1.0)
            * (1.0 - 0.03 * lack_of_quality_time if lack_of_quality_time >= 0.25 else 1.0)
        )
    ) * relief

    # Low mood, worry or loneliness
    remaining = 1.0
    relief = 1.0
    strongest = 0.0
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
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if major_life_change is True and emotional_support < 1.5:
        own = 0.28
    elif major_life_change is True and emotional_support < 2.5:
        own = 0.12
    if own:
        fired.append("change_without_support")
    strongest = max(strongest, own)
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
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
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
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
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
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if substance_misuse is True:
        own = 0.2
    if own:
        fired.append("substances_and_mind")
    strongest = max(strongest, own)
    own = 0.0
    if partner_substance_misuse is True:
        own = 0.12
    if own:
        fired.append("substances_of_the_other_and_mind")
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
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
    strongest = max(strongest, own)
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
    strongest = max(strongest, own)
    own = 0.0
    if thoughts_of_leaving > 2.5 and relationship_satisfaction < 5.25:
        own = 0.3
    if own:
        fired.append("torn_about_staying")
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if low_mood == 0 and anxiety == 0:
        own = 0.45
    elif low_mood <= 1 and anxiety <= 1:
        own = 0.27
    if own:
        fired.append("mood_holds")
    strongest = max(strongest, own)
    relief *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if loneliness < 0.5:
        own = 0.15
    elif loneliness < 1.5:
        own = 0.06
    if own:
        fired.append("seldom_alone_with_it")
    strongest = max(strongest, own)
    relief *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if emotional_support > 3.5:
        own = 0.3
    elif emotional_support > 2.5:
        own = 0.15
    if own:
        fired.append("supported")
    strongest = max(strongest, own)
    relief *= 1.0 - strongest
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

    # Talking past each other
    remaining = 1.0
    relief = 1.0
    strongest = 0.0
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
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
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
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if unresolved_conflicts >= 3 and validation < 1.5:
        own = 0.28
    elif unresolved_conflicts >= 3 and validation < 2.5:
        own = 0.14
    if own:
        fired.append("open_and_not_understood")
    strongest = max(strongest, own)
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
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
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
    strongest = max(strongest, own)
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
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
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
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if validation > 3.5:
        own = 0.24
    elif validation > 2.5:
        own = 0.1
    if own:
        fired.append("feelings_still_count")
    strongest = max(strongest, own)
    own = 0.0
    if feels_heard > 3.5:
        own = 0.4
    elif feels_heard > 2.5:
        own = 0.18
    if own:
        fired.append("hearing_each_other")
    strongest = max(strongest, own)
    relief *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if misunderstandings < 0.5:
        own = 0.35
    elif misunderstandings < 1.5:
        own = 0.15
    if own:
        fired.append("words_arrive_as_meant")
    strongest = max(strongest, own)
    relief *= 1.0 - strongest
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

    # Trust and openness
    remaining = 1.0
    relief = 1.0
    strongest = 0.0
    own = 0.0
    if shares_fears_and_dreams > 3.5:
        own = 0.44
    elif shares_fears_and_dreams > 2.5:
        own = 0.24
    elif shares_fears_and_dreams > 1.5:
        own = 0.06
    if own:
        fired.append("depths_are_shared")
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if hides_feelings < 0.5:
        own = 0.32
    elif hides_feelings < 1.5:
        own = 0.18
    elif hides_feelings < 2.5:
        own = 0.05
    if own:
        fired.append("feelings_in_the_open")
    strongest = max(strongest, own)
    own = 0.0
    if fears_judgment < 0.5:
        own = 0.32
    elif fears_judgment < 1.5:
        own = 0.18
    elif fears_judgment < 2.5:
        own = 0.05
    if own:
        fired.append("no_fear_of_judgment")
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if honesty > 3.5:
        own = 0.38
    elif honesty > 2.5:
        own = 0.22
    elif honesty > 1.5:
        own = 0.06
    if own:
        fired.append("honesty_is_usual")
    strongest = max(strongest, own)
    own = 0.0
    if promises_kept > 3.5:
        own = 0.38
    elif promises_kept > 2.5:
        own = 0.22
    elif promises_kept > 1.5:
        own = 0.06
    if own:
        fired.append("promises_hold")
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
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
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
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
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if promises_kept < 0.5:
        own = 0.32
    elif promises_kept < 1.5:
        own = 0.18
    elif promises_kept < 2.5:
        own = 0.06
    if own:
        fired.append("ground_gives_way")
    strongest = max(strongest, own)
    relief *= 1.0 - strongest
    if fear_of_vulnerability >= 0.5:
        fired.append("guarded_hearts")
        relief *= 0.8
    strongest = 0.0
    own = 0.0
    if fears_judgment > 3.5:
        own = 0.35
    elif fears_judgment > 2.5:
        own = 0.2
    elif fears_judgment > 1.5:
        own = 0.08
    if own:
        fired.append("judgment_is_feared")
    strongest = max(strongest, own)
    own = 0.0
    if hides_feelings > 3.5:
        own = 0.35
    elif hides_feelings > 2.5:
        own = 0.2
    elif hides_feelings > 1.5:
        own = 0.08
    if own:
        fired.append("much_is_hidden")
    strongest = max(strongest, own)
    relief *= 1.0 - strongest
    strongest = 0.0
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
    strongest = max(strongest, own)
    own = 0.0
    if broke_trust is True:
        own = 0.2
    if own:
        fired.append("trust_is_being_rebuilt")
    strongest = max(strongest, own)
    own = 0.0
    if past_betrayal is True:
        own = 0.25
    if own:
        fired.append("trust_is_healing")
    strongest = max(strongest, own)
    relief *= 1.0 - strongest
    trust_and_vulnerability = (1.0 - remaining) * relief

    # Empathy and understanding
    remaining = 1.0
    relief = 1.0
    strongest = 0.0
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
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if empathy_felt > 3.5:
        own = 0.5
    elif empathy_felt > 2.5:
        own = 0.28
    elif empathy_felt > 1.5:
        own = 0.08
    if own:
        fired.append("empathy_is_felt")
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if compromise > 3.5:
        own = 0.26
    elif compromise > 2.5:
        own = 0.14
    elif compromise > 1.5:
        own = 0.04
    if own:
        fired.append("solving_together")
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if good_news_welcomed > 3.5:
        own = 0.36
    elif good_news_welcomed > 2.5:
        own = 0.2
    elif good_news_welcomed > 1.5:
        own = 0.05
    if own:
        fired.append("good_news_are_welcome")
    strongest = max(strongest, own)
    own = 0.0
    if emotional_support > 3.5:
        own = 0.4
    elif emotional_support > 2.5:
        own = 0.22
    elif emotional_support > 1.5:
        own = 0.06
    if own:
        fired.append("support_is_there")
    strongest = max(strongest, own)
    own = 0.0
    if appreciation > 3.5:
        own = 0.38
    elif appreciation > 2.5:
        own = 0.22
    elif appreciation > 1.5:
        own = 0.06
    if own:
        fired.append("thanks_are_felt")
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if growth_together > 3.5:
        own = 0.2
    elif growth_together > 2.5:
        own = 0.1
    elif growth_together > 1.5:
        own = 0.03
    if own:
        fired.append("growing_together")
    strongest = max(strongest, own)
    own = 0.0
    if daily_gestures > 3.5:
        own = 0.24
    elif daily_gestures > 2.5:
        own = 0.12
    elif daily_gestures > 1.5:
        own = 0.04
    if own:
        fired.append("kindness_every_day")
    strongest = max(strongest, own)
    own = 0.0
    if playfulness > 3.5:
        own = 0.24
    elif playfulness > 2.5:
        own = 0.12
    elif playfulness > 1.5:
        own = 0.04
    if own:
        fired.append("lightness")
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
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
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if conflict_baggage >= 0.5:
        own = 0.2
    if own:
        fired.append("baggage_in_the_way")
    strongest = max(strongest, own)
    own = 0.0
    if heightened_conflict >= 0.5:
        own = 0.2
    if own:
        fired.append("conflict_in_the_way")
    strongest = max(strongest, own)
    relief *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if empathy_felt < 0.5:
        own = 0.38
    elif empathy_felt < 1.5:
        own = 0.22
    elif empathy_felt < 2.5:
        own = 0.08
    if own:
        fired.append("understanding_is_missed")
    strongest = max(strongest, own)
    relief *= 1.0 - strongest
    strongest = 0.0
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
    strongest = max(strongest, own)
    own = 0.0
    if appreciation < 0.5:
        own = 0.32
    elif appreciation < 1.5:
        own = 0.18
    elif appreciation < 2.5:
        own = 0.06
    if own:
        fired.append("thanks_are_missed")
    strongest = max(strongest, own)
    relief *= 1.0 - strongest
    empathy_and_understanding = (1.0 - remaining) * relief

    return fired, {
        "communication_breakdown": communication_breakdown,
        "conflict_baggage": conflict_baggage,
        "fear_of_vulnerability": fear_of_vulnerability,
        "lack_of_quality_time": lack_of_quality_time,
        "decreased_satisfaction": decreased_satisfaction,
        "effective_communication": effective_communication,
        "heightened_conflict": heightened_conflict,
        "increased_distance": increased_distance,
        "infidelity_risk": infidelity_risk,
        "mental_health_impact": mental_health_impact,
        "poor_communication": poor_communication,
        "trust_and_vulnerability": trust_and_vulnerability,
        "empathy_and_understanding": empathy_and_understanding,
    }
