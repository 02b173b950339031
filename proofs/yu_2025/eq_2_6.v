(* Yu, Tian and Chen (2025), (2.6) and (C.26): the errors u_i of the cross-entropy. *)
From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From NtkVerify.coq Require Import calculus quadratic_forms.
Open Scope R_scope.

(* o = 1/(1 + e^(-f)), (2.4); y is the label. *)
Definition o (f : R) : R := / (1 + exp (- f)).
Definition u (y f : R) : R := / (1 + exp ((2 * y - 1) * f)).

Lemma o_range f : 0 < o f < 1.
Proof.
  unfold o. generalize (exp_pos (- f)); intros P. split; [apply Rinv_0_lt_compat; lra |].
  rewrite <- Rinv_1. apply Rinv_lt_contravar; lra.
Qed.

Lemma u_zero f : u 0 f = o f.
Proof. unfold u, o. replace ((2 * 0 - 1) * f) with (- f) by ring. easy. Qed.

Lemma u_one f : u 1 f = 1 - o f.
Proof.
  unfold u, o. replace ((2 * 1 - 1) * f) with f by ring. rewrite exp_Ropp.
  generalize (exp_pos f); intros P. field. lra.
Qed.

Theorem errors y f : y = 0 \/ y = 1 ->
  u y f = Rabs (o f - y) /\ (y = 0 -> u y f = o f) /\ (y = 1 -> u y f = 1 - o f) /\ 0 < u y f < 1.
Proof.
  assert (R := o_range f). intros [-> | ->]; rewrite ?u_zero, ?u_one.
  - repeat split; try lra. rewrite Rabs_right; lra.
  - repeat split; try lra. rewrite Rabs_left; lra.
Qed.

(* (C.26) *)
Theorem errors_below_v n (r : nat -> R) : (forall i, (i <= n)%nat -> 0 < r i < 1) ->
  forall i, (i <= n)%nat -> 0 < r i <= - ln (1 - r i) /\ - ln (1 - r i) <= sum n (fun i => - ln (1 - r i)).
Proof.
  intros H i Hi. assert (A : forall j, (j <= n)%nat -> r j <= - ln (1 - r j)).
  { intros j Hj. specialize (H j Hj). enough (ln (1 - r j) <= - r j) by lra.
    rewrite <- (ln_exp (- r j)). apply ln_le; [lra |]. generalize (exp_ineq1_le (- r j)). lra. }
  split; [split; [apply H | apply A]; easy |].
  apply (sum_member n (fun i => - ln (1 - r i))); [easy |]. intros j Hj. generalize (H j Hj) (A j Hj). lra.
Qed.

Theorem errors_vanish n (r : nat -> R -> R) : (forall i t, (i <= n)%nat -> 0 < r i t < 1) ->
  is_lim (fun t => sum n (fun i => - ln (1 - r i t))) p_infty 0 -> forall i, (i <= n)%nat -> is_lim (r i) p_infty 0.
Proof.
  intros H L i Hi. apply (is_lim_le_le_loc (fun _ => 0) (fun t => sum n (fun i => - ln (1 - r i t)))).
  - exists 0. intros t _. destruct (errors_below_v n (fun i => r i t) (fun j Hj => H j t Hj) i Hi) as [[A B] C]. lra.
  - apply is_lim_const.
  - exact L.
Qed.
