// Figure 6: the norm of the projection term Theta_bar(x, X) Theta_bar(X, X)^-1 (exp(-t Theta_bar(X, X)) - I) of
// proposition 6 against the size of the data set, at depth L = max 1/sqrt(1 - h(x_i^T x_j)) and stopping times t in {1,
// …, ceil(1/lambda_n)}.
#include "experiments/common/mnist.hpp"
#include "experiments/common/pieces.hpp"
#include "experiments/st_arnaud_2026/certified_kernels.hpp"
#include "experiments/st_arnaud_2026/experiments.hpp"
#include "ntk/training/approx_kernel_flow.hpp"

#include <fmt/format.h>

#include <cmath>

namespace experiments::st_arnaud_2026 {
namespace {

class Figure6 : public Pieces {
public:
    /// The last point is x.
    Figure6(ntk::DenseMatrix<double> points, std::string described)
        : Pieces(sizes(points.cols() - 1)),
          points_(std::move(points)),
          described_(std::move(described)) {
        require_at_least(5, points_.cols(), "points");
        tables_ = {{"norms",
                    {"n", "depth_bound", "depth", "smallest_eigenvalue", "stopping_time", "norm_t_1", "norm_t_half",
                     "norm_t_stop", "norm_t_infinite", "eigenvalue_error", "norm_error"},
                    {}}};
    }
    experiment::Outcome outcome() const override {
        experiment::Outcome result;
        result.tables = tables_;
        experiment::Plot norms{"norms",
                               "Norm of the projection term",
                               "n",
                               "",
                               true,
                               false,
                               {{"norms", "n", "norm_t_1", "t = 1", experiment::Style::line, 1},
                                {"norms", "n", "norm_t_half", "t = half of the last", experiment::Style::line, 2},
                                {"norms", "n", "norm_t_stop", "t = ceil(1/lambda_n)", experiment::Style::line, 3},
                                {"norms", "n", "norm_t_infinite", "t infinite", experiment::Style::dashed_line, 0}}};
        experiment::Plot depth{"depth",
                               "Depth and smallest eigenvalue",
                               "n",
                               "",
                               true,
                               false,
                               {{"norms", "n", "depth_bound", "1/sqrt(1 - h), largest", experiment::Style::line, 1},
                                {"norms", "n", "smallest_eigenvalue", "lambda_n", experiment::Style::line, 2}}};
        result.plots = {norms, depth};
        const auto &first = tables_[0].rows.front(), &last = tables_[0].rows.back();
        result.shows =
            "The norm of the projection term, for stopping times up to ceil(1/lambda_n) and the depth L = max 1/sqrt(1 - h), stays under control as n grows.";
        result.found = fmt::format(
            "{}. At t = ceil(1/lambda_n) the norm is {:.3f} for n = {:.0f} (L = {:.0f}, lambda_n = {:.3f}) and {:.3f} for n = {:.0f} (L = {:.0f}, lambda_n = {:.3f}); at t infinite {:.3f} and {:.3f}. The norms are certified to {:.1g}.",
            described_, first[7], first[0], first[2], first[3], last[7], last[0], last[2], last[3], first[8], last[8],
            std::max(first[10], last[10]));
        result.numbers =
            "The depth bound is within 1e-12 of the truth for the coordinates as given (ball arithmetic), lambda_n within eigenvalue_error and the norms within norm_error (proved).";
        result.left_out =
            "The sizes n, how a depth that is no integer is rounded (here: up), x, which norm (here: Euclidean), the seed. The axis of the figure is called \"depth L\" in its caption; L grows with n.";
        return result;
    }

protected:
    void piece(long i) override {
        const long n = size(i);
        const ntk::DenseMatrix<double> data = points_.leftCols(n), x = points_.rightCols(1);
        const rigor::Ball exact_bound = certified_depth_bound(data);
        if (!exact_bound.is_finite()) throw std::runtime_error("two points coincide: the depth bound is infinite");
        const double bound = certified(exact_bound);
        const long depth = static_cast<long>(std::ceil(bound));
        CertifiedKernels inside(data), across(data, x);
        inside.advance_to(depth);
        across.advance_to(depth);
        const ntk::DenseMatrix<double> kernel = inside.normalized_kernel();
        const ntk::DenseVector<double> to_x = across.normalized_kernel().col(0);
        const ntk::ApproxKernelFlow flow(kernel);
        const FlowErrors errors = flow_errors(kernel, to_x, flow, CertifiedKernels::radius);
        const double smallest = flow.eigenvalues()(0), stop = std::ceil(1 / smallest);
        const ntk::DenseVector<double> k = flow.eigenvectors().transpose() * to_x;
        const auto norm = [&](double t) { return k.cwiseProduct(flow.integral(t)).norm(); };
        tables_[0].add({static_cast<double>(n), bound, static_cast<double>(depth), smallest, stop, norm(1),
                        norm(std::max(1.0, std::floor(stop / 2))), norm(stop), norm(INFINITY), errors.eigenvalue,
                        errors.norm});
    }

private:
    static long size(long i) { return 4L << i; }
    static long sizes(long most) {
        long count = 0;
        while (size(count) <= most) ++count;
        return std::max(1L, count);
    }
    ntk::DenseMatrix<double> points_;
    std::string described_;
};

}  // namespace

experiment::Experiment figure_6() {
    experiment::Experiment e{"st-arnaud-2026-figure-6", "St-Arnaud, Carvalho and Farnadi (2026), section 6.4, figure 6",
                             "Norm of the projection term, points drawn from the sphere"};
    e.defaults.rows = 512;
    e.make = [](const experiment::Settings& s) {
        return std::make_unique<Figure6>(uniform_sphere(128, s.rows + 1, s.seed),
                                         fmt::format("{} points and x from the sphere of R^128", s.rows));
    };
    return e;
}
experiment::Experiment figure_6_mnist() {
    experiment::Experiment e{"st-arnaud-2026-figure-6-mnist",
                             "St-Arnaud, Carvalho and Farnadi (2026), section 6.4, figure 6",
                             "Norm of the projection term, MNIST images"};
    e.defaults.rows = 513;
    e.data_needed = mnist_images();
    e.make = [](const experiment::Settings& s) {
        return std::make_unique<Figure6>(normalized(s.data),
                                         s.data.described + ", divided by their norms; the last is x");
    };
    return e;
}

}  // namespace experiments::st_arnaud_2026
