"""The questions of "6 rõ" and how far an answer goes: their names only, which every rule may bear.

The set is a slogan that varies, so questions are values; `six_questions` answers them.
"""

from __future__ import annotations

from enum import Enum


class Question(Enum):
    """Một câu hỏi; the value is the key in JSON."""

    WHO = "who"
    """rõ người"""
    WHAT = "what"
    """rõ việc"""
    WHEN = "when"
    """rõ thời gian"""
    RESPONSIBILITY = "responsibility"
    """rõ trách nhiệm"""
    DELIVERABLE = "deliverable"
    """rõ sản phẩm"""
    AUTHORITY = "authority"
    """rõ thẩm quyền"""
    RESOURCES = "resources"
    """rõ nguồn lực: not of the six, but of other forms of the slogan"""


SIX_QUESTIONS = (
    Question.WHO,
    Question.WHAT,
    Question.WHEN,
    Question.RESPONSIBILITY,
    Question.DELIVERABLE,
    Question.AUTHORITY,
)
"""rõ người, rõ việc, rõ thời gian, rõ trách nhiệm, rõ sản phẩm, rõ thẩm quyền."""


class AnswerState(Enum):
    """How far the plan answers."""

    YES = "yes"
    """rõ"""
    PARTLY = "partly"
    """rõ một phần"""
    NO = "no"
    """chưa rõ"""
