"""Weighted words: texts as vectors in which a term that stands in many texts counts little."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

__all__ = ["Space"]

Text = Sequence[str]


class Space:
    """Weighted words: a term counts 1 when it stands in one text, little when in many.

    The texts that vectors are made of later hold no other terms than the texts given here.
    """

    def __init__(self, texts: Sequence[Text]) -> None:
        import numpy as np

        seen: Counter[str] = Counter()
        for text in texts:
            seen.update(set(text))
        self.index = {term: place for place, term in enumerate(seen)}
        count = np.array(list(seen.values()), dtype=float)
        self.weight = np.log1p(len(texts) / count) / np.log1p(max(1, len(texts)))

    def weights(self) -> dict[str, float]:
        """Return the weight of each term; a term of a heading may be missing from the texts."""
        return {term: float(self.weight[place]) for term, place in self.index.items()}

    def mass(self, text: Text) -> float:
        """Return the summed weight of the different terms of a text."""
        return float(sum(self.weight[self.index[term]] for term in set(text)))

    def _matrix(self, texts: Sequence[Text], *, counted: bool) -> Any:
        from scipy.sparse import csr_matrix

        rows, columns, values = [], [], []
        for row, text in enumerate(texts):
            for term, times in Counter(text).items():
                rows.append(row)
                columns.append(self.index[term])
                values.append(1.0 + math.log(times) if counted else 1.0)
        shape = (len(texts), len(self.index))
        return csr_matrix((values, (rows, columns)), shape=shape, dtype=float)

    def cosine(self, old: Sequence[Text], new: Sequence[Text]) -> Matrix:
        """Return the cosine of every old text with every new one."""
        import numpy as np

        found: Matrix = np.clip(self._products(old, new).toarray(), 0.0, 1.0)
        return found

    def sparse_cosine(self, old: Sequence[Text], new: Sequence[Text], least: float) -> Any:
        """Return the same as a sparse matrix of the values from ``least`` on."""
        import numpy as np

        found = self._products(old, new)
        found.data = np.where(found.data < least, 0.0, np.minimum(found.data, 1.0))
        found.eliminate_zeros()
        return found

    def _products(self, old: Sequence[Text], new: Sequence[Text]) -> Any:
        import numpy as np

        sides = []
        for texts in (old, new):
            matrix = self._matrix(texts, counted=True).multiply(self.weight).tocsr()
            norm = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
            sides.append(matrix.multiply(1.0 / np.where(norm > 0, norm, 1.0)[:, None]).tocsr())
        return (sides[0] @ sides[1].T).tocsr()

    def contained(self, old: Sequence[Text], new: Sequence[Text]) -> tuple[Matrix, Matrix]:
        """Return the weighted share of each old text's terms that the new text has, and back."""
        import numpy as np

        left, right = self._matrix(old, counted=False), self._matrix(new, counted=False)
        shared = (left.multiply(self.weight).tocsr() @ right.T).toarray()
        mass_old, mass_new = left @ self.weight, right @ self.weight
        return (
            shared / np.where(mass_old > 0, mass_old, 1.0)[:, None],
            shared / np.where(mass_new > 0, mass_new, 1.0)[None, :],
        )
