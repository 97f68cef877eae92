"""Both indices in `powerindices`. Run by the peers' own interpreter.

Says first whether it can run, as {"absent": why or ""}; then answers each line on standard input, with votes
and quota, with one line: its seconds, chances to swing and Shapley-Shubik shares.
"""

from __future__ import annotations

import importlib
import json
import sys
import time


def main() -> None:
    """Answer until the input ends."""
    try:
        module = importlib.import_module("powerindices")
    except ImportError as error:
        print(json.dumps({"absent": str(error)}), flush=True)
        return
    print(json.dumps({"absent": ""}), flush=True)
    for line in sys.stdin:
        asked = json.loads(line)
        one, other = list(asked["votes"]), list(asked["votes"])  # it changes what it is given
        start = time.perf_counter()
        chance = module.compute_pbi(asked["quota"], one)
        share = module.compute_ssi(asked["quota"], other)
        seconds = time.perf_counter() - start
        found = {"seconds": seconds, "chance": [*map(float, chance)], "shapley_shubik": [*map(float, share)]}
        print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main()
