#include "verify/reports/latex_text.hpp"
#include "catch.hpp"

#include <string>

using verify::latex_text;

TEST_CASE("formulas stay, and the plain notation becomes formulas") {
    CHECK(latex_text("For $x\\ne x'$ it is $\\frac14$.") == "For $x\\ne x'$ it is $\\frac14$.");
    CHECK(latex_text("Theta_bar^(L) -> 1/4") == "$\\bar{\\Theta}^{(L)}$ $\\to$ 1/4");
    CHECK(latex_text("lambda_min >= 10^-6") == "$\\lambda_{\\mathrm{min}}$ $\\ge$ 10$^{-6}$");
    CHECK(latex_text("x_1^2 and n0") == "$x_{1}^{2}$ and $n_{0}$");
    CHECK(latex_text("f_infinity(x) = f_t") == "$f_{\\infty}$(x) = $f_{t}$");
    CHECK(latex_text("$a<b$ …") == "$a<b$ \\ldots{}");
}

TEST_CASE("what is special in TeX is escaped, and code keeps its characters") {
    CHECK(latex_text("50 % of a & b # {c} ~") == "50 \\% of a \\& b \\# \\{c\\} \\~{}");
    CHECK(latex_text("a file_name\\x") == "a file\\_name\\textbackslash{}x");
    CHECK(latex_text("run `verify eval_x --at 50%`") == "run \\texttt{verify eval\\_x --at 50\\%}");
    CHECK(latex_text("\"so\" it is") == "``so'' it is");
    CHECK(latex_text("a $ alone, a ` alone") == "a \\$ alone, a ` alone");
    CHECK(latex_text("**The sum.** It is") == "\\textbf{The sum.} It is");
    CHECK(latex_text("Hongler, Clément") == "Hongler, Clément");
}
