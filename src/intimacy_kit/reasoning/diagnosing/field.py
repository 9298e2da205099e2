"""Diagnoses as fields of pydantic models, and as responses: without the answers, unless these are asked for.

class Response(BaseModel):
diagnosis: ik.Diagnosis

Response(diagnosis=dx).model_dump_json()                              # no answers
Response(diagnosis=dx).model_dump_json(context={"answers": True})     # as `to_json`, to be read again
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, Field, GetJsonSchemaHandler, SerializationInfo, create_model
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import core_schema

from intimacy_kit.model.fields import Frozen
from intimacy_kit.model.result import PartnerRecord, Record
from intimacy_kit.reasoning.diagnosing.serialization import ANSWERS, to_dict

_Field = TypeVar("_Field")


def schema(
    cls: type[_Field], read: Callable[[Any], _Field], record: Callable[[_Field], Record]
) -> core_schema.CoreSchema:
    """Return the core schema of a diagnosis: instances, or what `to_dict` gave, in; plain data out.

    Args:
        cls: the class of the diagnosis.
        read: makes one of plain data, and raises a ValueError if it cannot.
        record: returns its record.
    """

    def written(diagnosis: _Field, info: SerializationInfo) -> dict[str, Any]:
        wanted = info.context.get("answers") is True if isinstance(info.context, dict) else False
        return to_dict(record(diagnosis), answers=wanted)

    return core_schema.no_info_plain_validator_function(
        lambda given: given if isinstance(given, cls) else read(given),
        serialization=core_schema.plain_serializer_function_ser_schema(written, info_arg=True),
    )


def json_schema(handler: GetJsonSchemaHandler) -> JsonSchemaValue:
    """Return the JSON Schema of what is read: whole records; of what is written: these without answers."""
    model = Record if handler.mode == "validation" else without_answers()
    return handler(model.__pydantic_core_schema__)


@cache
def without_answers() -> type[BaseModel]:
    """Return a model of records without answers."""
    partner: Any = _part("PartnerDiagnosisData", PartnerRecord)
    two: Any = Annotated[list[partner], Field(min_length=2, max_length=2)]  # tools read no `prefixItems`
    return _part("DiagnosisData", Record, partners=(two | None, None))


def _part(name: str, model: type[Frozen], **fields: Any) -> type[Frozen]:
    """Return a model with the fields of another one that hold no answers, and these."""
    kept: dict[str, Any] = {id: (each.annotation, each) for id, each in model.model_fields.items() if id not in ANSWERS}
    doc = "The data of a diagnosis without the answers."
    return create_model(name, __base__=Frozen, __doc__=doc, **{**kept, **fields})
