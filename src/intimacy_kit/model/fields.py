"""Define the base class of all models and the field types that they share."""

from __future__ import annotations

from keyword import iskeyword
from typing import Annotated, Any, ClassVar, Never, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from intimacy_kit.errors import IntimacyKitError, OptionError, Problem, shown
from intimacy_kit.model.validation_messages import first_error

ID_PATTERN = r"^[a-z][a-z0-9_]*$"
RESERVED = frozenset({"at_least", "true", "false"})
"""Reserved words of the condition language, in addition to the keywords of Python."""

MAX_MAGNITUDE = 1e15
"""Maximum absolute value of numbers in packs and observations; doubles represent all integers up to it exactly."""


def _not_reserved(name: str) -> str:
    if name in RESERVED or iskeyword(name):
        raise ValueError("is a reserved word")
    return name


Id = Annotated[
    str,
    StringConstraints(strict=True, pattern=ID_PATTERN, max_length=64),
    AfterValidator(_not_reserved),
]
"""Lower-case ASCII letters, digits and `_`, starting with a letter, at most 64 characters, not a Python keyword."""

PARTNER = "partner."
"""What stands before the id of a signal where a condition reads the other partner's answer: `partner.trust`."""


def of_partner(id: str) -> str:
    """Return the name by which conditions read the other partner's answer to a signal."""
    return PARTNER + id


def bare(name: str) -> str:
    """Return the id of the signal or finding that a condition reads by this name, whoever's answer it reads."""
    return name.removeprefix(PARTNER)


def _bare_not_reserved(name: str) -> str:
    _not_reserved(bare(name))
    return name


NAME_PATTERN = r"^(partner\.)?[a-z][a-z0-9_]{0,63}$"
Name = Annotated[
    str,
    StringConstraints(strict=True, pattern=NAME_PATTERN),
    AfterValidator(_bare_not_reserved),
]
"""What a condition reads: an id, or `partner.` and the id of a signal."""

Title = Annotated[str, StringConstraints(strict=True, min_length=1, max_length=120, strip_whitespace=True)]
Text = Annotated[str, StringConstraints(strict=True, min_length=1, max_length=4000, strip_whitespace=True)]
InShort = Annotated[str, StringConstraints(strict=True, min_length=1, max_length=200, strip_whitespace=True)]
"""One sentence in which all is said; packs keep to 90 characters, which lint measures."""
Weight = Annotated[float, Field(strict=True, gt=0, lt=1, allow_inf_nan=False)]
"""A strength or an efficacy, between 0 and 1 (exclusive), because no rule is certain."""

Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
"""A score or an end of its interval, 0 to 1 (inclusive)."""

Sources = Annotated[tuple[Annotated[str, StringConstraints(strict=True, min_length=1)], ...], Field(min_length=1)]
"""Names of sources declared in the manifest, each with an optional fragment after `#`."""


OnlyIn = Annotated[tuple[Id, ...], Field(exclude_if=lambda ids: not ids)]
"""Ids of contexts; where there are none, data do not have the key."""


class Frozen(BaseModel):
    """Base class of all models: immutable, and unknown fields are refused."""

    model_config: ClassVar[ConfigDict] = ConfigDict(
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,
        defer_build=True,  # most programs use few of them
    )
    all_fields: ClassVar[set[str]] = set()
    also_written: ClassVar[tuple[str, ...]] = ()
    """Keys that packs may write besides its fields."""

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        cls.all_fields = set(cls.__pydantic_fields__)

    def __init__(self, /, *given: Never, **fields: Any) -> None:
        """Validate the fields, which are keyword arguments.

        Raises:
            QuestionError: a field is missing, unknown or invalid (IK404).
            ConditionError: the same for conditions (IK204).
        """
        try:
            if not given:
                super().__init__(**fields)
                return
            wrong = "fields must be given by name"
        except ValidationError as error:
            wrong = first_error(error)
        except Exception:  # noqa: BLE001 - a foreign object may raise anything, and its message may quote its data
            wrong = "it cannot be read"
        raise self._refused(wrong)

    # Without this, pydantic would call `__init__` for nested models too, and report their errors one by one.
    __init__.__pydantic_base_init__ = True  # type: ignore[attr-defined]  # pydantic marks its own `__init__` so

    @classmethod
    def _refused(cls, wrong: str) -> IntimacyKitError:
        help = f"its fields are {', '.join(cls.__pydantic_fields__)}"
        return OptionError(Problem("IK404", f"invalid {shown(cls.__name__)}: {wrong}", help))

    def __str__(self) -> str:
        return repr(self)  # which hides answers and findings


_Model = TypeVar("_Model", bound=Frozen)
_new = object.__new__
_put_fields, _put_fields_set, _put_extra, _put_private = (  # the models themselves are frozen
    vars(BaseModel)[slot].__set__
    for slot in ("__dict__", "__pydantic_fields_set__", "__pydantic_extra__", "__pydantic_private__")
)


def trusted(model: type[_Model], fields: dict[str, object]) -> _Model:
    """Construct a model without validation, from values made by the library itself.

    Like `model_construct`, but several times faster. All fields must be given, in the order of the model.
    It fills the private slots of pydantic's models: a test named "canary" fails where a release of pydantic has others.
    """
    instance = _new(model)
    _put_fields(instance, fields)
    _put_fields_set(instance, model.all_fields)  # safe to share: it is never modified, and copies get their own
    _put_extra(instance, None)
    _put_private(instance, None)
    return instance
