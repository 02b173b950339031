(* Proposition 5 of St-Arnaud et al. (2026), last sentence: "the values in the normalized kernel are all found
   in [0, 1]".
   False at L = 1, where Theta_bar = z, and at L = 2; from L = 3 on Theta_bar is in (0, 1]. *)
From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From NtkVerify.coq Require Import definitions calculus layer depth.
From NtkVerify.st_arnaud_2026 Require Import definition_5.
Open Scope R_scope.

Lemma theta_bar_1 z : theta_bar z 1 = z.
Proof. unfold theta_bar. simpl. field. Qed.

Lemma T_2 z : T z 2 = (1 - acos z / PI) * z + h z.
Proof. reflexivity. Qed.

Lemma acos_minus_half : acos (-1/2) = 2 * (PI / 3).
Proof. rewrite <- (acos_cos (2 * (PI / 3))) by (generalize PI_bounds; lra). f_equal. rewrite cos_2PI3. lra. Qed.

Lemma sqrt_three_quarters : sqrt (3/4) = sqrt 3 / 2.
Proof. rewrite sqrt_div by lra. f_equal. replace 4 with (2 * 2) by ring. apply sqrt_square. lra. Qed.

Theorem theta_bar_2_minus_half : theta_bar (-1/2) 2 = sqrt 3 / (4 * PI) - 1/6.
Proof.
  unfold theta_bar. rewrite T_2. unfold h. rewrite acos_minus_half.
  replace (1 - (-1/2)^2) with (3/4) by field. rewrite sqrt_three_quarters. simpl INR. field. apply PI_neq0.
Qed.

Lemma theta_bar_2_negative : theta_bar (-1/2) 2 < 0.
Proof.
  rewrite theta_bar_2_minus_half. generalize PI_bounds; intros P.
  assert (sqrt 3 < 1.8) by (rewrite <- (sqrt_pow2 1.8) by lra; apply sqrt_lt_1; lra).
  apply Rmult_lt_reg_r with (4 * PI); [lra |]. replace ((sqrt 3 / (4 * PI) - 1/6) * (4 * PI)) with (sqrt 3 -
    2/3 * PI) by (field; lra). lra.
Qed.

Theorem printed_range_false : ~ (forall z L, -1 <= z <= 1 -> (1 <= L)%nat -> 0 <= theta_bar z L <= 1).
Proof. intros A. generalize (A (-1/2) 2%nat ltac:(lra) ltac:(lia)) theta_bar_2_negative. lra. Qed.

Theorem printed_range_false_at_2 : ~ (forall z, -1 <= z <= 1 -> 0 <= theta_bar z 2 <= 1).
Proof. intros A. generalize (A (-1/2) ltac:(lra)) theta_bar_2_negative. lra. Qed.

(* ---- from L = 3 on it is right ---- *)

Section FixedInputs.
Variable z : R.
Hypothesis Hz : -1 <= z <= 1.

Lemma rho_range_closed L : (1 <= L)%nat -> -1 <= rho z L <= 1.
Proof.
  revert L. apply layer_ind; [easy |]. intros L HL IH. rewrite rho_S by easy.
  generalize (h_range_closed (rho z L) IH). lra.
Qed.

Lemma rho_nonnegative L : (2 <= L)%nat -> 0 <= rho z L <= 1.
Proof.
  intros H. destruct L as [| [| K]]; try lia. rewrite rho_S by lia.
  apply h_range_closed, rho_range_closed. lia.
Qed.

Lemma rho_from_three L : (3 <= L)%nat -> / PI <= rho z L.
Proof.
  intros H. destruct L as [| L]; try lia. rewrite rho_S by lia. apply h_at_least, rho_nonnegative. lia.
Qed.

Lemma T_2_lower : - ((16/25) / PI) <= T z 2.
Proof.
  rewrite T_2. generalize PI_bounds (acos_bound z); intros P B.
  assert (E := h_of_cos (acos z) B). rewrite cos_acos in E by easy. rewrite E.
  assert (G := gap_lower (PI - acos z) ltac:(lra)). unfold gap in G.
  rewrite Rtrigo_facts.cos_pi_minus, sin_PI_x, cos_acos in G by easy.
  destruct (half_angle (PI - acos z)) as [[A _] _]; [lra |].
  assert (0 <= sin ((PI - acos z)/2)^3) by (apply pow_le; lra).
  assert (S : 0 <= PI - acos z <= PI) by lra. set (s := PI - acos z) in *.
  (* s cos s <= (16/25), where cos s = -z *)
  assert (C : s * - z <= (16/25)).
  { destruct (Rle_dec 0 z) as [Z | Z]; [nra |].
    assert (- z = sin (PI/2 - s)).
    { unfold s. rewrite <- cos_shift. replace (PI/2 - (PI/2 - (PI - acos z))) with (PI - acos z) by ring.
      rewrite Rtrigo_facts.cos_pi_minus, cos_acos by easy. easy. }
    destruct (Rle_dec 0 (PI/2 - s)) as [Q | Q].
    - assert (A1 := sin_le_id (PI/2 - s) Q). apply Rle_trans with (s * (PI/2 - s)); [apply Rmult_le_compat_l;
        lra |].
      assert (0 <= (s - PI/4)^2) by apply pow2_ge_0. nra.
    - exfalso. assert (sin (- (PI/2 - s)) >= 0) by (apply Rle_ge, sin_ge_0; lra). rewrite sin_neg in H1. lra. }
  apply Rmult_le_reg_r with PI; [lra |].
  replace (- ((16/25) / PI) * PI) with (- (16/25)) by (field; apply PI_neq0).
  replace (((1 - acos z / PI) * z + (sin (acos z) + s * z) / PI) * PI) with (sin (acos z) +
    2 * s * z) by (unfold s; field; lra).
  lra.
