(* Lemma 2 of Yu, Tian and Chen (2025): a dot-product kernel with coefficients a_n >= 0, infinitely many of them positive, is
   strictly positive definite at different points of an open half sphere; and (3.8), the map from R^d into it.
   No two points of the open half sphere are opposite, so that a high power of the matrix of inner products is close to the
   identity. *)
From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From NtkVerify.coq Require Import quadratic_forms gram.
From NtkVerify.jacot_2018 Require Import a_4_theorem_3.
From NtkVerify.yu_2025 Require Import lemma_7.
Open Scope R_scope.

(* N + 1 different points of the unit sphere of R^(d + 1), the last coordinate positive. *)
Definition half_sphere (N d : nat) (x : nat -> nat -> R) : Prop :=
  (forall i, (i <= N)%nat -> dot d (x i) (x i) = 1) /\ (forall i, (i <= N)%nat -> 0 < x i d) /\
  forall i j, (i <= N)%nat -> (j <= N)%nat -> i <> j -> exists k, (k <= d)%nat /\ x i k <> x j k.

Section HalfSphere.
Variables (N d : nat) (x : nat -> nat -> R).
Hypothesis H : half_sphere N d x.

Definition inner : matrix := fun i j => dot d (x i) (x j).

Lemma inner_range i j : (i <= N)%nat -> (j <= N)%nat -> -1 <= inner i j <= 1.
Proof. intros Hi Hj. destruct H as [U _]. now apply (z_range N d x U). Qed.

Lemma inner_apart i j : (i <= N)%nat -> (j <= N)%nat -> i <> j -> Rabs (inner i j) < 1.
Proof.
  intros Hi Hj E. destruct H as [U [P D]]. apply Rabs_def1; [now apply (z_below_one N d x U D) |].
  assert (Q := z_expand N d x U 1 i j Hi Hj ltac:(ring)). cbv beta in Q. change (dot d (x i) (x j)) with (inner i j) in Q.
  assert (A : (x i d + 1 * x j d)^2 <= sum d (fun k => (x i k + 1 * x j k)^2))
    by (apply (sum_member d (fun k => (x i k + 1 * x j k)^2)); [easy | intros; apply pow2_ge_0]).
  assert (0 < (x i d + 1 * x j d)^2) by (apply pow_lt; generalize (P i Hi) (P j Hj); lra). lra.
Qed.

Lemma inner_one i : (i <= N)%nat -> inner i i = 1.
Proof. intros Hi. destruct H as [U _]. now apply U. Qed.

Lemma power_definite : exists M, forall n, (M <= n)%nat -> smallest_eigenvalue_at_least N (power inner n) (1/2).
Proof.
  set (e := 1 / (2 * INR (S N))). assert (He : 0 < e) by (apply Rdiv_lt_0_compat; [lra | generalize (lt_0_INR (S N) ltac:(lia)); lra]).
  destruct (uniform_index N (fun i n => forall j, (j <= N)%nat -> i <> j -> Rabs (inner i j ^ n) <= e)) as [M HM].
  { intros i Hi. destruct (uniform_index N (fun j n => i <> j -> Rabs (inner i j ^ n) <= e)) as [M HM].
    - intros j Hj. destruct (Nat.eq_dec i j) as [Q | Q]; [exists 0%nat; intros; easy |].
      destruct (pow_lt_1_zero (inner i j) (inner_apart i j Hi Hj Q) e He) as [M HM]. exists M. intros n Hn _. left. now apply HM.
    - exists M. intros n Hn j Hj. now apply HM. }
  exists M. intros n Hn. apply lemma_7_sharper with (K := fun i j => if Nat.eq_dec i j then 1 else 0); [lra | |].
  - intros v. right. unfold norm2, form. rewrite <- sum_scale. apply sum_ext. intros i Hi.
    rewrite (sum_ext N _ (fun j => (if Nat.eq_dec i j then 1 else 0) * (v i * v j))) by (intros; ring).
    rewrite delta_sum by easy. ring.
  - intros i j Hi Hj. fold e. unfold power. destruct (Nat.eq_dec i j) as [<- | Q].
    + rewrite inner_one, pow1 by easy. replace (1 - 1) with 0 by ring. rewrite Rabs_R0. lra.
    + rewrite Rminus_0_r. now apply (HM n i).
Qed.

Theorem lemma_2 a : (forall n, 0 <= a n) -> ex_series a -> (forall M, exists n, (M <= n)%nat /\ 0 < a n) ->
  forall v : nat -> R, (exists i, (i <= N)%nat /\ v i <> 0) -> 0 < form N (fun i j => Series (fun n => a n * inner i j ^ n)) v.
Proof.
  intros A S Many v [i [Hi Vi]]. destruct H as [U _]. destruct power_definite as [M HM]. destruct (Many M) as [n [Hn Pn]].
  assert (T := term_below _ _ n (fun n => Rmult_le_pos _ _ (A n)
    (power_semidefinite N inner n (gram_symmetric N d x) (gram_semidefinite N d x) v)) (form_series N d x a U A S v)).
  specialize (HM n Hn v).
  assert (V : 0 < norm2 N v).
  { apply Rlt_le_trans with (v i ^ 2); [now apply pow2_gt_0 |].
    apply (sum_member N (fun i => v i ^ 2)); [easy | intros; apply pow2_ge_0]. }
  assert (0 < a n * form N (power inner n) v) by (apply Rmult_lt_0_compat; lra).
  apply Rlt_le_trans with (1 := H0), T.
