# /// script
# dependencies = ["intimacy-kit", "marimo"]
# ///
"""An interactive what-if: move the sliders, and see what would follow.

pip install marimo
marimo run examples/marimo_what_if.py       # or edit it: marimo edit examples/marimo_what_if.py
"""

import marimo

app = marimo.App(width="medium", app_title="What if ...")


with app.setup:
    import marimo as mo

    import intimacy_kit as ik

    kb = ik.load_knowledge()


@app.cell
def _():
    answers = {
        "quality_time_hours": 1.5,
        "daily_talk_minutes": 10,
        "work_hours": 52,
        "unresolved_conflicts": 4,
        "hides_feelings": 3,
        "feels_heard": 1,
        "appreciation": 1,
    }
    return (answers,)


@app.cell
def _(answers):
    now = kb.diagnose(answers)
    return (now,)


@app.cell
def _(now):
    def _slider(id):
        signal, value = kb.signals[id], now.observations[id]
        low, high = signal.bounds
        high = max(min(high, 20 if signal.kind == "count" else 80), value)  # keep the range of the slider practical
        step = 0.5 if signal.kind == "hours" else 1
        scale = "0 never to 4 always" if signal.kind == "frequency" else signal.unit
        label = f"{signal.title} ({scale})" if scale else signal.title
        return mo.ui.slider(low, high, step=step, value=value, label=label, show_value=True, full_width=True)

    changed = mo.ui.dictionary({id: _slider(id) for id in now.observations})
    mo.vstack([mo.md("# What if ...\n\nThe sliders begin at what was answered. Move them."), *changed.values()])
    return (changed,)


@app.cell
def _(changed, now):
    supposed = now.what_if(changed.value)
    return (supposed,)


@app.cell
def _(now, supposed):
    def _told(finding):
        return f"{finding.level} ({finding.score:.2f})" if finding.level != "none" else "not found"

    _pairs = [(finding, supposed.diagnosis.findings[id]) for id, finding in now.findings.items()]
    _rows = [
        f"| {one.title} | {_told(one)} | {_told(two)} |" for one, two in _pairs if {one.level, two.level} != {"none"}
    ]
    mo.md("\n".join(["| | now | then |", "|:---|:---|:---|", *_rows]))


@app.cell
def _(supposed):
    mo.md(supposed.to_markdown())


if __name__ == "__main__":
    app.run()
