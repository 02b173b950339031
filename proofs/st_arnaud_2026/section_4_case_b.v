(* Section 4, cases a) and b), and section 6.4 of St-Arnaud et al. (2026): the corners of the regular hexagon as points of the
   plane, where the kernel is singular at L = 2; and points different from 0 of any length, for which only the directions
   matter (proposition 2: K(x, x') = |x| |x'| K(x/|x|, x'/|x'|)). *)
From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From NtkVerify.coq Require Import definitions calculus layer depth quadratic_forms gram.
From NtkVerify.jacot_2018 Require a_4_theorem_3.
From NtkVerify.st_arnaud_2026 Require Import proposition_5_range section_4_case_a section_4.
Open Scope R_scope.

(* ---- the hexagon ---- *)

Definition hexagon (i k : nat) : R := match k with O => fst (corner i) | _ => snd (corner i) end.

Lemma hexagon_dot i j : dot 1 (hexagon i) (hexagon j) = inner (corner i) (corner j).
Proof. unfold dot, sum, hexagon, inner. reflexivity. Qed.

Lemma hexagon_unit i : (i <= 5)%nat -> dot 1 (hexagon i) (hexagon i) = 1.
Proof. intros H. rewrite hexagon_dot. apply corners_on_circle. lia. Qed.

Lemma hexagon_different i j : (i <= 5)%nat -> (j <= 5)%nat -> i <> j -> exists k, (k <= 1)%nat /\ hexagon i k <> hexagon j k.
Proof.
  intros Hi Hj E. assert (A := corners_differ i j ltac:(lia) ltac:(lia) E).
  destruct (Req_dec (hexagon i 0) (hexagon j 0)) as [A0 | A0]; [| exists 0%nat; split; [lia | easy]].
  destruct (Req_dec (hexagon i 1) (hexagon j 1)) as [A1 | A1]; [| exists 1%nat; split; [lia | easy]].
  exfalso. apply A. unfold hexagon in A0, A1. rewrite (surjective_pairing (corner i)), (surjective_pairing (corner j)).
  now rewrite A0, A1.
Qed.

Lemma hexagon_rows i : (i <= 5)%nat -> sum 5 (fun j => theta_bar (dot 1 (hexagon i) (hexagon j)) 2 * (-1)^j) = 0.
Proof.
  intros H. assert (A := hexagon_singular i ltac:(lia)).
  rewrite (sum_eq _ (fun j => 2 * (theta_bar (dot 1 (hexagon i) (hexagon j)) 2 * (-1)^j))) in A.
  - change (sum 5 (fun j => 2 * (theta_bar (dot 1 (hexagon i) (hexagon j)) 2 * (-1)^j)) = 0) in A. rewrite sum_scale in A. lra.
  - intros j _. rewrite hexagon_dot. ring.
Qed.

(* Positive definite: v^T K v > 0 for v other than 0. *)
Definition definite (N : nat) (K : matrix) : Prop := forall v : nat -> R, (exists i, (i <= N)%nat /\ v i <> 0) -> 0 < form N K v.

Definition on_sphere (N d : nat) (x : nat -> nat -> R) : Prop :=
  (forall i, (i <= N)%nat -> dot d (x i) (x i) = 1) /\
  forall i j, (i <= N)%nat -> (j <= N)%nat -> i <> j -> exists k, (k <= d)%nat /\ x i k <> x j k.

Theorem hexagon_on_sphere : on_sphere 5 1 hexagon.
Proof. split; [apply hexagon_unit | apply hexagon_different]. Qed.

Theorem hexagon_not_definite : ~ definite 5 (fun i j => theta_bar (dot 1 (hexagon i) (hexagon j)) 2).
Proof.
  intros A. specialize (A (fun j => (-1)^j)). rewrite form_rows, sum_zero in A.
  - specialize (A ltac:(exists 0%nat; split; [lia | simpl; lra])). lra.
  - intros i Hi. rewrite hexagon_rows by easy. ring.
Qed.

(* "L^ = 2", section 6.4. *)
Theorem from_two_false : ~ forall (N d : nat) (x : nat -> nat -> R) (L : nat), on_sphere N d x -> (2 <= L)%nat ->
  definite N (fun i j => theta_bar (dot d (x i) (x j)) L).
Proof. intros A. apply hexagon_not_definite. apply (A 5%nat 1%nat hexagon 2%nat); [apply hexagon_on_sphere | lia]. Qed.

Theorem from_three N d x L : on_sphere N d x -> (3 <= L)%nat -> definite N (fun i j => theta_bar (dot d (x i) (x j)) L).
Proof.
  intros [U D] HL v [i [Hi Vi]]. destruct (definite_from_three N d x U D L HL) as [c [Hc A]]. specialize (A v).
  assert (v i ^ 2 <= norm2 N v) by (apply (sum_member N (fun i => v i ^ 2)); [easy | intros; apply pow2_ge_0]).
  assert (0 < v i ^ 2) by now apply pow2_gt_0. assert (0 < c * norm2 N v) by (apply Rmult_lt_0_compat; lra).
  apply Rlt_le_trans with (1 := H1), A.
