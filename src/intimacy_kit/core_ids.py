"""The ids of the core pack as types: editors complete them, and type checkers find those that are misspelled.

    from intimacy_kit.core_ids import CoreAnswers

    dx = ik.diagnose(CoreAnswers(quality_time_hours=1.5, trust=4))

Generated from the pack by `tools/core_ids.py`. Packs of others have ids of their own: where there are any, a plain dict
takes them all.
"""

from collections.abc import Sequence
from typing import Literal, TypedDict


class CoreAnswers(TypedDict, total=False):
    """Answers by signal, all optional: numbers, True or False, a choice, or the answers to items."""

    anxiety: float | Sequence[float | None]
    appreciation: float
    attachment_anxiety: float
    attachment_avoidance: float
    attraction_elsewhere: float
    broke_trust: bool
    cancelled_plans: float
    child_at_risk: bool
    choked_or_threatened_with_weapon: bool
    commitment: float
    compromise: float
    conflict_frequency: float
    conflict_topic: Literal["opinions", "money", "personal", "chores", "children", "family", "intimacy", "other"]
    contempt: float
    controlled_by_partner: bool
    criticism: float
    daily_gestures: float
    daily_talk_minutes: float
    defensiveness: float
    distracted_when_talking: float
    emotional_closeness: float
    emotional_support: float
    empathy_felt: float
    fears_judgment: float
    fears_partner: bool
    feels_heard: float
    flooding: float
    frustration: float
    good_news_welcomed: float
    growth_together: float
    harsh_startup: float
    hides_feelings: float
    honesty: float
    hurt_by_partner: bool
    hurt_longer_ago: bool
    hurt_partner: bool
    interrupts: float
    knows_partner_world: float
    loneliness: float
    low_mood: float | Sequence[float | None]
    major_life_change: bool
    misunderstandings: float
    open_questions: float
    own_criticism: float
    own_defensiveness: float
    own_distraction: float
    own_interruptions: float
    partner_commitment: float
    partner_substance_misuse: bool
    past_betrayal: bool
    past_hurts_raised: float
    physical_intimacy: float
    playfulness: float
    pressed_into_sex: bool
    promises_kept: float
    quality_time_hours: float
    relationship_satisfaction: float
    repair_works: float
    resentment: float
    rituals_kept: float
    same_argument_returns: float
    sexual_satisfaction: float
    shared_activities: float
    shares_fears_and_dreams: float
    shares_feelings: float
    shares_needs: float
    stonewalling: float
    substance_misuse: bool
    suicidal_thoughts: bool
    thoughts_of_leaving: float
    trust: float
    unresolved_conflicts: float
    validation: float
    vulnerability_used_against: float
    watched_or_isolated: bool
    willing_to_work: float
    work_hours: float


