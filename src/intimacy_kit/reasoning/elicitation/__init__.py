"""Which question to ask next: an answer model and expected information gain."""
