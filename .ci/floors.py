"""Holds the scores of ../shared/quality/score.py against floors.toml. Floors only rise.

Usage: floors.py SCORES.json
"""

import json
import sys
import tomllib
from pathlib import Path

floors = tomllib.loads(Path(__file__).with_name("floors.toml").read_text("utf-8"))
scores = json.loads(Path(sys.argv[1]).read_text("utf-8"))
broken = []
for name, floor in floors["at_least"].items():
    if scores[name] < floor:
        broken.append(f"{name} is {scores[name]:.3f}, its floor {floor}")
for name, ceiling in floors["at_most"].items():
    if scores[name] > ceiling:
        broken.append(f"{name} is {scores[name]:.3f}, its ceiling {ceiling}")
print("\n".join(broken) or f"{sum(map(len, floors.values()))} floors held")
sys.exit(bool(broken))
