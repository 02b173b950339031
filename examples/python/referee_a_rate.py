#!/usr/bin/env python3
"""A paper claims a rate: is it proved, refuted, and what do the paper's own numbers say?"""
import math

import ntk_verify as nv

for claim in ("1/4 + O(1/L)", "1/4 + O(log(L)/L)", "1/4 + 3/8 log L / L + O(1/L)"):
    report = nv.rate(claim, of="theta_bar")
    print(f"theta_bar = {claim}: {report.verdict}" + (" (proved)" if report.proved else ""))
print(nv.rate("1/4 + O(log(L)/L)", of="theta_bar", at="1/2"))

depths = [2**k for k in range(3, 15)]
table = [0.25 + 0.375 * math.log(L) / L for L in depths]  # the numbers of a figure
print("\nof the numbers:", nv.rate_data(depths, table, "1/4 + O(1/L)").verdict)
