"""`python -m intimacy_kit` is the same as `intimacy-kit`."""

import sys

from intimacy_kit.cli import main

if __name__ == "__main__":
    sys.exit(main())
