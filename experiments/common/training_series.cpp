#include "experiments/common/training_series.hpp"

#include <algorithm>

namespace experiments {

using ntk::AffineMap, ntk::FiniteNetwork, ntk::GradientDescent;

namespace {

template <class Network, class Visit>
void for_each_parameter_block(Network& network, Visit visit) {
    for (auto& map : network.maps) {
        visit(std::span(map.weights.data(), static_cast<std::size_t>(map.weights.size())));
        visit(std::span(map.bias.data(), static_cast<std::size_t>(map.bias.size())));
    }
}

}  // namespace

void TrainingSeries::begin(long step) {
    Training next = training(current_);
    descent_ = std::make_unique<GradientDescent<double>>(std::move(next.network), next.points,
                                                         std::move(next.objective), next.rate, &pool_, step);
}

bool TrainingSeries::advance() {
    if (current_ == trainings_) return false;
    if (!descent_) begin(0);
    try {
        if (records_at(descent_->steps())) record(current_, *descent_);
        if (descent_->steps() < steps_) {
            descent_->step();
            return true;
        }
    } catch (const ntk::TrainingDiverged& error) {
        diverged_.push_back("training " + std::to_string(current_ + 1) + " of " + std::to_string(trainings_) + ": " +
                            error.what());
    }
    descent_.reset();
    return ++current_ < trainings_;
}

double TrainingSeries::progress() const {
    const double part =
        descent_ ? static_cast<double>(descent_->steps()) / static_cast<double>(std::max(1L, steps_)) : 0.0;
    return (static_cast<double>(current_) + part) / static_cast<double>(trainings_);
}

void TrainingSeries::save(experiment::StateWriter& to) const {
    for (const experiment::Table& table : tables_) table.save(to);
    to.integer(static_cast<long>(diverged_.size()));
    for (const std::string& line : diverged_) to.text(line);
    to.integer(current_);
    to.integer(descent_ ? descent_->steps() : -1);
    if (descent_)
        for_each_parameter_block(descent_->network(), [&](std::span<const double> block) { to.numbers(block); });
}

void TrainingSeries::load(experiment::StateReader& from) {
    for (experiment::Table& table : tables_) table.load(from);
    diverged_.resize(static_cast<std::size_t>(from.integer()));
    for (std::string& line : diverged_) line = from.text();
    current_ = from.integer();
    descent_.reset();
    const long step = from.integer();
    if (step < 0) return;
    Training resumed = training(current_);
    for_each_parameter_block(resumed.network, [&](std::span<double> block) { from.numbers(block); });
    descent_ = std::make_unique<GradientDescent<double>>(std::move(resumed.network), resumed.points,
                                                         std::move(resumed.objective), resumed.rate, &pool_, step);
}

std::string TrainingSeries::stopped() const {
    std::string text;
    for (const std::string& line : diverged_) text += line + ". ";
    return text;
}

bool on_a_curve(long step, long steps) {
    if (step <= 100 || step == steps) return true;
    // From s on every (s/100)-th step, rounded down to 1, 2 or 5 times a power of ten.
    long spacing = 1;
    for (long unit = 1; unit <= step / 100; unit *= 10)
        for (const long factor : {1L, 2L, 5L})
            if (factor * unit <= step / 100) spacing = factor * unit;
    return step % spacing == 0;
}

}  // namespace experiments
