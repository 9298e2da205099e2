"""Rules with steps, as text, for the tests of checks of steps and facets."""


def stepped(*steps: tuple[str, float], id: str = "extra", when: str = "", facet: str = "", long: bool = False) -> str:
    """Return the text of a rule about distance, in the short form or in the long one."""
    lines = [f"- id: {id}"]
    lines += [f"  when: {when}"] if when else []
    lines += ["  steps:"]
    lines += [f"    - {{when: '{step}', strength: {s}}}" if long else f"    {step}: {s}" for step, s in steps]
    lines += ["  supports: distance", f"  because: This is the reason of {id}.", "  source: own"]
    lines += [f"  facet: {facet}"] if facet else []
    return "".join(f"{line}\n" for line in lines)
