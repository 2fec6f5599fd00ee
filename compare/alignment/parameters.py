"""The few figures that alignment rests on, in one frozen object.

``python -m tests.tune`` finds them again (``tune``), over all labelled pairs and generated
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
    first partners (``parts.Rest``) times its weight. A pair counts when its log odds are
    above zero, and its probability follows from them.
    """

    bias: float = -16.79
    heading: float = 3.45
    title: float = 2.25
    words: float = 11.34
    contained: float = 2.98
    function: float = 9.7
    instruments: float = 3.9
    citations: float = 2.82
    notes: float = 1.75
    position: float = 5.79
    chosen_bias: float = 2.08
    chosen_kinship: float = 0.69
    chosen_scale: float = 1.32
    rest_bias: float = -1.23
    rest_words: float = 7.62
    rest_size: float = 0.3
    rest_function: float = 5.31
    rest_title: float = 4.31


DEFAULT = Parameters()
