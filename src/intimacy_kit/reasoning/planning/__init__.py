"""What to do first: practices scheduled week by week within the time people have."""
