// Section 4 of Le: the tangent kernel of wide networks, and where kernel gradient descent ends.
//
// Theorem 4.1: the proof for wide networks is written out in jacot_2018/theorem_1.cpp. With one hidden layer and the ReLU everything at one point is exact: with v = Sigma^1(x, x),
//   Theta^2(x, x) = (1/n) sum_k (W_k^2 1(z_k > 0) v + relu(z_k)^2) + beta^2,   z_k ~ N(0, v), W_k ~ N(0, 1) independent:
// a term has mean v/2 + v/2 and mean square (1/2)(3 v^2 + 2 v · v + 3 v^2) = 4 v^2, so Theta^2 has mean Theta_infinity^2 = v · 1/2 + v/2 + beta^2 at every width, and variance 3 v^2/n.
// The printed recursion has Theta_infinity^L, Sigma-dot^(L+1), Sigma^(L+1) on the right for every l: then all Theta_infinity^(l+1) would be equal.
//
// Where it ends. Kernel gradient descent from f_0 with an invertible Gram matrix G on the data tends to f_0 + sum_i a_i K(x_i, .), a = G^-1 (y - f_0(X)); the minimum-norm interpolant is
// sum_i (G^-1 y)_i K(x_i, .). If f_0 is in the RKHS, with P the projection to span K(x_i, .): |f_infinity|^2 = |f*_infinity|^2 + |f_0 - P f_0|^2. They are equal iff f_0 is in that span,
// in particular for f_0 = 0. The networks of the paper start from f_0 ~ GP(0, Sigma^L), which is not 0 (and in general not even in the RKHS).
#include "claim/generators.hpp"
#include "proofs/antipodal_pairs.hpp"
#include "proofs/finding_parts.hpp"
#include "proofs/jacot_2018/random_networks.hpp"
#include "proofs/le_2025/claims.hpp"
#include "proofs/le_2025/regression.hpp"

#include <fmt/format.h>

