// Experiments that fill their tables in independent pieces of work.
#pragma once

#include "experiments/common/experiment.hpp"

namespace experiments {

/// Derive, name the tables, and give the work. The state is the tables and the number of pieces done.
class Pieces : public experiment::Run {
public:
    bool advance() final {
        if (done_ < pieces_) piece(done_++);
        return done_ < pieces_;
    }
    double progress() const final { return static_cast<double>(done_) / static_cast<double>(pieces_); }
    void save(experiment::StateWriter& to) const final {
        to.integer(done_);
        for (const experiment::Table& table : tables_) table.save(to);
    }
    void load(experiment::StateReader& from) final {
        done_ = from.integer();
        for (experiment::Table& table : tables_) table.load(from);
    }

protected:
    explicit Pieces(long pieces) : pieces_(pieces) {}
    /// Piece i, 0 … pieces - 1, in this order.
    virtual void piece(long i) = 0;

    std::vector<experiment::Table> tables_;

private:
    long pieces_, done_ = 0;
};

}  // namespace experiments
