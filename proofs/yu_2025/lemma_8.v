(* Lemma 8 of Yu, Tian and Chen (2025): if lambda_min(K_t(X, X)) >= C > 0, every margin (2 y_i - 1) f_t(x_i) tends to infinity
   under the flow (3.2) of the cross-entropy; and theorem 1.  For absolutely continuous outputs that obey (3.2) for almost
   every t > 0, and for continuous ones that obey it for all t but countably many, where a neuron may switch. *)
From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From NtkVerify.coq Require Import calculus countable almost_everywhere quadratic_forms.
Open Scope R_scope.

Section Training.
Variable n : nat.
Variable y : nat -> R.                 (* labels *)
Variable f : nat -> R -> R.            (* f i t = f_t(x_i) *)
Variable K : R -> nat -> nat -> R.     (* K t i j = K_t(x_i, x_j) *)
Variable C : R.
Variable except : R -> Prop.           (* the times that are left out *)
Hypothesis labels : forall i, y i = 0 \/ y i = 1.
Hypothesis C_positive : 0 < C.

Definition margin (i : nat) (t : R) : R := (2 * y i - 1) * f i t.
Definition err (i : nat) (t : R) : R := / (1 + exp (margin i t)).

(* (3.2)/(2.7): gradient flow of the cross-entropy in the outputs. *)
Hypothesis flow : forall t i, 0 < t -> ~ except t -> (i <= n)%nat ->
  is_derive (f i) t (sum n (fun j => K t i j * ((2 * y j - 1) * err j t))).
Hypothesis definite : forall t, 0 < t -> ~ except t -> smallest_eigenvalue_at_least n (K t) C.

Definition loss (i : nat) (t : R) : R := ln (1 + exp (- margin i t)).
Definition V (t : R) : R := sum n (fun i => loss i t).

Lemma sign_square i : (2 * y i - 1) * (2 * y i - 1) = 1.
Proof. destruct (labels i) as [-> | ->]; ring. Qed.

Lemma err_range i t : 0 < err i t < 1.
Proof.
  unfold err. generalize (exp_pos (margin i t)); intros P. split; [apply Rinv_0_lt_compat; lra |].
  rewrite <- Rinv_1. apply Rinv_lt_contravar; lra.
Qed.

Lemma loss_err i t : loss i t = - ln (1 - err i t).
Proof.
  unfold loss, err. generalize (exp_pos (margin i t)); intros P.
  rewrite <- ln_Rinv.
  - f_equal. rewrite exp_Ropp. field. lra.
  - replace (1 - / (1 + exp (margin i t))) with (exp (margin i t) / (1 + exp (margin i t))) by (field; lra).
    apply Rdiv_lt_0_compat; lra.
Qed.

Lemma loss_positive i t : 0 < loss i t.
Proof. unfold loss. rewrite <- ln_1. apply ln_increasing; [lra |]. generalize (exp_pos (- margin i t)). lra.
Qed.

Definition velocity (i : nat) (t : R) : R := sum n (fun j => K t i j * ((2 * y j - 1) * err j t)).

Lemma loss_derive i t : 0 < t -> ~ except t -> (i <= n)%nat ->
  is_derive (loss i) t (- (err i t * (2 * y i - 1)) * velocity i t).
Proof.
  intros Ht Rt Hi. assert (D := flow t i Ht Rt Hi). fold (velocity i t) in D.
  assert (A : is_derive (fun m => ln (1 + exp (- m))) (margin i t) (- err i t)).
  { unfold err. generalize (exp_pos (- margin i t)) (exp_pos (margin i t)); intros P Q.
    auto_derive; [lra |]. rewrite exp_Ropp in *. field. lra. }
  assert (B : is_derive (margin i) t ((2 * y i - 1) * velocity i t)) by now apply (is_derive_scal (f i) t (2 *
    y i - 1)).
  evar_last; [apply (is_derive_comp (fun m => ln (1 + exp (- m))) (margin i) t _ _ A B) |].
  unfold scal; simpl; unfold mult; simpl. ring.
Qed.

