"""Limits on requests: maximum size, no caching, and a rate limit for new cases."""

from collections import deque
from collections.abc import Callable
from threading import Lock
from time import monotonic

from fastapi.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MAX_SIZE = 64 * 1024
NO_STORE = {"Cache-Control": "no-store"}


class Limit:
    """Refuse requests that are too large, with or without a Content-Length."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        read: list[Message] = []
        size, more = 0, True
        while more:
            message = await receive()
            size += len(message.get("body", b""))
            more = message.get("more_body", False)
            read.append(message)
            if size > MAX_SIZE:
                await JSONResponse({"detail": "the request is too large"}, 413)(scope, receive, send)
                return

        async def again() -> Message:
            return read.pop(0) if read else await receive()

        await self.app(scope, again, send)


class NoStore:
    """Forbid browsers and proxies to store responses."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                kept = [(name, value) for name, value in message["headers"] if name.lower() != b"cache-control"]
                message = {**message, "headers": [*kept, (b"cache-control", b"no-store")]}
            await send(message)

        await self.app(scope, receive, sent)


class Openings:
    """A rate limit for opening cases, shared by all clients.

    It only prevents that the disk fills up. A real app needs a limit per client.
    """

    def __init__(self, most: int = 60, seconds: float = 60.0, clock: Callable[[], float] = monotonic) -> None:
        self.seconds, self._clock = seconds, clock
        self._times: deque[float] = deque(maxlen=most)
        self._lock = Lock()

    def wait(self) -> float:
        """Return the seconds until a case may be opened; 0 if it may be now, which counts as opening one."""
        with self._lock:
            now = self._clock()
            if len(self._times) == self._times.maxlen and now - self._times[0] < self.seconds:
                return self.seconds - (now - self._times[0])
            self._times.append(now)
            return 0.0
