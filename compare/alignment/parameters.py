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

    bias: float = -16.83
    heading: float = 4.73
    title: float = 2.25
    words: float = 9.51
    contained: float = 3.03
    function: float = 12.16
    instruments: float = 4.32
    citations: float = 3.42
    notes: float = 0.0
    position: float = 3.88
    chosen_bias: float = 0.13
    chosen_kinship: float = 4.26
    chosen_scale: float = 1.51
    rest_bias: float = -1.95
    rest_words: float = 7.43
    rest_size: float = 5.13
    rest_function: float = 4.96
    rest_title: float = 2.03


DEFAULT = Parameters()
