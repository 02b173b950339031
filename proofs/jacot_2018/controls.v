(* Controls of statements.v: hypotheses that can be met, and false variants that are refuted. *)
From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From NtkVerify.coq Require Import quadratic_forms gram.
From NtkVerify.jacot_2018 Require Import a_4_theorem_3.
Open Scope R_scope.

(* ---- theorem 3: b_n = 2^-n, on every sphere ---- *)

Lemma half_sum : ex_series (fun n => (1/2)^n).
Proof. apply ex_series_geom. rewrite Rabs_right; lra. Qed.

Theorem theorem_3_not_vacuous : exists b : nat -> R, (forall n, 0 <= b n) /\ ex_series b /\
  (forall M, exists n, (M <= n)%nat /\ Nat.Even n /\ 0 < b n) /\ (forall M, exists n, (M <= n)%nat /\ Nat.Odd n /\ 0 < b n).
Proof.
  exists (fun n => (1/2)^n). assert (P : forall n, 0 < (1/2)^n) by (intros; apply pow_lt; lra).
  split; [intros n; left; apply P |]. split; [apply half_sum |]. split; intros M.
  - exists (2 * M)%nat. split; [lia | split; [exists M; lia | apply P]].
  - exists (2 * M + 1)%nat. split; [lia | split; [exists M; lia | apply P]].
Qed.

(* The square, the regular polygon with m = 2. *)
Theorem value_of_gon : gon 2 0 0 = 1 /\ gon 2 1 1 = 1 /\ alternating 2 0 = 1.
Proof.
  split; [| split; [| apply alternating_start]]; unfold gon, step; simpl INR.
  - rewrite Rmult_0_l. apply cos_0.
  - replace (1 * (PI / (1 + 1))) with (PI / 2) by field. apply sin_PI2.
Qed.

Definition truncated (n : nat) : R := if le_dec n 1 then 1 else 0.

Lemma truncated_sum : ex_series truncated.
Proof.
  apply (ex_series_incr_n truncated 2). apply ex_series_ext with (fun _ => 0).
  - intros n. unfold truncated. now destruct (le_dec (2 + n) 1); [lia |].
  - exists 0. change (is_lim_seq (sum_n (fun _ => 0)) 0). apply is_lim_seq_ext with (fun _ => 0); [intros n; rewrite sum_n_const; ring | apply is_lim_seq_const].
Qed.

Lemma truncated_nonneg n : 0 <= truncated n.
Proof. unfold truncated. destruct (le_dec n 1); lra. Qed.

(* one even and one odd n on the circle: 1 + t *)
Theorem not_two_coefficients_on_the_circle : ~ forall b : nat -> R, (forall n, 0 <= b n) -> ex_series b ->
  (exists n, Nat.Even n /\ 0 < b n) -> (exists n, Nat.Odd n /\ 0 < b n) -> sphere_definite 1 b.
Proof.
  intros A. specialize (A truncated truncated_nonneg truncated_sum).
  assert (B : sphere_definite 1 truncated).
  { apply A; [exists 0%nat; split; [exists 0%nat; lia |] | exists 1%nat; split; [exists 0%nat; lia |]]; unfold truncated; simpl; lra. }
  apply (theorem_3_corrected 1 truncated (le_n 1) truncated_nonneg truncated_sum) in B. destruct B as [E _].
  destruct (E 2%nat) as [n [Hn [_ P]]]. unfold truncated in P. destruct (le_dec n 1); [lia | lra].
Qed.

(* infinitely many n at n_0 = 1: 1 + t again *)
Theorem not_many_at_two_points : ~ forall b : nat -> R, (forall n, 0 <= b n) -> ex_series b -> sphere_definite 0 b ->
  forall M, exists n, (M <= n)%nat /\ 0 < b n.
Proof.
  intros A. destruct (A truncated truncated_nonneg truncated_sum) with (M := 2%nat) as [n [Hn P]].
  - apply (theorem_3_two_points truncated truncated_nonneg truncated_sum).
    split; [exists 0%nat; split; [exists 0%nat; lia |] | exists 1%nat; split; [exists 0%nat; lia |]]; unfold truncated; simpl; lra.
  - unfold truncated in P. destruct (le_dec n 1); [lia | lra].
Qed.

(* even coefficients alone *)
Theorem not_even_alone : ~ forall b : nat -> R, (forall n, 0 <= b n) -> ex_series b ->
  (forall M, exists n, (M <= n)%nat /\ Nat.Even n /\ 0 < b n) -> sphere_definite 1 b.
Proof.
  intros A. set (b := fun n => if Nat.even n then (1/2)^n else 0). assert (P : forall n, 0 < (1/2)^n) by (intros; apply pow_lt; lra).
  assert (B0 : forall n, 0 <= b n) by (intros n; unfold b; generalize (P n); destruct (Nat.even n); lra).
  assert (S : ex_series b).
  { apply (ex_series_le b (fun n => (1/2)^n)); [| apply half_sum]. intros n. change (Rabs (b n) <= (1/2)^n).
    rewrite Rabs_right by (apply Rle_ge, B0). unfold b. generalize (P n). destruct (Nat.even n); lra. }
  assert (B : sphere_definite 1 b).
  { apply A; [easy | easy |]. intros M. exists (2 * M)%nat. split; [lia | split; [exists M; lia |]]. unfold b.
    replace (Nat.even (2 * M)) with true; [apply P |]. symmetry. apply Nat.even_spec. exists M. lia. }
  apply (theorem_3_corrected 1 b (le_n 1) B0 S) in B. destruct B as [_ O]. destruct (O 0%nat) as [n [_ [[q ->] Q]]].
  unfold b in Q. replace (Nat.even (2 * q + 1)) with false in Q; [lra |]. symmetry. rewrite Nat.add_1_r, Nat.even_succ, <- Nat.negb_even.
  replace (Nat.even (2 * q)) with true; [easy |]. symmetry. apply Nat.even_spec. exists q. lia.
Qed.
