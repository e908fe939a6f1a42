"""The checks that the candidate must pass: what, when and how often."""

from __future__ import annotations

import re

from pipeline.lexicon import Lexicon
from pipeline.model import Screening, Statement, Unit
from pipeline.plain import guard, plain
from pipeline.summary.material import Material
from pipeline.summary.wording import numbered, sentence

_WORDS = re.compile(r"[\w'’-]+")
SHORT = 12
"""Words of a line that our own sentence can stand for, if it holds no fact besides."""


def checks(material: Material) -> tuple[Statement, ...]:
    """One statement a check; what else the posting says about it stands under it, once."""
    said: set[int] = set()
    return tuple(_say(fact, material, said) for fact in material.posting.having(Screening))


def _say(fact: Screening, material: Material, said: set[int]) -> Statement:
    says = _sentences(fact, material.lexicon)
    lines = dict.fromkeys(material.under(fact.evidence))  # two spans may stand in one line
    own = [line.unit for line in lines if id(line.unit) not in said]
    said.update(map(id, own))
    more = tuple(
        _own(unit, fact, material) for unit in own if _adds(unit, says, fact, material.lexicon)
    )
    return Statement(says, fact.rule, fact.evidence, more, fact=fact)


def _sentences(fact: Screening, lexicon: Lexicon) -> str:
    """What is checked, if it must be, when and how often: in our words."""
    rule = next((rule for rule in lexicon.rules["screening"] if rule.id == fact.rule), None)
    says = sentence((rule.says if rule else "") or check_name(fact, lexicon), lexicon)
    just = rule is not None and rule.text("status") == fact.status
    # some rules are about one status only, and so are their words ("They can sponsor a visa.")
    if fact.status == "not_required" and not just:
        says = lexicon.phrase("say.not_required", check=check_name(fact, lexicon))
    elif fact.status == "possible" and not just:
        may = rule.text("may") if rule else ""
        says = may or lexicon.phrase("say.possible", check=check_name(fact, lexicon))
    if fact.when:
        says = f"{says} {lexicon.phrase(f'when.{fact.when}')}"
    if fact.cadence:
        again = fact.cadence[:1].lower() + fact.cadence[1:]  # it may have begun a sentence
        says = f"{says} {lexicon.phrase('say.again', cadence=again)}"
    return says


def _adds(unit: Unit, says: str, fact: Screening, lexicon: Lexicon) -> bool:
    """True where the posting's line holds more than our words: much text, a fact, a word."""
    text, known = unit.text.value, lexicon.phrase("say.check_said").split()
    if fact.when:
        known += lexicon.phrase("say.check_when").split()
    if len(text.split()) > SHORT:
        return True
    said = {*known, *_WORDS.findall(says.lower())}
    lost = {change[1:].lower() for change in guard(text, says, lexicon) if change[0] == "-"}
    return not lost.union(_WORDS.findall(text.lower())) <= said


def _own(unit: Unit, fact: Screening, material: Material) -> Statement:
    words = sentence(plain(unit.text.value, material.lexicon), material.lexicon)
    text, evidence = numbered(words, (unit.text.span,), material)
    return Statement(text, fact.rule, evidence)


def check_name(fact: Screening, lexicon: Lexicon) -> str:
    """The kind in plain words; an employer's own kind by its own name."""
    name = lexicon.tables["phrases"].get(f"check.{fact.kind}")
    return name or fact.kind.replace("_", " ")
