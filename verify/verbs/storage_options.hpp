// How `verify gram` keeps its matrix and proves its bound: the options --packed, --residual and --state, and what they
// mean for a given number of rows and this machine's memory.
#pragma once

#include "services/gram.hpp"
#include "verify/readers/data_file.hpp"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace verify {

struct StorageArguments {
    bool packed = false, residual = false;
    std::string state;

    /// Each of them is about the method in doubles, and asks for it.
    bool any() const { return packed || residual || !state.empty(); }
};

void add_storage_options(CLI::App& command, StorageArguments& arguments);

/// The options with packed storage where they allow it.
services::GramOptions least_storage(const services::GramOptions& options);
/// As many rows as fit into the memory that there is, in the least storage that the options allow.
long most_rows_in_memory(const services::GramOptions& options);
/// Sets options.storage, packed also where nothing else fits; a note says so. Throws BadInput, naming the file and the
/// memory, where nothing does.
void choose_storage(const StorageArguments& arguments, const std::string& file, long rows,
                    services::GramOptions& options, std::vector<std::string>& notes);

/// The file of --state: what an interrupted computation has found, and for which points and options. It is trusted: a
/// bound rests on the factorizations that it says were completed. A check sum tells damage, not forgery.
class GramStateFile {
public:
    /// Reads the file if it is there. Throws BadInput if it is no such file, is damaged, or belongs to other points,
    /// other options or another version of this program, and if it cannot be written.
    GramStateFile(std::filesystem::path file, const DataSet& data, const services::GramOptions& options);

    const rigor::CholeskySearchState& known() const { return known_; }
    bool found() const { return found_; }
    /// Replaces the file, whole or not at all; where that fails a note says so, and the computation goes on.
    void write(const rigor::CholeskySearchState& state, std::vector<std::string>& notes) const;

private:
    std::filesystem::path file_;
    std::string points_, options_;  // a digest; a text
    rigor::CholeskySearchState known_;
    bool found_ = false;
};

}  // namespace verify
