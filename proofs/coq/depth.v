(* From one layer to all depths, for every z in [-1, 1): U_L = L + (3/2) log L + O(1), T_L = U_L/4 + O(1), hence
     |L (Theta_bar^(L) - 1/4) - (3/8) log L| <= K(z).
   Shared by theorem 2, its limit, its expansion and lemma 1 of St-Arnaud, Carvalho and Farnadi (2026). *)
From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From NtkVerify.coq Require Import definitions calculus layer.
Open Scope R_scope.

Lemma rho_S z L : (1 <= L)%nat -> rho z (S L) = h (rho z L).
Proof. destruct L; [lia | reflexivity]. Qed.

Lemma T_S z L : (1 <= L)%nat -> T z (S L) = (1 - acos (rho z L) / PI) * T z L + rho z (S L).
Proof. destruct L; [lia | reflexivity]. Qed.

(* Induction from layer 1 *)
Lemma layer_ind (P : nat -> Prop) : P 1%nat -> (forall L, (1 <= L)%nat -> P L -> P (S L)) -> forall L,
  (1 <= L)%nat -> P L.
Proof. intros B S L H. induction H; auto. Qed.

Lemma INR_layer L : (1 <= L)%nat -> 1 <= INR L.
Proof. intros H. apply (le_INR 1 L H). Qed.

Section FixedInputs.
Variable z : R.
Hypothesis Hz : -1 <= z < 1.

Lemma rho_range L : (1 <= L)%nat -> -1 <= rho z L < 1.
Proof.
  revert L. apply layer_ind; [easy |]. intros L HL IH. rewrite rho_S by easy.
  generalize (h_range (rho z L) IH). lra.
Qed.

Definition u (L : nat) : R := U (rho z L).
Definition D (L : nat) : R := T z L - u L / 4.

Lemma u_step L : (1 <= L)%nat -> u L + 1 + 3/2 / u L <= u (S L) <= u L + 1 + 3/2 / u L + 12 * PI^2 / u L ^ 2.
Proof.
  intros H. unfold u. rewrite rho_S by easy. generalize (rho_range L H). intros R.
  split; [now apply U_step_lower | now apply U_step_upper].
Qed.

Lemma u_at_least L : (1 <= L)%nat -> INR L + 3 <= u L.
Proof.
  revert L. apply layer_ind.
  - generalize (U_at_least z Hz). unfold u. simpl. lra.
  - intros L HL IH. rewrite S_INR. destruct (u_step L HL) as [A _].
    generalize (INR_layer L HL). intros B.
    assert (0 < 3/2 / u L) by (apply Rdiv_lt_0_compat; lra). lra.
Qed.

Lemma u_positive L : (1 <= L)%nat -> 0 < u L.
Proof. intros H. generalize (u_at_least L H) (INR_layer L H). lra. Qed.

(* D stays between min(D_1, -8) and max(D_1, 0). *)
Lemma D_bounded : exists K, forall L, (1 <= L)%nat -> Rabs (D L) <= K.
Proof.
  exists (Rabs (D 1) + 8). apply layer_ind.
  - lra.
  - intros L HL IH.
    generalize (kernel_step (rho z L) (rho_range L HL)) (w_range (rho z L)). cbv zeta.
    assert (E : D (S L) = (1 - acos (rho z L) / PI) * D L +
                ((1 - acos (rho z L) / PI) * (U (rho z L) / 4) + h (rho z L) - U (h (rho z L)) / 4)).
    { unfold D, u. rewrite T_S, rho_S by easy. ring. }
    rewrite E. set (w := acos (rho z L) / PI). set (d := _ + h _ - _).
    intros Hd Hw. generalize (Rabs_pos (D 1)). intros HD.
    apply Rabs_le_between in IH. apply Rabs_le_between. nra.
Qed.

(* ---- U_L = L + (3/2) log L + O(1) ---- *)

Lemma ln_step_upper x : 0 < x -> ln (x + 1) - ln x <= / x.
Proof.
  intros H. rewrite <- ln_div by lra. replace ((x + 1)/x) with (1 + /x) by (field; lra).
  assert (0 < /x) by now apply Rinv_0_lt_compat.
  rewrite <- (ln_exp (/x)) at 2. apply ln_le; [lra |]. left. apply exp_ineq1; lra.
Qed.

