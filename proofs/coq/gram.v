(* The Gram matrix of a feature map with d + 1 features is symmetric and positive semidefinite: section 3.1 of Le (2025). *)
From Coq Require Import Reals Lra Lia.
From NtkVerify.coq Require Import quadratic_forms.
Open Scope R_scope.

Definition dot (d : nat) (x y : nat -> R) : R := sum d (fun k => x k * y k).

Lemma form_gram N d (x : nat -> nat -> R) v :
  form N (fun i j => dot d (x i) (x j)) v = sum d (fun k => (sum N (fun i => x i k * v i))^2).
Proof.
  induction d as [| d IH].
  - rewrite (form_ext N _ (fun i j => 1 * (x i 0%nat * x j 0%nat)) v v) by (intros; try easy; unfold dot, sum; simpl; ring).
    rewrite (form_product N (fun i => x i 0%nat)). unfold sum at 2. simpl. ring.
  - rewrite sum_S, <- IH, <- (Rmult_1_l ((sum N _)^2)), <- (form_product N (fun i => x i (S d))), <- form_add.
    apply form_ext; [intros; unfold dot; rewrite sum_S; ring | easy].
Qed.

Theorem gram_semidefinite N d x : semidefinite N (fun i j => dot d (x i) (x j)).
Proof. intros v. rewrite form_gram. apply sum_nonneg. intros; apply pow2_ge_0. Qed.

Theorem gram_symmetric N d x : symmetric N (fun i j => dot d (x i) (x j)).
Proof. intros i j _ _. apply sum_ext. intros; ring. Qed.
