(* Lemma 4 and proposition 2 of Yu, Tian and Chen (2025), and proposition 2 of Jacot, Gabriel and Hongler (2018) for the ReLU: with
   biases the kernel is positive definite at different points of R^d, from the second layer on.
   The recurrences of both papers have the form
     Sigma_0 = a^2 <x, x'> + b^2,   Sigma_(l+1) = w sqrt(s s') h(rho) + c_l,   Theta_(l+1) = w kappa_0(rho) Theta_l + Sigma_(l+1),
   s and s' the diagonal entries of Sigma_l, rho = Sigma_l/sqrt(s s'); h is kappa_1.
   Yu: a = b = w = 1.  Jacot: a^2 = 1/n_0, b^2 = beta^2, w = 1/2, c_l = beta^2.  Layers count from 0. *)
From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From NtkVerify.coq Require Import definitions calculus layer quadratic_forms gram schur_product.
From NtkVerify.jacot_2018 Require Import a_4_theorem_3.
From NtkVerify.yu_2025 Require Import eq_b_7 lemma_2.
From NtkVerify.st_arnaud_2026 Require Import definition_5 section_4.
Open Scope R_scope.

Fixpoint Sigma (a b w : R) (c : nat -> R) (d l : nat) (p q : nat -> R) : R :=
  match l with
  | O => a^2 * dot d p q + b^2
  | S k => let s := Sigma a b w c d k in let r := sqrt (s p p * s q q) in w * (r * h (s p q / r)) + c k
  end.

Fixpoint Theta (a b w : R) (c : nat -> R) (d l : nat) (p q : nat -> R) : R :=
  match l with
  | O => Sigma a b w c d 0 p q
  | S k => let s := Sigma a b w c d k in
           w * (1 - acos (s p q / sqrt (s p p * s q q)) / PI) * Theta a b w c d k p q + Sigma a b w c d (S k) p q
  end.

Definition definite (N : nat) (K : matrix) : Prop := forall v : nat -> R, (exists i, (i <= N)%nat /\ v i <> 0) -> 0 < form N K v.

(* A semidefinite matrix with the diagonal 1 has entries in [-1, 1]. *)
Lemma unit_diagonal_range N K : symmetric N K -> semidefinite N K -> (forall i, (i <= N)%nat -> K i i = 1) ->
  forall i j, (i <= N)%nat -> (j <= N)%nat -> -1 <= K i j <= 1.
Proof.
  intros Sy P One i j Hi Hj. destruct (Nat.eq_dec i j) as [<- | E]; [rewrite One by easy; lra |].
  assert (G : forall s, s * s = 1 -> 0 <= 2 + 2 * s * K i j).
  { intros s Hs. assert (Q := P (fun k => (if Nat.eq_dec i k then 1 else 0) + (if Nat.eq_dec j k then s else 0))).
    rewrite form_rows in Q.
    rewrite (sum_ext N _ (fun k => (if Nat.eq_dec i k then 1 else 0) * (K k i + s * K k j) + (if Nat.eq_dec j k then s else 0) * (K k i + s * K k j))) in Q.
    - rewrite sum_add, !delta_sum, !One, (Sy j i) in Q by easy. replace (s * (K i j + s * 1)) with (s * K i j + s * s) in Q by ring. lra.
    - intros k Hk.
      rewrite (sum_ext N _ (fun l => (if Nat.eq_dec i l then 1 else 0) * K k l + (if Nat.eq_dec j l then s else 0) * K k l)) by (intros; ring).
      rewrite sum_add, !delta_sum by easy. ring. }
  assert (A := G 1 ltac:(ring)). assert (B := G (-1) ltac:(ring)). lra.
Qed.

Lemma form_congruence N K (t v : nat -> R) : form N (fun i j => t i * t j * K i j) v = form N K (fun i => t i * v i).
Proof. apply sum_ext. intros i _. apply sum_ext. intros j _. ring. Qed.

