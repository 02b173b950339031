(* Yu, Tian and Chen (2025): what is formally proved, each theorem in closed form; the proofs are names.  n + 1 sample points,
   numbered 0 ... n; smallest_eigenvalue_at_least and form are in ../coq/quadratic_forms.v, absolutely_continuous and
   almost_everywhere in ../coq/almost_everywhere.v. *)
From Coq Require Import Reals.
From Coquelicot Require Import Coquelicot.
From NtkVerify.coq Require Import definitions quadratic_forms almost_everywhere.
From NtkVerify.yu_2025 Require eq_2_6 eq_5_6 eq_b_6 eq_b_7 lemma_1 lemma_2 lemma_7 lemma_8 proposition_2 proposition_3
  section_3_1_kappa_1 section_6_1_points section_b_1_products_and_sums theorem_1_beyond_kinks.
Open Scope R_scope.

(* claim: yu-2025/eq-2.6
   kind: statement
   printed: u_i = |o_i - y_i| = 1/(1 + e^((2 y_i - 1) f)) = o_i if y_i = 0, 1 - o_i if y_i = 1; u_i in [0, 1]
   gap: none. *)
Theorem eq_2_6 : forall y f : R, y = 0 \/ y = 1 ->
  / (1 + exp ((2 * y - 1) * f)) = Rabs (/ (1 + exp (- f)) - y) /\
  (y = 0 -> / (1 + exp ((2 * y - 1) * f)) = / (1 + exp (- f))) /\
  (y = 1 -> / (1 + exp ((2 * y - 1) * f)) = 1 - / (1 + exp (- f))) /\ 0 < / (1 + exp ((2 * y - 1) * f)) < 1.
Proof. exact eq_2_6.errors. Qed.

(* claim: yu-2025/section-3.1-kappa-1
   kind: part
   printed: kappa_1' = kappa_0, kappa_1(-1) = 0
   gap: the derivative on the open interval; at -1 and 1 it is one-sided and not formalised. *)
Theorem section_3_1_kappa_1 : forall u : R, -1 < u < 1 ->
  is_derive (fun u => (u * (PI - acos u) + sqrt (1 - u^2)) / PI) u ((PI - acos u) / PI).
Proof. exact section_3_1_kappa_1.kappa_1_derivative. Qed.

(* claim: yu-2025/section-3.1-kappa-1
   kind: part
   printed: kappa_1(-1) = 0
   gap: none. *)
Theorem section_3_1_kappa_1_at_minus_one : (-1 * (PI - acos (-1)) + sqrt (1 - (-1)^2)) / PI = 0.
Proof. exact section_3_1_kappa_1.kappa_1_at_minus_one. Qed.

(* claim: yu-2025/eq-b.6
   kind: statement
   printed: kappa_0(u) = 1/2 + (1/pi) sum (2n)!/(4^n (n!)^2 (2n + 1)) u^(2n + 1)
   gap: none; on all of [-1, 1], the ends included. *)
Theorem eq_b_6 : forall u : R, -1 <= u <= 1 ->
  is_series (fun n => / PI * (INR (fact (2 * n)) / (4 ^ n * INR (fact n) ^ 2 * INR (2 * n + 1)) * u ^ (2 * n + 1)))
    ((PI - acos u) / PI - 1/2).
Proof. exact eq_b_6.kappa_0_series. Qed.

(* claim: yu-2025/eq-b.7
   kind: part
   printed: kappa_1(u) = 1/pi + u/2 + (1/2 pi) sum (2n)!/(4^n n! (n + 1)!) u^(2n + 2)/(2n + 1)
   gap: none for this line, the second; on all of [-1, 1], the ends included. *)
Theorem eq_b_7 : forall u : R, -1 <= u <= 1 ->
  is_series (fun n => / PI * (INR (fact (2 * n)) / (4 ^ n * INR (fact n) * INR (fact (S n))) / INR (2 * n + 1) / 2
                              * u ^ (2 * n + 2)))
    ((u * (PI - acos u) + sqrt (1 - u^2)) / PI - (/ PI + u / 2)).
Proof. exact eq_b_7.kappa_1_series. Qed.

(* claim: yu-2025/eq-b.7
   kind: part
   printed: kappa_1(u) = (1/pi) [u (pi/2 + sum ...) + 1 + sum (-1)^(n - 1) (2n)!/(4^n (n!)^2 (2n - 1)) (-1)^n u^(2n)]
   gap: none for this line, the first; the second sum counts from n = 1, here from S n. *)
