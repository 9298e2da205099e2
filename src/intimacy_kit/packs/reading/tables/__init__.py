"""Read rules from decision tables in CSV or workbooks: one row per rule, one column per signal or finding.

    id,quality_time_hours,work_hours,supports,strength,because,source
    busy_weeks,< 3,>= 50,lack_of_quality_time,0.4,Long weeks leave little room.,own

A table yields the same entries as equivalent YAML, which then pass the same checks.
"""
