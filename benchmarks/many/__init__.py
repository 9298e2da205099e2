"""What the benchmark of dataframes is made of."""
