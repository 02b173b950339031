// `verify gram` from outside, the choice of a kernel: every option and what contradicts another, the answers'
// recursion, layers and section Inversion, and the page docs/kernels.md against the program.
#include "ntk/gram/gram_kernel.hpp"
#include "verify/process.hpp"

#include "catch.hpp"

#include <nlohmann/json.hpp>

using Json = nlohmann::json;
using rigor::Rational;

namespace {

Json gram(const std::string& arguments, int status = 0) {
    const Ran ran = run_verify("gram " + arguments + " --format json");
    INFO(arguments << ": " << ran.err);
    REQUIRE(ran.status == status);
    return Json::parse(ran.out);
}
Rational lower(const Json& bounds) { return rigor::parse_rational(bounds.at("lower").get<std::string>()); }
Rational upper(const Json& bounds) { return rigor::parse_rational(bounds.at("upper").get<std::string>()); }

const char* const points = "1,2\n3,-4\n0.5,1.25\n";

}  // namespace

TEST_CASE("gram: variances, deviations, beta and He's initialisation are names for the same numbers") {
    const TemporaryFolder folder;
    const std::string file = folder.file("points.csv", points);
    for (const std::string kernel : {"fc", "nngp"}) {
        const auto of = [&](const std::string& options) {
            Json json = gram(file + " --depth 3 --kernel " + kernel + " " + options);
            CHECK(json.at("kernel_text").get<std::string>().find("n0 = 2") != std::string::npos);
            return json;
        };
        const Json tenth = of("--beta 0.1");
        CHECK(tenth == of("--bias-variance 1/100"));
        CHECK(tenth == of("--bias-deviation 1e-1 --weight-deviation 1"));
        CHECK(tenth.at("beta") == "1/10");
        CHECK(tenth.at("weight_variance") == "1");
        CHECK(tenth.at("bias_variance") == "1/100");
        CHECK(of("") == of("--beta 0"));
        const Json he = of("--he");
        CHECK(he == of("--weight-variance 2"));
        CHECK(he == of("--weight-variance 2 --bias-deviation 0"));
        CHECK_FALSE(he.contains("beta"));
        CHECK(he.at("lambda_min") != of("").at("lambda_min"));
        CHECK(of("--weight-deviation 1.5").at("weight_variance") == "9/4");
    }
    // T_L and q_L have the factor w^L.
    const Json one = gram(file + " --depth 3 --kernel nngp --digits 20"),
               two = gram(file + " --depth 3 --kernel nngp --digits 20 --weight-variance 2");
    CHECK(8 * lower(one.at("lambda_max")) <= upper(two.at("lambda_max")));
    CHECK(lower(two.at("lambda_max")) <= 8 * upper(one.at("lambda_max")));
}

TEST_CASE("gram: nngp with He's initialisation is the arc-cosine kernel of order 1 with a layer less, up to 2/n0") {
    const TemporaryFolder folder;
    const std::string file = folder.file("points.csv", points);  // n0 = 2
    for (const char* method : {" --fast", " --digits 20"}) {
        const Json process = gram(file + " --kernel nngp --he --depth 4" + method),
                   composed = gram(file + " --kernel arc-cosine --depth 3" + method);
        for (const char* bounds : {"lambda_min", "lambda_max"}) {
            CHECK(lower(process.at(bounds)) <= upper(composed.at(bounds)));
            CHECK(lower(composed.at(bounds)) <= upper(process.at(bounds)));
        }
        CHECK(composed == gram(file + " --kernel arc-cosine --order 1 --depth 3" + method));
        CHECK(composed.at("order") == "1");
    }
}

