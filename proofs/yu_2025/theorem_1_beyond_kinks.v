(* Yu, Tian and Chen (2025), theorem 1 beyond kinks: a ReLU network (2.1) with L = 1, d = 1, m = 3 and five
   points that rests for ever
   under the flow of (2.7) continued as gradient descent continues it, while K_t(X, X), formed with 1(z > 0),
     is positive definite. *)
From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From NtkVerify.coq Require Import calculus quadratic_forms.
Open Scope R_scope.

(* ---- the network, its gradient, the flow ---- *)

Definition point (i : nat) : R := match i with 0%nat => -4 | 1%nat => -3 | 2%nat => 0 | 3%nat => 3 | _ => 4 end.
Definition label (i : nat) : R := match i with 1%nat | 3%nat => 1 | _ => 0 end.

Definition relu (z : R) : R := Rmax 0 z.
(* The derivative of relu; at the kink the value d. *)
Definition relu_slope (d z : R) : R := if Rlt_dec 0 z then 1 else if Rlt_dec z 0 then 0 else d.

Record network := { w : nat -> R; bias : nat -> R; V : nat -> R }.   (* neurons 0, 1, 2 *)
Definition scale : R := sqrt (2/3).                                    (* sqrt(2/m), m = 3 *)
Definition pre (N : network) (j i : nat) : R := w N j * point i + bias N j.
Definition output (N : network) (i : nat) : R := scale * sum 2 (fun j => V N j * relu (pre N j i)).

(* Partial derivatives of the output at point i, with the slope d j of neuron j at its kink. *)
Definition by_V (N : network) (j i : nat) : R := scale * relu (pre N j i).
Definition by_bias (N : network) (d : nat -> R) (j i : nat) : R := scale * V N j * relu_slope (d j) (pre N j i).
Definition by_w (N : network) (d : nat -> R) (j i : nat) : R := by_bias N d j i * point i.

Definition kernel (N : network) (d : nat -> R) (i k : nat) : R :=
  sum 2 (fun j => by_V N j i * by_V N j k + by_w N d j i * by_w N d j k + by_bias N d j i * by_bias N d j k).

(* c_i = (2 y_i - 1) u_i, u_i = 1/(1 + exp((2 y_i - 1) f(x_i))): the cross-entropy. *)
Definition residual (N : network) (i : nat) : R := (2 * label i - 1) * / (1 +
  exp ((2 * label i - 1) * output N i)).

(* The generalised gradient flow stands still: for some slopes in [0, 1] at the kinks every velocity vanishes.
   *)
Definition at_rest (N : network) : Prop :=
  exists d : nat -> R, (forall j, 0 <= d j <= 1) /\
    forall j, (j <= 2)%nat ->
      sum 4 (fun i => residual N i * by_V N j i) = 0 /\
      sum 4 (fun i => residual N i * by_w N d j i) = 0 /\
      sum 4 (fun i => residual N i * by_bias N d j i) = 0.

(* ---- the root ---- *)

Definition equation (a : R) : R := (1 - 2*a)^4 * (1 - a) * (1 - 3*a/2)^3 - (2*a)^4 * a * (3*a/2)^3.

Lemma root : { a | 2/7 <= a <= 1/3 /\ equation a = 0 }.
Proof.
  destruct (IVT_cor equation (2/7) (1/3)) as [a [A E]].
  - intros a. apply continuity_pt_filterlim, (ex_derive_continuous equation). unfold equation. auto_derive.
    easy.
  - lra.
  - unfold equation. lra.
  - now exists a.
Qed.

Section Counterexample.
Variable a : R.
Hypothesis range : 2/7 <= a <= 1/3.
Hypothesis equation_a : equation a = 0.

Lemma below_third : a < 1/3.
Proof.
  destruct range as [_ [L | L]]; [easy | exfalso]. revert equation_a. rewrite L. unfold equation. lra.
Qed.

Definition alpha : R := ln (a / (1 - a)).
Definition beta : R := (ln ((1 - 2*a) / (2*a)) - alpha) / 3.

