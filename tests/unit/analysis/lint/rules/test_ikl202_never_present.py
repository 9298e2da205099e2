"""IKL202: findings that can never be present."""

from tests.unit.analysis.lint.clean_pack import rule
from tests.unit.analysis.lint.rules.variations import CHALLENGE, messages, with_files
from tests.wording import Wording


def test_finding_without_rules(wording: Wording) -> None:
    wording(messages(with_files(challenges=CHALLENGE), "IKL202"))


def test_finding_with_rules_that_are_too_weak(wording: Wording) -> None:
    files = with_files(challenges=CHALLENGE, rules=rule("work_hours > 60", "supports: few_friends"))
    wording(messages(files, "IKL202"))
