"""Choose the next question: an answer model and expected information gain."""
