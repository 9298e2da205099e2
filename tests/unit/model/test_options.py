"""Options that a caller gives are plain values, or refused."""

from collections.abc import Callable

import pytest

import intimacy_kit as ik
from intimacy_kit.model.options import flag_option, whole_option
from tests.small_pack import FILES, small_knowledge
from tests.wording import Wording

np = pytest.importorskip("numpy")

KB = small_knowledge()
DX = KB.diagnose({"trust": 3})


@pytest.mark.parametrize("given", [True, np.bool_(True)])
def test_booleans_are_accepted(given: object) -> None:
    assert flag_option(given, "core") is True


@pytest.mark.parametrize("given", [1, np.int8(7), 16])
def test_integers_are_accepted(given: object) -> None:
    number = whole_option(given, "indent", 1, 16)
    assert number == given
    assert type(number) is int


def refused(ask: Callable[[], object]) -> str:
    with pytest.raises(ik.QuestionError) as raised:
        ask()
    assert raised.value.code == "IK404"
    return raised.value.message


@pytest.mark.parametrize("given", [1, "yes", None])
def test_regression_other_values_than_booleans_are_refused(given: object) -> None:
    asks: dict[str, Callable[[], object]] = {
        "core": lambda: ik.load_knowledge(FILES, core=given),  # type: ignore[arg-type]  # the point of the test
        "strict": lambda: ik.load_knowledge(FILES, strict=given),  # type: ignore[arg-type]  # the same
        "required": lambda: KB.observations_schema(required=given),  # type: ignore[arg-type]  # the same
    }
    for name, ask in asks.items():
        assert refused(ask) == f"'{name}' must be True or False"


@pytest.mark.parametrize("indent", [-1, 17, 1.5, "x", True, []])
def test_regression_other_values_than_integers_are_refused(indent: object, wording: Wording) -> None:
    said = refused(lambda: DX.to_json(indent=indent))  # type: ignore[arg-type]  # the point of the test
    wording(said)


@pytest.mark.parametrize("knowledge", [3, "core", [], object()])
def test_regression_other_objects_than_knowledge_bases_are_refused(knowledge: object, wording: Wording) -> None:
    said = refused(lambda: ik.Diagnosis.from_json(DX.to_json(), knowledge))  # type: ignore[arg-type]  # the same
    wording(said)


class Unlisted:
    """What one can go through, but not to its end."""

    def __iter__(self) -> None:
        raise RuntimeError("s3cret")


@pytest.mark.parametrize("given", [3, None, "trust", Unlisted()])
def test_regression_objects_that_are_not_iterable_are_refused(given: object) -> None:
    refused(lambda: KB.within(tailoring=given))  # type: ignore[arg-type]  # the point of the test
    refused(lambda: ik.load_knowledge(FILES, plugins=given if given is not None else 3))  # type: ignore[arg-type]  # the same
    refused(lambda: DX.to_html(help_lines=given))  # type: ignore[arg-type]  # the same
    refused(lambda: KB.checkin(declined=given))  # type: ignore[arg-type]  # the same
    refused(lambda: DX.plan(minutes_per_week=90, earlier=given or 3))  # type: ignore[arg-type]  # the same
    with pytest.raises(ik.QuestionError, match="progress needs diagnoses"):
        ik.progress(given)  # type: ignore[arg-type]  # the same
