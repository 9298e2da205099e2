"""Reads docstrings in the style of Google, as napoleon does, but for two things.

Several attributes may share a line (`low, high: ...`), and the first line of a property may have a colon.
"""

from typing import Any

from pydantic import BaseModel
from sphinx.application import Sphinx
from sphinx.ext.napoleon import Config
from sphinx.ext.napoleon.docstring import GoogleDocstring
from sphinx.util.typing import ExtensionMetadata

from intimacy_kit.authoring.descriptions import ATTRIBUTES, attributes

NAPOLEON: Any = Config(napoleon_use_ivar=True, napoleon_attr_annotations=False)


def read_docstring(app: Sphinx, what: Any, name: str, obj: object, options: Any, lines: list[str]) -> None:
    if what == "property":
        return
    doc = "\n".join(lines)
    if told := attributes(doc):
        # what is told about the fields of a model stands beside each of them
        model = isinstance(obj, type) and issubclass(obj, BaseModel)
        each = "" if model else "Attributes:\n" + "".join(f"    {name}: {text}\n" for name, text in told.items())
        doc = ATTRIBUTES.sub(lambda _: each, doc)
    lines[:] = GoogleDocstring(doc.splitlines(), NAPOLEON, app, what, name, obj, options).lines()


def setup(app: Sphinx) -> ExtensionMetadata:
    app.connect("autodoc-process-docstring", read_docstring)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
