// The pieces of which pages are made: notation, formulas, digests, sections, order of the errata.
#include "catch.hpp"
#include "proofs/registry.hpp"
#include "verify/base/checksum.hpp"
#include "verify/record/standing.hpp"
#include "verify/reports/claim_sections.hpp"
#include "verify/reports/markdown_text.hpp"
#include "verify/reports/render.hpp"
#include "verify/reports/report_pages.hpp"

#include <cctype>
#include <filesystem>
#include <fstream>
#include <set>

using verify::escaped, verify::list_of, verify::portable_math, verify::project_root, verify::read_record,
    verify::ResultSet, verify::sha256, verify::software_heritage_id, verify::text_of, verify::typeset;

TEST_CASE("plain notation becomes Unicode") {
    CHECK(typeset("lambda_min >= 10^-6") == "λ_min ≥ 10⁻⁶");
    CHECK(typeset("Theta_bar^(L) -> 1/4") == "Θ̄^(L) → 1/4");
    CHECK(typeset("x_1^2 + x_12 != y_0'") == "x₁² + x₁₂ ≠ y₀'");
    CHECK(typeset("(3/8) log L/L, pi^2/9, 2 pi, a <= b <-> c, x |-> y, 1 +/- 2") ==
          "(3/8) log L/L, π²/9, 2 π, a ≤ b ↔ c, x ↦ y, 1 ± 2");
    CHECK(typeset("(sin(theta) + s/pi)/pi, theta/pi, m/lambda_max, dw_1/dt") ==
          "(sin(θ) + s/π)/π, θ/π, m/λ_max, dw_1/dt");
    CHECK(typeset("Phi_Theta, K_theta, n^(-1/2-alpha), int_0^1, n0, f_infinity, t -> infinity, [0, infinity)") ==
          "Φ_Θ, K_θ, n^(-1/2-α), int₀¹, n₀, f_∞, t → ∞, [0, ∞)");
    CHECK(typeset("L^(-2), K^(-1)(e^(-tK) - 1), rho^(1), x^(p), 2^(1-L), K^(2") ==
          "L⁻², K⁻¹(e^(-tK) - 1), ρ^(1), x^(p), 2^(1-L), K^(2");
    CHECK(typeset("to +-1 and infinity") == "to ±1 and infinity");
    CHECK(typeset("Sigma_dot: L >= 2") == "Σ̇: L ≥ 2");
    CHECK(typeset("kappa_0(u) and dotSigma^(2)") == "κ₀(u) and Σ̇^(2)");
    CHECK(typeset("theta_bar(z, L), Theta_bar, theta_0") == "Θ̄(z, L), Θ̄, θ₀");  // one kernel, one letter
}

TEST_CASE("names of claims, files, commands and longer words stay as they are") {
    for (const char* text :
         {"section-6.4-eta", "theorem-2-limit", "ntk/theta_0.hpp", "theta-bar", "theorem_1.cpp", "2^1.5", "x^2y",
          "alphabet, Betamax", "proofs/st_arnaud_2026/section_6_4.cpp", "f_t(x_i)", "eta.hpp"}) {
        INFO(text);
        CHECK(typeset(text) == text);
    }
}

