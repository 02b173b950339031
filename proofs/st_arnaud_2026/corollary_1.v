(* St-Arnaud et al. (2026), corollary 1 and a line of its proof.  No depth "much larger than" V_2 = (1 - rho^(2))^(-1/2)
   shows the decay O(1/L), because there is none; and e_L^(-1/2) grows like L sqrt(2)/(3 pi), not like L sqrt(2)/pi. *)
From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From NtkVerify.coq Require Import definitions calculus layer depth.
From NtkVerify.st_arnaud_2026 Require Import theorem_2 section_6_2_orders.
Open Scope R_scope.

Theorem no_depth_shows_the_rate z : -1 <= z < 1 -> ~ exists K M : R, forall L, (1 <= L)%nat ->
  M * / sqrt (1 - rho z 2) <= INR L -> Rabs (theta_bar z L - 1/4) <= K / INR L.
Proof.
  intros H [K [M A]]. apply (printed_rate_false z H).
  destruct (nfloor_ex (Rabs (M * / sqrt (1 - rho z 2)))) as [n [_ Hn]]; [apply Rabs_pos |].
  exists K, (S n). intros L HL. assert (P := INR_layer L ltac:(lia)). apply le_INR in HL as HR. rewrite S_INR in HR.
  generalize (Rle_abs (M * / sqrt (1 - rho z 2))); intros B.
  rewrite (Rabs_right (/ INR L)) by (apply Rle_ge; left; apply Rinv_0_lt_compat; lra).
  apply A; [lia | lra].
Qed.

(* U_L/L -> 1. *)
Lemma u_over_depth z : -1 <= z < 1 -> exists K : R, 0 <= K /\ forall L, (1 <= L)%nat ->
  0 <= u z L - INR L <= K * sqrt (INR L).
Proof.
  intros Hz. destruct (u_upper z Hz) as [K HK]. exists (3 + Rabs K).
  generalize (Rabs_pos K) (Rle_abs K); intros K0 K1. split; [lra |]. intros L HL. specialize (HK L HL).
  assert (I := INR_layer L HL). assert (G := ln_le_2sqrt (INR L) I). assert (A := u_at_least z Hz L HL).
  assert (Sq : sqrt (INR L) * sqrt (INR L) = INR L) by (apply sqrt_sqrt; lra). assert (0 <= sqrt (INR L)) by apply sqrt_pos.
  assert (1 <= sqrt (INR L)) by nra. assert (Rabs K * 1 <= Rabs K * sqrt (INR L)) by (apply Rmult_le_compat_l; lra). lra.
Qed.

Lemma depth_over_root : is_lim_seq (fun L => sqrt (INR L) / INR L) 0.
Proof.
  apply is_lim_seq_spec. intros [eps He]. simpl.
  destruct (nfloor_ex ((1 / eps)^2)) as [n [_ Hn]]; [apply pow2_ge_0 |].
  exists (S n). intros L HL. apply le_INR in HL as HR. rewrite S_INR in HR. assert (P := INR_layer L ltac:(lia)).
  assert (S : 0 < sqrt (INR L)) by (apply sqrt_lt_R0; lra).
  assert (Q : sqrt (INR L) * sqrt (INR L) = INR L) by (apply sqrt_sqrt; lra).
  replace (sqrt (INR L) / INR L - 0) with (/ sqrt (INR L)).
  2:{ rewrite <- Q at 3. field. lra. }
  assert (I : 0 < 1 / eps) by (apply Rdiv_lt_0_compat; lra).
  assert (1 / eps < sqrt (INR L)).
  { apply Rsqr_incrst_0; [unfold Rsqr; rewrite Q | lra | lra]. replace (1/eps * (1/eps)) with ((1/eps)^2) by ring. lra. }
  rewrite Rabs_right by (apply Rle_ge; left; now apply Rinv_0_lt_compat).
  apply Rmult_lt_reg_r with (sqrt (INR L)); [easy |]. rewrite Rinv_l by lra.
  apply Rmult_lt_reg_l with (/ eps); [now apply Rinv_0_lt_compat |].
  replace (/ eps * (eps * sqrt (INR L))) with (sqrt (INR L)) by (field; lra). lra.
