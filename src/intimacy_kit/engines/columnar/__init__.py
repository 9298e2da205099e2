"""Run a rule book on many cases at once, as expressions over the columns of any dataframe (narwhals).

Reading order: `layout` (names of columns), `expressions` (conditions over columns), `score_stages` (scores in stages),
`ranking` (the first remedies), `intake` (validation of columns), `engine`.
"""