Qed.

Lemma T_positive L : (3 <= L)%nat -> 0 < T z L.
Proof.
  generalize PI_bounds; intros P. assert (I : 0 < / PI) by (apply Rinv_0_lt_compat; lra).
  induction 1 as [| L HL IH].
  - rewrite T_S by lia. generalize (w_range (rho z 2)) T_2_lower (rho_from_three 3 ltac:(lia)). intros W T2 R3.
    unfold Rdiv in T2. nra.
  - rewrite T_S by lia. generalize (w_range (rho z L)) (rho_from_three (S L) ltac:(lia)). intros W R. nra.
Qed.

Lemma T_at_most L : (1 <= L)%nat -> T z L <= INR L.
Proof.
  revert L. apply layer_ind; [simpl; lra |].
  intros L HL IH. rewrite T_S by easy. rewrite S_INR.
  generalize (w_range (rho z L)) (rho_range_closed (S L) ltac:(lia)) (INR_layer L HL). intros W R I. nra.
Qed.

End FixedInputs.

Theorem corrected_range z L : -1 <= z <= 1 -> (3 <= L)%nat -> 0 < theta_bar z L <= 1.
Proof.
  intros H HL. assert (P := INR_layer L ltac:(lia)). unfold theta_bar. split.
  - apply Rdiv_lt_0_compat; [now apply T_positive | lra].
  - apply Rmult_le_reg_r with (INR L); [lra |]. replace (T z L / INR L * INR L) with (T z L) by (field; lra).
    generalize (T_at_most z H L ltac:(lia)). lra.
Qed.

(* The diagonal: Theta_bar^(L)(x, x) = 1. *)
Theorem diagonal L : (1 <= L)%nat -> theta_bar 1 L = 1.
Proof.
  intros HL. assert (R : forall K, (1 <= K)%nat -> rho 1 K = 1).
  { apply layer_ind; [easy |]. intros K HK IH. rewrite rho_S, IH by easy. apply h_one. }
  assert (E : T 1 L = INR L).
  { revert L HL. apply layer_ind; [easy |]. intros K HK IH. rewrite T_S, IH, !R, acos_1, S_INR by lia. field.
    apply PI_neq0. }
  unfold theta_bar. rewrite E. field. generalize (INR_layer L HL). lra.
Qed.

(* ---- definition 4: values in [-1, 1], the maximum on the diagonal and only there ---- *)

Theorem at_least_minus_one z L : -1 <= z <= 1 -> (1 <= L)%nat -> -1 <= theta_bar z L.
Proof.
  intros Hz HL. assert (P := INR_layer L HL). unfold theta_bar.
  enough (G : - INR L <= T z L).
  { apply Rmult_le_reg_r with (INR L); [lra |]. replace (T z L / INR L * INR L) with (T z L) by (field; lra). lra. }
  clear P. revert L HL. apply layer_ind; [simpl; lra |]. intros L HL IH. rewrite T_S by easy. rewrite S_INR.
  generalize (w_range (rho z L)) (rho_range_closed z Hz (S L) ltac:(lia)) (INR_layer L HL). intros W R I. nra.
Qed.

Theorem at_most_one z L : -1 <= z <= 1 -> (1 <= L)%nat -> theta_bar z L <= 1.
Proof.
  intros Hz HL. assert (P := INR_layer L HL). unfold theta_bar. apply Rmult_le_reg_r with (INR L); [lra |].
  replace (T z L / INR L * INR L) with (T z L) by (field; lra). generalize (T_at_most z Hz L HL). lra.
Qed.

Theorem below_one_off_the_diagonal z L : -1 <= z < 1 -> (1 <= L)%nat -> theta_bar z L < 1.
Proof.
  intros Hz HL. assert (P := INR_layer L HL). unfold theta_bar. apply Rmult_lt_reg_r with (INR L); [lra |].
  replace (T z L / INR L * INR L) with (T z L) by (field; lra). rewrite Rmult_1_l. clear P.
  revert L HL. apply layer_ind; [simpl; lra |]. intros L HL IH. rewrite T_S by easy. rewrite S_INR.
  generalize (w_range (rho z L)) (rho_range z Hz (S L) ltac:(lia)) (INR_layer L HL). intros W R I. nra.
Qed.