Theorem eq_b_7_first_line : forall u : R, -1 <= u <= 1 -> exists A B : R,
  is_series (fun n => INR (fact (2 * n)) / (4 ^ n * INR (fact n) ^ 2 * INR (2 * n + 1)) * u ^ (2 * n + 1)) A /\
  is_series (fun n => (-1) ^ n * INR (fact (2 * S n)) / (4 ^ S n * INR (fact (S n)) ^ 2 * (2 * INR (S n) - 1)) *
                      ((-1) ^ S n * u ^ (2 * S n))) B /\
  (u * (PI - acos u) + sqrt (1 - u^2)) / PI = / PI * (u * (PI/2 + A) + (1 + B)).
Proof. exact eq_b_7.kappa_1_first_line. Qed.

(* claim: yu-2025/lemma-1
   kind: statement
   printed: if K_1 is strictly positive definite, so is K_2(x, x') = E_(f ~ K_1)[relu(f(x)) relu(f(x'))]
   gap: K_2 is given by the closed form of the expectation, sqrt(K_1(x, x) K_1(x', x')) kappa_1(u)/2 with the correlation u; that the
     Gaussian expectation has this value is not formalised. K_1 is symmetric, on any set; positive definite as in
     section_b_1_product. *)
Theorem lemma_1 : forall (X : Type) (K_1 : X -> X -> R), lemma_1.strictly_positive_definite K_1 ->
  lemma_1.strictly_positive_definite (fun x x' => let u := K_1 x x' / sqrt (K_1 x x * K_1 x' x') in
    sqrt (K_1 x x * K_1 x' x') * ((u * (PI - acos u) + sqrt (1 - u^2)) / PI) / 2).
Proof. exact lemma_1.lemma_1_kernels. Qed.

(* claim: yu-2025/lemma-1
   kind: part
   printed: as above; not printed: lambda_min(K_2(X, X)) >= (1 - 1/pi)/2 lambda_min(K_1(X, X))
   gap: as above. A = K_1(X, X) at n + 1 points. That no larger constant will do is proved in controls.v. *)
Theorem lemma_1_eigenvalue : forall (n : nat) (A : nat -> nat -> R) (lambda : R),
  (forall i j, (i <= n)%nat -> (j <= n)%nat -> A i j = A j i) -> 0 < lambda -> smallest_eigenvalue_at_least n A lambda ->
  smallest_eigenvalue_at_least n (fun i j => let u := A i j / sqrt (A i i * A j j) in
    sqrt (A i i * A j j) * ((u * (PI - acos u) + sqrt (1 - u^2)) / PI) / 2) ((1 - / PI) / 2 * lambda).
Proof. exact lemma_1.lemma_1_eigenvalue. Qed.

(* claim: yu-2025/lemma-3
   kind: part
   printed: the coefficients of kappa_0 and kappa_1 are non-negative and infinitely many are positive
   gap: with eq_b_6: the powers that (B.6) has; the others have the coefficients 0 and, of u^0, 1/2. *)
Theorem lemma_3_kappa_0 : forall n : nat, 0 < INR (fact (2 * n)) / (4 ^ n * INR (fact n) ^ 2 * INR (2 * n + 1)).
Proof. exact eq_b_6.c_positive. Qed.

(* claim: yu-2025/lemma-3
   kind: part
   printed: as above
   gap: with eq_b_7: the powers that (B.7) has; the others have the coefficients 0, 1/pi and 1/2. *)
Theorem lemma_3_kappa_1 : forall n : nat,
  0 < INR (fact (2 * n)) / (4 ^ n * INR (fact n) * INR (fact (S n))) / INR (2 * n + 1) / 2.
Proof. exact eq_b_7.e_positive. Qed.

(* claim: yu-2025/section-b.1-products-and-sums
   kind: part
   printed: the Hadamard product of positive definite matrices is positive definite
   gap: positive definite is: symmetric, with v^T A v >= c |v|^2 for some c > 0, which for a matrix is the same as
     v^T A v > 0 for v <> 0 (compactness of the sphere, not formalised). *)
Theorem section_b_1_product : forall (n : nat) (A B : nat -> nat -> R),
  section_b_1_products_and_sums.positive_definite n A -> section_b_1_products_and_sums.positive_definite n B ->
  section_b_1_products_and_sums.positive_definite n (fun i j => A i j * B i j).
