(* What one layer does.  With rho = cos(theta), v = sin(theta/2) = sqrt((1 - rho)/2) and U = 3 pi/(2 v):
     U + 1 + (3/2)/U <= U' <= U + 1 + (3/2)/U + 12 pi^2/U^2,
     -8 w <= (1 - w) U/4 + rho' - U'/4 <= 0,      w = theta/pi.
   Everything follows from sin(theta) - theta cos(theta) = (8/3) v^3 + O(v^5), by derivatives;
     no numbers but 3 < pi < 3.2. *)
From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From NtkVerify.coq Require Import definitions calculus.
Open Scope R_scope.

(* ---- sin(theta) - theta cos(theta) against powers of v = sin(theta/2) ---- *)

Definition gap (t : R) : R := sin t - t * cos t.

Lemma sin_half t : sin t = 2 * sin (t/2) * cos (t/2).
Proof. replace t with (2 * (t/2)) at 1 by field. apply sin_2a. Qed.

Lemma cos_half t : cos t = 1 - 2 * sin (t/2)^2.
Proof. replace t with (2 * (t/2)) at 1 by field. rewrite cos_2a_sin. ring. Qed.

Lemma half_angle t : 0 <= t <= PI -> 0 <= sin (t/2) <= 1 /\ 0 <= cos (t/2) <= 1.
Proof.
  intros H. generalize PI_bounds; intros P.
  repeat split; try apply SIN_bound; try apply COS_bound.
  - apply sin_ge_0; lra.
  - apply cos_ge_0; lra.
Qed.

Lemma two_v_le_angle t : 0 <= t -> 2 * sin (t/2) <= t.
Proof. intros H. generalize (sin_le_id (t/2)). lra. Qed.

Lemma angle_le_4v t : 0 <= t <= PI -> t <= 4 * sin (t/2).
Proof.
  intros H. generalize PI_bounds; intros P.
  assert (A := id_minus_sin_le (t/2)).
  assert (t/2 * (1/2 - (t/2)^2/6) >= 0); [| nra].
  apply Rle_ge, Rmult_le_pos; [lra | nra].
Qed.

(* theta <= 2 v + (8/3) v^3 *)
Lemma angle_upper t : 0 <= t <= PI -> t - 2 * sin (t/2) <= 8/3 * sin (t/2)^3.
Proof.
  intros H. assert (A := id_minus_sin_le (t/2)).
  assert (B := angle_le_4v t H).
  assert (t^3 <= (4 * sin (t/2))^3) by (apply pow_incr; lra).
  nra.
Qed.

Lemma gap_lower t : 0 <= t <= PI -> 8/3 * sin (t/2)^3 <= gap t.
Proof.
  intros H. enough (0 <= gap t - 8/3 * sin (t/2)^3) by lra.
  apply (nonneg_from_derivative (fun x => gap x - 8/3 * sin (x/2)^3)
           (fun x => (x - 2 * sin (x/2)) * sin x) 0 PI); try lra.
  - intros x _. unfold gap. auto_derive; [easy |].
    rewrite (sin_half x); unfold Rdiv; field.
  - intros x Hx. apply Rmult_le_pos; [generalize (two_v_le_angle x); lra | apply sin_ge_0; lra].
  - unfold gap. replace (0/2) with 0 by field. rewrite sin_0. lra.
Qed.

Lemma gap_upper t : 0 <= t <= PI -> gap t <= 8/3 * sin (t/2)^3 + 32/15 * sin (t/2)^5.
Proof.
  intros H. enough (0 <= 8/3 * sin (t/2)^3 + 32/15 * sin (t/2)^5 - gap t) by lra.
  apply (nonneg_from_derivative (fun x => 8/3 * sin (x/2)^3 + 32/15 * sin (x/2)^5 - gap x)
           (fun x => 2 * sin (x/2) * cos (x/2) * (8/3 * sin (x/2)^3 - (x - 2 * sin (x/2)))) 0 PI); try lra.
  - intros x _. unfold gap. auto_derive; [easy |].
    rewrite (sin_half x); unfold Rdiv; field.
  - intros x Hx. destruct (half_angle x Hx). generalize (angle_upper x Hx); intros A.
    repeat apply Rmult_le_pos; lra.
  - unfold gap. replace (0/2) with 0 by field. rewrite sin_0. lra.
Qed.

