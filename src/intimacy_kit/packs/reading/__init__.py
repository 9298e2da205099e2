"""From files to checked entries that know where they stand."""
