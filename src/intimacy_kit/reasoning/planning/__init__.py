"""Plan practices week by week within the time that people have."""
