"""The same site twice: as osta reads it, and as Hugo does."""

import shutil
from pathlib import Path

import notices

HERE = Path(__file__).parent


def write_osta(project, folder, count, seed):
    """The project's own settings, pages and templates, with other notices and topics and without an archive."""
    shutil.copytree(project / "templates", folder / "templates")
    shutil.copytree(
        project / "content", folder / "content",
        ignore=lambda path, names: [name for name in names if name in ["notices", "certificates"]
                                    and Path(path) == project / "content"])
    settings = folder / "content/site.yaml"
    settings.write_text(osta_settings(settings.read_text(encoding="utf-8")), encoding="utf-8")
    # The links of these pages lead to the project's own notices.
    for page in (folder / "content/pages").glob("*.md"):
        page.write_text(without_text(page.read_text(encoding="utf-8")), encoding="utf-8")
    for position in range(count):
        write_notice(folder, osta_fields(notices.notice(position, count, seed)))


def osta_settings(settings):
    """The settings with the topics of these notices, and without the archive, which Hugo does not make."""
    start, end = settings.index("\ntopics:"), settings.index("\nnavigation:")
    topics = "".join(
        f"  - {{id: topic-{number}, title: {topic}}}\n" for number, topic in enumerate(notices.TOPICS))
    return f"{settings[:start]}\ntopics:\n{topics}{settings[end:]}"


def without_text(page):
    return "---" + page.split("---", 2)[1] + "---\n"


def write_hugo(folder, count, seed):
    """Hugo's settings and templates, for the same pages, and the same notices."""
    shutil.copytree(HERE / "hugo", folder)
    for position in range(count):
        write_notice(folder, hugo_fields(notices.notice(position, count, seed)))


def write_notice(folder, file):
    name, text = file
    path = folder / "content/notices" / f"{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def osta_fields(notice):
    """A notice with the fields of osta."""
    return notice.name, fields(notice, f"column: notices\nformat: ordinary\n")


def hugo_fields(notice):
    """A notice with the fields that Hugo's templates read."""
    return notice.name, fields(notice, "")


def fields(notice, others):
    return f"""---
title: {notice.title}
number: {notice.number}
issuer: {notice.issuer}
date: {notice.date}
to: {notice.addressees}
copies: [{", ".join(notice.copies)}]
topics: [{", ".join(notice.topics)}]
{others}---
{notice.body}"""