Qed.

(* V_L/L -> sqrt 2/(3 pi). *)
Theorem v_over_depth z : -1 <= z < 1 -> is_lim_seq (fun L => / sqrt (1 - rho z L) / INR L) (sqrt 2 / (3 * PI)).
Proof.
  intros Hz. destruct (u_over_depth z Hz) as [K [K0 HK]]. assert (P := PI_bounds). assert (Sp := sqrt2_positive).
  set (q := sqrt 2 / (3 * PI)). assert (Q : 0 < q) by (apply Rdiv_lt_0_compat; lra).
  apply (is_lim_seq_le_le_loc (fun _ => q) _ (fun L => q + q * K * (sqrt (INR L) / INR L))).
  - exists 1%nat. intros L HL. specialize (HK L HL). assert (I := INR_layer L HL).
    assert (R := rho_range z Hz L HL). assert (V := v_range _ R). assert (A := u_at_least z Hz L HL).
    assert (E : / sqrt (1 - rho z L) / INR L = q * (u z L / INR L)).
    { rewrite root_of_e by lra. unfold q, u, U. rewrite <- sqrt2_square at 3. field. lra. }
    rewrite E. assert (J : 0 < / INR L) by (apply Rinv_0_lt_compat; lra). split.
    + rewrite <- (Rmult_1_r q) at 1. apply Rmult_le_compat_l; [lra |].
      apply Rmult_le_reg_r with (INR L); [lra |]. replace (u z L / INR L * INR L) with (u z L) by (field; lra). lra.
    + replace (q + q * K * (sqrt (INR L) / INR L)) with (q * ((INR L + K * sqrt (INR L)) / INR L)) by (field; lra).
      apply Rmult_le_compat_l; [lra |]. apply Rmult_le_compat_r; lra.
  - apply is_lim_seq_const.
  - replace (Finite q) with (Rbar_plus q (Rbar_mult (q * K) 0)) by (simpl; f_equal; ring).
    apply is_lim_seq_plus with (1 := is_lim_seq_const q) (2 := is_lim_seq_scal_l _ (q * K) 0 depth_over_root).
    simpl. unfold is_Rbar_plus. simpl. do 2 f_equal.
Qed.

Theorem printed_growth_false z : -1 <= z < 1 ->
  ~ is_lim_seq (fun L => (/ sqrt (1 - rho z L) - (/ sqrt (1 - rho z 2) + INR L * sqrt 2 / PI)) / INR L) 0.
Proof.
  intros Hz A. assert (B := v_over_depth z Hz). assert (P := PI_bounds). assert (Sp := sqrt2_positive).
  assert (C : is_lim_seq (fun L => / sqrt (1 - rho z 2) / INR L) 0).
  { replace (Finite 0) with (Rbar_mult (/ sqrt (1 - rho z 2)) (Rbar_inv p_infty)) by (simpl; f_equal; ring).
    apply is_lim_seq_scal_l. apply is_lim_seq_inv; [apply is_lim_seq_INR | easy]. }
  assert (D := is_lim_seq_minus' _ _ _ _ (is_lim_seq_minus' _ _ _ _ B A) C).
  assert (E : is_lim_seq (fun _ => sqrt 2 / PI) (sqrt 2 / (3 * PI) - 0 - 0)).
  { apply (is_lim_seq_ext_loc _ _ _ ) with (2 := D). exists 1%nat. intros L HL. assert (I := INR_layer L HL).
    assert (0 < sqrt (1 - rho z L)) by (apply sqrt_lt_R0; generalize (rho_range z Hz L HL); lra).
    assert (0 < sqrt (1 - rho z 2)) by (apply sqrt_lt_R0; generalize (rho_range z Hz 2 ltac:(lia)); lra).
    field. repeat split; lra. }
  apply is_lim_seq_unique in E. rewrite Lim_seq_const in E. injection E as E.
  assert (F : sqrt 2 / PI = 3 * (sqrt 2 / (3 * PI))) by (field; lra).
  assert (0 < sqrt 2 / (3 * PI)) by (apply Rdiv_lt_0_compat; lra). lra.
Qed.
