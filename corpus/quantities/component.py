"""The finder as a component of a spaCy pipeline; importing this module registers it.

    nlp = spacy.blank("nl")
    nlp.add_pipe("dutch_quantities")
    nlp("maximaal zes maanden")._.quantities[0].value

spaCy's Matcher over lemmas finds; the interpretation is that of the command line, so that
``doc._.quantities`` holds the very quantities that ``find_quantities`` returns for the text. A unit
word has as its lemma the first of its forms in ``corpus/data/norms.toml`` ("werkdagen": "werkdag").
Tokens that join a number to something else are split: "80t/m", "27-jarige", "10%-regeling".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc

from corpus.dates import number_pattern
from corpus.model import Unit
from corpus.quantities.grammar import SCALES, quantity_grammar
from corpus.quantities.interpret import interpret
from corpus.quantities.model import Find

if TYPE_CHECKING:
    from spacy.tokens import Span, Token
    from spacy.vocab import Vocab

__all__ = ["NAME", "Annotator"]

NAME = "dutch_quantities"

_Pattern = list[dict[str, Any]]

_PIECE = re.compile(r"\d[\d.]*(?:,\d+)?|[^\W\d_]+(?:'s(?!\w))?|\s+|.", re.DOTALL)
_BLANKS: _Pattern = [{"IS_SPACE": True, "OP": "*"}]
_LETTER = re.compile(r"\w\Z")
_TIMES = ("x", "×")
_ONE = ("een", "één", "eén", "éen")


class Annotator:
    """Fills ``doc._.quantities``; the patterns are made once per pipeline."""

    def __init__(self, vocab: Vocab) -> None:
        grammar = quantity_grammar()
        self.lemmas = grammar.lemmas
        self.units: dict[str, Unit] = {self.lemmas[form]: it for form, it in grammar.units.items()}
        number = number_pattern()
        counted = [
            *grammar.words["aged"],
            *(word for word, it in grammar.units.items() if it == "maal"),
        ]
        self.worth = re.compile(rf"(?:{number}|[%€×]|eur|x)", re.I)
        self.compound = re.compile(rf"({number})({'|'.join(counted)})", re.I)
        self.matcher = Matcher(vocab)
        for kind, patterns in _patterns().items():
            self.matcher.add(kind, patterns)

    def __call__(self, doc: Doc) -> Doc:
        """Split what numbers and units are joined to, set their lemmas, fill the quantities."""
        with doc.retokenize() as retokenizer:
            for token in doc:
                if parts := self._parts(token):
                    retokenizer.split(token, parts, [(token, at) for at in range(len(parts))])
        for token in doc:
            token.lemma_ = self.lemmas.get(token.lower_, token.lemma_)
        doc._.quantities = interpret(doc.text, self._finds(doc))
        return doc

    def _parts(self, token: Token) -> list[str]:
        """Return the parts of a token that joins a number or unit to more; none of another."""
        pieces: list[str] = []
        for piece in _PIECE.findall(token.text):
            word = self.compound.fullmatch(piece)
            pieces += word.groups() if word else (piece,)
        known = (self.worth.fullmatch(one) or one.lower() in self.lemmas for one in pieces)
        return pieces if len(pieces) > 1 and any(known) else []

    def _finds(self, doc: Doc) -> list[Find]:
        """Return what the Matcher finds; of several with one unit word the longest."""
        best: dict[tuple[str, int], Find] = {}
        for key, first, last in self.matcher(doc):
            one = self._find(doc.vocab.strings[key], doc[first:last])
            if one.kind == "money" or not _is_stuck(doc.text, one):
                known = best.setdefault((one.kind, one.at), one)
                best[one.kind, one.at] = min(known, one, key=lambda it: (it.start, -it.end))
        return sorted(best.values())

    def _find(self, kind: str, span: Span) -> Find:
        start, end, last = span.start_char, span.end_char, span[-1]
        match kind:
            case "money":
                return Find(start, end, start, "money", "euro")
            case "aged":
                return Find(start, end, last.idx, "aged", "leeftijd")
            case "times":
                sign = next(token for token in span if token.lower_ in _TIMES)
                return Find(start, sign.idx + len(sign), sign.idx, "times", "maal")
            case "part":
                said = span[:-1].text.rstrip()
                at = start + len(said)
                return Find(start, at if last.lower_ == "van" else end, at, "part", "%")
        unit = self.units[last.lemma_]
        joined = len(span) == 2 and span[0].is_alpha and not span[0].whitespace_
        return Find(start, end, last.idx, "joined" if joined else "unit", unit)


def _is_stuck(text: str, one: Find) -> bool:
    """Tell whether what was found is a piece of something longer: "9.27 uur", "6maanden8"."""
    before, after = text[max(0, one.start - 2) : one.start], text[one.end : one.end + 1]
    if one.unit != "%" and (after.isalnum() or after == "_"):
        return True
    match one.kind:
        case "joined":
            return bool(_LETTER.search(before))
        case "aged":
            return bool(_LETTER.search(before) or re.fullmatch(r"\d[.,]", before))
        case "part":
            return bool(re.search(r"[\w/.,]\Z", before))
        case _:
            return bool(re.search(r"[\w.,]\Z", before))


def _patterns() -> dict[str, list[_Pattern]]:
    """Return what the Matcher looks for, by kind of find."""
    grammar = quantity_grammar()
    words = grammar.words
    number = _matching(number_pattern())
    unit: _Pattern = [{"LEMMA": {"IN": sorted(set(grammar.lemmas.values()))}}]
    numbers: list[_Pattern] = [
        [number],
        [
            _matching(r"\d.*"),
            {"TEXT": {"IN": ["\n", "\t"]}, "OP": "?"},
            {"TEXT": {"IN": ["½", "¼", "¾"]}},
        ],
        [_matching(r"\w+"), _one_of(["en"]), _one_of(["een"]), _one_of(["half", "halve"])],
    ]
    again = _spaced([{"TEXT": "("}], [number], [{"TEXT": ")"}])
    fillers: list[_Pattern] = [
        [{**_one_of(list(SCALES)), "OP": "?"}],
        [{**_one_of(words["between"]), "OP": "?"}],
    ]
    split = _spaced([_matching(r"\d")], [_matching(r"\d\d?")], unit)
    return {
        "unit": [
            split,
            *(
                _spaced(one, *repeated, *fillers, unit)
                for one in numbers
                for repeated in ([], [again])
            ),
        ],
        "money": [_spaced([_one_of(["€", "eur"])], [_matching(r"\d.*")])],
        "aged": [
            [number, {"TEXT": "-", "OP": "?"}, _one_of(words["aged"])],
        ],
        "times": [
            [_matching(r"\d+"), _one_of(list(_TIMES)), *_BLANKS, *_phrase(phrase)]
            for phrase in words["after_times"]
        ],
        "part": [
            _spaced(_phrase(part), [_one_of([*words["part"], "van"])]) for part in grammar.parts
        ],
    }


def _matching(pattern: str) -> dict[str, Any]:
    return {"LOWER": {"REGEX": f"^(?:{pattern})$"}}


def _one_of(words: list[str]) -> dict[str, Any]:
    return {"LOWER": {"IN": words}}


def _phrase(words: str) -> _Pattern:
    """Return the pattern of literal words, with blanks between them."""
    pieces = [piece for piece in _PIECE.findall(words) if piece.strip()]
    tokens = [[_one_of(list(_ONE) if piece == "een" else [piece])] for piece in pieces]
    return _spaced(*tokens)


def _spaced(*patterns: _Pattern) -> _Pattern:
    """Return patterns one after the other, with any blanks between them."""
    return [
        token for place, one in enumerate(patterns) for token in (*(_BLANKS if place else ()), *one)
    ]


@Language.factory(NAME)  # type: ignore[untyped-decorator]
def create(nlp: Language, name: str) -> Annotator:  # noqa: ARG001
    """Return the component for a pipeline."""
    return Annotator(nlp.vocab)


Doc.set_extension("quantities", default=(), force=True)
