"""The same site twice: as osta reads it, and as Hugo does."""

import shutil
from pathlib import Path

import notices

HERE = Path(__file__).parent


def write_osta(project, folder, count, seed):
    """The project's own settings, pages and templates, with other notices."""
    shutil.copytree(project / "templates", folder / "templates")
    shutil.copytree(
        project / "content", folder / "content",
        ignore=lambda path, names: [name for name in names if name in ["notices", "certificates"]
                                    and Path(path) == project / "content"])
    for position in range(count):
        write_notice(folder, osta_fields(notices.notice(position, count, seed)))


def write_hugo(folder, count, seed):
    """Hugo's settings and templates, and the same notices."""
    shutil.copytree(HERE / "hugo", folder)
    for position in range(count):
        write_notice(folder, hugo_fields(notices.notice(position, count, seed)))


def write_notice(folder, file):
    name, text = file
    path = folder / "content/notices" / f"{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def osta_fields(notice):
    return notice.name, f"""---
title: {notice.title}
number: {notice.number}
issuer: {notice.issuer}
date: {notice.date}
to: {notice.addressees}
copies: [{", ".join(notice.copies)}]
tags: [{", ".join(notice.topics)}]
---
{notice.body}"""


def hugo_fields(notice):
    return notice.name, f"""---
title: {notice.title}
number: {notice.number}
issuer: {notice.issuer}
date: {notice.date}
to: {notice.addressees}
copies: [{", ".join(notice.copies)}]
topics: [{", ".join(notice.topics)}]
---
{notice.body}"""
