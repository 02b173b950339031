// A matrix that every process has in memory, as a source of tiles; and matrices for tests.
#pragma once

#include "mpi/symmetric_matrix.hpp"

#include <random>

class DenseTiles final : public mpi::TileSource {
public:
    explicit DenseTiles(Eigen::MatrixXd a) : a_(std::move(a)) {}
    long size() const override { return a_.rows(); }
    void fill(const mpi::Tile& t, double* values, long step) override {
        Eigen::Map<Eigen::MatrixXd, 0, Eigen::OuterStride<>>(values, t.rows, t.columns, Eigen::OuterStride<>(step)) =
            a_.block(t.from, t.column, t.rows, t.columns);
    }
    void pass_ends() override { ++passes; }
    const Eigen::MatrixXd& matrix() const { return a_; }

    int passes = 0;

private:
    Eigen::MatrixXd a_;
};

/// X X^T/1024^2 - shift I for integers up to 1000 in X, n x rank: exact doubles for n up to 2^10.
inline Eigen::MatrixXd integer_gram(long n, long rank, unsigned seed, double shift = 0) {
    std::mt19937_64 random(seed);
    Eigen::MatrixXd x(n, rank);
    for (double& entry : x.reshaped()) entry = static_cast<double>(static_cast<long>(random() % 2001) - 1000) / 1024;
    Eigen::MatrixXd a = x * x.transpose();
    a.diagonal().array() -= shift;
    return a;
}
