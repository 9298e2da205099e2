"""The face of `intimacy_kit.testing`: what authors of packs import."""

import sys

import pytest
from hypothesis import given

import intimacy_kit as ik
from intimacy_kit import testing
from tests.wording import Wording


def test_all_names_are_there() -> None:
    assert sorted(testing.__all__) == testing.__all__
    assert all(getattr(testing, name) is not None for name in testing.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        testing.nothing  # noqa: B018 - that is the point


@given(testing.packs())
def test_strategies_are_among_them(pack: dict[str, str]) -> None:
    assert ik.load_knowledge(pack, core=False).challenges


def test_hypothesis_is_asked_for_only_by_the_strategies(monkeypatch: pytest.MonkeyPatch, wording: Wording) -> None:
    for name in [name for name in sys.modules if name.startswith("intimacy_kit.testing.strategies")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delattr(testing, "strategies")
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    assert testing.pack_under_test().cases
    with pytest.raises(ik.QuestionError) as error:
        testing.observations  # noqa: B018 - that is the point
    assert error.value.code == "IK407"
    wording(error.value.help)


def test_what_else_is_missing_is_not_blamed_on_hypothesis(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("intimacy_kit.testing.strategies")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delattr(testing, "strategies")
    monkeypatch.setitem(sys.modules, "intimacy_kit.testing.strategies.packs", None)
    with pytest.raises(ModuleNotFoundError, match=r"strategies\.packs"):
        testing.observations  # noqa: B018 - that is the point
