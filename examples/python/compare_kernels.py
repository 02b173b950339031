#!/usr/bin/env python3
"""Which kernel and depth keep my data safe to invert? Proved bounds for each, side by side.

usage: compare_kernels.py [POINTS.csv]
"""
import pathlib
import sys

import numpy as np

import ntk_verify as nv

file = sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent.parent / "points.csv"
X = np.loadtxt(file, delimiter=",")
print(f"{'kernel':12} {'L':>4}  {'lambda_min':>12}  {'condition number at most':>24}  digits left in float64")
for kernel in ("fc", "nngp", "normalized"):
    for depth in (2, 5, 20):
        report = nv.gram(X, kernel, depth, matrix=False)
        condition = report.condition_number
        least = report.inversion.float64_digits[0] if report.inversion else 0
        print(f"{kernel:12} {depth:4}  {report.smallest.lower:12.5g}  "
              f"{condition.upper if condition else float('inf'):24.6g}  {least}")
