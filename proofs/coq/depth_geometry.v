(* Lemmas A and B of include/ntk/depth_asymptotics.hpp, with its notation: theta in (0, pi], v = sin(theta/2), g the angle of the
   next layer, U' = U(g).  The constants:
     0 < H < 3.1,  U' = U + 1 + (3/2)/U + (3 pi/2) H/U^2;     0 < J < 1.9,  D' = (1 - theta/pi) D - (theta/pi) J.
   H: (R - R_0)/v^2 increases, so it is at most 1/2 - R_0, its value at pi.  J: sines lie below their tangents.
   Here a = theta/2. *)
From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From NtkVerify.coq Require Import definitions calculus taylor layer depth.
Open Scope R_scope.

(* ---- the notation of the header ---- *)
Definition v_ (theta : R) : R := sin (theta / 2).
Definition sinc_ (theta : R) : R := v_ theta / (theta / 2).
Definition R_ (theta : R) : R := (sin theta - theta * cos theta) / (2 * PI * v_ theta ^ 3).
Definition R_0 : R := 4 / (3 * PI).
Definition t_ (theta : R) : R := sqrt (1 - v_ theta * R_ theta).
Definition B_ (theta : R) : R := (R_ theta - R_0) / theta ^ 2.
Definition second_order (t : R) : R := (6 * t^2 + 18 * t + 16) / (16 * t * (1 + t)^3).
Definition H_ (theta : R) : R := 9 * PI^2 / 4 *
  (2 * B_ theta / sinc_ theta ^ 2 + R_ theta ^ 3 * second_order (t_ theta)
   + 3/4 * theta * B_ theta * (R_ theta + R_0) / sinc_ theta).
Definition E_ (theta : R) : R := (1 - sinc_ theta) / (theta / 2) ^ 2.
Definition J_ (theta : R) : R :=
  PI * (v_ theta * sinc_ theta * (1 - v_ theta * R_ theta) + 3/16 * theta * E_ theta / sinc_ theta)
  + sinc_ theta * (3/2 + v_ theta * H_ theta) / 12.
Definition U_ (theta : R) : R := 3 * PI / (2 * v_ theta).
Definition g_ (theta : R) : R := acos (h (cos theta)).

(* ---- sharp bounds of sin(theta) - theta cos(theta) ---- *)

Lemma cube_below a : 0 <= a <= PI/2 -> 0 <= a - sin a - sin a ^ 3 / 6.
Proof.
  intros H. assert (P := PI_bounds).
  apply (nonneg_from_derivative (fun a => a - sin a - sin a ^ 3 / 6) (fun a => 1 - cos a - sin a ^ 2 * cos a / 2) 0 (PI/2)); try lra.
  - intros x _. auto_derive; [easy | field].
  - intros x Hx. assert (0 <= cos x <= 1) by (split; [apply cos_ge_0; lra | apply COS_bound]).
    assert (S : sin x ^ 2 = 1 - cos x ^ 2) by (generalize (sin2_cos2 x); unfold Rsqr; lra). rewrite S.
    replace (1 - cos x - (1 - cos x ^ 2) * cos x / 2) with ((1 - cos x) * (1 - cos x * (1 + cos x) / 2)) by field.
    apply Rmult_le_pos; nra.
  - rewrite sin_0. lra.
Qed.

Lemma gap_lower_5 t : 0 <= t <= PI -> 8/3 * sin (t/2)^3 + 4/15 * sin (t/2)^5 <= gap t.
Proof.
  intros H. enough (0 <= gap t - 8/3 * sin (t/2)^3 - 4/15 * sin (t/2)^5) by lra.
  apply (nonneg_from_derivative (fun x => gap x - 8/3 * sin (x/2)^3 - 4/15 * sin (x/2)^5)
           (fun x => 4 * sin (x/2) * cos (x/2) * (x/2 - sin (x/2) - sin (x/2)^3/6)) 0 PI); try lra.
  - intros x _. unfold gap. auto_derive; [easy |]. rewrite (sin_half x); unfold Rdiv; field.
  - intros x Hx. destruct (half_angle x Hx). generalize (cube_below (x/2) ltac:(lra)); intros A.
    repeat apply Rmult_le_pos; lra.
  - unfold gap. replace (0/2) with 0 by field. rewrite sin_0. lra.
Qed.

(* gap(2a) in the half angle. *)
Definition half_gap (a : R) : R := 2 * sin a * cos a - 2 * a * (1 - 2 * sin a ^ 2).
Lemma gap_half t : gap t = half_gap (t/2).
Proof. unfold gap, half_gap. rewrite (sin_half t), (cos_half t). field. Qed.

