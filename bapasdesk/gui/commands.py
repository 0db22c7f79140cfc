"""Pages, parts of pages and steps of the program by name, so that the search box finds them too."""

from dataclasses import dataclass

from bapasdesk.domain.rights import Right
from bapasdesk.domain.rows.search import SearchHit
from bapasdesk.gui.desk import Desk
from bapasdesk.gui.help_pages import HELP_PAGES, matching

_MOST = 5


@dataclass(frozen=True, slots=True)
class Command:
    """`opens` is what `Desk.open` takes; `words` are others people may type for it."""

    title: str
    opens: str
    words: str = ""
    right: Right = Right.VIEW
    is_step: bool = False

    @property
    def kind(self) -> str:
        return "action" if self.is_step else "page"


COMMANDS = (
    Command("Beranda", "home", "halaman awal tugas hari ini"),
    Command("Mitra", "partners", "lembaga papan tahap pokmas"),
    Command("Katalog pelatihan", "courses", "jenis pelatihan kursus"),
    Command("Jadwal", "schedule", "kegiatan sesi kalender"),
    Command("Klien", "clients", "peserta orang"),
    Command("Dokumen", "documents", "sertifikat kuitansi register"),
    Command("Buku nomor", "ledger", "agenda nomor surat cadangkan pesan"),
    Command("Dokumen belum kembali", "proofs", "tanda tangan bukti"),
    Command("Tindak lanjut", "follow_up", "telepon hasil tiga bulan"),
    Command("Laporan", "reports", "rekap hasil kinerja grafik"),
    Command("Anggaran tahunan", "budget", "pagu mata anggaran dipa sisa uang"),
    Command("Cadangan", "backups", "backup flashdisk salinan"),
    Command("Keranjang sampah", "trash", "terhapus pulihkan hapus"),
    Command("Pengaturan kantor", "settings", "profil kantor"),
    Command("Pengaturan: kop surat", "setting-letterheads", "kepala surat logo lambang"),
    Command("Pengaturan: penanda tangan", "setting-signatories", "pejabat kepala ppk bendahara"),
    Command("Pengaturan: tarif transport", "setting-rates", "uang transport sbm"),
    Command("Pengaturan: nomor dokumen", "setting-series", "pola nomor"),
    Command("Pengaturan: tempat dan libur", "setting-venues", "aula ruang hari libur"),
    Command("Pengaturan: teks dokumen", "setting-wording", "surat undangan berita acara"),
    Command("Pengaturan: petugas", "setting-officers", "pengguna peran frasa sandi"),
    Command("Jejak", "trail", "audit siapa mengubah riwayat", Right.AUDIT),
    Command("Kewajiban data pribadi", "duties", "pdp hak klien kebocoran", Right.DUTIES),
    Command("Jadwalkan kegiatan baru", "new-session", "buat sesi tambah kegiatan", Right.PLAN, True),
    Command("Tambah klien", "new-client", "buat daftar klien baru peserta", Right.PEOPLE, True),
    Command("Tambah mitra", "new-partner", "buat lembaga baru", Right.PLAN, True),
    Command("Tambah pelatihan", "new-course", "buat katalog jenis baru", Right.PLAN, True),
    Command("Impor klien dari lembar kerja", "import-clients", "excel xlsx csv masukkan", Right.PEOPLE, True),
    Command("Cetak banyak dokumen", "print-many", "cetak sekaligus", Right.PAPERS, True),
)


def find_commands(desk: Desk, text: str) -> tuple[SearchHit, ...]:
    """Pages and steps the officer may use whose name or other words hold every word typed."""
    typed = text.casefold().split()
    hits = [
        (not _begins(command.title, typed), place)
        for place, command in enumerate(COMMANDS)
        if typed and desk.allows(command.right) and _fits(command, typed)
    ]
    return tuple(
        SearchHit(kind=COMMANDS[place].kind, id=place, title=COMMANDS[place].title, detail="")
        for _, place in sorted(hits)[:_MOST]
    )


def find_help(text: str) -> tuple[SearchHit, ...]:
    """Pages of the manual that hold every word typed, titles first."""
    places = {page.name: place for place, page in enumerate(HELP_PAGES)}
    found = matching(HELP_PAGES, text) if text.strip() else ()
    return tuple(
        SearchHit(kind="help", id=places[page.name], title=page.title, detail="") for page in found[:_MOST]
    )


def in_order(
    office_hits: tuple[SearchHit, ...], commands: tuple[SearchHit, ...], text: str
) -> tuple[SearchHit, ...]:
    """Hits of a kind together. A page that begins with what was typed is meant; else the office's things."""
    meant = {hit.kind for hit in commands if _begins(hit.title, text.casefold().split())}
    by_kind = sorted(commands, key=lambda hit: hit.kind != "page")
    first = (hit for hit in by_kind if hit.kind in meant)
    return (*first, *office_hits, *(hit for hit in by_kind if hit.kind not in meant))


def _fits(command: Command, typed: list[str]) -> bool:
    words = f"{command.title} {command.words}".casefold().replace(":", " ").split()
    return all(any(word.startswith(one) for word in words) for one in typed)


def _begins(title: str, typed: list[str]) -> bool:
    return title.casefold().startswith(" ".join(typed))
