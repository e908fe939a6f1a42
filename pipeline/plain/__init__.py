"""Plain wording by rule, and the guard that proves that no fact changed."""

from pipeline.plain.clauses import clauses
from pipeline.plain.guard import guard
from pipeline.plain.lists import listed
from pipeline.plain.rewrite import Form, has_fact, plain, plainer_words, sentences_of

__all__ = [
    "Form", "clauses", "guard", "has_fact", "listed", "plain", "plainer_words", "sentences_of",
]  # fmt: skip
