"""IKL208: two ways of links from one finding to another."""

import intimacy_kit as ik
from intimacy_kit.analysis.lint import lint
from intimacy_kit.analysis.lint.rules.ikl208_two_ways import two_ways
from tests.unit.analysis.lint.clean_pack import FILES, diagnostics, with_file
from tests.wording import Wording

DIAMOND = {"bottom": ("left", "right"), "left": ("root",), "right": ("root",), "root": ()}


def consequence(id: str, leads_to: str = "") -> str:
    links = f"  leads_to: {{{leads_to}}}\n" if leads_to else ""
    return f"- id: {id}\n  title: What follows\n  text: This is what follows from it.\n{links}  source: own\n"


def test_the_two_ways_of_a_diamond() -> None:
    assert two_ways("bottom", DIAMOND) == (("root", "left", "bottom"), ("root", "right", "bottom"))
    assert [two_ways(id, DIAMOND) for id in ("left", "right", "root")] == [(), (), ()]


def test_the_shortest_two_ways_are_told_and_share_their_ends_only() -> None:
    longer = {"end": ("a", "b", "far"), "a": ("c",), "b": ("c",), "c": ("top",), "far": ("top",), "top": ()}
    assert two_ways("end", longer) == (("c", "a", "end"), ("c", "b", "end"))


def test_a_tree_and_several_causes_without_a_common_one_have_no_two_ways() -> None:
    forest = {"end": ("a", "b"), "a": ("c",), "b": ("d",), "c": (), "d": ()}
    assert [two_ways(id, forest) for id in forest] == [()] * 5


def test_link_beside_a_longer_way(wording: Wording) -> None:
    files = with_file("consequences/more.yaml", consequence("apart", "distance: 0.4"))
    files["challenges.yaml"] = FILES["challenges.yaml"].replace("{distance: 0.5}", "{apart: 0.5, distance: 0.5}")
    (only,) = diagnostics(files, select=["IKL208"])
    assert (only.severity, only.entry) == ("warning", "lack_of_quality_time")
    assert only.place is not None
    assert only.place.file == "challenges.yaml"
    wording([only.message, only.help])


def test_a_pack_is_told_only_of_ways_that_it_has_a_link_of() -> None:
    below = with_file("consequences/more.yaml", consequence("apart", "distance: 0.4"))
    below["challenges.yaml"] = FILES["challenges.yaml"].replace("{distance: 0.5}", "{apart: 0.5, distance: 0.5}")
    more = {"pack.yaml": FILES["pack.yaml"].replace("clean", "more"), "consequences.yaml": consequence("other")}
    assert lint(more, below, core=False, select=["IKL208"]).diagnostics == ()


def test_an_own_link_that_closes_two_ways_over_those_of_another_pack() -> None:
    below = with_file("consequences/more.yaml", consequence("apart"))
    below["challenges.yaml"] = FILES["challenges.yaml"].replace("{distance: 0.5}", "{apart: 0.5, distance: 0.5}")
    links = consequence("apart", "distance: 0.4")
    manifest = FILES["pack.yaml"].replace("clean", "more") + "overrides: [apart]\n"
    (only,) = lint(
        {"pack.yaml": manifest, "consequences.yaml": links}, below, core=False, select=["IKL208"]
    ).diagnostics
    assert only.entry == "apart"


def test_the_core_pack_is_free_of_them() -> None:
    scored = ik.load_knowledge().runtime.built.couples.findings
    origins = {finding.id: tuple(link.origin for link in finding.links) for finding in scored}
    assert any(origins.values())
    assert not any(two_ways(id, origins) for id in origins)


def test_two_ways_that_part_further_up_are_told_of_where_they_meet() -> None:
    above = {"end": ("bottom", "other"), **DIAMOND, "other": ()}
    assert two_ways("end", above) == ()
    assert two_ways("bottom", above) == (("root", "left", "bottom"), ("root", "right", "bottom"))
