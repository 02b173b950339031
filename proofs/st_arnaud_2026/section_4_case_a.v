(* St-Arnaud et al. (2026), section 4, case a): "the limit kernel is invertible from L = 2 on".  At the six
   corners of a regular
   hexagon the matrix L Theta_bar^(L), L = 2, is exactly singular: the alternating vector is in its kernel. *)
From Coq Require Import Reals Lra Lia.
From NtkVerify.coq Require Import definitions calculus layer.
From NtkVerify.st_arnaud_2026 Require Import definition_5 proposition_5_range.
Open Scope R_scope.

Definition point := (R * R)%type.
Definition inner (p q : point) : R := fst p * fst q + snd p * snd q.

Definition corner (k : nat) : point :=
  match k with
  | 0%nat => (1, 0)          | 1%nat => (1/2, sqrt 3 / 2)   | 2%nat => (-1/2, sqrt 3 / 2)
  | 3%nat => (-1, 0)         | 4%nat => (-1/2, - sqrt 3 / 2) | _ => (1/2, - sqrt 3 / 2)
  end.

Definition cosine_of_steps (d : nat) : R :=
  match d with 0%nat => 1 | 1%nat | 5%nat => 1/2 | 3%nat => -1 | _ => -1/2 end.

Lemma sqrt3_square : sqrt 3 * sqrt 3 = 3.
Proof. apply sqrt_sqrt. lra. Qed.

Ltac six k H := destruct k as [|[|[|[|[|[|?]]]]]]; try (exfalso; lia).

Lemma corner_inner i j : (i < 6)%nat -> (j < 6)%nat -> inner (corner i) (corner j) =
  cosine_of_steps ((i - j) + (j - i)).
Proof.
  intros Hi Hj. generalize sqrt3_square; intros S.
  six i Hi; six j Hj; unfold inner, corner, cosine_of_steps; simpl; lra.
Qed.

Theorem corners_on_circle i : (i < 6)%nat -> inner (corner i) (corner i) = 1.
Proof. intros H. rewrite corner_inner by easy. six i H; reflexivity. Qed.

Theorem corners_differ i j : (i < 6)%nat -> (j < 6)%nat -> i <> j -> corner i <> corner j.
Proof.
  intros Hi Hj N E. assert (A := corner_inner i j Hi Hj). rewrite E, corners_on_circle in A by easy.
  six i Hi; six j Hj; try easy; unfold cosine_of_steps in A; simpl in A; lra.
Qed.

Lemma acos_half : acos (1/2) = PI/3.
Proof. rewrite <- (acos_cos (PI/3)) by (generalize PI_bounds; lra). now rewrite cos_PI3. Qed.

Lemma T2_one : T 1 2 = 2.
Proof. rewrite T_2, h_one, acos_1. field. apply PI_neq0. Qed.
Lemma T2_half : T (1/2) 2 = 2/3 + sqrt 3 / (2 * PI).
Proof.
  rewrite T_2. unfold h. rewrite acos_half. replace (1 - (1/2)^2) with (3/4) by field.
  rewrite sqrt_three_quarters. field. apply PI_neq0.
Qed.
Lemma T2_minus_half : T (-1/2) 2 = sqrt 3 / (2 * PI) - 1/3.
Proof.
  rewrite T_2. unfold h. rewrite acos_minus_half. replace (1 - (-1/2)^2) with (3/4) by field.
  rewrite sqrt_three_quarters. field. apply PI_neq0.
Qed.
Lemma T2_minus_one : T (-1) 2 = 0.
Proof. rewrite T_2, h_minus_one, acos_minus_one. field. apply PI_neq0. Qed.

Theorem hexagon_singular i : (i < 6)%nat ->
  sum_f_R0 (fun j => 2 * theta_bar (inner (corner i) (corner j)) 2 * (-1)^j) 5 = 0.
Proof.
  intros H. assert (E : forall j, (j < 6)%nat -> 2 * theta_bar (inner (corner i) (corner j)) 2 * (-1)^j =
    T (cosine_of_steps ((i - j) + (j - i))) 2 * (-1)^j).
  { intros j Hj. rewrite corner_inner by easy. unfold theta_bar. simpl INR. field. }
  generalize PI_bounds; intros P.
  rewrite (sum_eq _ _ 5 (fun j Hj => E j (le_n_S j 5 Hj))).
  six i H; unfold cosine_of_steps; cbn [sum_f_R0 Nat.sub Nat.add];
    rewrite T2_one, T2_half, T2_minus_half, T2_minus_one; field; lra.
Qed.
