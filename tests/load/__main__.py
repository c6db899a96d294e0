"""`python -m tests.load`: a fresh site under the load of a rehearsal, or killed during one."""

import os
import sys

from tests.load.kills import kill_often
from tests.load.site import Site


def main() -> int:
    """What follows goes to the rehearsal: --people 300 --burst."""
    kills = int(os.environ.get("KILLS", "0"))
    site = Site()
    try:
        print(f"Started in {site.start():.1f} s at {site.address}.", flush=True)
        words = ["rehearse", "--address", site.address, *sys.argv[1:]]
        if not kills:
            return site.manage(*words)
        return kill_often(site, words, kills)
    finally:
        site.remove()


if __name__ == "__main__":
    sys.exit(main())
