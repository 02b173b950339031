(* Lemma 7 of Yu, Tian and Chen (2025): entries within lambda_0/(2 n^2) of K(X, X) keep half of lambda_0;
   lambda_0/(2 n) is
   enough, n points. *)
From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From NtkVerify.coq Require Import quadratic_forms.
Open Scope R_scope.

Theorem lemma_7_sharper n (K K' : nat -> nat -> R) (lambda : R) :
  0 <= lambda -> smallest_eigenvalue_at_least n K lambda ->
  (forall i j, (i <= n)%nat -> (j <= n)%nat -> Rabs (K' i j - K i j) <= lambda / (2 * INR (S n))) ->
  smallest_eigenvalue_at_least n K' (lambda / 2).
Proof.
  intros L HK E a. specialize (HK a). set (N := INR (S n)) in *.
  assert (NP : 1 <= N) by apply (le_INR 1 (S n) ltac:(lia)).
  set (e := lambda / (2 * N)) in *.
  enough (form n K a - e * N * norm2 n a <= form n K' a).
  { replace (lambda / 2 * norm2 n a) with (lambda * norm2 n a - e * N * norm2 n a) by (unfold e; field; lra).
    lra. }
  assert (D : form n K a - sum n (fun i => sum n (fun j => e * (a i ^ 2 / 2 + a j ^ 2 / 2))) <= form n K' a).
  { unfold Rminus. rewrite <- (Rmult_1_l (sum n (fun i => sum n _))) at 1.
    rewrite Ropp_mult_distr_l, <- sum_scale. unfold form. rewrite <- sum_add.
    apply sum_le. intros i Hi. rewrite <- sum_scale, <- sum_add. apply sum_le. intros j Hj.
    specialize (E i j Hi Hj).
    apply Rabs_le_between in E. assert (0 <= e) by lra.
    assert (0 <= (a i - a j)^2) by apply pow2_ge_0. assert (0 <= (a i + a j)^2) by apply pow2_ge_0.
    assert (- (e * (a i ^ 2 / 2 + a j ^ 2 / 2)) <= a i * (K' i j - K i j) * a j).
    { set (d := K' i j - K i j) in *. destruct (Rle_dec 0 (a i * a j)) as [P | P]; nra. }
    lra. }
  assert (S2 : sum n (fun i => sum n (fun j => e * (a i ^ 2 / 2 + a j ^ 2 / 2))) = e * N * norm2 n a).
  { rewrite (sum_ext n _ (fun i => e * (N / 2) * a i ^ 2 + e / 2 * norm2 n a)).
    - rewrite sum_add, sum_scale, sum_const. fold N. unfold norm2. field.
    - intros i Hi. rewrite sum_scale, sum_add, sum_const. fold N. unfold norm2.
      rewrite (sum_ext n (fun j => a j ^ 2 / 2) (fun j => /2 * a j ^ 2)) by (intros; field). rewrite sum_scale.
      field. }
  lra.
Qed.

(* As printed, (C.18) and (C.19). *)
Theorem lemma_7 n (K : nat -> nat -> R) (Kt : R -> nat -> nat -> R) (lambda : R) :
  0 < lambda -> smallest_eigenvalue_at_least n K lambda ->
  (forall t i j, 0 <= t -> (i <= n)%nat -> (j <= n)%nat ->
    Rabs (Kt t i j - K i j) <= lambda / (2 * INR (S n) ^ 2)) ->
  forall t, 0 <= t -> smallest_eigenvalue_at_least n (Kt t) (lambda / 2).
Proof.
  intros L HK E t Ht. apply lemma_7_sharper with K; [lra | easy |]. intros i j Hi Hj.
  apply Rle_trans with (1 := E t i j Ht Hi Hj). assert (NP : 1 <= INR (S n)) by apply (le_INR 1 (S n)
    ltac:(lia)).
  apply Rmult_le_compat_l; [lra |]. apply Rinv_le_contravar; nra.
Qed.