Qed.

End HalfSphere.

(* ---- (3.8), with any positive weights: (a x, b)/|(a x, b)| ---- *)

Definition lift (a b : R) (d : nat) (p : nat -> R) (k : nat) : R := if le_dec k d then a * p k else b.
Definition phi (a b : R) (d : nat) (p : nat -> R) (k : nat) : R := lift a b d p k / sqrt (dot (S d) (lift a b d p) (lift a b d p)).

Lemma lift_dot a b d p q : dot (S d) (lift a b d p) (lift a b d q) = a^2 * dot d p q + b^2.
Proof.
  unfold dot. rewrite sum_S, <- sum_scale.
  rewrite (sum_ext d (fun k => lift a b d p k * lift a b d q k) (fun k => a^2 * (p k * q k))).
  - unfold lift. destruct (le_dec (S d) d); [lia | ring].
  - intros k Hk. unfold lift. destruct (le_dec k d); [ring | lia].
Qed.

Section Lift.
Variables (a b : R) (d : nat).
Hypothesis a_positive : 0 < a.
Hypothesis b_positive : 0 < b.

Lemma lift_positive p : 0 < dot (S d) (lift a b d p) (lift a b d p).
Proof.
  rewrite lift_dot. assert (0 <= a^2 * dot d p p).
  { apply Rmult_le_pos; [apply pow2_ge_0 |]. apply sum_nonneg. intros. nra. }
  assert (0 < b^2) by (apply pow_lt; lra). lra.
Qed.

Lemma phi_dot p q : dot (S d) (phi a b d p) (phi a b d q) =
  dot (S d) (lift a b d p) (lift a b d q) /
  (sqrt (dot (S d) (lift a b d p) (lift a b d p)) * sqrt (dot (S d) (lift a b d q) (lift a b d q))).
Proof.
  assert (P := sqrt_lt_R0 _ (lift_positive p)). assert (Q := sqrt_lt_R0 _ (lift_positive q)).
  set (r := sqrt (dot (S d) (lift a b d p) (lift a b d p))) in *. set (s := sqrt (dot (S d) (lift a b d q) (lift a b d q))) in *.
  unfold dot at 1, phi. fold r s.
  rewrite (sum_ext (S d) _ (fun k => / (r * s) * (lift a b d p k * lift a b d q k))) by (intros; field; lra).
  rewrite sum_scale. apply Rmult_comm.
Qed.

Theorem phi_on_half_sphere p : dot (S d) (phi a b d p) (phi a b d p) = 1 /\ 0 < phi a b d p (S d).
Proof.
  assert (P := sqrt_lt_R0 _ (lift_positive p)). split.
  - rewrite phi_dot, sqrt_sqrt by (left; apply lift_positive). field. generalize (lift_positive p). lra.
  - unfold phi. apply Rdiv_lt_0_compat; [| easy]. unfold lift. destruct (le_dec (S d) d); [lia | easy].
Qed.

Theorem phi_injective p q : (exists k, (k <= d)%nat /\ p k <> q k) -> exists k, (k <= S d)%nat /\ phi a b d p k <> phi a b d q k.
Proof.
  intros [k [Hk E]]. assert (P := sqrt_lt_R0 _ (lift_positive p)). assert (Q := sqrt_lt_R0 _ (lift_positive q)).
  destruct (Req_dec (phi a b d p (S d)) (phi a b d q (S d))) as [F | F]; [| exists (S d); split; [lia | easy]].
  exists k. split; [lia |]. intros G. apply E. unfold phi in F, G.
  set (r := sqrt (dot (S d) (lift a b d p) (lift a b d p))) in *. set (s := sqrt (dot (S d) (lift a b d q) (lift a b d q))) in *.
  unfold lift in F, G. destruct (le_dec (S d) d); [lia |]. destruct (le_dec k d); [| lia].
  assert (RS : r = s).
  { apply Rmult_eq_reg_l with b; [| lra]. apply Rmult_eq_reg_r with (/ (r * s)); [| apply Rinv_neq_0_compat; nra].
    transitivity (b / s); [field; lra | rewrite <- F; field; lra]. }
  rewrite RS in G. apply Rmult_eq_reg_l with a; [| lra]. apply Rmult_eq_reg_r with (/ s); [exact G | apply Rinv_neq_0_compat; lra].
Qed.

Lemma phi_half_sphere N p : (forall i j, (i <= N)%nat -> (j <= N)%nat -> i <> j -> exists k, (k <= d)%nat /\ p i k <> p j k) ->
  half_sphere N (S d) (fun i => phi a b d (p i)).
Proof.
  intros D. split; [| split].
  - intros i _. apply phi_on_half_sphere.
  - intros i _. apply phi_on_half_sphere.
  - intros i j Hi Hj E. now apply phi_injective, D.
Qed.

End Lift.
