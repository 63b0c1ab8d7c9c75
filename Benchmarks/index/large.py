"""The index at national scale: certificates piped into the builder, and its peak memory."""

import itertools
import subprocess
import sys
import time

import lookups
import pagereads
from process import Failure, run, wait
from questions import questions, row
from report import Table, decimals, mebibytes, number
from stores import Store, certificates_in
from workspace import INDEX_NAME

MOST_MEMORY = 512 << 20
ASKED = 3000


def measure(space, rounds):
    """Builds from a pipe and asks the index. Returns tables and broken promises."""
    ours = Store("osta", space.folder / "index" / INDEX_NAME, [])
    ours.file.parent.mkdir()
    usage = build(space, ours.file)
    rows = first_rows(space, ASKED)
    environment = lookups.environment(space, ours.file.parent)
    traces = pagereads.measure(space, environment, rows, None)
    times = lookups.measure(space, [ours], questions(rows, None), rounds)
    tables = [
        table(space, ours.file, usage), lookups.table(space, rounds, times),
        pagereads.table(space, traces),
    ]
    return tables, broken_promises(usage) + pagereads.broken_promises(traces)


def build(space, output):
    """Builds the index of everything that `osta sample` writes. Returns the builder's Usage."""
    print(f"building from a pipe: {number(space.count)} certificates", file=sys.stderr)
    sampler = subprocess.Popen(words(space.sample_command("qualification")), stdout=subprocess.PIPE)
    start = time.monotonic()
    builder = subprocess.Popen(
        words(space.index_command("qualification", output, "-")), stdin=sampler.stdout,
        stdout=sys.stderr,
    )
    sampler.stdout.close()
    usage = wait(builder, start)
    if sampler.wait() != 0 or usage.status != 0:
        raise Failure(f"the builder ended with {usage.status}, the sampler with {sampler.returncode}")
    held = certificates_in(space, output)
    if held != space.count:
        raise Failure(f"the index holds {held} certificates, not {space.count}")
    return usage


def words(command):
    return [str(word) for word in command]


def first_rows(space, count):
    """The first rows of the same samples; a shorter run with the same seed writes the same."""
    command = words(space.sample_command("qualification"))
    command[command.index("--count") + 1] = str(min(count, space.count))
    return [row(line) for line in itertools.islice(run(command).splitlines(), 1, None)]


def table(space, output, usage):
    size = output.stat().st_size
    return Table(
        f"Building from a pipe, {number(space.count)} certificates",
        ["", "wall s", "CPU s", "peak MiB", "bytes", "a certificate"],
        [[
            "osta", decimals(usage.wall, 1), decimals(usage.cpu, 1), mebibytes(usage.peak),
            number(size), decimals(size / space.count, 2),
        ]],
        "One run. `osta sample` makes the CSV on the same cores, and its time is in the wall time.",
    )


def broken_promises(usage):
    if usage.peak <= MOST_MEMORY:
        return []
    return [f"the builder took {mebibytes(usage.peak)} MiB, not {mebibytes(MOST_MEMORY)}"]
