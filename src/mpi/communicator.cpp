// The calls of MPI behind mpi/communicator.hpp.
#include "mpi/communicator.hpp"

#include "mpi/waiting.hpp"

#include <mpi.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <numeric>

namespace mpi {

namespace {

const MPI_Comm world = MPI_COMM_WORLD;

/// At process 0, then from there: an MPI_Allreduce may give different sums to different processes.
template <class T>
void reduce(std::span<T> numbers, MPI_Datatype type, MPI_Op operation, bool root, std::size_t piece) {
    for (std::size_t from = 0; from < numbers.size(); from += piece) {
        T* const data = numbers.data() + from;
        const int count = static_cast<int>(std::min(piece, numbers.size() - from));
        MPI_Reduce(root ? MPI_IN_PLACE : data, data, count, type, operation, 0, world);
        MPI_Bcast(data, count, type, 0, world);
    }
}

}  // namespace

Session::Session(int* argc, char*** argv) {
    int provided = 0;
    MPI_Init_thread(argc, argv, MPI_THREAD_FUNNELED, &provided);  // other threads there are, but they send nothing
    sleep_while_waiting();
}
Session::~Session() { MPI_Finalize(); }

int Communicator::rank() const {
    int rank = 0;
    MPI_Comm_rank(world, &rank);
    return rank;
}
int Communicator::size() const {
    int size = 0;
    MPI_Comm_size(world, &size);
    return size;
}

void Communicator::abort(const std::string& line, int status) const {
    std::fprintf(stderr, "%s\n", line.c_str());
    std::fflush(nullptr);
    MPI_Abort(world, status);
    std::abort();
}

void Communicator::add_up(std::span<double> numbers) const { reduce(numbers, MPI_DOUBLE, MPI_SUM, is_root(), piece_); }
void Communicator::add_up(std::span<long double> numbers) const {
    reduce(numbers, MPI_LONG_DOUBLE, MPI_SUM, is_root(), piece_);
}
double Communicator::maximum(double x) const {
    reduce(std::span(&x, 1), MPI_DOUBLE, MPI_MAX, is_root(), piece_);
    return x;
}
double Communicator::minimum(double x) const {
    reduce(std::span(&x, 1), MPI_DOUBLE, MPI_MIN, is_root(), piece_);
    return x;
}
void Communicator::any(std::span<char> flags) const { reduce(flags, MPI_SIGNED_CHAR, MPI_MAX, is_root(), piece_); }

int Communicator::on_this_machine() const {
    MPI_Comm machine = MPI_COMM_NULL;
    MPI_Comm_split_type(world, MPI_COMM_TYPE_SHARED, 0, MPI_INFO_NULL, &machine);
    int count = 1;
    MPI_Comm_size(machine, &count);
    MPI_Comm_free(&machine);
    return count;
}

void Communicator::from_root(void* bytes, std::size_t count) const {
    for (std::size_t from = 0; from < count; from += piece_)
        MPI_Bcast(static_cast<char*>(bytes) + from, static_cast<int>(std::min(piece_, count - from)), MPI_BYTE, 0,
                  world);
}

std::size_t Communicator::counts_at_root(long here) const {
    long sum = 0;
    MPI_Reduce(&here, &sum, 1, MPI_LONG, MPI_SUM, 0, world);
    return static_cast<std::size_t>(sum);
}

/// One process after the other, in piece_s.
void Communicator::gather(const void* here, std::size_t count, void* all, std::size_t size) const {
    const std::uint64_t bytes = count * size;
    std::vector<std::uint64_t> lengths(static_cast<std::size_t>(is_root() ? this->size() : 0));
    MPI_Gather(&bytes, 1, MPI_UINT64_T, lengths.data(), 1, MPI_UINT64_T, 0, world);
    const char* const from = static_cast<const char*>(here);
    if (!is_root()) {
        for (std::size_t sent = 0; sent < bytes; sent += piece_)
            MPI_Send(from + sent, static_cast<int>(std::min<std::size_t>(piece_, bytes - sent)), MPI_BYTE, 0, 0, world);
        return;
    }
    char* to = std::copy_n(from, bytes, static_cast<char*>(all));
    for (int other = 1; other < this->size(); ++other) {
        const std::size_t length = lengths[static_cast<std::size_t>(other)];
        for (std::size_t got = 0; got < length; got += piece_)
            MPI_Recv(to + got, static_cast<int>(std::min(piece_, length - got)), MPI_BYTE, other, 0, world,
                     MPI_STATUS_IGNORE);
        to += length;
    }
}

}  // namespace mpi
