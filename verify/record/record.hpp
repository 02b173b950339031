// The results of a run, their JSON (schema 2), and the committed record that they are compared with (schema 1 or 2).
#pragma once

#include "claim/claim.hpp"
#include "claim/paper.hpp"
#include "verify/base/json_text.hpp"
#include "verify/record/catalogue.hpp"
#include "verify/record/formal_theorem.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace verify {

struct Result {
    const claim::Claim* claim;
    claim::Adjudication adjudication;
    double seconds = 0;                   ///< that the adjudication took
    std::string error{};                  ///< not empty: why there is no adjudication
    std::vector<FormalTheorem> formal{};  ///< what Coq has checked of it (record/formal.hpp)
};

struct Results {
    claim::Context parameters;
    std::vector<Result> list;
    Catalogue catalogue = Catalogue::of_suite();  ///< that the claims are of
};

/// "result", "support", "aside" or "slip", as paper.md and the JSON say it.
const char* weight_word(claim::Weight weight);

/// id, paper, where, title, statement, … without the finding.
Json claim_to_json(const claim::Claim& claim, const std::vector<claim::Paper>& papers);
Json results_to_json(const Results& results);

/// SHA-256 over all that determines findings: the code (base/provenance.hpp) and the front matter of all pages and
/// paper.md, which are read at run time. It stands in results.json.
std::string findings_sha256(const std::vector<claim::Paper>& papers);
/// The same of the text of the pages, what stands below the front matter.
std::string prose_sha256(const std::vector<claim::Paper>& papers);

/// Of a file that `verify run` wrote, by this version or by one whose JSON has schema 1; the results have the fields of
/// schema 2 in either case, `schema` is that of the file. Throws BadInput for one that cannot be read or is no such
/// file.
Json read_results(const std::filesystem::path& file);

/// How many controls a result of schema 2 has whose outcome is not the verdict of what they are controls of.
std::size_t rejected_controls(const Json& result);

/// The folder of the project if there is one: VERIFY_ROOT, set by verify/run. An installed program has none.
std::optional<std::filesystem::path> project_root();
/// Where the reports are that belong to this program: the project's, or those installed with it, in
/// share/ntk_verify/reports.
std::filesystem::path reports_folder();
std::filesystem::path record_file();
/// The committed reports/results.json; nothing if there is no such file; BadInput if it is no record.
std::optional<Json> recorded_results();
/// The results of it by id; empty if there is none.
std::map<std::string, Json> read_record();
std::map<std::string, Json> by_id(const Json& results);

/// "verify/run" of the project's own papers; of a user's pages "verify".
std::string program_in(const Json& parameters);
/// The options of `verify run` that repeat these parameters of a run, those that are not the usual ones: " --digits 10
/// --seed 5", of a user's pages " --claims my-paper"; else empty.
std::string run_options(const Json& parameters);

}  // namespace verify