TEST_CASE("gram: antipodal pairs make the arc-cosine kernels singular where theory says, and nowhere else") {
    const TemporaryFolder folder;
    const std::string two = folder.file("two.csv", "1,0\n-2,0\n0,1\n0,-1\n"),
                      one = folder.file("one.csv", "1,0\n-2,0\n0,1\n"),
                      four = folder.file("four.csv", "1,0\n0,1\n1,1\n1,-2\n-1,0\n0,-1\n-1,-1\n-1,2\n");
    for (const char* method : {" --fast", " --digits 12"}) {
        const auto definite = [&](const std::string& file, const char* order, const char* depth) {
            return gram(file + " --kernel arc-cosine --order " + order + " --depth " + depth + method)
                .at("positive_definite")
                .get<std::string>();
        };
        CHECK(definite(two, "0", "1") == "no");
        CHECK(definite(one, "0", "1") == "yes");
        CHECK(definite(two, "0", "2") == "yes");
        CHECK(definite(two, "1", "1") == "yes");
        CHECK(definite(four, "1", "1") == "no");
        CHECK(definite(four, "1", "2") == "yes");
        CHECK(definite(two, "2", "1") == "yes");
        CHECK(definite(four, "2", "1") == "no");
        CHECK(definite(four, "2", "2") == "yes");
        CHECK(gram(four + " --kernel nngp --depth 2" + method).at("positive_definite") == "no");
        CHECK(gram(four + " --kernel nngp --depth 3" + method).at("positive_definite") == "yes");
    }
    // Order 0 sees directions only: equal rows, and no row of a zero vector.
    const std::string multiples = folder.file("multiples.csv", "1,2\n2,4\n0,1\n"),
                      zero = folder.file("zero.csv", "1,2\n0,0\n");
    CHECK(gram(multiples + " --kernel arc-cosine --order 0 --depth 2").at("notes").dump().find("equal rows") !=
          std::string::npos);
    CHECK(gram(multiples + " --kernel arc-cosine --order 2 --depth 2").at("notes").dump().find("proportional rows") !=
          std::string::npos);
    CHECK(upper(gram(zero + " --kernel arc-cosine --order 2 --depth 2").at("lambda_min")) == 0);
    check_refused("gram " + zero + " --kernel arc-cosine --order 0 --depth 2",
                  "row 1 (counted from 0) is the zero vector, which has no direction; expected nonzero rows");
}

TEST_CASE("gram --activation: the kernel of a network at a fixed point of the variance, and what is refused") {
    const TemporaryFolder folder;
    const std::string file = folder.file("points.csv", points),
                      opposite = folder.file("opposite.csv", "1,0\n-2,0\n0,1\n");
    const Json erf = gram(file + " --activation erf --edge-of-chaos q=1 --depth 3");
    CHECK(erf == gram(file + " --kernel activation --activation erf --edge-of-chaos 1 --depth 3"));
    for (const auto& [key, value] : std::vector<std::pair<std::string, std::string>>{
             {"kernel", "activation"}, {"activation", "erf"}, {"phase", "edge of chaos"}, {"q", "1"}, {"depth", "3"}})
        CHECK(erf.at(key) == value);
    CHECK(erf.at("weight_variance").get<std::string>().starts_with("[1.7562036827601815983 +/- "));
    CHECK(erf.at("recursion").size() == 2);
    CHECK_FALSE(erf.at("inversion").is_null());
    // The ReLU's is the normalized kernel, whatever q is.
    const Json relu = gram(file + " --activation relu --edge-of-chaos q=7 --depth 30 --digits 20"),
               normalized = gram(file + " --kernel normalized --depth 30 --digits 20");
    for (const char* key : {"lambda_min", "lambda_max", "condition_number"}) {
        CHECK(lower(relu.at(key)) <= upper(normalized.at(key)));
        CHECK(lower(normalized.at(key)) <= upper(relu.at(key)));
    }
    CHECK(relu.at("depth_bound") == normalized.at("depth_bound"));
    // Deviations are the roots of variances; a bias makes erf neither even nor odd.
    CHECK(gram(opposite + " --activation erf --weight-variance 4 --bias-variance 1/4 --depth 2") ==
          gram(opposite + " --activation erf --weight-deviation 2 --bias-deviation 1/2 --depth 2"));
    CHECK(gram(opposite + " --activation erf --weight-variance 4 --depth 2").at("positive_definite") == "no");
    CHECK(gram(opposite + " --activation erf --weight-variance 4 --bias-variance 1/4 --depth 2")
              .at("positive_definite") == "yes");
    const auto refused = [&](const std::string& options, const std::string& named) {
        check_refused("gram " + file + " --depth 2 " + options, named);
    };
    refused("--activation erf", "--activation erf: no variances; expected edge-of-chaos q");
    refused("--activation erf --edge-of-chaos 1 --weight-variance 2", "--edge-of-chaos 1: it says both variances");
    refused("--activation cos --edge-of-chaos 1", "-0.313035");
    refused("--activation nope --edge-of-chaos 1", "no activation 'nope'; expected one of relu");
    refused("--kernel fc --activation erf --edge-of-chaos 1", "--activation belongs to --kernel activation, not to fc");
    refused("--kernel activation", "--kernel activation needs --activation");
    refused("--activation erf --edge-of-chaos 1 --normalize none", "--normalize none: every input");
    refused("--activation erf --edge-of-chaos 1 --beta 1", "--beta belongs to --kernel fc and nngp, not to activation");
    check_refused("gram " + file + " --activation relu^3 --edge-of-chaos 1 --depth 50001", "at most 50000");
}

