"""Indonesian for the few words Qt itself brings: PySide ships no Indonesian translation."""

from PySide6.QtCore import QObject, QTranslator

_WORDS = {
    "OK": "OK",
    "&OK": "&OK",
    "Save": "Simpan",
    "&Save": "&Simpan",
    "Save As": "Simpan sebagai",
    "Open": "Buka",
    "&Open": "&Buka",
    "Cancel": "Batal",
    "&Cancel": "&Batal",
    "Close": "Tutup",
    "&Close": "&Tutup",
    "Apply": "Terapkan",
    "Reset": "Kembalikan",
    "Help": "Bantuan",
    "Discard": "Buang",
    "Don't Save": "Jangan simpan",
    "&Yes": "&Ya",
    "&No": "&Tidak",
    "Yes": "Ya",
    "No": "Tidak",
    "Abort": "Hentikan",
    "Retry": "Ulangi",
    "Ignore": "Abaikan",
    "Show Details...": "Lihat rincian",
    "Hide Details...": "Sembunyikan rincian",
    "&Undo": "&Urungkan",
    "&Redo": "Ulan&gi",
    "Cu&t": "Po&tong",
    "&Copy": "&Salin",
    "&Paste": "&Tempel",
    "Delete": "Hapus",
    "Select All": "Pilih semua",
    "Clear": "Kosongkan",
    "Print": "Cetak",
    "&Print": "&Cetak",
    "Preferences": "Pilihan",
    "Directory:": "Folder:",
    "Look in:": "Lihat di:",
    "File &name:": "&Nama berkas:",
    "Files of type:": "Jenis berkas:",
    "&Delete": "&Hapus",
    "&Rename": "&Ganti nama",
    "&New Folder": "Folder &baru",
    "Create New Folder": "Buat folder baru",
    "Name": "Nama",
    "Size": "Ukuran",
    "Type": "Jenis",
    "Date Modified": "Diubah",
    "Back": "Kembali",
    "Forward": "Maju",
    "Parent Directory": "Folder di atasnya",
    "List View": "Daftar",
    "Detail View": "Rincian",
    "Printer": "Pencetak",
    "Copies": "Salinan",
    "All Files (*)": "Semua berkas (*)",
}


class IndonesianTranslator(QTranslator):
    """Knows Qt's own standard words; anything else stays as it is written."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, source_text: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        return _WORDS.get(source_text)