Lemma beta_positive : 0 < beta.
Proof.
  generalize below_third; intros B. unfold beta, alpha.
  enough (ln (a / (1 - a)) < ln ((1 - 2*a) / (2*a))) by lra.
  apply ln_increasing; [apply Rdiv_lt_0_compat; lra |].
  apply Rmult_lt_reg_r with ((1 - a) * (2 * a)); [nra |].
  replace (a / (1 - a) * ((1 - a) * (2*a))) with (2 * a * a) by (field; lra).
  replace ((1 - 2*a) / (2*a) * ((1 - a) * (2*a))) with ((1 - 2*a) * (1 - a)) by (field; lra). nra.
Qed.

Lemma at_three : alpha + 3 * beta = ln ((1 - 2*a) / (2*a)).
Proof. unfold beta. field. Qed.

Lemma at_four : alpha + 4 * beta = ln ((3*a/2) / (1 - 3*a/2)).
Proof.
  generalize below_third; intros B.
  assert (P1 : 0 < (1 - 2*a) / (2*a)) by (apply Rdiv_lt_0_compat; lra).
  assert (P2 : 0 < a / (1 - a)) by (apply Rdiv_lt_0_compat; lra).
  assert (P3 : 0 < (3*a/2) / (1 - 3*a/2)) by (apply Rdiv_lt_0_compat; lra).
  assert (E : ((1 - 2*a) / (2*a))^4 = a / (1 - a) * ((3*a/2) / (1 - 3*a/2))^3).
  { apply Rmult_eq_reg_r with ((2*a)^4 * (1 - a) * (1 - 3*a/2)^3).
    - transitivity ((1 - 2*a)^4 * (1 - a) * (1 - 3*a/2)^3); [field; lra |].
      transitivity ((2*a)^4 * a * (3*a/2)^3); [unfold equation in equation_a; lra | field; lra].
    - apply Rgt_not_eq. repeat apply Rmult_lt_0_compat; try apply pow_lt; lra. }
  assert (L : 4 * ln ((1 - 2*a) / (2*a)) = alpha + 3 * ln ((3*a/2) / (1 - 3*a/2))).
  { assert (E2 := f_equal ln E). rewrite ln_mult, !ln_pow in E2 by (try apply pow_lt; easy). unfold alpha.
    simpl INR in E2. lra. }
  unfold beta. unfold beta in *. lra.
Qed.

(* Neuron 0 is constant, 1 and 2 have their kink at the point 0. *)
Definition N : network := {|
  w := fun j => match j with 0%nat => 0 | 1%nat => 1/8 | _ => -1/8 end;
  bias := fun j => match j with 0%nat => 1 | _ => 0 end;
  V := fun j => match j with 0%nat => alpha / scale | _ => 8 * beta / scale end |}.

Lemma scale_positive : 0 < scale.
Proof. unfold scale. apply sqrt_lt_R0. lra. Qed.

Lemma relu_above z : 0 <= z -> relu z = z.
Proof. intros H. unfold relu. now rewrite Rmax_right. Qed.
Lemma relu_below z : z <= 0 -> relu z = 0.
Proof. intros H. unfold relu. now rewrite Rmax_left. Qed.
Lemma slope_above d z : 0 < z -> relu_slope d z = 1.
Proof. intros H. unfold relu_slope. destruct (Rlt_dec 0 z); lra. Qed.
Lemma slope_below d z : z < 0 -> relu_slope d z = 0.
Proof. intros H. unfold relu_slope. destruct (Rlt_dec 0 z); [lra |]. destruct (Rlt_dec z 0); lra. Qed.
Lemma slope_kink d z : z = 0 -> relu_slope d z = d.
Proof. intros ->. unfold relu_slope. destruct (Rlt_dec 0 0); [lra |]. destruct (Rlt_dec 0 0); lra. Qed.

(* Values and slopes of the three neurons at the five points. *)
Definition value (j i : nat) : R :=
  match j with
  | 0%nat => 1
  | 1%nat => match i with 0%nat | 1%nat | 2%nat => 0 | 3%nat => 3/8 | _ => 1/2 end
  | _ => match i with 0%nat => 1/2 | 1%nat => 3/8 | _ => 0 end
  end.
