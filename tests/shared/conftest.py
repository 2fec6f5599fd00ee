"""Tests on real documents beside the checkout; they are skipped where those are not there."""

from __future__ import annotations

from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2].parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    if not (FOLDER / "corpus").is_dir():
        pytest.skip("../shared/corpus is er niet: niet gedraaid")
    return FOLDER
