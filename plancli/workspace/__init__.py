"""Several files that belong together: a plan's parents, its progress, a folder of plans.

Makes rows of many plans and keeps none of them; it never writes.
"""
