"""What stands before every request: nothing too large comes in, no answer is kept, not too many cases are opened."""

from collections import deque
from collections.abc import Callable
from threading import Lock
from time import monotonic

from fastapi.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST = 64 * 1024
NO_STORE = {"Cache-Control": "no-store"}


class Limit:
    """Refuse requests that are too large, whether they say so or not."""

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
            if size > LARGEST:
                await JSONResponse({"detail": "the request is too large"}, 413)(scope, receive, send)
                return

        async def again() -> Message:
            return read.pop(0) if read else await receive()

        await self.app(scope, again, send)


class NoStore:
    """Let no browser and no proxy keep any answer."""

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
    """How many cases may be opened in some time, by all together: whoever opens thousands gets no further.

    It is the least that keeps a disk from filling up. In a real app this is for whatever knows one client from another.
    """

    def __init__(self, most: int = 60, seconds: float = 60.0, clock: Callable[[], float] = monotonic) -> None:
        self.seconds, self._clock = seconds, clock
        self._times: deque[float] = deque(maxlen=most)
        self._lock = Lock()

    def wait(self) -> float:
        """How many seconds are left until one more may be opened; 0 if it may be now, and then it counts."""
        with self._lock:
            now = self._clock()
            if len(self._times) == self._times.maxlen and now - self._times[0] < self.seconds:
                return self.seconds - (now - self._times[0])
            self._times.append(now)
            return 0.0