(* h(z) <= (1 + z)/2 in the angle: the chord of a convex function. *)
Lemma gap_chord t : 0 <= t <= PI -> gap t <= PI * sin (t/2)^2.
Proof.
  intros H. generalize PI_bounds; intros P.
  assert (D : forall x, is_derive (fun x => PI * sin (x/2)^2 - gap x) x ((PI/2 - x) * sin x)).
  { intros x. unfold gap. auto_derive; [easy |]. rewrite (sin_half x); unfold Rdiv; field. }
  enough (0 <= PI * sin (t/2)^2 - gap t) by lra.
  destruct (Rle_dec t (PI/2)) as [L | L].
  - apply (nonneg_from_derivative (fun x => PI * sin (x/2)^2 - gap x) (fun x => (PI/2 - x) * sin x) 0 (PI/2));
      try lra.
    + intros x _. apply D.
    + intros x Hx. apply Rmult_le_pos; [lra | apply sin_ge_0; lra].
    + unfold gap. replace (0/2) with 0 by field. rewrite sin_0. lra.
  - assert (- (PI * sin (t/2)^2 - gap t) <= - (PI * sin (PI/2)^2 - gap PI)).
    { apply (nondecreasing_from_derivative (fun x => - (PI * sin (x/2)^2 - gap x)) (fun x => - ((PI/2 - x) *
        sin x)) (PI/2) PI); try lra.
      + intros x _. apply (is_derive_opp (fun x => PI * sin (x/2)^2 - gap x)), D.
      + intros x Hx. enough (0 <= (x - PI/2) * sin x) by lra. apply Rmult_le_pos; [lra | apply sin_ge_0; lra]. }
    unfold gap in *. rewrite sin_PI2, sin_PI, cos_PI in *. lra.
Qed.

(* ---- the layer in the correlation ---- *)

Lemma h_of_cos t : 0 <= t <= PI -> h (cos t) = (sin t + (PI - t) * cos t) / PI.
Proof.
  intros H. unfold h. rewrite acos_cos by lra.
  replace (1 - cos t ^ 2) with (Rsqr (sin t)) by (rewrite sin2; unfold Rsqr; ring).
  rewrite sqrt_Rsqr; [f_equal; ring | apply sin_ge_0; lra].
Qed.

Lemma h_gap t : 0 <= t <= PI -> h (cos t) = cos t + gap t / PI.
Proof. intros H. rewrite h_of_cos by easy. unfold gap. field. apply PI_neq0. Qed.

Definition v (r : R) : R := sqrt ((1 - r) / 2).
Definition U (r : R) : R := 3 * PI / (2 * v r).

Lemma v_sin r : -1 <= r <= 1 -> sin (acos r / 2) = v r.
Proof.
  intros H. unfold v. destruct (half_angle (acos r) (acos_bound r)) as [[A _] _].
  rewrite <- (sqrt_pow2 (sin (acos r / 2)) A). f_equal.
  generalize (cos_half (acos r)). rewrite cos_acos by lra. lra.
Qed.

Lemma v_range r : -1 <= r < 1 -> 0 < v r <= 1.
Proof.
  intros H. unfold v. split.
  - apply sqrt_lt_R0. lra.
  - rewrite <- sqrt_1 at 2. apply sqrt_le_1; lra.
Qed.

Lemma v_square r : r <= 1 -> v r ^ 2 = (1 - r) / 2.
Proof. intros H. unfold v. rewrite <- Rsqr_pow2, Rsqr_sqrt; lra. Qed.