Section Kernel.
Variables (N d : nat) (p : nat -> nat -> R) (a b w : R) (c : nat -> R).
Hypothesis a_positive : 0 < a.
Hypothesis b_positive : 0 < b.
Hypothesis w_positive : 0 < w.
Hypothesis c_nonneg : forall l, 0 <= c l.
Hypothesis different : forall i j, (i <= N)%nat -> (j <= N)%nat -> i <> j -> exists k, (k <= d)%nat /\ p i k <> p j k.

Definition Sig (l : nat) : matrix := fun i j => Sigma a b w c d l (p i) (p j).
Definition The (l : nat) : matrix := fun i j => Theta a b w c d l (p i) (p j).
Definition root (l i : nat) : R := sqrt (Sig l i i).
Definition corr (l : nat) : matrix := fun i j => Sig l i j / (root l i * root l j).

Lemma diagonal_positive l i : 0 < Sig l i i.
Proof.
  induction l as [| l IH].
  - change (0 < a^2 * dot d (p i) (p i) + b^2). rewrite <- lift_dot. now apply lift_positive.
  - set (s := Sig l i i) in *. change (0 < w * (sqrt (s * s) * h (s / sqrt (s * s))) + c l). rewrite sqrt_square by lra. replace (s / s) with 1 by (field; lra).
    rewrite h_one. generalize (c_nonneg l). nra.
Qed.

Lemma root_positive l i : 0 < root l i.
Proof. apply sqrt_lt_R0, diagonal_positive. Qed.

Lemma root_square l i : root l i * root l i = Sig l i i.
Proof. apply sqrt_sqrt. left. apply diagonal_positive. Qed.

Lemma roots l i j : sqrt (Sig l i i * Sig l j j) = root l i * root l j.
Proof. apply sqrt_mult; left; apply diagonal_positive. Qed.

Lemma Sig_corr l i j : Sig l i j = root l i * root l j * corr l i j.
Proof. unfold corr. field. generalize (root_positive l i) (root_positive l j). lra. Qed.

Lemma Sig_step l i j : Sig (S l) i j = w * (root l i * root l j * h (corr l i j)) + c l.
Proof. change (Sig (S l) i j) with (w * (sqrt (Sig l i i * Sig l j j) * h (Sig l i j / sqrt (Sig l i i * Sig l j j))) + c l). now rewrite roots. Qed.

Lemma The_step l i j : The (S l) i j = w * kappa (corr l) i j * The l i j + Sig (S l) i j.
Proof.
  change (The (S l) i j) with (w * (1 - acos (Sig l i j / sqrt (Sig l i i * Sig l j j)) / PI) * The l i j + Sig (S l) i j). now rewrite roots.
Qed.

Lemma corr_form l v : form N (corr l) v = form N (Sig l) (fun i => v i / root l i).
Proof.
  unfold form, corr. apply sum_ext. intros i _. apply sum_ext. intros j _. field. generalize (root_positive l i) (root_positive l j). lra.
Qed.

Lemma step_form l v : form N (Sig (S l)) v = w * form N (h_of (corr l)) (fun i => root l i * v i) + c l * (sum N v)^2.
Proof.
  rewrite <- form_congruence, <- form_one, <- !form_scale, <- form_add. apply form_ext; [| easy].
  intros i j _ _. rewrite Sig_step. unfold h_of. ring.
Qed.

