"""The lookup benchmark: a fresh process for each question, against an empty program and among the peers.

What ran just before leaves its memory in the caches, and some peers much of it. So what a lookup costs
is measured without them, and how it compares with them in a run of its own.
"""

import sys

from builds import warm
from process import run
from report import Table, decimals, number

PEERS = {"tinycdb": "cdb", "LMDB": "lmdb", "SQLite": "sqlite"}


def environment(space, index_folder):
    """What a web server gives the program, but for CONTENT_LENGTH. The limiter is off."""
    return {
        "REQUEST_METHOD": "POST",
        "CONTENT_TYPE": "application/x-www-form-urlencoded",
        "GATEWAY_INTERFACE": "CGI/1.1",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "SERVER_NAME": "localhost",
        "REMOTE_ADDR": "127.0.0.1",
        "SCRIPT_NAME": "/cgi-bin/lookup.cgi",
        "PATH": "/usr/bin:/bin",
        "OSTA_INDEX_DIR": str(index_folder),
        "OSTA_KEY": str(space.key),
        "OSTA_STATE_DIR": "",
        "BENCH_PAGE": str(space.lookup.parent / "lookup.page"),
    }


def contestants(space, stores):
    """Lines for the program `spawn`; the floor of a C library stands before its programs."""
    ours, *peers = stores
    counters = space.folder / "counters"
    counters.mkdir(exist_ok=True)
    lines = [
        ("empty program", "empty", space.program("empty-musl"), "-", ""),
        ("osta lookup.cgi", "page", space.lookup, "-", ""),
        ("its system calls alone", "calls", space.program("calls-musl"), ours.file, ""),
        ("osta lookup.cgi with limiter", "page", space.lookup, "-", counters),
        ("its system calls alone", "calls", space.program("calls-musl"), ours.file, counters),
    ]
    if peers:
        lines += [
            *peers_lines(space, peers, "musl", ""),
            ("empty program, glibc", "empty", space.program("empty-glibc"), "-", ""),
            *peers_lines(space, peers, "glibc", ", glibc"),
        ]
    return ["\t".join(map(str, line)) + "\n" for line in lines]


def peers_lines(space, peers, libc, suffix):
    return [
        (peer.name + suffix, "lines", space.program(f"{PEERS[peer.name]}-{libc}"), peer.file, "")
        for peer in peers
    ]


def measure(space, stores, questions, rounds):
    """Measures the first of the stores, and the others as its peers.

    Returns for each contestant its name, median, and 10th and 90th percentile in microseconds.
    """
    for store in stores:
        warm(store.file)
    (space.folder / "questions").write_text("".join(question.line for question in questions))
    (space.folder / "contestants").write_text("".join(contestants(space, stores)))
    print(f"lookups: {rounds} rounds", file=sys.stderr)
    output = run(
        [
            space.program("spawn"), rounds, space.seed, space.folder / "questions",
            space.folder / "contestants",
        ],
        env=environment(space, stores[0].file.parent),
    )
    results = (line.split("\t") for line in output.splitlines())
    return [(name, *map(float, times)) for name, *times in results]


def table(space, rounds, results):
    floors = {name: median for name, median, *_ in results if name.startswith("empty program")}
    empty = next(times for name, *times in results if name == "empty program")
    rows = [
        [
            name, *(decimals(time, 0) for time in times),
            *(decimals(time / floor, 2) for time, floor in zip(times[:2], empty)),
            decimals(times[0] / floors[floor_of(name)], 2),
        ]
        for name, *times in results
    ]
    place = "among its peers, " if "empty program, glibc" in floors else ""
    return Table(
        f"One lookup, a fresh process, {place}{number(space.count)} certificates",
        ["", "median µs", "10 %", "90 %", "× empty (musl)", "10 % × 10 %", "× its own empty"],
        rows,
        f"{number(rounds)} rounds, each in a new random order, every answer checked.",
    )


def floor_of(name):
    return "empty program, glibc" if name.endswith("glibc") else "empty program"