(* x = 1 - (v'/v)^2, with its bounds *)
Definition contraction (r : R) : R := gap (acos r) / (2 * PI * v r ^ 2).

Lemma h_contraction r : -1 <= r < 1 -> (1 - h r) / 2 = v r ^ 2 * (1 - contraction r).
Proof.
  intros H. generalize PI_bounds (v_range r H); intros P V.
  assert (E := h_gap (acos r) (acos_bound r)). rewrite cos_acos in E by lra. rewrite E.
  unfold contraction. generalize (v_square r). intros S. rewrite <- (Rmult_1_l r) at 1.
  replace (1 * r) with (1 - 2 * v r ^ 2) by lra. field. lra.
Qed.

Lemma contraction_lower r : -1 <= r < 1 -> 4 / (3 * PI) * v r <= contraction r.
Proof.
  intros H. generalize PI_bounds (v_range r H); intros P V.
  assert (G := gap_lower (acos r) (acos_bound r)). rewrite v_sin in G by lra.
  unfold contraction. apply Rmult_le_reg_r with (2 * PI * v r ^ 2).
  - nra.
  - replace (gap (acos r) / _ * _) with (gap (acos r)) by (field; lra).
    replace (4 / (3 * PI) * v r * _) with (8/3 * v r ^ 3) by (field; lra). easy.
Qed.

Lemma contraction_upper r : -1 <= r < 1 -> contraction r <= 4 / (3 * PI) * v r + 16 / (15 * PI) * v r ^ 3.
Proof.
  intros H. generalize PI_bounds (v_range r H); intros P V.
  assert (G := gap_upper (acos r) (acos_bound r)). rewrite v_sin in G by lra.
  unfold contraction. apply Rmult_le_reg_r with (2 * PI * v r ^ 2).
  - nra.
  - replace (gap (acos r) / _ * _) with (gap (acos r)) by (field; lra).
    replace ((4 / (3 * PI) * v r + _) * _) with (8/3 * v r ^ 3 + 32/15 * v r ^ 5) by (field; lra). easy.
Qed.

Lemma contraction_half r : -1 <= r < 1 -> contraction r <= 1/2.
Proof.
  intros H. generalize PI_bounds (v_range r H); intros P V.
  assert (G := gap_chord (acos r) (acos_bound r)). rewrite v_sin in G by lra.
  unfold contraction. apply Rmult_le_reg_r with (2 * PI * v r ^ 2).
  - nra.
  - replace (gap (acos r) / _ * _) with (gap (acos r)) by (field; lra). lra.
Qed.

Lemma contraction_positive r : -1 <= r < 1 -> 0 < contraction r.
Proof.
  intros H. generalize PI_bounds (v_range r H) (contraction_lower r H); intros P V C.
  enough (0 < 4 / (3 * PI) * v r) by lra.
  apply Rmult_lt_0_compat; [apply Rdiv_lt_0_compat |]; lra.
Qed.

(* h maps [-1, 1) into [0, 1) and moves every point up. *)
Lemma h_range r : -1 <= r < 1 -> 0 <= h r < 1.
Proof.
  intros H. generalize (v_range r H) (v_square r) (h_contraction r H) (contraction_half r H)
    (contraction_positive r H).
  intros V S E C1 C0. split.
  - enough (v r ^ 2 * (1 - contraction r) <= 1/2); [lra |].
    assert (E2 := h_of_cos (acos r) (acos_bound r)). rewrite cos_acos in E2 by lra.
    rewrite <- E. enough (0 <= h r) by lra. rewrite E2.
    assert (B := acos_bound r). generalize PI_bounds; intros P.
    apply Rmult_le_pos; [| left; apply Rinv_0_lt_compat; lra].
    (* sin s - s cos s >= 0 with s = pi - theta *)
    assert (G := gap_lower (PI - acos r)). unfold gap in G.
    destruct (half_angle (PI - acos r)) as [[A _] _]; [lra |].
    assert (0 <= sin ((PI - acos r)/2)^3) by (apply pow_le; lra).
    replace (cos (PI - acos r)) with (- r) in G.
    2:{ rewrite Rtrigo_facts.cos_pi_minus, cos_acos; lra. }
    replace (sin (PI - acos r)) with (sin (acos r)) in G by now rewrite sin_PI_x.
    lra.
  - enough (0 < v r ^ 2 * (1 - contraction r)) by lra. apply Rmult_lt_0_compat; [apply pow_lt |]; lra.
Qed.

Lemma h_above r : -1 <= r < 1 -> r < h r.
Proof.
  intros H. generalize (v_range r H) (v_square r) (h_contraction r H) (contraction_positive r H).
  intros V S E C0. assert (0 < v r ^ 2) by (apply pow_lt; lra). nra.
Qed.

(* ---- 1/sqrt(1 - x) to second order ---- *)

Lemma inverse_root_lower x : 0 <= x <= 1/2 -> 1 + x/2 + 3/8 * x^2 <= / sqrt (1 - x).
Proof.
  intros H. assert (S : 0 < sqrt (1 - x)) by (apply sqrt_lt_R0; lra).
  apply Rmult_le_reg_r with (1 := S). rewrite Rinv_l by lra.
  apply Rsqr_incr_0_var; [| lra].
  rewrite Rsqr_mult, Rsqr_sqrt by lra. unfold Rsqr.
  enough (0 <= 1 - (1 + x/2 + 3/8 * x^2)^2 * (1 - x)) by lra.
  replace (1 - _) with (x^3 * (5/8 + 15/64 * x + 9/64 * x^2)) by field.
  apply Rmult_le_pos; [apply pow_le |]; nra.
Qed.

Lemma inverse_root_upper x : 0 <= x <= 1/2 -> / sqrt (1 - x) <= 1 + x/2 + 3/8 * x^2 + x^3.
Proof.
  intros H. assert (S : 0 < sqrt (1 - x)) by (apply sqrt_lt_R0; lra).
  apply Rmult_le_reg_r with (1 := S). rewrite Rinv_l by lra.
  assert (0 <= x^3) by (apply pow_le; lra).
  apply Rsqr_incr_0_var; [| apply Rmult_le_pos; nra].
  rewrite Rsqr_mult, Rsqr_sqrt by lra. unfold Rsqr.
  enough (0 <= (1 + x/2 + 3/8 * x^2 + x^3)^2 * (1 - x) - 1) by lra.
  replace (_ - 1) with (x^3 * (11/8 - 79/64 * x - 25/64 * x^2 + 1/4 * x^3 - x^4)) by field.
  apply Rmult_le_pos; [easy |].
  assert (x^2 <= 1/4) by nra. assert (x^4 <= 1/16) by (replace (x^4) with (x^2 * x^2) by ring; nra). lra.
Qed.

(* ---- the coordinate U ---- *)

Lemma U_positive r : -1 <= r < 1 -> 0 < U r.
Proof.
  intros H. generalize PI_bounds (v_range r H); intros P V.
  unfold U. apply Rdiv_lt_0_compat; lra.
Qed.

Lemma U_at_least r : -1 <= r < 1 -> 9/2 <= U r.
Proof.
  intros H. generalize PI_bounds (v_range r H); intros P V.
  unfold U. apply Rmult_le_reg_r with (2 * v r); [lra |].
  replace (3 * PI / _ * _) with (3 * PI) by (field; lra). lra.
Qed.

Lemma U_of_h r : -1 <= r < 1 -> U (h r) = U r * / sqrt (1 - contraction r).
Proof.
  intros H. generalize PI_bounds (v_range r H) (contraction_half r H); intros P V C.
  assert (E : v (h r) = v r * sqrt (1 - contraction r)).
  { unfold v at 1. rewrite h_contraction by easy. rewrite sqrt_mult; [| apply pow2_ge_0 | lra].
    rewrite sqrt_pow2; lra. }
  assert (0 < sqrt (1 - contraction r)) by (apply sqrt_lt_R0; lra).
  unfold U. rewrite E. field. lra.
Qed.

Lemma U_step_lower r : -1 <= r < 1 -> U r + 1 + 3/2 / U r <= U (h r).
Proof.
  intros H. generalize PI_bounds (v_range r H) (contraction_half r H) (contraction_lower r H); intros P V C A.
  assert (0 < 4 / (3 * PI) * v r) by (apply Rmult_lt_0_compat; [apply Rdiv_lt_0_compat |]; lra).
  rewrite U_of_h by easy.
  apply Rle_trans with (U r * (1 + contraction r/2 + 3/8 * contraction r^2)).
  2:{ apply Rmult_le_compat_l; [left; now apply U_positive | apply inverse_root_lower; lra]. }
  apply Rle_trans with (U r * (1 + (4 / (3 * PI) * v r)/2 + 3/8 * (4 / (3 * PI) * v r)^2)).
  - unfold U. right. field. lra.
  - apply Rmult_le_compat_l; [left; now apply U_positive |].
    assert ((4 / (3 * PI) * v r)^2 <= contraction r^2) by (apply pow_incr; lra). lra.
Qed.

Lemma U_step_upper r : -1 <= r < 1 -> U (h r) <= U r + 1 + 3/2 / U r + 12 * PI^2 / U r^2.
Proof.
  intros H. generalize PI_bounds (v_range r H) (contraction_half r H) (contraction_positive r H)
    (contraction_upper r H).
  intros P V C C0 A.
  rewrite U_of_h by easy.
  apply Rle_trans with (U r * (1 + contraction r/2 + 3/8 * contraction r^2 + contraction r^3)).
  { apply Rmult_le_compat_l; [left; now apply U_positive | apply inverse_root_upper; lra]. }
  set (c := 4 / (3 * PI) * v r + 16 / (15 * PI) * v r ^ 3) in *.
  apply Rle_trans with (U r * (1 + c/2 + 3/8 * c^2 + c^3)).
  { apply Rmult_le_compat_l; [left; now apply U_positive |].
    assert (contraction r^2 <= c^2) by (apply pow_incr; lra).
    assert (contraction r^3 <= c^3) by (apply pow_incr; lra). lra. }
  unfold U, c.
  assert (0 < v r ^ 2) by (apply pow_lt; lra).
  set (p := / PI). assert (Q : 0 <= p <= 1/3).
  { unfold p. split; [left; apply Rinv_0_lt_compat; lra |]. replace (1/3) with (/3) by field.
    apply Rinv_le_contravar; lra. }
  set (s := v r) in *.
  enough (E : 0 <= 16/3 - (4/5 + 9/16 * (2 * (4/3) * (16/15) + (16/15)^2 * s^2) * p * s + 3/2 * (4/3 +
    16/15 * s^2)^3 * p^2)).
  { apply Rminus_le. match goal with |- ?lhs <= 0 =>
      replace lhs with (- (s^2 * (16/3 - (4/5 + 9/16 * (2 * (4/3) * (16/15) + (16/15)^2 * s^2) * p * s +
        3/2 * (4/3 + 16/15 * s^2)^3 * p^2))))
      by (unfold p; field; lra) end.
    enough (0 <= s^2 * (16/3 - (4/5 + 9/16 * (2 * (4/3) * (16/15) + (16/15)^2 * s^2) * p * s + 3/2 * (4/3 +
      16/15 * s^2)^3 * p^2))) by lra.
    apply Rmult_le_pos; lra. }
  assert (S2 : 0 <= s^2 <= 1) by nra.
  assert (A1 : (2 * (4/3) * (16/15) + (16/15)^2 * s^2) * p * s <= 4/3).
  { rewrite Rmult_assoc. apply Rle_trans with (4 * (1/3)); [| lra].
    apply Rmult_le_compat; [lra | apply Rmult_le_pos; lra | lra | nra]. }
  assert (A2 : (4/3 + 16/15 * s^2)^3 * p^2 <= 14 * (1/9)).
  { apply Rmult_le_compat; [apply pow_le; lra | nra | | nra].
    apply Rle_trans with ((12/5)^3); [apply pow_incr |]; lra. }
  lra.
Qed.

(* ---- the kernel ---- *)

Lemma w_range r : 0 <= acos r / PI <= 1.
Proof.
  generalize PI_bounds (acos_bound r); intros P B. split.
  - apply Rmult_le_pos; [lra | left; apply Rinv_0_lt_compat; lra].
  - apply Rmult_le_reg_r with PI; [lra |]. replace (acos r / PI * PI) with (acos r) by (field; lra). lra.
Qed.

Lemma kernel_step r : -1 <= r < 1 ->
  let w := acos r / PI in
  - 8 * w <= (1 - w) * (U r / 4) + h r - U (h r) / 4 <= 0.
Proof.
  intros H w. generalize PI_bounds (v_range r H) (acos_bound r); intros P V B.
  assert (W : w * U r = 3 * acos r / (2 * v r)) by (unfold w, U; field; lra).
  assert (A1 := two_v_le_angle (acos r)). assert (A2 := angle_upper (acos r) B). rewrite v_sin in A1, A2 by lra.
  assert (W1 : 3 <= w * U r).
  { rewrite W. apply Rmult_le_reg_r with (2 * v r); [lra |].
    replace (3 * acos r / (2 * v r) * (2 * v r)) with (3 * acos r) by (field; lra). lra. }
  assert (W2 : w * U r <= 3 + 4 * v r ^ 2).
  { rewrite W. apply Rmult_le_reg_r with (2 * v r); [lra |].
    replace (3 * acos r / (2 * v r) * (2 * v r)) with (3 * acos r) by (field; lra).
    replace ((3 + 4 * v r^2) * (2 * v r)) with (6 * v r + 8 * v r ^ 3) by ring. lra. }
  assert (S1 := U_step_lower r H). assert (S2 := U_step_upper r H).
  assert (E1 : 3/2 / U r = v r / PI) by (unfold U; field; lra).
  assert (E2 : 12 * PI^2 / U r ^ 2 = 16/3 * v r ^ 2) by (unfold U; field; lra).
  assert (0 <= v r / PI <= v r / 3).
  { split; [apply Rmult_le_pos; [lra | left; apply Rinv_0_lt_compat; lra] |].
    apply Rmult_le_compat_l; [lra | apply Rinv_le_contravar; lra]. }
  assert (R := h_range r H). assert (Rv := h_above r H). assert (S := v_square r).
  assert (v r ^ 2 <= v r) by nra.
  assert (Wv : v r <= 8/5 * w).
  { unfold w. apply Rmult_le_reg_r with PI; [lra |].
    replace (8/5 * (acos r / PI) * PI) with (8/5 * acos r) by (field; lra). nra. }
  split; nra.
Qed.
