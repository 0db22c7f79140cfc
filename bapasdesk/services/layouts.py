"""Certificate layouts: the two built-in ones, the office's own, and those certificates were issued with.

A built-in layout is never changed, only copied. What a certificate was issued with is kept by its digest, so
that a reprint is the same whatever became of the layout.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from bapasdesk.documents.built_in_layouts import built_in
from bapasdesk.domain.checks import check_name
from bapasdesk.domain.labels import label
from bapasdesk.domain.layout import LARGEST_FILE, Layout, check_layout
from bapasdesk.domain.records.certificates import CertificateLayout, CourseLayout, LayoutVersion, OfficeLayout
from bapasdesk.domain.records.sessions import Course
from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.papers import LayoutRow
from bapasdesk.domain.rows.people import BatchReport
from bapasdesk.domain.values import CertificateStyle
from bapasdesk.errors import DamagedFile, InvalidInput
from bapasdesk.services.office import Office
from bapasdesk.services.removal import Removal, throw_away
from bapasdesk.services.rights import needs
from bapasdesk.store.atomic_file import write_atomically
from bapasdesk.store.unit_of_work import UnitOfWork

SUFFIX = ".bplayout"


@needs(Right.VIEW)
def rows(office: Office) -> tuple[LayoutRow, ...]:
    """The built-in layouts first, then the office's own by name."""
    with office.work() as work:
        defaults = {one.style: one.layout_id for one in work.find(OfficeLayout)}
        users = _users(work)
        own = work.find(CertificateLayout, order_by="name")
    standard = tuple(
        LayoutRow(id=0, name=built_in(style).name, style=style, is_default=style not in defaults, courses=())
        for style in CertificateStyle
    )
    return (
        *standard,
        *(
            LayoutRow(
                id=one.id,
                name=one.name,
                style=one.style,
                is_default=defaults.get(one.style) == one.id,
                courses=users.get(one.id, ()),
            )
            for one in own
        ),
    )


@needs(Right.VIEW)
def get(office: Office, layout_id: int, style: CertificateStyle) -> Layout:
    """A layout of the office; id 0 is the built-in one of that style."""
    if not layout_id:
        return built_in(style)
    with office.work() as work:
        return _parsed(work.get(CertificateLayout, layout_id).document)


@needs(Right.SETTINGS)
def copy(office: Office, layout_id: int, style: CertificateStyle) -> int:
    """A copy under a free name, to be changed; gives its id."""
    with office.work() as work:
        source = built_in(style)
        if layout_id:
            source = _parsed(work.get(CertificateLayout, layout_id).document)
        copied = _add(work, replace(source, name=f"{source.name} (salinan)"))
        work.record("Tata letak disalin", "layout", copied, source.name)
        work.commit()
    return copied


@needs(Right.SETTINGS)
def save(office: Office, layout_id: int, layout: Layout) -> None:
    """Holds for certificates issued from now on; issued ones keep the layout they were issued with."""
    layout = check_layout(layout)
    check_name(layout.name, "name", "Nama tata letak")
    with office.work() as work:
        known = work.get(CertificateLayout, layout_id)
        work.change(replace(known, name=layout.name, style=layout.style, document=layout.to_json()))
        if layout.style != known.style:
            _forget_choices(work, layout_id)
        work.record("Tata letak diubah", "layout", layout_id, layout.name)
        work.commit()


@needs(Right.SETTINGS)
def remove(office: Office, layout_id: int) -> BatchReport:
    """Whoever used it goes back to the office's or the built-in one."""
    with office.work() as work:
        report = throw_away(work, [work.get(CertificateLayout, layout_id)], _REMOVAL)
        work.commit()
    return report


@needs(Right.SETTINGS)
def use_for_office(office: Office, layout_id: int, style: CertificateStyle) -> None:
    """The layout of a style wherever a course has none of its own; id 0: the built-in one."""
    with office.work() as work:
        work.remove_where(OfficeLayout, style=style)
        if layout_id:
            _require_style(work, layout_id, style)
            work.add(OfficeLayout(style=style, layout_id=layout_id))
        work.record("Tata letak kantor dipilih", "layout", layout_id, label(style))
        work.commit()


@needs(Right.SETTINGS)
def use_for_courses(office: Office, layout_id: int, course_ids: Iterable[int]) -> None:
    """These courses and no others use the layout."""
    wanted = set(course_ids)
    with office.work() as work:
        layout = work.get(CertificateLayout, layout_id)
        work.remove_where(CourseLayout, layout_id=layout_id)
        if wanted:
            work.remove_where(CourseLayout, course_id=wanted, style=layout.style)
        work.add_all(
            [CourseLayout(course_id=one, style=layout.style, layout_id=layout_id) for one in sorted(wanted)]
        )
        work.record("Pelatihan memakai tata letak", "layout", layout_id, f"{layout.name}: {len(wanted)}")
        work.undoable(f"{len(wanted)} pelatihan memakai tata letak {layout.name}")
        work.commit()


