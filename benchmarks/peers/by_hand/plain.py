"""The rules of the plain pack by hand, for cases in which everything is answered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def diagnose(case: Mapping[str, Any]) -> tuple[list[str], dict[str, float]]:
    """The rules that fire, and the scores."""
    fired: list[str] = []
    signal_0 = case["signal_0"]
    signal_1 = case["signal_1"]
    signal_10 = case["signal_10"]
    signal_11 = case["signal_11"]
    signal_12 = case["signal_12"]
    signal_13 = case["signal_13"]
    signal_14 = case["signal_14"]
    signal_15 = case["signal_15"]
    signal_16 = case["signal_16"]
    signal_17 = case["signal_17"]
    signal_18 = case["signal_18"]
    signal_19 = case["signal_19"]
    signal_2 = case["signal_2"]
    signal_20 = case["signal_20"]
    signal_21 = case["signal_21"]
    signal_22 = case["signal_22"]
    signal_23 = case["signal_23"]
    signal_3 = case["signal_3"]
    signal_4 = case["signal_4"]
    signal_5 = case["signal_5"]
    signal_6 = case["signal_6"]
    signal_7 = case["signal_7"]
    signal_8 = case["signal_8"]
    signal_9 = case["signal_9"]

    # challenge_0
    remaining = 1.0
    if signal_0 < 4:
        fired.append("rule_00")
        remaining *= 0.9
    if signal_5 >= 6:
        fired.append("rule_05")
        remaining *= 0.9
    if signal_10 < 7:
        fired.append("rule_10")
        remaining *= 0.9
    if signal_15 <= 4:
        fired.append("rule_15")
        remaining *= 0.9
    if signal_20 > 5:
        fired.append("rule_20")
        remaining *= 0.9
    if signal_1 <= 6:
        fired.append("rule_25")
        remaining *= 0.9
    if signal_6 < 5:
        fired.append("rule_30")
        remaining *= 0.9
    if signal_11 >= 6:
        fired.append("rule_35")
        remaining *= 0.9
    challenge_0 = 1.0 - remaining

    # challenge_1
    remaining = 1.0
    if signal_1 <= 5:
        fired.append("rule_01")
        remaining *= 0.85
    if signal_6 >= 5:
        fired.append("rule_06")
        remaining *= 0.85
    if signal_11 >= 4:
        fired.append("rule_11")
        remaining *= 0.85
    if signal_16 >= 4:
        fired.append("rule_16")
        remaining *= 0.85
    if signal_21 <= 4:
        fired.append("rule_21")
        remaining *= 0.85
    if signal_2 <= 5:
        fired.append("rule_26")
        remaining *= 0.85
    if signal_7 < 5:
        fired.append("rule_31")
        remaining *= 0.85
    if signal_12 >= 6:
        fired.append("rule_36")
        remaining *= 0.85
    challenge_1 = 1.0 - remaining

    # challenge_2
    remaining = 1.0
    if signal_2 < 4:
        fired.append("rule_02")
        remaining *= 0.8
    if signal_7 >= 7:
        fired.append("rule_07")
        remaining *= 0.8
    if signal_12 < 6:
        fired.append("rule_12")
        remaining *= 0.8
    if signal_17 > 5:
        fired.append("rule_17")
        remaining *= 0.8
    if signal_22 >= 4:
        fired.append("rule_22")
        remaining *= 0.8
    if signal_3 <= 6:
        fired.append("rule_27")
        remaining *= 0.8
    if signal_8 > 5:
        fired.append("rule_32")
        remaining *= 0.8
    if signal_13 < 6:
        fired.append("rule_37")
        remaining *= 0.8
    challenge_2 = 1.0 - remaining

    # challenge_3
    remaining = 1.0
    if signal_3 > 3:
        fired.append("rule_03")
        remaining *= 0.75
    if signal_8 < 5:
        fired.append("rule_08")
        remaining *= 0.75
    if signal_13 <= 3:
        fired.append("rule_13")
        remaining *= 0.75
    if signal_18 < 3:
        fired.append("rule_18")
        remaining *= 0.75
    if signal_23 <= 4:
        fired.append("rule_23")
        remaining *= 0.75
    if signal_4 >= 7:
        fired.append("rule_28")
        remaining *= 0.75
    if signal_9 > 4:
        fired.append("rule_33")
        remaining *= 0.75
    if signal_14 > 7:
        fired.append("rule_38")
        remaining *= 0.75
    challenge_3 = 1.0 - remaining

    # challenge_4
    remaining = 1.0
    if signal_4 > 6:
        fired.append("rule_04")
        remaining *= 0.7
    if signal_9 < 4:
        fired.append("rule_09")
        remaining *= 0.7
    if signal_14 >= 4:
        fired.append("rule_14")
        remaining *= 0.7
    if signal_19 >= 5:
        fired.append("rule_19")
        remaining *= 0.7
    if signal_0 > 7:
        fired.append("rule_24")
        remaining *= 0.7
    if signal_5 < 6:
        fired.append("rule_29")
        remaining *= 0.7
    if signal_10 < 7:
        fired.append("rule_34")
        remaining *= 0.7
    if signal_15 > 3:
        fired.append("rule_39")
        remaining *= 0.7
    challenge_4 = 1.0 - remaining

    # consequence_0
    remaining = 1.0
    if challenge_0 >= 0.25:
        fired.append("rule_40")
        remaining *= 0.9
    if challenge_3 >= 0.25:
        fired.append("rule_43")
        remaining *= 0.75
    if challenge_1 >= 0.5:
        fired.append("rule_46")
        remaining *= 0.85
    if challenge_4 >= 0.5:
        fired.append("rule_49")
        remaining *= 0.7
    if challenge_2 >= 0.75:
        fired.append("rule_52")
        remaining *= 0.8
    consequence_0 = 1.0 - remaining

    # consequence_1
    remaining = 1.0
    if challenge_1 >= 0.25:
        fired.append("rule_41")
        remaining *= 0.85
    if challenge_4 >= 0.25:
        fired.append("rule_44")
        remaining *= 0.7
    if challenge_2 >= 0.5:
        fired.append("rule_47")
        remaining *= 0.8
    if challenge_0 >= 0.75:
        fired.append("rule_50")
        remaining *= 0.9
    if challenge_3 >= 0.75:
        fired.append("rule_53")
        remaining *= 0.75
    consequence_1 = 1.0 - remaining

    # consequence_2
    remaining = 1.0
    if challenge_2 >= 0.25:
        fired.append("rule_42")
        remaining *= 0.8
    if challenge_0 >= 0.5:
        fired.append("rule_45")
        remaining *= 0.9
    if challenge_3 >= 0.5:
        fired.append("rule_48")
        remaining *= 0.75
    if challenge_1 >= 0.75:
        fired.append("rule_51")
        remaining *= 0.85
    if challenge_4 >= 0.75:
        fired.append("rule_54")
        remaining *= 0.7
    consequence_2 = 1.0 - remaining

    return fired, {
        "challenge_0": challenge_0,
        "challenge_1": challenge_1,
        "challenge_2": challenge_2,
        "challenge_3": challenge_3,
        "challenge_4": challenge_4,
        "consequence_0": consequence_0,
        "consequence_1": consequence_1,
        "consequence_2": consequence_2,
    }