Qed.

(* No two points antipodal: L^ = 2 is right. *)
Theorem from_two_without_opposites N d x L : on_sphere N d x -> (2 <= L)%nat ->
  (forall i j, (i <= N)%nat -> (j <= N)%nat -> exists k, (k <= d)%nat /\ x j k <> - x i k) ->
  definite N (fun i j => theta_bar (dot d (x i) (x j)) L).
Proof.
  intros S HL None. destruct (Nat.eq_dec L 2) as [-> | E]; [| apply from_three; [easy | lia]].
  destruct S as [U D]. refine (proj2 (definite_iff_independent N d x U D) _). intros [c [[i [Hi Ci]] [First _]]].
  destruct (First i Hi Ci) as [j [Hj O]]. destruct (None i j Hi ltac:(lia)) as [k [Hk Q]]. now apply Q, O.
Qed.

(* ---- any lengths ---- *)

Definition length (d : nat) (p : nat -> R) : R := sqrt (dot d p p).
Definition direction (d : nat) (p : nat -> R) : nat -> R := fun k => p k / length d p.
Definition nonzero (d : nat) (p : nat -> R) : Prop := exists k, (k <= d)%nat /\ p k <> 0.

(* The kernel at x and x', up to the factor of proposition 2 that is common to all entries. *)
Definition kernel (d L : nat) (p q : nat -> R) : R :=
  length d p * length d q * theta_bar (dot d p q / (length d p * length d q)) L.

Lemma length_positive d p : nonzero d p -> 0 < length d p.
Proof.
  intros [k [Hk E]]. apply sqrt_lt_R0. apply Rlt_le_trans with (p k * p k); [nra |].
  apply (sum_member d (fun k => p k * p k)); [easy | intros; nra].
Qed.

Lemma length_square d p : length d p * length d p = dot d p p.
Proof. apply sqrt_sqrt. apply sum_nonneg. intros. nra. Qed.

Lemma direction_dot d p q : 0 < length d p -> 0 < length d q ->
  dot d (direction d p) (direction d q) = dot d p q / (length d p * length d q).
Proof.
  intros P Q. unfold dot at 1, direction. rewrite (sum_ext d _ (fun k => / (length d p * length d q) * (p k * q k))) by (intros; field; lra).
  rewrite sum_scale. unfold Rdiv. apply Rmult_comm.
Qed.

Section Lengths.
Variables (N d : nat) (p : nat -> nat -> R).
Hypothesis p_nonzero : forall i, (i <= N)%nat -> nonzero d (p i).
Hypothesis not_parallel : forall i j, (i <= N)%nat -> (j <= N)%nat -> i <> j -> dot d (p i) (p j) < length d (p i) * length d (p j).

Let x (i : nat) : nat -> R := direction d (p i).

Lemma positive i : (i <= N)%nat -> 0 < length d (p i).
Proof. intros H. now apply length_positive, p_nonzero. Qed.

Lemma directions_on_sphere : on_sphere N d x.
Proof.
  split.
  - intros i Hi. unfold x. rewrite direction_dot by now apply positive. rewrite length_square. field.
    rewrite <- length_square. generalize (positive i Hi). nra.
  - intros i j Hi Hj E. destruct (Classical_Prop.classic (exists k, (k <= d)%nat /\ x i k <> x j k)) as [A | A]; [easy | exfalso].
    assert (B : dot d (x i) (x j) = dot d (x i) (x i)).
    { apply sum_ext. intros k Hk. destruct (Req_dec (x i k) (x j k)) as [Q | Q]; [now rewrite Q | exfalso; apply A; now exists k]. }
    assert (P := positive i Hi). assert (Q := positive j Hj). unfold x in B. rewrite !direction_dot in B by easy.
    rewrite <- (length_square d (p i)) in B. assert (C := not_parallel i j Hi Hj E).
    apply (Rmult_lt_compat_r (/ (length d (p i) * length d (p j)))) in C; [| apply Rinv_0_lt_compat; nra].
    replace (dot d (p i) (p j) * / (length d (p i) * length d (p j))) with (length d (p i) * length d (p i) / (length d (p i) * length d (p i))) in C by now symmetry.
    replace (length d (p i) * length d (p i) / (length d (p i) * length d (p i))) with 1 in C by (field; lra).
    replace (length d (p i) * length d (p j) * / (length d (p i) * length d (p j))) with 1 in C by (field; lra). lra.
Qed.

Lemma kernel_form L v : form N (fun i j => kernel d L (p i) (p j)) v =
  form N (fun i j => theta_bar (dot d (x i) (x j)) L) (fun i => length d (p i) * v i).
Proof.
  apply sum_ext. intros i Hi. apply sum_ext. intros j Hj. unfold kernel, x. rewrite direction_dot by now apply positive. ring.
Qed.

Lemma definite_directions L : definite N (fun i j => kernel d L (p i) (p j)) <->
  definite N (fun i j => theta_bar (dot d (x i) (x j)) L).
Proof.
  split; intros A v [i [Hi Vi]]; assert (P := positive i Hi).
  - specialize (A (fun i => v i / length d (p i))). rewrite kernel_form in A.
    rewrite (form_ext N _ (fun i j => theta_bar (dot d (x i) (x j)) L) _ v) in A; [| easy |].
    + apply A. exists i. split; [easy |]. unfold Rdiv. apply Rmult_integral_contrapositive_currified; [easy | apply Rinv_neq_0_compat; lra].
    + intros j Hj. generalize (positive j Hj). intros. field. lra.
  - rewrite kernel_form. apply A. exists i. split; [easy |]. apply Rmult_integral_contrapositive_currified; [lra | easy].
Qed.

Theorem lengths_from_three L : (3 <= L)%nat -> definite N (fun i j => kernel d L (p i) (p j)).
Proof. intros HL. apply definite_directions. apply from_three; [apply directions_on_sphere | easy]. Qed.

Theorem lengths_at_two : definite N (fun i j => kernel d 2 (p i) (p j)) <-> ~ pairs_dependent N d x.
Proof.
  rewrite definite_directions. destruct directions_on_sphere as [U D]. exact (definite_iff_independent N d x U D).
Qed.

(* The words: no opposite points. *)
Theorem lengths_words L : (2 <= L)%nat ->
  (forall i j, (i <= N)%nat -> (j <= N)%nat -> i <> j -> Rabs (dot d (p i) (p j)) < length d (p i) * length d (p j)) ->
  definite N (fun i j => kernel d L (p i) (p j)).
Proof.
  intros HL W. destruct (Nat.eq_dec L 2) as [-> | E]; [| apply lengths_from_three; lia].
  apply lengths_at_two. intros [c [[i [Hi Ci]] [First _]]]. destruct (First i Hi Ci) as [j [Hj O]].
  assert (P := positive i Hi). assert (Q := positive j ltac:(lia)). specialize (W i j Hi ltac:(lia) ltac:(lia)).
  destruct directions_on_sphere as [U _]. apply (opposite_minus_one N d x U) in O; try lia.
  unfold Z, x in O. rewrite direction_dot in O by easy.
  assert (dot d (p i) (p j) = - (length d (p i) * length d (p j))).
  { apply Rmult_eq_reg_r with (/ (length d (p i) * length d (p j))); [| apply Rinv_neq_0_compat; nra].
    transitivity (-1); [exact O | field; lra]. }
  rewrite H, Rabs_Ropp, Rabs_right in W by nra. lra.
Qed.

End Lengths.

(* The inequality of case b) is not enough at L = 2. *)
Lemma hexagon_length i : (i <= 5)%nat -> length 1 (hexagon i) = 1.
Proof. intros H. unfold length. now rewrite hexagon_unit, sqrt_1. Qed.

