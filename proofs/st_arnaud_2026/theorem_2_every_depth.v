(* The last sentences of the correction of theorem 2 of St-Arnaud et al. (2026), from lemmas A and B
   (include/ntk/depth/depth_limit.hpp):
     |L (Theta_bar^(L) - 1/4) - (3/8) log L| <= U_1 + 1/2 for every L >= 1, U_1 = 3 pi/(2 sin(theta_1/2)),
   and the exact rate log L/L with its constants.
   From above U_(k+1) - U_k <= 1 + (3/2)/(k + 1) + (9 pi/2)/U_k^2 is summed; from below U - (3/2) log U grows by at least
   1 - (9/4)/U^2, which is shorter than the sums of the header and does not need the bound of H. *)
From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From NtkVerify.coq Require Import definitions calculus taylor layer depth depth_geometry.
From NtkVerify.st_arnaud_2026 Require Import theorem_2.
Open Scope R_scope.

Section Layers.
Variable z : R.
Hypothesis Hz : -1 <= z < 1.

Notation W L := (U_ (theta_ z L)).

Lemma first_scale : 3 * PI / 2 <= W 1.
Proof.
  assert (V := v_pos (theta_ z 1) (theta_range z Hz 1 (le_n 1))). assert (P := PI_bounds). unfold U_.
  apply Rmult_le_reg_r with (2 * v_ (theta_ z 1)); [lra |].
  replace (3 * PI / (2 * v_ (theta_ z 1)) * (2 * v_ (theta_ z 1))) with (3 * PI) by (field; lra). nra.
Qed.

Lemma scale_at_least L : (1 <= L)%nat -> W 1 + INR L - 1 <= W L.
Proof. exact (scale_grows z Hz L). Qed.

Lemma scale_step L : (1 <= L)%nat -> exists s, 0 <= s <= 9 * PI / 2 /\
  W (S L) = W L + 1 + 3/2 * / W L + s * (/ W L * / W L).
Proof.
  intros HL. destruct (lemma_A (theta_ z L) (theta_range z Hz L HL)) as [HH E]. assert (P := PI_bounds).
  assert (U0 := U_pos (theta_ z L) (theta_range z Hz L HL)). exists (3 * PI / 2 * H_ (theta_ z L)). split; [nra |].
  rewrite (theta_next z Hz L HL), E. field. lra.
Qed.

(* The sum of 1/U_k^2 over k < L is at most 1/(U_1 - 1) - 1/(U_1 + L - 2). *)
Lemma square_step L : (1 <= L)%nat -> let a := W 1 + INR L - 2 in 0 < a /\ / W L * / W L <= / a - / (a + 1).
Proof.
  intros HL a. assert (P := PI_bounds). assert (F := first_scale). assert (G := scale_at_least L HL). assert (I := INR_layer L HL).
  assert (A : 1 < a) by (unfold a; lra). split; [lra |].
  replace (/ a - / (a + 1)) with (/ (a * (a + 1))) by (field; lra). rewrite <- Rinv_mult.
  apply Rinv_le_contravar; [nra |]. assert (a + 1 <= W L) by (unfold a; lra). nra.
Qed.

Lemma scale_upper L : (1 <= L)%nat ->
  W L <= W 1 + INR L - 1 + 3/2 * ln (INR L) + 9 * PI / 2 * (/ (W 1 - 1) - / (W 1 + INR L - 2)).
Proof.
  revert L. apply layer_ind.
  - simpl. rewrite ln_1. replace (W 1 + 1 - 2) with (W 1 - 1) by ring. lra.
  - intros L HL IH. destruct (scale_step L HL) as [s [Hs ->]]. assert (P := PI_bounds). assert (F := first_scale).
    assert (G := scale_at_least L HL). assert (I := INR_layer L HL). destruct (square_step L HL) as [A Q]. cbv zeta in A, Q.
    rewrite S_INR. replace (W 1 + (INR L + 1) - 2) with (W 1 + INR L - 2 + 1) by ring.
    assert (E : 3/2 * / W L <= 3/2 * (ln (INR L + 1) - ln (INR L))).
    { apply Rmult_le_compat_l; [lra |]. apply Rle_trans with (/ (INR L + 1)); [| apply ln_step_lower; lra].
      apply Rinv_le_contravar; lra. }
    assert (S : s * (/ W L * / W L) <= 9 * PI / 2 * (/ (W 1 + INR L - 2) - / (W 1 + INR L - 2 + 1))).
    { apply Rmult_le_compat; try lra. apply Rmult_le_pos; left; apply Rinv_0_lt_compat; lra. }
    lra.
