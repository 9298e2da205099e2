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
    cancelled_plans = case["cancelled_plans"]
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
    if contempt >= 2:
        fired.append("contempt_in_talks")
        remaining *= 0.7
    if contempt >= 3:
        fired.append("contempt_is_frequent")
        remaining *= 0.8
    if criticism >= 3:
        fired.append("criticism_in_talks")
        remaining *= 0.75
    if defensiveness >= 3:
        fired.append("defending_in_talks")
        remaining *= 0.75
    if distracted_when_talking >= 3:
        fired.append("divided_attention")
        remaining *= 0.85
    if shares_feelings <= 1:
        fired.append("feelings_left_unsaid")
        remaining *= 0.7
    if validation <= 1:
        fired.append("feelings_not_taken_seriously")
        remaining *= 0.75
    if harsh_startup >= 3:
        fired.append("harsh_beginnings")
        remaining *= 0.8
    if shares_needs <= 1:
        fired.append("needs_left_unsaid")
        remaining *= 0.75
    if misunderstandings >= 3:
        fired.append("often_misunderstood")
        remaining *= 0.7
    if feels_heard <= 1:
        fired.append("rarely_heard")
        remaining *= 0.7
    if (criticism >= 3) + (defensiveness >= 3) + (contempt >= 2) + (stonewalling >= 3) >= 2:
        fired.append("several_hard_patterns")
        remaining *= 0.7
    if daily_talk_minutes < 10 and feels_heard <= 2:
        fired.append("short_and_unheard")
        remaining *= 0.75
    if stonewalling >= 3:
        fired.append("shutting_down")
        remaining *= 0.7
    if hides_feelings >= 3 and feels_heard <= 1:
        fired.append("silent_and_unheard")
        remaining *= 0.8
    if interrupts >= 3:
        fired.append("talking_over")
        remaining *= 0.85
    if (feels_heard <= 2) + (shares_feelings <= 2) + (shares_needs <= 2) + (validation <= 2) + (
        misunderstandings >= 2
    ) >= 4:
        fired.append("talks_lose_depth")
        remaining *= 0.75
    if open_questions >= 3:
        fired.append("curious_questions")
        relief *= 0.85
    if shares_feelings >= 3 and shares_needs >= 3:
        fired.append("feelings_and_needs_voiced")
        relief *= 0.7
    if feels_heard >= 3 and validation >= 3:
        fired.append("heard_and_taken_seriously")
        relief *= 0.65
    if repair_works >= 3:
        fired.append("talks_that_mend")
        relief *= 0.85
    communication_breakdown = (1.0 - remaining) * relief

    # Old conflicts still weigh
    remaining = 1.0
    relief = 1.0
    if past_betrayal is True and resentment >= 2:
        fired.append("breach_and_resentment")
        remaining *= 0.7
    if conflict_topic in ("opinions", "money", "personal") and unresolved_conflicts >= 2:
        fired.append("common_topics_left_open")
        remaining *= 0.85
    if harsh_startup >= 3 and compromise <= 1:
        fired.append("harsh_and_unyielding")
        remaining *= 0.8
    if unresolved_conflicts >= 6:
        fired.append("many_open_disagreements")
        remaining *= 0.7
    if compromise <= 1:
        fired.append("no_middle_way")
        remaining *= 0.75
    if conflict_frequency >= 4 and repair_works <= 1:
        fired.append("often_and_unrepaired")
        remaining *= 0.8
    if past_hurts_raised >= 3:
        fired.append("old_hurts_return")
        remaining *= 0.7
    if unresolved_conflicts >= 3:
        fired.append("open_disagreements")
        remaining *= 0.65
    if flooding >= 3:
        fired.append("overwhelmed_in_quarrels")
        remaining *= 0.75
    if repair_works <= 1:
        fired.append("quarrels_without_repair")
        remaining *= 0.7
    if resentment >= 3:
        fired.append("resentment_lingers")
        remaining *= 0.65
    if conflict_topic in ("children", "family", "intimacy") and same_argument_returns >= 3:
        fired.append("tender_topics_return")
        remaining *= 0.85
    if same_argument_returns >= 3:
        fired.append("the_same_argument")
        remaining *= 0.65
    if resentment <= 1 and past_hurts_raised <= 1:
        fired.append("little_resentment_left")
        relief *= 0.8
    if compromise >= 3:
        fired.append("middle_ways_found")
        relief *= 0.75
    if repair_works >= 3:
        fired.append("repair_that_works")
        relief *= 0.65
    conflict_baggage = (1.0 - remaining) * relief

    # Opening up feels risky
    remaining = 1.0
    relief = 1.0
    if past_betrayal is True:
        fired.append("breach_of_trust")
        remaining *= 0.7
    if vulnerability_used_against >= 2:
        fired.append("confidences_turned_around")
        remaining *= 0.65
    if fears_judgment >= 3:
        fired.append("fear_of_judgment")
        remaining *= 0.65
    if hides_feelings >= 3:
        fired.append("feelings_hidden")
        remaining *= 0.65
    if honesty <= 1:
        fired.append("honesty_is_rare")
        remaining *= 0.75
    if contempt >= 2 and hides_feelings >= 2:
        fired.append("mocked_and_hidden")
        remaining *= 0.8
    if shares_fears_and_dreams <= 1:
        fired.append("no_fears_or_dreams_shared")
        remaining *= 0.8
    if promises_kept <= 1:
        fired.append("promises_not_kept")
        remaining *= 0.75
    if trust < 5:
        fired.append("shaken_trust")
        remaining *= 0.7
    if attachment_avoidance >= 4.5:
        fired.append("unease_with_closeness")
        remaining *= 0.75
    if trust < 3:
        fired.append("very_little_trust")
        remaining *= 0.7
    if attachment_anxiety >= 4.5:
        fired.append("worry_about_being_left")
        remaining *= 0.8
    if shares_fears_and_dreams >= 3:
        fired.append("fears_and_dreams_shared")
        relief *= 0.75
    if trust >= 8:
        fired.append("firm_trust")
        relief *= 0.7
    if honesty >= 3 and promises_kept >= 3:
        fired.append("honest_and_reliable")
        relief *= 0.75
    fear_of_vulnerability = (1.0 - remaining) * relief

    # Little time for each other
    remaining = 1.0
    relief = 1.0
    strongest = 0.0
    own = 0.0
    if rituals_kept < 1:
        own = 0.25
    elif rituals_kept < 3:
        own = 0.04
    if own:
        fired.append("few_rituals_left")
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if shared_activities < 1:
        own = 0.4
    elif shared_activities < 2:
        own = 0.3
    elif shared_activities < 4:
        own = 0.04
    if own:
        fired.append("few_shared_activities")
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if work_hours >= 45 and quality_time_hours < 3:
        own = 0.5
    elif work_hours >= 45 and quality_time_hours < 5:
        own = 0.3
    if own:
        fired.append("busy_and_apart")
    strongest = max(strongest, own)
    own = 0.0
    if major_life_change is True and quality_time_hours < 3:
        own = 0.5
    elif major_life_change is True and quality_time_hours < 5:
        own = 0.3
    if own:
        fired.append("change_eats_time")
    strongest = max(strongest, own)
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
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if work_hours >= 65:
        own = 0.4
    elif work_hours >= 50:
        own = 0.25
    elif work_hours >= 45:
        own = 0.04
    if own:
        fired.append("long_working_weeks")
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if cancelled_plans >= 5:
        own = 0.4
    elif cancelled_plans >= 3:
        own = 0.3
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
    elif daily_talk_minutes < 15:
        own = 0.3
    elif daily_talk_minutes < 30:
        own = 0.04
    if own:
        fired.append("few_minutes_to_talk")
    strongest = max(strongest, own)
    own = 0.0
    if distracted_when_talking > 3.5:
        own = 0.25
    elif distracted_when_talking > 2.5:
        own = 0.15
    elif distracted_when_talking > 1.5:
        own = 0.03
    if own:
        fired.append("together_but_distracted")
    strongest = max(strongest, own)
    remaining *= 1.0 - strongest
    strongest = 0.0
    own = 0.0
    if quality_time_hours >= 12:
        own = 0.4
    elif quality_time_hours >= 8:
        own = 0.2
    if own:
        fired.append("ample_time_together")
    strongest = max(strongest, own)
    relief *= 1.0 - strongest
    if daily_talk_minutes >= 45:
        fired.append("long_daily_talks")
        relief *= 0.8
    if shared_activities >= 6:
        fired.append("much_done_together")
        relief *= 0.8
    if rituals_kept >= 4:
        fired.append("rituals_that_last")
        relief *= 0.75
    lack_of_quality_time = (1.0 - remaining) * relief

    # Fading contentment
    remaining = 1.0
    relief = 1.0
    if conflict_baggage >= 0.5 and fear_of_vulnerability >= 0.5:
        fired.append("baggage_and_guard")
        remaining *= 0.8
    if frustration >= 3:
        fired.append("frustrated")
        remaining *= 0.7
    if willing_to_work <= 3:
        fired.append("little_will_left")
        remaining *= 0.8
    if relationship_satisfaction < 5:
        fired.append("low_contentment")
        remaining *= 0.5
    if daily_gestures <= 1:
        fired.append("no_kind_gestures")
        remaining *= 0.85
    if (empathy_felt <= 1) + (emotional_support <= 1) + (appreciation <= 1) + (knows_partner_world <= 1) >= 2:
        fired.append("several_things_missed")
        remaining *= 0.7
    if thoughts_of_leaving >= 3:
        fired.append("thinking_of_leaving")
        remaining *= 0.65
    if appreciation <= 1:
        fired.append("unappreciated")
        remaining *= 0.7
    if relationship_satisfaction < 3:
        fired.append("very_low_contentment")
        remaining *= 0.65
    if appreciation >= 3:
        fired.append("appreciated")
        relief *= 0.75
    if relationship_satisfaction >= 8:
        fired.append("contented")
        relief *= 0.55
    if growth_together >= 3:
        fired.append("growing_side_by_side")
        relief *= 0.85
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

    # Good talks
    remaining = 1.0
    relief = 1.0
    if open_questions >= 3:
        fired.append("curiosity_is_alive")
        remaining *= 0.8
    if validation >= 3:
        fired.append("feelings_are_taken_seriously")
        remaining *= 0.7
    if shares_feelings >= 3:
        fired.append("feelings_are_told")
        remaining *= 0.7
    if distracted_when_talking <= 1:
        fired.append("full_attention")
        remaining *= 0.8
    if harsh_startup <= 1:
        fired.append("gentle_beginnings")
        remaining *= 0.8
    if shares_needs >= 3:
        fired.append("needs_are_told")
        remaining *= 0.75
    if interrupts <= 1:
        fired.append("thoughts_are_finished")
        remaining *= 0.8
    if feels_heard >= 3:
        fired.append("you_are_heard")
        remaining *= 0.65
    if misunderstandings <= 1:
        fired.append("you_understand_each_other")
        remaining *= 0.75
    if communication_breakdown >= 0.5:
        fired.append("talks_are_hard_now")
        relief *= 0.5
    effective_communication = (1.0 - remaining) * relief

    # Sharper conflict
    remaining = 1.0
    relief = 1.0
    if empathy_felt <= 1:
        fired.append("conflict_without_empathy")
        remaining *= 0.8
    if flooding >= 3:
        fired.append("flooded_conflict")
        remaining *= 0.7
    if conflict_frequency >= 5:
        fired.append("frequent_conflict")
        remaining *= 0.65
    if harsh_startup >= 3 and contempt >= 2:
        fired.append("harsh_and_scornful")
        remaining *= 0.65
    if substance_misuse is True:
        fired.append("substances_in_conflict")
        remaining *= 0.8
    if compromise >= 3 and repair_works >= 3:
        fired.append("conflict_well_handled")
        relief *= 0.6
    if conflict_frequency < 2:
        fired.append("few_disagreements")
        relief *= 0.7
    if playfulness >= 3:
        fired.append("laughter_lightens")
        relief *= 0.85
    heightened_conflict = (
        1.0
        - remaining
        * (
            (1.0 - 0.35 * communication_breakdown if communication_breakdown >= 0.25 else 1.0)
            * (1.0 - 0.5 * conflict_baggage if conflict_baggage >= 0.25 else 1.0)
        )
    ) * relief

    # Growing distance
    remaining = 1.0
    relief = 1.0
    if major_life_change is True and growth_together <= 1:
        fired.append("change_without_growing")
        remaining *= 0.75
    if emotional_closeness <= 4:
        fired.append("hearts_apart")
        remaining *= 0.65
    if emotional_closeness <= 2:
        fired.append("hearts_far_apart")
        remaining *= 0.6
    if loneliness >= 3:
        fired.append("lonely_together")
        remaining *= 0.6
    if playfulness <= 1:
        fired.append("no_play")
        remaining *= 0.85
    if open_questions <= 1:
        fired.append("no_questions_asked")
        remaining *= 0.85
    if (daily_gestures <= 1) + (playfulness <= 1) + (open_questions <= 1) + (growth_together <= 1) >= 3:
        fired.append("running_on_habit")
        remaining *= 0.7
    if knows_partner_world <= 1:
        fired.append("strangers_worlds")
        remaining *= 0.8
    if physical_intimacy <= 2 and emotional_closeness <= 5:
        fired.append("touch_fades_too")
        remaining *= 0.8
    if emotional_closeness <= 4 and physical_intimacy >= 6:
        fired.append("touch_without_closeness")
        remaining *= 0.7
    if emotional_closeness >= 8:
        fired.append("closeness_holds")
        relief *= 0.6
    if daily_gestures >= 3:
        fired.append("kind_gestures_bind")
        relief *= 0.85
    if willing_to_work >= 8:
        fired.append("willing_to_try")
        relief *= 0.9
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

    # Looking for closeness elsewhere
    remaining = 1.0
    relief = 1.0
    if relationship_satisfaction < 3:
        fired.append("deep_discontent")
        remaining *= 0.85
    if attraction_elsewhere >= 3:
        fired.append("drawn_elsewhere")
        remaining *= 0.6
    if emotional_closeness <= 3 and attraction_elsewhere >= 2:
        fired.append("far_and_drawn")
        remaining *= 0.7
    if thoughts_of_leaving >= 3:
        fired.append("leaving_in_mind")
        remaining *= 0.8
    if relationship_satisfaction < 4 and loneliness >= 3:
        fired.append("lonely_and_discontent")
        remaining *= 0.75
    if relationship_satisfaction >= 8 and emotional_closeness >= 7:
        fired.append("close_and_content")
        relief *= 0.6
    infidelity_risk = (
        1.0
        - remaining
        * (
            (1.0 - 0.15 * communication_breakdown if communication_breakdown >= 0.25 else 1.0)
            * (1.0 - 0.2 * fear_of_vulnerability if fear_of_vulnerability >= 0.25 else 1.0)
            * (1.0 - 0.1 * lack_of_quality_time if lack_of_quality_time >= 0.25 else 1.0)
        )
    ) * relief

    # Talks that miss each other
    remaining = 1.0
    relief = 1.0
    if interrupts >= 3:
        fired.append("cut_off")
        remaining *= 0.9
    if misunderstandings >= 3:
        fired.append("misunderstood_again")
        remaining *= 0.7
    if unresolved_conflicts >= 3 and validation <= 1:
        fired.append("open_and_not_understood")
        remaining *= 0.75
    if stonewalling >= 3:
        fired.append("silence_instead")
        remaining *= 0.75
    if validation >= 3:
        fired.append("feelings_still_count")
        relief *= 0.85
    if feels_heard >= 3:
        fired.append("hearing_each_other")
        relief *= 0.7
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

    # Trust and openness
    remaining = 1.0
    relief = 1.0
    if shares_fears_and_dreams >= 3:
        fired.append("depths_are_shared")
        remaining *= 0.65
    if hides_feelings <= 1:
        fired.append("feelings_in_the_open")
        remaining *= 0.75
    if honesty >= 3:
        fired.append("honesty_is_usual")
        remaining *= 0.7
    if fears_judgment <= 1:
        fired.append("no_fear_of_judgment")
        remaining *= 0.75
    if promises_kept >= 3:
        fired.append("promises_hold")
        remaining *= 0.7
    if trust >= 7:
        fired.append("trust_is_firm")
        remaining *= 0.6
    if trust >= 9:
        fired.append("trust_is_very_firm")
        remaining *= 0.75
    if fear_of_vulnerability >= 0.5:
        fired.append("guarded_hearts")
        relief *= 0.6
    if past_betrayal is True:
        fired.append("trust_is_healing")
        relief *= 0.8
    trust_and_vulnerability = (1.0 - remaining) * relief

    # Empathy and understanding
    remaining = 1.0
    relief = 1.0
    if empathy_felt >= 3:
        fired.append("empathy_is_felt")
        remaining *= 0.6
    if growth_together >= 3:
        fired.append("growing_together")
        remaining *= 0.8
    if daily_gestures >= 3:
        fired.append("kindness_every_day")
        remaining *= 0.8
    if playfulness >= 3:
        fired.append("lightness")
        remaining *= 0.8
    if compromise >= 3:
        fired.append("solving_together")
        remaining *= 0.8
    if emotional_support >= 3:
        fired.append("support_is_there")
        remaining *= 0.65
    if appreciation >= 3:
        fired.append("thanks_are_felt")
        remaining *= 0.7
    if knows_partner_world >= 3:
        fired.append("worlds_are_known")
        remaining *= 0.7
    if conflict_baggage >= 0.5:
        fired.append("baggage_in_the_way")
        relief *= 0.75
    if heightened_conflict >= 0.5:
        fired.append("conflict_in_the_way")
        relief *= 0.75
    empathy_and_understanding = (1.0 - remaining) * relief

    # A heavy heart
    remaining = 1.0
    relief = 1.0
    if anxiety >= 3:
        fired.append("anxiety_reported")
        remaining *= 0.5
    if major_life_change is True and emotional_support <= 1:
        fired.append("change_without_support")
        remaining *= 0.8
    if decreased_satisfaction >= 0.5:
        fired.append("discontent_weighs")
        remaining *= 0.8
    if thoughts_of_leaving >= 3:
        fired.append("leaving_weighs")
        remaining *= 0.65
    if emotional_support <= 1:
        fired.append("little_support")
        remaining *= 0.8
    if loneliness >= 3:
        fired.append("loneliness_weighs")
        remaining *= 0.7
    if low_mood >= 3:
        fired.append("low_mood_reported")
        remaining *= 0.5
    if communication_breakdown >= 0.75 or conflict_baggage >= 0.75 or fear_of_vulnerability >= 0.75:
        fired.append("one_very_heavy_thing")
        remaining *= 0.8
    if (communication_breakdown >= 0.5) + (conflict_baggage >= 0.5) + (fear_of_vulnerability >= 0.5) >= 2:
        fired.append("several_heavy_things")
        remaining *= 0.75
    if substance_misuse is True:
        fired.append("substances_and_mind")
        remaining *= 0.65
    if thoughts_of_leaving >= 3 and relationship_satisfaction < 5:
        fired.append("torn_about_staying")
        remaining *= 0.7
    if low_mood <= 1 and anxiety <= 1:
        fired.append("mood_holds")
        relief *= 0.7
    if emotional_support >= 3:
        fired.append("supported")
        relief *= 0.75
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
        "poor_communication": poor_communication,
        "trust_and_vulnerability": trust_and_vulnerability,
        "empathy_and_understanding": empathy_and_understanding,
        "mental_health_impact": mental_health_impact,
    }
