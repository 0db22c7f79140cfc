"""A layout is exactly what its document says, and a document that says anything else is refused."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bapasdesk.documents.built_in_layouts import built_in
from bapasdesk.domain.layout import FIELDS, Layout, TextElement, check_layout
from bapasdesk.domain.layout_image import LARGEST_IMAGE, check_image, make_image
from bapasdesk.domain.values import CertificateStyle
from bapasdesk.errors import InvalidInput
from tests.layout_strategies import layouts, png

NETRAL = built_in(CertificateStyle.NEUTRAL)


@given(layouts())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_layout_comes_back_from_its_document(layout: Layout) -> None:
    again = Layout.from_json(layout.to_json())
    assert again == layout
    assert (again.to_json(), again.digest) == (layout.to_json(), layout.digest)


@given(layouts(), st.sampled_from(["x", "y", "width", "height"]))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_element_leaves_the_page(layout: Layout, side: str) -> None:
    width, height = layout.sheet
    for element in layout.elements:
        assert element.x >= 0 and element.x + element.width <= width + 0.01
        assert element.y >= 0 and element.y + element.height <= height + 0.01
    document = json.loads(layout.to_json())
    if document["elements"]:
        one = document["elements"][0]
        one[side] = 330.0
        if one["x"] + one["width"] > width + 0.01 or one["y"] + one["height"] > height + 0.01:
            with pytest.raises(InvalidInput, match="keluar dari halaman"):
                Layout.from_json(json.dumps(document))


def _changed(**changes: Any) -> str:
    return json.dumps({**json.loads(NETRAL.to_json()), **changes})


def _element(**changes: Any) -> str:
    document = json.loads(NETRAL.to_json())
    text = next(one for one in document["elements"] if one["kind"] == "text")
    text.update(changes)
    return json.dumps(document)


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        ("", "bukan tata letak"),
        ("[]", "bukan tata letak"),
        ("{", "bukan tata letak"),
        ("[" * 5_000, "bukan tata letak"),
        (_changed(format="lain"), "bukan tata letak"),
        (_changed(version=2), "versi program yang lain"),
        (_changed(script="rm -rf"), "tidak dikenal"),
        (_changed(name=""), "Nama tata letak"),
        (_changed(name=7), "tidak dapat dipakai"),
        (_changed(page="A0"), "tidak dapat dipakai"),
        (_changed(portrait="ya"), "tidak dapat dipakai"),
        (_changed(elements={}), "tidak dapat dibaca"),
        (_changed(elements=[1]), "tidak dapat dibaca"),
        (_changed(elements=[{"kind": "exec"}]), "jenis “exec” tidak dikenal"),
        (_changed(elements=[{"kind": ["text"]}]), "tidak dikenal"),
        (_changed(elements=[{"kind": "photo"}]), "tidak ada"),
        (_changed(elements=json.loads(NETRAL.to_json())["elements"] * 5), "paling banyak"),
        (_element(x="1"), "tidak dapat dipakai"),
        (_element(x=True), "tidak dapat dipakai"),
        (_element(x=-1), "tidak dapat dipakai"),
        (_element(x=1e400), "bukan tata letak"),
        (_element(size=1000), "tidak dapat dipakai"),
        (_element(lines=1.5), "tidak dapat dipakai"),
        (_element(face="Arial"), "tidak dapat dipakai"),
        (_element(colour="red"), "warna"),
        (_element(text="{sandi}"), "isian {sandi} tidak dikenal"),
        (_element(text="a" * 501), "tidak dapat dipakai"),
        (_element(href="file:///etc"), "tidak dikenal"),
        (_changed(images=[{"name": "a", "data": "%%%"}]), "rusak"),
        (_changed(images=[{"name": "a", "data": "AAAA"}]), "PNG atau JPEG"),
        (_changed(images=[{"name": "a", "data": "", "path": "../x"}]), "tidak dikenal"),
        ("x" * 2_000_001, "terlalu besar"),
    ],
)
def test_anything_else_is_refused_with_a_sentence(document: str, sentence: str) -> None:
    with pytest.raises(InvalidInput, match=sentence):
        Layout.from_json(document)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner)))
def test_a_foreign_value_is_never_our_own_defect(value: Any) -> None:
    for document in (_changed(elements=value), _changed(images=value), _element(text=value, x=value)):
        try:
            Layout.from_json(document)
        except InvalidInput:
            continue


def test_pictures_are_looked_at_before_they_are_decoded() -> None:
    assert make_image("logo", png()).content() == png()
    bomb = bytearray(png())
    bomb[16:24] = b"\x00\x00\xff\xff\x00\x00\xff\xff"
    with pytest.raises(InvalidInput, match="terlalu besar ukurannya"):
        check_image(bytes(bomb))
    with pytest.raises(InvalidInput, match="paling besar"):
        check_image(png() + b"\x00" * LARGEST_IMAGE)
    with pytest.raises(InvalidInput, match="rusak"):
        check_image(b"\xff\xd8\xff\xe0\x00\x04ab")


@pytest.mark.parametrize("style", CertificateStyle)
def test_built_in_layouts_are_data_like_any_other(style: CertificateStyle) -> None:
    layout = built_in(style)
    assert check_layout(layout) == layout
    assert layout.style == style
    assert layout.has_back


def test_a_text_without_anything_to_say_is_not_there() -> None:
    values = dict.fromkeys(FIELDS, "")
    text = TextElement(x=0, y=0, width=10, height=10, text="Nomor {nomor}")
    assert text.filled(values) == ""
    assert text.filled({**values, "nomor": "{nama} <b>"}) == "Nomor {nama} <b>"
