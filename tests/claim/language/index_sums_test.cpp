// Checks claim/language/index_sums_engine.hpp: identities between matrices, entries and sums, and along dynamics, hold
// for every size; near misses fail at matrices of small size; shapes and free indices are errors of the text.
#include "claim/language/index_sums_engine.hpp"

#include "claim/language/instance_search.hpp"
#include "claim/language/instance_values.hpp"
#include "claim/language/matrix_instance.hpp"
#include "claim/language/matrix_statements.hpp"
#include "claim/language/near_pi.hpp"
#include "claim/language/text.hpp"

using namespace language_tests;

namespace {

void holds(const std::string& text) {
    CAPTURE(text);
    const Outcome o = decided(text);
    CAPTURE(o.says);
    CHECK(o.answer == Answer::holds);
    // A second computation, which shares no code with the normal form, finds nothing against it.
    const auto data = abstract_data(unfold_definitions(parse(text)));
    REQUIRE(data);
    CHECK_FALSE(refute_by_instance(*data, {}));
}
void fails(const std::string& text) {
    CAPTURE(text);
    const Outcome o = decided(text);
    CAPTURE(o.says);
    REQUIRE(o.answer == Answer::fails);
    REQUIRE(o.witness);
    const Statement s = unfold_definitions(parse(text));
    CHECK(replay_instance(*abstract_data(s), o.answer, o.certificate.back()) == "");
}
long error_column(const std::string& text) {
    try {
        static_cast<void>(parse(text));
        return 0;
    } catch (const StatementError& error) {
        return error.place.column;
    }
}

const std::string flow = "given n >= 1, K in Sym(n), y, f in R^n, f' = -K*(f - y): ";
const std::string logistic =
    "given n >= 1, K in Sym(n), u in (0, 1)^n, u[i]' = -u[i]*(1 - u[i])*sum[j in 1..n] K[i, j]*u[j]: ";

}  // namespace

TEST_CASE("index sums: identities between matrices, entries and sums") {
    holds("forall n >= 1, K in Sym(n), s in R^n, i, j in 1..n: (diag(s)*K*diag(s))[i, j] = s[i]*K[i, j]*s[j]");
    holds("forall n >= 1, K in Sym(n), s in R^n: diag(s)*K*diag(s) = (diag(s)*K*diag(s))'");
    holds(
        "forall n >= 1, K in Sym(n), u, s in R^n: "
        "u'*diag(s)*K*diag(s)*u = sum[i, j in 1..n] u[i]*s[i]*K[i, j]*s[j]*u[j]");
    holds("forall n >= 1, A, B in Sym(n): (A*B)' = B*A and trace(A*B) = trace(B*A)");
    holds("forall n >= 1, A, B in Sym(n): trace(A*B) = sum[i, j in 1..n] (A o B)[i, j]");
    holds("forall n >= 1, m >= 1, A in R^(n, m), v in R^n, w in R^m: v'*A*w = <A'*v, w>");
    holds("forall n >= 1, A in Sym(n): norm_F(A)^2 = trace(A^2)");
    holds("given n >= 1, K in Sym(n), K > 0, y in R^n: K*K^-1*y = y and (K^-1)' = K^-1");
    holds("forall n >= 1, K in Sym(n), t in R: exp(-t*K)*K = K*exp(-t*K) and exp(-t*K)*exp(t*K) = I");
    holds("forall n >= 1, v in R^n: 1/n*sum[i in 1..n] 1 = 1 and norm(v)^2 = <v, v>");
    holds("forall n >= 1, a, e in R, K in Sym(n), d in R^n: e*(a*K)*d = (a*e)*K*d");
}

TEST_CASE("index sums: near misses fail") {
    fails("forall n >= 1, A, B in Sym(n): A*B = B*A");
    fails("forall n >= 1, A, B in Sym(n): (A*B)' = A*B");
    fails("forall n >= 1, A in R^(n, n): A = A'");
    fails("forall n >= 1, A, B in Sym(n): A*B = A o B");
    fails("forall n >= 1, K in Sym(n), s in R^n, i, j in 1..n: (diag(s)*K*diag(s))[i, j] = s[i]*K[i, j]*s[i]");
    fails(
        "forall n >= 1, K in Sym(n), u, s in R^n: "
        "u'*diag(s)*K*diag(s)*u = sum[i in 1..n] u[i]*s[i]*K[i, i]*s[i]*u[i]");
    fails("forall n >= 1, v in R^n: 1/n*sum[i in 0..n] 1 = 1 and v = v");
    fails("given n >= 1, K in Sym(n), K > 0, y in R^n: K^-1*y = K*y");
    fails("forall n >= 1, A in Sym(n): norm_F(A) = trace(A^2)");
    fails("forall n >= 1, K in Sym(n), t in R: exp(-t*K)*exp(t*K) = 2*I");
}

