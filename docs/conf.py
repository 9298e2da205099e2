"""Configuration of Sphinx: `make docs`."""

import sys
from pathlib import Path

import intimacy_kit

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "intimacy-kit"
author = "The intimacy-kit authors"
copyright = f"2026, {author}"
version = release = intimacy_kit.__version__

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx_copybutton",
    "docstrings",
    "generated_pages",
    "public_types",
]
exclude_patterns = ["_ext", "reference/generated/_*"]

html_theme = "furo"
html_title = "intimacy-kit"
html_extra_path = ["llms.txt"]
html_static_path = ["_static"]
html_css_files = ["screens.css"]
html_show_sourcelink = False

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

default_role = "code"
autodoc_class_signature = "separated"
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"

# Links to what stands in these pages must resolve; other projects' pages are not fetched at build time.
nitpicky = True
nitpick_ignore_regex = [("py:.*", r"(?!intimacy_kit(\.|$)).*")]
nitpick_ignore = [  # type variables
    ("py:class", "intimacy_kit.answers.codebooks.codebook.Frame"),
    ("py:class", "intimacy_kit.answers.instruments.results.Frame"),
    ("py:class", "intimacy_kit.answers.instruments.scores.Frame"),
    ("py:class", "intimacy_kit.knowledge.Frame"),
    ("py:class", "intimacy_kit.reasoning.counterfactuals.what_if.AnyDiagnosis"),
    ("py:class", "intimacy_kit.reasoning.runtime.Made"),
]

copybutton_exclude = ".linenos, .gp, .go"
