"""Answer what would be different with other answers: what-if, differences and recourse."""
