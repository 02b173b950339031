(* Inequalities on an interval from the sign of a derivative; bounds of sine and cosine next to 0; 3 < pi <
   3.2. *)
From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
Open Scope R_scope.

Lemma nondecreasing_from_derivative (f df : R -> R) (a b : R) :
  (forall x, a <= x <= b -> is_derive f x (df x)) ->
  (forall x, a <= x <= b -> 0 <= df x) ->
  forall x y, a <= x -> x <= y -> y <= b -> f x <= f y.
Proof.
  intros D P x y Hx Hxy Hy.
  destruct (MVT_gen f x y df) as [c [Hc E]].
  - intros c Hc. rewrite Rmin_left, Rmax_right in Hc by lra. apply D; lra.
  - intros c Hc. rewrite Rmin_left, Rmax_right in Hc by lra.
    apply continuity_pt_filterlim, (ex_derive_continuous f c).
    exists (df c). apply D; lra.
  - rewrite Rmin_left, Rmax_right in Hc by lra.
    assert (0 <= df c) by (apply P; lra). nra.
Qed.

Lemma nonneg_from_derivative (f df : R -> R) (a b : R) :
  (forall x, a <= x <= b -> is_derive f x (df x)) ->
  (forall x, a <= x <= b -> 0 <= df x) ->
  0 <= f a -> forall x, a <= x <= b -> 0 <= f x.
Proof.
  intros D P H x Hx.
  apply Rle_trans with (1 := H).
  apply (nondecreasing_from_derivative f df a b D P); lra.
Qed.

Lemma sin_le_id x : 0 <= x -> sin x <= x.
Proof. intros [H | <-]; [left; now apply sin_lt_x | rewrite sin_0; lra]. Qed.

Lemma one_minus_cos_le x : 0 <= x -> 1 - cos x <= x^2 / 2.
Proof.
  intros H.
  enough (0 <= x^2/2 - 1 + cos x) by lra.
  apply (nonneg_from_derivative (fun x => x^2/2 - 1 + cos x) (fun x => x - sin x) 0 x); try lra.
  - intros y _. auto_derive; [easy | field].
  - intros y Hy. generalize (sin_le_id y). lra.
  - rewrite cos_0. lra.
Qed.

Lemma id_minus_sin_le x : 0 <= x -> x - sin x <= x^3 / 6.
Proof.
  intros H.
  enough (0 <= x^3/6 - x + sin x) by lra.
  apply (nonneg_from_derivative (fun x => x^3/6 - x + sin x) (fun x => x^2/2 - 1 + cos x) 0 x); try lra.
  - intros y _. auto_derive; [easy | field].
  - intros y Hy. generalize (one_minus_cos_le y). lra.
  - rewrite sin_0. lra.
Qed.

Lemma cos_le_quartic x : 0 <= x -> cos x <= 1 - x^2/2 + x^4/24.
Proof.
  intros H.
  enough (0 <= 1 - x^2/2 + x^4/24 - cos x) by lra.
  apply (nonneg_from_derivative (fun x => 1 - x^2/2 + x^4/24 - cos x) (fun x => x^3/6 - x + sin x) 0 x);
    try lra.
  - intros y _. auto_derive; [easy | field].
  - intros y Hy. generalize (id_minus_sin_le y). lra.
  - rewrite cos_0. lra.
Qed.

(* cos(8/5) < 0, so pi/2 < 8/5. *)
Lemma PI_bounds : 3 < PI < 3.2.
Proof.
  split; [generalize PI2_3_2; unfold PI2; lra |].
  destruct (Rlt_le_dec PI 3.2) as [L | L]; [easy | exfalso].
  assert (0 <= cos 1.6) by (apply cos_ge_0; lra).
  generalize (cos_le_quartic 1.6). lra.
Qed.

(* Coquelicot's plus on the reals, where ring and lra expect Rplus. *)
Ltac plain_plus :=
  match goal with
  | |- @eq _ (plus ?a ?b) ?c => change (@eq R (a + b) c)
  | |- @eq _ ?c (plus ?a ?b) => change (@eq R c (a + b))
  end.
Ltac plain_equation := match goal with |- @eq _ ?x ?y => change (@eq R x y) end.
