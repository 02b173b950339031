// The statements that the tests of the language read.
#pragma once

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace language_tests {

/// The lines of a table beside the tests, by columns; without comments.
inline std::vector<std::vector<std::string>> table(const std::string& name) {
    const char* root = std::getenv("VERIFY_ROOT");
    std::ifstream file((root ? std::string(root) : ".") + "/tests/claim/language/" + name);
    if (!file) throw std::runtime_error(name + " is missing; set VERIFY_ROOT");
    std::vector<std::vector<std::string>> rows;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == '#') continue;
        std::vector<std::string> row;
        std::istringstream cells(line);
        for (std::string cell; std::getline(cells, cell, '\t');) row.push_back(cell);
        rows.push_back(row);
    }
    return rows;
}

/// The formulas of a user's pages, with their definitions in front.
inline const std::vector<std::string>& page_formulas() {
    static const std::vector<std::string> formulas = {
        "forall z in [-1, 1): 1 - rho(z, L) = 9/2*pi^2/L^2 + O(1/L^3) as L -> inf",
        "forall z in [-1, 1): 1 - rho(z, L) = 9/2*pi^2/L^2 - 27/2*pi^2*log(L)/L^3 + O(1/L^3) as L -> inf",
        "k2(u) = (3*u*sqrt(1 - u^2) + (pi - arccos(u))*(1 + 2*u^2))/(3*pi); "
        "(forall u in [-1, 1]: k2(u) = 2/3*E[(X, Y) ~ N2(u)] relu(X)^2*relu(Y)^2)\n"
        "and (forall u in (-1, 1): k2'(u) = 4/3*kappa1(u))\n"
        "and (forall d >= 2, X distinct in S^(d-1): gram(k2, X) > 0)",
        "k2(u) = u; forall d >= 2, X distinct in S^(d-1): (forall x, y in X: x != -y) => gram(k2, X) > 0",
        "c(u, s) = u + s*(sqrt(1 - u^2) - u*arccos(u))/pi, r[1] = z,  r[L+1] = c(r[L], s);\n"
        "(forall s in (0, 1], u in [-1, 1): D(c(u, s), u) < 1) and (forall s in (0, 1]: D(c(u, s), u) at u = 1 = 1)\n"
        "and (forall s in (0, 1], z in [-1, 1): exists q in (0, 1): 1 - r[L] = O(q^L) as L -> inf)",
        "c(u, s) = u + s*(sqrt(1 - u^2) - u*arccos(u))/pi, r[1] = z, r[L+1] = c(r[L], s); "
        "forall s in (0, 1], z in [-1, 1): 1 - r[L] ~ 9*pi^2/(2*s^2*L^2) as L -> inf",
        "forall L >= 1: T(1-t, L) = L - L*(L-1)/2 * sqrt(2)/pi * t^(1/2) + O(t) as t -> 0+",
        "(forall d >= 1, X in S^(d-1), r >= 0: lambda_min(gram(T(., 2), X)) >= "
        "coeff(kappa1, r)*lambda_min((X*X')^(o r)))\n"
        "and (forall k >= 0: coeff(kappa1, 2*k + 2) = (2*k)!/(2*pi*4^k*k!*(k + 1)!*(2*k + 1)))\n"
        "and (forall d >= 2, delta in (0, 1), X in S^(d-1): (forall x != y in X: <x, y> <= 1 - delta) => "
        "lambda_min(gram(T(., 2), X)) >= 1/(2*pi))",
        "best C: forall z in [-1, 1]: h(z) - z <= C*(1 - z)^(3/2)",
        "forall z in [-1, 1]: kappa1(z) - z in ?",
        "∀ z ∈ [−1, 1]: κ₁(z) ≥ z ∧ ρ(z, 2) ≥ z",
        "given n >= 1, A, B in Sym(n), A > 0, B >= 0: A + B > 0 and A o B >= 0 and abs(lambda_min(A)) <= norm_F(A)",
        "exists K > 0: forall z in [-1, 1), L >= 1: abs(theta_bar(z, L) - 1/4) <= K*log(L + 1)/L",
        "forall z in [-1, 1): exists K > 0: forall L >= 1: abs(theta_bar(z, L) - 1/4) <= K*log(L + 1)/L",
        "forall z in [-1, 1/2]: theta_bar(z, L) = 1/4 + O(log(L)/L) as L -> inf uniformly in z",
    };
    return formulas;
}

}  // namespace language_tests