namespace proofs::le_2025 {
namespace {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

// Theorem 4.1.

/// Mean and variance of Theta^2(x, x) with n neurons, ReLU, from the moments of W and z.
struct Moments {
    Rational mean, variance;
};
Moments one_hidden_layer(long n, const Rational& v, const Rational& beta) {
    // Given z > 0: E W^2 = 1, E W^4 = 3, E z^2 = v, E z^4 = 3 v^2.
    const Rational term = (v + v) / 2, square = (3 * v * v + 2 * v * v + 3 * v * v) / 2;
    return {term + beta * beta, (square - term * term) / n};
}
/// Theta_infinity^(l) and Sigma^l on the diagonal, ReLU: E relu^2 = q/2, E step^2 = 1/2.
struct Diagonal {
    Rational covariance, tangent;
};
Diagonal diagonal(long layer, const Rational& v, const Rational& beta, const Rational& slope = Rational(1, 2)) {
    Diagonal d{v, v};
    for (long l = 1; l < layer; ++l) {
        d.covariance = d.covariance / 2 + beta * beta;
        d.tangent = d.tangent * slope + d.covariance;
    }
    return d;
}
bool concentrates(long n, const Rational& v, const Rational& beta, const Rational& variance, const Rational& slope = Rational(1, 2)) {
    const Moments m = one_hidden_layer(n, v, beta);
    return m.mean == diagonal(2, v, beta, slope).tangent && m.variance == variance * v * v / n;
}
claim::Argument convergence(const Rational& variance, const Rational& slope = Rational(1, 2)) {
    claim::Argument argument;
    bool all = true;
    for (const long n : {1L, 10L, 1000L, 1'000'000L})
        for (const Rational& beta : {Rational(0), Rational(1, 10), Rational(1)}) all = all && concentrates(n, Rational(2, 3), beta, variance, slope);
    return argument.step("one hidden layer, ReLU, x = x': Theta^2 has mean Theta_infinity^2 at every width and variance 3 Sigma^1(x, x)^2/n, exactly", rigor::truth(all));
}

/// Mean square of the largest distance of Theta from Theta_infinity over a pair of points, by width; L = 3.
claim::Argument initial_kernels(std::uint64_t seed, bool slope_of_layer_below = false, std::vector<claim::Value>* values = nullptr) {
    claim::Argument argument;
    const ntk::DenseMatrix<double> points = jacot_2018::points_of_unequal_norm();
    for (const ntk::Activation activation : {ntk::Activation::relu, ntk::Activation::erf}) {
        jacot_2018::Recursion recursion = jacot_2018::Recursion::printed(2, 0.5);
        recursion.slope_of_layer_below = slope_of_layer_below;
        const ntk::DenseMatrix<double> limit = jacot_2018::limit(activation, points, 3, recursion).tangent;
        std::vector<jacot_2018::AtWidth> means;
        for (const long width : {16L, 32L, 64L, 128L}) {
            ntk::FiniteNetwork<double> network = jacot_2018::shape(activation, 2, width, 3, Rational(1, 2));
            jacot_2018::Mean mean;
            for (long k = 0; k < 300; ++k) {
                ntk::initialize(network, seed + static_cast<std::uint64_t>(width), static_cast<std::uint64_t>(k));
                const double largest = (ntk::approx_empirical_kernel(network, points) - limit).cwiseAbs().maxCoeff();
                mean.add(largest * largest);
            }
            means.push_back({width, mean.estimate()});
        }
        const ntk::Estimate power = jacot_2018::exponent(means);
        const char* name = activation == ntk::Activation::relu ? "ReLU" : "erf";
        if (values) values->push_back(claim::estimated_value(fmt::format("{}, L = 3: exponent of n in the mean square of Theta - Theta_infinity", name), power.mean, power.standard_error));
        argument.step(fmt::format("simulation, {}, L = 3, n_1 = n_2 = 16 to 128, 300 networks each: the mean square of Theta - Theta_infinity falls faster than n^(-1/2)", name), jacot_2018::below(power, -0.5));
    }
    return argument;
}

/// Theta^(l+1) = Theta^(index) Sigma-dot^(index + 1) + Sigma^(index + 1), index = l or, as printed, L.
claim::Argument recursion(bool printed, const Rational& factor = 1) {
    claim::Argument argument;
    bool all = true;
    const Rational v = 1, beta = 0;
    for (const long depth : {3L, 5L})
        for (long l = 1; l < depth; ++l) {
            const long index = printed ? depth : l;
            const Rational right = factor * diagonal(index, v, beta).tangent / 2 + diagonal(index + 1, v, beta).covariance;
            all = all && diagonal(l + 1, v, beta).tangent == right;
        }
    return argument.step(std::string("ReLU, beta = 0, Sigma^1 = 1, L = 3 and 5, l < L: Theta^(l+1) = Theta^") + (printed ? "L" : "l") + " Sigma-dot + Sigma at the next layer of " + (printed ? "L" : "l") + ", the Theta from the limits of networks (exact)", rigor::truth(all));
}

/// (Theta (x) Id)(x, x') = Theta(x, x') Id as matrices on the data: Kronecker product, by entries.
bool kronecker(long n, long outputs, long number, bool order) {
    const RationalMatrix k = Draw(number).matrix(n, n);
    RationalMatrix whole(n * outputs, n * outputs);
    for (long i = 0; i < n * outputs; ++i)
        for (long j = 0; j < n * outputs; ++j) {
            const long x = order ? i / outputs : i % n, y = order ? j / outputs : j % n, a = order ? i % outputs : i / n, b = order ? j % outputs : j / n;
            if (a == b) whole(i, j) = k(x, y);
        }
    // Acting on a function with values v (point by point, all outputs): each output by itself.
    const Vector f = Draw(number + 1).vector(n * outputs), g = whole * f;
    for (long a = 0; a < outputs; ++a) {
        Vector one;
        for (long x = 0; x < n; ++x) one.push_back(f[at(x * outputs + a)]);
        const Vector image = k * one;
        for (long x = 0; x < n; ++x)
            if (g[at(x * outputs + a)] != image[at(x)]) return false;
    }
    return true;
}

// Training, by the simulation of jacot-2018/theorem-2.

using Schedule = jacot_2018::Schedule;
const jacot_2018::Sizes sizes{{32, 64, 128, 256}, 96, 3};
const std::vector<jacot_2018::TrainingMeans>& trained(std::uint64_t seed) {
    static const auto means = jacot_2018::train_at_widths(ntk::Activation::erf, sizes, {}, seed);
    static const std::uint64_t first = seed;
    if (seed != first) throw std::logic_error("one seed in a run");
    return means;
}
/// The proof bounds both by n^(-1/2).
claim::Argument training(const std::vector<jacot_2018::TrainingMeans>& means, jacot_2018::Mean jacot_2018::TrainingMeans::*which, const std::string& what, std::vector<claim::Value>* values = nullptr) {
    claim::Argument argument;
    const ntk::Estimate exponent = jacot_2018::exponent(jacot_2018::at_widths(sizes, means, which));
    if (values) values->push_back(claim::estimated_value("exponent of n in " + what, exponent.mean, exponent.standard_error));
    return argument.step(what + " falls faster than n^(-1/4) (erf, L = 3, four points of the circle)", jacot_2018::below(exponent, -0.25));
}
claim::Finding simulated(const claim::Context& context, const std::function<claim::Argument(const std::vector<jacot_2018::TrainingMeans>&, std::vector<claim::Value>*)>& argument) {
    std::vector<claim::Value> values;
    claim::Finding finding = conclude(argument(trained(context.seed), &values), claim::Evidence::simulated,
                                      fmt::format("sigma = erf, L = 3, quadratic cost on four points of the circle, beta = 1/10, T = 20 in 40 Euler steps, widths 32 to 256 with {} networks each, seed {}; by 4 standard errors. Not covered: other costs, several outputs, other sigma", sizes.networks, context.seed));
    finding.values = std::move(values);
    return finding;
}
/// The same networks against the steps with a multiple of Theta_infinity.
claim::Argument against_multiple(double factor, std::uint64_t seed, jacot_2018::Mean jacot_2018::TrainingMeans::*which, const std::string& what) {
    const ntk::DenseMatrix<double> points = jacot_2018::points_of_circle(), tangent = factor * jacot_2018::limit(ntk::Activation::erf, points, sizes.depth, jacot_2018::Recursion::printed(2, 0.1)).tangent;
    const ntk::DenseVector<double> goal = jacot_2018::product_of_coordinates(points);
    std::vector<jacot_2018::TrainingMeans> means;
    for (const long width : sizes.widths) {
        means.emplace_back();
        for (long k = 0; k < sizes.networks; ++k) {
            ntk::FiniteNetwork<double> network = jacot_2018::shape(ntk::Activation::erf, 2, width, sizes.depth, Rational(1, 10));
            ntk::initialize(network, seed + static_cast<std::uint64_t>(width), static_cast<std::uint64_t>(k));
            const jacot_2018::Training trained = jacot_2018::train(network, points, goal, tangent, {});
            means.back().function_gap.add(trained.function_gap);
            means.back().kernel_gap.add(trained.kernel_gap);
        }
    }
    return training(means, which, what);
}
/// Theta(t) against Theta(0) and against Theta_infinity.
claim::Argument kernel_in_training(const std::vector<jacot_2018::TrainingMeans>& means, std::vector<claim::Value>* values = nullptr) {
    claim::Argument argument = training(means, &jacot_2018::TrainingMeans::kernel_change, "sup_t max|Theta(t) - Theta(0)|", values);
    const claim::Argument gap = training(means, &jacot_2018::TrainingMeans::kernel_gap, "sup_t max|Theta(t) - Theta_infinity|", values);
    for (const claim::Step& s : gap.steps()) argument.step(s.says, s.truth);
    return argument;
}
/// For single networks: no step, no change; the cost falls.
Truth machinery(long number, long width) {
    ntk::FiniteNetwork<double> network = jacot_2018::shape(ntk::Activation::erf, 2, width, 3, Rational(1, 10));
    ntk::initialize(network, 3, static_cast<std::uint64_t>(number));
    const ntk::DenseMatrix<double> points = jacot_2018::points_of_circle();
    const ntk::DenseVector<double> goal = jacot_2018::product_of_coordinates(points);
    const ntk::DenseMatrix<double> tangent = jacot_2018::limit(ntk::Activation::erf, points, 3, jacot_2018::Recursion::printed(2, 0.1)).tangent;
    const jacot_2018::Training none = jacot_2018::train(network, points, goal, tangent, {.step = 0.1, .steps = 0}), some = jacot_2018::train(network, points, goal, tangent, {.step = 0.1, .steps = 10});
    return rigor::truth(none.kernel_change == 0 && some.cost_ratio < 1);
}

// Positive definiteness on the sphere.

claim::Argument antipodal(const Rational& beta, bool definite_there) {
    claim::Argument argument;
    const Truth zero = relu_kernel_maps_odd_relation_to_zero(2, beta);
    return argument.step(fmt::format("ReLU, L = 2, n_0 = 2, beta = {}: {} (balls, 2^-150; exactly: f(theta) - f(pi - theta) = 2 cos theta)", rigor::to_string(beta),
                                     definite_there ? "the odd vectors c on three antipodal pairs of the circle with sum c x = 0 are not mapped to 0" : "they are mapped to 0"),
                         definite_there ? !zero : zero);
}
claim::Argument with_biases(const Rational& beta = Rational(1, 10)) {
    claim::Argument argument;
    RationalMatrix plane(6, 2);  // different points off the circle too, three of them on a line through 0
    const long x[6][2] = {{1, 0}, {2, 0}, {-3, 0}, {1, 2}, {0, 5}, {4, -1}};
    for (long i = 0; i < 6; ++i)
        for (long k = 0; k < 2; ++k) plane(i, k) = x[i][k];
    return argument.step("ReLU, beta = " + rigor::to_string(beta) + ", L = 2 and 3: positive definite at three antipodal pairs of the circle (certified)", relu_kernel_definite(2, beta, claim::antipodal_circle_points(3)) && relu_kernel_definite(3, beta, claim::antipodal_circle_points(3)))
        .step("and at six points of the plane, three of them multiples of one another", relu_kernel_definite(2, beta, plane));
}

// Where it ends.

/// A kernel on m data points and k others (positive definite), a start f_0 = K b and targets y.
struct Ending {
    RationalMatrix kernel;
    long data;
    Vector start, targets;  ///< start: the coefficients b

