#!/usr/bin/env python3
"""A line of my proof, before I send it: does it hold, and if not, where does it fail?

usage: check_an_inequality.py [STATEMENT …]
"""
import sys

import ntk_verify as nv

LINES = sys.argv[1:] or ["forall z in [-1, 1]: h(z) >= z",
                         "forall z in [-1, 1]: h(z) > z",
                         "forall z in [0, 1]: kappa0(z) >= 1/2"]
for line in LINES:
    try:
        proof = nv.prove(line)
    except nv.BadInput as error:
        sys.exit(str(error))
    print(f"{proof.verdict}: {line}")
    if proof.witness:
        print(f"  at {proof.witness['at']}: {proof.witness['left']} against {proof.witness['right']}")
