"""Compare two knowledge bases: their entries, and the results for people.

from intimacy_kit.analysis.diff import difference

print(difference(ik.load_knowledge("pack_1.0"), ik.load_knowledge("pack_1.1")))
"""

from intimacy_kit.analysis.diff.compare import difference
from intimacy_kit.analysis.diff.result import Changed, Compared, Difference, Outcomes

__all__ = ["Changed", "Compared", "Difference", "Outcomes", "difference"]
