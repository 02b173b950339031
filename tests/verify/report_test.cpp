// The committed reports are those of these sources: same verdicts, same source hash, and, with the same library versions, the same bytes.
#include "process.hpp"

#include <nlohmann/json.hpp>

#include <regex>

using Json = nlohmann::json;

namespace {

std::filesystem::path committed() { return std::filesystem::path(std::getenv("VERIFY_ROOT")) / "reports"; }

}  // namespace

TEST_CASE("reports/ is what verify run writes") {
    const TemporaryFolder folder;
    const Ran ran = run_verify("run --out '" + folder.path.string() + "'");
    INFO(ran.err);
    REQUIRE(ran.status == 0);
    const Json now = Json::parse(content(folder.path / "results.json")), record = Json::parse(content(committed() / "results.json"));
    INFO("reports/ is stale: run verify/run and commit");
    CHECK(now.at("suite") == record.at("suite"));
    CHECK(now.at("results").size() == record.at("results").size());
    for (std::size_t i = 0; i < now.at("results").size(); ++i) {
        CHECK(now.at("results").at(i).at("id") == record.at("results").at(i).at("id"));
        CHECK(now.at("results").at(i).at("verdict") == record.at("results").at(i).at("verdict"));
    }
    if (now.at("versions") == record.at("versions"))
        for (const auto& entry : std::filesystem::directory_iterator(folder.path)) {
            INFO(entry.path().filename());
            const bool same = content(entry.path()) == content(committed() / entry.path().filename());
            CHECK(same);
        }
    else
        WARN("library versions differ from the record's: verdicts compared, bytes not");
}

TEST_CASE("links of the committed reports lead somewhere") {
    const std::regex link(R"(\]\(([^)#]*)(#([^)]*))?\))");
    int links = 0;
    for (const auto& entry : std::filesystem::directory_iterator(committed())) {
        if (entry.path().extension() != ".md") continue;
        const std::string page = content(entry.path());
        for (std::sregex_iterator it(page.begin(), page.end(), link), end; it != end; ++it) {
            const std::string file = (*it)[1], anchor = (*it)[3];
            if (file.empty() && anchor.empty()) continue;
            ++links;
            INFO(entry.path().filename() << " -> " << file << "#" << anchor);
            const auto target = file.empty() ? entry.path() : committed() / file;
            REQUIRE(std::filesystem::exists(target));
            if (!anchor.empty()) CHECK(content(target).find("<a id=\"" + anchor + "\">") != std::string::npos);
        }
    }
    CHECK(links > 20);
}

TEST_CASE("no report names a time, a host or a folder of the machine") {
    for (const auto& entry : std::filesystem::directory_iterator(committed())) {
        const std::string page = content(entry.path());
        CHECK_FALSE(std::regex_search(page, std::regex(R"((/(home|root|tmp|usr|build)/|\d\d:\d\d:\d\d))")));
    }
}

TEST_CASE("every number of a report is an enclosure") {
    const std::regex form(R"(\[?[-+]?\d[\d.]*(e[-+]?\d+)?( \+/- \d[\d.]*(e[-+]?\d+)?)?\]?)");
    const Json json = Json::parse(content(committed() / "results.json"));
    for (const auto& result : json.at("results"))
        for (const auto& value : result.at("values")) {
            INFO(result.at("id") << " " << value.at("name"));
            CHECK(std::regex_match(value.at("enclosure").get<std::string>(), form));
        }
}