Definition slope (d : nat -> R) (j i : nat) : R :=
  match j with
  | 0%nat => 1
  | 1%nat => match i with 0%nat | 1%nat => 0 | 2%nat => d 1%nat | _ => 1 end
  | _ => match i with 0%nat | 1%nat => 1 | 2%nat => d 2%nat | _ => 0 end
  end.

Ltac cases j i := destruct j as [|[|[|?]]]; try (exfalso; lia); destruct i as [|[|[|[|[|?]]]]]; try (exfalso;
  lia).

Lemma relu_value j i : (j <= 2)%nat -> (i <= 4)%nat -> relu (pre N j i) = value j i.
Proof.
  intros Hj Hi. cases j i; unfold pre, value; simpl; first [rewrite relu_above by lra;
    lra | rewrite relu_below by lra; lra].
Qed.
Lemma slope_value d j i : (j <= 2)%nat -> (i <= 4)%nat -> relu_slope (d j) (pre N j i) = slope d j i.
Proof.
  intros Hj Hi. cases j i; unfold pre, slope; simpl;
    first [rewrite slope_above by lra; reflexivity | rewrite slope_below by lra;
      reflexivity | rewrite slope_kink by lra; reflexivity].
Qed.

Lemma output_value i : (i <= 4)%nat -> output N i = alpha + beta * Rabs (point i).
Proof.
  intros Hi. generalize scale_positive; intros S. unfold output, sum. cbn [sum_f_R0].
  rewrite !relu_value by lia.
  destruct i as [|[|[|[|[|?]]]]]; try (exfalso; lia); unfold value, N, point; simpl;
    first [rewrite Rabs_right by lra | rewrite Rabs_left by lra]; field; lra.
Qed.

Lemma residual_value i : (i <= 4)%nat ->
  residual N i = a * match i with 0%nat | 4%nat => -3/2 | 1%nat | 3%nat => 2 | _ => -1 end.
Proof.
  intros Hi. generalize below_third; intros B. unfold residual. rewrite output_value by easy.
  assert (P1 : 0 < (1 - 2*a) / (2*a)) by (apply Rdiv_lt_0_compat; lra).
  assert (P2 : 0 < a / (1 - a)) by (apply Rdiv_lt_0_compat; lra).
  assert (P3 : 0 < (3*a/2) / (1 - 3*a/2)) by (apply Rdiv_lt_0_compat; lra).
  destruct i as [|[|[|[|[|?]]]]]; try (exfalso; lia); unfold label, point;
    first [rewrite Rabs_right by lra | rewrite Rabs_left by lra].
  - replace ((2 * 0 - 1) * (alpha + beta * - -4)) with (- (alpha + 4 * beta)) by ring.
    rewrite at_four, exp_Ropp, exp_ln by easy. field. repeat split; lra.
  - replace ((2 * 1 - 1) * (alpha + beta * - -3)) with (alpha + 3 * beta) by ring.
    rewrite at_three, exp_ln by easy. field. repeat split; lra.
  - replace ((2 * 0 - 1) * (alpha + beta * 0)) with (- alpha) by ring. unfold alpha.
    rewrite exp_Ropp, exp_ln by easy. field. repeat split; lra.
  - replace ((2 * 1 - 1) * (alpha + beta * 3)) with (alpha + 3 * beta) by ring.
    rewrite at_three, exp_ln by easy. field. repeat split; lra.
  - replace ((2 * 0 - 1) * (alpha + beta * 4)) with (- (alpha + 4 * beta)) by ring.
    rewrite at_four, exp_Ropp, exp_ln by easy. field. repeat split; lra.
Qed.

Lemma rests : at_rest N.
Proof.
  pose (d := fun _ : nat => 1/2). exists d. split; [intros; unfold d; lra |]. intros j Hj.
  unfold by_w, by_bias, by_V, sum. cbn [sum_f_R0].
  rewrite !residual_value, !relu_value, !slope_value by lia. unfold value, slope, point, d.
  destruct j as [|[|[|?]]]; try (exfalso; lia); repeat split; field.
Qed.

