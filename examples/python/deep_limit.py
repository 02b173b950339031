#!/usr/bin/env python3
"""How deep is deep enough? The distance of the normalized kernel from its limit 1/4, at depths no loop reaches."""
import ntk_verify as nv

for exponent in (1, 2, 3, 6, 100, 1000):
    depth = 10**exponent
    value = nv.theta_bar("1/2", depth, digits=20)
    excess = nv.theta_bar_excess("1/2", depth, digits=10)
    print(f"theta_bar(1/2, 10^{exponent}) = {value}, L (theta_bar - 1/4) = {excess}")
    assert excess > 0, "a comparison that is decided is a theorem; else it raises Undecided"
