"""Plain wording by rule, and the guard that proves that no fact changed."""

from pipeline.plain.guard import guard
from pipeline.plain.rewrite import Form, plain, sentences_of

__all__ = ["Form", "guard", "plain", "sentences_of"]