(* tan a + 2 sin a >= 3 a, times cos a. *)
Lemma snell a : 0 <= a <= PI/2 -> 0 <= sin a + 2 * sin a * cos a - 3 * a * cos a.
Proof.
  intros H. assert (P := PI_bounds).
  apply (nonneg_from_derivative (fun a => sin a + 2 * sin a * cos a - 3 * a * cos a)
    (fun a => 2 * cos a ^ 2 - 2 * sin a ^ 2 - 2 * cos a + 3 * a * sin a) 0 (PI/2)); try lra.
  - intros x _. auto_derive; [easy | ring].
  - intros x Hx. assert (0 <= cos x <= 1) by (split; [apply cos_ge_0; lra | apply COS_bound]).
    assert (0 <= sin x) by (apply sin_ge_0; lra). assert (sin x <= x) by (apply sin_le_id; lra).
    assert (S : sin x * sin x = 1 - cos x * cos x) by (generalize (sin2_cos2 x); unfold Rsqr; lra).
    assert (sin x * sin x <= x * sin x) by nra. nra.
  - rewrite sin_0. lra.
Qed.

Lemma quotient_slope a : 0 <= a <= PI/2 -> 0 <= 8 * a * sin a ^ 2 - 5 * half_gap a + 16/3 * sin a ^ 3.
Proof.
  intros H. assert (P := PI_bounds).
  apply (nonneg_from_derivative (fun a => 8 * a * sin a ^ 2 - 5 * half_gap a + 16/3 * sin a ^ 3)
    (fun a => 8 * sin a * (sin a + 2 * sin a * cos a - 3 * a * cos a)) 0 (PI/2)); try lra.
  - intros x _. unfold half_gap. auto_derive; [easy |].
    assert (C : cos x * cos x + sin x * sin x - 1 = 0) by (generalize (sin2_cos2 x); unfold Rsqr; lra).
    match goal with |- ?l = ?r => replace l with (r - 10 * (cos x * cos x + sin x * sin x - 1)) by field end.
    rewrite C. ring.
  - intros x Hx. apply Rmult_le_pos; [| now apply snell]. assert (0 <= sin x) by (apply sin_ge_0; lra). lra.
  - unfold half_gap. rewrite sin_0. lra.
Qed.

(* (gap - (8/3) v^3)/v^5 increases to pi - 8/3. *)
Lemma gap_upper_sharp t : 0 < t <= PI -> gap t <= 8/3 * sin (t/2)^3 + (PI - 8/3) * sin (t/2)^5.
Proof.
  intros H. assert (P := PI_bounds). rewrite gap_half. set (a := t/2). assert (A : 0 < a <= PI/2) by (unfold a; lra).
  assert (S : 0 < sin a) by (apply sin_gt_0; lra). assert (S5 : 0 < sin a ^ 5) by now apply pow_lt.
  assert (Q : (half_gap a - 8/3 * sin a ^ 3) / sin a ^ 5 <= (half_gap (PI/2) - 8/3 * sin (PI/2) ^ 3) / sin (PI/2) ^ 5).
  { apply (nondecreasing_from_derivative (fun a => (half_gap a - 8/3 * sin a ^ 3) / sin a ^ 5)
      (fun a => cos a * (8 * a * sin a ^ 2 - 5 * half_gap a + 16/3 * sin a ^ 3) / sin a ^ 6) a (PI/2)); try lra.
    - intros x Hx. assert (Sx : 0 < sin x) by (apply sin_gt_0; lra). unfold half_gap. auto_derive.
      + assert (0 < sin x ^ 5) by now apply pow_lt. simpl in *. lra.
      + assert (C : cos x * cos x + sin x * sin x - 1 = 0) by (generalize (sin2_cos2 x); unfold Rsqr; lra).
        match goal with |- ?l = ?r => replace l with (r + 2 * (cos x * cos x + sin x * sin x - 1) / sin x ^ 5) by (field; lra) end.
        rewrite C. field. lra.
    - intros x Hx. assert (Sx : 0 < sin x) by (apply sin_gt_0; lra). assert (0 <= cos x) by (apply cos_ge_0; lra).
      apply Rmult_le_pos; [apply Rmult_le_pos; [easy | apply quotient_slope; lra] |].
      left. apply Rinv_0_lt_compat, pow_lt, Sx. }
  unfold half_gap in Q at 2. rewrite sin_PI2, cos_PI2 in Q.
  apply (Rmult_le_compat_r (sin a ^ 5)) in Q; [| lra].
  replace ((half_gap a - 8/3 * sin a ^ 3) / sin a ^ 5 * sin a ^ 5) with (half_gap a - 8/3 * sin a ^ 3) in Q by (field; lra).
  match type of Q with _ <= ?x * _ => replace x with (PI - 8/3) in Q by field end. lra.
Qed.

(* ---- at one angle ---- *)
Section Angle.
Variable theta : R.
Hypothesis Htheta : 0 < theta <= PI.

Notation v := (v_ theta).
Notation Rt := (R_ theta).
Notation t := (t_ theta).

Lemma v_pos : 0 < v <= 1.
Proof. unfold v_. assert (P := PI_bounds). split; [apply sin_gt_0; lra | apply SIN_bound]. Qed.

