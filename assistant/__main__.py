"""`python -m assistant`, for a checkout that is not installed."""

import sys

from assistant.cli import main

sys.exit(main())
