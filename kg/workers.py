"""Work shared out to several processes, with results in the order of the work.

Each process is given its tool once, the extractor or where the store lies, and then one article, or
one part of the graph, at a time; no more than a few are under way, so memory does not grow with
their number. Processes are spawned, never forked: the store's threads do not survive a fork.
"""

from __future__ import annotations

import os
import pickle
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import cache
from multiprocessing import get_context, parent_process
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any, TypeVar

from kg.errors import BadParameter, PluginError, WorkerError

T = TypeVar("T")
Tool = TypeVar("Tool")
Item = TypeVar("Item")

_AHEAD = 4
"""How many items are under way for each process, so that none waits for the slowest."""


def number_of(workers: int) -> int:
    """How many processes are meant: 0 stands for one per core; raises BadParameter below that.

    >>> number_of(2)
    2
    """
    if workers < 0:
        raise BadParameter(f"workers is a number of processes, 0 for one per core, not {workers}")
    return workers or os.cpu_count() or 1


def each(
    task: Callable[[Tool, Item], T], items: Iterable[Item], tool: Tool, workers: int = 1
) -> Generator[T, None, None]:
    """What ``task`` makes of each item with a tool, in their order, whoever of the workers is done
    first.

    With one worker it is done here. With more, the task must be a function of a module and the tool
    must travel: extractors that are known by name do, others if they can be pickled. Closing the
    iterator ends the processes. Raises PluginError for a tool that cannot travel, WorkerError when
    a process dies.

    >>> from kg.articles import from_text
    >>> from kg.extract.plugins import extractor
    >>> def parties(extractor, article):
    ...     records = extractor.extract(article).of_type("partnership")
    ...     return [record.values("party") for record in records]
    >>> text = "Nordlens has cooperated with Zephyr on phone cameras since 2019."
    >>> list(each(parties, [from_text(text, id="example")], extractor()))
    [[['Nordlens', 'Zephyr']]]
    """
    if (number := number_of(workers)) == 1:
        return (task(tool, item) for item in items)
    return _shared_out(task, items, _packed(tool), number)


def _packed(tool: object) -> bytes:
    try:
        return pickle.dumps(tool)
    except Exception as error:  # whatever a plug-in's objects raise
        name = getattr(tool, "name", tool)
        raise PluginError(
            f"the extractor {name!r} cannot be sent to other processes ({error}); "
            "use workers=1, or register it and ask for it by name"
        ) from error


def _shared_out(
    task: Callable[[Tool, Item], T], items: Iterable[Item], packed: bytes, workers: int
) -> Generator[T, None, None]:
    under_way: deque[Future[T]] = deque()
    with _pool(packed, workers) as pool:
        for item in items:
            under_way.append(pool.submit(_run, task, item))
            if len(under_way) == _AHEAD * workers:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()


@contextmanager
def _pool(packed: bytes, workers: int) -> Iterator[ProcessPoolExecutor]:
    """Processes that have the tool; they end with the block.

    It is passed on in a file: to a process that died before it read all of it, a pipe would be
    written for ever.
    """
    with TemporaryDirectory(prefix="kg-") as folder:
        path = Path(folder) / "tool"
        path.write_bytes(packed)
        pool = ProcessPoolExecutor(workers, get_context("spawn"), _begin, (path,))
        try:
            yield pool
        except BrokenProcessPool as error:
            raise WorkerError(
                "a process that was at work died; what was read before is kept: run the "
                "same again, with fewer workers if memory is short, and in a script below "
                'if __name__ == "__main__", as each process loads the script too'
            ) from error
        finally:
            pool.shutdown(cancel_futures=True)


# ---- in the processes --------------------------------------------------------------------------

_received = b""


def _begin(packed: Path) -> None:
    """Make a new process ready; Ctrl-C is for its parent, which ends it."""
    global _received
    _received = packed.read_bytes()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Leave no process behind when the parent is killed."""
    if parent := parent_process():
        parent.join()
        os._exit(1)


@cache
def _tool() -> Any:
    try:
        return pickle.loads(_received)
    except Exception as error:
        raise PluginError(
            f"the extractor cannot be loaded in another process ({error}); use workers=1, or "
            "register it and ask for it by name"
        ) from error


def _run(task: Callable[[Any, Item], T], item: Item) -> T:
    return task(_tool(), item)
