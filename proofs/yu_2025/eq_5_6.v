(* (5.6) of Yu, Tian and Chen (2025), with its rate.  V is the cross-entropy, w = e^V - 1:
     V' <= -C |u|^2 <= -(C/n) (1 - e^(-V))^2,   so (1/w - ln w)' >= C/n,   and every margin has e^(-m) <= w. *)
From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From NtkVerify.coq Require Import calculus quadratic_forms.
From NtkVerify.yu_2025 Require Import lemma_8.
Open Scope R_scope.

(* (sum u)^2 <= n |u|^2 *)
Lemma cauchy n a : (sum n a)^2 <= INR (S n) * norm2 n a.
Proof.
  set (N := INR (S n)). assert (NP : 1 <= N) by apply (le_INR 1 (S n) ltac:(lia)). set (m := sum n a / N).
  assert (P : 0 <= sum n (fun i => (a i - m)^2)) by (apply sum_nonneg; intros; apply pow2_ge_0).
  rewrite (sum_ext n _ (fun i => a i ^ 2 + (- 2 * m * a i + m^2))) in P by (intros; ring).
  rewrite !sum_add, sum_scale, sum_const in P. fold N in P. change (sum n (fun i => a i ^ 2)) with (norm2 n a) in P.
  assert (E : sum n a = N * m) by (unfold m; field; lra). rewrite E in *. nra.
Qed.

(* y + ln y >= tau gives y >= tau - ln tau. *)
Lemma inversion y tau : 0 < y -> 1 <= tau -> tau <= y + ln y -> tau - ln tau <= y.
Proof.
  intros Y T H. destruct (Rle_lt_dec (tau - ln tau) y) as [L | L]; [easy | exfalso].
  assert (0 <= ln tau) by (rewrite <- ln_1; apply ln_le; lra).
  assert (ln y < ln (tau - ln tau)) by (apply ln_increasing; lra).
  assert (ln (tau - ln tau) <= ln tau) by (apply ln_le; lra). lra.
Qed.

Lemma tau_positive tau : 1 <= tau -> 0 < tau - ln tau.
Proof.
  intros T. assert (E := exp_ineq1_le (ln tau)). rewrite exp_ln in E by lra. lra.
Qed.

Section Training.
Variable n : nat.
Variable y : nat -> R.
Variable f : nat -> R -> R.
Variable K : R -> nat -> nat -> R.
Variable C : R.
Hypothesis labels : forall i, y i = 0 \/ y i = 1.
Hypothesis C_positive : 0 < C.
Hypothesis flow : forall t i, 0 < t -> (i <= n)%nat ->
  is_derive (f i) t (sum n (fun j => K t i j * ((2 * y j - 1) * err y f j t))).
Hypothesis definite : forall t, 0 < t -> smallest_eigenvalue_at_least n (K t) C.

Notation err := (err y f).
Notation loss := (loss y f).
Notation V := (V n y f).

(* lemma 8 without exceptional times: -1 is none of them *)
Lemma margins_grow i : (i <= n)%nat -> is_lim (fun t => (2 * y i - 1) * f i t) p_infty p_infty.
Proof.
  apply (lemma_8_countable n y f K C labels C_positive (fun _ => -1)).
  - intros t j Ht Hj. apply (ex_derive_continuous (f j)). eexists. now apply flow.
  - intros t Ht _. split; [intros j Hj; now apply flow | now apply definite].
Qed.

Theorem errors_vanish i : (i <= n)%nat -> is_lim (err i) p_infty 0.
Proof.
  intros Hi. assert (L := margins_grow i Hi).
  apply is_lim_spec in L. apply is_lim_spec. intros [eps He]. simpl. destruct (L (- ln eps)) as [b Hb]. exists b.
  intros t Ht. specialize (Hb t Ht). simpl in Hb. fold (margin y f i t) in Hb.
  assert (E := err_range y f i t). rewrite Rminus_0_r, Rabs_right by lra. unfold lemma_8.err.
  assert (X : / eps < exp (margin y f i t)).
  { rewrite <- (exp_ln (/ eps)) by now apply Rinv_0_lt_compat. rewrite ln_Rinv by easy. now apply exp_increasing. }
  assert (0 < / eps) by now apply Rinv_0_lt_compat.
  rewrite <- (Rinv_inv eps). apply Rinv_lt_contravar; [apply Rmult_lt_0_compat |]; lra.
Qed.

Lemma V_positive t : 0 < V t.
Proof.
  apply Rlt_le_trans with (loss 0%nat t); [apply loss_positive |].
  apply (sum_member n (fun i => loss i t)); [lia | intros; left; apply loss_positive].
