"""Makes the pictures of this folder anew: python docs/pictures/make.py"""

from pathlib import Path

import intimacy_kit as ik

HERE = Path(__file__).parent


def drawings() -> dict[str, str]:
    """Files that are text: the knowledge graph."""
    kb = ik.load_knowledge()
    return {"knowledge.svg": kb.picture().svg(), "around.svg": kb.picture("communication_breakdown").svg()}


def main() -> None:
    for name, content in drawings().items():
        (HERE / name).write_text(content, "utf-8")
        print(name)


if __name__ == "__main__":
    main()
