"""The checks that the candidate must pass: what, when and how often."""

from __future__ import annotations

from pipeline.lexicon import Lexicon
from pipeline.model import Screening, Statement, Unit
from pipeline.summarize.material import Material
from pipeline.summarize.wording import numbered, sentence


def checks(material: Material) -> tuple[Statement, ...]:
    """One statement a check; the posting's own sentences about it stand under it."""
    return tuple(_say(fact, material) for fact in material.posting.having(Screening))


def _say(fact: Screening, material: Material) -> Statement:
    lexicon = material.lexicon
    rule = next((rule for rule in lexicon.rules["screening"] if rule.id == fact.rule), None)
    says = sentence((rule.says if rule else "") or check_name(fact, lexicon))
    just = rule is not None and rule.text("status") == fact.status
    # some rules are about one status only, and so are their words ("They can sponsor a visa.")
    if fact.status == "not_required" and not just:
        says = lexicon.phrase("say.not_required", check=check_name(fact, lexicon))
    elif fact.status == "possible" and not just:
        says = lexicon.phrase("say.possible", check=says)
    if fact.when:
        says = f"{says} {lexicon.phrase(f'when.{fact.when}')}"
    if fact.cadence:
        says = f"{says} {lexicon.phrase('say.again', cadence=fact.cadence)}"
    lines = dict.fromkeys(material.under(fact.evidence))  # two spans may stand in one line
    own = tuple(_quoted(line.unit, fact, material) for line in lines)
    return Statement(says, fact.rule, fact.evidence, own, fact=fact)


def _quoted(unit: Unit, fact: Screening, material: Material) -> Statement:
    words, evidence = numbered(unit.text.value, (unit.text.span,), material)
    return Statement(material.lexicon.phrase("say.quote", words=words), fact.rule, evidence)


def check_name(fact: Screening, lexicon: Lexicon) -> str:
    """The kind in plain words; an employer's own kind by its own name."""
    name = lexicon.tables["phrases"].get(f"check.{fact.kind}")
    return name or fact.kind.replace("_", " ")
