// The text of Yu, Tian and Chen in its order. A numbered item is named as the paper numbers it, "(2.5)", "lemma 4"; a test counts them.
#include "proofs/yu_2025/coverage.hpp"

namespace proofs::yu_2025 {
namespace {

using Ids = std::vector<std::string>;

const char* const literature = "What other papers have shown, cited; not a statement of this paper.";
const char* const outlook = "An opinion or an aim; nothing in it is true or false.";

/// Ids without the paper, which is the same in all.
claim::Passage passage(std::string where, std::string says, Ids short_ids) {
    for (std::string& id : short_ids) id = "yu-2025/" + id;
    return {std::move(where), std::move(says), std::move(short_ids), ""};
}
claim::Passage aside(std::string where, std::string says, std::string reason) { return {std::move(where), std::move(says), {}, std::move(reason)}; }

}  // namespace

std::vector<claim::Passage> passages() {
    return {
        passage("abstract", "The NTKs of multi-layer fully connected and of residual networks are strictly positive definite.", {"proposition-1"}),
        passage("abstract", "During training with the cross-entropy the parameters diverge due to the strict positive definiteness of the NTK.", {"abstract-parameters-diverge", "corollary-1"}),
        passage("abstract", "The empirical NTK does not consistently converge but instead diverges as time approaches infinity.", {"abstract-kernel-diverges", "theorem-2-fully-connected", "theorem-2-residual"}),
        passage("abstract", "NTK theory is not applicable in this context.", {"abstract-training-samples", "abstract-kernel-logistic"}),
        passage("abstract, sections 1.2 and 7", "The results can be easily generalized to other network structures, provided that the NTK is strictly positive definite.", {"abstract-other-structures"}),
        passage("abstract page", "The networks cannot be approximated by kernel logistic regression based on the NTK under overtraining.", {"abstract-kernel-logistic"}),
        passage("abstract page", "Regardless of how large the (finite) width is, the empirical NTK diverges from the NTK on the training samples as training time increases.", {"abstract-kernel-diverges", "abstract-training-samples"}),
        passage("abstract page", "The parameters diverge if the smallest eigenvalue of the empirical NTK matrix is bounded below by a positive constant.", {"corollary-1"}),
        passage("abstract page", "The empirical NTK does not uniformly converge to the NTK across all times on the training samples as the width increases.", {"abstract-training-samples"}),
        passage("abstract page", "The theory is validated by experiments on synthetic data and MNIST.", {"figure-1", "figure-2", "figure-3", "figure-4"}),
        aside("section 1", "Networks in practice; universal approximation; minimax rates; convergence of the NTK with the MSE.", literature),
        passage("section 1", "Under the cross-entropy the NTK of both networks no longer uniformly converges but instead diverges as time approaches infinity.", {"abstract-training-samples", "abstract-kernel-diverges"}),
        aside("section 1.1", "Pointwise and uniform convergence of the NNK in regression; width to infinity at a fixed time.", literature),
        passage("section 1.1", "At fixed width m and T to infinity the NTK diverges.", {"abstract-kernel-diverges"}),
        passage("section 1.2", "The NTK of networks cannot achieve uniform convergence over time and across all training samples.", {"abstract-training-samples"}),
        passage("section 1.2", "The two NTKs are brought into a recursive form and an arc-cosine kernel form.", {"eq-3.6", "eq-3.9"}),
        aside("section 1.2", "The first theoretical proof; using the NTK for classification is not a good choice.", outlook),
        aside("section 2.1", "O(.), [n], X, Y, f(X), compact X, labels in {0, 1}.", "Notation."),
        passage("section 2.1", "No requirements on the separability of data, as well as other characteristics.", {"section-2.1-separability"}),
        passage("(2.1)", "The fully connected network, its dimensions and its initialisation.", {"eq-2.1"}),
        passage("(2.2)", "The residual network, its dimensions and its initialisation.", {"eq-2.2"}),
        passage("(2.3)", "The cross-entropy is $\\sum_i\\ell((2y_i-1)f(x_i;\\theta))$.", {"eq-2.3"}),
        passage("section 2.2", "The proof can be generalized to a class of loss functions, remark 1.", {"remark-1"}),
        passage("(2.4)", "$o_i$ and $\\ell$; $o_i$ as the output probability.", {"eq-2.4"}),
        passage("(2.5)", "$u_i:=|o_i-y_i|$; $u_i\\in[0,1]$.", {"eq-2.6"}),
        passage("(2.6)", "$u_i$ in terms of the output.", {"eq-2.6"}),
        passage("(2.7)", "The gradient flow.", {"eq-2.7", "eq-2.7-flow"}),
        passage("(3.1)", "The neural network kernel.", {"eq-3.1"}),
        passage("(3.2)", "The output moves by the empirical kernel.", {"eq-3.2", "eq-3.2-beyond-kinks"}),
        passage("section 3", "(3.2) has similar form to kernel logistic regression, with a kernel that changes over time.", {"section-3-kernel-logistic"}),
        passage("(3.3)", "$K_t\\to K$ in probability, at initialisation and during the whole training process.", {"eq-3.3", "section-3-whole-training"}),
        aside("section 3", "Uniformly over all inputs and all times (Lai et al., Li et al.).", literature),
        passage("section 3", "In regression the convergence is built on the convexity of the MSE; with the cross-entropy it no longer holds.", {"section-3-convexity", "abstract-training-samples"}),
        passage("definition 1", "Strict positive definiteness.", {"definition-1"}),
        passage("(3.4)", "$\\Theta^{(1)}=\\Sigma^{(1)}=\\langle x,x'\\rangle+1$.", {"eq-3.4"}),
        passage("(3.5)", "The recursion of $\\Theta^{(l)}$.", {"eq-3.5"}),
        passage("(3.6)", "$\\Sigma^{(l+1)}$ and $\\dot\\Sigma^{(l+1)}$.", {"eq-3.6"}),
        passage("(3.7)", "$K^{\\mathrm{FC}}=\\Theta^{(L+1)}$.", {"eq-3.6"}),
        passage("section 3.1", "$\\kappa_0$ and $\\kappa_1$.", {"section-3.1-kappa-0", "section-3.1-kappa-1"}),
        passage("(3.8)", "$\\tilde x$ and $\\phi$.", {"eq-3.8"}),
        passage("(3.9)", "$K^{\\mathrm{Res}}$.", {"eq-3.9"}),
        passage("(3.10)", "$r^{(L)}$, $K_l$, $B_l$.", {"eq-3.10"}),
        passage("proposition 1", "Both NTKs are strictly positive definite.", {"proposition-1"}),
        aside("section 3.1", "Strict positive definiteness in the literature; \"in these works, the bias term is omitted\".",
              "About other papers. The text contradicts itself: the sentence before says that Lai et al. (2023a) treat networks with biases."),
        passage("section 3.1", "The proof for the residual network: strict positive definiteness of the dot-product kernel $r^{(L)}$.", {"section-3.1-r-strictly-positive"}),
        passage("section 4.1", "At initialisation the NNK converges in probability, independent of the loss function and of the training method.", {"eq-3.3"}),
        aside("section 4.1", "In regression the parameters do not deviate far from their initial values.", literature),
        passage("theorem 1", "A kernel bounded below drives the outputs to infinity.", {"theorem-1", "theorem-1-beyond-kinks"}),
        passage("(4.1)", "$\\lim_{t\\to\\infty}|f_t(x_i)|=+\\infty$.", {"theorem-1", "theorem-1-beyond-kinks"}),
        passage("section 4.1", "The output tends to infinity, which means that some parameters diverge.", {"corollary-1"}),
        passage("corollary 1", "Failure of the NTK regime.", {"corollary-1"}),
        passage("(4.2)", "$\\limsup_{t\\to\\infty}\\lVert\\theta_t-\\theta_0\\rVert_\\infty=\\infty$.", {"corollary-1"}),
        passage("section 4.1", "No requirement on the width; the condition on the smallest eigenvalue is satisfied if the NNK uniformly converges to the NTK.", {"theorem-1", "eq-5.3", "eq-c.9"}),
        passage("section 4.2", "In infinite time the NTK continues to evolve and does not converge to a fixed NTK.", {"abstract-kernel-diverges"}),
        passage("theorem 2", "Divergence of the kernel, both networks.", {"theorem-2-fully-connected", "theorem-2-residual"}),
        passage("(4.3)", "$\\sup_{t\\ge0}|K_t^{\\mathrm{FC}}(x,x')-K^{\\mathrm{FC}}(x,x')|\\ge\\lambda_0/(2n^2)$ for some pair.", {"theorem-2-fully-connected"}),
        passage("(4.4)", "$\\sup_{t\\ge0}|K_t^{\\mathrm{Res}}(x,x')-K^{\\mathrm{Res}}(x,x')|\\ge\\lambda_0/(2n^2)$ for some pair.", {"theorem-2-residual"}),
        aside("section 4.2", "In regression, for every n and m sufficiently large, the NNK converges uniformly.", literature),
        passage("section 4.2", "When n is large the lower bound is small, but makes the approximation by kernel regression difficult.", {"section-4.2-small-bound", "abstract-kernel-logistic"}),
        passage("(5.1)", "The assumption for the contradiction, $\\sup_{x,x'}\\sup_t|K_t^m-K|=o_m(1)$.", {"eq-5.1"}),
        passage("(5.2)", "The smallest eigenvalues are as close.", {"eq-5.2"}),
        passage("(5.3)", "$\\inf_t\\lambda_{\\min}(K_t^m(X,X))\\ge C$.", {"eq-5.3"}),
        passage("(5.4)", "$V(u):=\\sum\\ln(1-u_i)$.", {"eq-5.5"}),
        passage("(5.5)", "The dynamics of V.", {"eq-5.5"}),
        passage("section 5", "V decreases, and $V_t\\to0$.", {"eq-5.5", "eq-c.22", "lemma-8"}),
        passage("(5.6)", "$u(t)\\to0$ and $|f_t(x_i)|\\to\\infty$.", {"eq-5.6"}),
        passage("(5.7)", "The kernel is unbounded on the samples.", {"eq-5.7"}),
        passage("section 6.1", "Six points \"uniformly distributed on the unit sphere $\\mathbb S^d$\", d = 2.", {"section-6.1-sphere"}),
        passage("section 6.1", "Shuffled labels, to eliminate any influence of separability.", {"section-6.1-separability"}),
        passage("figure 1", "Divergence of the fully connected network.", {"figure-1"}),
        passage("figure 2", "Convergence of the NTK at t = 0 as the width grows.", {"figure-2"}),
        passage("figure 3", "Divergence of the NTK during training.", {"figure-3"}),
        passage("figure 4", "NTK values on MNIST.", {"figure-4"}),
        passage("section 7", "In classification the NTK does not uniformly converge and instead diverges as training progresses.", {"abstract-training-samples", "abstract-kernel-diverges"}),
        aside("section 7", "New theoretical tools are needed.", outlook),
        passage("definition 2", "Gaussian process; completely specified by mean and covariance.", {"definition-2"}),
        passage("appendix B.1", "Hadamard products and sums of positive definite matrices are positive definite.", {"section-b.1-products-and-sums"}),
        passage("proposition 2", "The NTK of the fully connected network is strictly positive definite.", {"proposition-2"}),
        passage("lemma 1", "A ReLU layer keeps strict positive definiteness.", {"lemma-1"}),
        passage("(B.1)", "$u^TK_2(X,X)u=\\mathbf E[(u^T\\sigma(f(X)))^2]\\ge0$.", {"eq-b.1"}),
        passage("(B.2)", "The same at $u_0$; $u_0^T\\sigma(f(X))=0$ almost surely.", {"eq-b.2"}),
        passage("proof of lemma 1", "The functions $g$ and $g_n$.", {"lemma-1-g"}),
        passage("proof of lemma 1", "Since $\\sigma$ is non-constant, $m_1(A_w)>0$.", {"lemma-1-non-constant"}),
        passage("proof of lemma 1", "$m_n(\\{v\\mid g(v)>0\\})>0$.", {"lemma-1-measure"}),
        passage("lemma 2", "Dot-product kernels on the open half sphere.", {"lemma-2", "lemma-2-half-sphere"}),
        passage("(B.3)", "$f(u)=\\sum a_nu^n$ on $[-1,1]$.", {"lemma-2"}),
        passage("(B.4)", "$k(X,X)=\\sum a_nM_n$.", {"eq-b.4"}),
        passage("(B.5)", "$M_n\\to I_n$.", {"eq-b.5"}),
        passage("lemma 3", "Signs of the Maclaurin coefficients.", {"lemma-3"}),
        passage("(B.6)", "Maclaurin series of $\\kappa_0$.", {"eq-b.6"}),
        passage("(B.7)", "Maclaurin series of $\\kappa_1$.", {"eq-b.7"}),
        passage("lemma 4", "$\\Sigma^{(2)}$ is strictly positive definite.", {"lemma-4", "lemma-4-k-2"}),
        passage("(B.8)", "$\\Sigma^{(2)}$ through the half sphere.", {"eq-b.8"}),
        passage("appendix B.2", "Only the first layer in the standard residual network structure includes a bias term.", {"section-b.2-bias"}),
        passage("proposition 3", "The NTK of the residual network is strictly positive definite.", {"proposition-3"}),
        passage("proof of proposition 3", "A positive definite and a strictly positive definite kernel; only $K_L$ has to be considered.", {"section-b.1-products-and-sums", "proposition-3"}),
        passage("lemma 5", "$K_L$ is strictly positive definite for $L\\ge2$.", {"lemma-5"}),
        passage("lemma 6", "$K_1$ is strictly positive definite.", {"lemma-6"}),
        passage("(B.9)", "$K_1=u+a^2\\kappa_1(u)$.", {"lemma-6"}),
        passage("(C.1)", "The dynamics of the errors.", {"eq-c.1"}),
        passage("(C.2)", "$K^r$, symmetric.", {"eq-c.2"}),
        passage("(C.3)", "The dynamics of the errors by the columns of $K^r$.", {"eq-c.3"}),
        passage("(C.4)", "A layer through its activation pattern.", {"eq-c.4"}),
        passage("(C.5)", "The empirical kernel, block by block.", {"eq-c.5"}),
        passage("(C.6)", "The weights' part.", {"eq-c.6"}),
        passage("(C.7)", "The biases' part.", {"eq-c.7"}),
        passage("(C.8)", "The assumption for the contradiction, fully connected network.", {"eq-c.8"}),
        passage("(C.9)", "It keeps the smallest eigenvalue away from 0.", {"eq-c.9"}),
        passage("proof of theorem 2, part 1", "There is an index $j_0$ such that $W_{j_0,t}\\alpha_{j_0,t}(x_i)$ has the limit superior infinity.", {"theorem-2-index"}),
        passage("proof of theorem 2, part 1", "The two cases.", {"theorem-2-cases"}),
        passage("(C.10)", "Growing activations.", {"eq-c.10"}),
        passage("(C.11)", "Growing output weights.", {"eq-c.11"}),
        passage("(C.12)", "The same for the residual network.", {"eq-c.12"}),
        passage("(C.13)", "It keeps the smallest eigenvalue away from 0.", {"eq-c.13"}),
        passage("(C.14)", "The residual network as a sum.", {"eq-c.14"}),
        passage("(C.15)", "Output weights or activations are unbounded.", {"eq-c.15"}),
        passage("(C.16)", "The derivative with respect to $d^{(L)}$.", {"eq-c.16"}),
        passage("(C.17)", "The derivative with respect to $W^{(L+1)}$.", {"eq-c.17"}),
        passage("lemma 7", "A uniform bound on the kernel bounds its smallest eigenvalue.", {"lemma-7"}),
        passage("(C.18)", "Its hypothesis: a bound at one width, which the text calls uniform convergence.", {"eq-c.18"}),
        passage("(C.19)", "Its conclusion.", {"lemma-7"}),
        passage("(C.20)", "The chain of norms.", {"eq-c.20"}),
        passage("lemma 8", "A kernel bounded below drives the margins to infinity.", {"lemma-8"}),
        passage("(C.21)", "$(2y_i-1)f_t(x_i)\\to+\\infty$.", {"lemma-8"}),
        passage("proof of lemma 8", "$K^r=\\mathrm{diag}(2Y-1)K_t\\,\\mathrm{diag}(2Y-1)^{-1}$ has the eigenvalues of $K_t$.", {"eq-c.2"}),
        passage("proof of lemma 8", "$V(r)\\ge0$ on $[0,1]^n$; $V_t$ converges.", {"lemma-8-v"}),
        passage("(C.22)", "$V'=-u^TK^ru<0$.", {"eq-c.22"}),
        passage("(C.23)", "$\\Gamma_\\varepsilon$ in two descriptions; $V^{-1}[V_*,V_*+\\varepsilon]\\subset\\Gamma_\\varepsilon$, compact.", {"eq-c.23", "eq-c.23-inclusion"}),
        passage("(C.24)", "The quadratic form is bounded below.", {"eq-c.24"}),
        passage("(C.25)", "No lower bound is left.", {"eq-c.25"}),
        passage("(C.26)", "The errors vanish with V.", {"eq-c.26"}),
        passage("remark 1", "More general loss functions.", {"remark-1"}),
    };
}

namespace {

Ids full(Ids short_ids) {
    for (std::string& id : short_ids) id = "yu-2025/" + id;
    return short_ids;
}

}  // namespace

std::vector<claim::Assessment> assessment() {
    return {
        {"The main theorems hold as statements about absolutely continuous solutions of the gradient flow (2.7): a kernel bounded below drives all outputs to infinity, and the empirical kernel does not stay near any strictly positive definite kernel.",
         full({"theorem-1", "theorem-2-fully-connected", "theorem-2-residual", "corollary-1", "lemma-7", "lemma-8"}), {}},
        {"Such a solution need not exist: from an open set of initial parameters (2.7) has none for all times, since the flow runs into a kink of the ReLU and slides along it. For the sliding solutions, which gradient descent with small steps follows, (3.2) is wrong and theorem 1 is false. This is the most serious gap; "
         "the paper does not mention the kinks.",
         {}, full({"eq-2.7-flow", "eq-3.2-beyond-kinks", "theorem-1-beyond-kinks"})},
        {"Strict positive definiteness of both limit kernels (propositions 1 to 3, lemmas 1 to 6) holds, with explicit lower bounds that the paper does not have.", full({"proposition-1", "proposition-2", "proposition-3", "lemma-1", "lemma-2", "lemma-3", "lemma-4", "lemma-5", "lemma-6"}), {}},
        {"Neither printed limit kernel belongs to its network: constants of the biases are wrong in (3.6) and (3.9). Nothing about definiteness depends on it; every comparison of a network with the printed kernel does.", {}, full({"eq-3.6", "eq-3.9", "eq-b.8", "section-b.2-bias"})},
        {"Abstract and discussion say more than is proved: parameters and kernel need not diverge (there are networks at rest at every width), and other structures need one more property. What is proved can be said about the training samples alone, at every width.",
         full({"abstract-training-samples"}), full({"abstract-parameters-diverge", "abstract-kernel-diverges", "abstract-other-structures"})},
        {"The claim of the abstract page about functions, not kernels, has no proof in the paper. It is true where the loss tends to 0: network and kernel logistic regression drift apart without bound, at least like ln ln t.", full({"abstract-kernel-logistic"}), {}},
        {"Slips in formulas, all harmless: signs and factors in (5.4), (C.6), (C.14), (C.16), (C.23), the proof of lemma 1, an index in part 1 of the proof of theorem 2, and remark 1, which needs a loss bounded below.", {},
         full({"eq-5.5", "eq-c.6", "eq-c.14", "eq-c.16", "eq-c.23", "lemma-1-g", "lemma-1-measure", "theorem-2-index", "remark-1"})},
    };
}

}  // namespace proofs::yu_2025
