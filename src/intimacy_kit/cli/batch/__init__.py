"""`intimacy-kit batch`: files of cases, read in chunks, diagnosed, and written as a whole or not at all."""
