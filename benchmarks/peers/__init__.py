"""The same rules in other rule engines, and by hand: `../against_peers.py` checks that all agree, and times them."""
