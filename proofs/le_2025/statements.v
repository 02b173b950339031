(* Le (2025): what is formally proved, each theorem in closed form; the proofs are names.  Points are numbered 0 ... N. *)
From Coq Require Import Reals.
From Coquelicot Require Import Coquelicot.
From NtkVerify.coq Require Import quadratic_forms.
From NtkVerify.coq Require gram.
From NtkVerify.jacot_2018 Require section_3.
From NtkVerify.le_2025 Require Import section_4_2.
Open Scope R_scope.

(* claim: le-2025/section-3.1-psd
   kind: part
   printed: the Gram matrix of a feature map is symmetric and positive semidefinite
   gap: semidefinite, for d + 1 features. *)
Theorem section_3_1_psd : forall (N d : nat) (x : nat -> nat -> R),
  semidefinite N (fun i j => sum_f_R0 (fun k => x i k * x j k) d).
Proof. exact gram.gram_semidefinite. Qed.

(* claim: le-2025/section-3.1-psd
   kind: part
   printed: as above
   gap: symmetric, for d + 1 features. *)
Theorem section_3_1_symmetric : forall (N d : nat) (x : nat -> nat -> R),
  symmetric N (fun i j => sum_f_R0 (fun k => x i k * x j k) d).
Proof. exact gram.gram_symmetric. Qed.

(* claim: le-2025/section-3.4-global-minimum
   kind: refutation
   printed: if C is convex and bounded from below, f converges to a global minimum
   gap: one data point with the kernel 1 and a cost of one real number; the same counterexample as for Jacot et al. *)
Theorem section_3_4_global_minimum_fails :
  exists C : R -> R, (forall x y s : R, 0 <= s <= 1 -> C ((1 - s) * x + s * y) <= (1 - s) * C x + s * C y) /\
    (exists b : R, forall f : R, b <= C f) /\ (forall x : R, ex_derive C x) /\
    exists f : R -> R, f 0 = 0 /\ (forall t : R, is_derive f t (- Derive C (f t))) /\
      is_lim f p_infty p_infty /\ ~ exists m : R, forall g : R, C m <= C g.
Proof. exact section_3.section_3_false. Qed.

(* claim: le-2025/proposition-4.5
   kind: part
   printed: kernel gradient descent converges to the interpolant of smallest norm
   gap: the end of the descent is given as b + a, b the start and a on the data, interpolating; that the flow ends there is not
     formalised. Two points, one of them the datum. *)
Theorem proposition_4_5_fails : exists (N m : nat) (K : nat -> nat -> R) (y b a : nat -> R) (lambda : R),
  symmetric N K /\ 0 < lambda /\ smallest_eigenvalue_at_least N K lambda /\ on_data N m a /\
  interpolates N m K y (fun j => b j + a j) /\ ~ smallest N m K y (fun j => b j + a j).
Proof. exact section_4_2.any_start_false. Qed.

(* claim: le-2025/proposition-4.5
   kind: part
   printed: as above
   gap: as above; f_0 is a combination of finitely many K(x_j, .), and that an interpolant s in the span of the data exists is a
     hypothesis (an invertible Gram matrix has one). *)
Theorem proposition_4_5_corrected : forall (N m : nat) (K : nat -> nat -> R) (y s b a : nat -> R) (lambda : R),
  symmetric N K -> 0 < lambda -> smallest_eigenvalue_at_least N K lambda ->
  on_data N m s -> interpolates N m K y s -> on_data N m a -> interpolates N m K y (fun j => b j + a j) ->
  (smallest N m K y (fun j => b j + a j) <-> on_data N m b).
Proof. exact section_4_2.span_criterion. Qed.

(* claim: le-2025/proposition-4.5-zero
   kind: part
   printed: from f_0 = 0 kernel gradient descent converges to the interpolant of smallest norm
   gap: c is where the descent ends; that the flow ends at an interpolant in the span of the data is not formalised. *)
Theorem proposition_4_5_zero : forall (N m : nat) (K : nat -> nat -> R) (y : nat -> R) (lambda : R),
  symmetric N K -> 0 < lambda -> smallest_eigenvalue_at_least N K lambda ->
  forall c : nat -> R, on_data N m c -> interpolates N m K y c -> smallest N m K y c.
Proof. exact section_4_2.interpolant_on_data_is_smallest. Qed.
