"""One window for one office folder: a second start raises the first window instead.

The two processes find each other by a local socket named after the folder; nothing goes over a network.
"""

import hashlib

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from bapasdesk.config import OfficeFolder

WAIT_MS = 500


class SingleInstance(QObject):
    """`claim` once; afterwards `raise_requested` tells that somebody started the program again."""

    raise_requested = Signal()

    def __init__(self, folder: OfficeFolder, parent: QObject | None = None) -> None:
        super().__init__(parent)
        digest = hashlib.sha256(str(folder.root.resolve()).encode()).hexdigest()
        self._name = f"bapasdesk-{digest[:24]}"
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._called)

    def claim(self) -> bool:
        """False when another window has the folder; that window has then been asked to come forward."""
        caller = QLocalSocket()
        caller.connectToServer(self._name)
        if caller.waitForConnected(WAIT_MS):
            caller.disconnectFromServer()
            return False
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)
        return True

    def release(self) -> None:
        self._server.close()

    def _called(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.disconnected.connect(caller.deleteLater)
            caller.close()
            self.raise_requested.emit()
