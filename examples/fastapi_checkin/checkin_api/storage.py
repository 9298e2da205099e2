"""Where cases are kept: any database that SQLAlchemy knows."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import JSON, DateTime, String, create_engine, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    """All tables."""


class Case(Base):
    """One person's check-in."""

    __tablename__ = "cases"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    context: Mapped[str | None] = mapped_column(String(64))
    answers: Mapped[dict[str, Any]] = mapped_column(JSON)
    declined: Mapped[list[str]] = mapped_column(JSON)
    changed: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class Storage:
    """The cases in a database. What a case holds never appears in a log or an error."""

    def __init__(self, url: str) -> None:
        self._engine = create_engine(url, hide_parameters=True)
        Base.metadata.create_all(self._engine)

    def close(self) -> None:
        """Let go of the connections."""
        self._engine.dispose()

    def open(self, context: str | None) -> str:
        """A new case: its id, which nobody can guess."""
        case = Case(id=uuid4().hex, context=context, answers={}, declined=[], changed=datetime.now(UTC))
        with Session(self._engine) as session, session.begin():
            session.add(case)
            return case.id

    def get(self, id: str) -> Case | None:
        with Session(self._engine, expire_on_commit=False) as session:
            return session.get(Case, id)

    def answer(self, id: str, answers: dict[str, Any]) -> bool:
        """Add answers; None takes one back and is not asked again. False if there is no such case."""
        with Session(self._engine) as session, session.begin():
            # Writing first makes others wait from here on: SQLite has no locks for reading.
            session.execute(update(Case).where(Case.id == id).values(changed=datetime.now(UTC)))
            case = session.get(Case, id)
            if case is None:
                return False
            given = {signal: value for signal, value in answers.items() if value is not None}
            kept = {signal: value for signal, value in case.answers.items() if signal not in answers}
            case.answers = kept | given
            case.declined = sorted((set(case.declined) | set(answers)) - set(case.answers))
            return True

    def forget(self, id: str) -> bool:
        with Session(self._engine) as session, session.begin():
            case = session.get(Case, id)
            if case is None:
                return False
            session.delete(case)
            return True
