"""Read the files of packs into validated entries with their places."""
