(* Jacot, Gabriel and Hongler (2018), section 3: "if the cost is convex and bounded from below, the function
   converges to a global
   minimum".  False: the cross-entropy of one label, kernel 1.
   The flow is f' = 1/(1 + e^f), with f + e^f = t + 1, and f -> infinity. *)
From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From NtkVerify.coq Require Import calculus.
Open Scope R_scope.

Definition cost (f : R) : R := ln (1 + exp (- f)).

(* Kernel gradient descent at one data point with the kernel 1, from f_0 = 0. *)
Definition gradient_flow (f : R -> R) : Prop := f 0 = 0 /\ forall t, is_derive f t (- Derive cost (f t)).

Lemma cost_derivative f : is_derive cost f (- / (1 + exp f)).
Proof.
  unfold cost. generalize (exp_pos f) (exp_pos (- f)); intros A B.
  auto_derive; [lra |]. rewrite exp_Ropp in *. field. lra.
Qed.

Lemma Derive_cost f : Derive cost f = - / (1 + exp f).
Proof. apply is_derive_unique, cost_derivative. Qed.

Lemma cost_positive f : 0 < cost f.
Proof. unfold cost. rewrite <- ln_1. apply ln_increasing; [lra |]. generalize (exp_pos (- f)). lra. Qed.

Lemma slope_increases x y : x <= y -> - / (1 + exp x) <= - / (1 + exp y).
Proof.
  intros H. apply Ropp_le_contravar, Rinv_le_contravar; [generalize (exp_pos x); lra |].
  apply Rplus_le_compat_l. destruct H as [H | ->]; [left; now apply exp_increasing | lra].
Qed.

(* The graph lies above its tangents. *)
Lemma cost_above_tangent x y : cost x + - / (1 + exp x) * (y - x) <= cost y.
Proof.
  destruct (MVT_gen cost x y (fun c => - / (1 + exp c))) as [c [C E]].
  - intros; apply cost_derivative.
  - intros c _. apply continuity_pt_filterlim, (ex_derive_continuous cost c). eexists; apply cost_derivative.
  - destruct (Rle_dec x y) as [L | L].
    + rewrite Rmin_left, Rmax_right in C by lra. generalize (slope_increases x c). nra.
    + rewrite Rmin_right, Rmax_left in C by lra. generalize (slope_increases c x). nra.
Qed.

Theorem cost_convex x y s : 0 <= s <= 1 -> cost ((1 - s) * x + s * y) <= (1 - s) * cost x + s * cost y.
Proof.
  intros H. set (m := (1 - s) * x + s * y).
  generalize (cost_above_tangent m x) (cost_above_tangent m y). set (k := - / (1 + exp m)). intros A B.
  assert ((1 - s) * (cost m + k * (x - m)) + s * (cost m + k * (y - m)) = cost m) by (unfold m; ring). nra.
Qed.

Theorem cost_bounded_below f : 0 <= cost f.
Proof. left. apply cost_positive. Qed.

(* Every solution obeys f + e^f = t + 1. *)
Theorem flow_in_closed_form f : gradient_flow f -> forall t, f t + exp (f t) = t + 1.
Proof.
  intros [F0 D] t.
  assert (G : forall s, is_derive (fun s => f s + exp (f s) - s) s 0).
  { intros s. assert (Ds := D s). rewrite Derive_cost in Ds. generalize (exp_pos (f s)); intros P.
    evar_last.
    - apply (is_derive_minus (fun s => f s + exp (f s)) (fun s => s)); [| apply is_derive_id].
      apply (is_derive_plus f (fun s => exp (f s))); [apply Ds |].
      apply (is_derive_comp exp f); [apply is_derive_Reals, derivable_pt_lim_exp | apply Ds].
    - unfold minus, plus, opp, scal, one; simpl; unfold mult; simpl. field. lra. }
  destruct (MVT_gen (fun s => f s + exp (f s) - s) 0 t (fun _ => 0)) as [c [_ E]].
  - intros; apply G.
  - intros s _. apply continuity_pt_filterlim, (ex_derive_continuous (fun s => f s + exp (f s) - s)).
    eexists; apply G.
  - rewrite F0, exp_0 in E. lra.
Qed.

Theorem flow_diverges f : gradient_flow f -> is_lim f p_infty p_infty.
Proof.
  intros H. assert (E := flow_in_closed_form f H). apply is_lim_spec. intros M. exists (M + exp M). intros t Ht.
  destruct (Rlt_le_dec M (f t)) as [L | L]; [easy | exfalso].
  assert (exp (f t) <= exp M) by (destruct L as [L | ->]; [left; now apply exp_increasing | lra]).
  specialize (E t). lra.
Qed.

(* No minimum is attained, so there is nothing to converge to. *)
Theorem no_minimum : ~ exists m, forall f, cost m <= cost f.
Proof.
  intros [m M]. specialize (M (m + 1)). unfold cost in M.
  assert (exp (- (m + 1)) < exp (- m)) by (apply exp_increasing; lra).
  assert (ln (1 + exp (- (m + 1))) < ln (1 + exp (- m))); [| lra].
  apply ln_increasing; generalize (exp_pos (- (m + 1))); lra.
Qed.

(* A solution exists, for all times. *)
Definition shifted (t y : R) : R := y + exp y - 1 - t.

Lemma shifted_root t : { y | shifted t y = 0 }.
Proof.
  destruct (IVT_cor (shifted t) (- Rabs t) (Rabs t)) as [y [_ E]].
  - intros y. apply continuity_pt_filterlim, (ex_derive_continuous (shifted t)). unfold shifted. auto_derive.
    easy.
  - generalize (Rabs_pos t). lra.
  - assert (A : shifted t (- Rabs t) <= 0).
    { unfold shifted. generalize (Rle_abs (- t)) (Rle_abs t). rewrite Rabs_Ropp. intros.
      assert (exp (- Rabs t) <= 1); [| lra]. rewrite <- exp_0.
      destruct (Rabs_pos t) as [P | P]; [left; apply exp_increasing; lra | rewrite <- P, Ropp_0; lra]. }
    assert (B : 0 <= shifted t (Rabs t)).
    { unfold shifted. generalize (exp_ineq1_le (Rabs t)) (Rle_abs t) (Rabs_pos t). lra. }
    nra.
  - now exists y.
Qed.

Definition solution (t : R) : R := proj1_sig (shifted_root t).

Lemma solution_equation t : solution t + exp (solution t) = t + 1.
Proof. unfold solution. destruct (shifted_root t) as [y E]. simpl. unfold shifted in E. lra. Qed.

Lemma sigmoid_lipschitz x y : Rabs (/ (1 + exp x) - / (1 + exp y)) <= Rabs (x - y).
Proof.
  destruct (MVT_gen (fun c => / (1 + exp c)) y x (fun c => - exp c / (1 + exp c)^2)) as [c [_ E]].
  - intros c _. generalize (exp_pos c); intros P. auto_derive; [lra | field; lra].
  - intros c _. generalize (exp_pos c); intros P. apply continuity_pt_filterlim,
      (ex_derive_continuous (fun c => / (1 + exp c))). auto_derive. lra.
  - rewrite E, Rabs_mult. rewrite <- (Rmult_1_l (Rabs (x - y))) at 2.
    apply Rmult_le_compat_r; [apply Rabs_pos |].
    generalize (exp_pos c); intros P. unfold Rdiv. rewrite Ropp_mult_distr_l_reverse, Rabs_Ropp, Rabs_right.
    + apply Rmult_le_reg_r with ((1 + exp c)^2); [nra |].
      replace (exp c * / (1 + exp c)^2 * (1 + exp c)^2) with (exp c) by (field; lra). nra.
    + apply Rle_ge, Rmult_le_pos; [lra | left; apply Rinv_0_lt_compat; nra].
Qed.

Theorem flow_exists : gradient_flow solution.
Proof.
  split.
  - generalize (solution_equation 0). set (y := solution 0). intros E.
    destruct (Rtotal_order y 0) as [L | [L | L]]; [| easy |].
    + apply exp_increasing in L as X. rewrite exp_0 in X. lra.
    + apply exp_increasing in L as X. rewrite exp_0 in X. lra.
  - intros t. rewrite Derive_cost, Ropp_involutive. apply is_derive_Reals.
    intros eps He. exists (mkposreal eps He). intros d Hd Hdelta. simpl in Hdelta.
    generalize (solution_equation t) (solution_equation (t + d)). set (y := solution t).
    set (w := solution (t + d)). intros E1 E2.
    destruct (MVT_gen exp y w exp) as [c [C E]].
    + intros; apply is_derive_Reals, derivable_pt_lim_exp.
    + intros c _. apply derivable_continuous_pt, derivable_pt_exp.
    + assert (Q : (w - y) * (1 + exp c) = d) by lra. generalize (exp_pos c) (exp_pos y); intros Pc Py.
      assert (N : w - y <> 0) by (intros Z; rewrite Z in Q; lra).
      replace ((w - y) / d) with (/ (1 + exp c)) by (rewrite <- Q; field; lra).
      apply Rle_lt_trans with (1 := sigmoid_lipschitz c y).
      apply Rle_lt_trans with (2 := Hdelta).
      assert (Rabs (c - y) <= Rabs (w - y)).
      { destruct (Rle_dec y w) as [L | L].
        - rewrite Rmin_left, Rmax_right in C by lra. rewrite !Rabs_right; lra.
        - rewrite Rmin_right, Rmax_left in C by lra. rewrite !Rabs_left1; lra. }
      apply Rle_trans with (1 := H). rewrite <- Q, Rabs_mult, (Rabs_right (1 + exp c)) by lra.
      generalize (Rabs_pos (w - y)). nra.
Qed.

(* The statement of section 3 for this cost, denied: a convex cost, bounded below, whose flow converges
   nowhere. *)
Theorem section_3_false :
  exists C : R -> R, (forall x y s, 0 <= s <= 1 -> C ((1 - s) * x + s * y) <= (1 - s) * C x + s * C y) /\
    (exists b, forall f, b <= C f) /\ (forall x, ex_derive C x) /\
    exists f : R -> R, f 0 = 0 /\ (forall t, is_derive f t (- Derive C (f t))) /\
      is_lim f p_infty p_infty /\ ~ exists m, forall g, C m <= C g.
Proof.
  exists cost. split; [| split; [| split]].
  - intros; now apply cost_convex.
  - exists 0. apply cost_bounded_below.
  - intros x. eexists; apply cost_derivative.
  - exists solution. generalize flow_exists; intros F. split; [apply F | split; [apply F | split]].
    + now apply flow_diverges.
    + apply no_minimum.
Qed.
