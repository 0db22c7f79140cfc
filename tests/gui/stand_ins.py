"""Pages that only remember what was asked of them, to test the frame around them."""

from PySide6.QtWidgets import QWidget

from bapasdesk.gui.desk import Desk
from bapasdesk.gui.places import PLACES, Place


class StandInPage(QWidget):
    title = "Halaman"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.asked: list[tuple[str, int | str]] = []

    def refresh(self) -> None:
        self.asked.append(("refresh", 0))

    def open_item(self, id: int) -> None:
        self.asked.append(("item", id))

    def show_session(self, id: int) -> None:
        self.asked.append(("session", id))

    def show_client(self, id: int) -> None:
        self.asked.append(("history", id))

    def new_item(self) -> None:
        self.asked.append(("new", 0))

    def show_matching(self, text: str) -> None:
        self.asked.append(("matching", text))

    def show_numbers(self, text: str) -> None:
        self.asked.append(("numbers", text))


STAND_INS = tuple(Place(place.name, place.icon, StandInPage, place.under) for place in PLACES)
