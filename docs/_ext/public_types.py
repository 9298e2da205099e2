"""What annotations say: the types that are met in the public names, and where each is documented.

A public name is documented as `intimacy_kit.Name`, but in annotations it goes by the module that defines it; the links
are resolved here.
"""

import ast
import inspect
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import FunctionType, ModuleType
from typing import Any, get_args, get_type_hints

import networkx as nx
from docutils.nodes import Element, TextElement, reference
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.pycode import ModuleAnalyzer
from sphinx.util.typing import ExtensionMetadata

import intimacy_kit


def library_modules() -> list[ModuleType]:
    """All modules of the library, imported."""
    names = [module.name for module in walk_packages(intimacy_kit.__path__, "intimacy_kit.")]
    return [import_module(name) for name in names if not name.startswith("intimacy_kit.testing")]


def import_for_annotations() -> None:
    """Do the imports that modules keep for type checkers, so that all annotations can be evaluated."""
    # At run time it takes no parameters, as it does in its stubs.
    nx.DiGraph.__class_getitem__ = classmethod(lambda kind, _: kind)  # type: ignore[attr-defined]  # see above
    for module in library_modules():
        for node in ast.parse(Path(str(module.__file__)).read_text("utf-8")).body:
            if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
                imports: list[ast.stmt] = [part for part in node.body if isinstance(part, ast.Import | ast.ImportFrom)]
                exec(compile(ast.Module(imports, []), str(module.__file__), "exec"), vars(module))  # noqa: S102


def types_met(public: Iterable[object]) -> list[type]:
    """The classes of this library that the public names lead to and that are not public themselves, by name."""
    seen: list[Any] = list(public)
    named = len(seen)
    for value in seen:  # grows on the way
        seen += [kind for kind in dict.fromkeys(classes_in_annotations(value)) if kind not in seen]
    return sorted(seen[named:], key=lambda kind: (kind.__name__, kind.__module__))


def classes_in_annotations(value: Any) -> Iterator[type]:
    annotated: list[Any] = [value] if isinstance(value, FunctionType) else []
    if inspect.isclass(value):
        annotated.append(value)
        for name, member in inspect.getmembers_static(value):
            function = (
                getattr(member, "fget", None) or getattr(member, "func", None) or getattr(member, "__func__", member)
            )
            if isinstance(function, FunctionType) and not name.startswith("_"):
                annotated.append(function)
    for owner in annotated:
        if owner.__module__.startswith("intimacy_kit"):
            hints = {name: hint for name, hint in get_type_hints(owner).items() if not name.startswith("_")}
            for hint in hints.values():
                yield from classes_in(hint)


def classes_in(hint: Any) -> Iterator[type]:
    if inspect.isclass(hint) and hint.__module__.startswith("intimacy_kit."):
        yield hint
    for part in get_args(hint):
        yield from classes_in(part)


def attribute_doc(name: str, value: object) -> str:
    """The docstring below an assignment, in the module that has it."""
    for module in library_modules():
        if vars(module).get(name) is value:
            docs = ModuleAnalyzer.for_module(module.__name__).find_attr_docs()
            if ("", name) in docs:
                return "\n".join(docs["", name])
    return ""


def documented_as(target: str) -> str:
    """`intimacy_kit.some.module.Name.member` as `intimacy_kit.Name.member`, where Name is public."""
    parts = target.split(".")
    for count in range(len(parts) - 1, 0, -1):
        module, name = sys.modules.get(".".join(parts[:count])), parts[count]
        if module is not None:
            if name in intimacy_kit.__all__ and getattr(module, name, None) is getattr(intimacy_kit, name):
                return ".".join(["intimacy_kit", *parts[count:]])
            break
    return target


def resolve(app: Sphinx, env: BuildEnvironment, node: pending_xref, content: TextElement) -> Element | None:
    target = str(node.get("reftarget"))
    name = documented_as(target)
    if node.get("refdomain") != "py" or name == target:
        return None
    domain = env.domains.python_domain
    resolved: reference | None = domain.resolve_xref(env, node["refdoc"], app.builder, "obj", name, node, content)
    return resolved


def setup(app: Sphinx) -> ExtensionMetadata:
    import_for_annotations()
    app.connect("missing-reference", resolve)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
