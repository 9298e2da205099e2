"""The pages that the library writes, in all their states, to be looked at by programs of others.

python -m tests.external.pages FOLDER       # writes them, as for the checker of .ci/nightly
"""

import sys
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

import intimacy_kit as ik


def pages(locale: str) -> Mapping[str, str]:
    """The pages of one person and of two, over time, under a concern, with a plan, with nothing answered."""
    kb = ik.load_knowledge()
    hard = {"quality_time_hours": 1, "feels_heard": 0, "trust": 3, "contempt": 3, "shares_feelings": 3}
    safe = dict.fromkeys(kb.diagnose({}).safety.unanswered, False)
    dx = kb.diagnose({**hard, **safe}, locale=locale)
    two = kb.diagnose(
        ik.Couple(a={**hard, **safe}, b={"quality_time_hours": 6, "feels_heard": 3, **safe}), locale=locale
    )
    concern = kb.diagnose({**hard, "fears_partner": True}, locale=locale)
    day = datetime(2030, 1, 7).astimezone()
    better = kb.diagnose({**hard, "feels_heard": 3, **safe}, locale=locale)
    return {
        "one": dx.to_html(),
        "plan": dx.to_html(plan=dx.plan(minutes_per_week=90, weeks=4)),
        "two": two.to_html(),
        "both": two.shareable().to_html(),
        "concern": concern.to_html(),
        "nothing": kb.diagnose({}, locale=locale).to_html(),
        "progress": ik.progress([(day, dx), (day + timedelta(days=7), better)]).to_html(),
    }


def main(folder: str) -> None:
    for locale in ("en", "de"):
        for name, page in pages(locale).items():
            Path(folder, f"{name}-{locale}.html").write_text(page, "utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
