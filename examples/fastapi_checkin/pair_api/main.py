"""The service, for uvicorn: `uvicorn pair_api.main:app`."""

import os

from .api import make_app
from .storage import Storage

app = make_app(Storage(os.environ.get("DATABASE_URL", "sqlite:///pairs.sqlite3")))
