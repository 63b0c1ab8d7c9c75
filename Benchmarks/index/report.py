"""Tables for a terminal and for docs/benchmarks.md, and the machine they were made on."""

import datetime
import os
import re
from dataclasses import dataclass
from pathlib import Path

from process import run


@dataclass(frozen=True)
class Table:
    """Rows of text; the first column is words, the others numbers."""

    title: str
    columns: list
    rows: list
    note: str = ""

    def plain(self):
        widths = [max(len(row[at]) for row in [self.columns, *self.rows]) for at in self.indices]
        lines = [
            "  ".join(self.aligned(row[at], at, widths[at]) for at in self.indices).rstrip()
            for row in [self.columns, *self.rows]
        ]
        return self.page(self.title, lines)

    def markdown(self):
        lines = ["| " + " | ".join(row) + " |" for row in [self.columns, *self.rows]]
        lines.insert(1, "|---" + "|---:" * (len(self.columns) - 1) + "|")
        return self.page(f"### {self.title}", lines)

    def page(self, title, lines):
        return "\n".join([title, "", *lines, "", *([self.note, ""] if self.note else [])])

    @property
    def indices(self):
        return range(len(self.columns))

    @staticmethod
    def aligned(cell, column, width):
        return cell.ljust(width) if column == 0 else cell.rjust(width)


def number(value):
    return f"{value:,}"


def decimals(value, places):
    return f"{value:.{places}f}"


def mebibytes(size):
    return decimals(size / (1 << 20), 0)


def machine(project, packages):
    """Lines about when, where and with what the numbers were made."""
    processor = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / (1 << 30)
    system = os.uname()
    return [
        f"{datetime.date.today().isoformat()}, osta at {revision(project)}",
        f"{processor.group(1) if processor else system.machine}, {os.cpu_count()} cores, "
        f"{decimals(memory, 0)} GiB, {system.sysname} {system.release}",
        ", ".join(f"{package} {version(package)}" for package in packages),
    ]


def revision(project):
    """The commit, with a + behind it if the folder holds changes that are not committed."""
    commit = run(["git", "-C", project, "rev-parse", "--short", "HEAD"]).strip()
    changes = run(["git", "-C", project, "status", "--porcelain", "--untracked-files=no"])
    return commit + ("+" if changes else "")


def version(package):
    return run(["dpkg-query", "-W", "-f", "${Version}", package])
