"""The engine for many cases at once: the rule book as expressions over the columns of any dataframe (narwhals).

Reading order: `layout` (which columns), `expressions` (conditions over columns), `plan` (the arithmetic, in stages),
`ranking` (the first remedies), `intake` (what the columns may hold), `engine`.
"""
