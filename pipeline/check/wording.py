"""Words and turns of phrase that the rules know, sentence by sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pipeline.check.remark import Remark
from pipeline.check.subject import Subject, may, quoted, shortened
from pipeline.lexicon import Rule
from pipeline.lexicon.index import index
from pipeline.model import Span, Text, Unit
from pipeline.sentences import split

Found = tuple[Span, str]
ALIKE = 8
"""Letters by which two words count as one: "independent", "independently"."""
LONGEST = 3_000
"""Characters of a sentence that are looked at: what goes on for longer is none."""


def wording(subject: Subject) -> Iterator[Remark]:
    """What the rules with expressions find in the sentences of the posting."""
    together: dict[str, list[Found]] = defaultdict(list)
    for rule, sentence in _candidates(subject):
        for found in _found(rule, sentence):
            if rule.text("per") == "posting":
                together[rule.name].append(found)
            else:
                yield _remark(subject, rule, [found])
    for name, places in together.items():
        rule = subject.rule(name)
        if len({words.lower()[:ALIKE] for _, words in places}) >= rule.number("limit"):
            yield _remark(subject, rule, places)


def links(subject: Subject) -> Iterator[Remark]:
    """Links whose words do not tell where they lead."""
    rules = [rule for rule in subject.lexicon.rules["flags"] if rule.text("on") == "links"]
    for block in subject.posting.blocks:
        for link in block.links:
            words = subject.posting.quote(link.span)
            for rule in rules:
                if rule.search(words, words.lower()):
                    yield subject.remark(rule, link.span, words=shortened(words))


def of_rule(subject: Subject, name: str) -> Iterator[Remark]:
    """What one rule finds, whatever it is looked for on."""
    rule = subject.rule(name)
    for kind, unit in subject.units:
        for found in _found(rule, unit.text) if may(rule, kind) else ():
            yield _remark(subject, rule, [found])


def _candidates(subject: Subject) -> Iterator[tuple[Rule, Text]]:
    """Each rule, and each sentence that it may find something in."""
    made = index(subject.lexicon.rules["flags"], "severity")
    units = subject.units
    marks = made.marks([unit.text.value for _, unit in units])
    for number, owners in marks.items():
        kind, unit = units[number]
        rules = [each.rule for each in made.candidates(owners)
                 if not each.rule.text("on") and may(each.rule, kind)
                 and not subject.silenced(each.rule)]  # fmt: skip
        for sentence in _sentences(unit) if rules else ():
            yield from ((rule, sentence) for rule in rules)


def _sentences(unit: Unit) -> list[Text]:
    return [unit.text] if unit.kind == "row" else list(split(unit.text))


def _found(rule: Rule, sentence: Text) -> Iterator[Found]:
    """The places that a rule finds in a sentence; of those that overlap, the first."""
    value, last = sentence.value[:LONGEST], 0
    matches = rule.finditer(value, value.lower())
    for match in sorted(matches, key=lambda match: (match.start(), -match.end())):
        if match.start() >= last and match[0]:
            last = match.end()
            yield sentence.span_of(*match.span()), match[0]


def _remark(subject: Subject, rule: Rule, places: list[Found]) -> Remark:
    distinct = list(
        {" ".join(words.lower().split()): words for _, words in reversed(places)}.values()
    )
    distinct.reverse()
    one = shortened(places[0][1])
    words = quoted(distinct) if rule.text("per") == "posting" else one
    if "“{words}”" not in rule.says and rule.text("per") != "posting":
        words = f"“{one}”"
    return subject.remark(
        rule, places[0][0], words=words, count=str(len(places)), instead=_instead(rule, one)
    )


def _instead(rule: Rule, words: str) -> str:
    """What the rule's own list has for these words; the longest beginning wins."""
    listed = rule.values.get("instead")
    pairs = [line.split(" = ") for line in listed] if isinstance(listed, tuple) else []
    fitting = [(hard, plain) for hard, plain in pairs if words.lower().startswith(hard)]
    return max(fitting, default=("", ""), key=lambda pair: len(pair[0]))[1]