TEST_CASE("gram: the text says the recursion and what the depth counts") {
    const TemporaryFolder folder;
    const std::string file = folder.file("points.csv", points);
    const auto text = [&](const std::string& options) { return run_verify("gram " + file + " " + options).out; };
    const std::string fc = text("--kernel fc --depth 5 --weight-variance 3/2 --bias-variance 1/3");
    CHECK(fc.find("  q_1 = w <x, x'>/n0 + b, q_(l+1) = w E[relu(f) relu(f')] + b, (f, f') ~ N(0, q_l); w = 3/2, b = "
                  "1/3, n0 = 2\n") != std::string::npos);
    CHECK(fc.find("  T_1 = q_1, T_(l+1) = q_(l+1) + w T_l E[relu'(f) relu'(f')]; kernel T_L: all weights and biases "
                  "are trained, in the NTK parametrisation\n") != std::string::npos);
    CHECK(fc.find("  L = 5: 5 affine maps, 4 hidden layers\n") != std::string::npos);
    CHECK(fc.find("angles between (x, sqrt(n0 b/w)) and") != std::string::npos);
    CHECK(text("--kernel nngp --depth 2").find("kernel q_L\n") != std::string::npos);
    CHECK(text("--kernel res --depth 5").find("  L = 5: 5 residual hidden layers") != std::string::npos);
    const std::string steps = text("--kernel arc-cosine --order 0 --depth 1");
    CHECK(steps.find("J_0 = pi - theta") != std::string::npos);
    CHECK(steps.find("  L = 1: 1 hidden layer of steps") != std::string::npos);
    const Json json = gram(file + " --kernel nngp --depth 2");
    CHECK(json.at("layers") == "L = 2: 2 affine maps, 1 hidden layer");
    CHECK(json.at("recursion").size() == 2);
}

TEST_CASE("gram: Inversion gives digits from the condition number and the smallest ridge for one that is wanted") {
    const TemporaryFolder folder;
    const std::string file = folder.file("points.csv", points), use = file + " --kernel normalized --depth 3";
    const Json json = gram(use), inversion = json.at("inversion");
    const Rational most = upper(json.at("condition_number")), least = lower(json.at("condition_number"));
    const auto fits = [&](const char* format, long bits) {
        const long digits = inversion.at(format).at("least").get<long>();
        const Rational u = rigor::power_of_two(-bits);
        CHECK(u * most * rigor::power(Rational(10), static_cast<unsigned long>(digits)) <= 1);
        CHECK(u * least * rigor::power(Rational(10), static_cast<unsigned long>(digits + 1)) > 1);
        CHECK(inversion.at(format).at("most") == digits);
    };
    fits("float64_digits", 53);
    fits("float32_digits", 24);
    CHECK(inversion.at("condition") == "100000000");
    CHECK(inversion.at("ridge").at("upper") == "0");  // already there
    const Json small = gram(use + " --condition 3/2").at("inversion");
    CHECK(small.at("condition") == "3/2");
    // (lambda_max + delta)/(lambda_min + delta) = 3/2
    const Rational delta = upper(small.at("ridge")), lambda_max = upper(json.at("lambda_max"));
    CHECK(delta > 0);
    CHECK(2 * (lower(json.at("lambda_max")) + delta) <= 3 * (upper(json.at("lambda_min")) + delta));
    CHECK(2 * (lambda_max + lower(small.at("ridge"))) >= 3 * (lower(json.at("lambda_min")) + lower(small.at("ridge"))));
    CHECK(delta - lower(small.at("ridge")) < rigor::parse_rational("1e-10") * lambda_max);
    const std::string text = run_verify("gram " + use).out;
    const std::size_t section = text.find("\nInversion\n  digits left: ");
    REQUIRE(section != std::string::npos);
    CHECK(text.find("none needed, delta = 0\n") > section);
    CHECK(text.find("no error bound of any solver") > section);
    // Singular: no digit, and a ridge that is lambda_max/(condition - 1).
    const std::string same = folder.file("same.csv", "1,2\n1,2\n");
    const Json singular = gram(same + " --kernel normalized --depth 3 --condition 3").at("inversion");
    CHECK(singular.at("float64_digits") == Json({{"least", 0}, {"most", 0}}));
    CHECK(lower(singular.at("ridge")) <= 1);
    CHECK(upper(singular.at("ridge")) >= 1);
    CHECK(upper(singular.at("ridge")) - lower(singular.at("ridge")) < rigor::parse_rational("1e-14"));
    // The zero matrix.
    const std::string zero = folder.file("zero.csv", "0,0\n");
    CHECK(gram(zero + " --kernel fc --depth 3").at("inversion").is_null());
    CHECK(run_verify("gram " + zero + " --kernel fc --depth 3").out.find("Inversion") == std::string::npos);
    for (const char* condition : {"1", "0", "-3", "many"})
        check_refused("gram " + use + " --condition " + condition, condition);
}

