"""Make a check-in that is one page: nothing leaves it, and it works with the network off.

    python examples/on_device/build.py check-in.html
    python examples/on_device/build.py --sources FOLDER   # the module with its types, beside app.mjs, for an editor

The page is `app.mjs`, written against what `kb.to_javascript()` exports and nothing else, with that module in one file.
"""

import sys
from pathlib import Path

import intimacy_kit as ik

HERE = Path(__file__).parent
LOCALES = ["en", "de"]


def page() -> str:
    """Return the page, with the module and the app in it."""
    module = ik.load_knowledge(plugins=False).to_javascript(locales=LOCALES).module
    app = (HERE / "app.mjs").read_text("utf-8").split("\n", 2)[2]  # without the import, as both are one module here
    script = f"{module}\n{{\n{app}}}\n"
    assert "</script" not in script.lower(), "it would end the script"
    return (HERE / "page.html").read_text("utf-8").replace("/* kit */", script)


def sources(folder: Path) -> None:
    """Write the module, its types and the app into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    exported = ik.load_knowledge(plugins=False).to_javascript(locales=LOCALES)
    (folder / "kit.mjs").write_text(exported.module, "utf-8")
    (folder / "kit.d.mts").write_text(exported.types, "utf-8")
    (folder / "app.mjs").write_text((HERE / "app.mjs").read_text("utf-8"), "utf-8")


def main(arguments: list[str]) -> None:
    match arguments:
        case ["--sources", folder]:
            sources(Path(folder))
        case [path] if path.endswith(".html"):
            Path(path).write_text(page(), "utf-8")
        case _:
            sys.exit("python examples/on_device/build.py PAGE.html | --sources FOLDER")


if __name__ == "__main__":
    main(sys.argv[1:])
