"""Builds of the same site by osta, by Hugo, and by the floor; times, memory, and what came out."""

import itertools
import os
import random
import shutil
import statistics
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import notices
import report
import sites
from process import Failure, measure, run, text

PROGRAMS = Path(__file__).parent / "programs"


@dataclass(frozen=True)
class Builder:
    """A program that makes the site in `output` anew."""

    name: str
    command: list
    output: Path


@dataclass(frozen=True)
class Space:
    """Where things lie; `count` is the number of notices."""

    project: Path
    folder: Path
    hugo: Path
    count: int
    seed: int
    numbers: Iterator = field(default_factory=itertools.count)

    @property
    def osta(self):
        return self.project / ".build/release/osta"

    def prepare(self):
        """Writes both sites and compiles the floor."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        sites.write_osta(self.project, self.folder / "osta", self.count, self.seed)
        sites.write_hugo(self.folder / "hugo", self.count, self.seed)
        names = [notices.name(position, self.count) for position in range(self.count)]
        (self.folder / "list").write_text("".join(f"{name}\n" for name in names))
        run(["gcc", "-O2", "-std=gnu11", "-Wall", "-Wextra", "-Werror", PROGRAMS / "floor.c", "-lcmark",
             "-o", self.folder / "floor"])

    def osta_command(self, output, *options):
        return [self.osta, "build", "--project", self.folder / "osta", "--output", output,
                "--program", self.project / ".build-lookup/lookup", *options]

    def hugo_command(self, output, *options):
        return [self.hugo, "--quiet", "--source", self.folder / "hugo", "--destination", output, *options]

    def builders(self):
        made = self.folder / "made"
        return [
            Builder("osta", self.osta_command(made / "osta", "--no-gzip"), made / "osta"),
            Builder("osta, with .gz", self.osta_command(made / "gz"), made / "gz"),
            Builder("Hugo", self.hugo_command(made / "hugo", "--theme", "links"), made / "hugo"),
            Builder("Hugo, no link followed", self.hugo_command(made / "hugo-plain"), made / "hugo-plain"),
            Builder("floor: read, cmark, write",
                    [self.folder / "floor", self.folder / "list",
                     self.folder / "hugo/content/notices", made / "floor", str(os.cpu_count())],
                    made / "floor"),
        ]


def build(space, builder):
    """Makes the site anew. Returns the Usage.

    What was made before is moved aside, since ext4 looks for names where others were just removed.
    """
    shutil.rmtree(space.folder / "osta/.osta", ignore_errors=True)
    if builder.output.exists():
        builder.output.rename(space.folder / f"old-{next(space.numbers)}")
    builder.output.mkdir(parents=True)
    return checked(space, builder.command)


def checked(space, command):
    path = space.folder / "log"
    with open(path, "w+b") as log:
        usage = measure(command, subprocess.DEVNULL, log, space.folder)
        log.seek(0)
        if usage.status != 0:
            raise Failure(f"{command[0]} ended with {usage.status}: {text(log.read())[-2000:]}")
    return usage


def build_all(space, rounds):
    """Builds everything once a round, in a new order each round. Returns the usages by name."""
    chance = random.Random(space.seed)
    usages = {builder.name: [] for builder in space.builders()}
    for _ in range(rounds):
        for builder in chance.sample(space.builders(), len(usages)):
            usages[builder.name].append(build(space, builder))
    return usages


def table(space, usages):
    """Medians of the rounds, and what each wrote."""
    wall = {name: statistics.median(usage.wall for usage in found) for name, found in usages.items()}
    rows = []
    for builder in space.builders():
        found = usages[builder.name]
        pages, size = written(builder.output)
        rows.append([
            builder.name, report.decimals(wall[builder.name], 2),
            f"{min(u.wall for u in found):.2f}–{max(u.wall for u in found):.2f}",
            report.decimals(wall[builder.name] / wall["osta"], 2),
            report.decimals(statistics.median(u.cpu for u in found), 2),
            report.mebibytes(max(u.peak for u in found)), report.number(pages), report.mebibytes(size),
        ])
    return report.Table(
        f"Building {report.number(space.count)} notices from nothing",
        ["", "wall s", "least–most", "× osta", "CPU s", "peak MiB", "pages", "MiB written"], rows,
        "Medians of the rounds, of peak memory the largest.")


def written(folder):
    """How many pages lie in a folder, and how many bytes."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return sum(path.suffix == ".html" for path in files), sum(path.stat().st_size for path in files)
