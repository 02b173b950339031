// The method of Runge and Kutta of ntk/training/approx_cross_entropy_flow.hpp, in double and Real.
#include "ntk/training/approx_cross_entropy_flow.hpp"

#include "rigor/number/real.hpp"

#include <cmath>
#include <stdexcept>
#include <string>

namespace ntk {

template <class T>
CrossEntropyFlowState<T> approx_cross_entropy_flow(const DenseMatrix<T>& kernel, const DenseVector<T>& labels,
                                                   const DenseVector<T>& initial, const T& t, const T& tolerance,
                                                   long most_steps) {
    using std::exp;
    const long n = kernel.rows();
    if (kernel.cols() != n || labels.size() != n || initial.size() != n || n < 1)
        throw std::invalid_argument("a flow with a kernel matrix of shape " + std::to_string(n) + " x " +
                                    std::to_string(kernel.cols()) + ", " + std::to_string(labels.size()) +
                                    " labels and " + std::to_string(initial.size()) + " values");
    for (long i = 0; i < n; ++i)
        if (!(labels(i) == T(0) || labels(i) == T(1)))
            throw std::invalid_argument("label " + std::to_string(i) + " is neither 0 nor 1");
    if (!(t >= T(0))) throw std::invalid_argument("a flow at a negative time");
    if (!(tolerance > T(0))) throw std::invalid_argument("a flow with a tolerance that is not positive");

    const auto values_at = [&](const DenseVector<T>& a) {
        DenseVector<T> f = initial;
        for (long i = 0; i < n; ++i)
            for (long j = 0; j < n; ++j) f(i) += T(kernel(i, j) * a(j));
        return f;
    };
    const auto errors_at = [&](const DenseVector<T>& f) {
        DenseVector<T> u = DenseVector<T>::Constant(n, T(0));
        for (long i = 0; i < n; ++i) u(i) = T(1) / (T(1) + exp(labels(i) == T(1) ? f(i) : T(-f(i))));
        return u;
    };
    const auto direction = [&](const DenseVector<T>& a) {
        DenseVector<T> u = errors_at(values_at(a));
        for (long i = 0; i < n; ++i)
            if (labels(i) == T(0)) u(i) = -u(i);
        return u;
    };
    const auto moved = [&](const DenseVector<T>& a, const T& step, const DenseVector<T>& d) {
        DenseVector<T> b = a;
        for (long i = 0; i < n; ++i) b(i) += T(step * d(i));
        return b;
    };
    const auto run = [&](long steps) {
        const T h = t / T(static_cast<int>(steps));
        DenseVector<T> a = DenseVector<T>::Constant(n, T(0));
        for (long s = 0; s < steps; ++s) {
            const DenseVector<T> k1 = direction(a), k2 = direction(moved(a, T(h / 2), k1)),
                                 k3 = direction(moved(a, T(h / 2), k2)), k4 = direction(moved(a, h, k3));
            for (long i = 0; i < n; ++i) a(i) += T(h * T(k1(i) + T(2 * k2(i)) + T(2 * k3(i)) + k4(i)) / 6);
        }
        return a;
    };
    const auto gap = [n](const DenseVector<T>& a, const DenseVector<T>& b) {
        T largest(0);
        for (long i = 0; i < n; ++i) {
            const T d = a(i) > b(i) ? T(a(i) - b(i)) : T(b(i) - a(i));
            if (largest == largest && !(d <= largest)) largest = d;  // a nan stays
        }
        return largest;
    };

    DenseVector<T> before = run(8), before_values = values_at(before);
    for (long steps = 16; steps <= most_steps; steps *= 2) {
        const DenseVector<T> a = run(steps), f = values_at(a);
        const T in_a = gap(a, before), in_f = gap(f, before_values), error = T((in_a > in_f ? in_a : in_f) / 15);
        if (error <= tolerance) return {a, f, errors_at(f), error, steps};
        before = a;
        before_values = f;
    }
    throw std::runtime_error("the flow of the cross-entropy needs more than " + std::to_string(most_steps) +
                             " steps for this tolerance");
}

template CrossEntropyFlowState<double> approx_cross_entropy_flow(const DenseMatrix<double>&, const DenseVector<double>&,
                                                                 const DenseVector<double>&, const double&,
                                                                 const double&, long);
template CrossEntropyFlowState<rigor::Real> approx_cross_entropy_flow(const DenseMatrix<rigor::Real>&,
                                                                      const DenseVector<rigor::Real>&,
                                                                      const DenseVector<rigor::Real>&,
                                                                      const rigor::Real&, const rigor::Real&, long);

}  // namespace ntk
