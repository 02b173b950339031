// Checks claim/language/layer_expansion_engine.hpp: expansions next to the diagonal for all layers, against the
// expansions of single layers by the engine of one variable, and the replay of its items.
#include "claim/language/layer_expansion_engine.hpp"

#include "catch.hpp"
#include "claim/language/layer_series.hpp"
#include "claim/language/stand_ins.hpp"
#include "claim/language/text.hpp"

using namespace claim::language;
using language_tests::read;
using rigor::Rational;
using Constant = rigor::SymbolicConstant;

namespace {

const std::vector<std::string> true_for_all_layers = {
    "forall L >= 1: T(1-t, L) = L - L*(L-1)/2 * sqrt(2)/pi * t^(1/2) + O(t) as t -> 0+",
    "forall L >= 1, t in (0, 1): T(1-t, L) = L - L*(L-1)/2 * sqrt(2)/pi * t^(1/2) + o(t^(1/2)) as t -> 0",
    "forall L >= 1: theta_bar(1-t, L) = 1 - (L-1)/2 * sqrt(2)/pi * t^(1/2) + O(t) as t -> 0+",
    "forall L >= 1: T(z, L) = L + O(sqrt(1 - z)) as z -> 1-",
    "forall L >= 1: rho(1-t, L) = 1 - t + (L-1)*2*sqrt(2)/(3*pi)*t^(3/2) + O(t^2) as t -> 0+",
    "forall L >= 2: 1 - rho(1-t, L) ~ t as t -> 0+",
    "forall L >= 1: rho(1-t, L+1) - rho(1-t, L) ~ 2*sqrt(2)/(3*pi)*t^(3/2) as t -> 0+",
    "forall L >= 2: T(1-t, L) - L = Theta(t^(1/2)) as t -> 0+",
    "forall L >= 1: T(cos(x), L) = L - L*(L-1)/2/pi*x + O(x^2) as x -> 0+",
};

const std::vector<std::string> false_for_some_layer = {
    "forall L >= 1: T(1-t, L) = L - L^2/2 * sqrt(2)/pi * t^(1/2) + O(t) as t -> 0+",
    "forall L >= 1: T(1-t, L) = L - L*(L-1)/2 * sqrt(2)/pi * t^(1/2) + o(t) as t -> 0+",
    "forall L >= 1: T(1-t, L) = L - L*(L-1)/2*(1 + 1e-20) * sqrt(2)/pi * t^(1/2) + O(t) as t -> 0+",
    "forall L >= 1: T(1-t, L) = L + L*(L-1)/2 * sqrt(2)/pi * t^(1/2) + O(t) as t -> 0+",
    "forall L >= 1: rho(1-t, L) = 1 - t + L*2*sqrt(2)/(3*pi)*t^(3/2) + O(t^2) as t -> 0+",
    "forall L >= 1: T(1-t, L) - L = Theta(t^(1/2)) as t -> 0+",
    "forall L >= 1: 1 - rho(1-t, L) ~ 2*t as t -> 0+",
};

Outcome outcome_of(const std::string& text) {
    const auto o = layer_expansion_engine(read(text), {});
    REQUIRE(o);
    return *o;
}

}  // namespace

TEST_CASE("layer expansions: what is true at every layer holds and replays", "[layers]") {
    for (const std::string& text : true_for_all_layers) {
        CAPTURE(text);
        const Outcome o = outcome_of(text);
        CAPTURE(o.says);
        CHECK(o.answer == Answer::holds);
        if (o.answer != Answer::holds) continue;
        CHECK(replay_layer_expansion(read(text), o.answer, o.certificate).empty());
        CHECK_FALSE(replay_layer_expansion(read(text), Answer::fails, o.certificate).empty());
        CHECK_FALSE(replay_layer_expansion(read(text), o.answer, {}).empty());
    }
}

TEST_CASE("layer expansions: what is false at a layer fails there", "[layers]") {
    for (const std::string& text : false_for_some_layer) {
        CAPTURE(text);
        const Outcome o = outcome_of(text);
        CAPTURE(o.says);
        CHECK(o.answer == Answer::fails);
        if (o.answer != Answer::fails) continue;
        CHECK(replay_layer_expansion(read(text), o.answer, o.certificate).empty());
        // The engine of one variable at this layer, with other series, agrees.
        REQUIRE(o.witness);
        const Formula f = read(text).formula;
        const Formula at = substitute(f->parts[0], f->bindings[0].names[0],
                                      number(rigor::parse_rational(o.witness->at.front().second)));
        CHECK(other_engines({.formula = at}, {}).answer == Answer::fails);
    }
}

