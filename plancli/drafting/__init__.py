"""A draft from the plan above: its work that binds one unit, in its words, with places left to fill in.

Copies what the parent prints and marks what the unit has to decide; it invents no fact.
"""
