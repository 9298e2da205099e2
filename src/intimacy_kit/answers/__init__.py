"""How answers come in: codebooks for the columns and codes of survey files, and drafts of them."""
