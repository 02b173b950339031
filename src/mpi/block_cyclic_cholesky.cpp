// The calls of BLACS and ScaLAPACK. They have no header of their own.
#include "mpi/block_cyclic_cholesky.hpp"

#include <cstddef>
#include <stdexcept>
#include <string>

extern "C" {
void Cblacs_get(int context, int what, int* value);
void Cblacs_gridinit(int* context, const char* order, int rows, int columns);
void Cblacs_gridinfo(int context, int* rows, int* columns, int* row, int* column);
void Cblacs_gridexit(int context);
void descinit_(int* desc, const int* m, const int* n, const int* mb, const int* nb, const int* irsrc, const int* icsrc,
               const int* ictxt, const int* lld, int* info);
// The last argument is the length of the text, which Fortran compilers add.
void pdpotrf_(const char* uplo, const int* n, double* a, const int* ia, const int* ja, const int* desca, int* info,
              std::size_t length);
void pspotrf_(const char* uplo, const int* n, float* a, const int* ia, const int* ja, const int* desca, int* info,
              std::size_t length);
void pdpotrs_(const char* uplo, const int* n, const int* nrhs, const double* a, const int* ia, const int* ja,
              const int* desca, double* b, const int* ib, const int* jb, const int* descb, int* info,
              std::size_t length);
void pspotrs_(const char* uplo, const int* n, const int* nrhs, const float* a, const int* ia, const int* ja,
              const int* desca, float* b, const int* ib, const int* jb, const int* descb, int* info,
              std::size_t length);

/// Takes the place of ScaLAPACK's function of this name, which says in what pieces its products are made and sent: 32
/// columns there, whatever the layout. Whole blocks need a third of the messages, and BLAS is faster with them.
int pilaenv_(const int* /*context*/, const char* /*precision*/, std::size_t /*length*/) { return mpi::usual_block; }
}

namespace mpi {

namespace {

void check(int info, const char* routine) {
    if (info < 0) throw std::logic_error(std::string(routine) + " refuses argument " + std::to_string(-info));
}

}  // namespace

ProcessGrid::ProcessGrid(GridShape shape) : shape_(shape) {
    Cblacs_get(-1, 0, &context_);
    Cblacs_gridinit(&context_, "Row", shape.rows, shape.columns);
    int rows = 0, columns = 0;
    Cblacs_gridinfo(context_, &rows, &columns, &row_, &column_);
}
ProcessGrid::~ProcessGrid() { Cblacs_gridexit(context_); }

Descriptor::Descriptor(const ProcessGrid& grid, long rows, long columns, long block, long step) : numbers_{} {
    const int m = static_cast<int>(rows), n = static_cast<int>(columns), b = static_cast<int>(block), first = 0,
              lld = static_cast<int>(std::max(1L, step));
    int info = 0;
    descinit_(numbers_.data(), &m, &n, &b, &b, &first, &first, &grid.context_, &lld, &info);
    check(info, "descinit");
}

int scalapack_cholesky(long n, double* a, const Descriptor& shape) {
    const int size = static_cast<int>(n), one = 1;
    int info = 0;
    pdpotrf_("L", &size, a, &one, &one, shape.data(), &info, 1);
    check(info, "pdpotrf");
    return info;
}
int scalapack_cholesky(long n, float* a, const Descriptor& shape) {
    const int size = static_cast<int>(n), one = 1;
    int info = 0;
    pspotrf_("L", &size, a, &one, &one, shape.data(), &info, 1);
    check(info, "pspotrf");
    return info;
}

void scalapack_solve(long n, const double* l, const Descriptor& shape, double* b, const Descriptor& shape_of_b) {
    const int size = static_cast<int>(n), one = 1;
    int info = 0;
    pdpotrs_("L", &size, &one, l, &one, &one, shape.data(), b, &one, &one, shape_of_b.data(), &info, 1);
    check(info, "pdpotrs");
}
void scalapack_solve(long n, const float* l, const Descriptor& shape, float* b, const Descriptor& shape_of_b) {
    const int size = static_cast<int>(n), one = 1;
    int info = 0;
    pspotrs_("L", &size, &one, l, &one, &one, shape.data(), b, &one, &one, shape_of_b.data(), &info, 1);
    check(info, "pspotrs");
}

}  // namespace mpi