Qed.

Lemma scale_lower L : (1 <= L)%nat ->
  W 1 - 3/2 * ln (W 1) + INR L - 1 - 9/4 * (/ (W 1 - 1) - / (W 1 + INR L - 2)) <= W L - 3/2 * ln (W L).
Proof.
  revert L. apply layer_ind.
  - simpl. replace (W 1 + 1 - 2) with (W 1 - 1) by ring. lra.
  - intros L HL IH. destruct (scale_step L HL) as [s [Hs E]]. assert (P := PI_bounds). assert (F := first_scale).
    assert (G := scale_at_least L HL). assert (I := INR_layer L HL). destruct (square_step L HL) as [A Q]. cbv zeta in A, Q.
    rewrite S_INR. replace (W 1 + (INR L + 1) - 2) with (W 1 + INR L - 2 + 1) by ring.
    assert (J : 0 < / W L) by (apply Rinv_0_lt_compat; lra).
    assert (J4 : / W L <= / 4) by (apply Rinv_le_contravar; lra).
    assert (N : 0 < W (S L)) by (assert (B := scale_at_least (S L) ltac:(lia)); rewrite S_INR in B; lra).
    (* log(U'/U) <= (U' - U)/U *)
    assert (Lg : ln (W (S L)) - ln (W L) <= (W (S L) - W L) * / W L).
    { rewrite <- ln_div by lra. replace (W (S L) / W L) with (1 + (W (S L) - W L) * / W L) by (field; lra).
      rewrite <- (ln_exp ((W (S L) - W L) * / W L)) at 2. apply ln_le; [| apply exp_ineq1_le].
      replace (1 + _) with (W (S L) * / W L) by (field; lra). apply Rmult_lt_0_compat; lra. }
    set (i := / W L) in *. assert (E' : W (S L) - W L = 1 + 3/2 * i + s * (i * i)) by lra. rewrite E' in Lg.
    assert (0 <= s * (i * i) * (1 - 3/2 * i)) by (apply Rmult_le_pos; [apply Rmult_le_pos |]; nra). lra.
Qed.

(* |U_L - L - (3/2) log L| *)
Lemma scale_bounds L : (1 <= L)%nat -> - (W 1) <= W L - INR L - 3/2 * ln (INR L) <= W 1 + 4.
Proof.
  intros HL. assert (P := PI_sharper). assert (F := first_scale). assert (G := scale_at_least L HL). assert (I := INR_layer L HL).
  assert (A := scale_upper L HL). assert (B := scale_lower L HL).
  assert (0 < / (W 1 + INR L - 2)) by (apply Rinv_0_lt_compat; lra).
  assert (J : / (W 1 - 1) <= / 3.7) by (apply Rinv_le_contravar; lra).
  assert (J0 : 0 < / (W 1 - 1)) by (apply Rinv_0_lt_compat; lra). split.
  - assert (L1 : ln (W 1) <= W 1 - 1).
    { rewrite <- (ln_exp (W 1 - 1)). apply ln_le; [lra |]. generalize (exp_ineq1_le (W 1 - 1)). lra. }
    assert (L2 : ln (INR L) <= ln (W L)) by (apply ln_le; lra). lra.
  - assert (9 * PI / 2 * / (W 1 - 1) <= 9 * PI / 2 * / 3.7) by (apply Rmult_le_compat_l; lra).
    assert (0 < 9 * PI / 2 * / (W 1 + INR L - 2)) by (apply Rmult_lt_0_compat; lra). lra.
Qed.

(* D_1 = z - U_1/4 lies in [-1 - U_1/4, 0). *)
Lemma deviation_range L : (1 <= L)%nat -> - (1 + W 1 / 4) <= D_ z L <= 0.
Proof.
  intros HL. assert (P := PI_sharper). assert (F := first_scale). assert (B := deviation_bounded z Hz L HL).
  assert (D1 : D_ z 1 = z - W 1 / 4) by reflexivity. split.
  - apply Rle_trans with (2 := proj1 B). apply Rmin_glb; lra.
  - apply Rle_trans with (1 := proj2 B). apply Rmax_lub; lra.
Qed.

Theorem every_depth L : (1 <= L)%nat -> Rabs (INR L * (theta_bar z L - 1/4) - 3/8 * ln (INR L)) <= W 1 + 1/2.
Proof.
  intros HL. assert (P := PI_sharper). assert (F := first_scale). assert (I := INR_layer L HL).
  assert (A := scale_bounds L HL). assert (B := deviation_range L HL).
  assert (E : INR L * (theta_bar z L - 1/4) = D_ z L + (W L - INR L) / 4) by (unfold theta_bar, D_; field; lra).
  rewrite E. apply Rabs_le_between. lra.
Qed.

End Layers.

(* For every layer, uniformly in z. *)
Theorem bound_for_every_depth z L : -1 <= z < 1 -> (1 <= L)%nat ->
  Rabs (INR L * (theta_bar z L - 1/4) - 3/8 * ln (INR L)) <= 3 * PI / (2 * sin (acos z / 2)) + 1/2.
Proof. intros Hz HL. exact (every_depth z Hz L HL). Qed.

(* The exact rate, with its constants: any c < 3/8 < C do. *)
Theorem exact_rate_constants z c C : -1 <= z < 1 -> c < 3/8 < C ->
  exists L0, forall L, (L0 <= L)%nat -> c * (ln (INR L) / INR L) <= Rabs (theta_bar z L - 1/4) <= C * (ln (INR L) / INR L).
Proof.
  intros Hz [Hc HC]. set (K := 3 * PI / (2 * sin (acos z / 2)) + 1/2). set (m := Rmin (3/8 - Rmax c 0) (C - 3/8)).
  assert (M : 0 < m /\ m <= 3/8 - Rmax c 0 /\ m <= C - 3/8).
  { unfold m. split; [apply Rmin_glb_lt; [| lra] | split; [apply Rmin_l | apply Rmin_r]].
    assert (Rmax c 0 < 3/8) by (apply Rmax_lub_lt; lra). lra. }
  destruct (ln_unbounded (K / m)) as [L0 HL0]. exists (S L0). intros L HL. assert (P := INR_layer L ltac:(lia)).
  assert (A := bound_for_every_depth z L Hz ltac:(lia)). fold K in A. specialize (HL0 L ltac:(lia)).
  assert (K0 : K <= m * ln (INR L)).
  { apply Rmult_le_compat_l with (r := m) in HL0; [| lra]. replace (m * (K / m)) with K in HL0 by (field; lra). easy. }
  assert (G : 0 <= ln (INR L)) by (rewrite <- ln_1; apply ln_le; lra).
  assert (Mc := Rmax_l c 0). assert (M0 := Rmax_r c 0). apply Rabs_le_between in A.
  set (q := INR L) in *. set (l := ln q) in *. set (e := theta_bar z L - 1/4) in *.
  assert (N : 0 <= q * e).
  { assert (0 <= Rmax c 0 * l) by (apply Rmult_le_pos; lra). assert (m * l <= (3/8 - Rmax c 0) * l) by (apply Rmult_le_compat_r; lra). lra. }
  assert (E0 : 0 <= e) by nra. rewrite Rabs_right by lra.
  split; apply Rmult_le_reg_l with q; try lra.
  - replace (q * (c * (l / q))) with (c * l) by (field; lra).
    assert (m * l <= (3/8 - c) * l) by (apply Rmult_le_compat_r; lra). lra.
  - replace (q * (C * (l / q))) with (C * l) by (field; lra).
    assert (m * l <= (C - 3/8) * l) by (apply Rmult_le_compat_r; lra). lra.
Qed.