Lemma correlation : -1 <= cos theta < 1.
Proof.
  assert (P := PI_bounds). split; [apply COS_bound |]. rewrite <- cos_0. apply cos_decreasing_1; lra.
Qed.

Lemma v_is : layer.v (cos theta) = v.
Proof. unfold v_. rewrite <- v_sin by (generalize correlation; lra). now rewrite acos_cos by lra. Qed.

Lemma R_lower : R_0 + 2 / (15 * PI) * v^2 <= Rt.
Proof.
  assert (P := PI_bounds). assert (V := v_pos). assert (G := gap_lower_5 theta ltac:(lra)). fold v in G.
  unfold R_, R_0. change (sin theta - theta * cos theta) with (gap theta).
  assert (0 < v^3) by (apply pow_lt; lra).
  apply Rmult_le_reg_r with (2 * PI * v^3); [nra |].
  replace (gap theta / (2 * PI * v^3) * (2 * PI * v^3)) with (gap theta) by (field; lra).
  replace ((4 / (3 * PI) + 2 / (15 * PI) * v^2) * (2 * PI * v^3)) with (8/3 * v^3 + 4/15 * v^5) by (field; lra). easy.
Qed.

Lemma R_upper : Rt <= R_0 + (1/2 - R_0) * v^2.
Proof.
  assert (P := PI_bounds). assert (V := v_pos). assert (G := gap_upper_sharp theta Htheta). fold v in G.
  unfold R_, R_0. change (sin theta - theta * cos theta) with (gap theta).
  assert (0 < v^3) by (apply pow_lt; lra).
  apply Rmult_le_reg_r with (2 * PI * v^3); [nra |].
  replace (gap theta / (2 * PI * v^3) * (2 * PI * v^3)) with (gap theta) by (field; lra).
  replace ((4 / (3 * PI) + (1/2 - 4 / (3 * PI)) * v^2) * (2 * PI * v^3)) with (8/3 * v^3 + (PI - 8/3) * v^5) by (field; lra). easy.
Qed.

Lemma R_0_range : 0.42 < R_0 < 0.43.
Proof.
  assert (P := PI_sharper). unfold R_0. split; apply Rmult_lt_reg_r with (3 * PI); try lra;
    replace (4 / (3 * PI) * (3 * PI)) with 4 by (field; lra); lra.
Qed.

Lemma R_range : R_0 < Rt <= 1/2.
Proof.
  assert (P := PI_bounds). assert (V := v_pos). assert (A := R_lower). assert (B := R_upper). assert (C := R_0_range). split.
  - assert (0 < 2 / (15 * PI) * v^2) by (apply Rmult_lt_0_compat; [apply Rdiv_lt_0_compat |]; nra). lra.
  - assert (v^2 <= 1) by nra. nra.
Qed.

Lemma contraction_is : contraction (cos theta) = v * Rt.
Proof.
  assert (V := v_pos). assert (P := PI_bounds). unfold contraction. rewrite v_is, acos_cos by lra. unfold R_.
  change (sin theta - theta * cos theta) with (gap theta). field. lra.
Qed.

Lemma t_square : t ^ 2 = 1 - v * Rt.
Proof.
  unfold t_. assert (V := v_pos). assert (B := R_range). assert (C := R_0_range).
  rewrite <- Rsqr_pow2, Rsqr_sqrt; [easy |]. nra.
Qed.

Lemma t_range : 0.707 < t < 1.
Proof.
  assert (V := v_pos). assert (B := R_range). assert (C := R_0_range). assert (S := t_square).
  assert (0 <= t) by apply sqrt_pos. assert (v * Rt <= 1/2) by nra. assert (0 < v * Rt) by nra. split; nra.
Qed.

(* sin(g/2) = v t *)
Lemma next_angle : v_ (g_ theta) = v * t.
Proof.
  assert (C := correlation). assert (G := h_range (cos theta) C). unfold v_ at 1, g_. rewrite v_sin by lra.
  unfold layer.v. rewrite h_contraction, v_is, contraction_is by easy. assert (V := v_pos). assert (T := t_range).
  rewrite sqrt_mult; [| apply pow2_ge_0 | generalize t_square; nra]. rewrite sqrt_pow2 by lra. reflexivity.
Qed.

Lemma U_next : U_ (g_ theta) = U_ theta / t.
Proof. unfold U_. rewrite next_angle. assert (V := v_pos). assert (T := t_range). field. lra. Qed.

Lemma U_pos : 0 < U_ theta.
Proof. unfold U_. assert (V := v_pos). assert (P := PI_bounds). apply Rdiv_lt_0_compat; lra. Qed.

