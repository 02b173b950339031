#include "verify/record/formal.hpp"

#include "verify/base/byte_source.hpp"
#include "verify/base/checksum.hpp"
#include "verify/base/printable.hpp"
#include "verify/base/status.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <new>
#include <set>
#include <sstream>

namespace verify {
namespace {

constexpr std::pair<const char*, FormalKind> kinds[] = {{"statement", FormalKind::statement},
                                                        {"refutation", FormalKind::refutation},
                                                        {"correction", FormalKind::correction},
                                                        {"part", FormalKind::part}};

const char* to_string(FormalKind kind) {
    return std::find_if(std::begin(kinds), std::end(kinds), [&](const auto& k) { return k.second == kind; })->first;
}

/// Throws nlohmann::json::exception for a field that is missing or of another type, std::runtime_error for an unknown
/// kind.
FormalTheorem theorem_of(const Json& line) {
    const auto kind = line.at("kind").get<std::string>();
    const auto known = std::find_if(std::begin(kinds), std::end(kinds), [&](const auto& k) { return k.first == kind; });
    if (known == std::end(kinds))
        throw std::runtime_error("kind '" + kind + "', where statement, refutation, correction and part are known");
    return {line.at("theorem"),
            line.at("claim"),
            known->second,
            line.at("printed"),
            line.at("statement"),
            line.at("gap"),
            line.at("axioms").get<std::vector<std::string>>(),
            line.at("files").get<std::vector<std::string>>()};
}

/// Has this file these bytes?
bool is_unchanged(const std::filesystem::path& file, const std::string& hash) {
    try {
        return sha256(whole_file(file.string(), "a file of the formal proofs")) == hash;
    } catch (const BadInput&) {
        return false;
    }
}

}  // namespace

FormalRecord read_formal_record(const std::filesystem::path& file, const std::filesystem::path& root) {
    FormalRecord record;
    std::error_code error;
    if (std::filesystem::status(file, error).type() == std::filesystem::file_type::not_found) return record;
    const std::string expected = "the record of the formal proofs (proofs/coq/build writes it)";
    std::vector<FormalTheorem> theorems;
    std::set<std::string> unchanged;
    std::istringstream lines(whole_file(file.string(), expected));
    long number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        try {
            const Json json = Json::parse(line);
            if (json.contains("theorem")) {
                theorems.push_back(theorem_of(json));
            } else if (json.contains("coq")) {
                record.coq = json.at("coq");
            } else {
                const std::string name = json.at("file"), hash = json.at("sha256");
                if (is_unchanged(root / name, hash))
                    unchanged.insert(name);
                else
                    record.changed.push_back(name);
            }
        } catch (const std::bad_alloc&) {
            throw;
        } catch (const std::exception& wrong) {
            const bool ours = dynamic_cast<const nlohmann::json::exception*>(&wrong) == nullptr;
            throw BadInput(fmt::format("{}, line {}: no theorem and no file{}; expected {}", file.string(), number,
                                       ours ? " (" + shown(wrong.what()) + ")" : "", expected));
        }
    }
    // Several theorems of a kind may cover a claim together: with one of them all go.
    std::set<std::pair<std::string, FormalKind>> fallen;
    for (const FormalTheorem& theorem : theorems) {
        const auto& files = theorem.files;
        if (files.empty() ||
            !std::all_of(files.begin(), files.end(), [&](const auto& f) { return unchanged.count(f) > 0; }))
            fallen.emplace(theorem.claim, theorem.kind);
    }
    for (FormalTheorem& theorem : theorems)
        if (fallen.count({theorem.claim, theorem.kind}) == 0)
            record.by_claim[theorem.claim].push_back(std::move(theorem));
    return record;
}

claim::Context with_theorems(claim::Context context, const FormalRecord& record) {
    using Theorems = std::map<std::string, std::vector<claim::CheckedTheorem>>;
    const auto by_claim = std::make_shared<Theorems>();
    for (const auto& [id, theorems] : record.by_claim)
        for (const FormalTheorem& theorem : theorems)
            (*by_claim)[id].push_back({theorem.name, theorem.kind, theorem.axioms});
    context.theorems_of = [by_claim](const std::string& id) {
        const auto found = by_claim->find(id);
        return found == by_claim->end() ? std::vector<claim::CheckedTheorem>{} : found->second;
    };
    context.theorem = [by_claim](const std::string& name) -> std::optional<claim::CheckedTheorem> {
        for (const auto& [id, theorems] : *by_claim)
            for (const claim::CheckedTheorem& theorem : theorems)
                if (theorem.name == name) return theorem;
        return std::nullopt;
    };
    return context;
}

void add_formal_proofs(Results& results, const FormalRecord& record) {
    for (Result& result : results.list)
        if (const auto found = record.by_claim.find(result.claim->id);
            found != record.by_claim.end() && result.error.empty())
            result.formal = found->second;
}

Json formal_to_json(const std::vector<FormalTheorem>& theorems) {
    Json list = Json::array();
    for (const FormalTheorem& theorem : theorems)
        list.push_back({{"theorem", theorem.name},
                        {"kind", to_string(theorem.kind)},
                        {"statement", theorem.statement},
                        {"axioms", theorem.axioms},
                        {"gap", theorem.gap}});
    return list;
}

}  // namespace verify
