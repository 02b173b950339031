(* St-Arnaud et al. (2026), section 6.2: the orders that the proof of theorem 2 uses.  With e = 1 - rho, V = e^(-1/2),
   v = sin(theta/2) and U = 3 pi/(2 v) of coq/layer.v: e = 2 v^2 and V = (sqrt 2/(3 pi)) U, so these lines are the
   inequalities of one layer in other letters.  e^(3/2) is written e sqrt(e). *)
From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From NtkVerify.coq Require Import definitions calculus layer depth.
From NtkVerify.st_arnaud_2026 Require Import definition_5.
Open Scope R_scope.

Lemma sqrt2_square : sqrt 2 * sqrt 2 = 2.
Proof. apply sqrt_sqrt. lra. Qed.

Lemma sqrt2_positive : 0 < sqrt 2.
Proof. apply sqrt_lt_R0. lra. Qed.

Lemma root_of_e r : r <= 1 -> sqrt (1 - r) = sqrt 2 * v r.
Proof. intros H. unfold v. rewrite <- sqrt_mult by lra. f_equal. field. Qed.

(* One step of e with its first two terms; the error is even O(e^(5/2)). *)
Theorem e_recurrence r : -1 <= r <= 1 -> let e := 1 - r in
  Rabs ((1 - h r) - (e - 2 * sqrt 2 / (3 * PI) * (e * sqrt e))) <= e^2.
Proof.
  intros H e. unfold e. destruct (Req_dec r 1) as [-> | N].
  { rewrite h_one. replace (1 - 1) with 0 by ring. rewrite sqrt_0.
    replace (0 - _) with 0 by ring. rewrite Rabs_R0. lra. }
  assert (Hr : -1 <= r < 1) by lra. assert (P := PI_bounds). assert (V := v_range r Hr). assert (S := v_square r ltac:(lra)).
  assert (C := h_contraction r Hr). assert (L := contraction_lower r Hr). assert (K := contraction_upper r Hr).
  rewrite root_of_e by lra. set (s := v r) in *. set (x := contraction r) in *.
  assert (E : 1 - r = 2 * s^2) by lra. rewrite E.
  replace ((1 - h r) - _) with (- (2 * s^2 * (x - 4 / (3 * PI) * s))).
  2:{ replace (1 - h r) with (2 * (s^2 * (1 - x))) by lra.
      replace (2 * sqrt 2 / (3 * PI) * (2 * s^2 * (sqrt 2 * s))) with (sqrt 2 * sqrt 2 * (4 / (3 * PI)) * s^2 * s) by (field; lra).
      rewrite sqrt2_square. ring. }
  rewrite Rabs_Ropp, Rabs_right by nra.
  assert (B : 16 / (15 * PI) <= 1).
  { apply Rmult_le_reg_r with (15 * PI); [lra |]. replace (16 / (15 * PI) * (15 * PI)) with 16 by (field; lra). lra. }
  assert (D : x - 4 / (3 * PI) * s <= s^3).
  { apply Rle_trans with (16 / (15 * PI) * s^3); [lra |]. assert (0 <= s^3) by (apply pow_le; lra). nra. }
  assert (s^3 <= 2 * s^2) by nra. assert (0 <= s^2) by nra.
  replace ((2 * s^2)^2) with (2 * s^2 * (2 * s^2)) by ring. apply Rmult_le_compat_l; lra.
Qed.

(* The expansion of h at 1: both lines of the display. *)
Theorem h_expansion z : 0 <= z <= 2 ->
  / PI * (PI/2 - sqrt 2 * sqrt z - PI/2 * z + 11 * sqrt 2 / 12 * (z * sqrt z) + sqrt 2 * sqrt z
          - sqrt 2 / 4 * (z * sqrt z)) + (1 - z) / 2 = 1 - z + 2 * sqrt 2 / (3 * PI) * (z * sqrt z) /\
  Rabs (h (1 - z) - (1 - z + 2 * sqrt 2 / (3 * PI) * (z * sqrt z))) <= z^2.
Proof.
  intros H. split; [field; apply PI_neq0 |].
  assert (A := e_recurrence (1 - z) ltac:(lra)). cbv zeta in A. replace (1 - (1 - z)) with z in A by ring.
  rewrite <- Rabs_Ropp in A. apply Rle_trans with (2 := A). right. f_equal. ring.
Qed.

