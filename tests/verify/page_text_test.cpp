// The pieces of which pages are made: notation, formulas, digests, sections, order of the errata.
#include "catch.hpp"
#include "proofs/registry.hpp"
#include "verify/checksum.hpp"
#include "verify/claim_sections.hpp"
#include "verify/markdown_text.hpp"

#include <cctype>
#include <filesystem>
#include <fstream>
#include <set>

using verify::escaped, verify::list_of, verify::portable_math, verify::project_root, verify::read_record, verify::ResultSet, verify::sha256, verify::software_heritage_id, verify::stronger_than_used, verify::text_of, verify::typeset;

TEST_CASE("plain notation becomes Unicode") {
    CHECK(typeset("lambda_min >= 10^-6") == "λ_min ≥ 10⁻⁶");
    CHECK(typeset("Theta_bar^(L) -> 1/4") == "Θ̄^(L) → 1/4");
    CHECK(typeset("x_1^2 + x_12 != y_0'") == "x₁² + x₁₂ ≠ y₀'");
    CHECK(typeset("(3/8) log L/L, pi^2/9, 2 pi, a <= b <-> c, x |-> y, 1 +/- 2") == "(3/8) log L/L, π²/9, 2 π, a ≤ b ↔ c, x ↦ y, 1 ± 2");
    CHECK(typeset("(sin(theta) + s/pi)/pi, theta/pi, m/lambda_max, dw_1/dt") == "(sin(θ) + s/π)/π, θ/π, m/λ_max, dw_1/dt");
    CHECK(typeset("Phi_Theta, K_theta, n^(-1/2-alpha), int_0^1, n0, f_infinity, t -> infinity, [0, infinity)") == "Φ_Θ, K_θ, n^(-1/2-α), int₀¹, n₀, f_∞, t → ∞, [0, ∞)");
    CHECK(typeset("L^(-2), K^(-1)(e^(-tK) - 1), rho^(1), x^(p), 2^(1-L), K^(2") == "L⁻², K⁻¹(e^(-tK) - 1), ρ^(1), x^(p), 2^(1-L), K^(2");
    CHECK(typeset("to +-1 and infinity") == "to ±1 and infinity");
    CHECK(typeset("Sigma_dot: L >= 2") == "Σ̇: L ≥ 2");
    CHECK(typeset("kappa_0(u) and dotSigma^(2)") == "κ₀(u) and Σ̇^(2)");
}

TEST_CASE("names of claims, files, commands and longer words stay as they are") {
    for (const char* text : {"section-6.4-eta", "theorem-2-limit", "ntk/theta_0.hpp", "theta-bar", "theorem_1.cpp", "2^1.5", "x^2y", "alphabet, Betamax", "proofs/st_arnaud_2026/section_6_4.cpp", "f_t(x_i)", "eta.hpp"}) {
        INFO(text);
        CHECK(typeset(text) == text);
    }
}

TEST_CASE("formulas have nothing that Markdown would change") {
    CHECK(portable_math(R"(\{x:\|x\|\le1\})") == R"(\lbrace x:\Vert x\Vert\le1\rbrace)");
    CHECK(portable_math(R"(f^*x<y\,|z|)") == R"(f^\ast x\lt y\ \vert z\vert)");
    CHECK(portable_math(R"(\left\{a\right\}b)") == R"(\left\lbrace a\right\rbrace b)");
    CHECK(portable_math(R"(\begin{pmatrix}1&\rho\\\rho&1\end{pmatrix})") == R"(\left(1,\ \rho;\ \rho,\ 1\right))");
    CHECK(portable_math(R"(\mathbf 1_n\mathbf1^\top K^{\mathrm{Res}})") == R"(𝟏_n𝟏^\top K^{\text{Res}})");
    CHECK(portable_math(R"(n_02^{L-1}+x_1^2+\frac12)") == R"(n_{0}2^{L-1}+x_1^2+\frac12)");
    CHECK(portable_math(R"(\ \frac12\!x)") == R"(\ \frac12x)");
    for (const claim::Claim& claim : proofs::all_claims()) {
        const std::string text = escaped(claim.statement);
        INFO(claim.id);
        CHECK(std::count(text.begin(), text.end(), '$') == std::count(claim.statement.begin(), claim.statement.end(), '$'));
        CHECK(std::count(text.begin(), text.end(), '$') % 2 == 0);
        bool formula = false;
        for (std::size_t i = 0; i + 1 < text.size(); ++i) {
            if (text[i] == '$') formula = !formula;
            if (!formula) continue;
            CHECK_FALSE((text[i] == '\\' && std::ispunct(static_cast<unsigned char>(text[i + 1]))));
            CHECK(std::string("*|<>").find(text[i]) == std::string::npos);
        }
    }
}

