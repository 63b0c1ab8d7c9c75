"""The folder that a run works in, and what lies there before the measuring begins."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from process import Failure, run

INDEX_NAME = "qualification.idx"
LIBRARIES = Path("/usr/lib") / f"{os.uname().machine}-linux-gnu"
PROGRAMS = Path(__file__).parent / "programs"
WARNINGS = ["-O2", "-std=gnu11", "-Wall", "-Wextra", "-Werror"]


@dataclass(frozen=True)
class Workspace:
    """Where things lie; `count` is the number of certificates, `seed` the one of the samples."""

    project: Path
    folder: Path
    count: int
    seed: int

    @property
    def osta(self):
        return self.project / ".build/release/osta"

    @property
    def csv(self):
        return self.folder / "batch.csv"

    @property
    def key(self):
        return self.folder / "key"

    @property
    def lookup(self):
        """The CGI program, beside its answer page."""
        return self.folder / "bundle/cgi-bin/lookup.cgi"

    def program(self, name):
        return self.folder / "programs" / name

    def prepare(self):
        """Makes an empty folder with a key, the bundle of the site and the C programs."""
        shutil.rmtree(self.folder, ignore_errors=True)
        (self.folder / "programs").mkdir(parents=True)
        run([self.osta, "key", "new", self.key])
        run([
            self.osta, "build", "--project", self.project, "--output", self.folder / "bundle",
            "--key", self.key, "--program", self.project / ".build-lookup/lookup",
        ])
        compile_builders(self)
        compile_lookups(self)

    def make_csv(self, lookup, path):
        with open(path, "wb") as file:
            run_into(file, self.sample_command(lookup))

    def sample_command(self, lookup):
        return [self.osta, "sample", lookup, "--count", self.count, "--seed", self.seed]

    def index_command(self, lookup, output, source):
        return [
            self.osta, "index", "build", lookup, "--key", self.key, "--output", output,
            "--as-of", "2024-05-31", "--project", self.project, source,
        ]


def run_into(file, command):
    status = subprocess.run([str(word) for word in command], stdout=file).returncode
    if status != 0:
        raise Failure(f"{command[0]} ended with {status}")


def compile_builders(space):
    for name, libraries in [("cdb_build", ["-lcdb"]), ("lmdb_build", ["-llmdb", "-lpthread"])]:
        sources = [PROGRAMS / f"{name}.c", PROGRAMS / "rows.c"]
        run(["gcc", *WARNINGS, *sources, *libraries, "-o", space.program(name)])
    run(["gcc", *WARNINGS, PROGRAMS / "spawn.c", "-o", space.program("spawn")])


def compile_lookups(space):
    """Links floors and peers' lookups statically, with musl as ours is and with glibc."""
    headers = own_headers(space)
    for libc, compiler in [
        ("musl", ["musl-gcc", "-static", "-isystem", headers]),
        ("glibc", ["gcc", "-static"]),
    ]:
        for floor in ["empty", "calls"]:
            run([*compiler, *WARNINGS, PROGRAMS / f"{floor}.c", "-o", space.program(f"{floor}-{libc}")])
        shims = [PROGRAMS / "musl_shims.c"] if libc == "musl" else []
        for peer, library in [("cdb", "cdb"), ("lmdb", "lmdb"), ("sqlite", "sqlite3")]:
            sources = [PROGRAMS / f"{peer}_lookup.c", PROGRAMS / "rows.c", *shims]
            run([
                *compiler, *WARNINGS, *sources, LIBRARIES / f"lib{library}.a", "-lm",
                "-o", space.program(f"{peer}-{libc}"),
            ])


def own_headers(space):
    """The libraries' headers alone, so that musl-gcc sees none of glibc's."""
    folder = space.folder / "headers"
    folder.mkdir()
    for name in ["cdb.h", "lmdb.h", "sqlite3.h"]:
        shutil.copy(Path("/usr/include") / name, folder)
    return folder
