// The logic of the judge: hard truths are found at points, soft ones are samples.
#pragma once

#include "claim/language/judge_value.hpp"

#include <chrono>
#include <functional>
#include <random>

namespace language_tests {

struct Verdict {
    int truth = 0;      ///< 1 true, -1 false, 0 unknown
    bool hard = false;  ///< not a matter of sampling
    bool undefined = false;
    std::string why = {};
};

class JudgeLogic {
public:
    JudgeLogic(const std::vector<Definition>& definitions, unsigned long seed, long most_points)
        : definitions_(definitions),
          random_(seed),
          most_points_(most_points),
          end_(std::chrono::steady_clock::now() + std::chrono::milliseconds(most_milliseconds)) {}

    Verdict of(const Formula& f, const JudgePoint& at);
    long points() const { return points_; }

private:
    Verdict chain(const FormulaNode& f, const JudgePoint& at);
    Verdict link(const Expression& a, Relation r, const Expression& b, const JudgePoint& at);
    Verdict joined(const FormulaNode& f, const JudgePoint& at, int decisive);
    Verdict member(const FormulaNode& f, const JudgePoint& at);
    Verdict quantified(const Formula& f, const JudgePoint& at);
    Verdict shape(const FormulaNode& f, const JudgePoint& at);
    /// gram(K, X) > 0 or >= 0, by elimination.
    Verdict definite(const FormulaNode& f, const JudgePoint& at);
    Verdict over_data_sets(const Binding& b, const Formula& inner, bool every, const JudgePoint& at);
    Verdict growth(const FormulaNode& f, const JudgePoint& at);
    Verdict growth_from(const FormulaNode& f, const JudgePoint& at, char side);

    /// Points of the domain, its ends and its neighbourhood first. Throws NotEvaluated for other domains.
    std::vector<Real> members(const Domain& d, const JudgePoint& at, std::size_t most);
    std::vector<Real> interval(const Domain& d, const JudgePoint& at);
    Real random_fraction() { return Real(static_cast<unsigned>(random_() % 4097)) / 4096; }

    const std::vector<Definition>& definitions_;
    using Points = std::vector<std::vector<Real>>;
    std::vector<Points> data_sets(const Binding& b, const JudgePoint& at);

    std::mt19937_64 random_;
    std::map<std::string, Points> sets_;
    static constexpr long most_milliseconds = 600;
    bool is_late() const { return std::chrono::steady_clock::now() > end_; }

    long most_points_, points_ = 0;
    std::chrono::steady_clock::time_point end_;
};

std::string shown(const JudgePoint& at);

}  // namespace language_tests
