// Proves an inequality on a whole interval: kappa_1(z) > (1 + z)^2/4 + 1/100 for all z in [-1/2, 1/2].
#include <ntk/kernel/depth_map.hpp>
#include <rigor/proof/prove_on.hpp>

#include <iostream>

int main() {
    using rigor::Ball, rigor::Rational;
    const auto margin = [](const rigor::Point& x) {
        const Ball& z = x[0];
        return ntk::depth_map(z) - (1 + z) * (1 + z) / 4 - Ball(Rational(1, 100));
    };
    const rigor::DomainProof proof = rigor::prove_on({{Rational(-1, 2), Rational(1, 2)}}, margin);
    std::cout << "kappa_1(z) > (1 + z)^2/4 + 1/100 on [-1/2, 1/2]: " << rigor::to_string(proof.verdict) << ", "
              << proof.boxes << " boxes\n";
    return proof.verdict == rigor::Truth::yes ? 0 : 1;
}