    RationalMatrix gram() const {
        RationalMatrix g(data, data);
        for (long i = 0; i < data; ++i)
            for (long j = 0; j < data; ++j) g(i, j) = kernel(i, j);
        return g;
    }
    /// Coefficients of f_0 + sum a_i K_(x_i), a = G^-1 (y - f_0(X)).
    Vector limit() const {
        const Vector values = kernel * start;
        Vector rest;
        for (long i = 0; i < data; ++i) rest.push_back(targets[at(i)] - values[at(i)]);
        const Vector a = rigor::inverse(gram()) * rest;
        Vector c = start;
        for (long i = 0; i < data; ++i) c[at(i)] += a[at(i)];
        return c;
    }
    Vector smallest() const {
        Vector c = rigor::inverse(gram()) * targets;
        c.resize(start.size());
        return c;
    }
    Rational square(const Vector& c) const { return inner(c, kernel * c); }
};
enum class Start { zero, in_span, anywhere };
std::optional<Ending> ending(Start start, long number) {
    Draw draw(number);
    const long m = 1 + number % 3, n = m + 2;
    const RationalMatrix a = draw.matrix(n, n + 1);
    Ending e{a * a.transpose(), m, Vector(at(n)), draw.vector(m)};
    if (rigor::rank(e.kernel) < n) return std::nullopt;
    if (start == Start::in_span)
        for (long i = 0; i < m; ++i) e.start[at(i)] = draw();
    if (start == Start::anywhere) e.start = draw.vector(n);
    return e;
}
/// The limit interpolates, has the norm of Pythagoras, and is the minimum-norm interpolant.
bool ends_at_smallest(const Ending& e) { return e.kernel * e.limit() == e.kernel * e.smallest(); }
bool pythagoras(const Ending& e, const Rational& factor = 1) {
    const Vector limit = e.limit(), smallest = e.smallest(), values = e.kernel * limit;
    for (long i = 0; i < e.data; ++i)
        if (values[at(i)] != e.targets[at(i)]) return false;
    // f_0 - P f_0: the coefficients b minus G^-1 f_0(X) on the data.
    const Vector at_data = e.kernel * e.start;
    Vector rest = e.start;
    const Vector projection = rigor::inverse(e.gram()) * Vector(at_data.begin(), at_data.begin() + e.data);
    for (long i = 0; i < e.data; ++i) rest[at(i)] -= projection[at(i)];
    return e.square(limit) == e.square(smallest) + factor * e.square(rest);
}
claim::Argument ends(Start start) {
    claim::Argument argument;
    bool all = true;
    for (long number = 0; number < 40; ++number)
        if (const auto e = ending(start, number)) all = all && ends_at_smallest(*e);
    return argument.step(std::string("f_0 + sum_i a_i K(x_i, .) is the interpolant of smallest norm, ") + (start == Start::zero ? "f_0 = 0" : start == Start::in_span ? "f_0 in the span of the K(x_i, .)" : "any f_0") + " (exact, 1 to 3 data points, on them and two others)", rigor::truth(all));
}
claim::Argument general_end(const Rational& factor = 1) {
    claim::Argument argument = ends(Start::in_span);
    bool all = true, larger = true;
    for (long number = 0; number < 40; ++number)
        if (const auto e = ending(Start::anywhere, number)) {
            all = all && pythagoras(*e, factor);
            larger = larger && e->square(e->limit()) > e->square(e->smallest());
        }
    return argument.step("any f_0 in the RKHS: |f_infinity|^2 = |smallest|^2 + |f_0 - P f_0|^2 (exact)", rigor::truth(all)).step("larger, for random f_0", rigor::truth(larger));
}
/// The end of the flow on the data: all eigenvalues of G are positive, so e^(-2 t G/m) -> 0.
claim::Argument interpolates(bool singular) {
    claim::Argument argument;
    bool all = true;
    for (long number = 0; number < 40; ++number) {
        Draw draw(number);
        const long m = 1 + number % 4;
        const RationalMatrix a = draw.matrix(m, singular ? (m + 1) / 2 : m + 2), g = a * a.transpose();
        if (singular || rigor::rank(g) == m) all = all && rigor::inertia(g).positive == m;
    }
    return argument.step(std::string("quadratic cost: f_t(X) - y = e^(-2 t G/m)(f_0(X) - y) tends to 0, all eigenvalues of G being positive (exact inertia") + (singular ? ", G of half rank)" : ")"), rigor::truth(all));
}
/// |sum a_i K_(x_i)|: a^T G a is its square; homogeneous of degree 2.
claim::Argument norm(int degree) {
    claim::Argument argument;
    bool all = true;
    for (long number = 0; number < 20; ++number) {
        const auto e = ending(Start::anywhere, number);
        if (!e) continue;
        const Vector a = e->start, twice = sum(a, 1, a);
        const Rational one = e->square(a), two = e->square(twice);
        all = all && two == rigor::power(Rational(2), static_cast<unsigned long>(degree)) * one;
    }
    return argument.step(fmt::format("a^T K a is homogeneous of degree {}, as {} (exact)", degree, degree == 1 ? "a norm" : degree == 2 ? "the square of a norm" : "the cube of a norm"), rigor::truth(all));
}
/// Finite sums are elements, with the inner product of the text, and dense (H is their completion); they are not all: on the line, K = e^(x x') = sum x^k x'^k/k!, the function x has norm 1 and is no finite
/// combination of the e^(z x) (z = log r_i below).
claim::Argument elements(bool finite) {
    claim::Argument argument;
    // The matrix (x | r_i^x) at the points 0 … N.
    bool independent = true;
    for (long n = 1; n <= 6; ++n) {
        RationalMatrix columns(n + 1, n + 1);
        for (long x = 0; x <= n; ++x) {
            columns(x, 0) = x;
            for (long i = 1; i <= n; ++i) columns(x, i) = rigor::power(Rational(i + 1, 2), static_cast<unsigned long>(x));
        }
        independent = independent && rigor::rank(columns) == n + 1;
    }
    return argument.step(finite ? "x is a finite combination of the functions r_i^x" : "x and r_1^x, …, r_N^x with r_i = 1, 3/2, 2, … are linearly independent, N <= 6 (exact rank; a generalised Vandermonde matrix for all N)", rigor::truth(independent != finite));
}

claim::Input<long> number() { return {"sample", claim::integers(0, 1'000'000)}; }

}  // namespace

claim::Claim theorem_4_1() {
    return {
        .id = "le-2025/theorem-4.1",
        .where = "theorem 4.1 (ascribed to Jacot et al., theorem 1)",
        .title = "At initialisation the tangent kernel is deterministic in the limit",
        .statement = R"(At initialization, for a network of depth $L$, in the limit $n_1,\dots,n_{L-1}\to\infty$ sequentially, the NTK $\Theta^L$ converges in probability to a deterministic limiting kernel $\Theta^L\to\Theta_\infty^L\otimes Id_{d_{out}}$. [$\Theta_\infty^1=\Sigma^1$, $\dot\Sigma^{L+1}(x,x')=\mathbb E_{f\sim\mathcal N(0,\Sigma^L)}[\dot\sigma(f(x))\dot\sigma(f(x'))]$.])",
        .reading = "sigma Lipschitz (footnote 1). beta > 0 as in [1]: with beta = 0 and a kink of sigma at 0, dotSigma(x, x') at x = 0 has a value only by convention. The recursion is read with l for L (theorem-4.1-recursion).",
        .method = "The proof in jacot_2018/theorem_1.cpp; exact mean and variance for one hidden layer; Monte Carlo at two.",
        .attack = "Tried: mean and variance of Theta at finite width, exactly, which would show a wrong limit. The claim for Jacot et al. has simulations at depth 3 beside it. Considered: beta = 0; the places where f(x) or the pair (f(x), f(x')) is degenerate are then multiplied by 0 or degenerate at finite width as well, which is not written out here.",
        .uses = {"jacot-2018/theorem-1"},
        .check = [](const claim::Context& context) {
            std::vector<claim::Value> values;
            claim::Argument argument = convergence(3);
            const claim::Argument more = initial_kernels(context.seed, false, &values);
            for (const claim::Step& s : more.steps()) argument.step(s.says, s.truth);
            claim::Finding finding = conclude(argument, claim::Evidence::simulated, fmt::format("argument for all Lipschitz sigma, beta > 0, L, d_out, pairs of points (jacot_2018/theorem_1.cpp); exact mean and variance for L = 2, ReLU, x = x'; simulation for ReLU and erf, L = 3, two points, beta = 1/2, seed {}, by 4 standard errors", context.seed));
            finding.values = std::move(values);
            finding.remark = "Called simulated by the rule of the suite for random networks; the argument is complete.";
            return finding;
        },
        .controls = {{"Sigma-dot of the layer below", [](const claim::Context& context) { return claim::verdict_of(initial_kernels(context.seed, true).conclusion()); }}, control("variance 0 at finite width", [] { return convergence(0); }), control("Sigma-dot of the diagonal 1", [] { return convergence(3, 1); })},
        .property = claim::property("mean Theta_infinity, variance 3 v^2/n, exactly", [](long n, const Rational& v, long b) { return rigor::truth(concentrates(n, v, Rational(b, 8), 3)); }, claim::Input{"n", claim::integers(1, 1'000'000)}, claim::Input{"v", claim::positive_rationals()},
                                    claim::Input{"8 beta", claim::integers(0, 16)}),
    };
}

claim::Claim theorem_4_1_recursion() {
    return {
        .id = "le-2025/theorem-4.1-recursion",
        .where = "theorem 4.1, the recursion",
        .title = "The recursion for the limiting kernel",
        .statement = R"($\Theta_\infty^1(x,x')=\Sigma^1(x,x')$, $\Theta_\infty^{l+1}(x,x')=\Theta_\infty^L(x,x')\dot\Sigma^{L+1}(x,x')+\Sigma^{L+1}(x,x')$.)",
        .reading = "As printed, for l = 1, …, L - 1 with L the depth.",
        .method = "The diagonal for the ReLU, exactly.",
        .attack = "Tried to save it: with l = L it is right. Jacot et al. have L + 1 and L throughout, as a statement for all L. The second computation is the PARI line.",
        .uses = {},
        .check = [](const claim::Context&) {
            return adjudicated(recursion(true), "every L >= 2",
                               {"ReLU, beta = 0, Sigma^1(x, x) = 1: Theta_infinity^2 = 1 · 1/2 + 1/2 = 1. Printed with L = 3: Theta_infinity^3/2 + Sigma^4 = 3/8 + 1/8 = 1/2.",
                                "T = vector(4); S = vector(4); T[1] = S[1] = 1; for(l = 1, 3, S[l+1] = S[l]/2; T[l+1] = T[l]/2 + S[l+1]);\nprint(T[2], \"  \", T[3]/2 + S[4])", "None: two letters.",
                                R"($\Theta_\infty^{l+1}(x,x')=\Theta_\infty^l(x,x')\dot\Sigma^{l+1}(x,x')+\Sigma^{l+1}(x,x')$)", [] { return recursion(false); }, "all l (theorem-4.1); the step is exact for the diagonal"});
        },
        .controls = {control("L for l", [] { return recursion(true); }), control("corrected, dotSigma too large by 1e-9", [] { return recursion(false, 1 + rigor::parse_rational("1e-9")); })},
        .property = claim::property("Theta^(l+1) = Theta^l/2 + Sigma^(l+1) on the diagonal: for beta = 0 it is (l + 1) v/2^l, exactly", [](long l, const Rational& v) { return rigor::truth(diagonal(l + 1, v, 0).tangent == (l + 1) * v / rigor::power(Rational(2), static_cast<unsigned long>(l))); },
                                    claim::Input{"l", claim::integers(0, 40)}, claim::Input{"v", claim::positive_rationals()}),
    };
}

claim::Claim remark_4_2() {
    const auto argument = [](bool order) {
        claim::Argument a;
        bool all = true;
        for (long n = 0; n < 20; ++n) all = all && kronecker(1 + n % 4, 1 + n % 3, n, order);
        return a.step("Theta (x) Id acts on each output by itself, by Theta (exact)", rigor::truth(all));
    };
    return {
        .id = "le-2025/remark-4.2",
        .where = "remark 4.2",
        .title = "The kernel times the identity",
        .statement = R"($(\Theta_\infty^L\otimes Id_{d_{out}})(x,x')=\Theta_\infty^L(x,x')Id_{d_{out}}\in\mathbb R^{d_{out}\times d_{out}}$, and the convergence in probability above means pointwise convergence in probability, i.e. every $x,x'\in\mathbb R^{d_{in}}$.)",
        .reading = "Notation, and a reading of theorem 4.1.",
        .method = "Matrices on the data, exactly.",
        .attack = "Tried: the outputs in the other order (control).",
        .uses = {},
        .check = [argument](const claim::Context&) { return conclude(argument(true), claim::Evidence::proved, "all kernels and d_out"); },
        .controls = {control("outputs in the other order", [argument] { return argument(false); })},
        .property = claim::property("each output by itself, exactly", [](long n, long outputs, long k) { return rigor::truth(kronecker(n, outputs, k, true)); }, claim::Input{"points", claim::integers(1, 4)}, claim::Input{"outputs", claim::integers(1, 3)}, number()),
    };
}

claim::Claim remark_4_3() {
    return {
        .id = "le-2025/remark-4.3",
        .where = "remark 4.3 (what theorem 2 of Jacot et al. says)",
        .title = "In training the tangent kernel stays as it was",
        .statement = R"(Theorem 2 of [1] then says that through the training process, as $n_1,\dots,n_{L-1}\to\infty$ sequentially, the NTK converges uniformly for $t\in[0,T]$ to the deterministic kernel as initialized, namely $\Theta_\infty^L\otimes Id_{d_{out}}$.)",
        .reading = "sigma twice differentiable with bounded second derivative (footnote 1: \"sometimes … required\") and the L^2 loss of section 3, for which int_0^T |d_t| dt is bounded, the other hypothesis of [1]. For a cost along which the limit runs off in finite time, such as C(f) = -e^f, there is no such T.",
        .method = "Monte Carlo over initialisations, as for jacot-2018/theorem-2, with fewer networks.",
        .attack = "Tried: the scaling outside the theorem (control), in which features move. The proof lines are adjudicated under jacot-2018. That the proof is \"just chain rule\" is not: it needs the a priori bound of lemma 1.",
        .uses = {"jacot-2018/theorem-2"},
        .check = [](const claim::Context& context) { return simulated(context, kernel_in_training); },
        .controls = {{"output scaled by 1/n, time by n", [](const claim::Context& context) {
                          return claim::verdict_of(kernel_in_training(jacot_2018::train_at_widths(ntk::Activation::erf, sizes, {.step = 0.125, .steps = 16, .mean_field = true}, context.seed)).conclusion());
                      }},
                     {"(3/2) Theta_infinity", [](const claim::Context& context) { return claim::verdict_of(against_multiple(1.5, context.seed, &jacot_2018::TrainingMeans::kernel_gap, "sup_t max|Theta(t) - (3/2) Theta_infinity|").conclusion()); }}},
        .property = claim::property("single networks: no step no change, small steps lower the cost", machinery, number(), claim::Input{"width", claim::integers(8, 24)}),
    };
}

claim::Claim corollary_4_4() {
    return {
        .id = "le-2025/corollary-4.4",
        .where = "corollary 4.4",
        .title = "Wide networks follow kernel gradient descent with a fixed kernel",
        .statement = R"(The dynamics of $f_\theta$ of depth $L$ with infinitely wide hidden layers as induced by GD on parameter space is kernel gradient descent with respect to a fixed, deterministic kernel: $\partial_tf_{\theta(t)}=-\nabla_{\Theta_\infty^L\otimes Id_{d_{out}}}C|_{f_{\theta(t)}}$.)",
        .reading = "For t in [0, T], T fixed, as the widths grow; hypotheses as in remark 4.3. It says nothing for t -> infinity at a finite width.",
        .method = "Monte Carlo: distance of the trained networks to the same steps with the limiting kernel.",
        .attack = "Tried: the limiting dynamics with one and a half times the kernel, from which the networks stay away (control). Considered: GD with steps in place of the flow; then the limit is the same recursion in function space, for which a step below m/lambda_max is needed.",
        .uses = {"le-2025/remark-4.3"},
        .check = [](const claim::Context& context) { return simulated(context, [](const auto& means, auto* values) { return training(means, &jacot_2018::TrainingMeans::function_gap, "sup_t |f_t - g_t|, g the same steps with Theta_infinity", values); }); },
        .controls = {{"steps with (3/2) Theta_infinity", [](const claim::Context& context) { return claim::verdict_of(against_multiple(1.5, context.seed, &jacot_2018::TrainingMeans::function_gap, "sup_t |f_t - g_t|").conclusion()); }}},
        .property = claim::property("single networks: no step no change, small steps lower the cost", machinery, number(), claim::Input{"width", claim::integers(8, 24)}),
    };
}

claim::Claim section_4_1_positive_definite() {
    return {
        .id = "le-2025/section-4.1-positive-definite",
        .where = "section 4.1, the sentence on proposition 2 of Jacot et al.",
        .title = "Positive definite on the unit sphere",
        .statement = R"(Proposition 2 from [1] […] says that for $L\ge2$, $\Theta_\infty^L\otimes Id_{d_{out}}$ is positive definite when restricted to the unit sphere $\mathbb S^{n_0-1}$ (which is not super restrictive, because for high-dimensional data, centered data points often have roughly the same norm).)",
        .reading = "For the networks of section 2.2, which put no condition on beta, and a sigma that is no polynomial (\"non-linearity\"). [1] has beta > 0 (its section 2).",
        .method = "Three antipodal pairs of the circle; certified pivots for the correction.",
        .attack = "Tried to save it: beta > 0, or L >= 3, and it is right. The vector is exact (st-arnaud-2026/section-4-case-a has the identity); the second computation is the PARI line.",
        .uses = {"jacot-2018/proposition-2", "st-arnaud-2026/section-4-case-a"},
        .check = [](const claim::Context&) {
            claim::Finding finding = adjudicated(antipodal(0, true), "beta = 0, L = 2, n_0 >= 2, for the ReLU",
                               {"ReLU, beta = 0, L = 2, n_0 = 2, six evenly spaced points of the circle: the alternating vector (1, -1, 1, -1, 1, -1) is mapped to 0.", "f(a) = (cos(a)*(1 - a/Pi) + cos(a) + (sin(a) - a*cos(a))/Pi)/2;\nprint(f(0) - 2*f(Pi/3) + 2*f(2*Pi/3) - f(Pi))",
                                "Little: beta > 0 is to be added, as in [1].", R"(For $\beta>0$ and a Lipschitz $\sigma$ that is not a polynomial it is positive definite for all $L\ge2$ and $n_0\ge1$.)", [] { return with_biases(); }, "jacot-2018/proposition-2; the steps are certified instances for the ReLU"});
            finding.stronger = "With beta > 0 the unit sphere is not needed: the limiting kernel is positive definite on all of R^n0 (jacot-2018/proposition-2).";
            return finding;
        },
        .controls = {control("no null vector at beta = 0", [] { return antipodal(0, true); }), control("corrected, beta = 0", [] { return with_biases(0); })},
        .property = claim::property("beta = b/8: certified positive definite at subsets of three antipodal pairs, L = 2", [](long mask, long b) { return relu_kernel_definite(2, Rational(b, 8), claim::rows_of(claim::antipodal_circle_points(3), mask)); },
                                    claim::Input{"subset", claim::integers(1, 63)}, claim::Input{"8 beta", claim::integers(1, 16)}),
    };
}

claim::Claim section_4_1_global_minimum() {
    return {
        .id = "le-2025/section-4.1-global-minimum",
        .where = "section 4.1, last sentences",
        .title = "Wide networks are trained to interpolation",
        .statement = R"(The above corollary implies that indeed these GD-trained networks converge to a global minimum of the empirical risk. We call these "interpolation" solutions (if the cost functional $C$ actually reflects this, but of course it should).)",
        .reading = "For the quadratic cost, data on the sphere with different points, a kernel that is positive definite there, and the dynamics of the infinite-width limit. Theorem 2 is about t in [0, T]: for networks of a finite width nothing follows about t -> infinity. For other convex costs see section-3.4-global-minimum.",
        .method = "f_t(X) - y = e^(-2 t G/m)(f_0(X) - y).",
        .attack = "Tried: singular Gram matrices (control), with which only the part of y - f_0(X) in the range is learned.",
        .uses = {"jacot-2018/proposition-2"},
        .check = [](const claim::Context&) { return conclude(interpolates(false), claim::Evidence::proved, "quadratic cost, the limiting dynamics, Gram matrix invertible"); },
        .controls = {control("singular Gram matrices", [] { return interpolates(true); })},
        .property = claim::property("A A^T with A of full row rank is positive definite, exactly", [](long n) {
            const RationalMatrix a = Draw(n).matrix(3, 5), g = a * a.transpose();
            return rigor::truth((rigor::inertia(g).positive == 3) == (rigor::rank(a) == 3));
        }, number()),
    };
}

claim::Claim section_4_2_elements() {
    return {
        .id = "le-2025/section-4.2-elements",
        .where = "section 4.2, the elements of the RKHS",
        .title = "What the RKHS consists of",
        .statement = R"(The limiting kernel $\Theta=\Theta^L=\Theta_\infty^L\otimes Id_{d_{out}}$ has a corresponding RKHS $\mathcal H_\Theta$ with elements of type $\sum_{i=1}^ma_i\Theta(x^{(i)},\cdot)$, and inner product $\left\langle\sum_{i=1}^ma_i\Theta(x^{(i)},\cdot),\sum_{j=1}^mb_j\Theta(x^{(j)},\cdot)\right\rangle_{\mathcal H_\Theta}=a^\top\Theta b$.)",
        .reading = "The finite sums are elements and generate the space, of which they are a dense part, as in the proof of theorem 3.13; not: every element is a finite sum. For d_out > 1 the a_i are vectors (section 3.2 treats scalar kernels; output by output it applies).",
        .method = "Theorem 3.13; a kernel whose space contains a function that is no finite sum.",
        .attack = "Tried: the other reading, that all elements are finite sums (control), for which e^(x x') is a counterexample: x is in its space and no finite combination of exponentials.",
        .uses = {"le-2025/theorem-3.13"},
        .check = [](const claim::Context&) { return conclude(elements(false), claim::Evidence::proved, "all kernels (theorem-3.13); the step shows that finite sums need not be all"); },
        .controls = {control("x is a finite combination", [] { return elements(true); })},
        .property = claim::property("x and N powers r_i^x are independent on N + 1 points, exactly", [](long n, long shift) {
            RationalMatrix columns(n + 1, n + 1);
            for (long x = 0; x <= n; ++x) {
                columns(x, 0) = x;
                for (long i = 1; i <= n; ++i) columns(x, i) = rigor::power(Rational(i + shift + 1, 2), static_cast<unsigned long>(x));
            }
            return rigor::truth(rigor::rank(columns) == n + 1);
        }, claim::Input{"N", claim::integers(1, 6)}, claim::Input{"shift", claim::integers(1, 10)}),
    };
}

claim::Claim section_4_2_norm() {
    return {
        .id = "le-2025/section-4.2-norm",
        .where = "section 4.2, the norm of the RKHS",
        .title = "The norm of the RKHS",
        .statement = R"([…] and norm $\left\|\sum_{i=1}^ma_i\Theta(x^{(i)},\cdot)\right\|_{\mathcal H_\Theta}=a^\top\Theta a$.)",
        .reading = "As printed.",
        .method = "Homogeneity, exactly.",
        .attack = "The inner product one line above is right; its value at f, f is the square of the norm. Minimising the norm or its square is the same, so nothing changes.",
        .uses = {},
        .check = [](const claim::Context&) {
            return adjudicated(norm(1), "wherever a^T Theta a is neither 0 nor 1",
                               {"m = 1, Theta(x, x) = 1, a = 2: a^T Theta a = 4, the norm is 2.", "a = 2; print(a*1*a, \"  \", sqrt(a*1*a))", "None: a square is missing.", R"($\left\|\sum_{i=1}^ma_i\Theta(x^{(i)},\cdot)\right\|_{\mathcal H_\Theta}^2=a^\top\Theta a$)", [] { return norm(2); },
                                "all kernels"});
        },
        .controls = {control("degree 1", [] { return norm(1); }), control("degree 3", [] { return norm(3); })},
        .property = claim::property("degree 2, exactly", [](long n, long c) {
            const auto e = ending(Start::anywhere, n);
            if (!e) return Truth::yes;
            Vector scaled = e->start;
            for (Rational& q : scaled) q *= c;
            return rigor::truth(e->square(scaled) == c * c * e->square(e->start));
        }, number(), claim::Input{"factor", claim::integers(-9, 9)}),
    };
}

claim::Claim proposition_4_5() {
    return {
        .id = "le-2025/proposition-4.5",
        .where = "proposition 4.5",
        .title = "Kernel gradient descent ends at the interpolant of smallest norm",
        .statement = R"(Kernel GD converges to the solution $f_\infty^*=\|f\|_{\mathcal H_\Theta}$ such that $\frac1m\sum_{i=1}^m\|f(x^{(i)})-y^{(i)}\|^2$ is minimized.)",
        .reading = "The right side stands for the argmin of the norm over the minimisers (as printed, a function equals a number). No start is named: from the f_0 of the network, which is random and not 0.",
        .method = "The closed form of the limit and of the smallest interpolant, exactly.",
        .attack = "Tried to save it: f_0 = 0 (then it is true: proposition-4.5-zero) and, exactly as far as it goes, f_0 in the span of the K(x_i, .). The second computation is the PARI line. Proposition 3.4, to which the proof refers, is about w(0) = 0.",
        .uses = {},
        .check = [](const claim::Context&) {
            return adjudicated(ends(Start::anywhere), "every f_0 outside the span of the K(x_i, .)",
                               {"m = 1, K(x, x') = 1 + x x', x_1 = 1, y_1 = 0, f_0(x) = x - 1: f_0 fits the data already, so f_infinity = f_0, of squared norm 2 (K = <(1, x), (1, x')>, f_0 = <(-1, 1), (1, x)>). The smallest interpolant is 0.",
                                "phi = [1, 1]; w0 = [-1, 1]; w = w0 + (0 - w0*phi~)/(phi*phi~)*phi;\nprint(w*w~, \"  \", 0)",
                                "Much of section 4.2: trained networks end at f_0 plus the smallest correction, f_infinity = f_0 + argmin |g| with g = y - f_0 on the data. On average over the initialisation, which is centred, the statement is right.",
                                R"(Kernel GD from $f_0$ converges to $f_0+g$, $g$ the function of smallest norm with $g(x^{(i)})=y^{(i)}-f_0(x^{(i)})$; this is the interpolant of smallest norm if and only if $f_0$ is in the span of the $\Theta(x^{(i)},\cdot)$, e.g. $f_0=0$.)",
                                [] { return general_end(); }, "all kernels with an invertible Gram matrix, quadratic cost; f_0 in the RKHS for the second part"});
        },
        .controls = {control("any f_0", [] { return ends(Start::anywhere); }), control("twice |f_0 - P f_0|^2", [] { return general_end(2); })},
        .property = claim::property("|f_infinity|^2 = |smallest|^2 + |f_0 - P f_0|^2, exactly", [](long n) {
            const auto e = ending(Start::anywhere, n);
            return rigor::truth(!e || pythagoras(*e));
        }, number()),
    };
}

claim::Claim proposition_4_5_zero() {
    return {
        .id = "le-2025/proposition-4.5-zero",
        .where = "proposition 4.5, started from f_0 = 0",
        .title = "The same from the function 0",
        .statement = R"([With $f_0=0$:] Kernel GD converges to the solution [of smallest] $\|f\|_{\mathcal H_\Theta}$ such that $\frac1m\sum_{i=1}^m\|f(x^{(i)})-y^{(i)}\|^2$ is minimized.)",
        .reading = "f_0 = 0, as in the proof's model (proposition 3.4 with w(0) = 0). Gram matrix invertible.",
        .method = "As proposition-4.5.",
        .attack = "Tried: other starts (control). Considered: a singular Gram matrix; f_t stays in the span of the K(x_i, .), and the limit is the smallest minimiser (section-3.1-implicit-bias).",
        .uses = {"le-2025/section-3.1-implicit-bias"},
        .check = [](const claim::Context&) {
            claim::Argument argument = ends(Start::zero);
            const claim::Argument more = general_end();  // every interpolant is some f_0 moved by the flow: its norm is that of the smallest and more
            for (const claim::Step& s : more.steps()) argument.step(s.says, s.truth);
            return conclude(argument, claim::Evidence::proved, "all kernels, finite data sets, f_0 = 0, quadratic cost");
        },
        .controls = {control("any f_0", [] { return ends(Start::anywhere); })},
        .property = claim::property("from 0 the limit is the smallest interpolant, exactly", [](long n) {
            const auto e = ending(Start::zero, n);
            return rigor::truth(!e || (ends_at_smallest(*e) && pythagoras(*e)));
        }, number()),
    };
}

claim::Claim corollary_4_6() {
    return {
        .id = "le-2025/corollary-4.6",
        .where = "corollary 4.6",
        .title = "Trained wide networks are the simplest interpolants",
        .statement = R"(The solution that GD on infinitely wide neural networks converges to is the simplest interpolating solution through the lens of $\|\cdot\|_{\mathcal H_\Theta}$.)",
        .reading = "Simplest: of smallest norm. The network starts at f_0 ~ GP(0, Sigma^L) (theorem 2.6). That one \"has hope\" of good generalisation asserts nothing.",
        .method = "Proposition 4.5 with f_0 != 0.",
        .attack = "Tried to save it: subtracting the network's initial function (then f_0 = 0), or averaging over initialisations, makes it true. Both were considered, neither is what the corollary says.",
        .uses = {"le-2025/proposition-4.5"},
        .check = [](const claim::Context&) {
            return adjudicated(ends(Start::anywhere), "almost every initialisation",
                               {"f_infinity = f_0 + (a function of the span of the m functions Theta(x_i, .)); it is the simplest interpolant only if f_0 is in that span. f_0 ~ GP(0, Sigma^L): with Sigma^L positive definite at the data and one point more, f_0 is in it with probability 0 (the values at m + 1 points lie in an m-dimensional space). The smallest example is that of proposition 4.5, whose K = 1 + x x' is the kernel of depth 1: f_0 = x - 1 is trained to itself.", "phi = [1, 1]; w0 = [-1, 1]; print((w0 - (w0*phi~)/(phi*phi~)*phi)*w0~)",
                                "The implicit bias of section 4.2 holds for f_infinity - f_0 and for the mean of f_infinity.",
                                R"($f_\infty-f_0$ is the simplest function with the values $y^{(i)}-f_0(x^{(i)})$; the mean of $f_\infty$ over the initialisation is the simplest interpolating solution.)", [] { return general_end(); }, "quadratic cost, invertible Gram matrix; the mean by linearity, E f_0 = 0"});
        },
        .controls = {control("any f_0", [] { return ends(Start::anywhere); }), control("twice |f_0 - P f_0|^2", [] { return general_end(2); })},
        .property = claim::property("the limit for f_0 and that for -f_0 have the smallest interpolant as their mean, exactly", [](long n) {
            auto e = ending(Start::anywhere, n);
            if (!e) return Truth::yes;
            const Vector one = e->limit();
            for (Rational& q : e->start) q = -q;
            Vector mean = sum(one, 1, e->limit());
            for (Rational& q : mean) q /= 2;
            return rigor::truth(e->kernel * mean == e->kernel * e->smallest());
        }, number()),
    };
}

}  // namespace proofs::le_2025
