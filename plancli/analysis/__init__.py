"""Answers about resolved plans, one, two or many: pure functions from plans to rows.

The predicates that rules and answers share stand here too, so that `check` and `gaps` never disagree:
`given_work` (which tasks a gap can be held against), `leads` (who answers for a task), `deadline_grade`
(how firm a time is), `deliverables`, `authority` and `funding` (what the prose names), `issuer`, `requests`,
`recipients` and `reported_bodies` (who may be told what, and who is). Nothing here knows rules, files or
screens.
"""