Lemma corr_from l : symmetric N (Sig l) -> semidefinite N (Sig l) -> correlation N (corr l).
Proof.
  intros Sy P. assert (Sy' : symmetric N (corr l)) by (intros i j Hi Hj; unfold corr; rewrite (Sy i j) by easy; now rewrite (Rmult_comm (root l i))).
  assert (P' : semidefinite N (corr l)) by (intros v; rewrite corr_form; apply P).
  split; [easy | split; [easy |]]. apply unit_diagonal_range; try easy. intros i Hi. unfold corr. rewrite root_square.
  field. generalize (diagonal_positive l i). lra.
Qed.

Lemma Sig_semidefinite l : symmetric N (Sig l) /\ semidefinite N (Sig l).
Proof.
  induction l as [| l [Sy P]].
  - split.
    + intros i j Hi Hj. change (a^2 * dot d (p i) (p j) + b^2 = a^2 * dot d (p j) (p i) + b^2).
      do 2 f_equal. now apply (gram_symmetric N d p).
    + intros v. assert (E : form N (Sig 0) v = a^2 * form N (fun i j => dot d (p i) (p j)) v + b^2 * (sum N v)^2).
      { rewrite <- form_one, <- !form_scale, <- form_add. apply form_ext; [| easy]. intros. unfold Sig. simpl. ring. }
      rewrite E. assert (0 <= a^2 * form N (fun i j => dot d (p i) (p j)) v) by (apply Rmult_le_pos; [apply pow2_ge_0 | apply gram_semidefinite]).
      assert (0 <= b^2 * (sum N v)^2) by (apply Rmult_le_pos; apply pow2_ge_0). lra.
  - assert (C := corr_from l Sy P). destruct (h_correlation N (corr l) C) as [Sh [Ph _]]. split.
    + intros i j Hi Hj. rewrite !Sig_step. specialize (Sh i j Hi Hj). unfold h_of in Sh. rewrite Sh. ring.
    + intros v. rewrite step_form. assert (0 <= c l * (sum N v)^2) by (apply Rmult_le_pos; [apply c_nonneg | apply pow2_ge_0]).
      assert (0 <= w * form N (h_of (corr l)) (fun i => root l i * v i)) by (apply Rmult_le_pos; [lra | apply Ph]). lra.
Qed.

Lemma corr_correlation l : correlation N (corr l).
Proof. destruct (Sig_semidefinite l). now apply corr_from. Qed.

(* The first layer: h has a high power of the correlations, which are the inner products of points of an open half sphere. *)
Lemma first_definite : definite N (h_of (corr 0)).
Proof.
  set (x := fun i => phi a b d (p i)). assert (Hx : half_sphere N (S d) x) by now apply phi_half_sphere.
  assert (E : forall i j, corr 0 i j = inner (S d) x i j).
  { intros i j. unfold inner, x. rewrite phi_dot by easy. unfold corr, root, Sig.
    change (Sigma a b w c d 0) with (fun p q => a^2 * dot d p q + b^2). cbv beta. now rewrite <- !lift_dot. }
  destruct (power_definite N (S d) x Hx) as [M HM]. intros v [i [Hi Vi]].
  assert (A := h_at_least_power N (corr 0) (corr_correlation 0) M v).
  rewrite (form_ext N (power (corr 0) (2 * M + 2)) (power (inner (S d) x) (2 * M + 2)) v v) in A by (intros; try easy; unfold power; now rewrite E).
  assert (B := HM (2 * M + 2)%nat ltac:(lia) v).
  assert (V : 0 < norm2 N v).
  { apply Rlt_le_trans with (v i ^ 2); [now apply pow2_gt_0 |].
    apply (sum_member N (fun i => v i ^ 2)); [easy | intros; apply pow2_ge_0]. }
  assert (0 < / PI * e M * form N (power (inner (S d) x) (2 * M + 2)) v) by (apply Rmult_lt_0_compat; [apply e_weight | lra]). lra.
Qed.

Lemma step_definite l : definite N (h_of (corr l)) -> definite N (Sig (S l)).
Proof.
  intros A v [i [Hi Vi]]. rewrite step_form. assert (R := root_positive l i).
  assert (0 < w * form N (h_of (corr l)) (fun i => root l i * v i)).
  { apply Rmult_lt_0_compat; [easy |]. apply A. exists i. split; [easy |]. apply Rmult_integral_contrapositive_currified; [lra | easy]. }
  assert (0 <= c l * (sum N v)^2) by (apply Rmult_le_pos; [apply c_nonneg | apply pow2_ge_0]). lra.
Qed.

Theorem Sigma_definite l : definite N (Sig (S l)).
Proof.
  induction l as [| l IH]; apply step_definite; [apply first_definite |].
  intros v [i [Hi Vi]]. assert (R := root_positive (S l) i).
  assert (A := h_at_least_half N (corr (S l)) (corr_correlation (S l)) v). rewrite corr_form in A.
  assert (0 < form N (Sig (S l)) (fun i => v i / root (S l) i)).
  { apply IH. exists i. split; [easy |]. unfold Rdiv. apply Rmult_integral_contrapositive_currified; [easy | apply Rinv_neq_0_compat; lra]. }
  lra.
Qed.

Lemma The_semidefinite l : symmetric N (The l) /\ semidefinite N (The l).
Proof.
  induction l as [| l [Sy P]].
  - exact (Sig_semidefinite 0).
  - destruct (Sig_semidefinite (S l)) as [S1 P1]. assert (C := corr_correlation l). destruct C as [Sc [Pc Rc]] eqn:EC. split.
    + intros i j Hi Hj. rewrite !The_step. unfold kappa. now rewrite (Sc i j), (Sy i j), (S1 i j).
    + intros v. assert (E : form N (The (S l)) v = w * form N (hadamard (kappa (corr l)) (The l)) v + form N (Sig (S l)) v).
      { rewrite <- form_scale, <- form_add. apply form_ext; [| easy]. intros. rewrite The_step. unfold hadamard. ring. }
      rewrite E. assert (Q := kappa_product N (corr l) (corr_correlation l) (The l) v Sy P). generalize (P v) (P1 v). intros.
      assert (0 <= w * form N (hadamard (kappa (corr l)) (The l)) v) by (apply Rmult_le_pos; lra). lra.
Qed.

Theorem Theta_definite l : definite N (The (S l)).
Proof.
  intros v V. assert (D := Sigma_definite l v V). destruct (The_semidefinite l) as [Sy P].
  assert (E : form N (The (S l)) v = w * form N (hadamard (kappa (corr l)) (The l)) v + form N (Sig (S l)) v).
  { rewrite <- form_scale, <- form_add. apply form_ext; [| easy]. intros. rewrite The_step. unfold hadamard. ring. }
  rewrite E. assert (Q := kappa_product N (corr l) (corr_correlation l) (The l) v Sy P). generalize (P v). intros.
  assert (0 <= w * form N (hadamard (kappa (corr l)) (The l)) v) by (apply Rmult_le_pos; lra). lra.
Qed.

End Kernel.

(* Yu: (3.4)-(3.7).  K^FC with L >= 1 hidden layers is Theta_L here. *)
Theorem lemma_4 N d p c : (forall l, 0 <= c l) ->
  (forall i j, (i <= N)%nat -> (j <= N)%nat -> i <> j -> exists k, (k <= d)%nat /\ p i k <> p j k) ->
  definite N (fun i j => Sigma 1 1 1 c d 1 (p i) (p j)).
Proof. intros C D. apply (Sigma_definite N d p 1 1 1 c); easy || lra. Qed.

Theorem proposition_2 N d p c L : (forall l, 0 <= c l) -> (1 <= L)%nat ->
  (forall i j, (i <= N)%nat -> (j <= N)%nat -> i <> j -> exists k, (k <= d)%nat /\ p i k <> p j k) ->
  definite N (fun i j => Theta 1 1 1 c d L (p i) (p j)).
Proof.
  intros C HL D. destruct L as [| L]; [lia |]. apply (Theta_definite N d p 1 1 1 c); easy || lra.
Qed.

(* Jacot: n_0 = d + 1; Theta^(L) is Theta_(L - 1) here. *)
Theorem jacot_proposition_2 N d p beta L : 0 < beta -> (2 <= L)%nat ->
  (forall i j, (i <= N)%nat -> (j <= N)%nat -> i <> j -> exists k, (k <= d)%nat /\ p i k <> p j k) ->
  definite N (fun i j => Theta (/ sqrt (INR (S d))) beta (1/2) (fun _ => beta^2) d (L - 1) (p i) (p j)).
Proof.
  intros B HL D. destruct L as [| [| L]]; [lia | lia |].
  apply (Theta_definite N d p (/ sqrt (INR (S d))) beta (1/2) (fun _ => beta^2)); try easy; try lra.
  - apply Rinv_0_lt_compat, sqrt_lt_R0, lt_0_INR. lia.
  - intros _. apply pow2_ge_0.
Qed.
