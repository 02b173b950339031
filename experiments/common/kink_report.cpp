#include "experiments/common/kink_report.hpp"

#include "ntk/training/sliding_kink.hpp"

namespace experiments {

using ntk::DenseMatrix, ntk::DenseVector;

std::vector<KinkReport> look_for_kinks(const ntk::GradientDescent<double>& descent, const DenseMatrix<double>& points,
                                       long window, ntk::WorkerPool* pool) {
    std::vector<KinkReport> reports;
    for (const long part : {1L, 4L}) {
        const double rate = descent.rate() / static_cast<double>(part);
        ntk::GradientDescent<double> copy(descent.network(), points, descent.objective(), rate, pool, descent.steps());
        constexpr double any_size =
            1e300;  // a pair in the middle of nowhere does not change its sign four times in a row of steps by accident
        ntk::KinkWatch<double> watch(copy.network(), points.cols(), 4, any_size);
        const DenseVector<double> start = copy.values();
        const double cost = copy.cost();
        DenseVector<double> predicted = DenseVector<double>::Zero(start.size());
        double predicted_cost = 0;
        for (long step = 0; step < part * window; ++step) {
            const DenseVector<double> c = copy.objective().direction(copy.values()), slope = copy.kernel() * c;
            watch.observe(copy.passes());
            predicted += rate * slope;
            predicted_cost -= rate * c.dot(slope);
            copy.step();
        }
        const DenseVector<double> change = copy.values() - start;
        long pairs = 0;
        for (std::size_t i = 0; i < copy.network().maps.size(); ++i)
            if (copy.network().is_activated(i)) pairs += copy.network().maps[i].outputs() * points.cols();
        reports.push_back({rate, part * window, static_cast<long>(watch.chattering().size()), pairs,
                           change.cwiseAbs().maxCoeff(), (change - predicted).cwiseAbs().maxCoeff(), copy.cost() - cost,
                           std::abs(copy.cost() - cost - predicted_cost)});
    }
    return reports;
}

}  // namespace experiments
