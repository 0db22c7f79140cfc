"""No certificate tells an employer what its holder was: the finished PDF is read back before it counts.

Looked at are five places: the text of every page, what the file says of itself, its name, the certificate's
number and its QR code. A page that was clean is not read again while its content and the word list are the
same, for the same content always gives the same bytes.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from bapasdesk import __version__
from bapasdesk.documents.certificate import code_box, layout_of, sides_of
from bapasdesk.documents.contents import CertificateContent
from bapasdesk.documents.read_back import Box, read_back, read_information
from bapasdesk.domain.checks import check_stigma_list
from bapasdesk.domain.records.certificates import Certificate, CertificateCheck, StigmaList
from bapasdesk.domain.records.office import OfficeProfile
from bapasdesk.domain.rights import Right
from bapasdesk.domain.stigma import DEFAULT_WORDS, find_words, squeezed
from bapasdesk.domain.values import CertificateStyle
from bapasdesk.errors import StigmaFound
from bapasdesk.services.layouts import kept
from bapasdesk.services.office import Office
from bapasdesk.services.rights import needs
from bapasdesk.store.queries.papers import holders_numbers
from bapasdesk.store.unit_of_work import UnitOfWork

_SHOWN = 6
_SHORTEST_OWN_NUMBER = 4
_LITERAL = str.maketrans("*#", "  ")


@dataclass(frozen=True, slots=True)
class _Rule:
    """What one certificate is searched for; the office's own name is allowed on an official one alone.

    `own` are the numbers of its holder, who has them alone: an expression of their own for each holder would
    take far longer than all pages, so they are searched for only where their digits stand in a row.
    """

    words: tuple[str, ...]
    allowed: tuple[str, ...]
    own: tuple[str, ...] = ()

    def hits(self, place: str, text: str) -> Iterator[str]:
        found = find_words(text, self.words, self.allowed)
        if self.own:
            letters = squeezed(text)
            seen = tuple(number for number in self.own if squeezed(number) in letters)
            found += find_words(text, seen, self.allowed)
        for one in found:
            yield f"“{one.word}” pada {place}: “{one.around}”"


@needs(Right.VIEW)
def word_list(office: Office) -> StigmaList:
    """The office's list, or the one the program comes with."""
    with office.work() as work:
        return _word_list(work)


@needs(Right.SETTINGS)
def save_word_list(office: Office, changed: StigmaList) -> None:
    """Holds from the next certificate on that is issued or printed."""
    check_stigma_list(changed)
    with office.work() as work:
        known = work.first(StigmaList)
        work.save(replace(changed, id=known.id if known else 0))
        work.record("Kata terlarang diubah", "office", 1, f"{len(changed.words)} kata")
        work.commit()


def check_certificates(
    work: UnitOfWork,
    pdf: bytes,
    file_name: str,
    certificates: Sequence[Certificate],
    contents: Sequence[CertificateContent],
) -> None:
    """Raises StigmaFound naming each hit; `pdf` shows the certificates, with these contents, in order."""
    rules = _rules(work, certificates, contents)
    digests = [_digest(rule, one.content) for rule, one in zip(rules, certificates, strict=True)]
    known = {
        one.certificate_id: one.digest
        for one in work.find(CertificateCheck, certificate_id=[one.id for one in certificates])
    }
    clean = all(known.get(one.id) == digest for one, digest in zip(certificates, digests, strict=True))
    hits = list(_hits_of_file(pdf, file_name, rules))
    if not clean:
        hits += _hits_of_pages(work, pdf, rules, contents)
    if hits:
        raise _found(hits)
    if not clean:
        work.remove_where(CertificateCheck, certificate_id=list(known))
        made = zip(certificates, digests, strict=True)
        work.add_all([CertificateCheck(certificate_id=one.id, digest=digest) for one, digest in made])


def _word_list(work: UnitOfWork) -> StigmaList:
    return work.first(StigmaList) or StigmaList(words=DEFAULT_WORDS)


def _rules(
    work: UnitOfWork, certificates: Sequence[Certificate], contents: Sequence[CertificateContent]
) -> list[_Rule]:
    """The office's words, and of each person the own register number and NIK."""
    listed, office = _word_list(work), work.get(OfficeProfile, 1)
    own_name = tuple(dict.fromkeys((office.name, office.short_name)))
    numbers = holders_numbers(work, [one.id for one in certificates])
    rules = []
    for one, content in zip(certificates, contents, strict=True):
        own = _searchable(numbers[one.id])
        if content.style == CertificateStyle.OFFICIAL:
            # The first issuer is the office as it was called when the certificate was issued.
            rules.append(_Rule(listed.words, listed.allowed + own_name + content.issuer_lines[:1], own))
        else:
            rules.append(_Rule(listed.words + own_name, listed.allowed, own))
    return rules


def _searchable(numbers: Sequence[str]) -> tuple[str, ...]:
    """Stars and number signs in them are themselves, not what they mean in the office's list."""
    literal = (number.translate(_LITERAL) for number in numbers)
    return tuple(number for number in literal if len(number) >= _SHORTEST_OWN_NUMBER)


def _digest(rule: _Rule, content: str) -> str:
    told = json.dumps([__version__, rule.words, rule.allowed, rule.own, content])
    return sha256(told.encode()).hexdigest()


def _hits_of_file(pdf: bytes, file_name: str, rules: Sequence[_Rule]) -> Iterator[str]:
    everyones = _Rule((), (), tuple(number for rule in rules for number in rule.own))
    for rule in (*dict.fromkeys(replace(rule, own=()) for rule in rules), everyones):
        yield from rule.hits("nama berkas", file_name)
        for said in read_information(pdf):
            yield from rule.hits("keterangan berkas PDF", said)


def _hits_of_pages(
    work: UnitOfWork, pdf: bytes, rules: Sequence[_Rule], contents: Sequence[CertificateContent]
) -> Iterator[str]:
    known = kept(work, {one.layout for one in contents})
    sides = sides_of(contents, known)
    boxes: list[Box | None] = []
    owners: list[_Rule] = []
    for rule, content in zip(rules, contents, strict=True):
        yield from rule.hits(f"nomor sertifikat {content.number}", content.number)
        boxes += [code_box(layout_of(content, known), side) for side in sides]
        owners += [rule] * len(sides)
    pages = zip(read_back(pdf, boxes), owners, strict=True)
    for number, (page, rule) in enumerate(pages, start=1):
        yield from rule.hits(f"teks halaman {number}", page.text)
        for code in page.codes:
            yield from rule.hits(f"kode QR halaman {number}", code)


def _found(hits: Sequence[str]) -> StigmaFound:
    told = list(dict.fromkeys(hits))
    lines = "".join(f"\n• {hit}" for hit in told[:_SHOWN])
    more = f"\n• dan {len(told) - _SHOWN} temuan lain" if len(told) > _SHOWN else ""
    return StigmaFound(
        f"Sertifikat memuat kata yang dapat membuka status pesertanya:{lines}{more}\n"
        "Tidak ada nomor yang terpakai dan tidak ada yang dicetak. Ubah isinya, "
        "atau izinkan kata itu di Pengaturan, bagian Kata terlarang."
    )