Lemma V_derive t : 0 < t -> ~ except t -> exists d, is_derive V t d /\ d <= - C * norm2 n (fun i => err i t).
Proof.
  intros Ht Rt. eexists. split.
  - apply (sum_derive n loss (fun i t => - (err i t * (2 * y i - 1)) * velocity i t)).
    intros; now apply loss_derive.
  - assert (Q := definite t Ht Rt (fun i => (2 * y i - 1) * err i t)).
    assert (N : norm2 n (fun i => (2 * y i - 1) * err i t) = norm2 n (fun i => err i t)).
    { apply sum_ext. intros i _. generalize (sign_square i). intros S.
      replace (((2 * y i - 1) * err i t)^2) with (((2 * y i - 1) * (2 * y i - 1)) * err i t ^ 2) by ring.
      rewrite S. ring. }
    rewrite N in Q. enough (E : sum n (fun i => - (err i t * (2 * y i - 1)) * velocity i t) =
      - form n (K t) (fun i => (2 * y i - 1) * err i t)) by lra.
    unfold form. rewrite <- (Rmult_1_l (sum n (fun i => sum n _))), Ropp_mult_distr_l, <- sum_scale.
    apply sum_ext. intros i _.
    unfold velocity. rewrite <- !sum_scale. apply sum_ext. intros j _. ring.
Qed.

(* What is needed of the outputs between the times that are left out. *)
Hypothesis nonincreasing_sum : forall a b c, 0 < a -> a <= b ->
  (forall t, a <= t <= b -> ~ except t -> exists p, is_derive (fun t => V t + c * t) t p /\ p <= 0) -> V b + c * b <= V a + c * a.

Lemma V_decreases a b d : 0 < a -> a <= b -> (forall t, a <= t <= b -> d <= norm2 n (fun i => err i t)) ->
  V b <= V a - C * d * (b - a).
Proof.
  intros A AB H. enough (V b + C * d * b <= V a + C * d * a) by lra.
  apply nonincreasing_sum; [easy | easy |].
  intros t Ht Rt. destruct (V_derive t ltac:(lra) Rt) as [p [Dp L]]. exists (p + C * d). split.
  - apply (is_derive_plus V (fun t => C * d * t) t p (C * d)); [easy |]. auto_derive; [easy | ring].
  - specialize (H t ltac:(lra)). assert (C * d <= C * norm2 n (fun i => err i t)) by (apply Rmult_le_compat_l; lra). lra.
Qed.

Lemma norm2_nonneg a : 0 <= norm2 n a.
Proof. apply sum_nonneg. intros. apply pow2_ge_0. Qed.

(* While V >= eta some error is at least 1 - e^(-eta/(n+1)). *)
Lemma errors_large t eta : 0 < eta -> eta <= V t -> (1 - exp (- (eta / INR (S n))))^2 <= norm2 n (fun i => err
  i t).
Proof.
  intros He H. assert (NP : 1 <= INR (S n)) by apply (le_INR 1 (S n) ltac:(lia)).
  set (q := eta / INR (S n)). assert (Q : 0 < q) by (apply Rdiv_lt_0_compat; lra).
  assert (X : exp (- q) < 1) by (rewrite <- exp_0; apply exp_increasing; lra).
  destruct (Rle_lt_dec ((1 - exp (- q))^2) (norm2 n (fun i => err i t))) as [L | L]; [easy | exfalso].
  assert (A : forall i, (i <= n)%nat -> loss i t < q).
  { intros i Hi. assert (err i t ^ 2 <= norm2 n (fun i => err i t)).
    { apply (sum_member n (fun i => err i t ^ 2)); [easy |]. intros; apply pow2_ge_0. }
    assert (R := err_range i t).
    assert (err i t < 1 - exp (- q)) by nra.
    rewrite loss_err. assert (- q < ln (1 - err i t)); [| lra].
    rewrite <- (ln_exp (- q)). apply ln_increasing; [apply exp_pos | lra]. }
  enough (V t < eta) by lra.
  assert (B : V t <= sum n (fun _ => q)) by (apply sum_le; intros; left; auto).
  assert (B2 : V t < sum n (fun _ => q)).
  { destruct B as [B | B]; [easy | exfalso].
    assert (sum n (fun i => q - loss i t) = 0).
    { rewrite (sum_ext n (fun i => q - loss i t) (fun i => q + -1 * loss i t)) by (intros; ring).
      rewrite sum_add, sum_scale. fold (V t). lra. }
    assert (q - loss 0 t <= 0).
    { rewrite <- H0. apply (sum_member n (fun i => q - loss i t)); [lia |]. intros j Hj. specialize (A j Hj).
      lra. }
    specialize (A 0%nat ltac:(lia)). lra. }
  rewrite sum_const in B2. unfold q in B2. replace (INR (S n) * (eta / INR (S n))) with eta in B2 by (field;
    lra). easy.
