"""How many pages of the index a lookup reads, as strace sees it."""

import re
from dataclasses import replace

from process import Failure, run
from questions import SECTIONS, question
from report import Table, decimals, number
from workspace import INDEX_NAME

PAGE = 512
SAMPLES = 200
MOST_FOR_ONE = 8
MOST_FOR_FURTHER = 5

ALL_THREE = "all three"
SEVERAL = "ID number and name, several certificates"

READ = re.compile(rf"pread64\(\d+<[^>]*/{re.escape(INDEX_NAME)}>.* = (\d+)$")


def measure(space, environment, rows, counts):
    """Traces lookups of some rows.

    Returns for each way of asking a list of pairs: pages read, certificates found. Persons with
    several certificates are apart.
    """
    def traces(asked):
        return [trace(space, environment, question) for question in asked]

    def by(section, rows):
        return [question(section, row, row, counts) for row in rows]

    few = rows[:SAMPLES]
    persons = traces(by(2, rows[:2 * SAMPLES]))
    return {
        SECTIONS[0]: traces(by(0, few)),
        SECTIONS[1]: traces(by(1, few)),
        SECTIONS[2]: [pair for pair in persons if pair[1] == 1],
        ALL_THREE: traces(replace(asked, name=asked.row.name) for asked in by(0, few)),
        SEVERAL: [pair for pair in persons if pair[1] > 1],
    }


def trace(space, environment, question):
    """Runs one lookup under strace. Returns the pages it read and the certificates it showed."""
    log = space.folder / "trace"
    body = question.form.encode()
    page = run(
        ["strace", "-f", "-y", "-s", "0", "-e", "trace=pread64", "-o", log, space.lookup],
        input=body, env={**environment, "CONTENT_LENGTH": str(len(body))},
    )
    certificates = page.count('<section class="certificate')
    if certificates == 0 or question.expected not in (None, certificates):
        raise Failure(f"wrong answer to {question}: {certificates} certificates")
    reads = filter(None, map(READ.search, log.read_text().splitlines()))
    pages = sum(-(-int(read.group(1)) // PAGE) for read in reads)
    if pages == 0:
        raise Failure("strace saw no read of the index")
    return pages, certificates


def table(space, traces):
    return Table(
        f"Pages that a lookup reads, {number(space.count)} certificates",
        ["", "lookups", "certificates", "pages", "for each further one"],
        [row(name, pairs, further(traces)) for name, pairs in traces.items() if pairs],
        f"Means; pages of {number(PAGE)} bytes. Promised: at most {MOST_FOR_ONE} for one certificate by "
        f"one key, and {MOST_FOR_FURTHER} for each further one.",
    )


def row(name, pairs, further):
    return [
        name, str(len(pairs)), decimals(mean(count for _, count in pairs), 2),
        decimals(mean(pages for pages, _ in pairs), 2),
        decimals(further, 2) if name == SEVERAL else "",
    ]


def broken_promises(traces):
    """Where a lookup reads more than was promised."""
    broken = []
    for name in SECTIONS:
        pages = mean(pages for pages, _ in traces[name])
        if pages > MOST_FOR_ONE:
            broken.append(f"a lookup by {name} reads {pages:.2f} pages, not {MOST_FOR_ONE}")
    extra = further(traces)
    if extra is not None and extra > MOST_FOR_FURTHER:
        broken.append(f"a further certificate costs {extra:.2f} pages, not {MOST_FOR_FURTHER}")
    return broken


def further(traces):
    """The pages that each further certificate of a person costs, or None."""
    if not traces[SEVERAL]:
        return None
    one = mean(pages for pages, _ in traces[SECTIONS[2]])
    extra_pages = sum(pages - one for pages, _ in traces[SEVERAL])
    return extra_pages / sum(count - 1 for _, count in traces[SEVERAL])


def mean(values):
    values = list(values)
    return sum(values) / len(values)
