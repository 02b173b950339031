// Section 6: the limit curve of figure 1, outputs, footnote 2, section 6.3 as far as it can be decided without the data.
//
// Figure 1, L = 4, n_0 = 2, beta = 0.1, ReLU, x_0 = (1, 0), x = (cos g, sin g): F(z) = Theta_infinity^(4)(x_0, x), z = cos g. With q_l = Sigma^(l)(x, x), c_l = Sigma^(l)(x_0, x), r = c_l/q_l, s = (1 - r^2)^(1/2):
//   dotSigma^(l+1) = (pi - arccos r)/(2 pi),   c_(l+1)' = c_l' dotSigma^(l+1),   dotSigma^(l+1)' = c_l'/(2 pi q_l s),   Theta^(l+1)' = Theta^(l)' dotSigma + Theta^(l) dotSigma' + c_(l+1)'.
// For z >= 0 all Theta^(l) are positive and F' > 0. On [-1, 0], where r is away from ±1, F' is negative up to a point, F'' positive around it, F' positive beyond (balls over a subdivision): F has one minimum z*,
// and as d/dg F(cos g) = -sin g F'(cos g) the curve has its maximum at g = 0, minima at ± arccos z*, and at ±pi local maxima. Theta^(1) < 0 near pi is what makes it rise again.
// At 0 there is a kink, from kappa_0 = 1 - theta/pi: with angles theta_l of the correlations,
//   theta_1' = ((1/n_0)/Sigma^(1))^(1/2),   theta_(l+1)' = theta_l' (Sigma^(l)/2/Sigma^(l+1))^(1/2),   Theta^(l+1)' = -Theta^(l) theta_l'/(2 pi) + Theta^(l)'/2   at g = 0+, all on the diagonal.
#include "claim/generators.hpp"
#include "ntk/two_point_kernel.hpp"
#include "proofs/finding_parts.hpp"
#include "proofs/jacot_2018/claims.hpp"
#include "proofs/jacot_2018/least_squares.hpp"
#include "proofs/kernel_descent.hpp"
#include "rigor/complex_ball.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018 {
namespace {

using rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::Truth;
using Function = LeastSquares::Function;

const Rational figure_beta(1, 10);

/// Theta_infinity^(4) at the angle pi · turn.
Ball curve(const Rational& turn, const Rational& beta = figure_beta, long depth = 4) {
    auto walk = ntk::TwoPointKernelIteration<Ball>::from_angle(Ball::pi() * Ball(turn), ntk::FullyConnectedKernel::jacot(2, beta));
    walk.advance_to(depth);
    return walk.tangent_kernel();
}
/// d/dg at 0+.
Ball slope_at_zero(long depth = 4) {
    const Rational square = figure_beta * figure_beta;
    Ball covariance{Rational(Rational(1, 2) + square)}, tangent = covariance, tangent_slope(0), angle_slope = rigor::sqrt(Ball(Rational(1, 2)) / covariance);
    for (long l = 1; l < depth; ++l) {
        tangent_slope = tangent_slope / Ball(2) - tangent * angle_slope / (Ball(2) * Ball::pi());
        const Ball next = covariance / Ball(2) + Ball(square);
        angle_slope *= rigor::sqrt(covariance / Ball(2) / next);
        tangent = tangent / Ball(2) + next;
        covariance = next;
    }
    return tangent_slope;
}
/// F, F', F'' at z, L = 4 (top of the file).
struct Jet {
    Ball value, first, second;
};
Jet jet(const Ball& z) {
    const Rational square = figure_beta * figure_beta;
    const Ball two_pi = Ball(2) * Ball::pi();
    Rational q = Rational(1, 2) + square;
    Ball c = z / Ball(2) + Ball(square), c1(Rational(1, 2)), c2(0);
    Jet t{c, c1, c2};
    for (int l = 1; l < 4; ++l) {
        const Ball r = c / Ball(q), s2 = Ball(1) - r * r, s = rigor::sqrt(s2), slope = (Ball::pi() - rigor::acos(r)) / two_pi;
        const Ball slope1 = c1 / (two_pi * Ball(q) * s), slope2 = c2 / (two_pi * Ball(q) * s) + c1 * c1 * r / (two_pi * Ball(Rational(q * q)) * s * s2);
        const Ball next = Ball(q) * s / two_pi + c * slope + Ball(square), next1 = c1 * slope, next2 = c2 * slope + c1 * slope1;
        t = {t.value * slope + next, t.first * slope + t.value * slope1 + next1, t.second * slope + Ball(2) * t.first * slope1 + t.value * slope2 + next2};
        c = next;
        c1 = next1;
        c2 = next2;
        q = q / 2 + square;
    }
    return t;
}
/// Over the cells of [from, to]: is the derivative certainly of the sign?
Truth derivative_sign(const Rational& from, const Rational& to, long cells, int order, int sign) {
    Truth all = Truth::yes;
    for (long k = 0; k < cells && all == Truth::yes; ++k) {
        const Jet t = jet(Ball::interval(from + (to - from) * k / cells, from + (to - from) * (k + 1) / cells));
        const Ball& d = order == 1 ? t.first : t.second;
        all = all && rigor::certainly_positive(sign > 0 ? d : -d);
    }
    return all;
}
const Rational left(-19, 20), right(-23, 25);  ///< F' changes its sign between them
/// The zero of F', by bisection with certain signs, as an interval of width below 2^-bits.
Ball minimum_place(long bits) {
    Rational low = left, high = right;
    for (long k = 0; k < bits; ++k) {
        const Rational middle = (low + high) / 2;
        const Truth up = rigor::certainly_positive(jet(Ball(middle)).first);
        if (up == Truth::unknown) break;
        (up == Truth::yes ? high : low) = middle;
    }
    return Ball::interval(low, high);
}
claim::Argument figure(const Rational& top, bool smooth = false, bool least_at_pi = false) {
    const rigor::Precision precision(192);
    claim::Argument argument;
    Truth range = Truth::yes, rises = Truth::yes;
    constexpr long steps = 400;
    for (long k = 0; k <= steps; ++k) {
        const Ball value = curve(Rational(k, steps));
        range = range && rigor::certainly_less(value, Ball(top)) && rigor::certainly_less(Ball(Rational(1, 20)), value);
        if (2 * k < steps) rises = rises && rigor::certainly_less(curve(Rational(k + 1, steps)), value);
    }
    argument.step("the values at 401 angles of [0, pi] are in (1/20, " + rigor::to_string(top) + "), within the axis of the figure (balls)", range)
        .step("on [0, pi/2] it falls (F' > 0 for z >= 0, all terms being positive; 201 angles in balls)", rises);
    if (least_at_pi)
        argument.step("F' > 0 on [-1, 0]: the minimum is at pi", derivative_sign(-1, 0, 400, 1, 1));
    else
        argument.step("F' < 0 on [-1, -19/20] (balls over a subdivision)", derivative_sign(-1, left, 400, 1, -1))
            .step("F'' > 0 on [-19/20, -23/25]", derivative_sign(left, right, 400, 2, 1))
            .step("F' > 0 on [-23/25, 0]: one minimum, between -19/20 and -23/25", derivative_sign(right, 0, 4000, 1, 1));
    const Ball slope = slope_at_zero(), small = Ball(Rational(1, 1'000'000)), near = (curve(0) - [&] {
                   auto walk = ntk::TwoPointKernelIteration<Ball>::from_angle(small, ntk::FullyConnectedKernel::jacot(2, figure_beta));
                   walk.advance_to(4);
                   return walk.tangent_kernel();
               }()) / small;
    const Rational h = rigor::power_of_two(-40), at(-1, 2);
    const auto value = [](const Rational& z) {
        ntk::TwoPointKernelIteration<Ball> walk({1, z, 1}, ntk::FullyConnectedKernel::jacot(2, figure_beta));
        walk.advance_to(4);
        return walk.tangent_kernel();
    };
    const Jet t = jet(Ball(at));
    const Ball first = (value(at + h) - value(at - h)) / Ball(Rational(2 * h)), second = (value(at + h) - Ball(2) * value(at) + value(at - h)) / Ball(Rational(h * h));
    argument.step("F' and F'' of the jet agree with difference quotients of the recursion of the program at z = -1/2, step 2^-40, to 1e-15", rigor::certainly_less(rigor::abs(t.first - first), Ball(rigor::parse_rational("1e-15"))) && rigor::certainly_less(rigor::abs(t.second - second), Ball(rigor::parse_rational("1e-15"))));
    return argument.step("the jet agrees with the recursion of the program at z = -1/2 to 2^-150", [] {
                       ntk::TwoPointKernelIteration<Ball> walk({1, Rational(-1, 2), 1}, ntk::FullyConnectedKernel::jacot(2, figure_beta));
                       walk.advance_to(4);
                       return rigor::certainly_less(rigor::abs(walk.tangent_kernel() - jet(Ball(Rational(-1, 2))).value), Ball::dyadic(1, -150));
                   }())
        .step(smooth ? "the curve is smooth at g = 0: its slope at 0+ is 0 to 1e-6" : "at g = 0 it has a kink: the slope at 0+ by the recursion agrees with the difference quotient at 10^-6 to 1e-5 and is negative",
              smooth ? rigor::certainly_less(rigor::abs(slope), Ball(Rational(1, 1'000'000))) : rigor::certainly_positive(-slope) && rigor::certainly_less(rigor::abs(slope + near), Ball(Rational(1, 100'000))));
}

/// K (x) Id on n_L outputs: each output moves as if it were alone; for a cost with terms between the outputs not.
bool separate(long points, long outputs, long number, bool coupled) {
    const KernelDescent one = KernelDescent::sample(points, 1, points + 1, number), values = KernelDescent::sample(points, outputs, 1, number + 1);
    RationalMatrix gram(points * outputs, points * outputs);
    for (long i = 0; i < points; ++i)
        for (long j = 0; j < points; ++j)
            for (long k = 0; k < outputs; ++k) gram(i * outputs + k, j * outputs + k) = one.gram(i, j);
    Function d = values.values;  // least squares to 0: d = f
    if (coupled)                 // (sum over the outputs)^2/2
        for (long i = 0; i < points; ++i) {
            Rational sum = 0;
            for (long k = 0; k < outputs; ++k) sum += values.values[static_cast<std::size_t>(i * outputs + k)];
            for (long k = 0; k < outputs; ++k) d[static_cast<std::size_t>(i * outputs + k)] = sum;
        }
    const KernelDescent whole{points, gram, values.values};
    const Function moved = whole.gradient(d);
    for (long k = 0; k < outputs; ++k) {
        Function alone;
        for (long i = 0; i < points; ++i) alone.push_back(values.values[static_cast<std::size_t>(i * outputs + k)]);
        const Function expected = KernelDescent{points, one.gram, alone}.gradient(alone);
        for (long i = 0; i < points; ++i)
            if (expected[static_cast<std::size_t>(i)] != moved[static_cast<std::size_t>(i * outputs + k)]) return false;
    }
    return true;
}
claim::Argument outputs(bool coupled) {
    claim::Argument argument;
    bool all = true;
    for (long number = 0; number < 20; ++number) all = all && separate(1 + number % 3, 2 + number % 2, number, coupled);
    return argument.step(std::string("with Theta (x) Id and ") + (coupled ? "a cost that couples the outputs" : "the least-squares cost") + " each output moves as a network with one output (exact)", rigor::truth(all));
}

/// |x|^2 for x ~ N(0, Id): mean n_0, variance 2 n_0, from E z^2 = 1, E z^4 = 3.
claim::Argument norms(const Rational& variance) {
    claim::Argument argument;
    bool all = true;
    for (const long n0 : {1L, 2L, 100L, 784L}) {
        const Rational mean = n0, square = 3 * n0 + Rational(n0) * (n0 - 1);
        all = all && square - mean * mean == variance * n0;
    }
    return argument.step("E |x|^2 = n_0 and Var |x|^2 = " + rigor::to_string(variance) + " n_0: relative to the mean the standard deviation is sqrt(2/n_0) (exact)", rigor::truth(all));
}

/// f* = f_0 + (1/2) v with |v|_pin = 1: the flow is f* - (1/2) e^(-lambda t) v, coefficient by coefficient; N = 4, one output.
bool straight_line(long number, const Rational& rate) {
    LeastSquares s = least_squares(4, 1, 0, number);
    const long i = number % 4;
    Function v;
    for (long j = 0; j < 4; ++j) v.push_back(2 * s.vectors(j, i));  // |v|^2/N = 1
    const Function off = s.across * v;
    v.insert(v.end(), off.begin(), off.end());
    s.goal = combination(s.start, Rational(1, 2), v);
    const Rational lambda = rate * s.gram_eigenvalues[static_cast<std::size_t>(i)] / 4;
    const auto flow = s.flow(8);
    Rational coefficient = Rational(-1, 2);
    for (long k = 0; k < static_cast<long>(flow.size()); ++k) {
        Function expected(v.size());
        if (k == 0) expected = s.goal;
        expected = combination(expected, coefficient, v);
        if (flow[static_cast<std::size_t>(k)] != expected) return false;
        coefficient *= -lambda / (k + 1);
    }
    return true;
}
claim::Argument straight(const Rational& rate) {
    claim::Argument argument;
    bool all = true;
    for (long number = 0; number < 12; ++number) all = all && straight_line(number, rate);
    return argument.step("f* = f_0 + f^(i)/2, |f^(i)|_pin = 1: f_t - f* = -e^(-lambda_i t) f^(i)/2, coefficients of t^0 … t^8, on the data and off (exact, 4 points)", rigor::truth(all));
}

/// Steps of length eta with the kernel a K and of length a eta with K.
bool same_steps(long number, const Rational& a, const Rational& wrong) {
    const KernelDescent s = KernelDescent::sample(3, 1, 3, number), goal = KernelDescent::sample(3, 1, 1, number + 1);
    const Rational eta(1, 7);
    Function f = s.values, g = s.values;
    for (int t = 0; t < 3; ++t) {
        const Function df = s.gradient(combination(f, -1, goal.values)), dg = s.gradient(combination(g, -1, goal.values));
        f = combination(f, -eta * a, df);           // kernel a K, step eta
        g = combination(g, -(a * eta) * wrong, dg);  // kernel K, step a eta
    }
    return f == g;
}
claim::Argument scaling(const Rational& wrong) {
    claim::Argument argument;
    bool all = true;
    for (long number = 0; number < 12; ++number) all = all && same_steps(number, Rational(3 + number, 2), wrong);
    return argument.step("three steps with a K and eta, and with K and a eta, are the same (exact)", rigor::truth(all));
}

/// Theta_infinity^(4)(x, x) for |x|^2/n_0 = q.
Rational diagonal(const Rational& q, const Rational& beta) {
    Rational covariance = q + beta * beta, tangent = covariance;
    for (int l = 1; l < 4; ++l) {
        covariance = covariance / 2 + beta * beta;
        tangent = tangent / 2 + covariance;
    }
    return tangent;
}
claim::Argument eigenvalues(const Rational& factor) {
    claim::Argument argument;
    const Rational sum = rigor::parse_rational("0.0457") + rigor::parse_rational("0.00108") + rigor::parse_rational("0.00078");
    return argument.step("the three eigenvalues add up to less than the trace, the mean of Theta^(4)(x, x), if |x|^2/784 = 0.1 (exact)", rigor::truth(factor * sum < diagonal(Rational(1, 10), figure_beta)))
        .step("they decrease", rigor::truth(rigor::parse_rational("0.0457") > rigor::parse_rational("0.00108") && rigor::parse_rational("0.00108") > rigor::parse_rational("0.00078")));
}
/// The percentiles of a Gaussian: P50 is the mean, P10 and P90 lie symmetrically, erf(z/sqrt 2) = 0.8 at z = 1.2815….
claim::Argument percentiles(const Rational& z) {
    const rigor::Precision precision(128);
    Ball e;
    const rigor::ComplexBall value = erf(rigor::ComplexBall(Ball(z) / rigor::sqrt(Ball(2))));
    arb_set(e.raw(), acb_realref(value.raw()));
    claim::Argument argument;
    return argument.step("P10 and P90 are the mean ∓ " + rigor::to_string(z) + " standard deviations, to 1e-4 in probability (certified)", rigor::certainly_less(rigor::abs(e - Ball(Rational(4, 5))), Ball(Rational(1, 10'000))));
}

claim::Input<long> number() { return {"sample", claim::integers(0, 1'000'000)}; }

}  // namespace

claim::Claim footnote_2() {
    return {
        .id = "jacot-2018/footnote-2",
        .where = "section 6, footnote 2",
        .title = "Gaussian data have nearly the same norm",
        .statement = R"(For data following a Gaussian distribution $\mathcal N(0,Id_{n_0})$: as the dimension $n_0$ grows, all data points have approximately the same norm $\sqrt{n_0}$.)",
        .reading = "|x|/sqrt(n_0) -> 1 in probability, for any fixed number of points.",
        .method = "Mean and variance of |x|^2.",
        .attack = "Considered: \"all\" for a number N of points that grows with n_0: by the Gaussian tails it still holds for log N = o(n_0), and fails for N beyond.",
        .uses = {},
        .check = [](const claim::Context&) { return conclude(norms(2), claim::Evidence::proved, "n_0 -> infinity, a fixed number of points (Chebyshev)"); },
        .controls = {control("variance n_0", [] { return norms(1); })},
        .property = claim::property("E|x|^4 - (E|x|^2)^2 = 2 n_0, exactly", [](long n) { return rigor::truth(3 * n + Rational(n) * (n - 1) - Rational(n) * n == 2 * n); }, claim::Input{"n_0", claim::integers(1, 1'000'000)}),
    };
}

claim::Claim section_6_outputs() {
    return {
        .id = "jacot-2018/section-6-outputs",
        .where = "section 6, \"In all experiments, we took n_L = 1\"",
        .title = "Several outputs behave like several networks",
        .statement = R"(Note that by our results, a network with $n_L$ outputs behaves asymptotically like $n_L$ networks with scalar outputs trained independently.)",
        .reading = "The limiting dynamics (theorems 1 and 2 are claims of their own), and a cost that is a sum over the outputs, such as least squares (the experiments).",
        .method = "Kernel gradient with Theta (x) Id, exactly; independent initial functions by proposition 1.",
        .attack = "Tried: a cost that couples the outputs (control); for the cross-entropy with softmax the sentence is false. At finite width the outputs share their hidden layers.",
        .uses = {},
        .check = [](const claim::Context&) { return conclude(outputs(false), claim::Evidence::proved, "the limiting dynamics, costs that are sums over the outputs"); },
        .controls = {control("a cost that couples the outputs", [] { return outputs(true); })},
        .property = claim::property("each output as if alone, exactly", [](long points, long n_l, long n) { return rigor::truth(separate(points, n_l, n, false)); }, claim::Input{"N", claim::integers(1, 3)}, claim::Input{"n_L", claim::integers(2, 3)}, number()),
    };
}

claim::Claim figure_1() {
    return {
        .id = "jacot-2018/figure-1",
        .where = "figure 1, the limit of the curves",
        .title = "The limit curve of figure 1",
        .statement = R"([Figure 1 shows $\Theta^{(4)}(x_0,x)$ for $x_0=(1,0)$ and $x=(\cos\gamma,\sin\gamma)$, $\gamma\in[-\pi,\pi]$, $L=4$, $\beta=0.1$, ReLU, on an axis from 0.05 to 0.40: curves with a peak at $\gamma=0$.] Convergence of the NTK to a fixed limit.)",
        .reading = "A picture of random networks: the experiment jacot-2018-figure-1 draws such curves, with the limit beside them. What can be decided is the limit Theta_infinity^(4) of theorem 1.",
        .method = "Certified values at any angle; signs of the first and second derivative in cos(gamma) over a subdivision, in balls; the slope at 0 by a recursion against a difference quotient.",
        .attack = "Tried to prove first that the curve falls on all of [0, pi]: false, it rises again near pi, where Theta^(1) < 0 (control). Tried: smoothness at 0 (control), where there is a kink.",
        .uses = {},
        .check = [](const claim::Context& context) {
            claim::Finding finding = claim::unchecked(figure(Rational(2, 5)), "the curves are random networks; of their limit all extrema are proved: maximum at 0, minima at ±gamma*, local maxima at ±pi");
            const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
            for (const auto& [name, turn] : std::vector<std::pair<const char*, Rational>>{{"0 (maximum)", 0}, {"pi/4", Rational(1, 4)}, {"pi/2", Rational(1, 2)}, {"3 pi/4", Rational(3, 4)}, {"pi (local maximum)", 1}})
                finding.values.push_back({fmt::format("Theta_infinity^(4) at gamma = {}", name), curve(turn).enclosure(context.digits)});
            const Ball place = minimum_place(context.digits * 4);
            finding.values.push_back({"gamma* (minimum)", rigor::acos(place).enclosure(std::min(context.digits, 20L))});
            finding.values.push_back({"Theta_infinity^(4) at gamma*", jet(place).value.enclosure(std::min(context.digits, 20L))});
            finding.values.push_back({"slope at gamma = 0+", slope_at_zero().enclosure(context.digits)});
            finding.stronger = "All extrema of the limit, proved: the maximum at 0 is a kink, the minima are at ±gamma* (158.2 degrees), and at ±pi the curve has a local maximum 0.0004 above them, too little to be seen in the figure.";
            return finding;
        },
        .controls = {control("values below 0.28", [] { return figure(Rational(28, 100)); }), control("smooth at 0", [] { return figure(Rational(2, 5), true); }), control("the minimum is at pi", [] { return figure(Rational(2, 5), false, true); })},
        .property = claim::property("on [0, pi/2] Theta falls from angle to angle, random beta and depth 2 to 6", [](long a, long b, long k, long depth) {
            const rigor::Precision precision(192);
            const Rational first(std::min(a, b), 2000), second(std::max(a, b) + 1, 2000);
            return rigor::certainly_less(curve(second, Rational(k, 10), depth), curve(first, Rational(k, 10), depth));
        }, claim::Input{"2000 a/pi", claim::integers(0, 999)}, claim::Input{"2000 b/pi", claim::integers(0, 999)}, claim::Input{"10 beta", claim::integers(1, 20)}, claim::Input{"L", claim::integers(2, 6)}),
    };
}

claim::Claim figure_2() {
    return {
        .id = "jacot-2018/figure-2",
        .where = "figure 2; section 6.2",
        .title = "The asymptotic Gaussian distribution at convergence",
        .statement = R"([Figure 2:] Networks function $f_\theta$ near convergence for two widths $n$ and 10th, 50th and 90th percentiles of the asymptotic Gaussian distribution. […] The distributions of the network functions are very similar for both widths: their mean and variance appear to be close to those of the limiting distribution.)",
        .reading = "A picture of an experiment.",
        .method = "What can be checked: P50 is the mean of section 5, P10 and P90 lie 1.2816 standard deviations from it; on the data all three meet (section-5-limit).",
        .attack = "Considered: the label of the axis, f(sin(gamma), cos(gamma)), where the text has (cos(gamma), sin(gamma)): gamma becomes pi/2 - gamma, mirrored and turned by a quarter.",
        .uses = {"jacot-2018/section-5-limit"},
        .check = [](const claim::Context&) {
            claim::Finding finding = claim::unchecked(percentiles(rigor::parse_rational("1.2815515655")), "the picture; its percentiles");
            finding.missing = "The four points of the circle and their targets, and the seeds. The kernels were approximated by a network of width 10000; closed forms exist. The experiment jacot-2018-figure-2 has points of its own.";
            return finding;
        },
        .controls = {control("1.3 standard deviations", [] { return percentiles(rigor::parse_rational("1.3")); })},
        .property = claim::property("z = 1.28 + 0.02 k, k >= 1, misses the probability 0.8 by more than 1e-4", [](long k) { return !percentiles(rigor::parse_rational("1.2815515655") + Rational(k, 50)).conclusion(); }, claim::Input{"k", claim::integers(1, 50)}),
    };
}

claim::Claim section_6_3_eigenvalues() {
    return {
        .id = "jacot-2018/section-6.3-eigenvalues",
        .where = "section 6.3, the three eigenvalues",
        .title = "The first eigenvalues for MNIST",
        .statement = R"(We computed the first 3 principal components of a batch of $N=512$ digits with respect to the NTK of a high-width network $n=10000$ […]. The respective eigenvalues are $\lambda_1=0.0457$, $\lambda_2=0.00108$ and $\lambda_3=0.00078$. [The first component is almost equal to the constant function.])",
        .reading = "An experiment. The depth is not repeated in 6.3 (4 in 6.1); how pixels are scaled is not said.",
        .method = "A necessary condition: the sum is at most the trace.",
        .attack = "Considered: whether the numbers exclude L = 4, beta = 0.1 and |x|^2/784 near 0.1, the value for pixels in [0, 1]: they do not.",
        .uses = {},
        .check = [](const claim::Context&) {
            claim::Finding finding = claim::unchecked(eigenvalues(1), "the numbers themselves need the batch");
            finding.missing = "The batch of 512 digits, the scale of the pixels, the depth, the network. With MNIST files at hand, verify experiment jacot-2018-figure-3 --images FILE --labels FILE computes them.";
            const Ball trace(diagonal(Rational(1, 10), figure_beta));
            finding.values = {{"trace of Pi for L = 4, beta = 0.1, |x|^2/784 = 0.1", trace.enclosure(12)}};
            return finding;
        },
        .controls = {control("eigenvalues twice as large", [] { return eigenvalues(2); })},
        .property = claim::property("Theta^(4)(x, x) = q/2 for beta = 0, exactly", [](const Rational& q) { return rigor::truth(diagonal(q, 0) == q / 2); }, claim::Input{"q", claim::positive_rationals()}),
    };
}

claim::Claim footnote_3() {
    return {
        .id = "jacot-2018/footnote-3",
        .where = "section 6.3, footnote 3",
        .title = "The gap for beta = 1",
        .statement = R"(It can be observed numerically, that if we choose $\beta=1.0$ instead of our recommended 0.1, the gap between the first and the second principal component is about ten times bigger, which makes training more difficult.)",
        .reading = "An observation on the same data. Whether the gap is lambda_1 - lambda_2 or lambda_1/lambda_2 is not said.",
        .method = "The trace for both beta.",
        .attack = "Considered: the trace alone grows by a factor of 40 for |x|^2/784 = 0.1, and biases add nearly the same to all entries; a difference lambda_1 - lambda_2 that grows only tenfold would need lambda_1 to be a small part of the trace for beta = 1.",
        .uses = {},
        .check = [](const claim::Context&) {
            claim::Argument argument;
            argument.step("the trace for beta = 1 exceeds ten times that for beta = 0.1, |x|^2/784 = 0.1 (exact)", rigor::truth(diagonal(Rational(1, 10), 1) > 10 * diagonal(Rational(1, 10), figure_beta)));
            claim::Finding finding = claim::unchecked(argument, "the observation needs the data");
            finding.missing = "The data, and which gap is meant.";
            finding.values = {{"trace, beta = 0.1", Ball(diagonal(Rational(1, 10), figure_beta)).enclosure(12)}, {"trace, beta = 1", Ball(diagonal(Rational(1, 10), 1)).enclosure(12)}};
            return finding;
        },
        .controls = {control("a hundred times", [] {
            claim::Argument argument;
            return argument.step("the trace grows a hundredfold", rigor::truth(diagonal(Rational(1, 10), 1) > 100 * diagonal(Rational(1, 10), figure_beta)));
        })},
        .property = claim::property("the trace increases with beta, exactly", [](const Rational& q, long b) { return rigor::truth(diagonal(q, Rational(b + 1, 10)) > diagonal(q, Rational(b, 10))); }, claim::Input{"q", claim::positive_rationals()}, claim::Input{"10 beta", claim::integers(0, 20)}),
    };
}

claim::Claim section_6_3_straight_line() {
    return {
        .id = "jacot-2018/section-6.3-straight-line",
        .where = "section 6.3, convergence along a principal component",
        .title = "Along a component the limit is a straight line",
        .statement = R"(If the difference at initialization $f_0-f^*$ is equal (or proportional) to one of the principal components $f^{(i)}$, then the function will converge along a straight line (in the function space) to $f^*$ at an exponential rate $e^{-\lambda_it}$. [$f^*=f_{\theta(0)}+0.5f^{(2)}$:] in the infinite-width limit, the first component decays exponentially fast $\|g_t\|_{p^{in}}=0.5e^{-\lambda_2t}$ while the second is null ($h_t=0$).)",
        .reading = "|f^(2)|_pin = 1. Kernel gradient descent with the limiting kernel.",
        .method = "The solution of section 5 against the formula, exactly.",
        .attack = "Tried: every component of random kernels, values off the data; a rate off by 1e-6 (control). At finite width the kernel moves: that is what the figure shows.",
        .uses = {"jacot-2018/section-5-solution"},
        .check = [](const claim::Context&) { return conclude(straight(1), claim::Evidence::proved, "all kernels and finite data sets"); },
        .controls = {control("rate (1 + 1e-6) lambda", [] { return straight(rigor::parse_rational("1.000001")); })},
        .property = claim::property("coefficients up to t^8, exactly", [](long n) { return rigor::truth(straight_line(n, 1)); }, number()),
    };
}

claim::Claim section_6_3_scaling() {
    return {
        .id = "jacot-2018/section-6.3-scaling",
        .where = "section 6.3, \"multiplying the NTK by a factor a\"",
        .title = "A factor of the kernel is a factor of the learning rate",
        .statement = R"(Multiplying the NTK by a factor $a$ is equivalent to multiplying the learning rate by the same factor.)",
        .reading = "For kernel gradient descent with a fixed kernel, in steps.",
        .method = "Steps side by side, exactly.",
        .attack = "Considered: at finite width the kernel moves with the parameters, and a larger learning rate is not the same as a larger kernel beyond the first step. That smaller networks \"appear to converge faster\" because of it is an explanation that is not decided.",
        .uses = {},
        .check = [](const claim::Context&) { return conclude(scaling(1), claim::Evidence::proved, "all kernels, costs and step lengths (the step is linear in both)"); },
        .controls = {control("twice the learning rate", [] { return scaling(2); })},
        .property = claim::property("three steps, exactly", [](long n, const Rational& a) { return rigor::truth(same_steps(n, a, 1)); }, number(), claim::Input{"a", claim::positive_rationals()}),
    };
}

claim::Claim figure_3() {
    return {
        .id = "jacot-2018/figure-3",
        .where = "figure 3; section 6.3",
        .title = "Training along the second component of MNIST",
        .statement = R"(We see in Figure 3b that the wider the network, the less it deviates from the straight line […]. As the width grows, the trajectory along the 2nd principal component (shown in Figure 3c) converges to the theoretical limit shown in blue. A surprising observation is that smaller networks appear to converge faster than wider ones.)",
        .reading = "Pictures of an experiment with MNIST.",
        .method = "The limit curves are those of section-6.3-straight-line; that networks approach the limiting dynamics as they grow is theorem-2.",
        .attack = "Considered: the curve |g_t| = 0.5 exp(-0.00108 t) of figure 3c at t = 4000, 0.0067, which its axis from 0 to 0.5 shows as nearly 0.",
        .uses = {"jacot-2018/section-6.3-straight-line", "jacot-2018/theorem-2"},
        .check = [](const claim::Context&) {
            claim::Argument argument;
            const rigor::Precision precision(128);
            const Ball end = Ball(Rational(1, 2)) * rigor::exp(-Ball(rigor::parse_rational("0.00108")) * Ball(4000));
            argument.step("0.5 exp(-0.00108 · 4000) is below 0.01", rigor::certainly_less(end, Ball(Rational(1, 100))));
            claim::Finding finding = claim::unchecked(argument, "the pictures need the data");
            finding.missing = "The batch, the scale of the pixels, the depth, and seeds. verify experiment jacot-2018-figure-3 --images FILE --labels FILE draws it for MNIST files at hand.";
            finding.values = {{"0.5 exp(-lambda_2 t) at t = 4000", end.enclosure(12)}};
            return finding;
        },
        .controls = {control("lambda_3 in place of lambda_2", [] {
            claim::Argument argument;
            const rigor::Precision precision(128);
            return argument.step("0.5 exp(-0.00078 · 4000) is below 0.01", rigor::certainly_less(Ball(Rational(1, 2)) * rigor::exp(-Ball(rigor::parse_rational("0.00078")) * Ball(4000)), Ball(Rational(1, 100))));
        })},
        .property = claim::property("coefficients of the straight line, exactly", [](long n) { return rigor::truth(straight_line(n, 1)); }, number()),
    };
}

}  // namespace proofs::jacot_2018
