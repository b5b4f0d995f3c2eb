"""The bytes by which files are told apart, whatever their names say; nothing is opened here."""

from __future__ import annotations

ZIP = b"PK"
"""Of Word and Excel files since 2007, too."""
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
"""Of Word and Excel files up to 2003, and of newer ones under a password."""
PDF = b"%PDF-"
RTF = b"{\\rtf"
UTF8_MARK = b"\xef\xbb\xbf"
"""In front of text, as Notepad writes it; it belongs to no value."""
LOCKED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
"""Name of the stream in which Word and Excel put a file under a password."""
SLOW_TO_READ = (OLD_OFFICE, PDF)
"""Papers whose reading takes a second or more."""
PAPERS = (ZIP, OLD_OFFICE, PDF, RTF)
