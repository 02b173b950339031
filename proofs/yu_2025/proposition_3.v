(* Lemmas 5 and 6, r^(L) and proposition 3 of Yu, Tian and Chen (2025): the kernel (3.9), (3.10) of the residual network is
   positive definite at different points of R^d, with the terms of the biases inside or outside the factor |x~| |x~'|.  u is the inner product of two points of the open half sphere. *)
From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From NtkVerify.coq Require Import definitions calculus layer quadratic_forms gram schur_product.
From NtkVerify.jacot_2018 Require Import a_4_theorem_3.
From NtkVerify.yu_2025 Require Import eq_b_7 lemma_2 proposition_2.
From NtkVerify.st_arnaud_2026 Require Import definition_5 section_4.
Open Scope R_scope.

Definition size (alpha : R) (l : nat) : R := (1 + alpha^2) ^ l.

Fixpoint K_layer (alpha : R) (l : nat) (u : R) : R :=
  match l with
  | O => u
  | S k => K_layer alpha k u + alpha^2 * size alpha k * h (K_layer alpha k u / size alpha k)
  end.

Definition kappa_0_layer (alpha : R) (l : nat) (u : R) : R := 1 - acos (K_layer alpha l u / size alpha l) / PI.

(* B_(L + 1 - k), counted down from B_(L + 1) = 1. *)
Fixpoint B_down (alpha : R) (L k : nat) (u : R) : R :=
  match k with
  | O => 1
  | S j => B_down alpha L j u * (1 + alpha^2 * kappa_0_layer alpha (L - 1 - j) u)
  end.

(* (3.10), l counted from 0. *)
Definition bracket (alpha : R) (l : nat) (u : R) : R :=
  size alpha l * h (K_layer alpha l u / size alpha l) + (K_layer alpha l u + 1) * kappa_0_layer alpha l u + 1.
Definition r_residual (alpha : R) (L : nat) (u : R) : R :=
  alpha^2 * sum (L - 1) (fun l => B_down alpha L (L - 1 - l) u * bracket alpha l u).

(* (3.9) *)
Definition K_residual (alpha : R) (d L : nat) (p q : nat -> R) : R :=
  let u := dot (S d) (phi 1 1 d p) (phi 1 1 d q) in
  sqrt (dot (S d) (lift 1 1 d p) (lift 1 1 d p)) * sqrt (dot (S d) (lift 1 1 d q) (lift 1 1 d q)) *
  (r_residual alpha L u + u * B_down alpha L L u + K_layer alpha L u).

(* The same with the terms that belong to the biases, kappa_0 and 1 of (3.10), outside the factor |x~| |x~'|. *)
Definition weights (alpha : R) (l : nat) (u : R) : R :=
  size alpha l * h (K_layer alpha l u / size alpha l) + K_layer alpha l u * kappa_0_layer alpha l u.
Definition biases (alpha : R) (l : nat) (u : R) : R := kappa_0_layer alpha l u + 1.
Definition weighted (alpha : R) (L : nat) (f : nat -> R -> R) (u : R) : R :=
  alpha^2 * sum (L - 1) (fun l => B_down alpha L (L - 1 - l) u * f l u).
Definition K_outside (alpha : R) (d L : nat) (p q : nat -> R) : R :=
  let u := dot (S d) (phi 1 1 d p) (phi 1 1 d q) in
  sqrt (dot (S d) (lift 1 1 d p) (lift 1 1 d p)) * sqrt (dot (S d) (lift 1 1 d q) (lift 1 1 d q)) *
  (weighted alpha L (weights alpha) u + u * B_down alpha L L u + K_layer alpha L u) + weighted alpha L (biases alpha) u.

(* Together the two parts are r^(L). *)
Lemma parts_of_r alpha L u : weighted alpha L (weights alpha) u + weighted alpha L (biases alpha) u = r_residual alpha L u.
Proof.
  unfold weighted, r_residual. rewrite <- Rmult_plus_distr_l, <- sum_add. f_equal. apply sum_ext. intros l _.
  unfold weights, biases, bracket. ring.
Qed.

Lemma form_sum N n (A : nat -> matrix) v : form N (fun i j => sum n (fun l => A l i j)) v = sum n (fun l => form N (A l) v).
Proof.
  induction n as [| n IH]; [easy |]. rewrite sum_S, <- IH, <- form_add. apply form_ext; easy.
Qed.

Section Residual.
Variables (N d : nat) (x : nat -> nat -> R) (alpha : R).
Hypothesis Hx : half_sphere N d x.
Hypothesis alpha_nonzero : alpha <> 0.

Definition of_inner (f : R -> R) : matrix := fun i j => f (inner d x i j).
Definition psd (A : matrix) : Prop := symmetric N A /\ semidefinite N A.

Lemma alpha_square : 0 < alpha^2.
Proof. now apply pow2_gt_0. Qed.

Lemma size_positive l : 0 < size alpha l.
Proof. apply pow_lt. generalize alpha_square. lra. Qed.

Lemma inner_psd : psd (inner d x).
Proof. split; [apply gram_symmetric | apply gram_semidefinite]. Qed.

Lemma of_inner_symmetric f : symmetric N (of_inner f).
Proof. intros i j Hi Hj. unfold of_inner. f_equal. now apply (proj1 inner_psd). Qed.

Lemma K_layer_one l : K_layer alpha l 1 = size alpha l.
Proof.
  induction l as [| l IH]; [reflexivity |]. simpl K_layer. rewrite IH. assert (P := size_positive l).
  replace (size alpha l / size alpha l) with 1 by (field; lra). rewrite h_one. unfold size. simpl. ring.
Qed.

Definition corr (l : nat) : matrix := of_inner (fun u => K_layer alpha l u / size alpha l).

Lemma K_form l v : form N (of_inner (K_layer alpha (S l))) v =
  form N (of_inner (K_layer alpha l)) v + alpha^2 * size alpha l * form N (h_of (corr l)) v.
Proof. rewrite <- form_scale, <- form_add. apply form_ext; easy. Qed.

Lemma corr_form l v : form N (corr l) v = / size alpha l * form N (of_inner (K_layer alpha l)) v.
Proof. rewrite <- form_scale. apply form_ext; [| easy]. intros. unfold corr, of_inner. field. generalize (size_positive l). lra. Qed.

Lemma corr_from l : semidefinite N (of_inner (K_layer alpha l)) -> correlation N (corr l).
Proof.
  intros P. assert (P' : semidefinite N (corr l)).
  { intros v. rewrite corr_form. apply Rmult_le_pos; [left; apply Rinv_0_lt_compat, size_positive | apply P]. }
  split; [apply of_inner_symmetric | split; [easy |]]. apply unit_diagonal_range; [apply of_inner_symmetric | easy |].
  intros i Hi. unfold corr, of_inner. rewrite (inner_one N d x Hx i Hi), K_layer_one. field. generalize (size_positive l). lra.
Qed.

Lemma weight_positive l : 0 < alpha^2 * size alpha l.
Proof. apply Rmult_lt_0_compat; [apply alpha_square | apply size_positive]. Qed.

Lemma K_semidefinite l : semidefinite N (of_inner (K_layer alpha l)).
Proof.
  induction l as [| l IH]; [exact (proj2 inner_psd) |]. intros v. rewrite K_form.
  destruct (h_correlation N (corr l) (corr_from l IH)) as [_ [Ph _]].
  assert (0 <= alpha^2 * size alpha l * form N (h_of (corr l)) v) by (apply Rmult_le_pos; [left; apply weight_positive | apply Ph]).
  generalize (IH v). lra.
Qed.

Lemma corr_correlation l : correlation N (corr l).
Proof. apply corr_from, K_semidefinite. Qed.

Lemma inner_definite : definite N (h_of (corr 0)).
Proof.
  destruct (power_definite N d x Hx) as [M HM]. intros v [i [Hi Vi]].
  assert (A := h_at_least_power N (corr 0) (corr_correlation 0) M v).
  rewrite (form_ext N (power (corr 0) (2 * M + 2)) (power (inner d x) (2 * M + 2)) v v) in A.
  2:{ intros. unfold power, corr, of_inner, size. simpl K_layer. simpl pow at 2. now rewrite Rdiv_1. }
  2:{ easy. }
  assert (B := HM (2 * M + 2)%nat ltac:(lia) v).
  assert (V : 0 < norm2 N v).
  { apply Rlt_le_trans with (v i ^ 2); [now apply pow2_gt_0 |].
    apply (sum_member N (fun i => v i ^ 2)); [easy | intros; apply pow2_ge_0]. }
  assert (0 < / PI * e M * form N (power (inner d x) (2 * M + 2)) v) by (apply Rmult_lt_0_compat; [apply e_weight | lra]). lra.
Qed.

(* Lemmas 5 and 6, for all L >= 1 at once. *)
Theorem K_definite l : definite N (of_inner (K_layer alpha (S l))).
Proof.
  induction l as [| l IH]; intros v V; rewrite K_form.
  - assert (A := inner_definite v V). assert (0 < alpha^2 * size alpha 0 * form N (h_of (corr 0)) v)
      by (apply Rmult_lt_0_compat; [apply weight_positive | easy]). generalize (K_semidefinite 0 v). lra.
  - assert (A := IH v V). destruct (h_correlation N (corr (S l)) (corr_correlation (S l))) as [_ [Ph _]].
    assert (0 <= alpha^2 * size alpha (S l) * form N (h_of (corr (S l))) v) by (apply Rmult_le_pos; [left; apply weight_positive | apply Ph]). lra.
Qed.

Lemma h_definite l : definite N (h_of (corr l)).
Proof.
  destruct l as [| l]; [apply inner_definite |]. intros v V. assert (A := h_at_least_half N (corr (S l)) (corr_correlation (S l)) v).
  rewrite corr_form in A. assert (B := K_definite l v V).
  assert (0 < / size alpha (S l) * form N (of_inner (K_layer alpha (S l))) v)
    by (apply Rmult_lt_0_compat; [apply Rinv_0_lt_compat, size_positive | easy]). lra.
Qed.

(* kappa_0 times a semidefinite matrix *)
Lemma kappa_psd l A : psd A -> psd (hadamard (kappa (corr l)) A).
Proof.
  intros [Sy P]. destruct (corr_correlation l) as [Sc Rest] eqn:E. split.
  - intros i j Hi Hj. unfold hadamard, kappa. now rewrite (Sc i j), (Sy i j).
  - intros v. generalize (kappa_product N (corr l) (corr_correlation l) A v Sy P) (P v). lra.
Qed.

Lemma B_psd L k : psd (of_inner (B_down alpha L k)).
Proof.
  induction k as [| k [Sy P]].
  - split; [apply of_inner_symmetric |]. intros v. change (0 <= form N (fun _ _ => 1) v). rewrite form_one. apply pow2_ge_0.
  - split; [apply of_inner_symmetric |]. intros v. destruct (kappa_psd (L - 1 - k) _ (conj Sy P)) as [_ Q].
    assert (E : form N (of_inner (B_down alpha L (S k))) v = form N (of_inner (B_down alpha L k)) v +
      alpha^2 * form N (hadamard (kappa (corr (L - 1 - k))) (of_inner (B_down alpha L k))) v).
    { rewrite <- form_scale, <- form_add. apply form_ext; [| easy]. intros i j _ _. unfold of_inner, hadamard, kappa, corr, of_inner.
      simpl B_down. unfold kappa_0_layer. ring. }
    rewrite E. assert (0 <= alpha^2 * form N (hadamard (kappa (corr (L - 1 - k))) (of_inner (B_down alpha L k))) v)
      by (apply Rmult_le_pos; [left; apply alpha_square | apply Q]). generalize (P v). lra.
Qed.

Lemma bracket_at_least l v : size alpha l * form N (h_of (corr l)) v <= form N (of_inner (bracket alpha l)) v.
Proof.
  assert (PK : psd (fun i j => of_inner (K_layer alpha l) i j + 1)).
  { split; [intros i j Hi Hj; now rewrite (of_inner_symmetric (K_layer alpha l) i j) |]. intros w. rewrite form_add, form_one.
    generalize (K_semidefinite l w) (pow2_ge_0 (sum N w)). lra. }
  destruct (kappa_psd l _ PK) as [_ Q].
  assert (E : form N (of_inner (bracket alpha l)) v = size alpha l * form N (h_of (corr l)) v +
    (form N (hadamard (kappa (corr l)) (fun i j => of_inner (K_layer alpha l) i j + 1)) v + (sum N v)^2)).
  { rewrite <- form_one, <- form_scale, <- !form_add. apply form_ext; [| easy]. intros i j _ _.
    unfold of_inner, bracket, hadamard, kappa, h_of, corr, of_inner, kappa_0_layer. ring. }
  rewrite E. generalize (Q v) (pow2_ge_0 (sum N v)). lra.
Qed.

Lemma bracket_psd l : psd (of_inner (bracket alpha l)).
Proof.
  split; [apply of_inner_symmetric |]. intros v. apply Rle_trans with (2 := bracket_at_least l v).
  destruct (h_correlation N (corr l) (corr_correlation l)) as [_ [Ph _]]. apply Rmult_le_pos; [left; apply size_positive | apply Ph].
Qed.

Lemma r_form L v : form N (of_inner (r_residual alpha L)) v =
  alpha^2 * sum (L - 1) (fun l => form N (hadamard (of_inner (B_down alpha L (L - 1 - l))) (of_inner (bracket alpha l))) v).
Proof. rewrite <- form_sum, <- form_scale. apply form_ext; easy. Qed.

Theorem r_definite L : definite N (of_inner (r_residual alpha L)).
Proof.
  intros v V. rewrite r_form. apply Rmult_lt_0_compat; [apply alpha_square |].
  assert (P : forall l, (l <= L - 1)%nat -> 0 <= form N (hadamard (of_inner (B_down alpha L (L - 1 - l))) (of_inner (bracket alpha l))) v).
  { intros l _. destruct (B_psd L (L - 1 - l)) as [S1 P1]. destruct (bracket_psd l) as [S2 P2]. now apply (schur N). }
  apply Rlt_le_trans with (2 := sum_member (L - 1) _ (L - 1) (le_n _) P). rewrite Nat.sub_diag.
  rewrite (form_ext N _ (of_inner (bracket alpha (L - 1))) v v); [| intros; unfold hadamard, of_inner; simpl B_down; ring | easy].
  apply Rlt_le_trans with (2 := bracket_at_least (L - 1) v). apply Rmult_lt_0_compat; [apply size_positive | now apply h_definite].
Qed.

Theorem sum_definite L : definite N (of_inner (fun u => r_residual alpha L u + u * B_down alpha L L u + K_layer alpha L u)).
Proof.
  intros v V. destruct inner_psd as [Sy P]. destruct (B_psd L L) as [S1 P1]. assert (Q := schur N _ _ Sy S1 P P1 v).
  assert (E : form N (of_inner (fun u => r_residual alpha L u + u * B_down alpha L L u + K_layer alpha L u)) v =
    form N (of_inner (r_residual alpha L)) v + form N (hadamard (inner d x) (of_inner (B_down alpha L L))) v + form N (of_inner (K_layer alpha L)) v).
  { rewrite <- !form_add. apply form_ext; easy. }
  rewrite E. generalize (r_definite L v V) (K_semidefinite L v). lra.
Qed.

(* The biases outside. *)
Lemma weights_semidefinite l : psd (of_inner (weights alpha l)).
Proof.
  split; [apply of_inner_symmetric |]. intros v.
  destruct (kappa_psd l _ (conj (of_inner_symmetric (K_layer alpha l)) (K_semidefinite l))) as [_ Q].
  assert (E : form N (of_inner (weights alpha l)) v = size alpha l * form N (h_of (corr l)) v +
    form N (hadamard (kappa (corr l)) (of_inner (K_layer alpha l))) v).
  { rewrite <- form_scale, <- form_add. apply form_ext; [| easy]. intros i j _ _.
    unfold of_inner, weights, hadamard, kappa, h_of, corr, of_inner, kappa_0_layer. ring. }
  rewrite E. destruct (h_correlation N (corr l) (corr_correlation l)) as [_ [Ph _]].
  assert (0 <= size alpha l * form N (h_of (corr l)) v) by (apply Rmult_le_pos; [left; apply size_positive | apply Ph]).
  generalize (Q v). lra.
Qed.

Lemma biases_semidefinite l : psd (of_inner (biases alpha l)).
Proof.
  split; [apply of_inner_symmetric |]. intros v.
  assert (One : psd (fun _ _ => 1)) by (split; [easy | intros w; rewrite form_one; apply pow2_ge_0]).
  destruct (kappa_psd l _ One) as [_ Q].
  assert (E : form N (of_inner (biases alpha l)) v = form N (hadamard (kappa (corr l)) (fun _ _ => 1)) v + (sum N v)^2).
  { rewrite <- form_one, <- form_add. apply form_ext; [| easy]. intros i j _ _.
    unfold of_inner, biases, hadamard, kappa, corr, of_inner, kappa_0_layer. ring. }
  rewrite E. generalize (Q v) (pow2_ge_0 (sum N v)). lra.
Qed.

Lemma weighted_semidefinite L f : (forall l, psd (of_inner (f l))) -> semidefinite N (of_inner (weighted alpha L f)).
Proof.
  intros F v. assert (E : form N (of_inner (weighted alpha L f)) v =
    alpha^2 * sum (L - 1) (fun l => form N (hadamard (of_inner (B_down alpha L (L - 1 - l))) (of_inner (f l))) v))
    by (rewrite <- form_sum, <- form_scale; apply form_ext; easy).
  rewrite E. apply Rmult_le_pos; [left; apply alpha_square |]. apply sum_nonneg. intros l _.
  destruct (B_psd L (L - 1 - l)) as [S1 P1]. destruct (F l) as [S2 P2]. now apply (schur N).
Qed.

Lemma factor_definite L : (1 <= L)%nat ->
  definite N (of_inner (fun u => weighted alpha L (weights alpha) u + u * B_down alpha L L u + K_layer alpha L u)).
Proof.
  intros HL v V. destruct inner_psd as [Sy P]. destruct (B_psd L L) as [S1 P1]. assert (Q := schur N _ _ Sy S1 P P1 v).
  assert (E : form N (of_inner (fun u => weighted alpha L (weights alpha) u + u * B_down alpha L L u + K_layer alpha L u)) v =
    form N (of_inner (weighted alpha L (weights alpha))) v + form N (hadamard (inner d x) (of_inner (B_down alpha L L))) v
    + form N (of_inner (K_layer alpha L)) v).
  { rewrite <- !form_add. apply form_ext; easy. }
  assert (K := weighted_semidefinite L (weights alpha) weights_semidefinite v).
  destruct L as [| L]; [lia |]. generalize (K_definite L v V). lra.
Qed.

End Residual.

Theorem r_strictly_positive N d x alpha L : half_sphere N d x -> alpha <> 0 -> (1 <= L)%nat ->
  definite N (fun i j => r_residual alpha L (dot d (x i) (x j))).
Proof. intros H A _. exact (r_definite N d x alpha H A L). Qed.

Theorem lemma_5 N d x alpha L : half_sphere N d x -> alpha <> 0 -> (1 <= L)%nat ->
  definite N (fun i j => K_layer alpha L (dot d (x i) (x j))).
Proof. intros H A HL. destruct L as [| L]; [lia |]. exact (K_definite N d x alpha H A L). Qed.

Theorem lemma_6 N d x alpha : half_sphere N d x -> alpha <> 0 ->
  definite N (fun i j => dot d (x i) (x j) + alpha^2 * h (dot d (x i) (x j))).
Proof.
  intros H A v V. assert (D := lemma_5 N d x alpha 1 H A (le_n 1) v V).
  rewrite (form_ext N _ (fun i j => dot d (x i) (x j) + alpha^2 * h (dot d (x i) (x j))) v v) in D; [easy | | easy].
  intros. unfold K_layer, size. simpl pow. rewrite Rdiv_1. ring.
Qed.

Section Points.
Variables (N d : nat) (p : nat -> nat -> R) (alpha : R) (L : nat).
Hypothesis alpha_nonzero : alpha <> 0.
Hypothesis different : forall i j, (i <= N)%nat -> (j <= N)%nat -> i <> j -> exists k, (k <= d)%nat /\ p i k <> p j k.

Let x (i : nat) : nat -> R := phi 1 1 d (p i).
Let t (i : nat) : R := sqrt (dot (S d) (lift 1 1 d (p i)) (lift 1 1 d (p i))).

Lemma images_half_sphere : half_sphere N (S d) x.
Proof. apply phi_half_sphere; easy || lra. Qed.

(* |x~| |x~'| is a congruence. *)
Lemma norms_definite f : definite N (of_inner (S d) x f) -> definite N (fun i j => t i * t j * of_inner (S d) x f i j).
Proof.
  intros A v [i [Hi Vi]]. rewrite form_congruence. apply A. exists i. split; [easy |].
  apply Rmult_integral_contrapositive_currified; [| easy]. apply Rgt_not_eq, sqrt_lt_R0, lift_positive; lra.
Qed.

Theorem as_printed : definite N (fun i j => K_residual alpha d L (p i) (p j)).
Proof. exact (norms_definite _ (sum_definite N (S d) x alpha images_half_sphere alpha_nonzero L)). Qed.

Theorem biases_outside : (1 <= L)%nat -> definite N (fun i j => K_outside alpha d L (p i) (p j)).
Proof.
  intros HL v V. assert (A := norms_definite _ (factor_definite N (S d) x alpha images_half_sphere alpha_nonzero L HL) v V).
  assert (B := weighted_semidefinite N (S d) x alpha images_half_sphere alpha_nonzero L (biases alpha)
    (biases_semidefinite N (S d) x alpha images_half_sphere alpha_nonzero) v).
  rewrite (form_ext N _ (fun i j => t i * t j * of_inner (S d) x (fun u => weighted alpha L (weights alpha) u + u * B_down alpha L L u
    + K_layer alpha L u) i j + of_inner (S d) x (weighted alpha L (biases alpha)) i j) v v) by easy.
  rewrite form_add. lra.
Qed.

End Points.

Theorem proposition_3 N d p alpha L : alpha <> 0 -> (1 <= L)%nat ->
  (forall i j, (i <= N)%nat -> (j <= N)%nat -> i <> j -> exists k, (k <= d)%nat /\ p i k <> p j k) ->
  definite N (fun i j => K_residual alpha d L (p i) (p j)) /\ definite N (fun i j => K_outside alpha d L (p i) (p j)).
Proof. intros A HL D. split; [now apply as_printed | now apply biases_outside]. Qed.

(* Both networks. *)
Theorem proposition_1 N d p c alpha L : (forall l, 0 <= c l) -> alpha <> 0 -> (1 <= L)%nat ->
  (forall i j, (i <= N)%nat -> (j <= N)%nat -> i <> j -> exists k, (k <= d)%nat /\ p i k <> p j k) ->
  definite N (fun i j => Theta 1 1 1 c d L (p i) (p j)) /\
  definite N (fun i j => K_residual alpha d L (p i) (p j)) /\ definite N (fun i j => K_outside alpha d L (p i) (p j)).
Proof. intros C A HL D. split; [now apply proposition_2 | now apply proposition_3]. Qed.