Proof. exact section_b_1_products_and_sums.product_definite. Qed.

(* claim: yu-2025/section-b.1-products-and-sums
   kind: part
   printed: the sum of positive definite matrices is positive definite
   gap: as above. *)
Theorem section_b_1_sum : forall (n : nat) (A B : nat -> nat -> R),
  section_b_1_products_and_sums.positive_definite n A -> section_b_1_products_and_sums.positive_definite n B ->
  section_b_1_products_and_sums.positive_definite n (fun i j => A i j + B i j).
Proof. exact section_b_1_products_and_sums.sum_definite. Qed.

(* claim: yu-2025/eq-2.3
   kind: statement
   printed: -sum [y_i ln(o_i) + (1 - y_i) ln(1 - o_i)] = sum l((2 y_i - 1) f(x_i)), l(x) = ln(1 + e^-x)
   gap: none. *)
Theorem eq_2_3 : forall (n : nat) (y f : nat -> R), (forall i, (i <= n)%nat -> y i = 0 \/ y i = 1) ->
  - sum_f_R0 (fun i => y i * ln (/ (1 + exp (- f i))) + (1 - y i) * ln (1 - / (1 + exp (- f i)))) n =
  sum_f_R0 (fun i => ln (1 + exp (- ((2 * y i - 1) * f i)))) n.
Proof. exact section_6_1_points.cross_entropy. Qed.

(* claim: yu-2025/section-6.1-separability
   kind: statement
   printed: the six points (cos(i pi/3), sin(i pi/3)) with the labels 0, 1, 0, 1, 0, 1 are not separable
   gap: none; by an affine function, strictly. *)
Theorem section_6_1_separability : ~ exists a b c : R, forall i, (1 <= i <= 6)%nat ->
  0 < (2 * (if Nat.even i then 1 else 0) - 1) * (a * cos (INR i * (PI / 3)) + b * sin (INR i * (PI / 3)) + c).
Proof. exact section_6_1_points.not_separable. Qed.

(* claim: yu-2025/lemma-2
   kind: statement
   printed: if a_n >= 0 and infinitely many a_n > 0, k(x, y) = sum a_n <x, y>^n is strictly positive definite on the open half sphere
   gap: none; N + 1 points of R^(d + 1). *)
Theorem lemma_2 : forall (N d : nat) (x : nat -> nat -> R),
  ((forall i, (i <= N)%nat -> sum_f_R0 (fun k => x i k * x i k) d = 1) /\ (forall i, (i <= N)%nat -> 0 < x i d) /\
   forall i j, (i <= N)%nat -> (j <= N)%nat -> i <> j -> exists k, (k <= d)%nat /\ x i k <> x j k) ->
  forall a : nat -> R, (forall n, 0 <= a n) -> ex_series a -> (forall M, exists n, (M <= n)%nat /\ 0 < a n) ->
  forall v : nat -> R, (exists i, (i <= N)%nat /\ v i <> 0) ->
    0 < sum_f_R0 (fun i => sum_f_R0 (fun j => v i * Series (fun n => a n * sum_f_R0 (fun k => x i k * x j k) d ^ n) * v j) N) N.
Proof. exact lemma_2.lemma_2. Qed.

(* claim: yu-2025/eq-3.8
   kind: part
   printed: phi(x) = (x, 1)/|(x, 1)| maps R^d into the open half sphere
   gap: none; phi a b is (a x, b)/|(a x, b)|, so that this is a = b = 1. *)
Theorem eq_3_8 : forall (a b : R) (d : nat), 0 < b -> forall p : nat -> R,
  sum_f_R0 (fun k => lemma_2.phi a b d p k * lemma_2.phi a b d p k) (S d) = 1 /\ 0 < lemma_2.phi a b d p (S d).
Proof. exact lemma_2.phi_on_half_sphere. Qed.

(* claim: yu-2025/eq-3.8
   kind: part
   printed: as above; different points have different values
   gap: none; as above. *)
Theorem eq_3_8_injective : forall (a b : R) (d : nat), 0 < a -> 0 < b -> forall p q : nat -> R,
  (exists k, (k <= d)%nat /\ p k <> q k) -> exists k, (k <= S d)%nat /\ lemma_2.phi a b d p k <> lemma_2.phi a b d q k.
Proof. exact lemma_2.phi_injective. Qed.

