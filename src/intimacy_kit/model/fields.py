"""The field types that the models share."""

from __future__ import annotations

from keyword import iskeyword
from typing import Annotated, Any, ClassVar, Never, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from intimacy_kit.errors import IntimacyKitError, Problem, QuestionError, shown
from intimacy_kit.model.complaints import first_complaint

ID_PATTERN = r"^[a-z][a-z0-9_]*$"
RESERVED = frozenset({"at_least", "true", "false"})
"""Words that a condition needs for itself; the words of Python are reserved too."""

LARGEST = 1e15
"""No number of a pack or an observation is larger: up to here doubles hold every whole number exactly."""


def _not_reserved(name: str) -> str:
    if name in RESERVED or iskeyword(name):
        raise ValueError("is a reserved word")
    return name


Id = Annotated[
    str,
    StringConstraints(strict=True, pattern=ID_PATTERN, max_length=64),
    AfterValidator(_not_reserved),
]
"""Lower-case ASCII letters, digits and `_`, starting with a letter, at most 64 characters, no word of Python."""

Title = Annotated[str, StringConstraints(strict=True, min_length=1, max_length=120, strip_whitespace=True)]
Text = Annotated[str, StringConstraints(strict=True, min_length=1, max_length=4000, strip_whitespace=True)]
Weight = Annotated[float, Field(strict=True, gt=0, lt=1, allow_inf_nan=False)]
"""A strength or an efficacy: over 0 and under 1, for no rule is certain."""

Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
"""A score, or a bound of one: 0 to 1."""

Sources = Annotated[tuple[Annotated[str, StringConstraints(strict=True, min_length=1)], ...], Field(min_length=1)]
"""Where something comes from: names that the manifest declares, each with an optional part after `#`."""


class Frozen(BaseModel):
    """What all models have in common: nothing can be changed, nothing unknown is let in."""

    model_config: ClassVar[ConfigDict] = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)
    all_fields: ClassVar[set[str]] = set()

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        cls.all_fields = set(cls.__pydantic_fields__)

    def __init__(self, /, *given: Never, **fields: Any) -> None:
        """Fields are given by name; what does not fit is told.

        Raises:
            QuestionError: they do not fit (IK404), but for conditions, which raise a `ConditionError` (IK204).
        """
        try:
            if not given:
                super().__init__(**fields)
                return
            wrong = "its fields are given by name"
        except ValidationError as error:
            wrong = first_complaint(error)
        except Exception:  # noqa: BLE001 - whatever a foreign object raises, it may quote what it holds
            wrong = "it cannot be read"
        raise self._refused(wrong)

    # Without this, pydantic would call it for the models inside of models too, and tell of them one by one.
    __init__.__pydantic_base_init__ = True  # type: ignore[attr-defined]  # as pydantic marks its own

    @classmethod
    def _refused(cls, wrong: str) -> IntimacyKitError:
        help = f"its fields are {', '.join(cls.__pydantic_fields__)}"
        return QuestionError(Problem("IK404", f"this is no {shown(cls.__name__)}: {wrong}", help))

    def __str__(self) -> str:
        return repr(self)  # which keeps what was answered to itself


_Model = TypeVar("_Model", bound=Frozen)
_new, _put = object.__new__, object.__setattr__  # the models themselves are frozen
_put_fields_set, _put_extra, _put_private = (
    vars(BaseModel)[f"__pydantic_{slot}__"].__set__ for slot in ("fields_set", "extra", "private")
)


def trusted(model: type[_Model], fields: dict[str, object]) -> _Model:
    """A model from values that the library itself has made, without checking them again.

    As `model_construct`, which is several times slower; every field must be given, in the order of the model.
    It fills the private slots of pydantic's models: a test named "canary" fails where a release of pydantic has others.
    """
    instance = _new(model)
    _put(instance, "__dict__", fields)
    _put_fields_set(instance, model.all_fields)  # shared: nothing changes it, and copies have their own
    _put_extra(instance, None)
    _put_private(instance, None)
    return instance