(* V' = V + sqrt 2/(3 pi) + O(e^(1/2)). *)
Theorem v_recurrence : exists K : R, forall r, -1 <= r < 1 ->
  Rabs (/ sqrt (1 - h r) - (/ sqrt (1 - r) + sqrt 2 / (3 * PI))) <= K * sqrt (1 - r).
Proof.
  exists (sqrt 2 / (3 * PI) * 6). intros r H. assert (P := PI_bounds). assert (V := v_range r H).
  assert (Hh := h_range r H). assert (Vh := v_range (h r) ltac:(lra)).
  assert (S2 := sqrt2_square). assert (Sp := sqrt2_positive).
  assert (W : forall x, -1 <= x < 1 -> / sqrt (1 - x) = sqrt 2 / (3 * PI) * U x).
  { intros x Hx. assert (Vx := v_range x Hx). rewrite root_of_e by lra. unfold U.
    apply Rmult_eq_reg_r with (sqrt 2 * v x * 2); [| apply Rgt_not_eq; nra].
    replace (/ (sqrt 2 * v x) * (sqrt 2 * v x * 2)) with 2 by (field; lra).
    replace (sqrt 2 / (3 * PI) * (3 * PI / (2 * v x)) * (sqrt 2 * v x * 2)) with (sqrt 2 * sqrt 2) by (field; lra). lra. }
  rewrite !W by lra. assert (A := U_step_lower r H). assert (B := U_step_upper r H). rewrite root_of_e by lra.
  assert (E1 : 3/2 / U r = v r / PI) by (unfold U; field; lra).
  assert (E2 : 12 * PI^2 / U r ^ 2 = 16/3 * v r ^ 2) by (unfold U; field; lra).
  assert (Q : 0 < sqrt 2 / (3 * PI)) by (apply Rdiv_lt_0_compat; lra). set (q := sqrt 2 / (3 * PI)) in *.
  replace (q * U (h r) - (q * U r + q)) with (q * (U (h r) - U r - 1)) by ring.
  rewrite Rabs_mult, (Rabs_right q) by lra. rewrite Rmult_assoc. apply Rmult_le_compat_l; [lra |].
  assert (0 <= v r / PI <= v r / 3).
  { split; [apply Rmult_le_pos; [lra | left; apply Rinv_0_lt_compat; lra] |].
    apply Rmult_le_compat_l; [lra | apply Rinv_le_contravar; lra]. }
  assert (1 <= sqrt 2) by nra. assert (v r ^ 2 <= v r) by nra. rewrite Rabs_right by lra. nra.
Qed.

(* h' at 1 - z, in the angle: 1 - h' = theta/pi. *)
Theorem slope_expansion z : 0 <= z <= 2 ->
  Rabs ((1 - acos (1 - z) / PI) - (1 - sqrt 2 / PI * sqrt z)) <= z * sqrt z.
Proof.
  intros H. assert (P := PI_bounds). assert (R := root_of_e (1 - z) ltac:(lra)).
  replace (1 - (1 - z)) with z in R by ring. rewrite R.
  assert (B := acos_bound (1 - z)). assert (A1 := two_v_le_angle (acos (1 - z)) ltac:(lra)).
  assert (A2 := angle_upper _ B). rewrite v_sin in A1, A2 by lra.
  assert (Z : z = 2 * v (1 - z)^2) by (rewrite v_square by lra; lra). 
  assert (V0 : 0 <= v (1 - z)) by (unfold v; apply sqrt_pos).
  set (t := acos (1 - z)) in *. set (s := v (1 - z)) in *.
  replace (1 - t / PI - _) with (- ((t - sqrt 2 * sqrt 2 * s) / PI)) by (field; lra). rewrite sqrt2_square.
  assert (S3 : 0 <= s^3) by (apply pow_le; lra).
  rewrite Rabs_Ropp, Rabs_right by (apply Rle_ge, Rmult_le_pos; [lra | left; apply Rinv_0_lt_compat; lra]).
  apply Rmult_le_reg_r with PI; [lra |]. replace ((t - 2 * s) / PI * PI) with (t - 2 * s) by (field; lra).
  rewrite Z. replace (2 * s^2 * (sqrt 2 * s) * PI) with (2 * sqrt 2 * PI * s^3) by ring.
  apply Rle_trans with (1 := A2). apply Rmult_le_compat_r; [easy |].
  assert (1 <= sqrt 2) by (generalize sqrt2_square sqrt2_positive; nra). nra.
Qed.

(* ---- along the depth ---- *)

Lemma e_of_u z L : -1 <= z < 1 -> (1 <= L)%nat -> 1 - rho z L = 9 * PI^2 / (2 * u z L ^ 2).
Proof.
  intros Hz HL. assert (R := rho_range z Hz L HL). assert (V := v_range _ R). assert (S := v_square (rho z L) ltac:(lra)).
  assert (P := PI_bounds). unfold u, U. replace (1 - rho z L) with (2 * v (rho z L)^2) by lra. field. lra.
Qed.

Lemma u_linear z : -1 <= z < 1 -> exists K, 0 < K /\ forall L, (1 <= L)%nat -> u z L <= K * INR L.
Proof.
  intros Hz. destruct (u_upper z Hz) as [K HK]. exists (4 + Rabs K).
  generalize (Rabs_pos K) (Rle_abs K); intros K0 K1. split; [lra |]. intros L HL. specialize (HK L HL).
  assert (I := INR_layer L HL). assert (G := ln_le_2sqrt (INR L) I).
  assert (Sq : sqrt (INR L) * sqrt (INR L) = INR L) by (apply sqrt_sqrt; lra). assert (0 <= sqrt (INR L)) by apply sqrt_pos.
  assert (sqrt (INR L) <= INR L) by nra. assert (Rabs K * 1 <= Rabs K * INR L) by (apply Rmult_le_compat_l; lra). nra.
Qed.

(* e_L is of the exact order 1/L^2. *)
Theorem e_order z : -1 <= z < 1 -> exists c : R, 0 < c /\ forall L, (1 <= L)%nat ->
  c / INR L ^ 2 <= 1 - rho z L <= 9 * PI^2 / 2 / INR L ^ 2.
Proof.
  intros Hz. destruct (u_linear z Hz) as [K [KP HK]]. assert (P := PI_bounds).
  exists (9 * PI^2 / (2 * K^2)). split; [apply Rdiv_lt_0_compat; nra |]. intros L HL. specialize (HK L HL).
  assert (I := INR_layer L HL). assert (G := u_at_least z Hz L HL). rewrite e_of_u by easy. split.
  - replace (9 * PI^2 / (2 * K^2) / INR L ^ 2) with (9 * PI^2 * / (2 * (K * INR L)^2)) by (field; lra).
    apply Rmult_le_compat_l; [nra |]. apply Rinv_le_contravar; [nra |]. assert (u z L ^ 2 <= (K * INR L)^2) by (apply pow_incr; lra). lra.
  - replace (9 * PI^2 / 2 / INR L ^ 2) with (9 * PI^2 * / (2 * INR L ^ 2)) by (field; lra).
    apply Rmult_le_compat_l; [nra |]. apply Rinv_le_contravar; [nra |]. assert (INR L ^ 2 <= u z L ^ 2) by (apply pow_incr; lra). lra.
Qed.

(* 1 - h'(rho^(L)) is of the exact order 1/L. *)
Theorem slope_order z : -1 <= z < 1 -> exists c C : R, 0 < c /\ forall L, (1 <= L)%nat ->
  c / INR L <= acos (rho z L) / PI <= C / INR L.
Proof.
  intros Hz. destruct (u_linear z Hz) as [K [KP HK]]. assert (P := PI_bounds).
  exists (3 / K), 6. split; [apply Rdiv_lt_0_compat; lra |]. intros L HL. specialize (HK L HL).
  assert (I := INR_layer L HL). assert (G := u_at_least z Hz L HL). assert (R := rho_range z Hz L HL). assert (V := v_range _ R).
  assert (B := acos_bound (rho z L)). assert (A1 := two_v_le_angle (acos (rho z L)) ltac:(lra)).
  assert (A2 := angle_le_4v _ B). rewrite v_sin in A1, A2 by lra.
  assert (E : v (rho z L) = 3/2 * PI / u z L) by (unfold u, U; field; lra).
  set (t := acos (rho z L)) in *. rewrite E in A1, A2. split.
  - apply Rle_trans with (3 / u z L).
    + apply Rle_trans with (3 * / (K * INR L)); [right; field; lra | apply Rmult_le_compat_l; [lra |]].
      apply Rinv_le_contravar; lra.
    + apply Rmult_le_reg_r with PI; [lra |]. replace (t / PI * PI) with t by (field; lra).
      apply Rle_trans with (2 := A1). right. field. lra.
  - apply Rle_trans with (6 / u z L).
    + apply Rmult_le_reg_r with PI; [lra |]. replace (t / PI * PI) with t by (field; lra).
      apply Rle_trans with (1 := A2). right. field. lra.
    + apply Rmult_le_compat_l; [lra |]. apply Rinv_le_contravar; lra.
Qed.
