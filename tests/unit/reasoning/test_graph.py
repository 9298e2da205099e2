"""The graph of a knowledge base: its nodes and edges, neighbourhoods, and networkx."""

import sys
from collections import Counter
from typing import Any

import pytest

import intimacy_kit as ik
from intimacy_kit.reasoning.graph import knowledge_graph
from tests.small_pack import FILES, small_knowledge

KB = ik.load_knowledge()


def edges(data: dict[str, Any]) -> set[tuple[str, str, str]]:
    return {(edge["from"], edge["kind"], edge["to"]) for edge in data["edges"]}


def ids(data: dict[str, Any]) -> set[str]:
    return {node["id"] for node in data["nodes"]}


class TestWithNetworkx:
    @pytest.fixture(autouse=True)
    def networkx(self) -> Any:
        return pytest.importorskip("networkx")

    def test_every_entry_is_a_node_with_kind_and_title(self) -> None:
        graph = KB.graph()

        kinds = Counter(kind for _, kind in graph.nodes(data="kind"))
        assert kinds == {
            "signal": len(KB.signals),
            "rule": len(KB.rules),
            "safety_rule": len(KB.runtime.built.rulebook.concerns),
            "caution": len(KB.runtime.built.rulebook.cautions),
            "challenge": len(KB.challenges),
            "consequence": len(KB.consequences),
            "component": len(KB.components),
            "strategy": len(KB.strategies),
            "practice": len(KB.practices),
            "benefit": len(KB.benefits),
        }
        assert graph.nodes["trust"] == {"kind": "signal", "title": KB.signals["trust"].title}
        rule = next(iter(KB.rules.values()))
        assert graph.nodes[rule.id]["title"] == str(rule.when)

    def test_networkx_queries_agree_with_the_packs(self, networkx: Any) -> None:
        graph = KB.graph()

        assert "infidelity_risk" in networkx.descendants(graph, "quality_time_hours")
        assert "quality_time_hours" in networkx.ancestors(graph, "infidelity_risk")
        links = KB.challenges["communication_breakdown"].leads_to
        leading = {to: data for _, to, data in graph.out_edges("communication_breakdown", data=True)}
        for link in links:
            assert leading[link.to] == {"kind": "leads_to", "strength": link.strength}

    def test_only_graded_edges_have_a_strength(self) -> None:
        for _, _, data in KB.graph().edges(data=True):
            graded = data["kind"] in ("supports", "relieves", "leads_to", "addresses")
            assert ("strength" in data) == graded

    def test_each_call_returns_its_own_graph(self) -> None:
        KB.graph().clear()

        assert "trust" in KB.graph()


def test_missing_networkx_is_an_error_with_the_install_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "networkx", None)
    with pytest.raises(ik.QuestionError, match="IK407") as caught:
        KB.graph()
    assert 'pip install ".[graph]"' in caught.value.help
    assert KB.picture().mermaid()  # pictures do not need it


def test_all_kinds_of_edges_of_a_small_pack() -> None:
    whole = small_knowledge().picture("distance", steps=10).to_dict()

    assert {
        ("quality_time", "reads", "few_hours"),
        ("few_hours", "supports", "little_time"),
        ("talks_daily", "relieves", "little_time"),
        ("little_time", "leads_to", "distance"),
        ("little_time", "erodes", "understanding"),
        ("make_time", "addresses", "little_time"),
        ("talk_openly", "builds", "understanding"),
        ("talk_openly", "yields", "closeness"),
    } <= edges(whole)
    assert {kind for _, kind, _ in edges(whole)} >= {"offers", "after"}


def test_duplicate_relation_is_one_edge() -> None:
    twice = FILES["challenges.yaml"].replace("erodes: [understanding]", "erodes: [understanding, understanding]")
    data = ik.load_knowledge({**FILES, "challenges.yaml": twice}, core=False).picture().to_dict()

    assert sum(edge["kind"] == "erodes" for edge in data["edges"]) == 1


class TestNeighbourhood:
    def test_overview_has_only_concepts(self) -> None:
        data = KB.picture().to_dict()

        assert ids(data) == {
            *KB.challenges,
            *KB.consequences,
            *KB.components,
            *KB.strategies,
            *KB.benefits,
        }
        assert {edge["kind"] for edge in data["edges"]} == {"leads_to", "erodes", "addresses", "builds", "yields"}

    def test_rule_is_included_with_all_that_it_reads(self) -> None:
        data = small_knowledge().picture("trust").to_dict()

        assert ids(data) == {"trust", "low_trust", "past_betrayal", "mistrust"}
        assert edges(data) == {
            ("trust", "reads", "low_trust"),
            ("past_betrayal", "reads", "low_trust"),
            ("low_trust", "supports", "mistrust"),
        }

    def test_more_steps_give_a_larger_neighbourhood(self) -> None:
        near, further, far = (ids(KB.picture("trust", steps=steps).to_dict()) for steps in (1, 2, 10))

        assert near < further < far

    def test_neighbourhood_of_a_rule_and_of_an_isolated_node(self) -> None:
        lonely = "- {id: alone, kind: flag, title: alone, question: Alone?, source: notes}\n"
        knowledge = ik.load_knowledge({**FILES, "signals.yaml": FILES["signals.yaml"] + lonely}, core=False)

        assert ids(knowledge.picture("few_hours").to_dict()) == {"quality_time", "few_hours", "little_time"}
        assert knowledge.picture("alone").to_dict() == {
            "nodes": [{"id": "alone", "kind": "signal", "title": "alone"}],
            "edges": [],
        }

    def test_entries_left_out_by_a_context_are_not_in_the_graph(self) -> None:
        friends = KB.within("friendship")

        assert "infidelity_risk" in ids(KB.picture().to_dict())
        assert "infidelity_risk" not in ids(friends.picture().to_dict())

    @pytest.mark.parametrize(("id", "help"), [("trsut", "did you mean 'trust'?"), (3, "use the id of a signal")])
    def test_unknown_id_is_an_error(self, id: Any, help: str) -> None:
        with pytest.raises(ik.QuestionError, match="IK401") as caught:
            KB.picture(id)
        assert help in caught.value.help

    @pytest.mark.parametrize("steps", [0, 11, True, 1.0, "1", None])
    def test_invalid_number_of_steps_is_an_error(self, steps: Any) -> None:
        with pytest.raises(ik.QuestionError, match="IK404"):
            KB.picture("trust", steps=steps)


def test_a_rule_reads_the_signal_that_it_reads_of_the_other_partner() -> None:
    when = "rituals <= 1 and partner.rituals >= 3"
    rule = f"{{id: apart, when: {when}, supports: mistrust, strength: 0.25, because: It is., source: notes}}"
    runtime = ik.load_knowledge({**FILES, "rules/apart.yaml": f"- {rule}"}, core=False).runtime
    assert [(edge.origin, edge.kind) for edge in knowledge_graph(runtime).edges if edge.to == "apart"] == [
        ("rituals", "reads")
    ]


def test_safety_rules_are_with_what_they_read_and_the_support_told_with_them() -> None:
    concern, caution = KB.picture("watched_or_isolated").to_dict(), KB.picture("heat_and_drink").to_dict()

    assert ("watched_or_kept_apart", "helped_by", "reach_help_unwatched") in edges(concern)
    assert {
        ("contempt", "reads", "heat_and_drink"),
        ("partner_substance_misuse", "reads", "heat_and_drink"),
        ("heat_and_drink", "helped_by", "find_local_support"),
    } <= edges(caution)
    assert {node["kind"] for node in caution["nodes"]} == {"signal", "caution", "practice"}