TEST_CASE("formulas have nothing that Markdown would change") {
    CHECK(portable_math(R"(\{x:\|x\|\le1\})") == R"(\lbrace x:\Vert x\Vert\le1\rbrace)");
    CHECK(portable_math(R"(f^*x<y\,|z|)") == R"(f^\ast x\lt y\ \vert z\vert)");
    CHECK(portable_math(R"(\left\{a\right\}b)") == R"(\left\lbrace a\right\rbrace b)");
    CHECK(portable_math(R"(\begin{pmatrix}1&\rho\\\rho&1\end{pmatrix})") == R"(\left(1,\ \rho;\ \rho,\ 1\right))");
    CHECK(portable_math(R"(\begin{bmatrix}a&b\\c&d\end{bmatrix})") == R"(\left[a,\ b;\ c,\ d\right])");
    CHECK(portable_math(R"(\begin{cases}a&x\\b&y\end{cases})") == R"(\left\lbrace a,\ x;\ b,\ y\right.)");
    CHECK(portable_math(R"(\mathbf 1_n\mathbf1^\top K^{\mathrm{Res}})") == R"(𝟏_n𝟏^\top K^{\text{Res}})");
    CHECK(portable_math(R"(n_02^{L-1}+x_1^2+\frac12)") == R"(n_{0}2^{L-1}+x_1^2+\frac12)");
    CHECK(portable_math(R"(\ \frac12\!x)") == R"(\ \frac12x)");
    for (const claim::Claim& claim : proofs::all_claims()) {
        const std::string text = escaped(claim.statement);
        INFO(claim.id);
        CHECK(std::count(text.begin(), text.end(), '$') ==
              std::count(claim.statement.begin(), claim.statement.end(), '$'));
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
    CHECK(escaped("a*b [c](d) <e> |f| `g_h >= 2` h_i $x_1$ `") ==
          "a\\*b \\[c\\](d) &lt;e&gt; \\|f\\| `g_h >= 2` h\\_i $x_1$ \\`");
    CHECK(escaped("a $ alone") == "a $ alone");
}

TEST_CASE("digests are those of sha256sum and git") {
    CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(software_heritage_id("") == "swh:1:cnt:e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");
    CHECK(software_heritage_id("hello\n") == "swh:1:cnt:ce013625030ba8dba906f756967f9e9ca394464a");
}

TEST_CASE(
    "what a verdict rests on is what its carrying steps cite, those of its correction and of their parts included") {
    const auto cites = [](const char* id, bool carries) {
        return verify::Json{{"kind", "cites"}, {"cites", id}, {"carries", carries}};
    };
    const verify::Json result{
        {"uses", {"a", "b", "c", "d", "e"}},
        {"steps",
         {cites("a", true),
          cites("b", false),
          {{"kind", "cases"}, {"carries", true}, {"steps", {{{"kind", "cites"}, {"cites", "c"}}}}},
          {{"kind", "induction"}, {"carries", false}, {"steps", {{{"kind", "cites"}, {"cites", "d"}}}}}}},
        {"correction", {{"steps", {cites("e", true), cites("a", true)}}}}};
    CHECK(verify::cited_by_carrying_steps(result) == std::vector<std::string>{"a", "c", "e"});
}

TEST_CASE("no claim of the record uses what does not exist") {
    const ResultSet record(read_record());
    for (const auto& [id, found] : record.all())
        for (const verify::Json& used : list_of(found, "uses")) {
            INFO(id << " uses " << used);
            CHECK(record.find(used.get<std::string>()));
        }
}

TEST_CASE("everything that fails has its place in the errata, once, and nothing else has") {
    const ResultSet record(read_record());
    std::set<std::string> listed;
    for (const claim::Paper& paper : proofs::papers()) {
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
        const auto file = project_root().value() / claim.source();
        REQUIRE(std::filesystem::exists(file));
        std::ifstream stream(file);
        const std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
        CHECK(text.find(verify::anchor(claim.id) + "\"") != std::string::npos);
        CHECK(std::filesystem::exists(project_root().value() / claim.file));
    }
}

namespace {

/// The results of a run with these claims.
verify::Json results_with(const std::vector<verify::Json>& claims,
                          verify::Json parameters = {
                              {"digits", 30}, {"seed", "20180620"}, {"cases", 100}, {"thorough", false}}) {
    return {{"schema", 2},
            {"suite", {{"version", "0.2.0"}, {"sources", "x"}}},
            {"versions", {{"Arb", "2"}}},
            {"parameters", std::move(parameters)},
            {"results", claims}};
}

verify::Json claim_with(const std::string& id, const verify::Json& fields = verify::Json::object()) {
    verify::Json json{{"id", id},
                      {"paper", id.substr(0, id.find('/'))},
                      {"where", "lemma"},
                      {"title", "title"},
                      {"statement", "statement"},
                      {"verdict", "holds"},
                      {"evidence", "proved"}};
    json.update(fields);
    return json;
}

std::string shown_text(const verify::Json& results) {
    return verify::render_claim(results.at("results").at(0), ResultSet(results), 100);
}
std::string shown_page(const verify::Json& results) {
    return verify::claim_section(results.at("results").at(0), verify::Report(results));
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("what a claim file says stands on the page and in the text") {
    const auto results =
        results_with({claim_with("yu-2025/lemma-3", {{"verdict", "fails"},
                                                     {"witness", "a witness"},
                                                     {"pari", "print(1)\nprint(2)"},
                                                     {"python", "print(3)\n# prints: 3"},
                                                     {"limits", "The order is known before, from others."},
                                                     {"stronger", "a stronger one"},
                                                     {"missing", "a missing one"},
                                                     {"harm", "a harm"}})});
    const std::string page = shown_page(results), text = shown_text(results);
    for (const char* says :
         {"a witness", "print(1)", "print(2)", "print(3)", "# prints: 3", "The order is known before, from others.",
          "a stronger one", "a missing one", "a harm", "By hand, in PARI/GP", "By hand, in Python"}) {
        INFO(says);
        CHECK(has(page, says));
        CHECK(has(text, says));
    }
    CHECK(has(page, "```gp\nprint(1)\nprint(2)\n```\n"));
    CHECK(has(page, "```python\nprint(3)\n# prints: 3\n```\n"));
    CHECK(text.find("print(2)") < text.find("By hand, in Python"));
    CHECK_FALSE(has(shown_page(results_with({claim_with("yu-2025/lemma-3")})), "By hand"));
}

TEST_CASE("a page shows what carries apart from what supports, and leads from steps to the proof and to claims") {
    using verify::Json;
    const auto step = [](const std::string& says, const std::string& kind, bool carries,
                         const Json& more = Json::object()) {
        Json json{{"says", says}, {"kind", kind}, {"truth", "yes"}, {"carries", carries}};
        json.update(more);
        return json;
    };
    const Json result = claim_with(
        "yu-2025/lemma-3",
        {{"verdict", "fails"},
         {"witness", "At $x=1$. And more."},
         {"weight", "slip"},
         {"uses", {"yu-2025/lemma-4"}},
         {"breaks", {"yu-2025/lemma-4"}},
         {"page", "proofs/yu_2025/lemma-3.md"},
         {"source", "proofs/yu_2025/lemma_3.cpp"},
         {"proof", Json::array({Json{{"anchor", "sum"}, {"text", "**The sum.** It is $1$."}}})},
         {"steps", Json::array({step("f > 0 on [0, 1]", "everywhere", true, {{"cases", 4096}}),
                                step("The sum", "written", true, {{"anchor", "sum"}}),
                                step("yu-2025/lemma-4 holds", "cites", true, {{"cites", "yu-2025/lemma-4"}}),
                                step("a split", "cases", true, {{"steps", Json::array({step("left", "exact", true)})}}),
                                step("both sides", "identity", true, {{"cases", 6}, {"degree", 5}}),
                                step("a table", "instances", false, {{"cases", 12}})})},
         {"correction",
          {{"statement", "the right one"},
           {"formula", "x > 1"},
           {"verdict", "holds"},
           {"evidence", "argued"},
           {"scope", "all"},
           {"steps", Json::array({step("a line", "exact", true)})}}},
         {"controls", Json::array({Json{{"of", "correction"}, {"changed", "2 in place of 1"}, {"outcome", "fails"}}})},
         {"property", {{"says", "p"}, {"cases", 100}, {"discarded", 7}, {"seed", "1"}, {"counterexample", nullptr}}},
         {"values", Json::array({Json{{"name", "x"}, {"enclosure", "1"}}})}});
    const Json results = results_with({result, claim_with("yu-2025/lemma-4")});
    verify::Report report(results);
    report.up = "../";
    const std::string page = verify::claim_page(results.at("results").at(0), report), text = shown_text(results);
    for (const char* says :
         {"# yu-2025/lemma-3: title\n", "[yu-2025](../yu-2025.md#lemma-3)", "**fails**. Evidence: proved: ",
          "*Why:* At $x=1$.\n", "*Where the proof breaks:* [lemma-4](../yu-2025/lemma-4.md)",
          "- **everywhere**: f &gt; 0 on \\[0, 1\\] (4096 boxes)\n", "- **written**: [The sum](#sum)\n",
          "<a id=\"sum\"></a>**The sum.** It is $1$.", "  - **exact**: left\n", "(6 points, degree 5)",
          "*What supports it:*\n\n- **instances**: a table (12 cases)\n",
          "*Correction: What carries the conclusion:*\n\n- **exact**: a line\n",
          "*1 control:* one datum of the correction changed", "2 in place of 1 (fails)",
          "7 more missed the assumption and were discarded", "<summary>1 number</summary>",
          "<a id=\"section-correction\"></a>", "[proofs/yu_2025/lemma_3.cpp](../../proofs/yu_2025/lemma_3.cpp)"}) {
        INFO(page << "\n" << says);
        CHECK(has(page, says));
    }
    for (const char* says : {"fails. Evidence: proved: ", "- everywhere: f > 0 on [0, 1] (4096 boxes)",
                             "The sum. It is $1$.", "x = 1", "2 in place of 1"}) {
        INFO(text << "\n" << says);
        CHECK(has(text, says));
    }
    CHECK_FALSE(has(text, "**"));
}

TEST_CASE("first sentences end where sentences end") {
    using verify::first_sentence;
    CHECK(first_sentence("One. Two.") == "One.");
    CHECK(first_sentence("At 1.5 of S. Hayou, e.g. here. Two.") == "At 1.5 of S. Hayou, e.g. here.");
    CHECK(first_sentence("In $a. B$ and `c. D` it is. Two") == "In $a. B$ and `c. D` it is.");
    CHECK(first_sentence("no stop") == "no stop");
    CHECK(first_sentence("first\n\nsecond") == "first");
    CHECK(first_sentence("").empty());
    CHECK(verify::beginning("One $x + y + z$ two three four five six. Seven.", 25) == "One $x + y + z$ two …");
    CHECK(verify::beginning("One. Two.", 25) == "One.");
    CHECK(verify::beginning_sentences("One. Two. Three and many words more.", 25) == "One. Two.");
    CHECK(verify::beginning("$x + y + z + a + b + c + d + e + f$ is.", 25).empty());
}

TEST_CASE("every word of evidence is explained, strongest first") {
    const char* strongest_first[] = {"formal", "proved", "argued", "certified", "tested", "simulated", "none"};
    REQUIRE(verify::evidence_words().size() == 7);
    for (std::size_t i = 0; i < 7; ++i) CHECK(verify::evidence_words()[i].word == std::string(strongest_first[i]));
}

TEST_CASE("the line to reproduce repeats the parameters that are not the usual ones") {
    const auto command = [](const verify::Json& parameters) {
        return results_with({claim_with("yu-2025/lemma-3")}, parameters);
    };
    const verify::Json usual{{"digits", 30}, {"seed", "20180620"}, {"cases", 100}, {"thorough", false}};
    CHECK(has(shown_page(command(usual)), "`verify/run run yu-2025/lemma-3`\n"));
    CHECK(has(shown_text(command(usual)), "verify/run run yu-2025/lemma-3\n"));
    for (const auto& [key, value, option] :
         std::vector<std::tuple<const char*, verify::Json, std::string>>{{"digits", 10, " --digits 10"},
                                                                         {"seed", "5", " --seed 5"},
                                                                         {"cases", 17, " --cases 17"},
                                                                         {"thorough", true, " --thorough"}}) {
        verify::Json changed = usual;
        changed[key] = value;
        CHECK(has(shown_page(command(changed)), "`verify/run run yu-2025/lemma-3" + option + "`\n"));
        CHECK(has(shown_text(command(changed)), "verify/run run yu-2025/lemma-3" + option + "\n"));
    }
    CHECK(has(shown_page(command({{"digits", 10}, {"seed", "5"}, {"cases", 17}, {"thorough", true}})),
              "`verify/run run yu-2025/lemma-3 --digits 10 --seed 5 --cases 17 --thorough`\n"));
    CHECK(has(shown_page(command(nullptr)), "`verify/run run yu-2025/lemma-3`\n"));
}

namespace {

claim::Paper paper_with(const std::string& key, const std::vector<claim::OwnErratum>& errata) {
    claim::Paper paper;
    paper.key = key;
    paper.own_errata = errata;
    return paper;
}

}  // namespace

TEST_CASE(
    "the suite's own errata: by version, the newest first, then by paper, with links from the claims and "
    "papers") {
    const std::vector<claim::Paper> papers{
        paper_with("yu-2025", {{"yu-2025/lemma-3", "0.10.0", "said 1", "now 1", "why 1"},
                               {"yu-2025/lemma-3", "0.10.0", "said 2", "now 2", "why 2"},
                               {"yu-2025/lemma-4", "0.9.0", "said 3", "now 3 at lemma-3", "why 3"}}),
        paper_with("le-2025", {{"le-2025/theorem-4.1", "0.10.0", "said 4", "now 4", "why 4"},
                               {"le-2025", "0.10.0", "said 5", "now 5", "why 5"}}),
        paper_with("jacot-2018", {{"jacot-2018/lemma-1", "0.10.0", "not here", "not here", "not here"}})};
    const auto results = results_with({claim_with("yu-2025/lemma-3"), claim_with("le-2025/theorem-4.1")});
    verify::Report report(results);
    report.papers = &papers;
    const std::string page = verify::corrections_page(report);
    std::size_t last = 0;
    for (const char* part :
         {"## Version 0.10.0", "### [yu-2025](yu-2025.md)", "[yu-2025/lemma-3](yu-2025/lemma-3.md)", "Said: said 1",
          "Now: now 1", "Why: why 1", "Said: said 2", "### [le-2025](le-2025.md)",
          "[le-2025/theorem-4.1](le-2025/theorem-4.1.md)", "Said: said 4", "**[le-2025](le-2025.md)**", "Said: said 5",
          "## Version 0.9.0", "**`yu-2025/lemma-4`**", "Now: now 3 at [lemma-3](yu-2025/lemma-3.md)"}) {
        INFO(part);
        const std::size_t here = page.find(part, last);
        REQUIRE(here != std::string::npos);
        last = here;
    }
    CHECK_FALSE(has(page, "not here"));  // a paper that is not in this report has no page to lead to
    CHECK(verify::links_to_corrections("yu-2025", report) ==
          "[0.10.0](corrections.md#v0.10.0-yu-2025), [0.9.0](corrections.md#v0.9.0-yu-2025)");
    CHECK(verify::links_to_corrections("yu-2025/lemma-3", report) ==
          "[0.10.0](corrections.md#v0.10.0-yu-2025-lemma-3)");
    CHECK(verify::links_to_corrections("yu-2025/lemma-5", report).empty());
    CHECK(has(verify::claim_section(results.at("results").at(0), report),
              "corrected in* [0.10.0](corrections.md#v0.10.0-yu-2025-lemma-3)"));
    for (const char* anchor :
         {"v0.10.0", "v0.10.0-yu-2025", "v0.10.0-yu-2025-lemma-3", "v0.9.0-yu-2025-lemma-4", "v0.10.0-le-2025"}) {
        const std::string mark = "<a id=\"" + std::string(anchor) + "\">";
        INFO(anchor);
        CHECK(has(page, mark));
        CHECK(page.find(mark) == page.rfind(mark));
    }
    const std::vector<claim::Paper> none;
    report.papers = &none;
    CHECK(has(verify::corrections_page(report), "None."));
}

TEST_CASE("the entries of the suite's own errata are whole") {
    for (const claim::Paper& paper : proofs::papers())
        for (const claim::OwnErratum& erratum : paper.own_errata) {
            INFO(erratum.id);
            CHECK((erratum.id == paper.key || erratum.id.compare(0, paper.key.size() + 1, paper.key + "/") == 0));
            CHECK(erratum.version.find_first_not_of("0123456789.") == std::string::npos);
            for (const std::string* text : {&erratum.version, &erratum.said, &erratum.now, &erratum.why})
                CHECK_FALSE(text->empty());
            for (const std::string* text : {&erratum.said, &erratum.now, &erratum.why})
                CHECK(std::count(text->begin(), text->end(), '$') % 2 == 0);
        }
}

TEST_CASE("evidence has an order, and a word that is none is no evidence") {
    const char* weakest_first[] = {"none", "simulated", "tested", "certified", "argued", "proved", "formal"};
    for (int i = 0; i < 7; ++i) CHECK(verify::evidence_strength(weakest_first[i]) == i);
    for (const char* word : {"", "Proved", "proof", "revealed"}) CHECK_FALSE(verify::evidence_strength(word));
}
