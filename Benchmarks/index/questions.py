"""What is asked: random certificates by each key, and forged pairs."""

import os
import random
from dataclasses import dataclass
from urllib.parse import quote

FORGED = 10
"""One question in so many puts fields of two persons together."""

SECTIONS = ["certificate number and ID number", "certificate number and name", "ID number and name"]


@dataclass(frozen=True)
class Row:
    """The cells of a certificate that questions are made of."""

    number: str
    id: str
    name: str
    occupation: str
    issuer: str

    @property
    def person(self):
        return (self.id, self.name)


@dataclass(frozen=True)
class Question:
    """Two fields or three, and how many certificates they must find (None: some, but how many is not
    known)."""

    section: int
    number: str
    id: str
    name: str
    row: Row
    expected: int

    @property
    def fields(self):
        """The two fields, in the order of the section's key."""
        return [self.number or self.id, self.name if self.section else self.id]

    @property
    def form(self):
        """The form as a browser sends it, empty fields included."""
        fields = [
            ("lookup", "qualification"), ("certificate_no", self.number), ("id_no", self.id),
            ("name", self.name),
        ]
        return "&".join(f"{name}={quote(value)}" for name, value in fields)

    @property
    def line(self):
        """The line of a list for the program `spawn`."""
        expected = -1 if self.expected is None else self.expected
        return "\t".join([
            str(expected), str(self.section), *self.fields, self.row.occupation, self.row.issuer,
            self.form,
        ]) + "\n"


def random_rows(csv, count, seed):
    """Rows at random places of the file; those behind long lines are a little more likely."""
    generator = random.Random(seed)
    size = os.path.getsize(csv)
    rows = []
    with open(csv, "rb") as file:
        while len(rows) < count:
            file.seek(generator.randrange(size))
            file.readline()
            line = file.readline()
            if line:
                rows.append(row(line.decode()))
    return rows


def row(line):
    cells = line.rstrip("\n").split(",")
    return Row(number=cells[0], id=cells[2], name=cells[3], occupation=cells[4], issuer=cells[6])


def certificates_of(persons, csv):
    """How many certificates each of some persons has in the whole CSV."""
    counts = {(id.encode(), name.encode()): 0 for id, name in persons}
    with open(csv, "rb") as file:
        for line in file:
            cells = line.split(b",", 4)
            person = (cells[2], cells[3])
            if person in counts:
                counts[person] += 1
    return {(id.decode(), name.decode()): count for (id, name), count in counts.items()}


def questions(rows, counts):
    """A question for each row, by each key in turn; now and then a forged one.

    `counts` says how many certificates a person has; without it that is not checked.
    """
    result = []
    for place, own in enumerate(rows):
        other = rows[place - 1]
        section = place % 3
        forged = place % FORGED == FORGED - 1 and are_two_people(own, other)
        result.append(question(section, own, other if forged else own, counts))
    return result


def are_two_people(own, other):
    """Whether neither ID number nor name is the same, a dot in the name or not."""
    return own.id != other.id and own.name.replace("·", "") != other.name.replace("·", "")


def question(section, own, second, counts):
    """A question by a key; `second` is the certificate that the second field is taken from."""
    if own is not second:
        expected = 0
    elif section == 2:
        expected = counts[own.person] if counts else None
    else:
        expected = 1
    return Question(
        section=section,
        number=own.number if section < 2 else "",
        id=(second.id, "", own.id)[section],
        name=("", second.name, second.name)[section],
        row=own,
        expected=expected,
    )
