from xml.etree import ElementTree as ET

from intimacy_kit.validation.plots import plots_of
from tests.simulated import knowledge, people


def test_plots_are_pictures_with_a_title_and_ids_of_their_own() -> None:
    found = knowledge().validate(people(200, (0.02, 0.2, 0.4, 0.6, 0.8), 1), "event", draws=20, leave_out=False)
    plots = plots_of(found)
    assert set(plots) == {"roc", "calibration", "levels"}
    ids: list[str] = []
    for text in plots.values():
        root = ET.fromstring(text)
        assert root[0].tag.endswith("title")
        here = [each.attrib["id"] for each in root.iter() if "id" in each.attrib]
        assert len(set(here)) == len(here)
        links = [value[1:] for each in root.iter() for name, value in each.attrib.items() if name.endswith("href")]
        assert set(links) <= set(here)
        ids += here
    assert len(set(ids)) == len(ids)
    assert all(text in found.to_html() for text in plots.values())


def test_only_what_is_told_is_drawn() -> None:
    found = knowledge().validate(people(200, (0.02, 0.2, 0.4, 0.6, 0.8), 1), "event", draws=20, leave_out=False)
    first, *others = found.discrimination
    for plot in plots_of(found.model_copy(update={"discrimination": (first,)})).values():
        assert f">{first.title}<" in plot
        assert not any(f">{other.title}<" in plot for other in others)
