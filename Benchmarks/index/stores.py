"""The contestants: how each is built from the CSV, and asked."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

from process import run
from workspace import INDEX_NAME, PROGRAMS


@dataclass(frozen=True)
class Store:
    """One kind of file that can answer lookups.

    `script` is what the command reads from standard input; `full` is the exit status that means that
    the format can hold no more.
    """

    name: str
    file: Path
    command: list
    script: Optional[Path] = None
    full: Optional[int] = None


def stores(space):
    """All contestants; ours is the first."""
    index = space.folder / "index" / INDEX_NAME
    cdb, lmdb, sqlite = (space.folder / f"certificates.{kind}" for kind in ["cdb", "lmdb", "sqlite"])
    return [
        Store("osta", index, space.index_command("qualification", index, space.csv)),
        Store("tinycdb", cdb, [space.program("cdb_build"), space.csv, cdb], full=3),
        Store("LMDB", lmdb, [space.program("lmdb_build"), space.csv, lmdb]),
        Store("SQLite", sqlite, ["sqlite3", sqlite], script=PROGRAMS / "sqlite_build.sql"),
    ]


def certificates_in(space, file):
    """How many certificates an index of ours says that it holds."""
    return json.loads(run([space.osta, "index", "info", file, "--json"]))["certificates"]