(* claim: yu-2025/lemma-4
   kind: statement
   printed: Sigma^(2) is strictly positive definite on any set of points of R^d
   gap: the expectations of (3.6) are given by kappa_1 (h here). The bias is any c_l >= 0. Layers count from 0: Sigma^(2) is
     Sigma ... 1; d + 1 coordinates. *)
Theorem lemma_4 : forall (N d : nat) (p : nat -> nat -> R) (c : nat -> R), (forall l, 0 <= c l) ->
  (forall i j, (i <= N)%nat -> (j <= N)%nat -> i <> j -> exists k, (k <= d)%nat /\ p i k <> p j k) ->
  forall v : nat -> R, (exists i, (i <= N)%nat /\ v i <> 0) ->
    0 < sum_f_R0 (fun i => sum_f_R0 (fun j => v i * proposition_2.Sigma 1 1 1 c d 1 (p i) (p j) * v j) N) N.
Proof. exact proposition_2.lemma_4. Qed.

(* claim: yu-2025/proposition-2
   kind: statement
   printed: the kernel (3.7) of the fully connected network is strictly positive definite
   gap: the expectations of (3.6) are given by kappa_0 and kappa_1. The biases are any c_l >= 0. L hidden layers. *)
Theorem proposition_2 : forall (N d : nat) (p : nat -> nat -> R) (c : nat -> R) (L : nat), (forall l, 0 <= c l) ->
  (1 <= L)%nat ->
  (forall i j, (i <= N)%nat -> (j <= N)%nat -> i <> j -> exists k, (k <= d)%nat /\ p i k <> p j k) ->
  forall v : nat -> R, (exists i, (i <= N)%nat /\ v i <> 0) ->
    0 < sum_f_R0 (fun i => sum_f_R0 (fun j => v i * proposition_2.Theta 1 1 1 c d L (p i) (p j) * v j) N) N.
Proof. exact proposition_2.proposition_2. Qed.

(* claim: yu-2025/lemma-5
   kind: statement
   printed: K_L of (3.10) is strictly positive definite on the open half sphere
   gap: none: for alpha <> 0, L >= 1. *)
Theorem lemma_5 : forall (N d : nat) (x : nat -> nat -> R) (alpha : R) (L : nat), lemma_2.half_sphere N d x -> alpha <> 0 ->
  (1 <= L)%nat -> forall v : nat -> R, (exists i, (i <= N)%nat /\ v i <> 0) ->
    0 < sum_f_R0 (fun i => sum_f_R0 (fun j => v i * proposition_3.K_layer alpha L (sum_f_R0 (fun k => x i k * x j k) d) *
      v j) N) N.
Proof. exact proposition_3.lemma_5. Qed.

(* claim: yu-2025/lemma-6
   kind: statement
   printed: K_1 = u + a^2 kappa_1(u) is strictly positive definite on the open half sphere
   gap: none: for alpha <> 0; h is kappa_1. *)
Theorem lemma_6 : forall (N d : nat) (x : nat -> nat -> R) (alpha : R), lemma_2.half_sphere N d x -> alpha <> 0 ->
  forall v : nat -> R, (exists i, (i <= N)%nat /\ v i <> 0) ->
    0 < sum_f_R0 (fun i => sum_f_R0 (fun j =>
      v i * (sum_f_R0 (fun k => x i k * x j k) d + alpha^2 * h (sum_f_R0 (fun k => x i k * x j k) d)) * v j) N) N.
Proof. exact proposition_3.lemma_6. Qed.

(* claim: yu-2025/section-3.1-r-strictly-positive
   kind: statement
   printed: r^(L) of (3.10) is strictly positive definite on the open half sphere
   gap: none: for alpha <> 0, L >= 1. *)
Theorem section_3_1_r : forall (N d : nat) (x : nat -> nat -> R) (alpha : R) (L : nat), lemma_2.half_sphere N d x ->
  alpha <> 0 -> (1 <= L)%nat -> forall v : nat -> R, (exists i, (i <= N)%nat /\ v i <> 0) ->
    0 < sum_f_R0 (fun i => sum_f_R0 (fun j => v i * proposition_3.r_residual alpha L (sum_f_R0 (fun k => x i k *
      x j k) d) * v j) N) N.
Proof. exact proposition_3.r_strictly_positive. Qed.

(* claim: yu-2025/proposition-3
   kind: statement
   printed: the kernel (3.9) of the residual network is strictly positive definite
   gap: none: for alpha <> 0, L >= 1, as (3.9) and (3.10) print it and, K_outside, with the terms of the biases outside the factor
     |x~| |x~'|. That (3.9) is the limit of the network's kernel is not part of the claim. *)
