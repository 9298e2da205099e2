"""Which practices of a strategy are given in a case."""

from __future__ import annotations

from intimacy_kit.model.result import Reason, Suited
from intimacy_kit.reasoning.diagnosing.choosing import Offered, chosen
from intimacy_kit.reasoning.diagnosing.fitting import Suitability
from tests.unit.reasoning.planning.by_brute_force import practice

TRUST = Reason(id="trust", title="Trust")


def test_the_gentlest_stays_where_nothing_would_be_left() -> None:
    hard, gentle, other = practice("hard", 5, "once", "one", "conflict"), practice("gentle"), practice("other")
    none = Suitability(unsuitable=frozenset({"hard", "gentle", "other"}))
    assert chosen(Offered.of([hard, gentle, other]), none, withheld=False, waits=False).practices == (gentle,)
    assert chosen(Offered.of([hard]), none, withheld=True, waits=False).practices == ()
    assert chosen(Offered.of([]), none, withheld=False, waits=False).practices == ()


def test_the_gentlest_that_stays_says_why_it_suits() -> None:
    why = Suited(practice="gentle", reasons=(TRUST,))
    fits = Suitability({"gentle": why}, frozenset({"gentle"}))
    found = chosen(Offered.of([practice("gentle")]), fits, withheld=False, waits=False)
    assert (found.practices, found.suited) == ((practice("gentle"),), (why,))


def test_what_is_withheld_waits_unless_it_does_not_suit() -> None:
    hard, soft = practice("hard", 5, "once", "one", "conflict"), practice("soft", 5, "once", "one", "vulnerability")
    fits, offered = Suitability(unsuitable=frozenset({"soft"})), Offered.of([hard, soft])
    found = chosen(offered, fits, withheld=True, waits=True)
    assert (found.practices, [reason.id for reason in found.waiting]) == ((), ["hard"])
    assert chosen(offered, fits, withheld=True, waits=False).waiting == ()
