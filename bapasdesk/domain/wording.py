"""Texts the office writes once and every letter fills in: words in braces stand for facts of a session."""

import re
from collections.abc import Mapping

from bapasdesk.domain.values import WordingKind
from bapasdesk.errors import InvalidInput

TOKENS = {
    "kantor": "nama kantor",
    "kota": "kota kantor",
    "mitra": "nama mitra",
    "alamat_mitra": "alamat mitra",
    "pimpinan_mitra": "nama pimpinan mitra",
    "jabatan_pimpinan": "jabatan pimpinan mitra",
    "kegiatan": "nama kegiatan",
    "hari_tanggal": "hari dan tanggal kegiatan",
    "hari_terbilang": "hari terakhir kegiatan dengan huruf",
    "hari_ini_terbilang": "tanggal dokumen dengan huruf",
    "waktu": "pukul",
    "tempat": "tempat kegiatan",
    "instruktur": "nama instruktur",
    "jam_pelajaran": "lama pelatihan",
    "jumlah_peserta": "peserta terdaftar",
    "jumlah_hadir": "peserta yang hadir",
    "jumlah_tidak_hadir": "peserta yang tidak hadir",
    "jumlah_dibayar": "peserta yang menerima uang",
    "total_pembayaran": "jumlah uang yang dibayar",
    "total_terbilang": "jumlah itu dengan huruf",
    "rata_rata_pembayaran": "jumlah itu dibagi peserta yang hadir",
    "penyerahan": "apa saja yang sudah diserahkan",
    "sumber_dana": "sumber dana",
    "mata_anggaran": "mata anggaran",
    "penanggung_transport": "siapa menanggung transport, bagi peserta",
    "penanggung_transport_mitra": "siapa menanggung transport, bagi mitra",
    "dasar": "dasar hukum kantor",
    "nama_kepala": "nama kepala kantor",
    "jabatan_kepala": "jabatan kepala kantor",
    "nama_kasubsi": "nama penanggung jawab kegiatan",
    "jabatan_kasubsi": "jabatan penanggung jawab kegiatan",
}
"""What may stand in braces in the papers of a session, and what it becomes."""
_SHARED = (
    "kantor",
    "kota",
    "mitra",
    "alamat_mitra",
    "pimpinan_mitra",
    "jabatan_pimpinan",
    "nama_kepala",
    "jabatan_kepala",
    "nama_kasubsi",
    "jabatan_kasubsi",
)
_OF_AN_AGREEMENT = {
    "perjanjian": "judul perjanjian",
    "nomor_kantor": "nomor perjanjian dari kantor",
    "nomor_mitra": "nomor perjanjian dari mitra",
    "masa_perjanjian": "masa berlakunya",
    "keadaan_perjanjian": "akan atau telah berakhir, dan kapan",
    "bidang_perjanjian": "pelatihan yang dicakupnya",
    "pelatihan_terlaksana": "kegiatan yang terlaksana selama itu",
}
_LONGEST = 20_000
_TOKEN = re.compile(r"\{([^{}]*)\}")
_OPEN = "........................"
"""What is not known yet is left open, to be written by hand."""


def tokens_of(kind: WordingKind) -> Mapping[str, str]:
    """The words in braces that a text of that kind may use, each with its meaning."""
    if kind == WordingKind.RENEWAL:
        return {**{token: TOKENS[token] for token in _SHARED}, **_OF_AN_AGREEMENT}
    return TOKENS


def check_text(text: str, field: str = "body", tokens: Mapping[str, str] = TOKENS) -> None:
    """Raises InvalidInput for an empty text, words in braces that are not of `tokens`, or a brace alone."""
    if not text.strip():
        raise InvalidInput("Teksnya belum diisi.", field)
    if len(text) > _LONGEST:
        raise InvalidInput(f"Teksnya paling panjang {_LONGEST} huruf.", field)
    unknown = [name for name in _TOKEN.findall(text) if name not in tokens]
    if unknown:
        raise InvalidInput(f"{{{unknown[0]}}} tidak dikenal. Pilih dari daftar kata di samping.", field)
    if re.search(r"[{}]", _TOKEN.sub("", text)):
        raise InvalidInput("Ada kurung kurawal yang tidak berpasangan.", field)


def fill(text: str, facts: Mapping[str, str]) -> str:
    """The text with its facts. A line `Label : {fact}` without its fact is left out; elsewhere it is dots."""
    lines = (_fill_line(line, facts) for line in text.split("\n"))
    return "\n".join(line for line in lines if line is not None)


def _fill_line(line: str, facts: Mapping[str, str]) -> str | None:
    alone = re.fullmatch(r"[^:{}]+ : \{(\w+)\}.*", line)
    if alone and not facts.get(alone[1]):
        return None
    return _TOKEN.sub(lambda token: facts.get(token[1], "") or _OPEN, line)
