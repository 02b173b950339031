// The text of Le in its order. A numbered item is named as the paper numbers it, "theorem 2.6", "(3.3)"; a test counts them.
#include "proofs/le_2025/coverage.hpp"

#include "proofs/paper_text.hpp"

namespace proofs::le_2025 {
namespace {

const PaperText text{"le-2025"};

}  // namespace

std::vector<claim::Passage> passages() {
    return {
        text.aside("abstract, section 1", "What the paper is about.", outlook),
        text.aside("remark 1.1", "The paper as an educational vehicle.", outlook),
        text.passage("definition 2.1", "Normal random variable.", {"definition-2.1"}),
        text.passage("definition 2.2", "Multivariate normal; when it is non-degenerate.", {"definition-2.2"}),
        text.passage("definition 2.2", "The density.", {"definition-2.2-density"}),
        text.passage("definition 2.3", "Gaussian process.", {"definition-2.3"}),
        text.passage("remark 2.4", "Convergence on finite sets of indices is what is meant.", {"definition-2.3", "theorem-2.6"}),
        text.passage("theorem 2.5", "Multivariate central limit theorem.", {"theorem-2.5"}),
        text.passage("section 2.2", "The network.", {"section-2.2-network"}),
        text.aside("footnote 1", "Lipschitz; sometimes twice differentiable with bounded second derivative.", "Hypotheses; they are used in the readings."),
        text.passage("section 2.2", "The limiting distribution is a composition of Gaussian processes.", {"section-2.2-composition"}),
        text.passage("theorem 2.6", "Wide networks at initialisation.", {"theorem-2.6"}),
        text.passage("proof of theorem 2.6", "Base case.", {"theorem-2.6-base"}),
        text.passage("proof of theorem 2.6", "Independent draws (in the limit of the layers below); the covariance in the inductive step.", {"theorem-2.6", "theorem-2.6-covariance"}),
        text.passage("proof of theorem 2.6", "Independence of the outputs.", {"theorem-2.6-independence"}),
        text.passage("remark 2.7", "All widths at once.", {"remark-2.7"}),
        text.passage("section 2.4", "The posterior.", {"section-2.4-posterior"}),
        text.aside("section 2.4", "It is not clear that this is a good prior to have.", outlook),
        text.passage("definition 3.1", "Prediction function space.", {"definition-3.1"}),
        text.passage("definition 3.2", "Realization function.", {"definition-3.1"}),
        text.passage("section 3", "The quadratic cost as a semi-norm.", {"section-3-cost"}),
        text.passage("section 3", "The dual of the function space.", {"section-3-dual"}),
        text.passage("section 3", "The quotient by the null space.", {"section-3-quotient"}),
        text.passage("section 3", "The functional dynamics and the tangent kernel.", {"section-3-chain-rule"}),
        text.passage("section 3", "The notes beside the functional dynamics.", {"section-3-annotation"}),
        text.passage("(3.3)", "The functional dynamics of one output.", {"eq-3.3"}),
        text.passage("section 3.1", "Least squares in closed form.", {"section-3.1-normal-equations"}),
        text.passage("section 3.1", "Why $\\phi^\\top\\phi$ can be singular.", {"section-3.1-underdetermined"}),
        text.passage("proposition 3.4", "The minimum-norm solution is in the span of the data.", {"proposition-3.4", "proposition-3.4-display"}),
        text.passage("section 3.1", "A component orthogonal to the data has no effect on prediction.", {"section-3.1-no-effect"}),
        text.passage("corollary 3.5", "Dual variables.", {"corollary-3.5"}),
        text.passage("section 3.1", "Convergence of gradient descent is guaranteed.", {"section-3.1-convergence"}),
        text.passage("(3.6)", "Gradient descent in the dual variables.", {"eq-3.6"}),
        text.passage("section 3.1", "The steps in the weights; gradient descent finds the minimum-norm solution.", {"section-3.1-implicit-bias"}),
        text.passage("section 3.1", "Residuals and predictions by inner products.", {"eq-3.7", "eq-3.8"}),
        text.passage("(3.7)", "The same with the kernel.", {"eq-3.7"}),
        text.passage("(3.8)", "Inference with the kernel.", {"eq-3.8"}),
        text.passage("remark 3.9", "What the kernel trick saves.", {"remark-3.9-computation"}),
        text.passage("remark 3.9", "The Gaussian kernel has no finite-dimensional feature map.", {"remark-3.9"}),
        text.passage("section 3.1", "Kernels are positive semidefinite.", {"section-3.1-psd"}),
        text.passage("definition 3.10", "Reproducing kernel.", {"definition-3.10"}),
        text.passage("definition 3.11", "Reproducing kernel Hilbert space.", {"definition-3.11"}),
        text.passage("proposition 3.12", "The kernel of an RKHS.", {"proposition-3.12"}),
        text.passage("theorem 3.13", "Moore-Aronszajn.", {"theorem-3.13"}),
        text.passage("proof of theorem 3.13", "The scalar product reproduces and is definite.", {"theorem-3.13-proof"}),
        text.passage("section 3.3", "Gradient descent in function space.", {"section-3.3-function-space"}),
        text.passage("(3.14)", "Gradient flow in function space.", {"eq-3.14"}),
        text.passage("section 3.3", "Linear regression is a network of depth 1.", {"section-3.3-depth-one"}),
        text.passage("section 3.3", "The functional derivative of the loss.", {"section-3.3-derivative"}),
        text.passage("remark 3.15", "Updates are weighted by similarity.", {"remark-3.15"}),
        text.passage("remark 3.16", "Why it is called the neural tangent kernel.", {"remark-3.16"}),
        text.passage("remark 3.17", "The structure of the network does not matter.", {"remark-3.17"}),
        text.passage("section 3.4", "The kernel gradient; descent in parameters is kernel descent with $\\Theta$.", {"section-3-chain-rule"}),
        text.passage("section 3.4", "The evolution of the cost.", {"section-3.4-cost"}),
        text.passage("section 3.4", "The semi-inner product.", {"section-3.4-form"}),
        text.passage("section 3.4", "The rate of decay.", {"section-3.4-decay"}),
        text.passage("section 3.4", "Positive definite.", {"section-3.4-definite"}),
        text.passage("section 3.4", "Convergence to a critical point.", {"section-3.4-critical-point"}),
        text.passage("section 3.4", "Convergence to a global minimum.", {"section-3.4-global-minimum"}),
        text.passage("section 3.4", "The kernel has to stay fixed.", {"section-3.4-fixed-kernel"}),
        text.passage("theorem 4.1", "The limit of the tangent kernel.", {"theorem-4.1"}),
        text.passage("theorem 4.1", "The recursion.", {"theorem-4.1-recursion"}),
        text.passage("remark 4.2", "The kernel times the identity.", {"remark-4.2"}),
        text.passage("proof of theorem 4.1", "Base case $L=1$.", {"section-3.3-depth-one"}),
        text.aside("proof of theorem 4.1", "The inductive step is more applications of the chain rule.", "A sketch; what it needs besides the chain rule (independence, the law of large numbers) is under jacot-2018/a.1-split and a.1-first-part."),
        text.passage("remark 4.3", "What theorem 2 of Jacot et al. says.", {"remark-4.3"}),
        text.passage("corollary 4.4", "The dynamics of wide networks.", {"corollary-4.4"}),
        text.passage("section 4.1", "Positive definite on the unit sphere.", {"section-4.1-positive-definite"}),
        text.passage("section 4.1", "Convergence to a global minimum; interpolation.", {"section-4.1-global-minimum"}),
        text.passage("section 4.2", "The elements of the RKHS and its inner product.", {"section-4.2-elements"}),
        text.passage("section 4.2", "Its norm.", {"section-4.2-norm"}),
        text.passage("proposition 4.5", "Where kernel gradient descent ends.", {"proposition-4.5", "proposition-4.5-zero"}),
        text.passage("corollary 4.6", "The simplest interpolating solution.", {"corollary-4.6"}),
        text.passage("section 5.1", "(1) and (2): training in parameters is kernel descent in function space, for other architectures too.", {"section-3-chain-rule", "remark-3.17"}),
        text.passage("section 5.1", "(3): the implicit bias of kernel gradient descent, minimal RKHS norm.", {"proposition-4.5", "proposition-4.5-zero"}),
        text.passage("section 5.2", "(2): in the limit the kernel is fixed, learning is linear on a fixed feature map.", {"corollary-4.4"}),
        text.aside("section 5", "What remains of the good, the bad and the awesome.", outlook),
    };
}

std::vector<claim::Assessment> assessment() {
    return {
        {"A correct exposition in its main line: limits at initialisation, the functional dynamics, kernel regression, reproducing kernel Hilbert spaces, depth 1 as linear regression.", text.full({"theorem-2.6", "section-3-chain-rule", "proposition-3.4", "theorem-3.13", "section-3.3-depth-one", "theorem-4.1"}), {}},
        {"The one statement that matters and is false: kernel gradient descent from a network's initial function does not end at the interpolant of smallest norm (proposition 4.5, corollary 4.6). It does from f_0 = 0, and exactly when f_0 is in the span of the kernel functions of the data; in general the correction f_infinity - f_0 is the smallest one.",
         text.full({"proposition-4.5-zero"}), text.full({"proposition-4.5", "corollary-4.6"})},
        {"Convergence is claimed too generally: gradient descent needs a small enough step, and a convex cost that is bounded below need not have a minimum.", {}, text.full({"section-3.1-convergence", "section-3.4-critical-point", "section-3.4-global-minimum"})},
        {"Positive-definiteness is quoted without beta > 0; for the ReLU without biases it fails at L = 2.", {}, text.full({"section-4.1-positive-definite"})},
        {"Equations with slips of indices or squares: (3.6), (3.7), (3.8), the density of a multivariate normal, the covariance in the proof of theorem 2.6, the recursion of theorem 4.1, the semi-inner product, the sign and the square in the decay of the cost, the definition of positive definite, the norm of the RKHS, a span written as a set, a sign in a note.", {},
         text.full({"eq-3.6", "eq-3.7", "eq-3.8", "definition-2.2-density", "theorem-2.6-covariance", "theorem-4.1-recursion", "section-3.4-form", "section-3.4-cost", "section-3.4-decay", "section-3.4-definite", "section-4.2-norm", "proposition-3.4-display", "section-3-annotation", "section-3.1-no-effect"})},
    };
}

}  // namespace proofs::le_2025
