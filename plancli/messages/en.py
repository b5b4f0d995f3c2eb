"""English sentences, by key; refuses logic: plain templates with named fields."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    # term.*: shared words
    "term.lead": "lead",
    "term.responsible": "responsible",
    "term.coordinating": "coordinating",
    "term.guiding": "guiding",
    "term.directing": "directing",
    "term.monitoring": "monitoring",
    # resource.*: files that come with plancli
    "resource.missing": "This installation of plancli lacks the file {name}: install plancli again.",
    # write.*: writing files
    "write.bad-name": "Cannot write {path}: no file can bear this name, choose another.",
    "write.broken-character": "Cannot write {path}: the text has a broken character at place {place}, type it again.",
    "write.denied": "Cannot write {path}: there is no permission to write in this folder, choose another with -o.",
    "write.exists": "{path} exists and was kept: choose another name, or delete the old file first.",
    "write.failed": "Cannot write {path} (the system says: {reason}): check the disk, or choose another place with -o.",
    "write.in-use": "Cannot replace {path}: if it is open in Word or Excel, close it and run again.",
    "write.is-folder": "Cannot write {path}: it is a folder, give the name of a file.",
    "write.link": "Cannot write {path}: it is a link to another place, write to that place itself.",
    "write.long-name": "Cannot write {path}: the name is too long, shorten it.",
    "write.no-folder": "Cannot write {path}: its folder does not exist, make the folder first.",
    "write.no-space": "Cannot write {path}: the disk or the allowance is full, free some space and run again.",
    "write.not-a-file": "Cannot write {path}: it is a device and not a file, choose another name.",
    "write.not-a-folder": "Cannot write {path}: a part of the path is a file and not a folder, choose another place.",
    "write.read-only": "Cannot replace {path}: it is marked read-only, lift the mark or choose another name.",
    "write.same-name": "Cannot write into {path}: “{first}” and “{second}” would be one name, change one of them.",
}