Theorem proposition_3 : forall (N d : nat) (p : nat -> nat -> R) (alpha : R) (L : nat), alpha <> 0 -> (1 <= L)%nat ->
  (forall i j, (i <= N)%nat -> (j <= N)%nat -> i <> j -> exists k, (k <= d)%nat /\ p i k <> p j k) ->
  (forall v : nat -> R, (exists i, (i <= N)%nat /\ v i <> 0) ->
    0 < sum_f_R0 (fun i => sum_f_R0 (fun j => v i * proposition_3.K_residual alpha d L (p i) (p j) * v j) N) N) /\
  (forall v : nat -> R, (exists i, (i <= N)%nat /\ v i <> 0) ->
    0 < sum_f_R0 (fun i => sum_f_R0 (fun j => v i * proposition_3.K_outside alpha d L (p i) (p j) * v j) N) N).
Proof. exact proposition_3.proposition_3. Qed.

(* claim: yu-2025/proposition-1
   kind: statement
   printed: the kernels of both networks are strictly positive definite
   gap: as for propositions 2 and 3. *)
Theorem proposition_1 : forall (N d : nat) (p : nat -> nat -> R) (c : nat -> R) (alpha : R) (L : nat),
  (forall l, 0 <= c l) -> alpha <> 0 -> (1 <= L)%nat ->
  (forall i j, (i <= N)%nat -> (j <= N)%nat -> i <> j -> exists k, (k <= d)%nat /\ p i k <> p j k) ->
  (forall v : nat -> R, (exists i, (i <= N)%nat /\ v i <> 0) ->
    0 < sum_f_R0 (fun i => sum_f_R0 (fun j => v i * proposition_2.Theta 1 1 1 c d L (p i) (p j) * v j) N) N) /\
  (forall v : nat -> R, (exists i, (i <= N)%nat /\ v i <> 0) ->
    0 < sum_f_R0 (fun i => sum_f_R0 (fun j => v i * proposition_3.K_residual alpha d L (p i) (p j) * v j) N) N) /\
  (forall v : nat -> R, (exists i, (i <= N)%nat /\ v i <> 0) ->
    0 < sum_f_R0 (fun i => sum_f_R0 (fun j => v i * proposition_3.K_outside alpha d L (p i) (p j) * v j) N) N).
Proof. exact proposition_3.proposition_1. Qed.

(* claim: yu-2025/lemma-7
   kind: statement
   printed: if |K_t - K| <= lambda_0/(2 n^2) entry by entry for all t, then lambda_min(K_t) >= lambda_0/2 for all t
   gap: none; lambda_min(K) >= c is stated as v^T K v >= c |v|^2, and lambda may be any lower bound, not lambda_0 alone. *)
Theorem lemma_7 : forall (n : nat) (K : nat -> nat -> R) (Kt : R -> nat -> nat -> R) (lambda : R),
  0 < lambda -> smallest_eigenvalue_at_least n K lambda ->
  (forall t i j, 0 <= t -> (i <= n)%nat -> (j <= n)%nat -> Rabs (Kt t i j - K i j) <= lambda / (2 * INR (S n) ^ 2)) ->
  forall t, 0 <= t -> smallest_eigenvalue_at_least n (Kt t) (lambda / 2).
Proof. exact lemma_7.lemma_7. Qed.

(* claim: yu-2025/lemma-8
   kind: statement
   printed: if lambda_min(K_t(X, X)) >= C > 0 during training, every (2 y_i - 1) f_t(x_i) tends to infinity
   gap: for absolutely continuous outputs that obey (3.2) for almost every t > 0; that training a network, an absolutely
     continuous solution of (2.7), gives them is not formalised. *)
Theorem lemma_8 : forall (n : nat) (y : nat -> R) (f : nat -> R -> R) (K : R -> nat -> nat -> R) (C : R),
  (forall i, y i = 0 \/ y i = 1) -> 0 < C ->
  (forall i a b, (i <= n)%nat -> 0 < a -> a <= b -> absolutely_continuous (f i) a b) ->
  almost_everywhere (fun t => 0 < t ->
    (forall i, (i <= n)%nat ->
       is_derive (f i) t (sum_f_R0 (fun j => K t i j * ((2 * y j - 1) * / (1 + exp ((2 * y j - 1) * f j t)))) n)) /\
    smallest_eigenvalue_at_least n (K t) C) ->
  forall i, (i <= n)%nat -> is_lim (fun t => (2 * y i - 1) * f i t) p_infty p_infty.
