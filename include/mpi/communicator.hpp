// The processes of a run under MPI, and the few things that they tell each other.
//
// Every function but rank(), size() and abort() is collective: all processes call it, in the same order. What comes
// back is the same on all of them, bit by bit: sums are added up at process 0, in some order, and sent from there. So
// decisions that rest on them are the same as well, provided that the program is.
#pragma once

#include <Eigen/Core>

#include <cstddef>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

namespace mpi {

/// From MPI_Init to MPI_Finalize.
class Session {
public:
    Session(int* argc, char*** argv);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;
};

/// All processes of the run. Wants a Session. The library ends the run if a message is lost.
class Communicator {
public:
    /// piece: numbers or bytes of a message, at most. MPI's counts are 32-bit: long messages go in pieces.
    explicit constexpr Communicator(std::size_t piece = std::size_t{1} << 26) : piece_(piece) {}

    int rank() const;
    int size() const;
    bool is_root() const { return rank() == 0; }

    /// Ends the run with this status, at once and everywhere, after one line to standard error from here.
    [[noreturn]] void abort(const std::string& line, int status) const;

    /// Sums over the processes, number by number, each rounded size() - 1 times.
    void add_up(std::span<double> numbers) const;
    void add_up(std::span<long double> numbers) const;
    void add_up(Eigen::VectorXd& numbers) const {
        add_up(std::span(numbers.data(), static_cast<std::size_t>(numbers.size())));
    }
    double maximum(double x) const;
    double minimum(double x) const;
    bool all(bool here) const { return minimum(here ? 1 : 0) == 1; }
    /// flags[i] = 1 where it is on one of them.
    void any(std::span<char> flags) const;
    /// How many of them run on this process's machine.
    int on_this_machine() const;

    void from_root(void* bytes, std::size_t count) const;
    template <class T>
    T from_root(T value) const {
        static_assert(std::is_trivially_copyable_v<T>);
        from_root(&value, sizeof value);
        return value;
    }
    /// At process 0 all of them, one after the other; elsewhere nothing.
    template <class T>
    std::vector<T> at_root(std::span<const T> here) const {
        static_assert(std::is_trivially_copyable_v<T>);
        std::vector<T> all(counts_at_root(static_cast<long>(here.size())));
        gather(here.data(), here.size(), all.data(), sizeof(T));
        return all;
    }

private:
    std::size_t counts_at_root(long here) const;
    void gather(const void* here, std::size_t count, void* all, std::size_t size) const;

    std::size_t piece_;
};

/// Sends at process 0 and receives elsewhere what it is called with: see ntk::UnitPoints::send and received.
class FromRoot {
public:
    explicit FromRoot(const Communicator& all) : all_(all) {}

    template <class T>
    void operator()(T& x) const {
        using Value = std::remove_const_t<T>;
        if constexpr (std::is_trivially_copyable_v<Value>) {
            bytes(&x, sizeof x);
        } else if constexpr (requires { x.rows(); }) {
            const long rows = all_.from_root(x.rows()), columns = all_.from_root(x.cols());
            if constexpr (!std::is_const_v<T>) x.resize(rows, columns);
            bytes(x.data(), static_cast<std::size_t>(rows * columns) * sizeof(x(0)));
        } else {
            const std::size_t size = all_.from_root(x.size());
            if constexpr (!std::is_const_v<T>) x.resize(size);
            bytes(x.data(), size * sizeof(x[0]));
        }
    }

private:
    /// What is const is at process 0, which only reads.
    void bytes(const void* data, std::size_t count) const { all_.from_root(const_cast<void*>(data), count); }

    const Communicator& all_;
};

}  // namespace mpi