Qed.

Lemma margins i : (i <= n)%nat -> is_lim (fun t => (2 * y i - 1) * f i t) p_infty p_infty.
Proof.
  intros Hi. apply is_lim_spec. intros M. simpl.
  set (eta := ln (1 + exp (- M))).
  assert (He : 0 < eta) by (unfold eta; rewrite <- ln_1; apply ln_increasing;
    [lra | generalize (exp_pos (- M)); lra]).
  set (d := (1 - exp (- (eta / INR (S n))))^2).
  assert (NP : 1 <= INR (S n)) by apply (le_INR 1 (S n) ltac:(lia)).
  assert (Hd : 0 < d).
  { apply pow_lt. assert (0 < eta / INR (S n)) by (apply Rdiv_lt_0_compat; lra).
    enough (exp (- (eta / INR (S n))) < 1) by lra. rewrite <- exp_0. apply exp_increasing. lra. }
  (* a time at which V < eta *)
  assert (T : exists b, 1 <= b /\ V b < eta).
  { assert (HV : 0 <= V 1) by (apply sum_nonneg; intros; left; apply loss_positive).
    set (b := 1 + V 1 / (C * d)). assert (CD : 0 < C * d) by now apply Rmult_lt_0_compat.
    assert (Hb : 1 <= b) by (unfold b; assert (0 <= V 1 / (C * d)) by (apply Rmult_le_pos; [easy | left;
      now apply Rinv_0_lt_compat]); lra).
    destruct (Classical_Prop.classic (exists t, 1 <= t <= b /\ V t < eta)) as [[t [Ht L]] | N].
    - exists t. lra.
    - exfalso. assert (A : forall t, 1 <= t <= b -> eta <= V t).
      { intros t Ht. destruct (Rlt_le_dec (V t) eta) as [L | L]; [exfalso; apply N; now exists t | easy]. }
      assert (D := V_decreases 1 b d ltac:(lra) Hb (fun t Ht => errors_large t eta He (A t Ht))).
      assert (C * d * (b - 1) = V 1) by (unfold b; field; split; lra).
      specialize (A b ltac:(lra)). lra. }
  destruct T as [b [Hb L]]. exists b. intros t Ht.
  assert (D := V_decreases b t 0 ltac:(lra) ltac:(lra) (fun s _ => norm2_nonneg (fun i => err i s))).
  assert (loss i t <= V t) by (apply (sum_member n (fun i => loss i t)); [easy | intros; left;
    apply loss_positive]).
  assert (A : loss i t < eta) by lra. unfold loss, eta in A.
  apply ln_lt_inv in A; try (generalize (exp_pos (- margin i t)) (exp_pos (- M)); lra).
  assert (E : exp (- margin i t) < exp (- M)) by lra. apply exp_lt_inv in E. unfold margin in E. lra.
Qed.

End Training.


(* From the margins to the absolute values. *)
Lemma absolute_values (y : nat -> R) (f : nat -> R -> R) i : (forall i, y i = 0 \/ y i = 1) ->
  is_lim (fun t => (2 * y i - 1) * f i t) p_infty p_infty -> is_lim (fun t => Rabs (f i t)) p_infty p_infty.
Proof.
  intros labels L. apply is_lim_spec in L. apply is_lim_spec. intros M.
  destruct (L M) as [b Hb]. exists b. intros t Ht. specialize (Hb t Ht). simpl in Hb. apply Rlt_le_trans with (1 := Hb).
  apply Rle_trans with (1 := Rle_abs _). rewrite Rabs_mult.
  destruct (labels i) as [-> | ->]; unfold Rabs at 1; destruct Rcase_abs; generalize (Rabs_pos (f i t)); lra.
Qed.

(* ---- the two kinds of outputs ---- *)

Definition slope (y : R) : R := 2 * y - 1.
Definition cross_entropy (y o : R) : R := ln (1 + exp (- (slope y * o))).

