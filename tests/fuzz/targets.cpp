#include "fuzz/targets.hpp"

#include "claim/language/parser.hpp"
#include "claim/page.hpp"
#include "rigor/number/rational.hpp"
#include "rigor/rate/expression_tree.hpp"
#include "rigor/rate/rate_claim.hpp"
#include "verify/base/status.hpp"
#include "verify/readers/data_file.hpp"
#include "verify/readers/matrix_file.hpp"
#include "verify/record/record.hpp"
#include "verify/verbs/certificate_lines.hpp"

#include <sys/mman.h>
#include <unistd.h>
#include <stdexcept>

namespace fuzz {
namespace {

/// A file in memory, with a path.
class MemoryFile {
public:
    explicit MemoryFile(const std::string& bytes) : descriptor_(::memfd_create("fuzz", MFD_CLOEXEC)) {
        if (descriptor_ < 0 || ::write(descriptor_, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()))
            throw std::runtime_error("no file in memory can be made");
    }
    ~MemoryFile() { ::close(descriptor_); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

private:
    int descriptor_;
};

template <class Refusal, class Read>
Answer answer_of(const Read& read) {
    try {
        read();
        return Answer::accepted;
    } catch (const Refusal&) {
        return Answer::refused;
    }
}

template <class Read>
Answer answer_of_file(const std::string& bytes, const Read& read) {
    const MemoryFile file(bytes);
    return answer_of<verify::BadInput>([&] { read(file.path()); });
}

Answer data(const std::string& bytes) {
    return answer_of_file(bytes, [](const std::string& path) { verify::read_data(path); });
}
Answer matrix(const std::string& bytes) {
    return answer_of_file(bytes, [](const std::string& path) {
        verify::DataOptions options;
        options.matrix = true;
        verify::read_matrix(path, options);
    });
}
Answer record(const std::string& bytes) {
    return answer_of_file(bytes, [](const std::string& path) { verify::read_results(path); });
}
Answer certificate(const std::string& bytes) {
    return answer_of_file(bytes, [](const std::string& path) { verify::read_certificate(path); });
}
Answer statement(const std::string& text) {
    return answer_of<claim::language::StatementError>([&] { claim::language::parse(text); });
}
Answer rate(const std::string& text) {
    return answer_of<rigor::ExpressionError>([&] { rigor::parse_rate_claim(text); });
}
Answer page(const std::string& text) {
    return answer_of<claim::BrokenPage>([&] { claim::parse_page(text, "page.md", "some-paper"); });
}
Answer number(const std::string& text) {
    return answer_of<std::invalid_argument>([&] { rigor::parse_rational(text); });
}

}  // namespace

const std::vector<Target>& all_targets() {
    static const std::vector<Target> targets{{"csv", data},
                                             {"npy", data},
                                             {"npz", data},
                                             {"idx", data},
                                             {"matrix-market", matrix},
                                             {"record", record},
                                             {"certificate", certificate},
                                             {"statement", statement},
                                             {"rate", rate},
                                             {"page", page},
                                             {"number", number}};
    return targets;
}

}  // namespace fuzz