Proof. exact lemma_8.lemma_8. Qed.

(* claim: yu-2025/lemma-8
   kind: part
   printed: as above
   gap: for continuous outputs that obey (3.2) for all t > 0 but countably many, absolutely continuous or not; else as above. *)
Theorem lemma_8_countable : forall (n : nat) (y : nat -> R) (f : nat -> R -> R) (K : R -> nat -> nat -> R) (C : R),
  (forall i, y i = 0 \/ y i = 1) -> 0 < C -> forall e : nat -> R,
  (forall t i, 0 < t -> (i <= n)%nat -> continuous (f i) t) ->
  (forall t, 0 < t -> (forall k, t <> e k) ->
    (forall i, (i <= n)%nat ->
       is_derive (f i) t (sum_f_R0 (fun j => K t i j * ((2 * y j - 1) * / (1 + exp ((2 * y j - 1) * f j t)))) n)) /\
    smallest_eigenvalue_at_least n (K t) C) ->
  forall i, (i <= n)%nat -> is_lim (fun t => (2 * y i - 1) * f i t) p_infty p_infty.
Proof. exact lemma_8.lemma_8_countable. Qed.

(* claim: yu-2025/theorem-1
   kind: statement
   printed: if lambda_min(K_t(X, X)) >= C > 0 during training, |f_t(x_i)| tends to infinity
   gap: as for lemma 8. *)
Theorem theorem_1 : forall (n : nat) (y : nat -> R) (f : nat -> R -> R) (K : R -> nat -> nat -> R) (C : R),
  (forall i, y i = 0 \/ y i = 1) -> 0 < C ->
  (forall i a b, (i <= n)%nat -> 0 < a -> a <= b -> absolutely_continuous (f i) a b) ->
  almost_everywhere (fun t => 0 < t ->
    (forall i, (i <= n)%nat ->
       is_derive (f i) t (sum_f_R0 (fun j => K t i j * ((2 * y j - 1) * / (1 + exp ((2 * y j - 1) * f j t)))) n)) /\
    smallest_eigenvalue_at_least n (K t) C) ->
  forall i, (i <= n)%nat -> is_lim (fun t => Rabs (f i t)) p_infty p_infty.
Proof. exact lemma_8.theorem_1. Qed.

(* claim: yu-2025/eq-5.6
   kind: statement
   printed: u(t) -> 0 and |f_t(x_i)| -> infinity
   gap: as for lemma 8. *)
Theorem eq_5_6 : forall (n : nat) (y : nat -> R) (f : nat -> R -> R) (K : R -> nat -> nat -> R) (C : R),
  (forall i, y i = 0 \/ y i = 1) -> 0 < C ->
  (forall t i, 0 < t -> (i <= n)%nat ->
     is_derive (f i) t (sum_f_R0 (fun j => K t i j * ((2 * y j - 1) * / (1 + exp ((2 * y j - 1) * f j t)))) n)) ->
  (forall t, 0 < t -> smallest_eigenvalue_at_least n (K t) C) -> forall i, (i <= n)%nat ->
  is_lim (fun t => / (1 + exp ((2 * y i - 1) * f i t))) p_infty 0 /\ is_lim (fun t => Rabs (f i t)) p_infty p_infty.
Proof. exact eq_5_6.eq_5_6. Qed.

(* claim: yu-2025/eq-5.6
   kind: part
   printed: as above; not printed: the rate, w = e^V - 1 falls at least like n/(C t), e^(margin) grows at least like C t/n
   gap: as for lemma 8; the outputs are continuous from the right at 0. n + 1 points. *)
Theorem eq_5_6_rate : forall (n : nat) (y : nat -> R) (f : nat -> R -> R) (K : R -> nat -> nat -> R) (C : R),
  (forall i, y i = 0 \/ y i = 1) -> 0 < C ->
  (forall t i, 0 < t -> (i <= n)%nat ->
     is_derive (f i) t (sum_f_R0 (fun j => K t i j * ((2 * y j - 1) * / (1 + exp ((2 * y j - 1) * f j t)))) n)) ->
  (forall t, 0 < t -> smallest_eigenvalue_at_least n (K t) C) ->
  (forall i, (i <= n)%nat -> filterlim (f i) (at_right 0) (locally (f i 0))) ->
  let V t := sum_f_R0 (fun i => ln (1 + exp (- ((2 * y i - 1) * f i t)))) n in let w0 := exp (V 0) - 1 in
  forall t, 0 < t -> let tau := / w0 - ln w0 + C * t / INR (S n) in 1 <= tau ->
    (forall i, (i <= n)%nat -> ln (tau - ln tau) <= (2 * y i - 1) * f i t) /\ V t <= ln (1 + / (tau - ln tau)).
