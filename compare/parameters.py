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
    the assignment chose: ``chosen_bias`` plus those log odds times ``chosen_scale``. For a pair
    that splitting or merging would add: ``rest_bias`` plus those log odds plus what the pair
    explains beyond the first partners (``compare.parts.Rest``) times its weight. A pair counts
    when its log odds are above zero, and its probability follows from them.
    """

    bias: float = -15.0
    heading: float = 4.64
    title: float = 2.55
    words: float = 8.94
    contained: float = 2.22
    function: float = 10.24
    instruments: float = 3.61
    citations: float = 3.27
    notes: float = 0.0
    position: float = 3.24
    chosen_bias: float = 3.32
    chosen_scale: float = 1.42
    rest_bias: float = -0.92
    rest_words: float = 5.32
    rest_size: float = 3.89
    rest_function: float = 4.79
    rest_title: float = 1.98


DEFAULT = Parameters()