Lemma softplus_lipschitz x y : Rabs (ln (1 + exp (- x)) - ln (1 + exp (- y))) <= Rabs (x - y).
Proof.
  assert (G : forall x y, x <= y -> 0 <= ln (1 + exp (- x)) - ln (1 + exp (- y)) <= y - x).
  { intros p q H. generalize (exp_pos (- p)) (exp_pos (- q)); intros P Q. split.
    - enough (ln (1 + exp (- q)) <= ln (1 + exp (- p))) by lra. apply ln_le; [lra |].
      destruct H as [H | ->]; [| lra]. assert (exp (- q) < exp (- p)) by (apply exp_increasing; lra). lra.
    - enough (ln (1 + exp (- p)) <= ln (exp (q - p) * (1 + exp (- q)))) by (rewrite ln_mult, ln_exp in H0 by (apply exp_pos || lra); lra).
      apply ln_le; [lra |]. rewrite Rmult_plus_distr_l, <- exp_plus. replace (q - p + - q) with (- p) by ring.
      generalize (exp_ineq1_le (q - p)). lra. }
  destruct (Rle_lt_dec x y) as [H | H].
  - assert (A := G x y H). rewrite Rabs_right, Rabs_left1 by lra. lra.
  - assert (A := G y x ltac:(lra)). rewrite Rabs_left1, Rabs_right by lra. lra.
Qed.

