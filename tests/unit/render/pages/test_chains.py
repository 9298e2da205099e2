"""Chains: what was said, what it leads to, what helps, and what eases it already."""

import pytest

from tests.small_pack import ALL_HARD, small_knowledge

KB = small_knowledge()


@pytest.mark.parametrize(("minutes", "eased"), [(60, True), (5, False)])
def test_what_eases_a_finding_already_is_told_once(minutes: int, eased: bool) -> None:
    page = KB.diagnose({**ALL_HARD, "talk_minutes": minutes}).to_html()
    assert ("A daily talk makes up for a lot." in page) is eased
    assert page.count("What eases it already:") == int(eased)


def test_a_chain_has_what_was_said_what_it_leads_to_and_what_helps() -> None:
    page = KB.diagnose(ALL_HARD).to_html()
    chain = page.partition('<ol class="chain"')[2].partition("</ol>")[0]
    said, _, rest = chain.partition("What it leads to")
    leads, _, helps = rest.partition("What helps")
    assert "Feelings that are hidden cannot be met." in said
    assert "Distance" in leads
    assert 'href="#help-listen"' in helps
    assert 'id="help-listen"' in page