TEST_CASE("gram: options of a kernel that contradict each other or belong to another are refused") {
    const TemporaryFolder folder;
    const std::string file = folder.file("points.csv", points);
    const auto refused = [&](const std::string& options, const std::string& named) {
        check_refused("gram " + file + " --depth 2 --kernel " + options, named);
    };
    refused("fc --beta 1 --weight-variance 2", "--beta says both variances");
    refused("fc --beta 1 --bias-variance 2", "--beta says both variances");
    refused("nngp --beta 1 --bias-deviation 2", "--beta says both variances");
    refused("nngp --beta 1 --weight-deviation 2", "--beta says both variances");
    refused("fc --beta 1 --he", "--beta says both variances");
    refused("fc --he --weight-variance 2", "--he says both variances");
    refused("fc --he --bias-deviation 0", "--he says both variances");
    refused("fc --weight-variance 1 --weight-deviation 1", "--weight-variance and --weight-deviation");
    refused("fc --bias-variance 1 --bias-deviation 1", "--bias-variance and --bias-deviation");
    refused("fc --weight-variance 0", "--weight-variance 0: expected a number > 0");
    refused("fc --weight-variance -1", "--weight-variance -1: expected a number > 0");
    refused("fc --weight-deviation -1", "--weight-deviation -1: expected a number > 0");
    refused("nngp --bias-variance -1/2", "--bias-variance -1/2: expected a number >= 0");
    refused("nngp --bias-deviation -1", "--bias-deviation -1: expected a number >= 0");
    refused("fc --beta -1", "--beta -1: expected a number >= 0");
    refused("fc --weight-variance two", "two");
    refused("arc-cosine --order 3", "3");
    refused("arc-cosine --order -1", "-1");
    refused("arc-cosine --order 0.5", "0.5");
    check_refused("gram " + file + " --kernel arc-cosine --order 2 --depth 17", "--depth 17");
    refused("arc-cosine --beta 1", "--beta belongs to --kernel fc and nngp, not to arc-cosine");
    refused("arc-cosine --he", "--he belongs to --kernel fc and nngp, not to arc-cosine");
    refused("fc --order 1", "--order belongs to --kernel arc-cosine, not to fc");
    refused("normalized --weight-variance 1",
            "--weight-variance belongs to --kernel activation, fc and nngp, not to normalized");
    refused("nngp --alpha 1", "--alpha belongs to --kernel res and res-corrected, not to nngp");
    check_refused("gram --kernel fc --depth 2", "no file");
}

TEST_CASE("gram --kernels says what is known of every kernel, and so does docs/kernels.md") {
    const Ran list = run_verify("gram --kernels");
    CHECK(list.status == 0);
    for (const ntk::DeepKernel* kernel : ntk::deep_kernels()) {
        const ntk::KernelFacts facts = kernel->facts("--");
        CHECK(list.out.find(kernel->name() + ": " + facts.equation + "\n") != std::string::npos);
        CHECK(list.out.find("  singular: " + facts.definiteness + "\n") != std::string::npos);
    }
    CHECK(content(std::string(VERIFY_SOURCES) + "/docs/kernels.md").find("```\n" + list.out + "```\n") !=
          std::string::npos);
}
