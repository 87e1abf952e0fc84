"""A workspace: a folder with one settings file, its books and its lake."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from quittance.kernel.refusal import Refusal

SETTINGS = "quittance.toml"
DEFAULT_TEXT = """\
# Settings of this Quittance workspace. Paths count from this folder.

[books]
# A file for one machine. For a team: "postgresql://user@host/name", the password in PGPASSWORD or ~/.pgpass.
database = "books.sqlite3"

[lake]
# A folder, or "s3://bucket/prefix"; then endpoint and region say where, if that is not the usual place.
# Keys come from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, a profile or a machine's role.
location = "lake"

[time]
# The zone in which moments of incoming facts become business days.
zone = "UTC"

[privacy]
# Where the keys of sealed files and people are; they are in no backup, so keep a copy of them elsewhere.
keys = "keys"
"""


class NoWorkspace(Refusal):
    """There is no settings file where the workspace should be."""

    code = "NO_WORKSPACE"


class BadSettings(Refusal):
    """The settings file cannot be read, or says something that is no setting."""

    code = "BAD_SETTINGS"


_KNOWN = {
    "books": {"database"},
    "lake": {"location", "endpoint", "region"},
    "time": {"zone"},
    "privacy": {"keys"},
}


@dataclass(frozen=True, slots=True)
class Workspace:
    """Where everything is: `folder` and `keys` on this machine, `database` and `lake` as the settings say."""

    folder: Path
    database: str
    lake: str
    time_zone: str
    lake_endpoint: str = ""
    lake_region: str = ""
    keys: Path = Path("keys")

    @property
    def is_postgresql(self) -> bool:
        """Whether the books are on a PostgreSQL server."""
        return self.database.startswith(("postgresql://", "postgres://"))

    @property
    def locks(self) -> Path:
        """Where runs of this machine lock tables."""
        return self.folder / ".locks"

    @property
    def spill(self) -> Path:
        """Where runs put for a while what does not fit into memory."""
        return self.folder / ".spill"

    @property
    def unrated(self) -> Path:
        """Where lists of what has no price are kept."""
        return self.folder / "unrated"

    @property
    def parked(self) -> Path:
        """Where files of parked rows are kept."""
        return self.folder / "parked"


def settings_text(*, database: str, lake: str, endpoint: str = "", region: str = "") -> str:
    """A settings file that says these places."""
    location = f'location = "{lake}"'
    extra = [f'{name} = "{value}"' for name, value in (("endpoint", endpoint), ("region", region)) if value]
    return DEFAULT_TEXT.replace('"books.sqlite3"', f'"{database}"').replace(
        'location = "lake"', "\n".join([location, *extra])
    )


def without_password(text: str) -> str:
    """Settings that can be given away: no password in the URL of the database."""
    return re.sub(r"(postgres(?:ql)?://[^:@/\s\"]*):[^@\s\"]*@", r"\1@", text)


def with_places(text: str, **places: str) -> str:
    """Settings with another `database`, `location`, `endpoint` or `region`; "" leaves one as it is."""
    for name, value in places.items():
        if value:
            section = "books" if name == "database" else "lake"
            line = f'{name} = "{value}"'
            text, found = re.subn(rf"^{name}\s*=.*$", line, text, flags=re.MULTILINE)
            if not found and f"[{section}]" in text:
                text = text.replace(f"[{section}]", f"[{section}]\n{line}")
            elif not found:
                text = f"{text.rstrip()}\n\n[{section}]\n{line}\n"
    return text


def read_workspace(folder: Path) -> Workspace:
    """The workspace in `folder`. Refuses with `NoWorkspace` or `BadSettings`."""
    path = folder / SETTINGS
    if not path.is_file():
        raise NoWorkspace(f"There is no {SETTINGS} in {folder}.", f"Make one: quittance init {folder}")
    try:
        return workspace_of(path.read_text(encoding="utf-8"), folder)
    except UnicodeDecodeError as error:
        raise BadSettings(f"{path} cannot be read: {error}.") from None


def workspace_of(text: str, folder: Path) -> Workspace:
    """The workspace that these settings would make of `folder`. Refuses with `BadSettings`."""
    path = folder / SETTINGS
    try:
        read = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadSettings(f"{path} cannot be read: {error}.") from None
    for section, settings in read.items():
        if section not in _KNOWN or not isinstance(settings, dict):
            raise BadSettings(f"{path}: there is no section [{section}].", f"Known: {', '.join(_KNOWN)}.")
        for name, value in settings.items():
            if name not in _KNOWN[section] or not isinstance(value, str):
                known = ", ".join(sorted(_KNOWN[section]))
                raise BadSettings(f"{path}: [{section}] has no text {name}.", f"Known: {known}.")
    database = read.get("books", {}).get("database", "books.sqlite3")
    lake = read.get("lake", {}).get("location", "lake")
    if "://" not in database:
        database = str((folder / database).resolve())
    if "://" not in lake:
        lake = str((folder / lake).resolve())
    return Workspace(
        folder.resolve(),
        database,
        lake,
        time_zone=read.get("time", {}).get("zone", "UTC"),
        lake_endpoint=read.get("lake", {}).get("endpoint", ""),
        lake_region=read.get("lake", {}).get("region", ""),
        keys=(folder / read.get("privacy", {}).get("keys", "keys")).resolve(),
    )
