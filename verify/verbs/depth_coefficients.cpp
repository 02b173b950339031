#include "verify/verbs/depth_coefficients.hpp"

#include "ntk/depth/depth_expansion.hpp"
#include "verify/base/status.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace verify {

std::vector<DepthCoefficient> depth_coefficients(long n) {
    using rigor::PiPolynomial, rigor::Rational;
    if (n < -1 || n > most_exact_coefficients) throw BadInput(fmt::format("--n {}: expected an integer from -1 to {}", n, most_exact_coefficients));
    const auto x = ntk::depth_expansion<PiPolynomial>(std::max(n, 4L));
    const auto at = [](const std::vector<PiPolynomial>& c, long k) { return k >= 0 && k < static_cast<long>(c.size()) ? c[static_cast<std::size_t>(k)] : PiPolynomial(0); };
    const PiPolynomial three_pi = PiPolynomial(3) * PiPolynomial::pi();

    // T = P + E (kappa Phi + y) with Phi = 3 pi/theta - (3/2) log(3 pi/theta) + sum c_k theta^k, sorted by powers of theta.
    const auto e = [&](long k) { return at(x.homogeneous, k - 3); };
    PiPolynomial T = at(x.particular, n + 1) + x.resonance * three_pi * e(n + 1);
    for (long k = 1; k <= n - 3; ++k) T += x.resonance * at(x.fatou, k) * e(n - k);

    return {{"g", "angle of the next layer, g(theta) = theta - theta^2/(3 pi) - …; analytic, no logarithm", n >= 1 ? x.gamma[n - 1] : PiPolynomial(0)},
            {"Phi", "Fatou coordinate, Phi(g) = Phi + 1, Phi = 3 pi/theta - (3/2) log(3 pi/theta) + sum c_k theta^k; the logarithm stands at theta^0, its factor 3/2 is the residue; no other resonance",
             n == -1 ? three_pi : at(x.fatou, n)},
            {"E", "homogeneous solution, E(g) = (1 - theta/pi) E, E = theta^3 + …; no logarithm", e(n)},
            {"T", "T_L = L Theta_bar^(L) = sum t_k theta^k + log(3 pi/theta) sum l_k theta^k + y(z) E; resonance at theta^3, where E begins", T},
            {"T, factor of log(3 pi/theta)", "l_k; the first logarithm stands at theta^3", PiPolynomial(Rational(-3, 2)) * x.resonance * e(n)}};
}

}  // namespace verify
