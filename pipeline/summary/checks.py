"""The checks that the candidate must pass: what, when and how often."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipeline.lexicon import Lexicon, Rule
from pipeline.model import Screening, SectionKind, Statement, Unit
from pipeline.plain import guard, plain
from pipeline.summary.material import Line, Material
from pipeline.summary.wording import numbered, sentence

_WORDS = re.compile(r"[\w'’-]+")
CLEAR = 24
"""Words of the posting that can stand for our own sentence, if they name the check as clearly."""
_APART: frozenset[SectionKind] = frozenset({"header", "preferred"})
"""Sections of which a line says less by itself: a row of key words, or without its "may"."""


def checks(material: Material) -> tuple[Statement, ...]:
    """One statement a check; what else the posting says about it stands under it, once."""
    said: set[int] = set()
    return tuple(_say(fact, material, said) for fact in material.posting.having(Screening))


def _say(fact: Screening, material: Material, said: set[int]) -> Statement:
    """Our sentence with the lines that add to it; or the lines alone, if few words say it all."""
    rules = material.lexicon.rules["screening"]
    rule = next((rule for rule in rules if rule.id == fact.rule), None)
    lines = [line for line in material.under(fact.evidence) if id(line.unit) not in said]
    said.update(id(line.unit) for line in lines)
    lines = _once(lines, material)
    says = _sentences(fact, rule, material.lexicon)
    known = _known(says, fact, rule, material)
    more = [line for line in lines if _adds(line.unit, says, known, material.lexicon)]
    if rule and more and _are_clear(lines, rule):
        words = [_own(line.unit, fact, material) for line in lines]
        spans = {*fact.evidence, *(span for each in words for span in each.evidence)}
        text = " ".join(each.text for each in words)
        return Statement(text, fact.rule, tuple(sorted(spans)), fact=fact)
    ways = tuple(_own(line.unit, fact, material) for line in more)
    return Statement(says, fact.rule, fact.evidence, ways, fact=fact)


def _once(lines: Iterable[Line], material: Material) -> list[Line]:
    """The lines without those whose every telling word stands in another one."""
    kept: dict[frozenset[str], Line] = {}
    for line in lines:
        words = frozenset(material.telling(line.unit.text.value))
        if not any(words <= other for other in kept):
            kept = {other: each for other, each in kept.items() if not other < words}
            kept[words] = line
    return list(kept.values())


def _are_clear(lines: Sequence[Line], rule: Rule) -> bool:
    """True where a reader needs no sentence of ours to see what is checked."""
    text = " ".join(line.unit.text.value for line in lines)
    places = {id(line.section): line.section.kind for line in lines}
    if (
        len(text.split()) > CLEAR
        or "|" in text
        or len(places) > 1
        or _APART.intersection(places.values())
    ):
        return False
    clear = rule.values.get("clear", ())
    return isinstance(clear, tuple) and any(words in text.lower() for words in clear)


def _sentences(fact: Screening, rule: Rule | None, lexicon: Lexicon) -> str:
    """What is checked, if it must be, when and how often: in our words."""
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


def _known(says: str, fact: Screening, rule: Rule | None, material: Material) -> frozenset[str]:
    """The words of a line that our own sentence says, in these words or in others."""
    phrase = material.lexicon.phrase
    texts = [says, phrase("say.check_said"), rule.text("covers") if rule else ""]
    if fact.when:
        texts.append(phrase("say.check_when"))
    texts += (detail.value for detail in material.details("employer"))
    return frozenset(word for text in texts for word in _WORDS.findall(text.lower()))


def _adds(unit: Unit, says: str, known: frozenset[str], lexicon: Lexicon) -> bool:
    """True where the posting's line holds more than our words: a fact, or another word."""
    text = unit.text.value
    lost = {change[1:].lower() for change in guard(text, says, lexicon) if change[0] == "-"}
    return not lost.union(_WORDS.findall(text.lower())) <= known


def _own(unit: Unit, fact: Screening, material: Material) -> Statement:
    words = sentence(plain(unit.text.value, material.lexicon, "terms"), material.lexicon)
    text, evidence = numbered(words, (unit.text.span,), material)
    return Statement(text, fact.rule, evidence)


def check_name(fact: Screening, lexicon: Lexicon) -> str:
    """The kind in plain words; an employer's own kind by its own name."""
    name = lexicon.tables["phrases"].get(f"check.{fact.kind}")
    return name or fact.kind.replace("_", " ")