Lemma cross_entropy_lipschitz y o o' : y = 0 \/ y = 1 -> Rabs (cross_entropy y o - cross_entropy y o') <= 1 * Rabs (o - o').
Proof.
  intros H. apply Rle_trans with (1 := softplus_lipschitz _ _). rewrite <- Rmult_minus_distr_l, Rabs_mult.
  apply Rmult_le_compat_r; [apply Rabs_pos |]. unfold slope. destruct H as [-> | ->]; unfold Rabs; destruct Rcase_abs; lra.
Qed.

Lemma sum_absolutely_continuous n (g : nat -> R -> R) a b : (forall i, (i <= n)%nat -> absolutely_continuous (g i) a b) ->
  absolutely_continuous (fun t => sum n (fun i => g i t)) a b.
Proof.
  intros H. induction n as [| n IH]; unfold sum in *; simpl; [now apply H |].
  apply (absolutely_continuous_plus (fun t => sum_f_R0 (fun i => g i t) n) (g (S n))); [apply IH; intros; apply H; lia | apply H; lia].
Qed.

Lemma sum_continuous n (g : nat -> R -> R) t : (forall i, (i <= n)%nat -> continuous (g i) t) -> continuous (fun t => sum n (fun i => g i t)) t.
Proof.
  intros H. induction n as [| n IH]; unfold sum in *; simpl; [now apply H |].
  apply (continuous_plus (fun t => sum_f_R0 (fun i => g i t) n) (g (S n))); [apply IH; intros; apply H; lia | apply H; lia].
Qed.

Lemma linear_absolutely_continuous c a b : absolutely_continuous (fun t => c * t) a b.
Proof.
  apply (absolutely_continuous_lipschitz (fun t => c * t) (fun t => t) (Rabs c + 1)).
  - generalize (Rabs_pos c). lra.
  - intros x y. rewrite <- Rmult_minus_distr_l, Rabs_mult. apply Rmult_le_compat_r; [apply Rabs_pos | lra].
  - apply absolutely_continuous_id.
Qed.

Section Outputs.
Variables (n : nat) (y : nat -> R) (f : nat -> R -> R) (K : R -> nat -> nat -> R) (C : R).
Hypothesis labels : forall i, y i = 0 \/ y i = 1.
Hypothesis C_positive : 0 < C.

Definition flow_at (t : R) : Prop := forall i, (i <= n)%nat ->
  is_derive (f i) t (sum n (fun j => K t i j * ((2 * y j - 1) * / (1 + exp ((2 * y j - 1) * f j t))))).

Section AbsolutelyContinuous.
Hypothesis outputs_continuous : forall i a b, (i <= n)%nat -> 0 < a -> a <= b -> absolutely_continuous (f i) a b.
Hypothesis flow_almost : almost_everywhere (fun t => 0 < t -> flow_at t /\ smallest_eigenvalue_at_least n (K t) C).

Theorem lemma_8 i : (i <= n)%nat -> is_lim (fun t => (2 * y i - 1) * f i t) p_infty p_infty.
Proof.
  destruct flow_almost as [E [NE A]]. apply (margins n y f K C E labels C_positive).
  - intros t j Ht Et. now apply (A t).
  - intros t Ht Et. now apply (A t).
  - intros a b c Ha Hab D. apply (almost_everywhere.nonincreasing (fun t => V n y f t + c * t) E a b Hab); [| easy | easy].
    apply (absolutely_continuous_plus (V n y f) (fun t => c * t)); [| apply linear_absolutely_continuous].
    apply (sum_absolutely_continuous n (loss y f)). intros j Hj.
    apply (absolutely_continuous_lipschitz (cross_entropy (y j)) (f j) 1); [lra | | now apply outputs_continuous].
    intros o o'. now apply cross_entropy_lipschitz.
Qed.

Theorem theorem_1 i : (i <= n)%nat -> is_lim (fun t => Rabs (f i t)) p_infty p_infty.
Proof. intros Hi. apply (absolute_values y f i labels). now apply lemma_8. Qed.
End AbsolutelyContinuous.

Section Continuous.
Variable e : nat -> R.
Hypothesis outputs_continuous : forall t i, 0 < t -> (i <= n)%nat -> continuous (f i) t.
Hypothesis flow_but : forall t, 0 < t -> (forall k, t <> e k) -> flow_at t /\ smallest_eigenvalue_at_least n (K t) C.

Theorem lemma_8_countable i : (i <= n)%nat -> is_lim (fun t => (2 * y i - 1) * f i t) p_infty p_infty.
Proof.
  apply (margins n y f K C (fun t => exists k, t = e k) labels C_positive).
  - intros t j Ht Et. apply (flow_but t Ht). intros k Q. apply Et. now exists k.
  - intros t Ht Et. apply (flow_but t Ht). intros k Q. apply Et. now exists k.
  - intros a b c Ha Hab D. apply (countable.nonincreasing (fun t => V n y f t + c * t) e a b Hab).
    + intros t Ht. apply (continuous_plus (V n y f) (fun t => c * t)).
      * apply (sum_continuous n (loss y f)). intros j Hj.
        apply (continuous_comp (f j) (cross_entropy (y j))); [apply outputs_continuous; easy || lra |].
        apply (ex_derive_continuous (cross_entropy (y j))). unfold cross_entropy. auto_derive.
        generalize (exp_pos (- (slope (y j) * f j t))). lra.
      * apply (ex_derive_continuous (fun t => c * t)). auto_derive. easy.
    + intros t Ht Q. apply D; [lra |]. intros [k Ek]. now apply (Q k).
Qed.

Theorem theorem_1_countable i : (i <= n)%nat -> is_lim (fun t => Rabs (f i t)) p_infty p_infty.
Proof. intros Hi. apply (absolute_values y f i labels). now apply lemma_8_countable. Qed.
End Continuous.

End Outputs.

(* ---- (C.25), for itself ---- *)

Theorem decreases_to_minus_infinity (V : R -> R) m t0 : 0 < m ->
  (forall b, t0 <= b -> absolutely_continuous V t0 b) ->
  almost_everywhere (fun t => t0 <= t -> exists d, is_derive V t d /\ d <= - m) ->
  (forall t, t0 <= t -> V t <= V t0 - m * (t - t0)) /\ is_lim V p_infty m_infty.
Proof.
  intros Hm AC [E [NE D]].
  assert (B : forall t, t0 <= t -> V t <= V t0 - m * (t - t0)).
  { intros t Ht. enough (V t + m * t <= V t0 + m * t0) by lra.
    apply (almost_everywhere.nonincreasing (fun t => V t + m * t) E t0 t Ht); [| easy |].
    - apply (absolutely_continuous_plus V (fun t => m * t)); [now apply AC | apply linear_absolutely_continuous].
    - intros s Hs Es. destruct (D s Es ltac:(lra)) as [d [Dv Hd]]. exists (d + m). split; [| lra].
      apply (is_derive_plus V (fun t => m * t) s d m); [easy |]. auto_derive; [easy | ring]. }
  split; [easy |]. apply is_lim_spec. intros M. exists (Rmax t0 (t0 + (V t0 - M) / m)). intros t Ht.
  assert (R1 := Rmax_l t0 (t0 + (V t0 - M) / m)). assert (R2 := Rmax_r t0 (t0 + (V t0 - M) / m)).
  specialize (B t ltac:(lra)). assert (Q : (V t0 - M) / m < t - t0) by lra.
  apply (Rmult_lt_compat_l m) in Q; [| easy]. replace (m * ((V t0 - M) / m)) with (V t0 - M) in Q by (field; lra). lra.
Qed.
