(* Yu, Tian and Chen (2025), section B.1: Hadamard product and sum of positive definite matrices are positive definite; with
   the bounds lambda_min(A o B) >= lambda_min(A) lambda_min(B) and lambda_min(A + B) >= lambda_min(A) + lambda_min(B). *)
From Coq Require Import Reals Lra Lia.
From NtkVerify.coq Require Import quadratic_forms schur_product.
Open Scope R_scope.

Definition positive_definite (n : nat) (A : matrix) : Prop :=
  symmetric n A /\ exists c, 0 < c /\ smallest_eigenvalue_at_least n A c.

Lemma delta_form n (B : matrix) i : (i <= n)%nat -> form n B (fun j => if Nat.eq_dec i j then 1 else 0) = B i i.
Proof.
  intros H. unfold form.
  rewrite (sum_ext n _ (fun k => (if Nat.eq_dec i k then 1 else 0) * (1 * B k i))).
  - rewrite delta_sum by easy. ring.
  - intros k Hk. rewrite (sum_ext n _ (fun j => (if Nat.eq_dec i j then 1 else 0) * ((if Nat.eq_dec i k then 1 else 0) * B k j))) by (intros; ring).
    rewrite delta_sum by easy. ring.
Qed.

Lemma delta_norm n i : (i <= n)%nat -> norm2 n (fun j => if Nat.eq_dec i j then 1 else 0) = 1.
Proof.
  intros H. unfold norm2. rewrite (sum_ext n _ (fun j => (if Nat.eq_dec i j then 1 else 0) * 1)).
  - rewrite delta_sum by easy. ring.
  - intros j _. destruct (Nat.eq_dec i j); ring.
Qed.

Theorem product_definite n A B : positive_definite n A -> positive_definite n B -> positive_definite n (hadamard A B).
Proof.
  intros [SA [a [Ha A']]] [SB [b [Hb B']]]. split.
  - intros i j Hi Hj. unfold hadamard. now rewrite SA, SB.
  - exists (a * b). split; [now apply Rmult_lt_0_compat |]. apply hadamard_eigenvalue; try easy; [lra | |].
    + intros v. specialize (B' v). assert (0 <= norm2 n v) by (apply sum_nonneg; intros; apply pow2_ge_0). nra.
    + intros i Hi. specialize (B' (fun j => if Nat.eq_dec i j then 1 else 0)). rewrite delta_form, delta_norm in B' by easy. lra.
Qed.

Theorem sum_definite n A B : positive_definite n A -> positive_definite n B -> positive_definite n (fun i j => A i j + B i j).
Proof.
  intros [SA [a [Ha A']]] [SB [b [Hb B']]]. split.
  - intros i j Hi Hj. now rewrite SA, SB.
  - exists (a + b). split; [lra |]. intros v. rewrite form_add. specialize (A' v). specialize (B' v). lra.
Qed.