Proof. exact eq_5_6.eq_5_6_rate. Qed.

(* claim: yu-2025/theorem-1
   kind: part
   printed: as above
   gap: for continuous outputs that obey (3.2) for all t > 0 but countably many; else as for lemma 8. *)
Theorem theorem_1_countable : forall (n : nat) (y : nat -> R) (f : nat -> R -> R) (K : R -> nat -> nat -> R) (C : R),
  (forall i, y i = 0 \/ y i = 1) -> 0 < C -> forall e : nat -> R,
  (forall t i, 0 < t -> (i <= n)%nat -> continuous (f i) t) ->
  (forall t, 0 < t -> (forall k, t <> e k) ->
    (forall i, (i <= n)%nat ->
       is_derive (f i) t (sum_f_R0 (fun j => K t i j * ((2 * y j - 1) * / (1 + exp ((2 * y j - 1) * f j t)))) n)) /\
    smallest_eigenvalue_at_least n (K t) C) ->
  forall i, (i <= n)%nat -> is_lim (fun t => Rabs (f i t)) p_infty p_infty.
Proof. exact lemma_8.theorem_1_countable. Qed.

(* claim: yu-2025/eq-c.25
   kind: statement
   printed: V' <= -M C implies V_t <= V_(t_0) - M C (t - t_0), which tends to -infinity
   gap: none: for absolutely continuous V, the derivative for almost every t; m is M C. *)
Theorem eq_c_25 : forall (V : R -> R) (m t0 : R), 0 < m -> (forall b, t0 <= b -> absolutely_continuous V t0 b) ->
  almost_everywhere (fun t => t0 <= t -> exists d : R, is_derive V t d /\ d <= - m) ->
  (forall t, t0 <= t -> V t <= V t0 - m * (t - t0)) /\ is_lim V p_infty m_infty.
Proof. exact lemma_8.decreases_to_minus_infinity. Qed.

(* claim: yu-2025/theorem-1-beyond-kinks
   kind: refutation
   printed: theorem 1, for trainings that reach a kink of the ReLU
   gap: a network with one hidden layer, d = 1, m = 3, five points; "at rest" is the generalised gradient with slopes in [0, 1]
     at the kinks, and K_t is formed with 1(z > 0). That it is the limit of gradient descent is not formalised. *)
Theorem theorem_1_beyond_kinks_fails :
  exists (N : theorem_1_beyond_kinks.network) (C : R), 0 < C /\ theorem_1_beyond_kinks.at_rest N /\
    smallest_eigenvalue_at_least 4 (theorem_1_beyond_kinks.kernel N (fun _ => 0)) C.
Proof. exact theorem_1_beyond_kinks.theorem_1_fails_beyond_kinks. Qed.

(* claim: yu-2025/eq-c.26
   kind: part
   printed: 0 < u_i <= -ln(1 - u_i) <= V(u)
   gap: none for the inequalities. *)
Theorem eq_c_26 : forall (n : nat) (r : nat -> R), (forall i, (i <= n)%nat -> 0 < r i < 1) ->
  forall i, (i <= n)%nat -> 0 < r i <= - ln (1 - r i) /\ - ln (1 - r i) <= sum_f_R0 (fun i => - ln (1 - r i)) n.
Proof. exact eq_2_6.errors_below_v. Qed.

(* claim: yu-2025/eq-c.26
   kind: part
   printed: V(u) -> 0 implies u_i -> 0
   gap: none. *)
Theorem eq_c_26_limit : forall (n : nat) (r : nat -> R -> R), (forall i t, (i <= n)%nat -> 0 < r i t < 1) ->
  is_lim (fun t => sum_f_R0 (fun i => - ln (1 - r i t)) n) p_infty 0 -> forall i, (i <= n)%nat -> is_lim (r i) p_infty 0.
Proof. exact eq_2_6.errors_vanish. Qed.
