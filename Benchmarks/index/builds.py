"""The build benchmark: from the same CSV to a finished file that is on the disk."""

import os
import random
import statistics
import sys
import time
from dataclasses import replace

from process import Failure, measure, sync_file
from report import Table, decimals, mebibytes, number
from stores import certificates_in


def build_all(space, stores, rounds):
    """Builds every store so many times, in a new order each round.

    Returns for each store's name its Usages, or None for one whose format ended before the CSV did.
    """
    results = {store.name: [] for store in stores}
    order = random.Random(space.seed)
    for number_of_round in range(1, rounds + 1):
        for store in order.sample(stores, len(stores)):
            if results[store.name] is None:
                continue
            print(f"round {number_of_round} of {rounds}: {store.name}", file=sys.stderr)
            usage = build(space, store)
            if usage is None:
                results[store.name] = None
            else:
                results[store.name].append(usage)
    return results


def build(space, store):
    """Builds a store anew, up to the moment when the file is on the disk."""
    store.file.parent.mkdir(exist_ok=True)
    store.file.unlink(missing_ok=True)
    os.sync()
    warm(space.csv)
    log_path = space.folder / f"{store.name}.log"
    with open(log_path, "wb") as log, open(store.script or os.devnull, "rb") as script:
        start = time.monotonic()
        usage = measure(store.command, script, log, space.folder)
        if usage.status == 0:
            sync_file(store.file)
        usage = replace(usage, wall=time.monotonic() - start)
    return checked(space, store, usage, log_path.read_text("utf-8", "replace"))


def checked(space, store, usage, log):
    if store.full is not None and usage.status == store.full:
        print(f"{store.name}: {log}", file=sys.stderr)
        store.file.unlink(missing_ok=True)
        return None
    if usage.status != 0:
        raise Failure(f"{store.name} ended with {usage.status}: {log}")
    if store.name == "osta":
        complete = certificates_in(space, store.file) == space.count
    else:
        complete = f"{space.count} certificates" in log
    if not complete:
        raise Failure(f"{store.name} does not hold all {space.count} certificates: {log}")
    return usage


def warm(path):
    """Reads a file, so that it lies in the page cache."""
    with open(path, "rb", buffering=0) as file:
        while file.read(1 << 20):
            pass


def table(space, stores, results):
    ours = median(results[stores[0].name], "wall")
    rows = [row(space, store, results[store.name], ours) for store in stores]
    return Table(
        f"Building from {number(space.count)} certificates of CSV",
        ["", "wall s", "least–most", "× osta", "CPU s", "peak MiB", "bytes", "a certificate"],
        rows,
        "Medians of the rounds, of peak memory the largest. Wall time ends when the file is on the disk.",
    )


def row(space, store, usages, ours):
    if usages is None:
        return [store.name, "the format ends at 4 GiB, before the CSV does"] + [""] * 6
    walls = [usage.wall for usage in usages]
    size = store.file.stat().st_size
    return [
        store.name,
        decimals(median(usages, "wall"), 2),
        f"{decimals(min(walls), 2)}–{decimals(max(walls), 2)}",
        decimals(median(usages, "wall") / ours, 2),
        decimals(median(usages, "cpu"), 2),
        mebibytes(max(usage.peak for usage in usages)),
        number(size),
        decimals(size / space.count, 1),
    ]


def median(usages, field):
    return statistics.median(getattr(usage, field) for usage in usages)
