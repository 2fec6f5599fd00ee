"""Ten people at one library: nobody waits for another, and no edit is lost.

``WASWORDT_TOGETHER`` is how long they work, in seconds; ``make bench`` takes a minute.
"""

from __future__ import annotations

import os

import pytest

from corpus import demo
from tests.browser.together import Worked, work_together
from ui.service import Service

SECONDS = float(os.environ.get("WASWORDT_TOGETHER", "12"))


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Worked:
    folder = tmp_path_factory.mktemp("samen")
    Service(folder).add([demo.file(name) for name in (demo.OLD_CLEAN, demo.NEW_TXT, demo.OTHER)])
    return work_together(folder, SECONDS)


def test_nobody_meets_an_error(worked: Worked) -> None:
    assert worked.errors == []
    assert all(count > 0 for count in worked.reads.values())


def test_every_edit_that_was_taken_is_there_with_its_name(worked: Worked) -> None:
    assert len({who for who, _ in worked.kept}) == 9  # eight of them, and who came first
    missing = [edit for edit in worked.kept if edit not in worked.found]
    assert missing == []


def test_a_stale_edit_is_refused_and_the_difference_is_shown(worked: Worked) -> None:
    assert worked.refused
    assert all(shown for shown in worked.refused)
