(* Le (2025), proposition 4.5: where kernel gradient descent ends, against the interpolant of smallest norm.  Points are numbered
   0 ... N, the data are 0 ... m; a function of the RKHS is f = sum_j c_j K(x_j, .), given by its coefficients c, and
   |f|^2 = c^T K c.  Kernel gradient descent from f_0 ends at f_0 + g, g in the span of the K(x_i, .), i <= m, that interpolates. *)
From Coq Require Import Reals Lra Lia.
From NtkVerify.coq Require Import quadratic_forms.
Open Scope R_scope.

(* f(x_i) *)
Definition value (N : nat) (K : matrix) (c : nat -> R) (i : nat) : R := sum N (fun j => K i j * c j).
Definition interpolates (N m : nat) (K : matrix) (y c : nat -> R) : Prop := forall i, (i <= m)%nat -> value N K c i = y i.
Definition on_data (N m : nat) (c : nat -> R) : Prop := forall j, (m < j)%nat -> (j <= N)%nat -> c j = 0.
Definition smallest (N m : nat) (K : matrix) (y c : nat -> R) : Prop :=
  forall c', interpolates N m K y c' -> form N K c <= form N K c'.

Lemma form_shift N K c d : symmetric N K ->
  form N K (fun j => c j + d j) = form N K c + 2 * sum N (fun i => c i * value N K d i) + form N K d.
Proof.
  intros S. assert (E : sum N (fun i => d i * value N K c i) = sum N (fun i => c i * value N K d i)).
  { unfold value. rewrite (sum_ext N _ (fun i => sum N (fun j => d i * K i j * c j))).
    2:{ intros i _. rewrite <- sum_scale. apply sum_ext. intros; ring. }
    rewrite (sum_ext N (fun i => c i * sum N (fun j => K i j * d j)) (fun i => sum N (fun j => d j * K j i * c i))).
    2:{ intros i Hi. rewrite <- sum_scale. apply sum_ext. intros j Hj. rewrite (S i j) by easy. ring. }
    apply sum_swap. }
  transitivity (form N K c + (sum N (fun i => c i * value N K d i) + sum N (fun i => d i * value N K c i)) + form N K d); [| rewrite E; ring].
  unfold form, value. rewrite <- !sum_add. apply sum_ext. intros i _. rewrite <- !sum_scale, <- !sum_add.
  apply sum_ext. intros j _. ring.
Qed.

Lemma value_minus N K c d i : value N K (fun j => c j - d j) i = value N K c i - value N K d i.
Proof.
  unfold value. transitivity (sum N (fun j => K i j * c j + -1 * (K i j * d j))); [apply sum_ext; intros; ring |].
  rewrite sum_add, sum_scale. ring.
Qed.

(* An interpolant in the span of the data is orthogonal to whatever vanishes on the data. *)
Lemma pythagoras N m K y s c : symmetric N K -> on_data N m s -> interpolates N m K y s -> interpolates N m K y c ->
  form N K c = form N K s + form N K (fun j => c j - s j).
Proof.
  intros S Ds Is Ic. rewrite <- (form_ext N K K (fun j => s j + (c j - s j)) c) by (intros; try easy; ring).
  rewrite (form_shift N K s (fun j => c j - s j)) by easy.
  rewrite (sum_ext N (fun i => s i * value N K (fun j => c j - s j) i) (fun _ => 0)).
  - rewrite sum_const. ring.
  - intros i Hi. destruct (Compare_dec.le_lt_dec i m) as [L | L].
    + rewrite value_minus, Is, Ic by easy. ring.
    + rewrite Ds by easy. ring.
Qed.

Section Criterion.
Variables (N m : nat) (K : matrix) (y s b a : nat -> R) (lambda : R).
Hypothesis K_symmetric : symmetric N K.
Hypothesis lambda_positive : 0 < lambda.
Hypothesis K_definite : smallest_eigenvalue_at_least N K lambda.
(* s: the interpolant in the span of the data. *)
Hypothesis s_on_data : on_data N m s.
Hypothesis s_interpolates : interpolates N m K y s.
(* b: the start; b + a: the end. *)
Hypothesis a_on_data : on_data N m a.
Hypothesis end_interpolates : interpolates N m K y (fun j => b j + a j).

Lemma form_nonnegative d : 0 <= form N K d.
Proof.
  apply Rle_trans with (2 := K_definite d). apply Rmult_le_pos; [lra |]. apply sum_nonneg. intros; apply pow2_ge_0.
Qed.

Theorem interpolant_on_data_is_smallest c : on_data N m c -> interpolates N m K y c -> smallest N m K y c.
Proof.
  intros D I c' I'. rewrite (pythagoras N m K y c c') by easy. generalize (form_nonnegative (fun j => c' j - c j)). lra.
Qed.

(* |f_infinity|^2 = |smallest|^2 + the squared norm of what lies outside. *)
Theorem norm_of_the_end : form N K (fun j => b j + a j) = form N K s + form N K (fun j => b j + a j - s j).
Proof. now apply (pythagoras N m K y s (fun j => b j + a j)). Qed.

Theorem span_criterion : smallest N m K y (fun j => b j + a j) <-> on_data N m b.
Proof.
  split.
  - intros S j J1 J2. specialize (S s s_interpolates). rewrite norm_of_the_end in S.
    assert (P := K_definite (fun j => b j + a j - s j)). set (d := fun j => b j + a j - s j) in *.
    assert (Q : 0 <= norm2 N d) by (apply sum_nonneg; intros; apply pow2_ge_0).
    assert (Z : norm2 N d <= 0) by nra.
    assert (M : d j ^ 2 <= norm2 N d) by (apply (sum_member N (fun j => d j ^ 2)); [easy | intros; apply pow2_ge_0]).
    assert (E : d j = 0) by nra. unfold d in E. rewrite a_on_data, s_on_data in E by easy. lra.
  - intros D. apply interpolant_on_data_is_smallest; [| easy]. intros j J1 J2. rewrite D, a_on_data by easy. ring.
Qed.

End Criterion.

(* Proposition 4.5 without a start: false, already with two points, one of them the datum. *)
Definition identity : matrix := fun i j => if Nat.eq_dec i j then 1 else 0.

Theorem any_start_false : exists (N m : nat) (K : matrix) (y b a : nat -> R) (lambda : R),
  symmetric N K /\ 0 < lambda /\ smallest_eigenvalue_at_least N K lambda /\ on_data N m a /\
  interpolates N m K y (fun j => b j + a j) /\ ~ smallest N m K y (fun j => b j + a j).
Proof.
  exists 1%nat, 0%nat, identity, (fun _ => 0), (fun j => match j with 1%nat => 1 | _ => 0 end), (fun _ => 0), 1.
  assert (V : forall c i, (i <= 1)%nat -> value 1 identity c i = c i).
  { intros c i Hi. unfold value, sum, identity. destruct i as [| [| i]]; simpl; try lia; ring. }
  repeat split; try lra.
  - intros i j _ _. unfold identity. destruct (Nat.eq_dec i j), (Nat.eq_dec j i); congruence.
  - intros v. unfold norm2, form, sum, identity. simpl. lra.
  - intros i Hi. rewrite V by lia. replace i with 0%nat by lia. ring.
  - intros S. assert (I : interpolates 1 0 identity (fun _ => 0) (fun _ => 0)) by (intros i Hi; now rewrite V by lia).
    specialize (S (fun _ => 0) I). unfold form, sum, identity in S. simpl in S. lra.
Qed.