Qed.

(* sum u_i >= 1 - prod (1 - u_i) *)
Lemma errors_sum t : 1 - exp (- V t) <= sum n (fun i => err i t).
Proof.
  assert (L : forall i, exp (- loss i t) = 1 - err i t).
  { intros i. rewrite loss_err, Ropp_involutive. apply exp_ln. generalize (err_range y f i t). lra. }
  unfold lemma_8.V. clear - L. induction n as [| m IH].
  - unfold sum. simpl. rewrite L. lra.
  - rewrite !sum_S. rewrite Ropp_plus_distr, exp_plus, L. generalize (err_range y f (S m) t). intros E.
    assert (0 < exp (- sum m (fun i => loss i t)) <= 1).
    { split; [apply exp_pos |]. rewrite <- exp_0.
      assert (P : 0 <= sum m (fun i => loss i t)) by (apply sum_nonneg; intros; left; apply loss_positive).
      destruct P as [P | <-]; [left; apply exp_increasing; lra | rewrite Ropp_0; lra]. }
    nra.
Qed.

Definition w (t : R) : R := exp (V t) - 1.

Lemma w_positive t : 0 < w t.
Proof. unfold w. generalize (exp_ineq1 (V t) ltac:(generalize (V_positive t); lra)) (V_positive t). lra. Qed.

Lemma error_norm t : (w t / (1 + w t))^2 / INR (S n) <= norm2 n (fun i => err i t).
Proof.
  assert (W := w_positive t). assert (NP : 1 <= INR (S n)) by apply (le_INR 1 (S n) ltac:(lia)).
  assert (A := errors_sum t). assert (B := cauchy n (fun i => err i t)).
  assert (E : 1 - exp (- V t) = w t / (1 + w t)).
  { unfold w in *. rewrite exp_Ropp. assert (P := exp_pos (V t)). field. lra. }
  rewrite E in A. assert (0 < w t / (1 + w t)) by (apply Rdiv_lt_0_compat; lra).
  apply Rmult_le_reg_r with (INR (S n)); [lra |].
  replace ((w t / (1 + w t))^2 / INR (S n) * INR (S n)) with ((w t / (1 + w t))^2) by (field; lra). 
  apply Rle_trans with ((sum n (fun i => err i t))^2); [apply pow_incr; lra | lra].
Qed.

Definition Phi (t : R) : R := / w t - ln (w t).

Lemma Phi_derive t : 0 < t -> exists d, is_derive Phi t d /\ C / INR (S n) <= d.
Proof.
  intros Ht. destruct (V_derive n y f K C (fun _ => False) labels (fun s i Hs _ => flow s i Hs) (fun s Hs _ => definite s Hs) t Ht
    (fun x => x)) as [d [D L]].
  assert (W := w_positive t). assert (NP : 1 <= INR (S n)) by apply (le_INR 1 (S n) ltac:(lia)).
  exists (d * (- (1 + w t)^2 / (w t)^2)). split.
  - assert (A : is_derive (fun V => / (exp V - 1) - ln (exp V - 1)) (V t) (- (1 + w t)^2 / (w t)^2)).
    { unfold w in *. auto_derive; [split; [lra | split; [lra | easy]] |]. field. lra. }
    exact (is_derive_comp (fun V => / (exp V - 1) - ln (exp V - 1)) V t _ _ A D).
  - assert (N := error_norm t). assert (P : 0 < (1 + w t)^2 / (w t)^2) by (apply Rdiv_lt_0_compat; apply pow_lt; lra).
    assert (M : C * ((w t / (1 + w t))^2 / INR (S n)) <= - d).
    { apply Rle_trans with (C * norm2 n (fun i => err i t)); [apply Rmult_le_compat_l; lra | lra]. }
    apply (Rmult_le_compat_r ((1 + w t)^2 / (w t)^2)) in M; [| lra].
    replace (C * ((w t / (1 + w t))^2 / INR (S n)) * ((1 + w t)^2 / (w t)^2)) with (C / INR (S n)) in M by (field; lra).
    replace (d * (- (1 + w t)^2 / (w t)^2)) with (- d * ((1 + w t)^2 / (w t)^2)) by (field; lra). easy.
Qed.

