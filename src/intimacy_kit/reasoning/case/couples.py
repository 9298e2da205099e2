"""What follows for two partners together from the results of each, and where their answers are far apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from intimacy_kit.engines.interpret import relevance
from intimacy_kit.engines.outcome import Outcome
from intimacy_kit.errors import ObservationError, OptionError, Problem, QuestionError
from intimacy_kit.messages.catalogue import Messages
from intimacy_kit.model.couple import PARTNERS, Couple, Gap, Who
from intimacy_kit.model.levels import MODERATE, level
from intimacy_kit.model.observations import Value, Values
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.model.signals import Signal
from intimacy_kit.model.values import plain_text

Checked = TypeVar("Checked")
FAR_APART = MODERATE
"""Half of the range: two steps of a frequency, five points of a rating. Nearer answers can be mood or taste."""


def checked(couple: Couple, check: Callable[[object], Checked]) -> tuple[Checked, Checked]:
    """What each of them gave, checked.

    Raises:
        ObservationError: with everything that does not fit, and whose it is.
    """
    found: list[Checked] = []
    problems: list[Problem] = []
    for who in PARTNERS:
        try:
            found.append(check(getattr(couple, who)))
        except ObservationError as error:
            problems += [
                Problem(problem.code, f"partner {who}: {problem.message}", problem.help) for problem in error.problems
            ]
    if problems:
        raise ObservationError(problems)
    return found[0], found[1]


def beside_each_other(book: RuleBook, a: Values, b: Values) -> tuple[Values, Values]:
    """Return the values that count for each of two partners in their case of two.

    These are their own answers; what the rules read of the other one's; and what the other one answered to a question
    to either of them, if it is not about safety and they have not answered it themselves.
    """
    a, b = {**_for_both(book, b), **a}, {**_for_both(book, a), **b}
    return book.beside(a, b), book.beside(b, a)


def _for_both(book: RuleBook, given: Values) -> Values:
    asks = ((id, book.signals[id].asks) for id in given if id not in book.about_safety)
    return {id: given[id] for id, asked in asks if asked == "either"}


def of_both(book: RuleBook, a: Outcome, b: Outcome) -> Outcome:
    """Return the outcome of two partners together from those of each.

    A finding has the larger of the two scores and a component the smaller, with intervals end by end; the ends of an
    index are the means of theirs. What a finding rests on is what it rests on for the partner whose score it is. A
    concern or caution of either is one, and a safety rule that is open for either is open.
    """
    picks = [min if finding.kind == "component" else max for finding in book.findings]
    scores, lows, highs = (
        tuple([pick(one, two) for pick, one, two in zip(picks, first, second, strict=True)])
        for first, second in ((a.scores, b.scores), (a.lows, b.lows), (a.highs, b.highs))
    )
    by_id = {finding.id: score for finding, score in zip(book.findings, scores, strict=True)}
    return Outcome(
        concerns=_of_either(a.concerns, b.concerns),
        unscreened=_of_either(a.unscreened, b.unscreened),
        cautions=_of_either(a.cautions, b.cautions),
        scores=scores,
        lows=lows,
        highs=highs,
        relevances=tuple([relevance(strategy, by_id) for strategy in book.strategies]),
        fired=_of_either(a.fired, b.fired),
        undetermined=_of_either(a.undetermined, b.undetermined),
        index_lows=_means(a.index_lows, b.index_lows),
        index_highs=_means(a.index_highs, b.index_highs),
        own_scores=tuple(
            [
                max(given.own_scores[at] for given in (a, b) if given.scores[at] == score)
                for at, score in enumerate(scores)
            ]
        ),
    )


def _of_either(a: Iterable[str], b: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({*a, *b}))


def _means(a: Sequence[float], b: Sequence[float]) -> tuple[float, ...]:
    return tuple([(one + two) / 2 for one, two in zip(a, b, strict=True)])


def whose(of_a: float, of_b: float, *, component: bool = False) -> tuple[Who, ...]:
    """Return the partner whose score is that of the two, or both at a tie."""
    if of_a == of_b:
        return PARTNERS
    return ("a",) if (of_a < of_b) is component else ("b",)


def gaps(
    a: Values,
    b: Values,
    signals: Mapping[str, Signal],
    private: frozenset[str],
    say: Messages,
) -> tuple[Gap, ...]:
    """What both were asked and answer very differently, the widest first; nothing that is for one alone."""
    found = []
    for id, signal in signals.items():
        if id in private or signal.asks != "each" or id not in a or id not in b:
            continue
        score = _distance(signal, a[id], b[id])
        if score >= FAR_APART:
            text = say.gettext(
                "You see this quite differently: {signal}. It may be worth telling each other how it is for you.",
                signal=signal.title,
            )
            found.append(Gap(id=id, title=signal.title, score=score, level=level(score), text=text))
    return tuple(sorted(found, key=lambda gap: (-gap.score, gap.id)))


def _distance(signal: Signal, first: Value, second: Value) -> float:
    if not signal.is_number or signal.spec.is_wide:
        return float(not signal.is_number and first != second)
    low, high = signal.bounds
    return abs(float(first) - float(second)) / (high - low)


def who_of_two(partners: Sequence[Who], say: Messages) -> str:
    """Return in words who of a couple does what one does alone: a partner, or each of them."""
    if len(partners) > 1:
        return say.pgettext("who", "each of you")
    return say.pgettext("who", "person {partner}", partner=partners[0])


def partner_name(partner: object) -> Who:
    """Return the name of a partner.

    Raises:
        QuestionError: it is neither 'a' nor 'b' (IK404).
    """
    name = plain_text(partner)
    for known in PARTNERS:
        if name == known:
            return known
    raise OptionError(Problem("IK404", "a partner is 'a' or 'b'", "use the names that `Couple` gives them"))


def place_of(partner: object) -> int:
    """Return the place of a partner among the two. Errors as for `partner_name`."""
    return PARTNERS.index(partner_name(partner))


def not_of_two() -> QuestionError:
    """Return the error for a question about partners where there is one person."""
    help = "diagnose `Couple(a=..., b=...)`, which keeps what each of the two answered"
    return QuestionError(Problem("IK450", "the diagnosis is not of two partners", help))


def not_of_one() -> QuestionError:
    """Return the error for a question about one person where there are two partners."""
    help = "say whose: `dx.of('a').observations`"
    return QuestionError(Problem("IK457", "the answers are of two partners", help))
