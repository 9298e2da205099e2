"""The rules of the plain pack by hand, for cases in which not everything is answered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

NAN = float("nan")


def diagnose(case: Mapping[str, Any]) -> tuple[list[str], list[str], dict[str, tuple[float, float, float]]]:
    """The rules that fire, those that are open, and the scores, each with the lowest and highest it could become."""
    fired: list[str] = []
    undetermined: list[str] = []
    signal_0 = case.get("signal_0", NAN)
    signal_1 = case.get("signal_1", NAN)
    signal_10 = case.get("signal_10", NAN)
    signal_11 = case.get("signal_11", NAN)
    signal_12 = case.get("signal_12", NAN)
    signal_13 = case.get("signal_13", NAN)
    signal_14 = case.get("signal_14", NAN)
    signal_15 = case.get("signal_15", NAN)
    signal_16 = case.get("signal_16", NAN)
    signal_17 = case.get("signal_17", NAN)
    signal_18 = case.get("signal_18", NAN)
    signal_19 = case.get("signal_19", NAN)
    signal_2 = case.get("signal_2", NAN)
    signal_20 = case.get("signal_20", NAN)
    signal_21 = case.get("signal_21", NAN)
    signal_22 = case.get("signal_22", NAN)
    signal_23 = case.get("signal_23", NAN)
    signal_3 = case.get("signal_3", NAN)
    signal_4 = case.get("signal_4", NAN)
    signal_5 = case.get("signal_5", NAN)
    signal_6 = case.get("signal_6", NAN)
    signal_7 = case.get("signal_7", NAN)
    signal_8 = case.get("signal_8", NAN)
    signal_9 = case.get("signal_9", NAN)

    # challenge_0
    remaining = remaining_low = remaining_high = 1.0
    if signal_0 < 4:
        fired.append("rule_00")
        remaining *= 0.9
        remaining_low *= 0.9
        remaining_high *= 0.9
    elif not (signal_0 >= 4):
        undetermined.append("rule_00")
        remaining_high *= 0.9
    if signal_5 >= 6:
        fired.append("rule_05")
        remaining *= 0.9
        remaining_low *= 0.9
        remaining_high *= 0.9
    elif not (signal_5 < 6):
        undetermined.append("rule_05")
        remaining_high *= 0.9
    if signal_10 < 7:
        fired.append("rule_10")
        remaining *= 0.9
        remaining_low *= 0.9
        remaining_high *= 0.9
    elif not (signal_10 >= 7):
        undetermined.append("rule_10")
        remaining_high *= 0.9
    if signal_15 <= 4:
        fired.append("rule_15")
        remaining *= 0.9
        remaining_low *= 0.9
        remaining_high *= 0.9
    elif not (signal_15 > 4):
        undetermined.append("rule_15")
        remaining_high *= 0.9
    if signal_20 > 5:
        fired.append("rule_20")
        remaining *= 0.9
        remaining_low *= 0.9
        remaining_high *= 0.9
    elif not (signal_20 <= 5):
        undetermined.append("rule_20")
        remaining_high *= 0.9
    if signal_1 <= 6:
        fired.append("rule_25")
        remaining *= 0.9
        remaining_low *= 0.9
        remaining_high *= 0.9
    elif not (signal_1 > 6):
        undetermined.append("rule_25")
        remaining_high *= 0.9
    if signal_6 < 5:
        fired.append("rule_30")
        remaining *= 0.9
        remaining_low *= 0.9
        remaining_high *= 0.9
    elif not (signal_6 >= 5):
        undetermined.append("rule_30")
        remaining_high *= 0.9
    if signal_11 >= 6:
        fired.append("rule_35")
        remaining *= 0.9
        remaining_low *= 0.9
        remaining_high *= 0.9
    elif not (signal_11 < 6):
        undetermined.append("rule_35")
        remaining_high *= 0.9
    challenge_0 = 1.0 - remaining
    challenge_0_low = 1.0 - remaining_low
    challenge_0_high = 1.0 - remaining_high

    # challenge_1
    remaining = remaining_low = remaining_high = 1.0
    if signal_1 <= 5:
        fired.append("rule_01")
        remaining *= 0.85
        remaining_low *= 0.85
        remaining_high *= 0.85
    elif not (signal_1 > 5):
        undetermined.append("rule_01")
        remaining_high *= 0.85
    if signal_6 >= 5:
        fired.append("rule_06")
        remaining *= 0.85
        remaining_low *= 0.85
        remaining_high *= 0.85
    elif not (signal_6 < 5):
        undetermined.append("rule_06")
        remaining_high *= 0.85
    if signal_11 >= 4:
        fired.append("rule_11")
        remaining *= 0.85
        remaining_low *= 0.85
        remaining_high *= 0.85
    elif not (signal_11 < 4):
        undetermined.append("rule_11")
        remaining_high *= 0.85
    if signal_16 >= 4:
        fired.append("rule_16")
        remaining *= 0.85
        remaining_low *= 0.85
        remaining_high *= 0.85
    elif not (signal_16 < 4):
        undetermined.append("rule_16")
        remaining_high *= 0.85
    if signal_21 <= 4:
        fired.append("rule_21")
        remaining *= 0.85
        remaining_low *= 0.85
        remaining_high *= 0.85
    elif not (signal_21 > 4):
        undetermined.append("rule_21")
        remaining_high *= 0.85
    if signal_2 <= 5:
        fired.append("rule_26")
        remaining *= 0.85
        remaining_low *= 0.85
        remaining_high *= 0.85
    elif not (signal_2 > 5):
        undetermined.append("rule_26")
        remaining_high *= 0.85
    if signal_7 < 5:
        fired.append("rule_31")
        remaining *= 0.85
        remaining_low *= 0.85
        remaining_high *= 0.85
    elif not (signal_7 >= 5):
        undetermined.append("rule_31")
        remaining_high *= 0.85
    if signal_12 >= 6:
        fired.append("rule_36")
        remaining *= 0.85
        remaining_low *= 0.85
        remaining_high *= 0.85
    elif not (signal_12 < 6):
        undetermined.append("rule_36")
        remaining_high *= 0.85
    challenge_1 = 1.0 - remaining
    challenge_1_low = 1.0 - remaining_low
    challenge_1_high = 1.0 - remaining_high

    # challenge_2
    remaining = remaining_low = remaining_high = 1.0
    if signal_2 < 4:
        fired.append("rule_02")
        remaining *= 0.8
        remaining_low *= 0.8
        remaining_high *= 0.8
    elif not (signal_2 >= 4):
        undetermined.append("rule_02")
        remaining_high *= 0.8
    if signal_7 >= 7:
        fired.append("rule_07")
        remaining *= 0.8
        remaining_low *= 0.8
        remaining_high *= 0.8
    elif not (signal_7 < 7):
        undetermined.append("rule_07")
        remaining_high *= 0.8
    if signal_12 < 6:
        fired.append("rule_12")
        remaining *= 0.8
        remaining_low *= 0.8
        remaining_high *= 0.8
    elif not (signal_12 >= 6):
        undetermined.append("rule_12")
        remaining_high *= 0.8
    if signal_17 > 5:
        fired.append("rule_17")
        remaining *= 0.8
        remaining_low *= 0.8
        remaining_high *= 0.8
    elif not (signal_17 <= 5):
        undetermined.append("rule_17")
        remaining_high *= 0.8
    if signal_22 >= 4:
        fired.append("rule_22")
        remaining *= 0.8
        remaining_low *= 0.8
        remaining_high *= 0.8
    elif not (signal_22 < 4):
        undetermined.append("rule_22")
        remaining_high *= 0.8
    if signal_3 <= 6:
        fired.append("rule_27")
        remaining *= 0.8
        remaining_low *= 0.8
        remaining_high *= 0.8
    elif not (signal_3 > 6):
        undetermined.append("rule_27")
        remaining_high *= 0.8
    if signal_8 > 5:
        fired.append("rule_32")
        remaining *= 0.8
        remaining_low *= 0.8
        remaining_high *= 0.8
    elif not (signal_8 <= 5):
        undetermined.append("rule_32")
        remaining_high *= 0.8
    if signal_13 < 6:
        fired.append("rule_37")
        remaining *= 0.8
        remaining_low *= 0.8
        remaining_high *= 0.8
    elif not (signal_13 >= 6):
        undetermined.append("rule_37")
        remaining_high *= 0.8
    challenge_2 = 1.0 - remaining
    challenge_2_low = 1.0 - remaining_low
    challenge_2_high = 1.0 - remaining_high

    # challenge_3
    remaining = remaining_low = remaining_high = 1.0
    if signal_3 > 3:
        fired.append("rule_03")
        remaining *= 0.75
        remaining_low *= 0.75
        remaining_high *= 0.75
    elif not (signal_3 <= 3):
        undetermined.append("rule_03")
        remaining_high *= 0.75
    if signal_8 < 5:
        fired.append("rule_08")
        remaining *= 0.75
        remaining_low *= 0.75
        remaining_high *= 0.75
    elif not (signal_8 >= 5):
        undetermined.append("rule_08")
        remaining_high *= 0.75
    if signal_13 <= 3:
        fired.append("rule_13")
        remaining *= 0.75
        remaining_low *= 0.75
        remaining_high *= 0.75
    elif not (signal_13 > 3):
        undetermined.append("rule_13")
        remaining_high *= 0.75
    if signal_18 < 3:
        fired.append("rule_18")
        remaining *= 0.75
        remaining_low *= 0.75
        remaining_high *= 0.75
    elif not (signal_18 >= 3):
        undetermined.append("rule_18")
        remaining_high *= 0.75
    if signal_23 <= 4:
        fired.append("rule_23")
        remaining *= 0.75
        remaining_low *= 0.75
        remaining_high *= 0.75
    elif not (signal_23 > 4):
        undetermined.append("rule_23")
        remaining_high *= 0.75
    if signal_4 >= 7:
        fired.append("rule_28")
        remaining *= 0.75
        remaining_low *= 0.75
        remaining_high *= 0.75
    elif not (signal_4 < 7):
        undetermined.append("rule_28")
        remaining_high *= 0.75
    if signal_9 > 4:
        fired.append("rule_33")
        remaining *= 0.75
        remaining_low *= 0.75
        remaining_high *= 0.75
    elif not (signal_9 <= 4):
        undetermined.append("rule_33")
        remaining_high *= 0.75
    if signal_14 > 7:
        fired.append("rule_38")
        remaining *= 0.75
        remaining_low *= 0.75
        remaining_high *= 0.75
    elif not (signal_14 <= 7):
        undetermined.append("rule_38")
        remaining_high *= 0.75
    challenge_3 = 1.0 - remaining
    challenge_3_low = 1.0 - remaining_low
    challenge_3_high = 1.0 - remaining_high

    # challenge_4
    remaining = remaining_low = remaining_high = 1.0
    if signal_4 > 6:
        fired.append("rule_04")
        remaining *= 0.7
        remaining_low *= 0.7
        remaining_high *= 0.7
    elif not (signal_4 <= 6):
        undetermined.append("rule_04")
        remaining_high *= 0.7
    if signal_9 < 4:
        fired.append("rule_09")
        remaining *= 0.7
        remaining_low *= 0.7
        remaining_high *= 0.7
    elif not (signal_9 >= 4):
        undetermined.append("rule_09")
        remaining_high *= 0.7
    if signal_14 >= 4:
        fired.append("rule_14")
        remaining *= 0.7
        remaining_low *= 0.7
        remaining_high *= 0.7
    elif not (signal_14 < 4):
        undetermined.append("rule_14")
        remaining_high *= 0.7
    if signal_19 >= 5:
        fired.append("rule_19")
        remaining *= 0.7
        remaining_low *= 0.7
        remaining_high *= 0.7
    elif not (signal_19 < 5):
        undetermined.append("rule_19")
        remaining_high *= 0.7
    if signal_0 > 7:
        fired.append("rule_24")
        remaining *= 0.7
        remaining_low *= 0.7
        remaining_high *= 0.7
    elif not (signal_0 <= 7):
        undetermined.append("rule_24")
        remaining_high *= 0.7
    if signal_5 < 6:
        fired.append("rule_29")
        remaining *= 0.7
        remaining_low *= 0.7
        remaining_high *= 0.7
    elif not (signal_5 >= 6):
        undetermined.append("rule_29")
        remaining_high *= 0.7
    if signal_10 < 7:
        fired.append("rule_34")
        remaining *= 0.7
        remaining_low *= 0.7
        remaining_high *= 0.7
    elif not (signal_10 >= 7):
        undetermined.append("rule_34")
        remaining_high *= 0.7
    if signal_15 > 3:
        fired.append("rule_39")
        remaining *= 0.7
        remaining_low *= 0.7
        remaining_high *= 0.7
    elif not (signal_15 <= 3):
        undetermined.append("rule_39")
        remaining_high *= 0.7
    challenge_4 = 1.0 - remaining
    challenge_4_low = 1.0 - remaining_low
    challenge_4_high = 1.0 - remaining_high

    # consequence_0
    remaining = remaining_low = remaining_high = 1.0
    if challenge_0 >= 0.25:
        fired.append("rule_40")
        remaining *= 0.9
    if challenge_0_low >= 0.25:
        remaining_low *= 0.9
        remaining_high *= 0.9
    elif not (challenge_0_high < 0.25):
        undetermined.append("rule_40")
        remaining_high *= 0.9
    if challenge_3 >= 0.25:
        fired.append("rule_43")
        remaining *= 0.75
    if challenge_3_low >= 0.25:
        remaining_low *= 0.75
        remaining_high *= 0.75
    elif not (challenge_3_high < 0.25):
        undetermined.append("rule_43")
        remaining_high *= 0.75
    if challenge_1 >= 0.5:
        fired.append("rule_46")
        remaining *= 0.85
    if challenge_1_low >= 0.5:
        remaining_low *= 0.85
        remaining_high *= 0.85
    elif not (challenge_1_high < 0.5):
        undetermined.append("rule_46")
        remaining_high *= 0.85
    if challenge_4 >= 0.5:
        fired.append("rule_49")
        remaining *= 0.7
    if challenge_4_low >= 0.5:
        remaining_low *= 0.7
        remaining_high *= 0.7
    elif not (challenge_4_high < 0.5):
        undetermined.append("rule_49")
        remaining_high *= 0.7
    if challenge_2 >= 0.75:
        fired.append("rule_52")
        remaining *= 0.8
    if challenge_2_low >= 0.75:
        remaining_low *= 0.8
        remaining_high *= 0.8
    elif not (challenge_2_high < 0.75):
        undetermined.append("rule_52")
        remaining_high *= 0.8
    consequence_0 = 1.0 - remaining
    consequence_0_low = 1.0 - remaining_low
    consequence_0_high = 1.0 - remaining_high

    # consequence_1
    remaining = remaining_low = remaining_high = 1.0
    if challenge_1 >= 0.25:
        fired.append("rule_41")
        remaining *= 0.85
    if challenge_1_low >= 0.25:
        remaining_low *= 0.85
        remaining_high *= 0.85
    elif not (challenge_1_high < 0.25):
        undetermined.append("rule_41")
        remaining_high *= 0.85
    if challenge_4 >= 0.25:
        fired.append("rule_44")
        remaining *= 0.7
    if challenge_4_low >= 0.25:
        remaining_low *= 0.7
        remaining_high *= 0.7
    elif not (challenge_4_high < 0.25):
        undetermined.append("rule_44")
        remaining_high *= 0.7
    if challenge_2 >= 0.5:
        fired.append("rule_47")
        remaining *= 0.8
    if challenge_2_low >= 0.5:
        remaining_low *= 0.8
        remaining_high *= 0.8
    elif not (challenge_2_high < 0.5):
        undetermined.append("rule_47")
        remaining_high *= 0.8
    if challenge_0 >= 0.75:
        fired.append("rule_50")
        remaining *= 0.9
    if challenge_0_low >= 0.75:
        remaining_low *= 0.9
        remaining_high *= 0.9
    elif not (challenge_0_high < 0.75):
        undetermined.append("rule_50")
        remaining_high *= 0.9
    if challenge_3 >= 0.75:
        fired.append("rule_53")
        remaining *= 0.75
    if challenge_3_low >= 0.75:
        remaining_low *= 0.75
        remaining_high *= 0.75
    elif not (challenge_3_high < 0.75):
        undetermined.append("rule_53")
        remaining_high *= 0.75
    consequence_1 = 1.0 - remaining
    consequence_1_low = 1.0 - remaining_low
    consequence_1_high = 1.0 - remaining_high

    # consequence_2
    remaining = remaining_low = remaining_high = 1.0
    if challenge_2 >= 0.25:
        fired.append("rule_42")
        remaining *= 0.8
    if challenge_2_low >= 0.25:
        remaining_low *= 0.8
        remaining_high *= 0.8
    elif not (challenge_2_high < 0.25):
        undetermined.append("rule_42")
        remaining_high *= 0.8
    if challenge_0 >= 0.5:
        fired.append("rule_45")
        remaining *= 0.9
    if challenge_0_low >= 0.5:
        remaining_low *= 0.9
        remaining_high *= 0.9
    elif not (challenge_0_high < 0.5):
        undetermined.append("rule_45")
        remaining_high *= 0.9
    if challenge_3 >= 0.5:
        fired.append("rule_48")
        remaining *= 0.75
    if challenge_3_low >= 0.5:
        remaining_low *= 0.75
        remaining_high *= 0.75
    elif not (challenge_3_high < 0.5):
        undetermined.append("rule_48")
        remaining_high *= 0.75
    if challenge_1 >= 0.75:
        fired.append("rule_51")
        remaining *= 0.85
    if challenge_1_low >= 0.75:
        remaining_low *= 0.85
        remaining_high *= 0.85
    elif not (challenge_1_high < 0.75):
        undetermined.append("rule_51")
        remaining_high *= 0.85
    if challenge_4 >= 0.75:
        fired.append("rule_54")
        remaining *= 0.7
    if challenge_4_low >= 0.75:
        remaining_low *= 0.7
        remaining_high *= 0.7
    elif not (challenge_4_high < 0.75):
        undetermined.append("rule_54")
        remaining_high *= 0.7
    consequence_2 = 1.0 - remaining
    consequence_2_low = 1.0 - remaining_low
    consequence_2_high = 1.0 - remaining_high

    return (
        fired,
        undetermined,
        {
            "challenge_0": (challenge_0, challenge_0_low, challenge_0_high),
            "challenge_1": (challenge_1, challenge_1_low, challenge_1_high),
            "challenge_2": (challenge_2, challenge_2_low, challenge_2_high),
            "challenge_3": (challenge_3, challenge_3_low, challenge_3_high),
            "challenge_4": (challenge_4, challenge_4_low, challenge_4_high),
            "consequence_0": (consequence_0, consequence_0_low, consequence_0_high),
            "consequence_1": (consequence_1, consequence_1_low, consequence_1_high),
            "consequence_2": (consequence_2, consequence_2_low, consequence_2_high),
        },
    )
