#include "claim/generators.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "proofs/st_arnaud_2026/common/exact_flow.hpp"

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

using EigenvalueMap = std::function<Ball(const Ball& t, const Ball& lambda)>;
Ball printed(const Ball& t, const Ball& lambda) { return (rigor::exp(-t * lambda) - Ball(1)) / lambda; }

/// -phi(t) v_k = map(lambda_k) v_k for all k, to 2^-120.
Truth eigenvectors_confirm(const DecomposedKernel& kernel, const Rational& t, const EigenvalueMap& map) {
    const rigor::Precision precision(256);
    const rigor::BallMatrix phi = ntk::flow_integral(rigor::BallMatrix(kernel.matrix()), Ball(t));
    Truth all = Truth::yes;
    for (long k = 0; k < kernel.size(); ++k) {
        rigor::BallVector v;
        for (long i = 0; i < kernel.size(); ++i) v.push_back(Ball(kernel.vectors(i, k)));
        const rigor::BallVector image = phi * v;
        const Ball mu = map(Ball(t), Ball(kernel.eigenvalues[static_cast<std::size_t>(k)]));
        for (std::size_t i = 0; i < v.size(); ++i) {
            const Ball gap = -image[i] - mu * v[i];
            all = all && (gap.contains(Rational(0)) ? rigor::certainly_less(gap.radius(), Ball::dyadic(1, -120)) : Truth::no);
        }
    }
    return all;
}

/// K V = V diag(lambda) and V V^T = I, exactly.
bool is_decomposed(const DecomposedKernel& kernel) {
    return kernel.vectors * kernel.vectors.transpose() == rigor::RationalMatrix::identity(kernel.size()) && kernel.matrix().is_symmetric() &&
           kernel.matrix() * kernel.vectors == kernel.vectors * rigor::RationalMatrix::diagonal(kernel.eigenvalues);
}

claim::legacy::Argument argue(const EigenvalueMap& map) {
    Truth confirmed = Truth::yes;
    bool decomposed = true;
    for (long n = 1; n <= 6; ++n)
        for (long number = 0; number < 4; ++number) {
            DecomposedKernel kernel = exact_flow(n, number).kernel;
            if (number == 0) kernel.eigenvalues.assign(static_cast<std::size_t>(n), Rational(2));               // all equal
            if (number == 1) kernel.eigenvalues[0] = rigor::parse_rational("1e-9");                               // nearly singular
            if (number == 2) kernel.eigenvalues[0] = -1;                                                         // not a kernel, but covered by the argument
            decomposed = decomposed && is_decomposed(kernel);
            confirmed = confirmed && eigenvectors_confirm(kernel, Rational(number + 1, 2), map);
        }
    claim::legacy::Argument argument;
    argument.step("the samples are K = V diag(lambda) V^T with V orthogonal, exactly (1 to 6 points; multiple, tiny and negative eigenvalues among them)", rigor::truth(decomposed))
        .step("K^-1 (exp(-t K) - I), by the matrix exponential, maps v_k to (e^(-t lambda_k) - 1)/lambda_k v_k, to 2^-120", confirmed);
    return argument;
}

claim::legacy::Finding check(const claim::Context& context) {
    claim::legacy::Finding finding = conclude(argue(printed), claim::Evidence::proved, "all n, all t, all symmetric invertible matrices K (the argument above), with multiplicities");
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    for (const char* lambda : {"1e-9", "3/4", "100"}) finding.values.push_back({std::string("(e^(-t lambda) - 1)/lambda, t = 2, lambda = ") + lambda, printed(Ball(2), Ball::from_text(lambda)).enclosure(context.digits)});
    finding.remark = "At lambda_k = 0, which the formula excludes, the limit is -t, and -int_0^t exp(-s K) ds has it as an eigenvalue. The printed statement writes Theta_bar^(L)(X X^T) once without the index infinity; the same matrix is meant.";
    return finding;
}

}  // namespace

claim::legacy::Check proposition_6_eigenvalues() {
    return {
        .id = "st-arnaud-2026/proposition-6-eigenvalues",
        .check = with_misprint(check, R"($\bar\Theta_\infty^{(L)}$ for $\bar\Theta^{(L)}$.)"),
        .controls = {{"(1 - e^(-t lambda))/lambda", [](const claim::Context&) { return claim::verdict_of(argue([](const Ball& t, const Ball& lambda) { return -printed(t, lambda); }).conclusion()); }},
                     {"e^(-t lambda)/lambda - 1", [](const claim::Context&) { return claim::verdict_of(argue([](const Ball& t, const Ball& lambda) { return rigor::exp(-t * lambda) / lambda - Ball(1); }).conclusion()); }},
                     {"t off by 1e-20", [](const claim::Context&) { return claim::verdict_of(argue([](const Ball& t, const Ball& lambda) { return printed(t + Ball::from_text("1e-20"), lambda); }).conclusion()); }}},
        .property = claim::property("the matrix maps every eigenvector of K to the printed multiple of itself", [](long n, long number, const Rational& t) {
            const DecomposedKernel kernel = exact_flow(n, number).kernel;
            return rigor::truth(is_decomposed(kernel)) && eigenvectors_confirm(kernel, t, printed);
        }, claim::Input{"n", claim::integers(1, 5)}, claim::Input{"sample", claim::integers(0, 1'000'000)}, claim::Input{"t", rc::gen::map(claim::correlations(), [](const Rational& z) { return Rational(z * 4); })}),
    };
}
const claim::legacy::Registered registered_proposition_6_eigenvalues{proposition_6_eigenvalues};

}  // namespace proofs::st_arnaud_2026
