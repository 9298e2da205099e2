"""How well a pack does for people whose outcome is known, and what another pack would change for them.

    knowledge.validate(frame, outcome="broke_up")          -> Validation
    ik.compare(old, new, frame)                            -> Comparison

Reading order: `cases` (a frame becomes arrays), `ranks` and `resampling` (two figures, and how sure they are), a module
for each question (`discrimination`, `baselines`, `calibration`, `levels`, `rules`, `redundancy`, `subgroups`),
`validating`; then `comparing`. What is returned is in `results` and `changes`, and tells itself by `document`.
"""
