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

    bias: float = -15.44
    heading: float = 4.82
    title: float = 2.55
    words: float = 9.23
    contained: float = 2.27
    function: float = 11.12
    instruments: float = 3.52
    citations: float = 3.3
    notes: float = 0.0
    position: float = 3.14
    chosen_bias: float = 0.42
    chosen_kinship: float = 3.58
    chosen_scale: float = 1.51
    rest_bias: float = -0.93
    rest_words: float = 5.27
    rest_size: float = 3.81
    rest_function: float = 4.68
    rest_title: float = 2.01


DEFAULT = Parameters()