Lemma ln_step_lower x : 0 < x -> / (x + 1) <= ln (x + 1) - ln x.
Proof.
  intros H. rewrite <- ln_div by lra.
  assert (0 < /(x + 1)) by (apply Rinv_0_lt_compat; lra).
  assert (/(x + 1) < 1) by (rewrite <- Rinv_1; apply Rinv_lt_contravar; lra).
  replace ((x + 1)/x) with (/ (1 - /(x+1))) by (field; lra).
  rewrite ln_Rinv by lra. rewrite <- (ln_exp (/(x + 1))) at 1.
  enough (ln (1 - / (x+1)) <= - ln (exp (/ (x+1)))) by lra.
  rewrite <- ln_Rinv by apply exp_pos. apply ln_le; [lra |].
  rewrite <- exp_Ropp. generalize (exp_ineq1_le (- / (x+1))). lra.
Qed.

Lemma u_upper : exists K, forall L, (1 <= L)%nat -> u L <= INR L + 3/2 * ln (INR L) + K.
Proof.
  set (c := 12 * PI^2). assert (C : 0 < c) by (unfold c; generalize PI_bounds; intros; nra).
  exists (u 1 + c).
  assert (A : forall L, (1 <= L)%nat -> u L <= u 1 + (INR L - 1) + 3/2 * ln (INR L) + c * (1 - / INR L)).
  { apply layer_ind.
    - simpl. rewrite ln_1. lra.
    - intros L HL IH. destruct (u_step L HL) as [_ B]. fold c in B.
      generalize (u_at_least L HL) (INR_layer L HL). intros UL IL. rewrite S_INR.
      assert (3/2 / u L <= 3/2 * (ln (INR L + 1) - ln (INR L))).
      { apply Rmult_le_compat_l; [lra |]. apply Rle_trans with (/(INR L + 1)); [| apply ln_step_lower; lra].
        apply Rinv_le_contravar; lra. }
      assert (c / u L ^ 2 <= c * (/ INR L - / (INR L + 1))).
      { apply Rmult_le_compat_l; [lra |]. replace (/ INR L - / (INR L + 1)) with (/ (INR L * (INR L +
          1))) by (field; lra).
        apply Rinv_le_contravar; nra. }
      lra. }
  intros L HL. specialize (A L HL). generalize (INR_layer L HL). intros IL.
  assert (0 < / INR L) by (apply Rinv_0_lt_compat; lra). nra.
Qed.

(* U - (3/2) log U grows by at least 1 - O(1/U^2) in a layer. *)
Lemma u_lower : exists K, forall L, (1 <= L)%nat -> INR L + 3/2 * ln (INR L) - K <= u L.
Proof.
  set (c := 12 * PI^2). assert (C : 0 < c) by (unfold c; generalize PI_bounds; intros; nra).
  set (b := 3/2 * (3/2 + c)).
  exists (1 + b + 3/2 * ln (u 1)).
  assert (A : forall L, (1 <= L)%nat -> u 1 - 3/2 * ln (u 1) +
    (INR L - 1) - b * (1 - / INR L) <= u L - 3/2 * ln (u L)).
  { apply layer_ind.
    - simpl. lra.
    - intros L HL IH. destruct (u_step L HL) as [B1 B2]. fold c in B2.
      generalize (u_at_least L HL) (INR_layer L HL). intros UL IL. rewrite S_INR.
      assert (P : 0 < u L) by lra.
      assert (I : 0 < / u L) by now apply Rinv_0_lt_compat.
      assert (J : / u L <= 1) by (rewrite <- Rinv_1; apply Rinv_le_contravar; lra).
      (* log(U'/U) <= (U' - U)/U *)
      assert (Lg : ln (u (S L)) - ln (u L) <= (u (S L) - u L) * / u L).
      { assert (0 < u (S L)) by (apply u_positive; lia).
        rewrite <- ln_div by lra. replace (u (S L) / u L) with (1 + (u (S L) - u L) * / u L) by (field; lra).
        rewrite <- (ln_exp ((u (S L) - u L) * / u L)) at 2. apply ln_le; [| apply exp_ineq1_le].
        replace (1 + _) with (u (S L) * / u L) by (field; lra). apply Rmult_lt_0_compat; lra. }
      assert (Sq : / u L ^ 2 = / u L * / u L) by (field; lra).
      unfold Rdiv in B1, B2. rewrite Sq in B2. set (i := / u L) in *.
      assert (i * i <= / INR L - / (INR L + 1)).
      { rewrite <- Sq. replace (/ INR L - / (INR L + 1)) with (/ (INR L * (INR L + 1))) by (field; lra).
        apply Rinv_le_contravar; nra. }
      assert (u (S L) - u L <= 1 + (3/2 + c) * i) by nra.
      assert ((u (S L) - u L) * i <= i + (3/2 + c) * (i * i)) by nra.
      unfold b in *. nra. }
  intros L HL. specialize (A L HL). generalize (u_at_least L HL) (INR_layer L HL). intros UL IL.
  assert (ln (INR L) <= ln (u L)) by (apply ln_le; lra).
  assert (0 < / INR L) by (apply Rinv_0_lt_compat; lra).
  generalize (U_at_least z Hz). change (U z) with (u 1). intros U1.
  assert (0 < b) by (unfold b; lra). nra.
