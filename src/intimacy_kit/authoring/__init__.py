"""What helps to write packs: schemas for editors, and new projects."""
