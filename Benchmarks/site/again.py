"""Builds over a bundle that is there: nothing has changed, or one notice has."""

import statistics

import notices
import report
from builds import build, checked

CHANGE = "\n本段为基准测试所加。\n"


def measure(space, rounds):
    """Returns the usages of builds of each kind; the second half of them write compressed texts too."""
    usages = {}
    for builder in space.builders()[:2]:
        build(space, builder)
        usages[f"{builder.name}: nothing changed"] = [
            checked(space, builder.command) for _ in range(rounds)]
        usages[f"{builder.name}: one notice changed"] = [
            changed(space, builder, number) for number in range(rounds)]
    return usages


def changed(space, builder, number):
    """A build behind a change of another notice each time."""
    name = notices.name(number * 7919 % space.count, space.count)
    path = space.folder / "osta/content/notices" / f"{name}.md"
    path.write_text(path.read_text(encoding="utf-8") + CHANGE, encoding="utf-8")
    return checked(space, builder.command)


def table(space, usages):
    rows = [
        [name, *(report.decimals(value * 1000, 0) for value in
                 [statistics.median(walls), min(walls), max(walls)])]
        for name, walls in ((name, [u.wall for u in found]) for name, found in usages.items())
    ]
    return report.Table(
        f"Building {report.number(space.count)} notices again", ["", "median ms", "least", "most"], rows)
