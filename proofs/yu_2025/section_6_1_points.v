(* Section 6.1 of Yu, Tian and Chen (2025): the six points (cos(i pi/3), sin(i pi/3)), i = 1 ... 6, with the labels 0, 1, 0, 1, 0, 1
   are not separable by an affine function; and (2.3), the two forms of the cross-entropy. *)
From Coq Require Import Reals Lra Lia.
From NtkVerify.coq Require Import quadratic_forms.
Open Scope R_scope.

Definition label (i : nat) : R := if Nat.even i then 1 else 0.

(* The points with the label 0 and those with the label 1 have the same centre. *)
Theorem not_separable : ~ exists a b c : R, forall i, (1 <= i <= 6)%nat ->
  0 < (2 * label i - 1) * (a * cos (INR i * (PI / 3)) + b * sin (INR i * (PI / 3)) + c).
Proof.
  intros [a [b [c A]]].
  assert (E1 : INR 1 * (PI / 3) = PI / 3) by (simpl; ring). assert (E2 : INR 2 * (PI / 3) = 2 * (PI / 3)) by (simpl; ring).
  assert (E3 : INR 3 * (PI / 3) = PI) by (simpl; field). assert (E4 : INR 4 * (PI / 3) = PI / 3 + PI) by (simpl; field).
  assert (E5 : INR 5 * (PI / 3) = 2 * (PI / 3) + PI) by (simpl; field). assert (E6 : INR 6 * (PI / 3) = 2 * PI) by (simpl; field).
  assert (A1 := A 1%nat ltac:(lia)). assert (A2 := A 2%nat ltac:(lia)). assert (A3 := A 3%nat ltac:(lia)).
  assert (A4 := A 4%nat ltac:(lia)). assert (A5 := A 5%nat ltac:(lia)). assert (A6 := A 6%nat ltac:(lia)).
  rewrite E1, cos_PI3, sin_PI3 in A1. rewrite E2, cos_2PI3, sin_2PI3 in A2. rewrite E3, cos_PI, sin_PI in A3.
  rewrite E4, neg_cos, neg_sin, cos_PI3, sin_PI3 in A4. rewrite E5, neg_cos, neg_sin, cos_2PI3, sin_2PI3 in A5.
  rewrite E6, cos_2PI, sin_2PI in A6. unfold label in *. simpl Nat.even in *. cbv iota in *. lra.
Qed.

Theorem cross_entropy n (y f : nat -> R) : (forall i, (i <= n)%nat -> y i = 0 \/ y i = 1) ->
  - sum n (fun i => y i * ln (/ (1 + exp (- f i))) + (1 - y i) * ln (1 - / (1 + exp (- f i)))) =
  sum n (fun i => ln (1 + exp (- ((2 * y i - 1) * f i)))).
Proof.
  intros H. replace (- sum n _) with (-1 * sum n (fun i => y i * ln (/ (1 + exp (- f i))) + (1 - y i) * ln (1 - / (1 + exp (- f i))))) by ring.
  rewrite <- sum_scale. apply sum_ext. intros i Hi. assert (P := exp_pos (f i)). assert (Q := exp_pos (- f i)).
  destruct (H i Hi) as [-> | ->].
  - replace (1 - / (1 + exp (- f i))) with (/ (1 + exp (f i))) by (rewrite exp_Ropp; field; lra).
    rewrite (ln_Rinv (1 + exp (f i))) by lra. replace (- ((2 * 0 - 1) * f i)) with (f i) by ring. ring.
  - rewrite (ln_Rinv (1 + exp (- f i))) by lra. replace (- ((2 * 1 - 1) * f i)) with (- f i) by ring. ring.
Qed.