(* U' - U = (3 pi/2) R/(t (1 + t)) *)
Theorem step : U_ (g_ theta) - U_ theta = 3 * PI / 2 * Rt / (t * (1 + t)).
Proof.
  assert (V := v_pos). assert (T := t_range). rewrite U_next. unfold U_.
  replace Rt with ((1 - t^2) / v) by (rewrite t_square; field; lra). field. lra.
Qed.

(* H without theta *)
Lemma H_is : H_ theta = 9 * PI^2 / 4 *
  ((Rt - R_0) / (2 * v^2) + Rt^3 * second_order t + 3/8 * (Rt^2 - R_0^2) / v).
Proof.
  unfold H_, B_, sinc_. assert (V := v_pos). set (s := second_order t). set (r := Rt). set (r0 := R_0). field. lra.
Qed.

(* U (U' - U - 1) = 3/2 + v H *)
Theorem second_step : U_ theta * (U_ (g_ theta) - U_ theta - 1) = 3/2 + v * H_ theta.
Proof.
  assert (V := v_pos). assert (T := t_range). assert (P := PI_bounds). rewrite H_is, U_next. unfold U_, R_0, second_order.
  replace Rt with ((1 - t^2) / v) by (rewrite t_square; field; lra). field. lra.
Qed.

Lemma second_order_range : 0 < second_order t <= (141/250).
Proof.
  assert (T := t_range). unfold second_order. set (x := t) in *. assert (0 < (1 + x)^3) by (apply pow_lt; lra). split.
  - apply Rdiv_lt_0_compat; nra.
  - apply Rmult_le_reg_r with (16 * x * (1 + x)^3); [nra |].
    replace ((6 * x^2 + 18 * x + 16) / (16 * x * (1 + x)^3) * (16 * x * (1 + x)^3)) with (6 * x^2 + 18 * x + 16) by (field; lra).
    remember (x - 0.707) as d eqn:D. assert (X : x = 0.707 + d) by lra. rewrite X.
    assert (0 <= d) by lra. assert (0 <= d^2) by (apply pow_le; lra). assert (0 <= d^3) by (apply pow_le; lra).
    assert (0 <= d^4) by (apply pow_le; lra). lra.
Qed.

Theorem B_positive : 0 < B_ theta.
Proof. unfold B_. apply Rdiv_lt_0_compat; [generalize R_range; lra | apply pow_lt; lra]. Qed.

Theorem H_range : 0 < H_ theta < 3.
Proof.
  assert (V := v_pos). assert (P := PI_sharper). assert (R1 := R_range). assert (R2 := R_upper). assert (R3 := R_0_range).
  assert (F := second_order_range). rewrite H_is. set (f := second_order t) in *. set (r := Rt) in *.
  assert (A1 : 0 < (r - R_0) / (2 * v^2) <= (1/2 - R_0) / 2).
  { split; [apply Rdiv_lt_0_compat; nra |]. apply Rmult_le_reg_r with (2 * v^2); [nra |].
    replace ((r - R_0) / (2 * v^2) * (2 * v^2)) with (r - R_0) by (field; lra). lra. }
  assert (A2 : 0 < r^3 * f <= 1/8 * (141/250)).
  { assert (0 < r^3) by (apply pow_lt; lra). split; [apply Rmult_lt_0_compat; lra |].
    apply Rmult_le_compat; try lra. replace (1/8) with ((1/2)^3) by field. apply pow_incr. lra. }
  assert (A3 : 0 < 3/8 * (r^2 - R_0^2) / v <= 3/8 * ((1/2)^2 - R_0^2)).
  { split; [apply Rdiv_lt_0_compat; nra |]. apply Rmult_le_reg_r with v; [lra |].
    replace (3/8 * (r^2 - R_0^2) / v * v) with (3/8 * ((r - R_0) * (r + R_0))) by (field; lra).
    assert ((r - R_0) * (r + R_0) <= (1/2 - R_0) * v * (1/2 + R_0)).
    { apply Rmult_le_compat; try lra. assert (v^2 <= v) by nra. nra. }
    nra. }
  assert (P2 : 0 < PI^2) by nra. split.
  - apply Rmult_lt_0_compat; lra.
  - apply Rle_lt_trans with (9 * PI^2 / 4 * ((1/2 - R_0) / 2 + 1/8 * (141/250) + 3/8 * ((1/2)^2 - R_0^2))).
    + apply Rmult_le_compat_l; lra.
    + unfold R_0. replace (9 * PI^2 / 4 * ((1/2 - 4 / (3 * PI)) / 2 + 1/8 * (141/250) + 3/8 * ((1/2)^2 - (4 / (3 * PI))^2)))
        with (9/4 * (PI^2 * (1/4 + 141/2000 + 3/32) - 2/3 * PI - 2/3)) by (field; lra). nra.
Qed.

(* Lemma A, with 3 in place of 3.1 *)
Theorem lemma_A : 0 < H_ theta < 3 /\
  U_ (g_ theta) = U_ theta + 1 + 3/2 / U_ theta + 3 * PI / 2 * H_ theta / U_ theta ^ 2.
Proof.
  split; [apply H_range |]. assert (E := second_step). assert (U0 := U_pos).
  assert (V : v * U_ theta = 3 * PI / 2) by (unfold U_; field; generalize v_pos; lra).
  apply Rmult_eq_reg_r with (U_ theta ^ 2); [| apply pow_nonzero; lra].
  replace ((U_ theta + 1 + 3/2 / U_ theta + 3 * PI / 2 * H_ theta / U_ theta ^ 2) * U_ theta ^ 2) with
    (U_ theta ^ 3 + U_ theta ^ 2 + 3/2 * U_ theta + 3 * PI / 2 * H_ theta) by (field; lra).
  rewrite <- V. assert (E2 := f_equal (fun x => x * U_ theta) E). cbv beta in E2. lra.
Qed.

(* ---- lemma B ---- *)

Theorem kernel_identity T : (1 - theta / PI) * T + cos (g_ theta) - U_ (g_ theta) / 4 =
  (1 - theta / PI) * (T - U_ theta / 4) - theta / PI * J_ theta.
Proof.
  assert (V := v_pos). assert (P := PI_bounds). assert (U0 := U_pos). assert (E := second_step).
  assert (C : cos (g_ theta) = 1 - 2 * v^2 * (1 - v * Rt)).
  { rewrite (cos_half (g_ theta)). change (sin (g_ theta / 2)) with (v_ (g_ theta)). rewrite next_angle, <- t_square. ring. }
  assert (E2 : U_ (g_ theta) = U_ theta + 1 + (3/2 + v * H_ theta) / U_ theta) by (rewrite <- E; field; lra).
  rewrite C, E2. unfold J_, E_, sinc_, U_. set (k := H_ theta). set (r := Rt). field. lra.
Qed.

Lemma half_range : 0 < theta / 2 <= PI/2.
Proof. lra. Qed.

Lemma sine_below_angle : v < theta / 2.
Proof. unfold v_. apply sin_lt_x. lra. Qed.

Lemma J_is : theta / 2 * J_ theta =
  v^2 * (PI * (1 - v * Rt)) + 3/8 * PI * (theta/2 - v) / v + v * (3/2 + v * H_ theta) / 12.
Proof. assert (V := v_pos). unfold J_, E_, sinc_. set (k := H_ theta). set (r := Rt). field. lra. Qed.

Lemma J_positive : 0 < J_ theta.
Proof.
  assert (V := v_pos). assert (P := PI_bounds). assert (HH := H_range). assert (S := sine_below_angle). assert (T := t_range).
  assert (T2 := t_square). apply Rmult_lt_reg_l with (theta/2); [lra |]. rewrite Rmult_0_r, J_is.
  assert (0 < v^2 * (PI * (1 - v * Rt))) by (apply Rmult_lt_0_compat; [nra | apply Rmult_lt_0_compat; nra]).
  assert (0 < 3/8 * PI * (theta/2 - v) / v) by (apply Rdiv_lt_0_compat; [apply Rmult_lt_0_compat |]; lra).
  assert (0 < v * (3/2 + v * H_ theta) / 12) by (apply Rdiv_lt_0_compat; [apply Rmult_lt_0_compat; nra | lra]). lra.
Qed.

Definition p (v : R) : R := (424/125) * v^2 - 4/3 * v^3 - 2/15 * v^5 + v / 8.

Lemma J_upper : theta / 2 * J_ theta <= p v + (4713/4000) * (theta/2 - v) / v.
Proof.
  assert (V := v_pos). assert (P := PI_sharper). assert (HH := H_range). assert (S := sine_below_angle). assert (L := R_lower).
  rewrite J_is. assert (A1 : PI * (1 - v * Rt) <= 3.142 - 4/3 * v - 2/15 * v^3).
  { assert (PI * (R_0 + 2 / (15 * PI) * v^2) <= PI * Rt) by (apply Rmult_le_compat_l; lra).
    replace (PI * (R_0 + 2 / (15 * PI) * v^2)) with (4/3 + 2/15 * v^2) in H by (unfold R_0; field; lra). nra. }
  assert (A2 : v^2 * (PI * (1 - v * Rt)) <= v^2 * (3.142 - 4/3 * v - 2/15 * v^3)) by (apply Rmult_le_compat_l; nra).
  assert (A3 : 3/8 * PI * (theta/2 - v) / v <= (4713/4000) * (theta/2 - v) / v).
  { apply Rmult_le_compat_r; [left; apply Rinv_0_lt_compat; lra | apply Rmult_le_compat_r; lra]. }
  assert (A4 : v * (3/2 + v * H_ theta) / 12 <= v * (3/2 + v * 3) / 12).
  { apply Rmult_le_compat_r; [lra |]. apply Rmult_le_compat_l; nra. }
  unfold p. nra.
Qed.

(* Sine lies below its tangents. *)
Lemma below_tangent a b : 0 <= a <= PI/2 -> 0 <= b <= PI/2 -> sin b <= sin a + cos a * (b - a).
Proof.
  intros A B. assert (P := PI_bounds). destruct (MVT_gen sin a b cos) as [c [C E]].
  - intros c _. auto_derive; [easy | ring].
  - intros c _. apply continuity_sin.
  - destruct (Rle_dec a b) as [L | L].
    + rewrite Rmin_left, Rmax_right in C by lra. assert (cos c <= cos a) by (apply cos_decr_1; lra). nra.
    + rewrite Rmin_right, Rmax_left in C by lra. assert (cos a <= cos c) by (apply cos_decr_1; lra). nra.
Qed.

Lemma node a V C : 0 <= a <= 1.5 -> sin a + 0.0001 <= V -> Rabs (cos a - C) <= 0.0001 -> 0.6 <= theta/2 -> 0.6 <= a ->
  v <= V + C * (theta/2 - a).
Proof.
  intros A HV HC T A'. assert (P := PI_sharper). assert (Q := below_tangent a (theta/2) ltac:(lra) ltac:(lra)).
  change (sin (theta/2)) with v in Q. apply Rabs_le_between in HC. nra.
Qed.

Ltac powers d w := (* 0 <= d <= w: what lra must know about the powers of d *)
  assert (0 <= d^2 <= w * d) by nra; assert (0 <= d^3 <= w * d^2) by nra; assert (0 <= d^4 <= w * d^3) by nra;
  assert (0 <= d^5 <= w * d^4) by nra; assert (0 <= d^6 <= w * d^5) by nra.

(* Where the tangent serves. *)
Lemma J_piece a V C (x := v) : 0 < C -> x <= V + C * (theta/2 - a) -> 0.6205 <= x ->
  0 < (a * C + (x - V)) * (1.9 * x - (4713/4000)) + C * ((4713/4000) * x - x * p x) -> J_ theta < 1.9.
Proof.
  intros HC HV X Q. assert (U := J_upper). fold x in U. apply Rmult_lt_reg_l with (theta/2); [lra |].
  apply Rle_lt_trans with (1 := U). apply Rmult_lt_reg_r with (x * C); [nra |].
  replace ((p x + (4713/4000) * (theta/2 - x) / x) * (x * C)) with (C * (x * p x) + (4713/4000) * C * (theta/2) - C * ((4713/4000) * x)) by (field; lra).
  assert (0 <= 1.9 * x - (4713/4000)) by lra.
  assert ((a * C + (x - V)) * (1.9 * x - (4713/4000)) <= C * (theta/2) * (1.9 * x - (4713/4000))) by (apply Rmult_le_compat_r; lra). lra.
Qed.

Theorem J_range : 0 < J_ theta < 1.9.
Proof.
  split; [apply J_positive |]. assert (V := v_pos). assert (P := PI_sharper). destruct (Rle_lt_dec (theta/2) 0.67) as [L | L].
  - (* a - v <= a^3/6 <= (211/1000) v^3 *)
    assert (S := id_minus_sin_le (theta/2) ltac:(lra)). change (sin (theta/2)) with v in S. assert (S2 := sine_below_angle).
    set (a := theta/2) in *. assert (A0 : 0 < a) by (unfold a; lra). assert (A2 : a * (a * a) <= a * 0.4489) by (apply Rmult_le_compat_l; nra).
    assert (A : a * 0.925 <= v) by lra.
    assert (A3 : (a * 0.925)^3 <= v^3) by (apply pow_incr; unfold a in *; lra).
    assert (D : a - v <= (211/1000) * v^3) by lra.
    assert (W : v <= 0.6212).
    { assert (v <= sin 0.67) by (unfold v_; apply sin_incr_1; unfold a in *; lra). generalize (sin_upper_9 0.67). lra. }
    assert (U := J_upper). fold a in U. apply Rmult_lt_reg_l with a; [lra |]. apply Rle_lt_trans with (1 := U).
    assert (X : (4713/4000) * (a - v) / v <= (4713/4000) * ((211/1000) * v^2)).
    { apply Rmult_le_reg_r with v; [lra |]. replace ((4713/4000) * (a - v) / v * v) with ((4713/4000) * (a - v)) by (field; lra). lra. }
    apply Rle_lt_trans with (p v + (4713/4000) * ((211/1000) * v^2)); [lra |]. apply Rlt_trans with (v * 1.9); [| nra].
    unfold p. replace ((424/125) * v^2 - 4/3 * v^3 - 2/15 * v^5 + v/8 + (4713/4000) * ((211/1000) * v^2)) with
      (v * ((424/125 + 4713/4000 * (211/1000)) * v - 4/3 * v^2 - 2/15 * v^4 + 1/8)) by field.
    apply Rmult_lt_compat_l; [lra |]. assert (0 <= v^4) by (apply pow_le; lra). nra.
  - assert (W : 0.6205 <= v).
    { assert (sin 0.67 <= v) by (unfold v_; apply sin_incr_1; lra). generalize (sin_lower_7 0.67). lra. }
    destruct (Rle_lt_dec v 0.785) as [L1 | L1]; [| destruct (Rle_lt_dec v 0.87) as [L2 | L2]; [| destruct (Rle_lt_dec v 0.93) as [L3 | L3]]].
    + apply (J_piece 0.8 0.7175 0.6967); [lra | | lra |].
      * apply node; try lra; [generalize (sin_upper_9 0.8); lra |].
        apply Rabs_le_between. generalize (cos_lower_10 0.8) (cos_upper_12 0.8). lra.
      * unfold p. remember (v - 0.6205) as d eqn:D. replace v with (0.6205 + d) by lra. assert (0 <= d <= 0.1645) by lra.
        powers d 0.1645. lra.
    + apply (J_piece 1 0.8416 0.5403); [lra | | lra |].
      * apply node; try lra; [generalize (sin_upper_9 1); lra |].
        apply Rabs_le_between. generalize (cos_lower_10 1) (cos_upper_12 1). lra.
      * unfold p. remember (v - 0.785) as d eqn:D. replace v with (0.785 + d) by lra. assert (0 <= d <= 0.085) by lra.
        powers d 0.085. lra.
    + apply (J_piece 1.1 0.8914 0.4536); [lra | | lra |].
      * apply node; try lra; [generalize (sin_upper_13 1.1); lra |].
        apply Rabs_le_between. generalize (cos_lower_10 1.1) (cos_upper_12 1.1). lra.
      * unfold p. remember (v - 0.87) as d eqn:D. replace v with (0.87 + d) by lra. assert (0 <= d <= 0.06) by lra.
        powers d 0.06. lra.
    + apply (J_piece 1.25 0.9491 0.3153); [lra | | lra |].
      * apply node; try lra; [generalize (sin_upper_13 1.25); lra |].
        apply Rabs_le_between. generalize (cos_lower_10 1.25) (cos_upper_12 1.25). lra.
      * unfold p. remember (v - 0.93) as d eqn:D. replace v with (0.93 + d) by lra. assert (0 <= d <= 0.07) by lra.
        powers d 0.07. lra.
Qed.
End Angle.

(* ---- consequences for the layers ---- *)
Section Layers.
Variable z : R.
Hypothesis Hz : -1 <= z < 1.

Definition theta_ (L : nat) : R := acos (rho z L).
Definition D_ (L : nat) : R := T z L - U_ (theta_ L) / 4.

Lemma theta_range L : (1 <= L)%nat -> 0 < theta_ L <= PI.
Proof.
  intros H. assert (B := rho_range z Hz L H). unfold theta_. destruct (acos_bound (rho z L)) as [[B1 | B1] B2]; [easy |].
  exfalso. assert (C := cos_acos (rho z L) ltac:(lra)). rewrite <- B1, cos_0 in C. lra.
Qed.

Lemma theta_next L : (1 <= L)%nat -> theta_ (S L) = g_ (theta_ L).
Proof.
  intros H. assert (B := rho_range z Hz L H). unfold theta_, g_. rewrite rho_S by easy. now rewrite cos_acos by lra.
Qed.

(* C: U_L >= U_1 + L - 1 *)
Theorem scale_grows L : (1 <= L)%nat -> U_ (theta_ 1) + INR L - 1 <= U_ (theta_ L).
Proof.
  revert L. apply layer_ind; [simpl; lra |]. intros L H IH. rewrite (theta_next L), S_INR by easy.
  destruct (lemma_A (theta_ L) (theta_range L H)) as [HH ->]. assert (U0 := U_pos (theta_ L) (theta_range L H)).
  assert (P := PI_bounds). assert (0 < 3/2 / U_ (theta_ L)) by (apply Rdiv_lt_0_compat; lra).
  assert (0 < 3 * PI / 2 * H_ (theta_ L) / U_ (theta_ L) ^ 2).
  { apply Rdiv_lt_0_compat; [| now apply pow_lt]. apply Rmult_lt_0_compat; lra. }
  lra.
Qed.

Lemma D_next L : (1 <= L)%nat -> D_ (S L) = (1 - theta_ L / PI) * D_ L - theta_ L / PI * J_ (theta_ L).
Proof.
  intros H. assert (B := rho_range z Hz L H). assert (G := h_range (rho z L) B).
  assert (C : cos (g_ (theta_ L)) = rho z (S L)).
  { unfold g_, theta_. rewrite (cos_acos (rho z L)), rho_S by (easy || lra). apply cos_acos. lra. }
  unfold D_. rewrite <- kernel_identity by now apply theta_range. rewrite C, T_S, (theta_next L) by easy. reflexivity.
Qed.

Theorem deviation_bounded L : (1 <= L)%nat -> Rmin (D_ 1) (- 1.9) <= D_ L <= Rmax (D_ 1) 0.
Proof.
  revert L. apply layer_ind; [split; [apply Rmin_l | apply Rmax_l] |]. intros L H IH. rewrite (D_next L) by easy.
  assert (JJ := J_range (theta_ L) (theta_range L H)). assert (W := w_range (rho z L)). fold (theta_ L) in W.
  set (w := theta_ L / PI) in *. assert (A := Rmin_r (D_ 1) (- 1.9)). assert (B := Rmax_r (D_ 1) 0). split; nra.
Qed.
End Layers.

(* ---- as the header has them ---- *)

Theorem lemma_a theta : 0 < theta <= PI -> 0 < H_ theta < 31/10 /\
  U_ (g_ theta) = U_ theta + 1 + 3/2 / U_ theta + 3 * PI / 2 * H_ theta / U_ theta ^ 2.
Proof. intros H. generalize (lemma_A theta H). lra. Qed.

Theorem lemma_b theta : 0 < theta <= PI -> 0 < J_ theta < 19/10 /\
  forall T, (1 - theta / PI) * T + cos (g_ theta) - U_ (g_ theta) / 4 =
            (1 - theta / PI) * (T - U_ theta / 4) - theta / PI * J_ theta.
Proof. intros H. split; [generalize (J_range theta H); lra | intros T; now apply kernel_identity]. Qed.

Theorem without_remainder theta : 0 < theta <= PI ->
  v_ (g_ theta) = v_ theta * t_ theta /\ 0 < t_ theta /\ 0 < B_ theta /\
  U_ (g_ theta) - U_ theta = 3 * PI / 2 * R_ theta / (t_ theta * (1 + t_ theta)) /\
  U_ theta * (U_ (g_ theta) - U_ theta - 1) = 3/2 + v_ theta * H_ theta.
Proof.
  intros H. split; [now apply next_angle | split; [generalize (t_range theta H); lra | split; [now apply B_positive | split]]].
  - now apply step.
  - now apply second_step.
Qed.

Theorem lemma_b_layers z L : -1 <= z < 1 -> (1 <= L)%nat ->
  Rmin (z - U_ (acos z) / 4) (- (19/10)) <= T z L - U_ (acos (rho z L)) / 4 <= Rmax (z - U_ (acos z) / 4) 0.
Proof.
  intros Hz HL. replace (- (19/10)) with (- 1.9) by lra. exact (deviation_bounded z Hz L HL).
Qed.

Theorem lemma_a_layers z L : -1 <= z < 1 -> (1 <= L)%nat -> U_ (acos z) + INR L - 1 <= U_ (acos (rho z L)).
Proof. intros Hz HL. exact (scale_grows z Hz L HL). Qed.

(* ---- values at pi ---- *)

Lemma values_at_PI : v_ PI = 1 /\ R_ PI = 1/2 /\ U_ PI = 3 * PI / 2 /\ g_ PI = PI / 2 /\
  H_ PI = 9 * PI^2 / 4 * (sqrt 2 - 1) - 3 * PI / 2 - 3/2.
Proof.
  assert (P := PI_bounds). assert (V : v_ PI = 1) by apply sin_PI2.
  assert (R1 : R_ PI = 1/2) by (unfold R_; rewrite V, sin_PI, cos_PI; field; lra).
  assert (U1 : U_ PI = 3 * PI / 2) by (unfold U_; rewrite V; field).
  assert (G : g_ PI = PI / 2).
  { unfold g_. rewrite h_of_cos by lra. rewrite sin_PI. replace ((0 + (PI - PI) * cos PI) / PI) with 0 by (field; lra). apply acos_0. }
  repeat split; try easy. assert (E := second_step PI ltac:(lra)). rewrite V, U1, U_next, U1 in E by lra.
  assert (S2 : 0 < sqrt 2) by (apply sqrt_lt_R0; lra). assert (Q : sqrt 2 * sqrt 2 = 2) by (apply sqrt_sqrt; lra).
  assert (T1 : t_ PI = / sqrt 2).
  { unfold t_. rewrite V, R1. replace (1 - 1 * (1/2)) with (/ 2) by field. apply sqrt_inv. }
  rewrite T1 in E. replace (3 * PI / 2 / / sqrt 2) with (3 * PI / 2 * sqrt 2) in E by (field; lra). lra.
Qed.

Lemma H_at_PI : 2.9 < H_ PI.
Proof.
  assert (P := PI_sharper). destruct values_at_PI as [_ [_ [_ [_ ->]]]].
  assert (1.414 < sqrt 2) by (rewrite <- (sqrt_pow2 1.414) by lra; apply sqrt_lt_1; lra). nra.
Qed.

Lemma J_at_PI : 1.6 < J_ PI.
Proof.
  assert (P := PI_sharper). assert (E := J_is PI ltac:(lra)). destruct values_at_PI as [V [R1 _]]. rewrite V, R1 in E.
  assert (HH := H_at_PI). nra.
Qed.
