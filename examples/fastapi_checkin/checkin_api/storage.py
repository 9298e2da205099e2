"""Storage of cases in a database, by SQLAlchemy."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from secrets import token_urlsafe
from typing import Any

from sqlalchemy import JSON, DateTime, Engine, String, create_engine, make_url, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    """All tables."""


class Case(Base):
    """One person's check-in.

    Whoever reads the table has no key to any case: there is only the hash of each. Keys are long and drawn at random,
    so a fast hash without salt will do, and who times the look-up learns nothing of them.
    """

    __tablename__ = "cases"
    key_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    context: Mapped[str | None] = mapped_column(String(64))
    answers: Mapped[dict[str, Any]] = mapped_column(JSON)
    declined: Mapped[list[str]] = mapped_column(JSON)
    changed: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class Storage:
    """The cases in a database. Their content never appears in logs or errors."""

    def __init__(self, url: str) -> None:
        self._engine = engine_for(url)
        Base.metadata.create_all(self._engine)

    def close(self) -> None:
        """Close the connections."""
        self._engine.dispose()

    def open(self, context: str | None) -> str:
        """Create a case, and return its random key."""
        key = token_urlsafe(32)
        case = Case(key_hash=hashed(key), context=context, answers={}, declined=[], changed=datetime.now(UTC))
        with Session(self._engine) as session, session.begin():
            session.add(case)
        return key

    def get(self, key: str) -> Case | None:
        with Session(self._engine, expire_on_commit=False) as session:
            return session.get(Case, hashed(key))

    def answer(self, key: str, answers: dict[str, Any]) -> bool:
        """Add answers, where None withdraws and declines one. Return False if there is no such case."""
        with Session(self._engine) as session, session.begin():
            # Write first to take the lock: SQLite has no locks for reading.
            session.execute(update(Case).where(Case.key_hash == hashed(key)).values(changed=datetime.now(UTC)))
            case = session.get(Case, hashed(key))
            if case is None:
                return False
            case.answers, case.declined = merged(case.answers, case.declined, answers)
            return True

    def forget(self, key: str) -> bool:
        with Session(self._engine) as session, session.begin():
            case = session.get(Case, hashed(key))
            if case is None:
                return False
            session.delete(case)
            return True


def engine_for(url: str) -> Engine:
    """Return the engine of a database; a file of SQLite is readable by its owner only."""
    parts = make_url(url)
    if parts.get_backend_name() == "sqlite" and parts.database and parts.database != ":memory:":
        if parts.database.startswith("file:"):
            raise ValueError("name the file of the database itself, and no URI: sqlite:///checkin.sqlite3")
        make_private(Path(parts.database))
    return create_engine(parts, hide_parameters=True)


def merged(
    given: Mapping[str, Any], declined: Iterable[str], new: Mapping[str, Any]
) -> tuple[dict[str, Any], list[str]]:
    """Return answers with new ones, and what is declined: None in a new one declines it."""
    kept = {signal: value for signal, value in given.items() if signal not in new}
    answers = kept | {signal: value for signal, value in new.items() if value is not None}
    return answers, sorted({*declined, *new} - answers.keys())


def hashed(key: str) -> str:
    """Return the hash of a key, which is what is stored."""
    return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def make_private(file: Path) -> None:
    """Create a database file readable by its owner only; folders that are missing are created likewise.

    Further files of SQLite (`-journal`, `-wal`, `-shm`) get the permissions of the database file.
    """
    for folder in reversed(file.parents):  # `parents=True` would ignore the mode for the folders between
        folder.mkdir(mode=0o700, exist_ok=True)
    handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        os.fchmod(handle, 0o600)  # an existing file keeps its mode
    finally:
        os.close(handle)
