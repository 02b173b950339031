// Sections 2.4, 3 and 3.3 of Le, with remarks 3.15 to 3.17: the posterior of a Gaussian prior; from gradient descent on parameters to the kernel.
//  - Posterior: Y' - S_X'X S_XX^-1 Y is uncorrelated with Y, hence independent of it, with covariance S_X'X' - S_X'X S_XX^-1 S_XX'. S_XX must be invertible.
//  - Chain rule: d/dt f(x) = sum_p d_p f(x) theta_p', theta_p' = -<d, d_p f>_pin. The note beside the second line has lost its sign: (d theta/dt = grad (C o f)).
//  - Nothing in it knows of networks (remark 3.17): the same for f_theta(x) = theta_1 theta_2 x + theta_1^2 x^2 + theta_3 below.
// Derivatives are exact: dual numbers over the rationals along the flow, against the formulas with the kernel.
#include "claim/generators.hpp"
#include "ntk/empirical_kernel.hpp"
#include "proofs/finding_parts.hpp"
#include "proofs/le_2025/claims.hpp"
#include "proofs/le_2025/regression.hpp"
#include "rigor/dual_number.hpp"

namespace proofs::le_2025 {
namespace {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;
using Dual = rigor::Dual<Rational>;

// Section 2.4.

/// Blocks of a covariance matrix A A^T of (Y, Y').
struct Prior {
    RationalMatrix a, b;  ///< rows of A for Y and for Y'
};
Prior prior(long m, long other, long number) {
    Draw draw(number);
    return {draw.matrix(m, m + 2), draw.matrix(other, m + 2)};
}
RationalMatrix minus(const RationalMatrix& a, const RationalMatrix& b) {
    RationalMatrix c(a.rows(), a.columns());
    for (long i = 0; i < a.rows(); ++i)
        for (long j = 0; j < a.columns(); ++j) c(i, j) = a(i, j) - b(i, j);
    return c;
}
/// The rows of A of Y' - S_X'X S_XX^-1 Y are orthogonal to those of Y, and their products are the Schur complement.
bool posterior(const Prior& p, const Rational& factor) {
    const RationalMatrix s = p.a * p.a.transpose(), across = p.b * p.a.transpose();
    if (rigor::rank(s) < s.rows()) return true;  // nothing is said
    RationalMatrix gain = across * rigor::inverse(s);
    for (long i = 0; i < gain.rows(); ++i)
        for (long j = 0; j < gain.columns(); ++j) gain(i, j) *= factor;
    const RationalMatrix rest = minus(p.b, gain * p.a), zero(p.b.rows(), p.a.rows());
    return rest * p.a.transpose() == zero && rest * rest.transpose() == minus(p.b * p.b.transpose(), across * rigor::inverse(s) * across.transpose());
}
claim::Argument posterior_argument(const Rational& factor) {
    claim::Argument argument;
    bool all = true;
    for (long number = 0; number < 20; ++number) all = all && posterior(prior(1 + number % 3, 1 + number % 2, number), factor);
    return argument.step("Y' - S_X'X S_XX^-1 Y is uncorrelated with Y and has the printed covariance (exact, up to 3 points and 2 others)", rigor::truth(all));
}

// Section 3.

/// A parametrisation: outputs for parameters and a point, in any number type.
struct Family {
    long parameters, outputs;
    std::function<std::vector<Dual>(const std::vector<Dual>&, const Rational& x)> evaluate;
};
/// theta_1 theta_2 x + theta_1^2 x^2 + theta_3, and theta_2^3 - x theta_3: no network.
Family polynomial_family() {
    return {3, 2, [](const std::vector<Dual>& p, const Rational& x) { return std::vector<Dual>{p[0] * p[1] * Dual(x) + p[0] * p[0] * Dual(Rational(x * x)) + p[2], p[1] * p[1] * p[1] - Dual(x) * p[2]}; }};
}
/// A ReLU network with one hidden layer of 4 neurons, one input, two outputs, beta = 1/2.
Family network_family() {
    return {4 + 4 + 8 + 2, 2, [](const std::vector<Dual>& p, const Rational& x) {
                const Dual half(Rational(1, 2)), zero(0);
                std::vector<Dual> f(2);
                for (std::size_t k = 0; k < 2; ++k) f[k] = half * p[16 + k];
                for (std::size_t j = 0; j < 4; ++j) {
                    const Dual z = p[j] * Dual(x) + half * p[4 + j];
                    if (z > zero)
                        for (std::size_t k = 0; k < 2; ++k) f[k] += half * p[8 + 4 * k + j] * z;
                }
                return f;
            }};
}

struct Sample {
    Family family;
    Vector theta, points, goals;  ///< goals: point by point, all outputs
    std::vector<Vector> gradients(const Rational& x) const {
        std::vector<Vector> g(at(family.outputs), Vector(at(family.parameters)));
        for (long p = 0; p < family.parameters; ++p) {
            std::vector<Dual> t(theta.begin(), theta.end());
            t[at(p)].derivative = 1;
            const std::vector<Dual> f = family.evaluate(t, x);
            for (long k = 0; k < family.outputs; ++k) g[at(k)][at(p)] = f[at(k)].derivative;
        }
        return g;
    }
    Vector values(const Rational& x) const {
        const std::vector<Dual> f = family.evaluate({theta.begin(), theta.end()}, x);
        Vector v;
        for (const Dual& d : f) v.push_back(d.value);
        return v;
    }
    /// d = 2 (f - f*) of the quadratic cost, at data point i.
    Vector d(long i) const {
        Vector v = values(points[at(i)]);
        for (long k = 0; k < family.outputs; ++k) v[at(k)] = 2 * (v[at(k)] - goals[at(i * family.outputs + k)]);
        return v;
    }
    /// -grad_theta C, C = (1/m) sum |f - f*|^2, from dual numbers through the cost itself.
    Vector descent() const {
        Vector g(at(family.parameters));
        for (long p = 0; p < family.parameters; ++p) {
            std::vector<Dual> t(theta.begin(), theta.end());
            t[at(p)].derivative = 1;
            Dual cost(0);
            for (std::size_t i = 0; i < points.size(); ++i) {
                const std::vector<Dual> f = family.evaluate(t, points[i]);
                for (long k = 0; k < family.outputs; ++k) {
                    const Dual e = f[at(k)] - Dual(goals[i * at(family.outputs) + at(k)]);
                    cost += e * e;
                }
            }
            g[at(p)] = -cost.derivative / static_cast<long>(points.size());
        }
        return g;
    }
    /// d/dt f(x) along the flow, by a dual number in the direction theta'.
    Vector velocity(const Rational& x, const Rational& sign) const {
        const Vector direction = descent();
        std::vector<Dual> t;
        for (std::size_t p = 0; p < theta.size(); ++p) t.push_back({theta[p], Rational(sign * direction[p])});
        Vector v;
        for (const Dual& f : family.evaluate(t, x)) v.push_back(f.derivative);
        return v;
    }
    /// -(1/m) sum_i Theta(x, x_i) d(x_i).
    Vector by_kernel(const Rational& x) const {
        const auto g = gradients(x);
        Vector v(at(family.outputs));
        for (long i = 0; i < static_cast<long>(points.size()); ++i) {
            const auto h = gradients(points[at(i)]);
            const Vector derivative = d(i);
            for (long k = 0; k < family.outputs; ++k)
                for (long l = 0; l < family.outputs; ++l) v[at(k)] -= inner(g[at(k)], h[at(l)]) * derivative[at(l)] / static_cast<long>(points.size());
        }
        return v;
    }
};
Sample sample(const Family& family, long m, long number) {
    Draw draw(number);
    Sample s{family, draw.vector(family.parameters), {}, draw.vector(m * family.outputs)};
    for (long i = 0; i < m; ++i) s.points.push_back(Rational(2 * i - 3, 2));
    return s;
}
bool chain_rule(const Family& family, long number, const Rational& sign, const Rational& factor) {
    const Sample s = sample(family, 1 + number % 3, number);
    for (const Rational& x : {Rational(5, 7), s.points[0]}) {
        Vector k = s.by_kernel(x);
        for (Rational& q : k) q *= factor;
        if (s.velocity(x, sign) != k) return false;
    }
    return true;
}
claim::Argument flow(bool networks, const Rational& sign = 1, const Rational& factor = 1) {
    claim::Argument argument;
    bool all = true;
    for (long number = 0; number < 12; ++number) all = all && chain_rule(networks ? network_family() : polynomial_family(), number, sign, factor);
    return argument.step(std::string(networks ? "a ReLU network with two outputs: " : "polynomials in theta, two outputs: ") + "d/dt f(x) along the flow of the parameters is -(1/m) sum_i Theta(x, x_i) d(x_i), on the data and off (exact, 1 to 3 points)", rigor::truth(all));
}

/// C(f) from the data points alone against |f - f*|^2_pin with the measure (1/m) sum delta on m + 2 points, and the parallelogram law; a change off the data changes nothing, one on the data does.
bool seminorm(long m, long number, const Rational& weight) {
    Draw draw(number);
    const Vector goal = draw.vector(m + 2), f = draw.vector(m + 2);
    const auto mass = [m](long i) { return i < m ? Rational(1, m) : Rational(0); };
    const auto square = [&](const Vector& g) {
        Rational s = 0;
        for (long i = 0; i < m + 2; ++i) s += mass(i) * g[at(i)] * g[at(i)];
        return s;
    };
    const auto cost = [&](const Vector& g) {
        Rational s = 0;
        for (long i = 0; i < m; ++i) s += (g[at(i)] - goal[at(i)]) * (g[at(i)] - goal[at(i)]);
        return Rational(s / m);
    };
    Vector elsewhere = f, on_data = goal;
    elsewhere.back() += 1;
    on_data[0] += 1;
    const Vector difference = sum(f, -1, goal), total = sum(f, 1, goal);
    return cost(f) == weight * square(difference) && cost(elsewhere) == cost(f) && cost(goal) == 0 && cost(on_data) > 0 && square(total) + square(difference) == 2 * square(f) + 2 * square(goal);
}
claim::Argument cost(const Rational& weight) {
    claim::Argument argument;
    bool all = true;
    for (long number = 0; number < 20; ++number) all = all && seminorm(1 + number % 5, number, weight);
    return argument.step("(1/m) sum |f - f*|^2 = |f - f*|^2_pin, a bilinear form; it is 0 iff f = f* on the data, whatever f is elsewhere (exact)", rigor::truth(all));
}

/// A linear form on functions on m + 2 points, given by its values on the functions that are 1 at one point. If it vanishes on functions that are 0 on the data, it is <d, .>_pin, d(x_j) = m mu(e_j): compared on random
/// functions, evaluated from their values.
bool dual_form(long m, long number, bool off_data_too) {
    Draw draw(number);
    Vector form = draw.vector(m);
    form.resize(at(m + 2));
    if (off_data_too) form.back() = 1;
    Vector d;
    for (long j = 0; j < m; ++j) d.push_back(form[at(j)] * m);
    for (int k = 0; k < 4; ++k) {
        const Vector f = draw.vector(m + 2);
        Rational product = 0;
        for (long j = 0; j < m; ++j) product += d[at(j)] * f[at(j)] / m;
        if (product != inner(form, f)) return false;
    }
    return true;
}
claim::Argument dual(bool off_data_too) {
    claim::Argument argument;
    bool all = true;
    for (long number = 0; number < 20; ++number) all = all && dual_form(1 + number % 4, number, off_data_too);
    return argument.step("linear forms that depend on the values on the data only are <d, .>_pin, d(x_j) = m mu(e_j), one d on the data (exact)", rigor::truth(all));
}

/// The space of functions modulo those that vanish on the data: its dimension is the rank of evaluation.
bool quotient(long distinct, long repeated, long outputs, bool count_repeated) {
    RationalMatrix evaluation((distinct + repeated) * outputs, (distinct + 1) * outputs);  // functions on one point more than the data
    for (long i = 0; i < distinct + repeated; ++i)
        for (long k = 0; k < outputs; ++k) evaluation(i * outputs + k, (i % distinct) * outputs + k) = 1;
    return rigor::rank(evaluation) == (count_repeated ? distinct + repeated : distinct) * outputs;
}

/// The annotation "d theta/dt = grad (C o f)" beside the second line.
claim::Argument annotation(const Rational& sign) {
    return flow(true, sign);
}

// Section 3.3: depth 1 as linear regression.

/// Theta of ntk::jacot_network with L = 1 is the kernel of the features (x/sqrt n_0, beta).
bool depth_one(long number, bool bias_feature) {
    Draw draw(number);
    const Rational beta = draw();
    if (beta <= 0) return true;
    ntk::FiniteNetwork<Rational> network = ntk::jacot_network<Rational>(std::vector<long>{4, 1}, beta);
    for (auto& map : network.maps) {
        for (long i = 0; i < map.weights.size(); ++i) map.weights.data()[i] = draw();
        for (long i = 0; i < map.bias.size(); ++i) map.bias(i) = draw();
    }
    ntk::DenseMatrix<Rational> x(4, 3);
    for (long i = 0; i < x.size(); ++i) x.data()[i] = draw();
    const ntk::DenseMatrix<Rational> theta = ntk::empirical_kernel(network, x);
    for (long i = 0; i < 3; ++i)
        for (long j = 0; j < 3; ++j) {
            Rational k = bias_feature ? Rational(beta * beta) : Rational(0);
            for (long r = 0; r < 4; ++r) k += x(r, i) * x(r, j) / 4;
            if (theta(i, j) != k) return false;
        }
    return true;
}
claim::Argument depth_one_argument(bool bias_feature) {
    claim::Argument argument;
    bool all = true;
    for (long number = 0; number < 20; ++number) all = all && depth_one(number, bias_feature);
    return argument.step("the tangent kernel of a network with L = 1 is <phi(x), phi(x')>, phi(x) = (x/sqrt n_0, beta), whatever the parameters are (exact)", rigor::truth(all));
}

/// C(f + h) - C(f) - <d, h>_pin = |h|^2_pin for d = factor (f - f*).
bool derivative_of_cost(long m, long number, const Rational& factor) {
    Draw draw(number);
    const Vector f = draw.vector(m), goal = draw.vector(m), h = draw.vector(m);
    const auto c = [&](const Vector& g) { return Rational(inner(sum(g, -1, goal), sum(g, -1, goal)) / m); };
    Vector d = sum(f, -1, goal);
    for (Rational& q : d) q *= factor;
    return c(sum(f, 1, h)) - c(f) - inner(d, h) / m == inner(h, h) / m;
}
claim::Argument derivative(const Rational& factor) {
    claim::Argument argument;
    bool all = true;
    for (long number = 0; number < 20; ++number) all = all && derivative_of_cost(1 + number % 4, number, factor);
    return argument.step("C(f + h) = C(f) + <2 (f - f*), h>_pin + |h|^2_pin (exact)", rigor::truth(all));
}

claim::Input<long> number() { return {"sample", claim::integers(0, 1'000'000)}; }

}  // namespace

claim::Claim section_2_4_posterior() {
    return {
        .id = "le-2025/section-2.4-posterior",
        .where = "section 2.4",
        .title = "The posterior of the limiting Gaussian process",
        .statement = R"($Y'\mid Y\sim\mathcal N(\mu_{Y'\mid Y},\Sigma_{Y'\mid Y})$ where $\mu_{Y'\mid Y}=\Sigma_{X'X}\Sigma_{XX}^{-1}Y$, $\Sigma_{Y'\mid Y}=\Sigma_{X'X'}-\Sigma_{X'X}\Sigma_{XX}^{-1}\Sigma_{XX'}$.)",
        .reading = "Sigma_XX invertible, as its inverse is written; one output, as the text says.",
        .method = "Uncorrelated and jointly Gaussian, hence independent; exact covariances.",
        .attack = "Considered: singular Sigma_XX, e.g. beta = 0, ReLU and x' = 2 x: then the formula has no meaning and a pseudo-inverse takes its place. Tried: a gain that is off by one part in a million (control).",
        .uses = {},
        .check = [](const claim::Context&) { return conclude(posterior_argument(1), claim::Evidence::proved, "all positive semidefinite Sigma with Sigma_XX invertible"); },
        .controls = {control("gain too large by 1e-6", [] { return posterior_argument(rigor::parse_rational("1.000001")); })},
        .property = claim::property("uncorrelated rest with the printed covariance, exactly", [](long m, long other, long n) { return rigor::truth(posterior(prior(m, other, n), 1)); }, claim::Input{"m", claim::integers(1, 4)},
                                    claim::Input{"m'", claim::integers(1, 3)}, number()),
    };
}

claim::Claim definition_3_1() {
    return {
        .id = "le-2025/definition-3.1",
        .where = "definitions 3.1 and 3.2",
        .title = "Prediction function space and realization function",
        .statement = R"(The prediction function space is $\mathcal F=\{f:\mathbb R^{d_{in}}\to\mathbb R^{d_{out}}\}$. The realization function $F^L:\mathbb R^P\to\mathcal F$ for a particular neural network architecture is the mapping $F^L(\theta)=f_\theta(\cdot)$.)",
        .reading = "Definitions; they assert nothing.",
        .method = "Two families of functions in which both notions are used below.",
        .attack = "Considered: whether something false is hidden in them; F is a vector space without a topology, which the text supplies by a seminorm later.",
        .uses = {},
        .check = [](const claim::Context&) { return claim::unchecked(flow(true), "the definitions themselves"); },
        .controls = {control("a kernel with the factor 2", [] { return flow(true, 1, 2); })},
        .property = claim::property("the two families are realised exactly", [](long n) { return rigor::truth(chain_rule(polynomial_family(), n, 1, 1)); }, number()),
    };
}

claim::Claim section_3_cost() {
    return {
        .id = "le-2025/section-3-cost",
        .where = "section 3, the cost and the semi-norm",
        .title = "The quadratic cost as a semi-norm",
        .statement = R"($C(f)=\frac1m\sum_{i=1}^m\|f(x^{(i)})-y^{(i)}\|^2=\|f-f^*\|_{p_{in}}^2$ where $p_{in}=\frac1m\sum_{i=1}^m\delta_{x^{(i)}}$ and $\|\cdot\|_{p_{in}}$ is a semi-norm on $\mathcal F$ induced by the semi-inner product $\langle f,g\rangle_{p_{in}}=\frac1m\sum_{i=1}^mf(x^{(i)})^\top g(x^{(i)})$.)",
        .reading = "As printed. Jacot et al. have C = (1/2) |f - f*|^2_pin: the derivatives differ by the factor 2.",
        .method = "Exact identities.",
        .attack = "Tried: one point, equal values, functions that differ off the data only.",
        .uses = {},
        .check = [](const claim::Context&) { return conclude(cost(1), claim::Evidence::proved, "all finite data sets and functions"); },
        .controls = {control("factor 1/2", [] { return cost(Rational(1, 2)); })},
        .property = claim::property("cost = semi-norm squared, parallelogram law, exactly", [](long m, long n) { return rigor::truth(seminorm(m, n, 1)); }, claim::Input{"m", claim::integers(1, 6)}, number()),
    };
}

claim::Claim section_3_dual() {
    return {
        .id = "le-2025/section-3-dual",
        .where = "section 3, the dual of the function space",
        .title = "Continuous linear forms depend on the data only",
        .statement = R"($\mathcal F^*=\{\mu:\mathcal F\to\mathbb R,\ \mu=\langle d,\cdot\rangle_{p_{in}}\text{ for some }d\in\mathcal F\}$, because for $\mu$ to be continuous it has to have $\|f\|_{p_{in}}=0\Rightarrow\mu(f)=0$ […]. Note that the choice of $d$ does not matter outside of $p_{in}$.)",
        .reading = "F with the topology of the seminorm, mu linear. If mu(f) != 0 and |f|_pin = 0, the functions s f all have seminorm 0 and mu(s f) is unbounded.",
        .method = "Values on the functions that are 1 at one point and 0 elsewhere.",
        .attack = "Tried: a form that sees a point off the data (control), which is linear and not continuous. Repeated data points change only the weights: d is determined on the set of points.",
        .uses = {},
        .check = [](const claim::Context&) { return conclude(dual(false), claim::Evidence::proved, "all finite data sets with different points"); },
        .controls = {control("a form that sees a point off the data", [] { return dual(true); })},
        .property = claim::property("mu = <d, .>_pin with d(x_j) = m mu(e_j), exactly", [](long m, long n) { return rigor::truth(dual_form(m, n, false)); }, claim::Input{"m", claim::integers(1, 6)}, number()),
    };
}

claim::Claim section_3_quotient() {
    const auto argument = [](bool repeated, bool count) {
        claim::Argument a;
        bool all = true;
        for (long distinct = 1; distinct <= 4; ++distinct)
            for (long outputs = 1; outputs <= 3; ++outputs) all = all && quotient(distinct, repeated ? 1 : 0, outputs, count);
        return a.step("rank of the evaluation on the data (exact, up to 4 points, 3 outputs)", rigor::truth(all));
    };
    return {
        .id = "le-2025/section-3-quotient",
        .where = "section 3, the quotient space",
        .title = "Functions modulo the null space",
        .statement = R"($\mathcal H=\mathcal F/\{f:\|f\|_{p_{in}}=0\}$ is a finite-dimensional ($m\times d_{out}$) inner product space, hence a Hilbert space.)",
        .reading = "The points x^(i) are different: the text writes the data as a set and y = f*(x). With repeated points the dimension is d_out times the number of different ones.",
        .method = "Rank of the evaluation map.",
        .attack = "Tried: a repeated point (control), for which m d_out is too large.",
        .uses = {},
        .check = [argument](const claim::Context&) { return conclude(argument(false, true), claim::Evidence::proved, "all m and d_out, different points"); },
        .controls = {control("a repeated point", [argument] { return argument(true, true); })},
        .property = claim::property("dimension = d_out times the number of different points, exactly", [](long distinct, long repeated, long outputs) { return rigor::truth(quotient(distinct, std::min(repeated, distinct), outputs, false)); },
                                    claim::Input{"different", claim::integers(1, 5)}, claim::Input{"repeated", claim::integers(0, 3)}, claim::Input{"outputs", claim::integers(1, 3)}),
    };
}

claim::Claim section_3_chain_rule() {
    return {
        .id = "le-2025/section-3-chain-rule",
        .where = "section 3, the four lines of the functional dynamics and the definition of Theta",
        .title = "Gradient flow in function space",
        .statement = R"($\partial_tf_{\theta(t)}(x)=\sum_{p=1}^P\partial_{\theta_p}f_{\theta(t)}(x)\cdot\partial_t\theta_p(t)=\sum_{p=1}^P\partial_{\theta_p}f_{\theta(t)}(x)(-\partial_{\theta_p}(C\circ f_{\theta(t)}))=-\sum_{p=1}^P\partial_{\theta_p}f_{\theta(t)}(x)\langle d|_{f_{\theta(t)}},\partial_{\theta_p}f_{\theta(t)}\rangle_{p_{in}}=-\frac1m\sum_{i=1}^m\Theta(x,x^{(i)})d|_{f_{\theta(t)}}(x^{(i)})$ where $\Theta(x,x')=\sum_{p=1}^P\partial_{\theta_p}f_{\theta(t)}(x)\partial_{\theta_p}f_{\theta(t)}(x')^\top=(\nabla_\theta f_{\theta(t)}(x))^\top\nabla_\theta f_{\theta(t)}(x')$.)",
        .reading = "f differentiable in theta along the flow. grad f(x) is P x d_out, so that Theta(x, x') is d_out x d_out.",
        .method = "Dual numbers along the flow against the sum with the kernel, both exact.",
        .attack = "Tried: two outputs, a point off the data, a network at parameters where neurons switch between points. At a kink of the ReLU the chain rule can fail (yu-2025/eq-3.2-beyond-kinks); footnote 1 wants a smooth sigma where needed.",
        .uses = {},
        .check = [](const claim::Context&) { return conclude(flow(true), claim::Evidence::proved, "all differentiable parametrisations, finite data sets and costs (chain rule; the step is an exact instance with the quadratic cost)"); },
        .controls = {control("twice the kernel", [] { return flow(true, 1, 2); }), control("ascent", [] { return flow(true, -1); })},
        .property = claim::property("velocity of f = kernel sum, exactly", [](long n) { return rigor::truth(chain_rule(network_family(), n, 1, 1)); }, number()),
    };
}

claim::Claim section_3_annotation() {
    return {
        .id = "le-2025/section-3-annotation",
        .where = "section 3, the note beside the second line of the functional dynamics",
        .title = "The sign in a marginal note",
        .statement = R"([Beside $\sum_p\partial_{\theta_p}f_{\theta(t)}(x)(-\partial_{\theta_p}(C\circ f_{\theta(t)}))$:] $\left(\frac{d\theta}{dt}=\nabla_\theta(C\circ f)\right)$.)",
        .reading = "As printed, as an equation about the flow of the section.",
        .method = "The flow with this sign, against the next line.",
        .attack = "The line itself has the minus sign; so has the flow a page before. Only the note is wrong.",
        .uses = {"le-2025/section-3-chain-rule"},
        .check = [](const claim::Context&) {
            return adjudicated(annotation(-1), "every theta that is not a critical point",
                               {"f_theta = theta (P = 1, one point), y = 0, theta = 1: C = theta^2, grad C = 2, and the flow of the section has d theta/dt = -2.", "C(t) = t^2;\nprint(-C'(1), \"  \", C'(1))", "None: a note in the margin; the displayed line is right.",
                                R"($\frac{d\theta}{dt}=-\nabla_\theta(C\circ f)$)", [] { return annotation(1); }, "all differentiable parametrisations"});
        },
        .controls = {control("half the gradient", [] { return annotation(Rational(1, 2)); })},
        .property = claim::property("with the minus sign the velocity is the kernel sum; with plus it is its negative", [](long n) { return rigor::truth(chain_rule(network_family(), n, 1, 1) && chain_rule(network_family(), n, -1, -1)); }, number()),
    };
}

claim::Claim eq_3_3() {
    return {
        .id = "le-2025/eq-3.3",
        .where = "(3.3)",
        .title = "The functional dynamics of one output",
        .statement = R"($\partial_tf_{\iota,\theta(t)}(x)=-\frac1m\sum_{i=1}^m\Theta_\iota(x,x^{(i)})d|_{f_{\theta(t)}}(x^{(i)})=-\langle\Theta_\iota(x,\cdot),d|_{f_{\theta(t)}}\rangle_{p_{in}}$.)",
        .reading = "Theta_iota(x, x') is row iota of the matrix Theta(x, x'); in the scalar product it is taken as a column.",
        .method = "As section-3-chain-rule, output by output.",
        .attack = "Tried: two outputs, where a column in place of the row would show; polynomials in theta as parametrisation.",
        .uses = {"le-2025/section-3-chain-rule"},
        .check = [](const claim::Context&) { return conclude(flow(false), claim::Evidence::proved, "all differentiable parametrisations and finite data sets"); },
        .controls = {control("factor 1/2", [] { return flow(false, 1, Rational(1, 2)); })},
        .property = claim::property("output by output, exactly", [](long n) { return rigor::truth(chain_rule(polynomial_family(), n, 1, 1)); }, number()),
    };
}

claim::Claim section_3_3_depth_one() {
    return {
        .id = "le-2025/section-3.3-depth-one",
        .where = "section 3.3, \"linear regression is just a neural network with depth L = 1\", and item (1)",
        .title = "Depth 1 is linear regression",
        .statement = R"(Linear regression is just a neural network with depth $L=1$, and $L-1=0$ hidden layers. […] $f_w(x)=w^\top\phi(x)\Rightarrow\nabla_wf_w(x)=\phi(x)$, it yields $\Theta(x,x')=\phi(x)^\top\phi(x')$, which is exactly $K(x,x')$.)",
        .reading = "A network of depth 1 is linear regression with the features phi(x) = (x/sqrt n_0, beta). Conversely regression with features phi in R^d is a network of depth 1 on the input sqrt(d) phi(x) with beta = 0 (\"this particular degenerate neural network\"); grad_w <w, phi(x)> = phi(x) needs no network.",
        .method = "The tangent kernel of networks with L = 1, exactly.",
        .attack = "Tried: different parameters (the kernel does not depend on them), the bias feature left out (control). A feature map phi that is not affine in x is no network of depth 1 on x: it is one on phi(x).",
        .uses = {},
        .check = [](const claim::Context&) { return conclude(depth_one_argument(true), claim::Evidence::proved, "all n_0, beta, parameters and points"); },
        .controls = {control("without the feature of the bias", [] { return depth_one_argument(false); })},
        .property = claim::property("Theta = <phi, phi'>, exactly", [](long n) { return rigor::truth(depth_one(n, true)); }, number()),
    };
}

claim::Claim section_3_3_derivative() {
    return {
        .id = "le-2025/section-3.3-derivative",
        .where = "section 3.3, item (2)",
        .title = "The functional derivative of the quadratic loss",
        .statement = R"($2(w(t)^\top\phi(\cdot)-f^*(\cdot))$ is exactly the functional derivative of the $L^2$ loss, so it corresponds to the $d|_{f_{\theta(t)}}$ term.)",
        .reading = "The element d of F with C(f + h) = C(f) + <d, h>_pin + o(h), for C(f) = |f - f*|^2_pin.",
        .method = "The expansion of C(f + h), which is finite.",
        .attack = "Tried: the factor 1 of the convention of Jacot et al. (control): right for their C, wrong for this one.",
        .uses = {"le-2025/section-3-cost"},
        .check = [](const claim::Context&) { return conclude(derivative(2), claim::Evidence::proved, "all finite data sets and functions"); },
        .controls = {control("d = f - f*", [] { return derivative(1); })},
        .property = claim::property("C(f + h) - C(f) - <2 (f - f*), h> = |h|^2, exactly", [](long m, long n) { return rigor::truth(derivative_of_cost(m, n, 2)); }, claim::Input{"m", claim::integers(1, 6)}, number()),
    };
}

claim::Claim remark_3_16() {
    return {
        .id = "le-2025/remark-3.16",
        .where = "remark 3.16",
        .title = "The tangent kernel has the gradient as its feature map",
        .statement = R"($\Theta(x,x')=\nabla_{\theta(t)}f_\theta(x)^\top\nabla_{\theta(t)}f_\theta(x')$ […] is the kernel induced by the feature map $\phi:x\mapsto\nabla_\theta f_{\theta(t)}(x)$, which is the tangent vector of $f_\theta$ at $\theta(t)$ when evaluated with $x$.)",
        .reading = "One output; a kernel in the sense of section 3.2 (symmetric, positive semidefinite Gram matrices). With several outputs the feature map goes to d_out vectors.",
        .method = "The Gram matrices are G G^T.",
        .attack = "Tried: several outputs and points, with more gradients than are independent in small networks. Considered: points with equal gradients, for which the matrix is singular and still semidefinite.",
        .uses = {},
        .check = [](const claim::Context&) {
            claim::Argument argument;
            bool all = true;
            for (long n = 0; n < 10; ++n) {
                const Sample s = sample(network_family(), 3, n);
                RationalMatrix features(6, s.family.parameters);
                for (long i = 0; i < 3; ++i)
                    for (long k = 0; k < 2; ++k)
                        for (long p = 0; p < s.family.parameters; ++p) features(2 * i + k, p) = s.gradients(s.points[at(i)])[at(k)][at(p)];
                all = all && rigor::inertia(features * features.transpose()).negative == 0;
            }
            return conclude(argument.step("Gram matrices of the gradients of networks have no negative eigenvalue (exact)", rigor::truth(all)), claim::Evidence::proved, "all differentiable parametrisations");
        },
        .controls = {control("kernel sum with the factor 2", [] { return flow(true, 1, 2); })},
        .property = claim::property("velocity of f = sum with <phi(x), phi(x_i)>, exactly", [](long n) { return rigor::truth(chain_rule(network_family(), n, 1, 1)); }, number()),
    };
}

claim::Claim remark_3_17() {
    return {
        .id = "le-2025/remark-3.17",
        .where = "remark 3.17",
        .title = "The structure of the network does not matter",
        .statement = R"(Nothing we have written is dependent on the structure of the neural network. […] It doesn't have to be a neural network either — just about any $f_\theta$ (maybe sufficiently nice) would work.)",
        .reading = "The functional dynamics and (3.3), for f differentiable in theta. The limits of sections 2 and 4 do depend on the structure.",
        .method = "The chain rule for a family that is no network.",
        .attack = "Tried: polynomials of degree 3 in theta, two outputs. Not nice enough: f_theta(x) = max(theta, 0) x at theta = 0.",
        .uses = {"le-2025/section-3-chain-rule"},
        .check = [](const claim::Context&) { return conclude(flow(false), claim::Evidence::proved, "all differentiable parametrisations"); },
        .controls = {control("factor 2", [] { return flow(false, 1, 2); })},
        .property = claim::property("velocity of f = kernel sum for the family of polynomials, exactly", [](long n) { return rigor::truth(chain_rule(polynomial_family(), n, 1, 1)); }, number()),
    };
}

}  // namespace proofs::le_2025
