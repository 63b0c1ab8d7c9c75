"""How long an open page waits for a save: from the end of the write until the new page has come."""

import http.client
import re
import shutil
import statistics
import subprocess
import time

import notices
import report
from process import Failure


def measure(space, rounds):
    """Returns the waits in seconds, by the name of the site."""
    own = space.folder / "own"
    for name in ["content", "templates"]:
        shutil.copytree(space.project / name, own / name)
    first = notices.name(0, space.count)
    many = f"{report.number(space.count)} notices"
    return {
        "the project's own site": waits(space, own, "pages/about", "/about.html", rounds),
        many: waits(space, space.folder / "osta", f"notices/{first}", f"/notices/{first}.html", rounds),
    }


def waits(space, folder, source, page, rounds):
    """Saves a file some times while a preview of its site is open."""
    command = [space.osta, "serve", "--project", folder, "--port", "0", "--program",
               space.project / ".build-lookup/lookup"]
    with open(space.folder / "preview.log", "w+") as log:
        server = subprocess.Popen([str(word) for word in command], stdout=log, stderr=log)
        try:
            port = wait_for_port(server, log)
            path = folder / "content" / f"{source}.md"
            return [wait(port, path, page, number) for number in range(rounds)]
        finally:
            server.terminate()
            server.wait()


def wait_for_port(server, log):
    for _ in range(6000):
        log.seek(0)
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", log.read())
        if found:
            return int(found.group(1))
        if server.poll() is not None:
            break
        time.sleep(0.01)
    raise Failure("the preview does not start")


def wait(port, path, page, number):
    words = f"基准测试第{number}次"
    seen = re.search(r'data-build="(\d+)"', get(port, page)).group(1)
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{words}。\n", encoding="utf-8")
    start = time.monotonic()
    get(port, f"/.osta/build?after={seen}")
    if words not in get(port, page):
        raise Failure("the page does not show what was saved")
    return time.monotonic() - start


def get(port, path):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path)
    text = connection.getresponse().read().decode("utf-8")
    connection.close()
    return text


def table(found):
    rows = [
        [name, *(report.decimals(value * 1000, 0) for value in
                 [statistics.median(times), min(times), max(times)])]
        for name, times in found.items()
    ]
    return report.Table("From a save to the new page in osta serve", ["", "median ms", "least", "most"], rows)