@needs(Right.VIEW)
def courses_using(office: Office, layout_id: int) -> frozenset[int]:
    with office.work() as work:
        return frozenset(one.course_id for one in work.find(CourseLayout, layout_id=layout_id))


@needs(Right.SETTINGS)
def export_file(office: Office, layout_id: int, style: CertificateStyle, path: Path) -> None:
    """One file with the pictures in it, for another office; it holds nothing about persons."""
    layout = get(office, layout_id, style)
    write_atomically(path, layout.to_json().encode())
    with office.work() as work:
        work.record("Tata letak diekspor", "layout", layout_id, layout.name)
        work.commit()


@needs(Right.SETTINGS)
def import_file(office: Office, path: Path) -> int:
    """A layout from a file of another office, under a free name; InvalidInput if it is none."""
    layout = check_layout(Layout.from_json(_read(path)))
    with office.work() as work:
        added = _add(work, layout)
        work.record("Tata letak diimpor", "layout", added, layout.name)
        work.commit()
    return added


def layout_for(work: UnitOfWork, course_id: int, style: CertificateStyle) -> Layout:
    """The course's own, else the office's, else the built-in one."""
    choice = work.first(CourseLayout, course_id=course_id, style=style) or work.first(
        OfficeLayout, style=style
    )
    if choice is None:
        return built_in(style)
    return _parsed(work.get(CertificateLayout, choice.layout_id).document)


def keep(work: UnitOfWork, layout: Layout) -> str:
    """Keeps the layout as it is now and gives its digest."""
    digest, document = _digest(layout)
    if work.first(LayoutVersion, digest=digest) is None:
        work.add(LayoutVersion(digest=digest, document=document))
    return digest


def kept(work: UnitOfWork, digests: Iterable[str]) -> dict[str, Layout]:
    """Layouts certificates were issued with; DamagedFile if one is not what its digest says."""
    found = {}
    for one in work.find(LayoutVersion, digest=set(digests)):
        if sha256(one.document.encode()).hexdigest() != one.digest:
            raise DamagedFile("Tata letak sebuah sertifikat lama rusak. Pulihkan kantor dari cadangan.")
        found[one.digest] = _parsed(one.document)
    return found


def _users(work: UnitOfWork) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    for one in work.find(CourseLayout):
        found[one.layout_id] = (*found.get(one.layout_id, ()), work.get(Course, one.course_id).name)
    return found


def _add(work: UnitOfWork, layout: Layout) -> int:
    taken = {one.name for one in work.find(CertificateLayout)}
    taken |= {built_in(style).name for style in CertificateStyle}
    name, number = layout.name, 2
    while name in taken:
        name, number = f"{layout.name} {number}", number + 1
    check_name(name, "name", "Nama tata letak")
    named = replace(layout, name=name)
    return work.add(CertificateLayout(name=name, style=named.style, document=named.to_json()))


_REMOVAL = Removal[CertificateLayout](
    kind="certificate_layout",
    action="Tata letak dihapus",
    name=lambda work, layout: layout.name,
    told=lambda layout, name: ("layout", layout.id, name),
)


def _forget_choices(work: UnitOfWork, layout_id: int) -> None:
    work.remove_where(OfficeLayout, layout_id=layout_id)
    work.remove_where(CourseLayout, layout_id=layout_id)


def _require_style(work: UnitOfWork, layout_id: int, style: CertificateStyle) -> None:
    if work.get(CertificateLayout, layout_id).style != style:
        raise InvalidInput(f"Tata letak ini bukan untuk gaya {label(style)}.")


def _read(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST_FILE * 2:
            raise InvalidInput("Berkas tata letak terlalu besar. Perkecil gambarnya, lalu simpan lagi.")
        return path.read_text(encoding="utf-8")
    except OSError:
        raise InvalidInput("Berkas itu tidak dapat dibaca. Periksa berkasnya, lalu coba lagi.") from None
    except UnicodeDecodeError:
        raise InvalidInput("Berkas ini bukan tata letak sertifikat BapasDesk.") from None


@lru_cache(maxsize=32)
def _parsed(document: str) -> Layout:
    return Layout.from_json(document)


@lru_cache(maxsize=32)
def _digest(layout: Layout) -> tuple[str, str]:
    return layout.digest, layout.to_json()