TEST_CASE("text outside of formulas is escaped") {
    CHECK(escaped("a*b [c](d) <e> |f| `g_h >= 2` h_i $x_1$ `") == "a\\*b \\[c\\](d) &lt;e&gt; \\|f\\| `g_h >= 2` h\\_i $x_1$ \\`");
    CHECK(escaped("a $ alone") == "a $ alone");
}

TEST_CASE("digests are those of sha256sum and git") {
    CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(software_heritage_id("") == "swh:1:cnt:e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");
    CHECK(software_heritage_id("hello\n") == "swh:1:cnt:ce013625030ba8dba906f756967f9e9ca394464a");
}

namespace {

verify::Json finding_named(const std::string& id, const std::string& verdict, const std::string& evidence, const std::vector<std::string>& uses, const std::string& corrected = "") {
    verify::Json json{{"id", id}, {"verdict", verdict}, {"evidence", evidence}, {"uses", uses}, {"correction", nullptr}};
    if (!corrected.empty()) json["correction"] = {{"verdict", "holds"}, {"evidence", corrected}};
    return json;
}

std::size_t too_strong(const std::vector<verify::Json>& results) { return stronger_than_used(ResultSet(verify::Json{{"results", results}})).size(); }

}  // namespace

TEST_CASE("a claim that is stronger than what it uses is found") {
    CHECK(too_strong({finding_named("a", "holds", "proved", {"b"}), finding_named("b", "holds", "simulated", {})}) == 1);
    CHECK(too_strong({finding_named("a", "holds", "simulated", {"b"}), finding_named("b", "holds", "proved", {})}) == 0);
    CHECK(too_strong({finding_named("a", "fails", "proved", {"b"}, "simulated"), finding_named("b", "holds", "simulated", {})}) == 0);
    CHECK(too_strong({finding_named("a", "fails", "proved", {"b"}, "proved"), finding_named("b", "holds", "tested", {})}) == 1);
    CHECK(too_strong({finding_named("a", "holds", "proved", {"b"}), finding_named("b", "fails", "proved", {}, "tested")}) == 1);
    CHECK(too_strong({finding_named("a", "holds", "proved", {"b"}), finding_named("b", "not-checkable", "none", {})}) == 0);
    CHECK(too_strong({finding_named("a", "holds", "proved", {"b"}), finding_named("b", "undecided", "none", {})}) == 1);
}

TEST_CASE("no claim of the record is stronger than what it uses, and none uses what does not exist") {
    const ResultSet record(read_record());
    for (const std::string& line : stronger_than_used(record)) FAIL_CHECK(line);
    for (const auto& [id, found] : record.all())
        for (const verify::Json& used : list_of(found, "uses")) {
            INFO(id << " uses " << used);
            CHECK(record.find(used.get<std::string>()));
        }
}

TEST_CASE("everything that fails has its place in the errata, once, and nothing else has") {
    const ResultSet record(read_record());
    std::set<std::string> listed;
    for (const proofs::Paper& paper : proofs::papers()) {
        CHECK_FALSE(paper.result.says.empty());
        for (const claim::Errata& errata : paper.errata)
            for (const std::string& id : errata.claims) {
                INFO(id);
                CHECK(listed.insert(id).second);
                REQUIRE(record.find(id));
                CHECK(text_of(*record.find(id), "verdict") == "fails");
                CHECK(text_of(*record.find(id), "paper") == paper.key);
            }
    }
    for (const auto& [id, found] : record.all()) {
        INFO(id);
        CHECK((text_of(found, "verdict") == "fails") == (listed.count(id) == 1));
    }
}

TEST_CASE("the file of a claim's argument is the project's") {
    for (const claim::Claim& claim : proofs::all_claims()) {
        INFO(claim.id);
        const auto file = project_root() / claim.source();
        REQUIRE(std::filesystem::exists(file));
        std::ifstream stream(file);
        const std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
        CHECK(text.find(verify::anchor(claim.id) + "\"") != std::string::npos);
    }
}