TEST_CASE("layer expansions: single layers agree", "[layers]") {
    for (const std::string& text : {true_for_all_layers[0], true_for_all_layers[2], true_for_all_layers[4]})
        for (const long layer : {1, 2, 3}) {
            const Formula f = read(text).formula;
            const Statement at{.formula = substitute(f->parts[0], "L", number(layer))};
            CAPTURE(to_text(at));
            CHECK(other_engines(at, {}).answer == Answer::holds);
        }
}

TEST_CASE("layer expansions: changed items are refused", "[layers]") {
    const std::string text = true_for_all_layers[0];
    const Statement s = read(text);
    const Outcome o = outcome_of(text);
    REQUIRE(o.certificate.size() == 1);
    for (std::size_t i = 0; i < o.certificate[0].fields.size(); ++i) {
        auto items = o.certificate;
        std::string& value = items[0].fields[i].second;
        if (items[0].fields[i].first.ends_with("remainder"))
            value = "-20";  // sharper than what was shown
        else
            value += " + 1e-20*N^(-1/2)";
        CAPTURE(items[0].fields[i].first, value);
        CHECK_FALSE(replay_layer_expansion(s, Answer::holds, items).empty());
    }
    auto items = o.certificate;
    std::string& kernel = items[0].fields[6].second;
    const auto minus = kernel.find('-');
    REQUIRE(minus != std::string::npos);
    kernel[minus] = ' ';
    CHECK_FALSE(replay_layer_expansion(s, Answer::holds, items).empty());
}

TEST_CASE("layer expansions: neighbours are left alone, and what is not known is not answered", "[layers]") {
    for (const char* text :
         {"forall z in [-1, 1), L >= 1: rho(z, L) <= 1", "T(1-t, 3) = 3 + O(t^(1/2)) as t -> 0+",
          "forall z in [-1, 1): rho(z, L) = 1 + O(1/L^2) as L -> inf", "forall L >= 1: exp(L*t) = 1 + O(t) as t -> 0"})
        CHECK_FALSE(layer_expansion_engine(read(text), {}));
    // Next to 1/2 and to -1 the coefficients are no polynomials in L.
    for (const char* text : {"forall L >= 1: T(1/2 + t, L) = T(1/2, L) + O(t) as t -> 0+",
                             "forall L >= 1: rho(t - 1, L) = rho(-1, L) + O(t) as t -> 0+"}) {
        const auto o = layer_expansion_engine(read(text), {});
        if (o) CHECK(o->answer == Answer::undecided);
    }
}

TEST_CASE("layer series: signs of polynomials in the layer", "[layers]") {
    const Constant L = layer_symbol("L");
    CHECK(is_nonzero_from(L * L - L + Constant(1), "L", 1));
    CHECK_FALSE(is_nonzero_from(L * L - L, "L", 1));
    CHECK(is_nonzero_from(L * L - L, "L", 2));
    CHECK_FALSE(is_nonzero_from(L * L - Constant(5) * L + Constant(6), "L", 1));
    CHECK_FALSE(is_nonzero_from(Constant(), "L", 1));
    CHECK(with_layer(L * L, "L", L + Constant(1)) == L * L + Constant(2) * L + Constant(1));
}

TEST_CASE("layer expansions: series that end too early show nothing", "[layers]") {
    // The items of the claim up to O(t), for one up to o(t), which is false.
    const Outcome coarse = outcome_of(true_for_all_layers[0]);
    const Statement sharp = read(false_for_some_layer[1]);
    CHECK_FALSE(replay_layer_expansion(sharp, Answer::holds, coarse.certificate).empty());
    // The same with what the items say they are about made to fit.
    for (const char* remainder : {"-1", "-3/4", "-1/2"}) {
        auto items = coarse.certificate;
        for (auto& [name, value] : items[0].fields)
            if (name.ends_with("remainder")) value = remainder;
        CAPTURE(remainder);
        CHECK_FALSE(replay_layer_expansion(sharp, Answer::holds, items).empty());
    }
    auto items = coarse.certificate;
    for (auto& [name, value] : items[0].fields)
        if (name == "kernel_remainder") value = "0";
    CHECK_FALSE(replay_layer_expansion(read(true_for_all_layers[0]), Answer::holds, items).empty());
}
