"""Why a finding or a remedy came out as it did."""
