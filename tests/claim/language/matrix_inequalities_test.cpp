// Checks claim/language/matrix_inequalities.hpp: inequalities of Weyl, Rayleigh and Schur and between norms hold for
// every size; near misses fail at matrices that a second computation evaluates.
#include "claim/language/matrix_inequalities.hpp"

#include "claim/language/instance_search.hpp"
#include "claim/language/matrix_statements.hpp"

using namespace language_tests;

namespace {

void holds(const std::string& text) {
    CAPTURE(text);
    const Outcome o = decided(text);
    CAPTURE(o.says);
    CHECK(o.answer == Answer::holds);
    CHECK_FALSE(o.certificate.empty());
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
Answer answer(const std::string& text) { return decided(text).answer; }

const std::string two = "forall n >= 1, A, B in Sym(n): ";
const std::string kernel = "forall n >= 1, K, A in Sym(n): ";

}  // namespace

TEST_CASE("matrix inequalities: Weyl's inequality and what follows from it") {
    holds(two + "abs(lambda_min(A) - lambda_min(B)) <= norm_F(A - B)");
    holds(two + "abs(lambda_max(A) - lambda_max(B)) <= norm_2(A - B)");
    holds(two + "lambda_min(A + B) >= lambda_min(A) + lambda_min(B)");
    holds(two + "A >= B => lambda_min(A) >= lambda_min(B)");
    holds(kernel + "K > 0 and norm_F(A - K) <= lambda_min(K)/2 => lambda_min(A) >= lambda_min(K)/2");
    holds(kernel + "K > 0 and norm_F(A - K) <= lambda_min(K)/2 => A > 0");
    holds(kernel +
          "abs(lambda_min(A) - lambda_min(K)) <= norm_2(A - K) <= norm_F(A - K) <= "
          "sum[i, j in 1..n] abs((A - K)[i, j])");
    holds(kernel + "max abs(A - K) <= lambda_min(K)/(2*n^2) => lambda_min(A) >= lambda_min(K)/2");
    holds(kernel + "max abs(A - K) <= lambda_min(K)/(2*n) => lambda_min(A) >= lambda_min(K)/2");
    holds("given n >= 1, A in Sym(n), A > 0: lambda_min(A) > 0 and trace(A) > 0");
}

TEST_CASE("matrix inequalities: near misses of Weyl's inequality fail") {
    fails(two + "abs(lambda_min(A) - lambda_min(B)) <= 0.99*norm_F(A - B)");
    fails(two + "abs(lambda_min(A) - lambda_min(B)) < norm_F(A - B)");
    fails(two + "abs(lambda_min(A) - lambda_min(B)) <= norm_F(A + B)");
    fails(two + "lambda_min(A + B) <= lambda_min(A) + lambda_min(B)");
    fails(kernel + "K > 0 and norm_F(A - K) <= 0.51*lambda_min(K) => lambda_min(A) >= lambda_min(K)/2");
    fails(kernel + "K > 0 and norm_F(A - K) <= lambda_min(K)/2 => lambda_min(A) > lambda_min(K)/2");
    fails(kernel + "K > 0 and norm_F(A - K) <= lambda_min(K) => A > 0");
    fails(kernel + "max abs(A - K) <= lambda_min(K)/2 => lambda_min(A) >= lambda_min(K)/2");
    fails(two + "sum[i, j in 1..n] abs((A - B)[i, j]) <= norm_F(A - B)");
    fails(two + "A > B => lambda_max(B) > lambda_max(A)");
}

TEST_CASE("matrix inequalities: products, sums and definiteness") {
    holds(two + "A > 0 and B > 0 => A o B > 0 and A + B > 0");
    holds(two + "A >= 0 and B >= 0 => A o B >= 0");
    holds(two + "A > 0 and B >= 0 => A + B > 0");
    holds("given n >= 1, A, B in Sym(n), A > 0, B >= 0: A + B > 0 and A o B >= 0 and abs(lambda_min(A)) <= norm_F(A)");
    holds("forall n >= 1, m >= 1, A in R^(n, m): A*A' >= 0 and A'*A >= 0");
    holds("forall n >= 1, K in Sym(n), s in R^n: K >= 0 => diag(s)*K*diag(s) >= 0");
    holds("forall n >= 1, K in Sym(n): K > 0 => K^-1 > 0");
    holds("forall n >= 1, v in R^n: v*v' >= 0");
    fails(two + "A >= 0 and B > 0 => A + B > 0 and A o B > 0");
    fails(two + "A > 0 and B >= 0 => A o B > 0");
    fails(two + "A > 0 and B > 0 => A - B > 0");
    fails("forall n >= 1, m >= 1, A in R^(n, m): A*A' > 0");
    fails("forall n >= 1, v in R^n: v*v' > 0");
    fails("forall n >= 1, K in Sym(n), s in R^n: K > 0 => diag(s)*K*diag(s) > 0");
}

TEST_CASE("matrix inequalities: quadratic forms, lengths, traces, norms with their dimension factors") {
    holds("forall n >= 1, K in Sym(n), r in R^n: r'*K*r >= lambda_min(K)*norm(r)^2");
    holds("forall n >= 1, K in Sym(n), u in R^n: K > 0 and u != 0 => -u'*K*u < 0");
    holds("forall n >= 1, A in Sym(n): n*lambda_min(A) <= trace(A) <= n*lambda_max(A)");
    holds("forall n >= 1, A in Sym(n): norm_2(A) <= norm_F(A) <= n*max abs(A)");
    holds("forall d >= 1, x, y in R^d: abs(<x, y>) <= norm(x)*norm(y)");
    fails("forall n >= 1, K in Sym(n), r in R^n: r'*K*r >= lambda_max(K)*norm(r)^2");
    fails("forall n >= 1, K in Sym(n), r in R^n: r'*K*r >= lambda_min(K)*norm(r)");
    fails("forall n >= 1, K in Sym(n), u in R^n: K > 0 => -u'*K*u < 0");
    fails("forall n >= 1, A in Sym(n): trace(A) <= lambda_max(A)");
    fails("forall n >= 1, A in Sym(n): norm_F(A) <= norm_2(A)");
    fails("forall n >= 1, A in Sym(n): norm_F(A) <= max abs(A)");
    fails("forall d >= 1, x, y in R^d: abs(<x, y>) < norm(x)*norm(y)");
}

TEST_CASE("matrix inequalities: further neighbours") {
    holds(two + "B >= 0 => A*B*A >= 0");
    holds(two + "norm_2(A - B) >= norm_2(A) - norm_2(B)");
    holds("forall n >= 1, A in Sym(n): norm_F(A) <= sqrt(n)*norm_2(A)");
    holds("forall n >= 1, A in Sym(n), x in R^n: norm(A*x) <= norm_F(A)*norm(x)");
    holds("forall n >= 1, x, y in R^n: norm(x + y) <= norm(x) + norm(y)");
    holds("forall n >= 1, A in Sym(n): lambda_min(-A) <= -lambda_max(A) <= lambda_min(-A)");
    holds("given n >= 1, K in Sym(n), f in R^n, f' = -K*f: D(norm(f)^2, t) <= -2*lambda_min(K)*norm(f)^2");
    fails(two + "A >= 0 and B >= 0 => A*B*A > 0");
    fails(two + "A >= B => A^2 >= B^2");
    fails("forall n >= 1, A in Sym(n): norm_F(A) <= 0.99*sqrt(n)*norm_2(A)");
    fails("forall n >= 1, A in Sym(n), x in R^n: norm(A*x) <= lambda_max(A)*norm(x)");
    fails("given n >= 1, K in Sym(n), K >= 0, f in R^n, f' = -K*f: D(norm(f)^2, t) < 0");
    fails(kernel + "max abs(A - K) <= lambda_min(K)/(1.9*n) => lambda_min(A) >= lambda_min(K)/2");
}

TEST_CASE("matrix inequalities: what is ill-posed, and what belongs to others") {
    CHECK(answer("forall n >= 1, A, B in Sym(n): lambda_min(A*B) >= lambda_min(A)*lambda_min(B)") == Answer::ill_posed);
    CHECK(answer("forall n >= 1, K in Sym(n), y in R^n: y'*K^-1*y >= 0") == Answer::ill_posed);
    CHECK(answer("forall n >= 1, a in R, v in R^n: norm(v)/a >= 0") == Answer::ill_posed);
    CHECK_FALSE(matrix_inequalities_engine(parse("forall z in [0, 1]: z <= 1"), {}));
    CHECK_FALSE(matrix_inequalities_engine(parse("forall n >= 1, A in Sym(n): A = A'"), {}));
    CHECK_FALSE(matrix_inequalities_engine(parse("exists K > 0: forall n >= 1, A in Sym(n): norm_F(A) <= K"), {}));
    CHECK_FALSE(matrix_inequalities_engine(parse("forall d >= 1, X subset S^d: gram(kappa1, X) >= 0"), {}));
}

TEST_CASE("matrix inequalities: the replay accepts the certificate and no damaged one") {
    check_replay(two + "abs(lambda_min(A) - lambda_min(B)) <= norm_F(A - B)", matrix_inequalities_engine,
                 replay_matrix_inequalities);
    check_replay(kernel + "max abs(A - K) <= lambda_min(K)/(2*n^2) => lambda_min(A) >= lambda_min(K)/2",
                 matrix_inequalities_engine, replay_matrix_inequalities);
    check_replay(two + "A > 0 and B > 0 => A o B > 0", matrix_inequalities_engine, replay_matrix_inequalities);
    // What a stranger reads in a witness is not what the replay computes with.
    check_replay("forall n >= 1, A in Sym(n): trace(A) <= lambda_max(A)", matrix_inequalities_engine,
                 replay_matrix_inequalities, "|relation|left|right|");
    // A certificate of a true statement shows nothing of its neighbour.
    const Statement near = parse(two + "abs(lambda_min(A) - lambda_min(B)) <= 0.99*norm_F(A - B)");
    const Outcome right = decided(two + "abs(lambda_min(A) - lambda_min(B)) <= norm_F(A - B)");
    CHECK(replay_matrix_inequalities(near, Answer::holds, right.certificate) != "");
}

TEST_CASE("matrix inequalities: sizes that are none, and empty ranges, give no instance") {
    for (const char* text :
         {"forall n >= 0, K in Sym(n), r in R^n: r'*K*r >= lambda_min(K)*norm(r)^2 + 1",
          "forall n >= -3, K in Sym(n): K >= K + K", "forall n >= 1, K in Sym(n/2): lambda_min(K) >= 0",
          "forall n >= 1, m in 5..n, u in R^m: norm(u) > norm(u) + 1", "forall n >= 1, u in R^(n - 4): norm(u)^2 <= 0"})
        CHECK_NOTHROW(decide(parse(text), {.seconds = 2}));
}
