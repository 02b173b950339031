(* The correction of theorem 2 of St-Arnaud et al. (2026), in full: for every z in [-1, 1) there is
     C = lim 3 pi/theta_L - L - (3/2) log L,   and   Theta_bar^(L) =
       1/4 + (3/8) log L/L + (C/4 - 1/8)/L + O(log L/L^2). *)
From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From NtkVerify.coq Require Import definitions calculus layer depth.
Open Scope R_scope.

Section FixedInputs.
Variable z : R.
Hypothesis Hz : -1 <= z < 1.

Notation u := (u z).
Notation D := (D z).
Let c := 12 * PI^2.
Let B := 3/2 * (3/2 + c) + c + 3/2.

Lemma c_positive : 0 < c.
Proof. unfold c. generalize PI_bounds. intros. nra. Qed.

Definition a (L : nat) : R := u L - 3/2 * ln (u L) - INR L.

Lemma a_step L : (1 <= L)%nat -> Rabs (a (S L) - a L) <= B * (/ INR L - / INR (S L)).
Proof.
  intros HL. destruct (u_step z Hz L HL) as [B1 B2]. fold c in B2. generalize c_positive; intros C.
  generalize (u_at_least z Hz L HL) (INR_layer L HL). intros UL IL.
  assert (P : 0 < u L) by lra. assert (P' : 0 < u (S L)) by (apply u_positive; [easy | lia]).
  assert (I : 0 < / u L) by now apply Rinv_0_lt_compat.
  assert (J : / u L <= 1) by (rewrite <- Rinv_1; apply Rinv_le_contravar; lra).
  assert (Lg : ln (u (S L)) - ln (u L) <= (u (S L) - u L) * / u L).
  { rewrite <- ln_div by lra. replace (u (S L) / u L) with (1 + (u (S L) - u L) * / u L) by (field; lra).
    rewrite <- (ln_exp ((u (S L) - u L) * / u L)) at 2. apply ln_le; [| apply exp_ineq1_le].
    replace (1 + _) with (u (S L) * / u L) by (field; lra). apply Rmult_lt_0_compat; lra. }
  (* log(U'/U) >= 1 - U/U' >= 1/(U + 1) >= 1/U - 1/U^2 *)
  assert (Lg2 : / u L - / u L * / u L <= ln (u (S L)) - ln (u L)).
  { apply Rle_trans with (1 - u L / u (S L)).
    - apply Rle_trans with (1 - u L / (u L + 1)).
      + replace (1 - u L / (u L + 1)) with (/ (u L + 1)) by (field; lra).
        apply Rmult_le_reg_r with (u L * u L * (u L + 1)); [apply Rmult_lt_0_compat; nra |].
        replace ((/ u L - / u L * / u L) * (u L * u L * (u L + 1))) with (u L * u L - 1) by (field; lra).
        replace (/ (u L + 1) * (u L * u L * (u L + 1))) with (u L * u L) by (field; lra). lra.
      + apply Rplus_le_compat_l, Ropp_le_contravar, Rmult_le_compat_l; [lra |].
        apply Rinv_le_contravar; [lra |].
        assert (0 < 3/2 / u L) by (apply Rdiv_lt_0_compat; lra). lra.
    - assert (E := exp_ineq1_le (ln (u L) - ln (u (S L)))). unfold Rminus in E at 2.
      rewrite exp_plus, exp_Ropp, !exp_ln in E by easy. unfold Rdiv. lra. }
  assert (Sq : / u L ^ 2 = / u L * / u L) by (field; lra).
  unfold Rdiv in B1, B2. rewrite Sq in B2. unfold a. rewrite S_INR. set (i := / u L) in *.
  assert (Q : i * i <= / INR L - / (INR L + 1)).
  { rewrite <- Sq. replace (/ INR L - / (INR L + 1)) with (/ (INR L * (INR L + 1))) by (field; lra).
    apply Rinv_le_contravar; nra. }
  assert (u (S L) - u L <= 1 + (3/2 + c) * i) by nra.
  assert ((u (S L) - u L) * i <= i + (3/2 + c) * (i * i)) by nra.
  apply Rle_trans with (B * (i * i)); [| apply Rmult_le_compat_l; [unfold B; lra | easy]].
  apply Rabs_le_between. unfold B. assert (0 <= c * (i * i)) by (apply Rmult_le_pos; nra). split; nra.
Qed.

Lemma a_between L M : (1 <= L)%nat -> (L <= M)%nat -> Rabs (a M - a L) <= B * (/ INR L - / INR M).
Proof.
  intros HL. induction 1 as [| M HM IH].
  - rewrite !Rminus_diag_eq by easy. rewrite Rabs_R0. lra.
  - assert (A := a_step M ltac:(lia)). apply Rabs_le_between in A. apply Rabs_le_between in IH.
    apply Rabs_le_between. lra.
Qed.

Lemma a_limit : exists l, forall L, (1 <= L)%nat -> Rabs (a L - l) <= B / INR L.
Proof.
  set (b := fun n => a (S n) - B / INR (S n)).
  assert (BP : 0 < B) by (unfold B; generalize c_positive; lra).
  assert (Inc : forall n, b n <= b (S n)).
  { intros n. unfold b. assert (A := a_step (S n) ltac:(lia)). apply Rabs_le_between in A. unfold Rdiv. lra. }
  assert (Below : forall n L, (1 <= L)%nat -> b n <= a L + B / INR L).
  { intros n L HL. unfold b. destruct (le_lt_dec L (S n)) as [H | H].
    - assert (A := a_between L (S n) HL H). apply Rabs_le_between in A.
      assert (0 < B / INR (S n)) by (apply Rdiv_lt_0_compat; [easy | apply lt_0_INR; lia]). unfold Rdiv in *.
      lra.
    - assert (A := a_between (S n) L ltac:(lia) ltac:(lia)). apply Rabs_le_between in A.
      assert (0 < B / INR L) by (apply Rdiv_lt_0_compat; [easy | apply lt_0_INR; lia]). unfold Rdiv in *. lra. }
  destruct (ex_finite_lim_seq_incr b (a 1 + B / INR 1) Inc (fun n => Below n 1%nat ltac:(lia))) as [l Hl].
  exists l. intros L HL.
  assert (U : l <= a L + B / INR L).
  { apply (is_lim_seq_le b (fun _ => a L + B / INR L) l (a L + B / INR L)); [intros n;
      now apply Below | exact Hl | apply is_lim_seq_const]. }
  assert (W : b (pred L) <= l) by now apply is_lim_seq_incr_compare.
  unfold b in W. rewrite Nat.succ_pred in W by lia. apply Rabs_le_between. lra.
Qed.

Lemma one_le_log_term L : (1 <= L)%nat -> 0 <= ln (INR L).
Proof. intros H. rewrite <- ln_1. apply ln_le; [lra | now apply INR_layer]. Qed.

(* U_L - L - (3/2) log L tends to a constant. *)
Lemma u_expansion : exists l K, 0 <= K /\ forall L, (1 <= L)%nat ->
  Rabs (u L - INR L - 3/2 * ln (INR L) - l) <= K * (1 + ln (INR L)) / INR L.
Proof.
  destruct a_limit as [l Hl], (u_upper z Hz) as [K1 HK1]. exists l, (B + 9/4 + 3/2 * Rabs K1).
  assert (BP : 0 < B) by (unfold B; generalize c_positive; lra).
  generalize (Rabs_pos K1) (Rle_abs K1); intros KP KA.
  split; [lra |]. intros L HL. specialize (Hl L HL). specialize (HK1 L HL).
  generalize (u_at_least z Hz L HL) (INR_layer L HL) (one_le_log_term L HL). intros UL IL LL.
  assert (G : 0 <= ln (u L) - ln (INR L) <= (3/2 * ln (INR L) + K1) / INR L).
  { split; [assert (ln (INR L) <= ln (u L)) by (apply ln_le; lra); lra |].
    apply Rle_trans with ((u L - INR L) / INR L); [| apply Rmult_le_compat_r; [left; apply Rinv_0_lt_compat |];
      lra].
    rewrite <- ln_div by lra. rewrite <- (ln_exp ((u L - INR L) / INR L)).
    apply ln_le; [apply Rdiv_lt_0_compat; lra |].
    apply Rle_trans with (2 := exp_ineq1_le _). right. field. lra. }
  apply Rle_trans with (B / INR L + 3/2 * ((3/2 * ln (INR L) + K1) / INR L)).
  - unfold a in Hl. apply Rabs_le_between in Hl. apply Rabs_le_between. lra.
  - set (q := INR L) in *. assert (0 < / q) by (apply Rinv_0_lt_compat; lra).
    replace (B / q + 3/2 * ((3/2 * ln q + K1) / q)) with ((B + 9/4 * ln q + 3/2 * K1) * / q) by (field; lra).
    apply Rmult_le_compat_r; [lra |].
    assert (0 <= B * ln q) by (apply Rmult_le_pos; lra).
    assert (0 <= Rabs K1 * ln q) by (apply Rmult_le_pos; lra). lra.
Qed.

(* D_L = -1/8 + O(1/L). *)
Lemma D_step L : (1 <= L)%nat -> exists w r, D (S L) + 1/8 = (1 - w) * (D L + 1/8) + r /\ 3 / u L <= w <= 1 /\
  Rabs r <= 120 / INR L ^ 2.
Proof.
  intros HL. assert (R := rho_range z Hz L HL). set (x := rho z L) in *.
  generalize PI_bounds (v_range x R) (acos_bound x); intros P V Bd.
  exists (acos x / PI), ((1 - acos x / PI) * (U x / 4) + h x - U (h x) / 4 + acos x / PI / 8). split; [| split].
  - unfold depth.D, depth.u. rewrite T_S, rho_S by easy. fold x. lra.
  - split; [| apply w_range]. unfold depth.u. fold x. generalize (two_v_le_angle (acos x) ltac:(lra)).
    rewrite v_sin by lra. intros A.
    unfold U. apply Rmult_le_reg_r with PI; [lra |].
    replace (3 / (3 * PI / (2 * v x)) * PI) with (2 * v x) by (field; lra).
    replace (acos x / PI * PI) with (acos x) by (field; lra). easy.
  - set (w := acos x / PI).
    assert (W : w * U x = 3 * acos x / (2 * v x)) by (unfold w, U; field; lra).
    assert (A1 := two_v_le_angle (acos x) ltac:(lra)). assert (A2 := angle_upper (acos x) Bd).
    rewrite v_sin in A1, A2 by lra.
    assert (W1 : 3 <= w * U x).
    { rewrite W. apply Rmult_le_reg_r with (2 * v x); [lra |].
      replace (3 * acos x / (2 * v x) * (2 * v x)) with (3 * acos x) by (field; lra). lra. }
    assert (W2 : w * U x <= 3 + 4 * v x ^ 2).
    { rewrite W. apply Rmult_le_reg_r with (2 * v x); [lra |].
      replace (3 * acos x / (2 * v x) * (2 * v x)) with (3 * acos x) by (field; lra).
      replace ((3 + 4 * v x^2) * (2 * v x)) with (6 * v x + 8 * v x ^ 3) by ring. lra. }
    assert (S1 := U_step_lower x R). assert (S2 := U_step_upper x R).
    assert (E1 : 3/2 / U x = v x / PI) by (unfold U; field; lra).
    assert (E2 : 12 * PI^2 / U x ^ 2 = 16/3 * v x ^ 2) by (unfold U; field; lra).
    assert (H1 := h_range x R). assert (H2 := h_above x R). assert (Sq := v_square x ltac:(lra)).
    assert (Wa : v x / PI / 4 <= w / 8 <= v x / PI / 4 + v x ^ 2).
    { unfold w. split; apply Rmult_le_reg_r with (8 * PI); try lra.
      - replace (v x / PI / 4 * (8 * PI)) with (2 * v x) by (field; lra).
        replace (acos x / PI / 8 * (8 * PI)) with (acos x) by (field; lra). easy.
      - replace ((v x / PI / 4 + v x ^ 2) * (8 * PI)) with (2 * v x + 8 * PI * v x ^ 2) by (field; lra).
        replace (acos x / PI / 8 * (8 * PI)) with (acos x) by (field; lra).
        assert (v x ^ 3 <= v x ^ 2) by nra. nra. }
    assert (G : Rabs ((1 - w) * (U x / 4) + h x - U (h x) / 4 +
      w / 8) <= 5 * v x ^ 2) by (apply Rabs_le_between; split; nra).
    apply Rle_trans with (1 := G). generalize (u_at_least z Hz L HL) (INR_layer L HL). unfold depth.u. fold x.
    intros UL IL.
    assert (E : U x * v x = 3/2 * PI) by (unfold U; field; lra).
    assert (Q : v x * INR L <= 24/5) by nra.
    apply Rmult_le_reg_r with (INR L ^ 2); [nra |].
    replace (120 / INR L ^ 2 * INR L ^ 2) with 120 by (field; lra).
    assert (0 <= v x * INR L) by nra. nra.
Qed.

Lemma D_expansion : exists A, 0 <= A /\ forall L, (1 <= L)%nat -> Rabs (D L + 1/8) <= A / INR L.
Proof.
  destruct (D_bounded z Hz) as [K0 HK0], (u_upper z Hz) as [K1 HK1].
  destruct (nfloor_ex (Rmax 144 (4 * K1))) as [n [_ Hn]]; [apply Rle_trans with 144; [lra | apply Rmax_l] |].
  generalize (Rmax_l 144 (4 * K1)) (Rmax_r 144 (4 * K1)); intros M1 M2.
  set (L0 := INR n + 1) in *. assert (P0 : 1 <= L0) by (unfold L0; generalize (pos_INR n); lra).
  assert (K0P : 0 <= K0) by (apply Rle_trans with (2 := HK0 1%nat ltac:(lia)), Rabs_pos).
  set (A := (K0 + 1/8) * (L0 + 1) + 120). exists A. assert (AP : 120 <= A) by (unfold A; nra). split; [lra |].
  assert (Crude : forall L, (1 <= L)%nat -> INR L <= L0 + 1 -> Rabs (D L + 1/8) <= A / INR L).
  { intros L HL HS. specialize (HK0 L HL). assert (IL := INR_layer L HL).
    apply Rmult_le_reg_r with (INR L); [lra |].
    replace (A / INR L * INR L) with A by (field; lra).
    assert (Rabs (D L + 1/8) <= K0 + 1/8) by (apply Rabs_le_between in HK0; apply Rabs_le_between; lra).
    apply Rle_trans with ((K0 + 1/8) * (L0 + 1)); [| unfold A; lra]. apply Rmult_le_compat; try lra.
    apply Rabs_pos. }
  apply layer_ind.
  - apply Crude; [lia | simpl; lra].
  - intros L HL IH. destruct (Rle_lt_dec (INR (S L)) (L0 + 1)) as [H | H]; [apply Crude; [lia | easy] |].
    rewrite S_INR in H. destruct (D_step L HL) as [w [r [E [[W1 W2] R]]]]. specialize (HK1 L HL).
    assert (IL := INR_layer L HL). assert (UL := u_at_least z Hz L HL).
    (* 2 U <= 3 L *)
    assert (LU : 2 * u L <= 3 * INR L).
    { assert (G := ln_le_2sqrt (INR L) IL). assert (Sp : 0 <= sqrt (INR L)) by apply sqrt_pos.
      assert (Sq : sqrt (INR L) * sqrt (INR L) = INR L) by (apply sqrt_sqrt; lra).
      assert (12 <= sqrt (INR L)) by nra. nra. }
    assert (W : 2 / INR L <= w).
    { apply Rle_trans with (2 := W1). apply Rmult_le_reg_r with (INR L * u L); [nra |].
      replace (2 / INR L * (INR L * u L)) with (2 * u L) by (field; lra).
      replace (3 / u L * (INR L * u L)) with (3 * INR L) by (field; lra). easy. }
    rewrite E. apply Rle_trans with ((1 - w) * (A / INR L) + 120 / INR L ^ 2).
    { apply Rle_trans with (1 := Rabs_triang _ _). apply Rplus_le_compat; [| easy].
      rewrite Rabs_mult, (Rabs_right (1 - w)) by lra. apply Rmult_le_compat_l; lra. }
    rewrite S_INR. set (i := / INR L). assert (IP : 0 < i) by (apply Rinv_0_lt_compat; lra).
    assert (I2 : / INR L ^ 2 = i * i) by (unfold i; field; lra).
    assert (I3 : i - i * i <= / (INR L + 1)).
    { unfold i. apply Rmult_le_reg_r with (INR L * INR L * (INR L + 1)); [apply Rmult_lt_0_compat; nra |].
      replace ((/ INR L - / INR L * / INR L) * (INR L * INR L * (INR L +
        1))) with (INR L * INR L - 1) by (field; lra).
      replace (/ (INR L + 1) * (INR L * INR L * (INR L + 1))) with (INR L * INR L) by (field; lra). lra. }
    unfold Rdiv in *. rewrite I2. fold i in W |- *.
    apply Rle_trans with (A * (i - i * i)); [| apply Rmult_le_compat_l; lra].
    assert (2 * i * (A * i) <= w * (A * i)) by (apply Rmult_le_compat_r; [apply Rmult_le_pos |]; lra). nra.
Qed.

Theorem expansion : exists C K : R,
  is_lim_seq (fun L => 3 * PI / acos (rho z L) - INR L - 3/2 * ln (INR L)) C /\
  forall L, (2 <= L)%nat ->
    Rabs (theta_bar z L - (1/4 + 3/8 * (ln (INR L) / INR L) + (C/4 - 1/8) / INR L)) <= K * (ln (INR L) / INR L
      ^ 2).
Proof.
  destruct u_expansion as [C [K [KP HK]]], D_expansion as [A [AP HA]]. exists C, (3 * (K / 2 + A)). split.
  - apply is_lim_seq_spec. intros [eps He]. simpl.
    (* |..| <= (K (1 + ln L) + 40)/L <= (3 K + 40)/sqrt L *)
    set (q := 3 * K + 40). destruct (nfloor_ex ((q / eps)^2)) as [n [_ Hn]]; [apply pow2_ge_0 |].
    exists (S n). intros L HL. apply le_INR in HL as HR. rewrite S_INR in HR.
    assert (HL1 : (1 <= L)%nat) by lia.
    specialize (HK L HL1). assert (IL := INR_layer L HL1). assert (UL := u_at_least z Hz L HL1).
    assert (R := rho_range z Hz L HL1). generalize PI_bounds (v_range _ R) (acos_bound (rho z L));
      intros P V Bd.
    assert (A1 := two_v_le_angle (acos (rho z L)) ltac:(lra)). assert (A2 := angle_upper _ Bd).
    rewrite v_sin in A1, A2 by lra.
    set (x := v (rho z L)) in *. set (t := acos (rho z L)) in *.
    assert (E : u L * x = 3/2 * PI) by (unfold depth.u, U, x; field; unfold x in V; lra).
    assert (Dif : 0 <= u L - 3 * PI / t <= 40 / INR L).
    { replace (u L - 3 * PI / t) with (3 * PI * (t - 2 * x) / (2 * x * t)) by (replace (u L) with (3/2 * PI /
        x) by (rewrite <- E; field; lra); field; lra).
      split; [apply Rmult_le_pos; [nra | left; apply Rinv_0_lt_compat; nra] |].
      apply Rle_trans with (3 * PI * (8/3 * x^3) / (2 * x * (2 * x))).
      - unfold Rdiv. apply Rmult_le_compat; [nra | left; apply Rinv_0_lt_compat;
          nra | nra | apply Rinv_le_contravar; nra].
      - replace (3 * PI * (8/3 * x^3) / (2 * x * (2 * x))) with (2 * PI * x) by (field; lra).
        apply Rmult_le_reg_r with (INR L); [lra |]. replace (40 / INR L * INR L) with 40 by (field; lra).
        assert (x * INR L <= 24/5) by nra. nra. }
    assert (S : 0 < sqrt (INR L)) by (apply sqrt_lt_R0; lra).
    assert (Q : sqrt (INR L) * sqrt (INR L) = INR L) by (apply sqrt_sqrt; lra).
    assert (S1 : 1 <= sqrt (INR L)) by nra. assert (G := ln_le_2sqrt (INR L) IL).
    apply Rle_lt_trans with ((K * (1 + ln (INR L)) + 40) / INR L).
    { apply Rabs_le_between in HK. apply Rabs_le_between. unfold Rdiv in *. lra. }
    assert (q / eps < sqrt (INR L)).
    { apply Rsqr_incrst_0; [unfold Rsqr; rewrite Q | apply Rmult_le_pos; [unfold q; lra | left;
        now apply Rinv_0_lt_compat] | lra].
      replace (q / eps * (q / eps)) with ((q/eps)^2) by ring. lra. }
    assert (q < eps * sqrt (INR L)).
    { replace q with (eps * (q / eps)) by (field; lra). apply Rmult_lt_compat_l; lra. }
    apply Rmult_lt_reg_r with (INR L); [lra |].
    replace ((K * (1 + ln (INR L)) + 40) / INR L * INR L) with (K * (1 + ln (INR L)) + 40) by (field; lra).
    apply Rle_lt_trans with (q * sqrt (INR L)); [unfold q; nra |].
    assert (q * sqrt (INR L) < eps * sqrt (INR L) * sqrt (INR L)) by now apply Rmult_lt_compat_r. nra.
  - intros L HL. specialize (HK L ltac:(lia)). specialize (HA L ltac:(lia)).
    assert (IL : 2 <= INR L) by apply (le_INR 2 L HL).
    assert (E : theta_bar z L - (1/4 + 3/8 * (ln (INR L) / INR L) + (C/4 - 1/8) / INR L) =
                ((u L - INR L - 3/2 * ln (INR L) - C) / 4 + (D L + 1/8)) / INR L) by (unfold theta_bar, depth.D;
                  field; lra).
    rewrite E. unfold Rdiv at 1. rewrite Rabs_mult, (Rabs_right (/ INR L)) by (apply Rle_ge; left;
      apply Rinv_0_lt_compat; lra).
    (* ln L >= 1/2 *)
    assert (Lg : 1/2 <= ln (INR L)).
    { apply Rle_trans with (ln 2); [| apply ln_le; lra]. generalize (ln_step_lower 1 ltac:(lra)). rewrite ln_1.
      replace (1 + 1) with 2 by ring. lra. }
    replace (3 * (K / 2 + A) * (ln (INR L) / INR L ^ 2)) with (3 * (K / 2 +
      A) * ln (INR L) / INR L * / INR L) by (field; lra).
    apply Rmult_le_compat_r; [left; apply Rinv_0_lt_compat; lra |].
    apply Rle_trans with (K * (1 + ln (INR L)) / INR L / 4 + A / INR L).
    { apply Rabs_le_between in HK. apply Rabs_le_between in HA. apply Rabs_le_between. lra. }
    replace (K * (1 + ln (INR L)) / INR L / 4 + A / INR L) with ((K * (1 + ln (INR L)) / 4 +
      A) / INR L) by (field; lra).
    apply Rmult_le_compat_r; [left; apply Rinv_0_lt_compat; lra |].
    assert (K * 1 <= K * (2 * ln (INR L))) by (apply Rmult_le_compat_l; lra).
    assert (A * 1 <= A * (2 * ln (INR L))) by (apply Rmult_le_compat_l; lra).
    assert (0 <= K * ln (INR L)) by (apply Rmult_le_pos; lra).
    assert (0 <= A * ln (INR L)) by (apply Rmult_le_pos; lra). lra.
Qed.

End FixedInputs.
