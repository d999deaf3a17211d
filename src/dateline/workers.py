"""Codes batches of reports in several processes, in order, with a bounded number in flight."""

import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor

from dateline.domain.analysis import Analysis
from dateline.domain.report import Report
from dateline.pipeline import batches, code_reports
from dateline.settings import Settings


def code_in_processes(reports: Iterable[Report], *, settings: Settings, workers: int) -> Iterator[Analysis]:
    """Analyses in the order of the reports. At most two batches a worker wait at a time, so memory stays bounded."""
    waiting = batches(iter(reports))
    pending: deque[Future[list[Analysis]]] = deque()
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        try:
            while True:
                while len(pending) < 2 * workers and (batch := next(waiting, None)) is not None:
                    pending.append(pool.submit(_code_batch, batch, settings))
                if not pending:
                    return
                yield from pending.popleft().result()
        finally:
            for future in pending:
                future.cancel()


def _code_batch(batch: list[Report], settings: Settings) -> list[Analysis]:
    return [coded.analysis for coded in code_reports(batch, settings=settings)]
