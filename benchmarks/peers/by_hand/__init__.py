"""The two packs as a good developer would write them by hand: plain functions of if-statements.

`core.py` and `plain.py` are for cases in which everything is answered; `core_open.py` and `plain_open.py` allow for
what is not, and follow score, lowest and highest. To spare us 154 rules of typing, `write.py` wrote them.
"""
