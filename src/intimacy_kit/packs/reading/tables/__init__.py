"""Rules as a decision table, in CSV or in a workbook: a row a rule, a column a signal or finding.

    id,quality_time_hours,work_hours,supports,strength,because,source
    busy_weeks,< 3,>= 50,lack_of_quality_time,0.4,Long weeks leave little room.,own

A table becomes the same entries as the YAML that says the same, and is checked by the same checks.
"""