Lemma hexagon_nonzero i : (i <= 5)%nat -> nonzero 1 (hexagon i).
Proof.
  intros H. destruct (Req_dec (hexagon i 0) 0) as [E0 | E0]; [| exists 0%nat; split; [lia | easy]]. exists 1%nat. split; [easy |]. intros E1.
  assert (A := hexagon_unit i H).
  change (hexagon i 0 * hexagon i 0 + hexagon i 1 * hexagon i 1 = 1) in A. rewrite E0, E1 in A. lra.
Qed.

Lemma hexagon_not_parallel i j : (i <= 5)%nat -> (j <= 5)%nat -> i <> j ->
  dot 1 (hexagon i) (hexagon j) < length 1 (hexagon i) * length 1 (hexagon j).
Proof.
  intros Hi Hj E. rewrite !hexagon_length by easy. rewrite Rmult_1_r.
  apply (a_4_theorem_3.z_below_one 5 1 hexagon hexagon_unit hexagon_different); easy.
Qed.

Theorem inequality_false : ~ forall (N d : nat) (p : nat -> nat -> R) (L : nat), (2 <= L)%nat ->
  (forall i, (i <= N)%nat -> nonzero d (p i)) ->
  (forall i j, (i <= N)%nat -> (j <= N)%nat -> i <> j -> dot d (p i) (p j) < length d (p i) * length d (p j)) ->
  definite N (fun i j => kernel d L (p i) (p j)).
Proof.
  intros A. specialize (A 5%nat 1%nat hexagon 2%nat ltac:(lia) hexagon_nonzero hexagon_not_parallel).
  apply hexagon_not_definite. intros v V. specialize (A v V).
  rewrite (form_ext 5 _ (fun i j => theta_bar (dot 1 (hexagon i) (hexagon j)) 2) v v) in A; [easy | | easy].
  intros i j Hi Hj. unfold kernel. rewrite !hexagon_length by easy. rewrite !Rmult_1_l. f_equal. field.
Qed.
