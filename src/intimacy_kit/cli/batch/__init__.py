"""Implementation of `intimacy-kit batch`: input files, the run, and output that is written completely or not at all."""
