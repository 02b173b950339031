// A series of trainings that is saved and loaded at any point ends with the same numbers; what diverges is said and the
// rest goes on.
#include "experiments/common/training_series.hpp"
#include "catch.hpp"
#include "experiments/registry.hpp"
#include "ntk/network/random_network.hpp"

#include <cmath>
#include <set>

namespace {

using namespace experiments;

class Small : public TrainingSeries {
public:
    explicit Small(double rate = 0.3) : TrainingSeries(3, 7, 1), rate_(rate) {
        tables_ = {{"t", {"training", "step", "f_1", "f_2", "cost"}, {}}};
    }
    experiment::Outcome outcome() const override {
        experiment::Outcome result;
        result.tables = tables_;
        for (const std::string& line : diverged_) result.stopped += line + "; ";
        return result;
    }

protected:
    Training training(long i) const override {
        auto network = ntk::yu_fully_connected<double>(2, std::vector<long>{3, 4});
        ntk::initialize(network, 5, static_cast<std::uint64_t>(i));
        ntk::DenseMatrix<double> points(2, 2);
        points << 1, -0.5, 0.25, 2;
        ntk::DenseVector<double> labels(2);
        labels << 0, 1;
        return {network, points, ntk::TrainingObjective::cross_entropy(labels), i == 1 ? rate_ : 0.3, 7};
    }
    bool records_at(long step) const override { return step % 2 == 0 || step == 7; }
    void record(long i, ntk::GradientDescent<double>& descent) override {
        const ntk::DenseVector<double> f = descent.values();
        tables_[0].add({static_cast<double>(i), static_cast<double>(descent.steps()), f(0), f(1), descent.cost()});
    }

private:
    double rate_;
};

std::vector<std::vector<double>> run_to_the_end(TrainingSeries& series) {
    while (series.advance()) {
    }
    return series.outcome().tables[0].rows;
}

}  // namespace

TEST_CASE("a series that is interrupted after any piece of work ends with the same bits") {
    Small whole;
    const auto expected = run_to_the_end(whole);
    REQUIRE(expected.size() == 15);
    for (int pieces = 0; pieces <= 25; ++pieces) {
        Small first;
        for (int i = 0; i < pieces; ++i)
            if (!first.advance()) break;
        experiment::StateWriter writer;
        first.save(writer);
        experiment::StateReader reader(writer.bytes());
        Small second;
        second.load(reader);
        reader.end();
        CHECK(second.progress() == first.progress());
        CHECK(run_to_the_end(second) == expected);
    }
}

TEST_CASE("a training that leaves the range of numbers is named with its step, and the others are made") {
    Small series(1e200);
    const auto rows = run_to_the_end(series);
    CHECK(series.outcome().stopped.find("training 2 of 3: the network is no longer finite after step ") !=
          std::string::npos);
    CHECK(rows.front()[0] == 0);
    CHECK(rows.back()[0] == 2);
    CHECK(rows.back()[1] == 7);
    for (const auto& row : rows)
        for (const double value : row) CHECK(std::isfinite(value));
}

TEST_CASE("a curve is recorded densely at first and about a hundred times a decade later") {
    long recorded = 0;
    for (long step = 0; step <= 1'000'000; ++step) recorded += on_a_curve(step, 1'000'000);
    CHECK(recorded > 400);
    CHECK(recorded < 2000);
    CHECK(on_a_curve(0, 1'000'000));
    CHECK(on_a_curve(777'777, 777'777));
}

TEST_CASE("experiments are complete, and their names are unique") {
    std::set<std::string> names;
    for (const experiment::Experiment& e : all_experiments()) {
        INFO(e.name);
        CHECK(names.insert(e.name).second);
        CHECK_FALSE(e.where.empty());
        CHECK_FALSE(e.title.empty());
        CHECK(e.make);
        if (e.labels_needed) CHECK_FALSE(e.data_needed.empty());
        if (!e.data_needed.empty()) CHECK(e.defaults.rows > 0);
    }
}