TEST_CASE("index sums: along dynamics") {
    holds(flow + "D(norm(f - y)^2, t) = -2*(f - y)'*K*(f - y)");
    holds(logistic + "D(sum[i in 1..n] -log(1 - u[i]), t) = -u'*K*u");
    holds(logistic + "D(sum[i in 1..n] log(1 - u[i]), t) = sum[i, j in 1..n] u[i]*K[i, j]*u[j]");
    holds(
        "given n >= 1, K in Sym(n), y, f in R^n, f[i]' = sum[j in 1..n] K[i, j]*(2*y[j] - 1)*u[j]: "
        "forall i in 1..n: D(u[i], t) = -u[i]*(1 - u[i])*sum[j in 1..n] (2*y[i] - 1)*K[i, j]*(2*y[j] - 1)*u[j] "
        "where u[i] = 1/(1 + exp((2*y[i] - 1)*f[i]))");
    holds(
        "given N >= 1, P >= 1, F in R^(N, P), d in R^N, w in R^P, w' = -1/sqrt(P)*F'*d: "
        "D(1/sqrt(P)*F*w, t) = -1/P*F*F'*d");
    holds("given n >= 1, K in Sym(n), y, f, f0 in R^n, f' = -K*(f - y), f at t = 0 = f0: f = y + exp(-t*K)*(f0 - y)");
    holds("given f, f0 in R, f' = -f, f at t = 0 = f0: f = exp(-t)*f0");
    holds("forall n >= 1, u in (0, 1)^n: sum[i in 1..n] u[i]/(1 - u[i]) = sum[i in 1..n] (1/(1 - u[i]) - 1)");
    fails(flow + "D(norm(f - y)^2, t) = -(f - y)'*K*(f - y)");
    fails(flow + "D(norm(f - y)^2, t) = 2*(f - y)'*K*(f - y)");
    fails(logistic + "D(sum[i in 1..n] log(1 - u[i]), t) = -sum[i, j in 1..n] u[i]*K[i, j]*u[j]");
    fails("given n >= 1, K in Sym(n), y, f, f0 in R^n, f' = -K*(f - y), f at t = 0 = f0: f = y - exp(-t*K)*(f0 - y)");
    // Wrong for t != 0 only: not proved.
    CHECK(decided("given n >= 1, K in Sym(n), y, f, f0 in R^n, f' = -K*(f - y), f at t = 0 = f0: "
                  "f = y + exp(t*K)*(f0 - y)")
              .answer != Answer::holds);
    // A premise about what moves holds at all times, and so does symmetry: values at one time refute nothing.
    CHECK(decided("given n >= 1, x, y in R^n, x' = y, x = 0: y = 0").answer == Answer::undecided);
    CHECK(decided("given n >= 1, A, B in Sym(n), A' = A*B: A*B = B*A").answer == Answer::undecided);
    // Without a start every value is possible.
    CHECK(decided(flow + "f = y").answer == Answer::fails);
}

TEST_CASE("index sums: definedness is an obligation") {
    CHECK(decided("forall n >= 1, K in Sym(n): K*K^-1 = I").answer == Answer::ill_posed);
    CHECK(decided("forall n >= 1, a in R, v in R^n: a/a*v = v").answer == Answer::ill_posed);
    CHECK(decided("forall n >= 1, a > 0, v in R^n: a/a*v = v").answer == Answer::holds);
    CHECK(decided("forall n >= 1, a != 0, v in R^n: a/a*v = v").answer == Answer::holds);
    CHECK(decided("forall n >= 1, v in R^n: v[1] = v[1]").answer == Answer::holds);
    CHECK(decided("forall n >= 1, v in R^n: v[2] = v[2]").answer == Answer::ill_posed);
}

TEST_CASE("index sums: shapes, free indices and names are errors of the text") {
    CHECK(error_column("forall n >= 1, u, v in R^n: u*v = 0") == 31);
    CHECK(error_column("forall n >= 1, m >= 1, A in R^(n, m): A*A = 0") == 41);
    CHECK(error_column("forall n >= 1, K in Sym(n): sum[i in 1..n] K[i, j] = 0") == 49);
    CHECK(error_column("given n >= 1, K in Sym(n), f' = -K*f: f = 0") == 28);
    CHECK(error_column("given n >= 1, u in R^n, K in Sym(n), K[i]' = u[i]: u = 0") == 38);
    const Statement s = parse(logistic + "u = u");
    CHECK(parse(to_text(s)) == s);
}

TEST_CASE("index sums: the replay accepts the certificate and no damaged one") {
    check_replay(flow + "D(norm(f - y)^2, t) = -2*(f - y)'*K*(f - y)", index_sums_engine, replay_index_sums);
    check_replay("forall n >= 1, A, B in Sym(n): (A*B)' = B*A and trace(A*B) = trace(B*A)", index_sums_engine,
                 replay_index_sums);
    check_replay("given n >= 1, K in Sym(n), f, f0 in R^n, f' = -K*f, f at t = 0 = f0: f = exp(-t*K)*f0",
                 index_sums_engine, replay_index_sums);
    check_replay("forall n >= 1, A, B in Sym(n): A*B = B*A", index_sums_engine, replay_index_sums,
                 "|relation|left|right|");
}

TEST_CASE("index sums: a goal that is undefined where a premise is not decided is not undefined") {
    const rigor::Precision precision(64);
    const rigor::Rational q = language_tests::near_pi(200, language_tests::Side::above);
    const auto undefined = [&](const std::string& bound) {
        const auto data = abstract_data(unfold_definitions(
            parse("forall n >= 1, K in Sym(n), t in R: t < " + bound + " => K[1, 1] < 1/(t - " + q.str() + ")")));
        REQUIRE(data);
        const auto single = [](const rigor::Rational& value) {
            rigor::RationalMatrix m(1, 1);
            m(0, 0) = value;
            return m;
        };
        return truth_of(*data, {{"n", single(1)}, {"K", single(0)}, {"t", single(q)}}).undefined;
    };
    CHECK(undefined("4"));
    CHECK_FALSE(undefined("3"));
    CHECK_FALSE(undefined("pi"));
}
