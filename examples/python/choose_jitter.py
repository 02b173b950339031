#!/usr/bin/env python3
"""My Cholesky factorization fails in float32: how much jitter does this matrix need, and why?

usage: choose_jitter.py [MATRIX.npy]   (without a file: a kernel matrix of points, two of which nearly coincide)
"""
import sys

import numpy as np

import ntk_verify as nv

if len(sys.argv) > 1:
    K = np.load(sys.argv[1])
else:
    X = np.array([[1.0, 0.0], [1.0, 1e-7], [0.0, 1.0], [-0.6, 0.8]])
    K = nv.gram(X, "fc", 3).kernel
try:
    report = nv.matrix_bounds(K, jitter=True)
except nv.BadInput as error:
    sys.exit(f"{error}")
print(f"lambda_min in {report.smallest}, condition number in {report.condition_number}")
print(f"positive definite: {report.positive_definite}; the least jitter that makes it semidefinite: "
      f"{report.jitter['least']}")
for name, found in report.jitter["formats"].items():
    bound = found["succeeds_from"]
    print(f"{name}: Cholesky must succeed from a jitter of {bound.upper:.3g} on" if bound is not None
          else f"{name}: nothing is guaranteed: {found['reason']}")
