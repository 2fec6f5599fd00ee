"""The few figures that alignment rests on, in one frozen object.

``python -m tests.tune`` finds them again (``compare.tune``), over all labelled pairs and generated
ones at once, and shows by cross-validation what they are worth on a pair they have not seen.
"""

from __future__ import annotations

from msgspec import Struct

__all__ = ["DEFAULT", "Parameters"]


class Parameters(Struct, frozen=True, kw_only=True):
    """Log odds that two articles belong together.

    For every pair: ``bias`` plus each kind of evidence (0 to 1) times its weight. For a pair that
    the assignment chose: ``chosen_bias``, plus ``chosen_kinship`` times what the documents have in
    common as a whole, plus those log odds times ``chosen_scale``. For a pair that splitting or
    merging would add: ``rest_bias`` plus those log odds plus what the pair explains beyond the
    first partners (``compare.parts.Rest``) times its weight. A pair counts when its log odds are
    above zero, and its probability follows from them.
    """

    bias: float = -15.43
    heading: float = 4.74
    title: float = 2.56
    words: float = 8.88
    contained: float = 2.53
    function: float = 11.14
    instruments: float = 3.63
    citations: float = 3.22
    notes: float = 0.0
    position: float = 3.09
    chosen_bias: float = 0.47
    chosen_kinship: float = 3.64
    chosen_scale: float = 1.53
    rest_bias: float = -1.45
    rest_words: float = 6.21
    rest_size: float = 4.37
    rest_function: float = 4.9
    rest_title: float = 2.06


DEFAULT = Parameters()
