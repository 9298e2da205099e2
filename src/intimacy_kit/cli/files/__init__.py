"""Files that commands read and write: cases, values in cells, and output files."""