Lemma definite : smallest_eigenvalue_at_least 4 (kernel N (fun _ => 0)) (Rmin (beta^2) (2/9)).
Proof.
  set (z := fun _ : nat => 0). intros v. generalize scale_positive beta_positive; intros S Bp.
  assert (S2 : scale * scale = 2/3) by (unfold scale; apply sqrt_sqrt; lra).
  set (p := v 3%nat + v 4%nat). set (q := 3 * v 3%nat + 4 * v 4%nat).
  set (r := v 1%nat + v 0%nat). set (t := 3 * v 1%nat + 4 * v 0%nat). set (s := v 2%nat + p + r).
  assert (F : form 4 (kernel N z) v = 2/3 * s^2 + alpha^2 * (s^2 + (q - t)^2) + (64 * beta^2 + 1/96) * (q^2 +
    t^2) + 64 * beta^2 * (p^2 + r^2)).
  { unfold form, kernel, by_w, by_bias, by_V, sum. cbn [sum_f_R0]. rewrite !relu_value, !slope_value by lia.
    unfold value, slope, point, z, N; simpl. unfold s, p, q, r, t.
    replace (1/96) with (scale * scale / 64) by lra. replace (2/3) with (scale * scale) by easy. field. lra. }
  rewrite F. set (m := Rmin (beta^2) (2/9)).
  assert (M : m <= beta^2 /\ m <= 2/9) by (split; [apply Rmin_l | apply Rmin_r]).
  assert (M0 : 0 <= m) by (apply Rmin_glb; [apply pow2_ge_0 | lra]).
  assert (E : norm2 4 v = (s - p - r)^2 + (4*p - q)^2 + (q - 3*p)^2 + (4*r - t)^2 + (t - 3*r)^2).
  { unfold norm2, sum. cbn [sum_f_R0]. unfold s, p, q, r, t. ring. }
  assert (L : norm2 4 v <= 3 * s^2 + 53 * (p^2 + r^2) + 4 * (q^2 + t^2)).
  { rewrite E. generalize (pow2_ge_0 (s + p)) (pow2_ge_0 (s + r)) (pow2_ge_0 (p - r)) (pow2_ge_0 (4*p +
      q)) (pow2_ge_0 (q + 3*p)) (pow2_ge_0 (4*r + t)) (pow2_ge_0 (t + 3*r)). nra. }
  generalize (pow2_ge_0 s) (pow2_ge_0 p) (pow2_ge_0 q) (pow2_ge_0 r) (pow2_ge_0 t) (pow2_ge_0 alpha) (pow2_ge_0
    (q - t)). intros.
  apply Rle_trans with (m * (3 * s^2 + 53 * (p^2 + r^2) + 4 * (q^2 + t^2))); [apply Rmult_le_compat_l; easy |].
  assert (m * s^2 <= 2/9 * s^2) by (apply Rmult_le_compat_r; lra).
  assert (m * (p^2 + r^2) <= beta^2 * (p^2 + r^2)) by (apply Rmult_le_compat_r; lra).
  assert (m * (q^2 + t^2) <= beta^2 * (q^2 + t^2)) by (apply Rmult_le_compat_r; lra).
  assert (0 <= alpha^2 * (s^2 + (q - t)^2)) by (apply Rmult_le_pos; lra).
  assert (0 <= beta^2 * (q^2 + t^2)) by (apply Rmult_le_pos; [apply pow2_ge_0 | lra]).
  assert (0 <= beta^2 * (p^2 + r^2)) by (apply Rmult_le_pos; [apply pow2_ge_0 | lra]).
  lra.
Qed.

End Counterexample.

Theorem theorem_1_fails_beyond_kinks :
  exists (N : network) (C : R), 0 < C /\ at_rest N /\ smallest_eigenvalue_at_least 4 (kernel N (fun _ => 0)) C.
Proof.
  destruct root as [a [A E]]. exists (N a), (Rmin (beta a ^ 2) (2/9)). repeat split.
  - apply Rmin_glb_lt; [apply pow_lt, beta_positive; easy | lra].
  - now apply rests.
  - now apply definite.
Qed.
