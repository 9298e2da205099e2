"""What first: which practices to begin with, week by week, under the time people have."""
