"""What the program knows of the world, as data, and the small engine that reads it."""

from pipeline.lexicon.load import Lexicon, for_language, languages, load
from pipeline.lexicon.pattern import Pattern
from pipeline.lexicon.rule import Hit, Rule, Rules

__all__ = ["Hit", "Lexicon", "Pattern", "Rule", "Rules", "for_language", "languages", "load"]