SignalId = Literal[
    "anxiety",
    "appreciation",
    "attachment_anxiety",
    "attachment_avoidance",
    "attraction_elsewhere",
    "broke_trust",
    "cancelled_plans",
    "child_at_risk",
    "choked_or_threatened_with_weapon",
    "commitment",
    "compromise",
    "conflict_frequency",
    "conflict_topic",
    "contempt",
    "controlled_by_partner",
    "criticism",
    "daily_gestures",
    "daily_talk_minutes",
    "defensiveness",
    "distracted_when_talking",
    "emotional_closeness",
    "emotional_support",
    "empathy_felt",
    "fears_judgment",
    "fears_partner",
    "feels_heard",
    "flooding",
    "frustration",
    "good_news_welcomed",
    "growth_together",
    "harsh_startup",
    "hides_feelings",
    "honesty",
    "hurt_by_partner",
    "hurt_longer_ago",
    "hurt_partner",
    "interrupts",
    "knows_partner_world",
    "loneliness",
    "low_mood",
    "major_life_change",
    "misunderstandings",
    "open_questions",
    "own_criticism",
    "own_defensiveness",
    "own_distraction",
    "own_interruptions",
    "partner_commitment",
    "partner_substance_misuse",
    "past_betrayal",
    "past_hurts_raised",
    "physical_intimacy",
    "playfulness",
    "pressed_into_sex",
    "promises_kept",
    "quality_time_hours",
    "relationship_satisfaction",
    "repair_works",
    "resentment",
    "rituals_kept",
    "same_argument_returns",
    "sexual_satisfaction",
    "shared_activities",
    "shares_fears_and_dreams",
    "shares_feelings",
    "shares_needs",
    "stonewalling",
    "substance_misuse",
    "suicidal_thoughts",
    "thoughts_of_leaving",
    "trust",
    "unresolved_conflicts",
    "validation",
    "vulnerability_used_against",
    "watched_or_isolated",
    "willing_to_work",
    "work_hours",
]
ChallengeId = Literal["communication_breakdown", "conflict_baggage", "fear_of_vulnerability", "lack_of_quality_time"]
ConsequenceId = Literal[
    "decreased_satisfaction",
    "heightened_conflict",
    "increased_distance",
    "infidelity_risk",
    "mental_health_impact",
    "poor_communication",
]
ComponentId = Literal["effective_communication", "empathy_and_understanding", "trust_and_vulnerability"]
IndexId = Literal["emotional_intimacy"]
StrategyId = Literal[
    "build_trust",
    "nurture_empathy",
    "nurture_over_time",
    "open_communication",
    "prioritize_quality_time",
    "resolve_conflicts",
    "seek_professional_help",
]
PracticeId = Literal[
    "a_little_play",
    "a_long_hug",
    "active_listening",
    "answers_at_a_set_time",
    "appreciation_round",
    "ask_about_changes",
    "ask_for_a_hand",
    "ask_to_be_heard",
    "ask_what_helps",
    "calm_break",
    "couples_counselling",
    "crisis_help_today",
    "daily_check_in",
    "daily_thank_you",
    "fair_talk_agreement",
    "fears_and_dreams_talk",
    "feelings_on_paper",
    "find_local_support",
    "find_the_middle",
    "forgive_at_your_own_pace",
    "gentle_start",
    "glad_with_each_other",
    "good_moment_for_a_hard_talk",
    "grow_side_by_side",
    "guess_and_ask",
    "help_after_sexual_violence",
    "help_for_a_child",
    "help_to_stop_hurting",
    "keep_old_wounds_out",
    "keep_one_small_promise",
    "keep_what_you_were_told",
    "let_it_settle",
    "make_room_in_your_week",
    "moments_that_were_good",
    "money_in_half_an_hour",
    "one_kind_gesture",
    "one_thing_i_like",
    "one_topic_talk",
    "open_books",
    "open_ended_questions",
    "open_up_first",
    "pause_before_defending",
    "phone_free_evening",
    "plan_for_bad_moments",
    "put_the_phone_away_first",
    "reach_help_unwatched",
    "receive_with_care",
    "relationship_course",
    "say_sorry_well",
    "say_the_small_truth",
    "say_we_to_the_family",
    "say_what_you_feel",
    "see_a_doctor_after_choking",
    "see_it_their_way",
    "shared_hobby",
    "small_daily_commitments",
    "someone_with_you_today",
    "something_to_look_forward_to",
    "sort_the_open_issues",
    "staying_or_going",
    "step_away_in_time",
    "talk_to_a_doctor_or_counsellor",
    "tell_one_trusted_person",
    "ten_minutes_in_the_quiet",
    "thanks_that_reach_me",
    "validate_feelings",
    "walk_with_a_call",
    "warm_hello_and_goodbye",
    "weekly_look_at_us",
    "weekly_ritual",
    "what_i_need_to_know",
    "what_matters_to_me",
    "what_would_make_it_safe",
    "who_does_what",
]
ContextId = Literal["family", "friendship", "marriage", "romantic"]
TailoringId = Literal["after_an_own_breach", "living_apart", "open_relationship", "with_a_man"]
