import re
from pathlib import Path

from intimacy_kit.installing import install_extra

ROOT = Path(__file__).parents[2]


def test_an_extra_is_installed_from_a_checkout() -> None:
    where = "in the folder of your checkout of intimacy-kit"
    assert install_extra("cli") == f'pip install ".[cli]" {where}'
    assert install_extra("cli", before="A=1 ", options="--quiet ") == f'A=1 pip install --quiet ".[cli]" {where}'


def test_nothing_tells_to_install_a_release_that_there_is_not() -> None:
    """Regression: errors, pages and new packs told to type `pip install intimacy-kit`, which no index has."""
    told = re.compile(r"""\bpip install\s[^#`\n]*["' ]intimacy-kit""")
    places = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").rglob("*")]
    places += (ROOT / "src").rglob("*")
    wrong = [
        path
        for path in places
        if path.suffix in (".md", ".py", ".ipynb", ".template", ".po", ".yaml", ".json")
        if told.search(re.sub(r"in the folder of your checkout of intimacy-kit", "", path.read_text("utf-8")))
    ]
    assert wrong == []
    assert told.search('pip install "intimacy-kit[cli]"')
