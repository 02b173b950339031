#include "verify/record/experiment_state.hpp"

#include "verify/base/status.hpp"
#include "verify/base/whole_files.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <cerrno>
#include <fstream>
#include <sstream>

namespace verify {
namespace {

constexpr const char* state_heading = "verify experiment, state 1";

unsigned long checksum(const std::string& bytes) {
    return ::crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size());
}

/// The first field that differs, as it is there and as it was expected.
std::pair<std::string, std::string> first_difference(const std::string& there, const std::string& expected) {
    std::istringstream a(there), b(expected);
    std::string x, y;
    while (true) {
        const bool more_a = static_cast<bool>(std::getline(a, x, ';')),
                   more_b = static_cast<bool>(std::getline(b, y, ';'));
        if (!more_a) x = "nothing";
        if (!more_b) y = "nothing";
        if (x != y || (!more_a && !more_b)) return {x, y};
    }
}

}  // namespace

void save_state(const std::filesystem::path& file, const std::string& configuration, const std::string& state) {
    UnfinishedFile output(file);
    const std::string head =
        fmt::format("{}\n{}\n{:08x} {}\n", state_heading, configuration, checksum(state), state.size());
    output.write(head);
    output.write(state);
    output.finish();
    output.put_in_place();
}

std::optional<std::string> load_state(const std::filesystem::path& file, const std::string& configuration) {
    std::error_code error;  // a device has no end, a FIFO perhaps no writer, and anything may have no line
    const auto kind = std::filesystem::status(file, error);
    std::ifstream input;
    if (!std::filesystem::exists(kind) || std::filesystem::is_regular_file(kind)) {
        input.open(file, std::ios::binary);
        if (!input) return std::nullopt;
    }
    std::string head(std::char_traits<char>::length(state_heading), ' '), there, sums;
    if (!input.is_open() || !input.read(head.data(), static_cast<std::streamsize>(head.size())) ||
        head != state_heading || input.get() != '\n')
        throw BadInput(fmt::format("{}: not the state of an experiment; expected another folder, or none of that name",
                                   file.string()));
    std::getline(input, there);
    std::getline(input, sums);
    if (there != configuration) {
        const auto [found, wanted] = first_difference(there, configuration);
        throw BadInput(fmt::format(
            "{}: the interrupted experiment there has {}, now {} was asked for; expected the same, another --out, or that file removed",
            file.string(), found, wanted));
    }
    std::string state{std::istreambuf_iterator<char>(input), {}};
    if (sums != fmt::format("{:08x} {}", checksum(state), state.size()))
        throw BadInput(fmt::format("{}: damaged; expected it whole, or removed to begin anew", file.string()));
    return state;
}

}  // namespace verify
