"""Storage of pairs in a database, by SQLAlchemy: each partner has a key and weeks of their own."""

from __future__ import annotations

from datetime import date
from secrets import token_urlsafe
from typing import Any, NamedTuple

from checkin_api.storage import engine_for, hashed, merged
from sqlalchemy import JSON, Date, ForeignKey, String, delete, select, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from .weeks import FOR_BOTH, Week, Weeks, has_finished


class Base(DeclarativeBase):
    """All tables."""


class Pair(Base):
    """Two partners, and what they were opened with. An invitation is used once."""

    __tablename__ = "pairs"
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    locale: Mapped[str] = mapped_column(String(16))
    invitation_hash: Mapped[str | None] = mapped_column(String(64), unique=True)


class Partner(Base):
    """Whoever has this key. Who reads the table has no key to anybody: there is only the hash of each."""

    __tablename__ = "partners"
    key_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    pair: Mapped[str] = mapped_column(ForeignKey("pairs.id"), index=True)
    device: Mapped[str | None] = mapped_column(String(512))


class CheckIn(Base):
    """What one partner said in one week."""

    __tablename__ = "check_ins"
    partner: Mapped[str] = mapped_column(ForeignKey("partners.key_hash"), primary_key=True)
    week: Mapped[date] = mapped_column(Date, primary_key=True)
    answers: Mapped[dict[str, Any]] = mapped_column(JSON)
    declined: Mapped[list[str]] = mapped_column(JSON)


class Member(NamedTuple):
    """Who asks: a partner, as the service knows them."""

    id: str
    pair: str
    locale: str


class Storage:
    """The pairs in a database. Their content never appears in logs or errors."""

    def __init__(self, url: str) -> None:
        self._engine = engine_for(url)
        Base.metadata.create_all(self._engine)

    def close(self) -> None:
        """Close the connections."""
        self._engine.dispose()

    def open(self, locale: str) -> tuple[str, str]:
        """Create a pair; return the key of the one who opens it, and the invitation for the other."""
        key, invitation, pair = token_urlsafe(32), token_urlsafe(32), token_urlsafe(32)
        with Session(self._engine) as session, session.begin():
            session.add(Pair(id=pair, locale=locale, invitation_hash=hashed(invitation)))
            session.flush()
            session.add(Partner(key_hash=hashed(key), pair=pair))
        return key, invitation

    def join(self, invitation: str) -> str | None:
        """Return a key for whoever has the invitation; None if there is no such invitation, or it was used."""
        key = token_urlsafe(32)
        used = update(Pair).where(Pair.invitation_hash == hashed(invitation)).values(invitation_hash=None)
        with Session(self._engine) as session, session.begin():
            pair = session.scalar(used.returning(Pair.id))
            if pair is None:
                return None
            session.add(Partner(key_hash=hashed(key), pair=pair))
        return key

    def member(self, key: str) -> Member | None:
        with Session(self._engine) as session:
            found = session.execute(
                select(Partner.key_hash, Pair.id, Pair.locale).join(Pair).where(Partner.key_hash == hashed(key))
            ).first()
        return None if found is None else Member(*found)

    def weeks(self, member: Member) -> Weeks:
        """Return what this partner said."""
        with Session(self._engine) as session:
            return _weeks(session, member.id)

    def both(self, member: Member) -> tuple[Weeks, Weeks] | None:
        """Return what both said; None while there are not two. Nothing but what is for both may be made of it."""
        with Session(self._engine) as session:
            two = select(Partner.key_hash).where(Partner.pair == member.pair).order_by(Partner.key_hash)
            ids = session.scalars(two).all()
            return (_weeks(session, ids[0]), _weeks(session, ids[1])) if len(ids) == 2 else None

    def answer(self, member: Member, week: date, answers: dict[str, Any]) -> bool | None:
        """Add answers to a week, where None declines one.

        Returns:
            False if the week is finished and something is for both, so that nothing is kept; None if this partner is
            not there any more.
        """
        with Session(self._engine) as session, session.begin():
            if not _locked(session, member):
                return None
            if has_finished(_weeks(session, member.id), week) and not answers.keys().isdisjoint(FOR_BOTH):
                return False
            check_in = session.get(CheckIn, (member.id, week))
            if check_in is None:
                check_in = CheckIn(partner=member.id, week=week, answers={}, declined=[])
                session.add(check_in)
            check_in.answers, check_in.declined = merged(check_in.answers, check_in.declined, answers)
            return True

    def remind_on(self, member: Member, device: str | None) -> None:
        """Keep where a partner is reminded, as the push service of the app calls it; None for nowhere."""
        with Session(self._engine) as session, session.begin():
            session.execute(update(Partner).where(Partner.key_hash == member.id).values(device=device))

    def devices(self) -> list[tuple[str, str]]:
        """Return the device and the language of everybody who is to be reminded."""
        known = select(Partner.device, Pair.locale).join(Pair).where(Partner.device.is_not(None))
        with Session(self._engine) as session:
            return [(device, locale) for device, locale in session.execute(known) if device is not None]

    def forget(self, member: Member) -> None:
        """Delete a partner with all that they said. The pair goes with the last of the two."""
        with Session(self._engine) as session, session.begin():
            _locked(session, member)  # so that no answer comes in between
            session.execute(delete(CheckIn).where(CheckIn.partner == member.id))
            session.execute(delete(Partner).where(Partner.key_hash == member.id))
            left = select(Partner.pair).where(Partner.pair == member.pair)
            session.execute(update(Pair).where(Pair.id == member.pair).values(invitation_hash=None))
            session.execute(delete(Pair).where(Pair.id == member.pair, ~left.exists()))


def _locked(session: Session, member: Member) -> bool:
    """Keep all others from this partner until the end of the transaction; return whether they are still there."""
    # It writes what is there already: SQLite has no locks for reading.
    mine = update(Partner).where(Partner.key_hash == member.id).values(pair=member.pair)
    return session.scalar(mine.returning(Partner.key_hash)) is not None


def _weeks(session: Session, partner: str) -> Weeks:
    found = session.scalars(select(CheckIn).where(CheckIn.partner == partner))
    return {each.week: Week(each.answers, frozenset(each.declined)) for each in found}
