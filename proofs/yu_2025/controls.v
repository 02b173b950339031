(* Controls of statements.v: hypotheses that can be met, and false variants that are refuted.  One sample point. *)
From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From NtkVerify.coq Require Import calculus quadratic_forms.
From NtkVerify.jacot_2018 Require Import section_3.
From NtkVerify.yu_2025 Require Import section_b_1_products_and_sums.
Open Scope R_scope.

(* Lemma 8 and theorem 1: label 1, kernel 1, the solution of f' = 1/(1 + e^f). *)
Theorem lemma_8_not_vacuous : exists (y : nat -> R) (f : nat -> R -> R) (K : R -> nat -> nat -> R),
  (forall i, y i = 0 \/ y i = 1) /\
  (forall t i, 0 < t -> (i <= 0)%nat -> is_derive (f i) t
    (sum 0 (fun j => K t i j * ((2 * y j - 1) * / (1 + exp ((2 * y j - 1) * f j t)))))) /\
  (forall t, 0 < t -> smallest_eigenvalue_at_least 0 (K t) 1).
Proof.
  exists (fun _ => 1), (fun _ => solution), (fun _ _ _ => 1). split; [| split].
  - intros; now right.
  - intros t i Ht Hi. assert (D := proj2 flow_exists t). rewrite Derive_cost in D. evar_last; [exact D |].
    unfold sum. simpl. replace ((2 * 1 - 1) * solution t) with (solution t) by ring. ring.
  - intros t Ht a. unfold norm2, form, sum. simpl. lra.
Qed.

(* Lemma 7: the kernel 1 perturbed by 1/2. *)
Theorem lemma_7_not_vacuous : exists (K : nat -> nat -> R) (Kt : R -> nat -> nat -> R) (lambda : R),
  0 < lambda /\ smallest_eigenvalue_at_least 0 K lambda /\
  (forall t i j, 0 <= t -> (i <= 0)%nat -> (j <= 0)%nat -> Rabs (Kt t i j - K i j) <= lambda / (2 * INR 1 ^ 2)).
Proof.
  exists (fun _ _ => 1), (fun _ _ _ => 1/2), 1. split; [lra | split].
  - intros a. unfold norm2, form, sum. simpl. lra.
  - intros t i j _ _ _. rewrite Rabs_left by lra. simpl. lra.
Qed.

Theorem positive_definite_not_vacuous : positive_definite 0 (fun _ _ => 1).
Proof. split; [easy |]. exists 1. split; [lra |]. intros a. unfold norm2, form, sum. simpl. lra. Qed.

(* Lemma 7 with lambda in place of lambda/(2 n^2): false. *)
Theorem lemma_7_not_with_lambda : ~ forall (K K' : nat -> nat -> R) (lambda : R),
  0 < lambda -> smallest_eigenvalue_at_least 0 K lambda ->
  (forall i j, (i <= 0)%nat -> (j <= 0)%nat -> Rabs (K' i j - K i j) <= lambda) ->
  smallest_eigenvalue_at_least 0 K' (lambda / 2).
Proof.
  intros A. specialize (A (fun _ _ => 1) (fun _ _ => 0) 1 ltac:(lra)).
  assert (B : smallest_eigenvalue_at_least 0 (fun _ _ => 0) (1/2)).
  { apply A; [intros a; unfold norm2, form, sum; simpl; lra |]. intros i j _ _. rewrite Rabs_left; lra. }
  specialize (B (fun _ => 1)). unfold norm2, form, sum in B. simpl in B. lra.
Qed.

(* Lemma 8 with C = 0: false. *)
Theorem lemma_8_not_without_a_bound : ~ forall (y : nat -> R) (f : nat -> R -> R) (K : R -> nat -> nat -> R),
  (forall i, y i = 0 \/ y i = 1) ->
  (forall t i, 0 < t -> (i <= 0)%nat -> is_derive (f i) t
    (sum 0 (fun j => K t i j * ((2 * y j - 1) * / (1 + exp ((2 * y j - 1) * f j t)))))) ->
  (forall t, 0 < t -> smallest_eigenvalue_at_least 0 (K t) 0) ->
  is_lim (fun t => (2 * y 0%nat - 1) * f 0%nat t) p_infty p_infty.
Proof.
  intros A. specialize (A (fun _ => 1) (fun _ _ => 0) (fun _ _ _ => 0)).
  assert (L : is_lim (fun _ => (2 * 1 - 1) * 0) p_infty p_infty).
  { apply A; [intros; now right | |].
    - intros t i _ _. unfold sum. simpl. rewrite Rmult_0_l. apply (is_derive_const (K := R_AbsRing) (V := R_NormedModule) 0).
    - intros t _ a. unfold norm2, form, sum. simpl. lra. }
  apply is_lim_unique in L. rewrite Lim_const in L. discriminate.
Qed.

(* A Hadamard product of semidefinite matrices need not be definite. *)
Theorem product_not_definite : ~ forall A B : matrix, symmetric 0 A -> semidefinite 0 A -> positive_definite 0 B ->
  positive_definite 0 (hadamard A B).
Proof.
  intros P. destruct (P (fun _ _ => 0) (fun _ _ => 1)) as [_ [c [C D]]]; [easy | | apply positive_definite_not_vacuous |].
  - intros v. unfold form, sum. simpl. lra.
  - specialize (D (fun _ => 1)). unfold norm2, form, sum, hadamard in D. simpl in D. lra.
Qed.
