// Experiments that train networks one after the other, by full-batch gradient descent, and record as they go.
#pragma once

#include "experiments/common/experiment.hpp"
#include "ntk/training/gradient_descent.hpp"

namespace experiments {

/// One training: the network as it starts, the data, and how long.
struct Training {
    ntk::FiniteNetwork<double> network;
    ntk::DenseMatrix<double> points;  ///< columns
    ntk::TrainingObjective objective;
    double rate;
    long steps;
};

/// Derive, and give: the trainings by number, when to record, and what. A training that leaves the range of numbers
/// ends there; the others go on.
class TrainingSeries : public experiment::Run {
public:
    bool advance() final;
    double progress() const final;
    void save(experiment::StateWriter& to) const final;
    void load(experiment::StateReader& from) final;

protected:
    TrainingSeries(long trainings, long steps, int threads) : trainings_(trainings), steps_(steps), pool_(threads) {}

    /// Training number i, made anew for every call: the same each time.
    virtual Training training(long i) const = 0;
    /// Whether to record at this step, 0 … steps.
    virtual bool records_at(long step) const = 0;
    virtual void record(long i, ntk::GradientDescent<double>& descent) = 0;

    /// What record() fills; saved and loaded with the rest.
    std::vector<experiment::Table> tables_;
    /// "training 3: no longer finite after step 17", one for each that was not finished.
    std::vector<std::string> diverged_;
    /// These, as the sentence of the outcome.
    std::string stopped() const;
    ntk::WorkerPool& pool() { return pool_; }

private:
    void begin(long step);

    long trainings_, steps_, current_ = 0;
    ntk::WorkerPool pool_;
    std::unique_ptr<ntk::GradientDescent<double>> descent_;
};

/// Steps at which a curve over `steps` steps is recorded: all up to 100, then about 100 a decade... and the last.
bool on_a_curve(long step, long steps);

}  // namespace experiments
