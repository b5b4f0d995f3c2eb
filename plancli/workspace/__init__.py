"""Several files that belong together: a plan's parents, its progress, a folder of plans.

The only place that loads more than one; it never writes.
"""
