// The arc-cosine kernels of Cho and Saul: composed_arc_cosine.hpp. What is known of their definiteness stands at the
// top of gram_structure.hpp.
#include "ntk/gram/kernel_families.hpp"
#include "ntk/kernel/composed_arc_cosine.hpp"

#include <array>

namespace ntk {

using rigor::Ball;

namespace {

/// What the orders do not share.
struct Order {
    const char* unit;       ///< what max(0, t)^n is called
    const char* function;   ///< J_n
    const char* factor;     ///< (K_l(x, x) K_l(x', x'))^(n/2)
    long at_first;          ///< degree of Definiteness::antipodal at L = 1
    const char* antipodes;  ///< at L = 1
};

constexpr const char* proved = "(include/ntk/gram/gram_structure.hpp)";

const Order& order_of(const GramKernel& kernel) {
    static const std::array<Order, 3> orders{
        Order{"step", "J_0 = pi - theta", "", 0, "at L = 1 two such pairs make the matrix singular"},
        Order{"ReLU", "J_1 = sin theta + (pi - theta) cos theta", "sqrt(K_l(x, x) K_l(x', x')) ", 1,
              "at L = 1 the matrix is singular if and only if their directions are linearly dependent"},
        Order{"squared ReLU", "J_2 = 3 sin theta cos theta + (pi - theta) (1 + 2 cos^2 theta)",
              "K_l(x, x) K_l(x', x') ", 2,
              "at L = 1 the matrix is singular if and only if the matrices x x^T of these pairs x, -x are linearly "
              "dependent"}};
    return orders.at(static_cast<std::size_t>(kernel.order));
}

class ArcCosine final : public DeepKernel {
    std::string name() const override { return "arc-cosine"; }
    std::string summary(const std::string& prefix) const override {
        return "k_n composed L times, of " + prefix + "order n = 0, 1 or 2";
    }
    KernelFacts facts(const std::string& prefix) const override {
        return {
            "k_n of Cho and Saul (2009), composed L times: (1/pi) (|x| |x'|)^n J_n(angle) for L = 1",
            prefix + "order n: 0 (steps), 1 (ReLUs), 2 (squared ReLUs) (1)", "hidden layers: how often k_n is composed",
            "L = 1: singular exactly where two points share a direction, or, order 0, with two antipodal pairs, "
            "order 1, with antipodal pairs of linearly dependent directions, order 2, with antipodal pairs x, -x of "
            "linearly dependent x x^T; L >= 2: only where two points share a direction "
            "(include/ntk/gram/gram_structure.hpp)",
            "table for order 1, and for order 0 at L = 1; else balls"};
    }
    std::string description(const GramKernel& kernel) const override {
        return "k_" + std::to_string(kernel.order) + at_directions(kernel) + " composed " +
               counted(kernel.depth, "time") + " (Cho and Saul, arc-cosine kernel of order " +
               std::to_string(kernel.order) + ")";
    }
    std::vector<std::string> recursion(const GramKernel& kernel) const override {
        const Order& order = order_of(kernel);
        return {"K_0 = <x, x'>, K_(l+1) = " + std::string(order.factor) + "J_" + std::to_string(kernel.order) +
                    "(theta_l)/pi, cos theta_l = K_l(x, x')/sqrt(K_l(x, x) K_l(x', x'))",
                std::string(order.function) + "; kernel K_L"};
    }
    std::string layers(const GramKernel& kernel) const override {
        return "L = " + std::to_string(kernel.depth) + ": " + counted(kernel.depth, "hidden layer") + " of " +
               order_of(kernel).unit + "s, each behind a linear map";
    }
    bool takes(KernelParameter parameter) const override { return parameter == KernelParameter::order; }
    bool usually_of_directions() const override { return false; }
    bool ignores_norms(const GramKernel& kernel) const override { return kernel.order == 0; }
    bool is_normalized_kernel(const GramKernel&) const override { return false; }

    KernelStructure structure(const GramKernel& kernel) const override {
        if (kernel.depth > 1)
            return {true, Definiteness::strict, std::string("no two points share a direction ") + proved,
                    "harmless at L >= 2"};
        const Order& order = order_of(kernel);
        return {true, Definiteness::antipodal, order.at_first,
                "no two points share a direction, and " + harmless_antipodes(order.at_first) + " " + proved,
                order.antipodes};
    }
    KernelLift lift(const GramKernel&) const override { return KernelLift::none; }
    std::string no_recurrence(const GramKernel& kernel) const override {
        if (kernel.order == 0 && kernel.depth > 1)
            return "the composed kernel of order 0 has roots of roots next to equal directions, where no table serves";
        return kernel.order == 2 ? "there is no table for order 2" : "";
    }
    KernelRecurrence recurrence(const GramKernel& kernel) const override {
        if (const std::string why = no_recurrence(kernel); !why.empty()) throw std::logic_error(why);
        if (kernel.order == 0) return KernelRecurrence::step_covariance();
        return KernelRecurrence::covariance(kernel.depth + 1, FullyConnectedKernel::without_bias());
    }
    Ball entry(const GramKernel& kernel, const BallPoints& points, long i, long j) const override {
        const auto [order, depth] = std::pair(kernel.order, kernel.depth);
        const Ball correlation = composed_arc_cosine_correlation(order, depth, angle_of_points(points, i, j));
        const auto variance = [&](long k) {
            return composed_arc_cosine_variance(order, depth, kernel.directions_only ? Ball(1) : points.square(k));
        };
        return i == j ? variance(i) : rigor::sqrt(variance(i) * variance(j)) * correlation;
    }
};

}  // namespace

const DeepKernel& arc_cosine_kernel() {
    static const ArcCosine kernel;
    return kernel;
}

}  // namespace ntk
