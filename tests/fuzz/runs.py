"""Reads inputs in processes of their own, and replaces one that hangs or dies."""

from __future__ import annotations

import logging
import os
import resource
import sys
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path

import msgspec

from corpus.errors import InputError
from ingest.pipeline import parse_bytes
from tests.fuzz.inputs import RARE, make_input

__all__ = ["Outcome", "outcomes"]

SECONDS = 60.0  # the most that one input may take
PEAK = 800_000_000  # bytes, the most that a process may hold while it reads
GROWTH = 1_500_000_000  # bytes of data beyond the start at which the system refuses more


@dataclass(frozen=True)
class Outcome:
    """What came of an input: "read", "refused" or a fault with its traceback."""

    index: int
    kind: str
    seconds: float
    peak: int  # bytes
    refused: bool = False
    fault: str = ""


def run(seed: int, index: int) -> Outcome:
    """Read one input and tell what came of it."""
    case = make_input(seed, index)
    fault, refused = "", False
    _forget_peak()
    start = time.perf_counter()
    try:
        msgspec.json.encode(parse_bytes(case.data, case.name))
    except InputError as error:
        refused = True
        if not str(error) or "\n" in str(error):
            fault = f"no single sentence: {error!r}"
    except BaseException:  # noqa: BLE001 - whatever it is, it is reported
        fault = traceback.format_exc()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    seconds = time.perf_counter() - start
    if not fault and peak > PEAK:
        fault = f"{peak // 1_000_000} MB of memory"
    return Outcome(index, case.kind, seconds, peak, refused, fault)


def _forget_peak() -> None:
    """Let the peak of memory start anew, so that making the input does not count in it."""
    forget = Path("/proc/self/clear_refs")
    if forget.exists():  # Linux alone; elsewhere the peak is that of the process
        forget.write_text("5", "ascii")


def _work(seed: int, pipe: Connection) -> None:
    """Answer the indices that come through the pipe, within the bound of memory."""
    logging.disable(logging.CRITICAL)  # pdfminer tells of every damaged object
    sys.stderr = open(os.devnull, "w")  # noqa: PTH123, SIM115 - for as long as the process lives
    run(seed, RARE // 2 - 1)  # what is imported once belongs to no input
    start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    # Data, not address space: libraries reserve far more than they use.
    resource.setrlimit(resource.RLIMIT_DATA, (start + GROWTH, start + GROWTH))
    while True:
        index = pipe.recv()
        if index is None:
            return
        pipe.send(run(seed, index))


class _Worker:
    """A process that reads one input at a time, and is replaced when it hangs or dies."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.index = -1
        self.since = 0.0
        self._start()

    def _start(self) -> None:
        context = get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(target=_work, args=(self.seed, theirs))
        self.process.start()
        theirs.close()

    def give(self, index: int) -> None:
        self.index, self.since = index, time.perf_counter()
        self.pipe.send(index)

    def result(self) -> Outcome | None:
        """Return what came of the input, None while it is being read."""
        if self.pipe.poll():
            try:
                return self.pipe.recv()  # type: ignore[no-any-return]
            except (EOFError, ConnectionError):
                return self._lost("the process died")
        if time.perf_counter() - self.since > SECONDS:
            return self._lost(f"more than {SECONDS:.0f} seconds")
        return None

    def _lost(self, fault: str) -> Outcome:
        self.process.kill()
        self.process.join()
        self._start()
        kind = make_input(self.seed, self.index).kind
        return Outcome(self.index, kind, time.perf_counter() - self.since, 0, fault=fault)

    def stop(self) -> None:
        self.pipe.send(None)
        self.process.join()


def outcomes(seed: int, indices: Iterator[int], workers: int) -> Iterator[Outcome]:
    """Read the inputs with these indices in some processes; yield what comes of them."""
    busy: list[_Worker] = []
    for worker, index in zip([_Worker(seed) for _ in range(workers)], indices, strict=False):
        worker.give(index)
        busy.append(worker)
    while busy:
        wait([worker.pipe for worker in busy], timeout=1)
        for worker in list(busy):
            outcome = worker.result()
            if outcome is None:
                continue
            yield outcome
            following = next(indices, None)
            if following is None:
                busy.remove(worker)
                worker.stop()
            else:
                worker.give(following)