Qed.

(* The corrected theorem: the error is (3/8) log L/L up to O(1/L). *)
Theorem kernel_error : exists K, forall L, (1 <= L)%nat ->
  Rabs (INR L * (theta_bar z L - 1/4) - 3/8 * ln (INR L)) <= K.
Proof.
  destruct D_bounded as [K0 H0], u_upper as [K1 H1], u_lower as [K2 H2].
  exists (K0 + Rabs K1 + Rabs K2). intros L HL.
  specialize (H0 L HL). specialize (H1 L HL). specialize (H2 L HL). generalize (INR_layer L HL). intros IL.
  assert (E : INR L * (theta_bar z L - 1/4) = D L + (u L - INR L) / 4) by (unfold theta_bar, D; field; lra).
  rewrite E. apply Rabs_le_between in H0. apply Rabs_le_between.
  generalize (Rle_abs K1) (Rle_abs K2) (Rabs_pos K1) (Rabs_pos K2). intros. lra.
Qed.

End FixedInputs.

(* ---- how the logarithm grows ---- *)

Lemma ln_unbounded K : exists L0, forall L, (L0 <= L)%nat -> K <= ln (INR L).
Proof.
  destruct (nfloor_ex (exp (Rabs K))) as [n [_ Hn]]; [left; apply exp_pos |].
  exists (S n). intros L HL. apply Rle_trans with (1 := Rle_abs K).
  rewrite <- (ln_exp (Rabs K)). apply ln_le; [apply exp_pos |].
  apply le_INR in HL. rewrite S_INR in HL. lra.
Qed.

(* log L/L -> 0 follows. *)
Lemma ln_le_2sqrt x : 1 <= x -> ln x <= 2 * sqrt x.
Proof.
  intros H. assert (S : 0 < sqrt x) by (apply sqrt_lt_R0; lra).
  replace (ln x) with (2 * ln (sqrt x)).
  - enough (ln (sqrt x) <= sqrt x) by lra.
    rewrite <- (ln_exp (sqrt x)) at 2. apply ln_le; [easy |]. generalize (exp_ineq1_le (sqrt x)). lra.
  - rewrite <- (sqrt_sqrt x) at 2 by lra. rewrite ln_mult by easy. ring.
Qed.

(* A bound that serves limit and rate: |error| <= K (1 + ln L)/L. *)
Lemma error_upper z : -1 <= z < 1 -> exists K, 0 <= K /\ forall L,
  (1 <= L)%nat -> Rabs (theta_bar z L - 1/4) <= (3/8 * ln (INR L) + K) / INR L.
Proof.
  intros H. destruct (kernel_error z H) as [C HC]. exists C.
  assert (0 <= C) by (specialize (HC 1%nat ltac:(lia)); apply Rle_trans with (2 := HC), Rabs_pos).
  split; [easy |]. intros L HL.
  specialize (HC L HL). fold (theta_bar z L - 1/4) in HC. assert (P := INR_layer L HL).
  assert (0 <= ln (INR L)) by (rewrite <- ln_1; apply ln_le; lra).
  apply Rmult_le_reg_r with (INR L); [lra |].
  replace ((3/8 * ln (INR L) + C) / INR L * INR L) with (3/8 * ln (INR L) + C) by (field; lra).
  replace (Rabs (theta_bar z L - 1/4) * INR L) with (Rabs (INR L * (theta_bar z L - 1/4))) by (rewrite
    Rabs_mult, (Rabs_right (INR L)) by lra; ring).
  apply Rabs_le_between in HC. apply Rabs_le_between. lra.
Qed.
