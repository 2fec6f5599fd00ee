"""What a comparison gives back: matches of provisions, and the rows of the instrument table."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

__all__ = [
    "Alignment",
    "ArticleRow",
    "ArticleTable",
    "Cell",
    "Deviation",
    "Match",
    "Matrix",
    "MatrixCell",
    "MatrixDocument",
    "MatrixRow",
    "NormChange",
    "NormValue",
    "Op",
    "Part",
    "Relation",
    "Row",
    "Status",
    "Table",
    "TextRow",
]

Relation = Literal[
    "ongewijzigd", "gewijzigd", "hernummerd", "gesplitst", "samengevoegd", "vervallen", "nieuw"
]
Status = Literal["ongewijzigd", "gewijzigd", "vervallen", "nieuw"]
Op = Literal["equal", "delete", "insert"]


class Part(Struct, frozen=True):
    """A match below the article: old address, new address, score from 0 to 1."""

    old: str
    new: str
    score: float


class Match(Struct, frozen=True, kw_only=True):
    """Articles of both sides that belong together; ``new`` is empty for a dropped article.

    ``score`` (0 to 1) is calibrated: a match shown as 0.9 is right nine times in ten.
    ``evidence`` holds the similarity per kind (heading, words, citations, position, ...), 0 to 1.
    ``diff`` holds word runs; joining "equal" and "delete" gives the old words, "equal" and
    "insert" the new ones.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    relation: Relation
    score: float
    evidence: dict[str, float] = {}
    parts: tuple[Part, ...] = ()
    diff: tuple[tuple[Op, str], ...] = ()


class Alignment(Struct, frozen=True, kw_only=True):
    """Every article of both documents, each in at least one match.

    ``confirmed`` are the pairs (old, new) of which a reader decided that they belong together.
    """

    matches: tuple[Match, ...]
    confirmed: frozenset[tuple[str, str]] = frozenset()


class Cell(Struct, frozen=True):
    """What one provision says of an instrument; ``summary`` is taken from its text."""

    at: str
    summary: str


class NormChange(Struct, frozen=True, kw_only=True):
    """A quantity on both sides, printed as a reader expects it ("10%", "3 jaar")."""

    what: str
    old: str | None
    new: str | None
    old_at: str | None = None
    new_at: str | None = None

    def turned(self) -> NormChange:
        """Return the change as it reads with old and new in each other's place."""
        return NormChange(
            what=self.what,
            old=self.new,
            new=self.old,
            old_at=self.new_at,
            new_at=self.old_at,
        )


class Row(Struct, frozen=True, kw_only=True):
    """One instrument in the old-versus-new table (bijlage 3).

    ``saving`` names the transitional provision that covers a dropped instrument, as an address
    in the new document, None when no provision does. An empty side is "niet gevonden", or "niet te
    bepalen" when the document was read with gaps (``old_unsure``, ``new_unsure``). ``remark`` is a
    Dutch sentence for the reader ("De naam komt nog voor in artikel 9b ..."). ``field`` is the
    policy field, empty for an instrument outside the catalogue.
    """

    instrument: str
    status: Status
    old: tuple[Cell, ...] = ()
    new: tuple[Cell, ...] = ()
    norm_changes: tuple[NormChange, ...] = ()
    explanation: str = ""
    legal_basis: tuple[str, ...] = ()
    saving: str | None = None
    old_unsure: bool = False
    new_unsure: bool = False
    remark: str = ""
    field: str = ""


class Table(Struct, frozen=True, kw_only=True):
    """The instrument table; ``remarks`` are Dutch sentences that hold for the whole of it."""

    rows: tuple[Row, ...]
    remarks: tuple[str, ...] = ()


class ArticleRow(Struct, frozen=True, kw_only=True):
    """One line of the article-by-article table (transponeringstabel).

    ``here`` is an article of the document in whose order the table stands, ``there`` the articles
    of the other one that belong to it; ``there`` is empty when nothing does.
    """

    here: str
    heading: str
    there: tuple[str, ...]
    there_headings: tuple[str, ...]
    relation: Relation
    summary: str


class ArticleTable(Struct, frozen=True, kw_only=True):
    """The article-by-article table in both directions: from old to new and from new to old."""

    from_old: tuple[ArticleRow, ...]
    from_new: tuple[ArticleRow, ...]


class TextRow(Struct, frozen=True, kw_only=True):
    """One row of the three-column table: old text, new text, remarks.

    ``diff`` holds word runs as in ``Match``, for whoever wants to mark the changes.
    """

    old_at: tuple[str, ...]
    new_at: tuple[str, ...]
    old_text: str
    new_text: str
    remarks: str
    relation: Relation
    diff: tuple[tuple[Op, str], ...] = ()


Deviation = Literal["gelijk", "anders ingevuld", "weggelaten", "eigen aanvulling"]


class MatrixDocument(Struct, frozen=True, kw_only=True):
    """A column of the matrix."""

    id: str
    title: str
    bodies: tuple[str, ...] = ()


class NormValue(Struct, frozen=True):
    """A quantity as it stands in a provision: what it is of, its value as printed, its place."""

    what: str
    value: str
    at: str


class MatrixCell(Struct, frozen=True, kw_only=True):
    """What one document says of one instrument; no ``cells`` means that it was not found.

    ``unsure`` turns "niet gevonden" into "niet te bepalen". ``deviation`` is measured against the
    model document, None when there is no model or when neither has the instrument; ``changes``
    are the quantities that differ from those of the model.
    """

    cells: tuple[Cell, ...] = ()
    norms: tuple[NormValue, ...] = ()
    unsure: bool = False
    deviation: Deviation | None = None
    changes: tuple[NormChange, ...] = ()


class MatrixRow(Struct, frozen=True, kw_only=True):
    """An instrument in all documents: a cell per document, in the order of the columns."""

    instrument: str
    cells: tuple[MatrixCell, ...]


class Matrix(Struct, frozen=True, kw_only=True):
    """Instruments by document; ``model`` is the column of the model document, counted from 0."""

    documents: tuple[MatrixDocument, ...]
    rows: tuple[MatrixRow, ...]
    model: int | None = None
