(* Jacot, Gabriel and Hongler (2018): what is formally proved, each theorem in closed form; the proofs are names. *)
From Coq Require Import Reals.
From Coquelicot Require Import Coquelicot.
From NtkVerify.coq Require Import quadratic_forms.
From NtkVerify.coq Require schur_product.
From NtkVerify.jacot_2018 Require section_3 a_4_theorem_3.
From NtkVerify.yu_2025 Require proposition_2.
Open Scope R_scope.

(* claim: jacot-2018/theorem-3
   kind: refutation
   printed: f(x^T x') is positive definite for any n_0 if b_n > 0 for infinitely many even and infinitely many odd n
   gap: "if", as printed without b_n >= 0; at a single point, where the matrix is the number f(1). *)
Theorem theorem_3_fails : ~ forall b : nat -> R,
  (forall t : R, -1 <= t <= 1 -> ex_series (fun n => b n * t ^ n)) ->
  (forall M : nat, exists n, (M <= n)%nat /\ Nat.Even n /\ 0 < b n) ->
  (forall M : nat, exists n, (M <= n)%nat /\ Nat.Odd n /\ 0 < b n) ->
  0 < Series (fun n => b n * 1 ^ n).
Proof. exact a_4_theorem_3.printed_if_false. Qed.

(* claim: jacot-2018/theorem-3
   kind: correction
   printed: as above
   gap: none: with b_n >= 0, which the source has; for each n_0 = d + 1 >= 2, at N + 1 different points for all N. *)
Theorem theorem_3_corrected : forall (d : nat) (b : nat -> R), (1 <= d)%nat -> (forall n, 0 <= b n) -> ex_series b ->
  (forall (N : nat) (x : nat -> nat -> R),
     (forall i, (i <= N)%nat -> sum_f_R0 (fun k => x i k * x i k) d = 1) ->
     (forall i j, (i <= N)%nat -> (j <= N)%nat -> i <> j -> exists k, (k <= d)%nat /\ x i k <> x j k) ->
     forall v : nat -> R, (exists i, (i <= N)%nat /\ v i <> 0) ->
     0 < sum_f_R0 (fun i => sum_f_R0 (fun j => v i * Series (fun n => b n * sum_f_R0 (fun k => x i k * x j k) d ^ n) *
       v j) N) N) <->
  (forall M, exists n, (M <= n)%nat /\ Nat.Even n /\ 0 < b n) /\ (forall M, exists n, (M <= n)%nat /\ Nat.Odd n /\ 0 < b n).
Proof. exact a_4_theorem_3.theorem_3_corrected. Qed.

(* claim: jacot-2018/theorem-3
   kind: correction
   printed: as above
   gap: none: with b_n >= 0; for n_0 = 1, where one even and one odd n are enough, and needed. *)
Theorem theorem_3_two_points : forall b : nat -> R, (forall n, 0 <= b n) -> ex_series b ->
  (forall (N : nat) (x : nat -> nat -> R),
     (forall i, (i <= N)%nat -> sum_f_R0 (fun k => x i k * x i k) 0 = 1) ->
     (forall i j, (i <= N)%nat -> (j <= N)%nat -> i <> j -> exists k, (k <= 0)%nat /\ x i k <> x j k) ->
     forall v : nat -> R, (exists i, (i <= N)%nat /\ v i <> 0) ->
     0 < sum_f_R0 (fun i => sum_f_R0 (fun j => v i * Series (fun n => b n * sum_f_R0 (fun k => x i k * x j k) 0 ^ n) *
       v j) N) N) <->
  (exists n, Nat.Even n /\ 0 < b n) /\ (exists n, Nat.Odd n /\ 0 < b n).
Proof. exact a_4_theorem_3.theorem_3_two_points. Qed.

(* claim: jacot-2018/proposition-2
   kind: part
   printed: the limiting kernel is positive definite on the sphere for L >= 2 and a Lipschitz sigma that is no polynomial
   gap: for the ReLU; its expectations are given by kappa_0 and kappa_1. n_0 = d + 1; layers count from 0 in Theta. Not on the
     sphere alone, at any different points of R^(d + 1). *)
Theorem proposition_2_relu : forall (N d : nat) (p : nat -> nat -> R) (beta : R) (L : nat), 0 < beta -> (2 <= L)%nat ->
  (forall i j, (i <= N)%nat -> (j <= N)%nat -> i <> j -> exists k, (k <= d)%nat /\ p i k <> p j k) ->
  forall v : nat -> R, (exists i, (i <= N)%nat /\ v i <> 0) ->
    0 < sum_f_R0 (fun i => sum_f_R0 (fun j => v i *
      proposition_2.Theta (/ sqrt (INR (S d))) beta (1/2) (fun _ => beta^2) d (L - 1) (p i) (p j) * v j) N) N.
Proof. exact proposition_2.jacot_proposition_2. Qed.

(* claim: jacot-2018/a.4-step-1-product
   kind: part
   printed: the product of two positive semidefinite kernels is positive semidefinite; hence Theta^(L+1) is definite
   gap: the first sentence, on n + 1 points (Schur); that it makes Theta^(L+1) definite is a sum with a definite matrix. *)
Theorem a_4_step_1_product : forall (n : nat) (A B : nat -> nat -> R), symmetric n A -> symmetric n B ->
  semidefinite n A -> semidefinite n B -> semidefinite n (fun i j => A i j * B i j).
Proof. exact schur_product.schur. Qed.

(* claim: jacot-2018/section-3-global-minimum
   kind: refutation
   printed: if the cost is convex and bounded from below, f(t) converges to a global minimum
   gap: one data point with the kernel 1 and a cost of one real number; "no global minimum exists and f tends to infinity". *)
Theorem section_3_global_minimum_fails :
  exists C : R -> R, (forall x y s : R, 0 <= s <= 1 -> C ((1 - s) * x + s * y) <= (1 - s) * C x + s * C y) /\
    (exists b : R, forall f : R, b <= C f) /\ (forall x : R, ex_derive C x) /\
    exists f : R -> R, f 0 = 0 /\ (forall t : R, is_derive f t (- Derive C (f t))) /\
      is_lim f p_infty p_infty /\ ~ exists m : R, forall g : R, C m <= C g.
Proof. exact section_3.section_3_false. Qed.
