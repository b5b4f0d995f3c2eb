"""Which of the "6 rõ" are asked: keys or Vietnamese words, from a flag or a setting.

Reads words only; what a question means stands in `analysis.six_questions`.
"""

from __future__ import annotations

from collections.abc import Sequence

from plancli.analysis.question import SIX_QUESTIONS, Question
from plancli.cli.choices import choose
from plancli.messages import Language, sentence
from plancli.vietnamese.folding import fold


def choose_questions(written: Sequence[str]) -> tuple[Question, ...]:
    """Return the questions that are asked, each once, in the order given; the six where none is written.

    An entry may hold several, parted by commas. UsageError for a word that is no question.

    >>> choose_questions(["who,rõ thời gian"])
    (<Question.WHO: 'who'>, <Question.WHEN: 'when'>)
    """
    words = [word.strip() for each in written for word in each.split(",") if word.strip()]
    asked = tuple(dict.fromkeys(_question(word) for word in words))
    return asked or SIX_QUESTIONS


def _question(word: str) -> Question:
    key = fold(word).removeprefix("rõ ")
    for question in Question:
        if key == fold(sentence(Language.VI, f"cli.gaps.column.{question.value}")):
            return question
    return Question(choose("--questions", word, [question.value for question in Question]))