Lemma Phi_grows a t : 0 < a -> a <= t -> Phi a + C * (t - a) / INR (S n) <= Phi t.
Proof.
  intros A AT. assert (NP : 1 <= INR (S n)) by apply (le_INR 1 (S n) ltac:(lia)).
  destruct (MVT_gen Phi a t (Derive Phi)) as [c [Hc E]].
  - intros c Hc. rewrite Rmin_left, Rmax_right in Hc by lra. destruct (Phi_derive c) as [e [De _]]; [lra |].
    apply Derive_correct. now exists e.
  - intros c Hc. rewrite Rmin_left, Rmax_right in Hc by lra. destruct (Phi_derive c) as [e [De _]]; [lra |].
    apply continuity_pt_filterlim, (ex_derive_continuous Phi c). now exists e.
  - rewrite Rmin_left, Rmax_right in Hc by lra. destruct (Phi_derive c) as [e [De L]]; [lra |].
    rewrite (is_derive_unique Phi c e De) in E.
    replace (C * (t - a) / INR (S n)) with (C / INR (S n) * (t - a)) by (field; lra).
    assert (C / INR (S n) * (t - a) <= e * (t - a)) by (apply Rmult_le_compat_r; lra). lra.
Qed.

(* The start: outputs that are continuous from the right at 0. *)
Hypothesis start : forall i, (i <= n)%nat -> filterlim (f i) (at_right 0) (locally (f i 0)).

Lemma sum_filterlim (m : nat) (g : nat -> R -> R) : (forall i, (i <= m)%nat -> filterlim (g i) (at_right 0) (locally (g i 0))) ->
  filterlim (fun t => sum m (fun i => g i t)) (at_right 0) (locally (sum m (fun i => g i 0))).
Proof.
  intros H. induction m as [| m IH].
  - apply H. lia.
  - apply filterlim_ext with (fun t => plus (sum m (fun i => g i t)) (g (S m) t)); [intros; now rewrite sum_S |].
    rewrite sum_S. apply (filterlim_comp_2 (G := locally (sum m (fun i => g i 0))) (H := locally (g (S m) 0)));
      [apply IH; intros; apply H; lia | apply H; lia | apply (filterlim_plus (sum m (fun i => g i 0)) (g (S m) 0))].
Qed.

Lemma Phi_starts : filterlim Phi (at_right 0) (locally (Phi 0)).
Proof.
  assert (VL : filterlim V (at_right 0) (locally (V 0))).
  { apply (sum_filterlim n loss). intros i Hi.
    apply (filterlim_comp _ _ _ (f i) (fun x => ln (1 + exp (- ((2 * y i - 1) * x)))) _ (locally (f i 0))); [now apply start |].
    apply (ex_derive_continuous (fun x => ln (1 + exp (- ((2 * y i - 1) * x))))). auto_derive.
    generalize (exp_pos (- ((2 * y i - 1) * f i 0))). lra. }
  apply (filterlim_comp _ _ _ V (fun V => / (exp V - 1) - ln (exp V - 1)) _ (locally (V 0))); [easy |].
  apply (ex_derive_continuous (fun V => / (exp V - 1) - ln (exp V - 1))). auto_derive.
  assert (W := w_positive 0). unfold w in W. split; [lra | split; [lra | easy]].
Qed.

Lemma Phi_from_zero t : 0 < t -> Phi 0 + C * t / INR (S n) <= Phi t.
Proof.
  intros Ht. assert (NP : 1 <= INR (S n)) by apply (le_INR 1 (S n) ltac:(lia)).
  enough (G : Rbar_le (Phi 0) (Phi t - C * t / INR (S n))).
  { change (Phi 0 <= Phi t - C * t / INR (S n)) in G. lra. }
  apply (@filterlim_le R (at_right 0) _ (fun a => Phi a - C / INR (S n) * a) (fun _ => Phi t - C * t / INR (S n))).
  - exists (mkposreal t Ht). intros a Ba Pa. assert (B : Rabs (a - 0) < t) by exact Ba. rewrite Rminus_0_r in B.
    apply Rabs_def2 in B. assert (G := Phi_grows a t Pa ltac:(lra)).
    replace (C * (t - a) / INR (S n)) with (C * t / INR (S n) - C / INR (S n) * a) in G by (field; lra). lra.
  - change (filterlim (fun a => Phi a - C / INR (S n) * a) (at_right 0) (locally (Phi 0))).
    replace (Phi 0) with (plus (Phi 0) (- (C / INR (S n) * 0))) by (change (Phi 0 + - (C / INR (S n) * 0) = Phi 0); ring).
    apply (filterlim_comp_2 (G := locally (Phi 0)) (H := locally (- (C / INR (S n) * 0)))) with (f := Phi) (g := fun a => - (C / INR (S n) * a)) (h := plus);
      [apply Phi_starts | | apply (filterlim_plus (Phi 0) (- (C / INR (S n) * 0)))].
    apply (@filterlim_filter_le_1 R R (locally 0)).
    + intros P [d D]. exists d. intros x Hx _. now apply D.
    + apply (ex_derive_continuous (fun a => - (C / INR (S n) * a))). auto_derive. easy.
  - apply filterlim_const.
