// The results of a run, their JSON (schema 1), and the committed record that they are compared with.
#pragma once

#include "claim/claim.hpp"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace verify {

using Json = nlohmann::ordered_json;

struct Result {
    const claim::Claim* claim;
    claim::Adjudication adjudication;
};

struct Results {
    claim::Context parameters;
    std::vector<Result> list;
};

/// A field of an object; empty if it is null or missing.
std::string text_of(const Json& object, const char* key);
/// A list of an object; empty if it is missing.
Json list_of(const Json& object, const char* key);
/// Indented by two, as every verb prints it. What is no UTF-8 in a string (a name of a file) is escaped: see as_utf8.
std::string json_text(const Json& json);

/// id, paper, where, title, statement, … without the finding.
Json claim_to_json(const claim::Claim& claim);
Json results_to_json(const Results& results);

/// Of a file that `verify run` wrote. Throws BadInput for one that cannot be read or is no such file.
Json read_results(const std::filesystem::path& file);

/// The folder of the project: VERIFY_ROOT, set by verify/run, or else the current folder.
std::filesystem::path project_root();
/// The results of the committed reports/results.json by id; empty if there is none; BadInput if it is no such file.
std::map<std::string, Json> read_record();

}  // namespace verify
