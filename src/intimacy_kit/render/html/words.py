"""Sentences of the pages. Texts about a case come from the packs."""

TITLE = "What your answers tell"
SHARED_TITLE = "What you can look at together"
PROGRESS_TITLE = "How things have moved"
FOR_WHOM = (
    "This page is for whoever gave the answers, and for whoever they show it to. It blames nobody and promises "
    "nothing, and it is neither therapy nor a clinical diagnosis."
)
FOR_BOTH = (
    "This page leaves out everything private: who answered what, what was said about safety, and what follows from it. "
    "So it tells less than each of you knows, and that is on purpose."
)
SCREENED = "The questions about safety were answered, and no concern was reported. That is no clearance."
NOT_SCREENED = (
    "Not all questions about safety were answered. That never means safe: please answer them in private, alone."
)
WELL, HARD, FOLLOWS = "What goes well", "What is hard at the moment", "What it may lead to if nothing changes"
CHAIN, HELPS, PLAN, OPEN = "How it hangs together", "What can help", "A plan", "What is still open"
SAFETY, LINES, ABOUT = "Safety", "Where to turn", "About this page"
NOTHING_HARD = "Nothing hard was found in what was answered."
NOTHING_SO_FAR = "Nothing hard was found in what was answered. Other answers could still change that."
NOTHING_YET = "Nothing was answered yet, so nothing was found."
COULD_BE = "With the open questions answered it could lie anywhere in the shaded range."
IN_WORDS = "The same in words"
COLUMNS = ("What you said", "What is hard", "What it risks", "What can help")
IN_MIND = "To bear in mind"
NO_CAUSE = "What came before something got better is no proof that it helped."
LEVELS = {
    "none": "not found", "mild": "mild", "moderate": "moderate", "severe": "severe",
    "emerging": "emerging", "solid": "solid", "strong": "strong",
}  # fmt: skip
STATES = {
    "improving": "getting better", "worsening": "getting harder", "plateau": "about the same",
    "relapse": "harder again, after it had been better", "changed": "changed",
    "not_asked_again": "not asked again in the same way",
}  # fmt: skip


def minutes(count: int) -> str:
    return "1 minute" if count == 1 else f"{count} minutes"
