"""Running programs, and what they use."""

import os
import subprocess
import time
from dataclasses import dataclass


class Failure(Exception):
    """Something that must not happen; the message says what."""


@dataclass(frozen=True)
class Usage:
    """What a process used: seconds, seconds of both cores, bytes, and its exit status."""

    wall: float
    cpu: float
    peak: int
    status: int


def run(command, **options):
    """Runs a program that must succeed. Returns its standard output as text."""
    try:
        result = subprocess.run([str(word) for word in command], capture_output=True, **options)
    except OSError as error:
        raise Failure(f"{command[0]}: {error.strerror}") from error
    if result.returncode != 0:
        raise Failure(f"{command[0]} failed: {text(result.stderr)}{text(result.stdout)}")
    return text(result.stdout)


def text(output):
    return output.decode("utf-8", "replace")


def wait(process, start):
    """Waits for a process that began at `start`. Returns its Usage."""
    _, status, resources = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Usage(
        wall=time.monotonic() - start,
        cpu=resources.ru_utime + resources.ru_stime,
        peak=resources.ru_maxrss * 1024,
        status=process.returncode,
    )


def measure(command, standard_input, log, folder):
    """Runs a program whose output goes to a file. Returns its Usage, whatever its exit status."""
    start = time.monotonic()
    process = subprocess.Popen(
        [str(word) for word in command],
        stdin=standard_input, stdout=log, stderr=log, cwd=folder,
    )
    return wait(process, start)


def sync_file(path):
    """Makes sure that a file is on the disk."""
    file = os.open(path, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)
