#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "proofs/yu_2025/common/network_identities.hpp"

#include <algorithm>

namespace proofs::yu_2025::eq_c_10 {
namespace {

using claim::Relation;
using rigor::Rational, rigor::Truth;

/// Factors of the smaller side in each link: of the part of the weights, of |alpha^(L)|^2, of alpha_j0^2; and whether
/// what is concluded is that the limit superior is infinite, or that the limit is.
struct Reading {
    Rational of_weights{1}, of_norm{1}, of_entry{1};
    bool limit = false;
};

/// The members of (C.10) at x, from derivatives by dual numbers.
struct Members {
    Rational kernel, weights = 0, norm = 0;
    std::vector<Rational> entries;  ///< alpha_j^2

    explicit Members(const NetworkSample& sample) {
        const auto derivatives = partial_derivatives(sample.network, sample.x);
        kernel = full_product(derivatives, derivatives);
        for (const auto& block : derivatives) weights += weights_product(block, block);
        const auto top = LayerMatrices(sample.network, sample.x).alpha(sample.depth());
        for (long j = 0; j < top.rows(); ++j) {
            entries.push_back(top(j, 0) * top(j, 0));
            norm += entries.back();
        }
    }
};

Truth chain(const NetworkSample& sample, const Reading& reading) {
    const Members m(sample);
    bool links = m.kernel >= reading.of_weights * m.weights && m.weights >= reading.of_norm * m.norm;
    for (const Rational& entry : m.entries) links = links && m.norm >= reading.of_entry * entry;
    return rigor::truth(links);
}

/// One neuron with V = 0: no other parameter matters, and all members are equal.
claim::Step attained(const std::string& left, const Rational& larger, const std::string& right, const Rational& factor,
                     const Rational& smaller) {
    return claim::exact({"where it is attained (one neuron, V = 0), " + left, larger}, Relation::at_least,
                        {rigor::to_string(factor) + " " + right, factor * smaller});
}

/// One neuron at x = 0 whose activation is k at odd times k and 1 at even ones: the squares at four times from k on.
std::vector<Rational> late_squares(long k) {
    std::vector<Rational> squares;
    for (long t = k; t < k + 4; ++t) squares.push_back(Members(one_neuron(1, 0, t % 2 == 1 ? t : 1, 0, 0)).norm);
    return squares;
}
Truth grows(long k, bool limit) {
    const std::vector<Rational> squares = late_squares(k);
    const auto large = [k](const Rational& square) { return square >= k * k; };
    return rigor::truth(limit ? std::all_of(squares.begin(), squares.end(), large)
                              : std::any_of(squares.begin(), squares.end(), large));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "all L >= 1, all widths, all parameters, all x, all j_0; \"-> infinity\" in the sense of the limit superior";
    const Members m(one_neuron(1, 2, 1, 0, 1));
    result.steps.carries(claim::cites(context, "yu-2025/eq-c.5"))
        .carries(claim::written(context, "links"))
        .supports(claim::instances(
            "every link, every j_0: networks (2.1), derivatives by dual numbers, exactly", context.seed, 80,
            [&](claim::Sampler& sampler) { return chain(fully_connected_sample(sampler), reading); }))
        .supports(attained("K_t(x, x)", m.kernel, "the part of the weights", reading.of_weights, m.weights))
        .supports(attained("the part of the weights", m.weights, "|alpha^(L)|^2", reading.of_norm, m.norm))
        .supports(attained("|alpha^(L)|^2", m.norm, "alpha_j0^2", reading.of_entry, m.entries.front()))
        .supports(claim::range(
            "k", 1, 20,
            reading.limit ? "where alpha_j0 is k and 1 by turns, its square is at least k^2 at all of four later times"
                          : "where alpha_j0 is k and 1 by turns, its square is at least k^2 at one of four later times",
            [&](long k) { return grows(k, reading.limit); }))
        .carries(claim::written(context, "superior"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    const Rational little = rigor::parse_rational("1e-20");
    return claim::checked("yu-2025/eq-c.10", check)
        .control("last member (1 + 1e-20) alpha_j0^2", [=](Reading& r) { r.of_entry += little; })
        .control("third member (1 + 1e-20) |alpha^(L)|^2", [=](Reading& r) { r.of_norm += little; })
        .control("second member (1 + 1e-20) times the part of the weights", [=](Reading& r) { r.of_weights += little; })
        .control("the arrow read as a limit", [](Reading& r) { r.limit = true; })
        .property(claim::property_where(
            "where alpha^(L) is not 0: every link for every j_0, exactly; d, widths and L up to 3",
            [](const NetworkSample& s) { return rigor::truth(Members(s).norm > 0); },
            [](const NetworkSample& s) { return chain(s, {}); }, claim::Input{"network", fully_connected_samples()}));
}};

}  // namespace
}  // namespace proofs::yu_2025::eq_c_10