Qed.

(* Every margin, and the loss, from tau = 1/w_0 - ln w_0 + C t/n >= 1 on. *)
Theorem rate t : 0 < t -> let tau := Phi 0 + C * t / INR (S n) in 1 <= tau ->
  (forall i, (i <= n)%nat -> ln (tau - ln tau) <= (2 * y i - 1) * f i t) /\ V t <= ln (1 + / (tau - ln tau)).
Proof.
  intros Ht tau T. assert (G := Phi_from_zero t Ht). fold tau in G. assert (W := w_positive t). unfold Phi in G.
  assert (I : 0 < / w t) by now apply Rinv_0_lt_compat. assert (Z := tau_positive tau T).
  assert (Y : tau - ln tau <= / w t) by (apply inversion; [easy | easy | rewrite ln_Rinv; lra]).
  assert (X : w t <= / (tau - ln tau)).
  { rewrite <- (Rinv_inv (w t)). now apply Rinv_le_contravar. }
  split.
  - intros i Hi. assert (L : loss i t <= V t) by (apply (sum_member n (fun i => loss i t)); [easy | intros; left; apply loss_positive]).
    assert (E : exp (- margin y f i t) <= w t).
    { unfold w. assert (A : exp (loss i t) = 1 + exp (- margin y f i t)).
      { unfold lemma_8.loss. apply exp_ln. generalize (exp_pos (- margin y f i t)). lra. }
      assert (exp (loss i t) <= exp (V t)) by (destruct L as [L | ->]; [left; now apply exp_increasing | lra]). lra. }
    change ((2 * y i - 1) * f i t) with (margin y f i t).
    rewrite <- (ln_exp (margin y f i t)). apply ln_le; [easy |]. apply Rle_trans with (1 := Y).
    rewrite <- (Rinv_inv (exp (margin y f i t))). apply Rinv_le_contravar; [apply Rinv_0_lt_compat, exp_pos |].
    now rewrite <- exp_Ropp.
  - rewrite <- (ln_exp (V t)). apply ln_le; [apply exp_pos |]. unfold w in X. lra.
Qed.
End Training.

(* In the words of (5.6). *)
Theorem eq_5_6 n (y : nat -> R) (f : nat -> R -> R) (K : R -> nat -> nat -> R) (C : R) :
  (forall i, y i = 0 \/ y i = 1) -> 0 < C ->
  (forall t i, 0 < t -> (i <= n)%nat ->
     is_derive (f i) t (sum_f_R0 (fun j => K t i j * ((2 * y j - 1) * / (1 + exp ((2 * y j - 1) * f j t)))) n)) ->
  (forall t, 0 < t -> smallest_eigenvalue_at_least n (K t) C) -> forall i, (i <= n)%nat ->
  is_lim (fun t => / (1 + exp ((2 * y i - 1) * f i t))) p_infty 0 /\ is_lim (fun t => Rabs (f i t)) p_infty p_infty.
Proof.
  intros Y HC F D i Hi. split.
  - exact (errors_vanish n y f K C Y HC F D i Hi).
  - apply (absolute_values y f i Y). exact (margins_grow n y f K C Y HC F D i Hi).
Qed.

Theorem eq_5_6_rate n (y : nat -> R) (f : nat -> R -> R) (K : R -> nat -> nat -> R) (C : R) :
  (forall i, y i = 0 \/ y i = 1) -> 0 < C ->
  (forall t i, 0 < t -> (i <= n)%nat ->
     is_derive (f i) t (sum_f_R0 (fun j => K t i j * ((2 * y j - 1) * / (1 + exp ((2 * y j - 1) * f j t)))) n)) ->
  (forall t, 0 < t -> smallest_eigenvalue_at_least n (K t) C) ->
  (forall i, (i <= n)%nat -> filterlim (f i) (at_right 0) (locally (f i 0))) ->
  let V t := sum_f_R0 (fun i => ln (1 + exp (- ((2 * y i - 1) * f i t)))) n in let w0 := exp (V 0) - 1 in
  forall t, 0 < t -> let tau := / w0 - ln w0 + C * t / INR (S n) in 1 <= tau ->
    (forall i, (i <= n)%nat -> ln (tau - ln tau) <= (2 * y i - 1) * f i t) /\ V t <= ln (1 + / (tau - ln tau)).
Proof.
  intros Y HC F D S V w0 t Ht. exact (rate n y f K C Y HC F D S t Ht).
Qed.
