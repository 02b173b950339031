(* Section 4, case c) and last paragraph, of St-Arnaud et al. (2026): the inverse stereographic projection (definition 6) lands on
   the sphere and keeps different points apart, so that the kernel is invertible from L = 3 on; at L = 2 six numbers are a
   counterexample, because x and -1/x have opposite images, in R^(d + 1) x and -x/|x|^2, and no others. *)
From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
From NtkVerify.coq Require Import definitions layer quadratic_forms gram.
From NtkVerify.st_arnaud_2026 Require Import section_4 section_4_case_b.
Open Scope R_scope.

(* Any q of the sphere, any p <> q: the second point of the line through both. *)
Definition second_point (m : nat) (q p : nat -> R) (k : nat) : R :=
  q k + 2 * (1 - dot m q p) / sum m (fun k => (p k - q k)^2) * (p k - q k).

Lemma square_of_difference m q p : sum m (fun k => (p k - q k)^2) = dot m p p - 2 * dot m q p + dot m q q.
Proof.
  rewrite (sum_ext m _ (fun k => p k * p k + (-2 * (q k * p k) + q k * q k))) by (intros; ring).
  rewrite !sum_add, sum_scale. fold (dot m p p) (dot m q p) (dot m q q). ring.
Qed.

Theorem lands_on_sphere m q p : dot m q q = 1 -> (exists k, (k <= m)%nat /\ p k <> q k) ->
  dot m (second_point m q p) (second_point m q p) = 1.
Proof.
  intros Q [k [Hk E]]. set (r := sum m (fun k => (p k - q k)^2)). assert (R : 0 < r).
  { apply Rlt_le_trans with ((p k - q k)^2); [apply pow2_gt_0; lra |].
    apply (sum_member m (fun k => (p k - q k)^2)); [easy | intros; apply pow2_ge_0]. }
  set (t := 2 * (1 - dot m q p) / r).
  assert (A : dot m (second_point m q p) (second_point m q p) = dot m q q + 2 * t * (dot m q p - dot m q q) + t^2 * r).
  { unfold dot at 1. rewrite (sum_ext m _ (fun k => q k * q k + (2 * t * (q k * p k + -1 * (q k * q k)) + t^2 * (p k - q k)^2))).
    - rewrite !sum_add, !sum_scale, sum_add, sum_scale. fold r. unfold dot. ring.
    - intros j _. unfold second_point. fold r t. ring. }
  rewrite A, Q. unfold t. field. lra.
Qed.

(* q = (0, ..., 0, 1) and p = (x, 0), x in R^(d + 1). *)
Definition image (d : nat) (x : nat -> R) (k : nat) : R :=
  if le_dec k d then 2 * x k / (dot d x x + 1) else (dot d x x - 1) / (dot d x x + 1).

Definition pole (d k : nat) : R := if le_dec k d then 0 else 1.
Definition embedded (d : nat) (x : nat -> R) (k : nat) : R := if le_dec k d then x k else 0.

Lemma dot_nonneg d x : 0 <= dot d x x.
Proof. apply sum_nonneg. intros. nra. Qed.

Lemma split_dot d a b y z : (forall k, (k <= d)%nat -> y k = a k) -> (forall k, (k <= d)%nat -> z k = b k) ->
  dot (S d) y z = dot d a b + y (S d) * z (S d).
Proof. intros A B. unfold dot. rewrite sum_S. f_equal. apply sum_ext. intros k Hk. now rewrite A, B. Qed.

Theorem image_is_second_point d x k : (k <= S d)%nat -> image d x k = second_point (S d) (pole d) (embedded d x) k.
Proof.
  intros Hk. assert (P := dot_nonneg d x).
  assert (Z : dot (S d) (pole d) (embedded d x) = 0).
  { apply sum_zero. intros j Hj. unfold pole, embedded. destruct (le_dec j d); ring. }
  assert (U : dot (S d) (pole d) (pole d) = 1).
  { rewrite (split_dot d (fun _ => 0) (fun _ => 0)) by (intros j Hj; unfold pole; destruct (le_dec j d); lia || easy).
    unfold dot. rewrite (sum_zero d) by (intros; ring). unfold pole. destruct (le_dec (S d) d); [lia | ring]. }
  assert (X : dot (S d) (embedded d x) (embedded d x) = dot d x x).
  { rewrite (split_dot d x x) by (intros j Hj; unfold embedded; destruct (le_dec j d); lia || easy).
    unfold embedded. destruct (le_dec (S d) d); [lia | ring]. }
  unfold second_point. rewrite square_of_difference, Z, U, X. unfold image, pole, embedded. destruct (le_dec k d); field; lra.
Qed.

Theorem image_on_sphere d x : dot (S d) (image d x) (image d x) = 1.
Proof.
  assert (P := dot_nonneg d x). rewrite (split_dot d (fun k => 2 / (dot d x x + 1) * x k) (fun k => 2 / (dot d x x + 1) * x k)).
  - unfold dot at 1. rewrite (sum_ext d _ (fun k => (2 / (dot d x x + 1))^2 * (x k * x k))) by (intros; ring). rewrite sum_scale.
    fold (dot d x x). unfold image. destruct (le_dec (S d) d); [lia | field; lra].
  - intros k Hk. unfold image. destruct (le_dec k d); [field; lra | lia].
  - intros k Hk. unfold image. destruct (le_dec k d); [field; lra | lia].
Qed.

Theorem image_injective d x y : (exists k, (k <= d)%nat /\ x k <> y k) -> exists k, (k <= S d)%nat /\ image d x k <> image d y k.
Proof.
  intros [k [Hk E]]. assert (P := dot_nonneg d x). assert (Q := dot_nonneg d y).
  destruct (Req_dec (image d x (S d)) (image d y (S d))) as [F | F]; [| exists (S d); split; [lia | easy]].
  exists k. split; [lia |]. intros G. apply E. unfold image in F, G. destruct (le_dec (S d) d); [lia |]. destruct (le_dec k d); [| lia].
  set (r := dot d x x) in *. set (s := dot d y y) in *.
  assert (RS : r = s).
  { assert ((r - 1) * (s + 1) = (s - 1) * (r + 1)); [| lra].
    transitivity ((r - 1) / (r + 1) * ((r + 1) * (s + 1))); [field; lra | rewrite F; field; lra]. }
  rewrite RS in G. assert (2 * x k = 2 * y k); [| lra].
  transitivity (2 * x k / (s + 1) * (s + 1)); [field; lra | rewrite G; field; lra].
Qed.

(* Opposite images are those of x and -x/|x|^2; the image of 0 is the other pole, whose opposite is no image. *)
Definition inverse_point (d : nat) (x y : nat -> R) : Prop :=
  (exists k, (k <= d)%nat /\ x k <> 0) /\ forall k, (k <= d)%nat -> y k = - (x k / dot d x x).

Lemma dot_zero d x : dot d x x = 0 -> forall k, (k <= d)%nat -> x k = 0.
Proof.
  intros E k Hk. assert (A : x k * x k <= dot d x x) by (apply (sum_member d (fun k => x k * x k)); [easy | intros; nra]). nra.
Qed.

Lemma inverse_square d x y : inverse_point d x y -> 0 < dot d x x /\ dot d y y = / dot d x x.
Proof.
  intros [[k [Hk E]] A]. assert (P : 0 < dot d x x).
  { destruct (dot_nonneg d x) as [Q | Q]; [easy | exfalso]. apply E, (dot_zero d x); [now symmetry | easy]. }
  split; [easy |]. unfold dot at 1. rewrite (sum_ext d _ (fun k => (/ dot d x x)^2 * (x k * x k))).
  - rewrite sum_scale. fold (dot d x x). field. lra.
  - intros j Hj. rewrite A by easy. field. lra.
Qed.

Theorem opposite_images d x y : (forall k, (k <= S d)%nat -> image d y k = - image d x k) <-> inverse_point d x y.
Proof.
  assert (P := dot_nonneg d x). assert (Q := dot_nonneg d y). split.
  - intros A. assert (Top := A (S d) (le_n _)). unfold image in Top. destruct (le_dec (S d) d); [lia |].
    assert (B : forall k, (k <= d)%nat -> 2 * y k / (dot d y y + 1) = - (2 * x k / (dot d x x + 1))).
    { intros k Hk. assert (C := A k ltac:(lia)). unfold image in C. destruct (le_dec k d); [easy | lia]. }
    set (r := dot d x x) in *. set (s := dot d y y) in *.
    assert (RS : r * s = 1).
    { assert ((s - 1) * (r + 1) = - ((r - 1) * (s + 1))); [| lra].
      transitivity ((s - 1) / (s + 1) * ((r + 1) * (s + 1))); [field; lra | rewrite Top; field; lra]. }
    assert (R0 : 0 < r) by nra. split.
    + destruct (Classical_Prop.classic (exists k, (k <= d)%nat /\ x k <> 0)) as [E | E]; [easy | exfalso].
      assert (r = 0); [| lra]. apply sum_zero. intros k Hk. destruct (Req_dec (x k) 0) as [F | F]; [rewrite F; ring |].
      exfalso. apply E. now exists k.
    + intros k Hk. change (dot d x x) with r. specialize (B k Hk). replace s with (/ r) in B by (apply Rmult_eq_reg_l with r; [rewrite RS; field; lra | lra]).
      transitivity (2 * y k / (/ r + 1) * ((/ r + 1) / 2)); [field; split; [lra |] | rewrite B; field; lra].
      assert (0 < / r) by now apply Rinv_0_lt_compat. lra.
  - intros A. destruct (inverse_square d x y A) as [R0 S]. destruct A as [_ A]. intros k Hk. unfold image. rewrite S.
    assert (0 < / dot d x x) by now apply Rinv_0_lt_compat. destruct (le_dec k d) as [L | L].
    + rewrite A by easy. field. lra.
    + field. lra.
Qed.

Section Data.
Variables (N d : nat) (x : nat -> nat -> R).
Hypothesis different : forall i j, (i <= N)%nat -> (j <= N)%nat -> i <> j -> exists k, (k <= d)%nat /\ x i k <> x j k.

Lemma images_on_sphere : on_sphere N (S d) (fun i => image d (x i)).
Proof. split; [intros; apply image_on_sphere | intros i j Hi Hj E; now apply image_injective, different]. Qed.

Theorem images_from_three L : (3 <= L)%nat -> definite N (fun i j => theta_bar (dot (S d) (image d (x i)) (image d (x j))) L).
Proof. intros HL. apply (from_three N (S d) (fun i => image d (x i)) L images_on_sphere HL). Qed.

Theorem images_at_two : definite N (fun i j => theta_bar (dot (S d) (image d (x i)) (image d (x j))) 2) <->
  ~ pairs_dependent N (S d) (fun i => image d (x i)).
Proof. destruct images_on_sphere as [U D]. exact (definite_iff_independent N (S d) (fun i => image d (x i)) U D). Qed.

(* The images of the pairs x, -x/|x|^2 in the data, one of each, are linearly dependent. *)
Definition inverse_pairs_dependent : Prop := exists c : nat -> R,
  (exists i, (i <= N)%nat /\ c i <> 0) /\
  (forall i, (i <= N)%nat -> c i <> 0 -> exists j, (i < j <= N)%nat /\ inverse_point d (x i) (x j)) /\
  (forall k, (k <= S d)%nat -> sum N (fun i => c i * image d (x i) k) = 0).

Theorem images_at_two_inverse : definite N (fun i j => theta_bar (dot (S d) (image d (x i)) (image d (x j))) 2) <->
  ~ inverse_pairs_dependent.
Proof.
  rewrite images_at_two. split; intros A [c [V [First Rel]]]; apply A; exists c; (split; [easy |]); (split; [| easy]);
    intros i Hi Ci; destruct (First i Hi Ci) as [j [Hj O]]; exists j; (split; [easy |]).
  - exact (proj2 (opposite_images d (x i) (x j)) O).
  - exact (proj1 (opposite_images d (x i) (x j)) O).
Qed.

End Data.

(* 1, -1, 2, -1/2, 3, -1/3 *)
Definition six (i k : nat) : R :=
  match i with 0%nat => 1 | 1%nat => -1 | 2%nat => 2 | 3%nat => -1/2 | 4%nat => 3 | _ => -1/3 end.

Lemma six_different i j : (i <= 5)%nat -> (j <= 5)%nat -> i <> j -> exists k, (k <= 0)%nat /\ six i k <> six j k.
Proof.
  intros Hi Hj E. exists 0%nat. split; [lia |].
  destruct i as [| [| [| [| [| [| ?]]]]]], j as [| [| [| [| [| [| ?]]]]]]; try lia; unfold six; lra.
Qed.

Lemma six_dependent : pairs_dependent 5 1 (fun i => image 0 (six i)).
Proof.
  set (c := fun i => match i with 0%nat => -7/5 | 2%nat => 4 | 4%nat => -3 | _ => 0 end). exists c.
  assert (I : forall i, image 0 (six i) 0 = 2 * six i 0 / (six i 0 * six i 0 + 1) /\
    image 0 (six i) 1 = (six i 0 * six i 0 - 1) / (six i 0 * six i 0 + 1)) by (intros i; now split).
  assert (O : forall i j, six i 0 * six j 0 = -1 -> opposite 1 (fun i => image 0 (six i)) i j).
  { intros i j E k Hk. destruct (I i) as [I0 I1], (I j) as [J0 J1].
    assert (Pi : 0 < six i 0 * six i 0) by nra. assert (Sj : six j 0 = -1 / six i 0).
    { apply Rmult_eq_reg_l with (six i 0); [| nra]. rewrite E. field. nra. }
    assert (Ni : six i 0 <> 0) by nra.
    destruct k as [| [|]]; [| | lia]; cbv beta; [rewrite I0, J0 | rewrite I1, J1]; rewrite Sj; field; repeat split; nra. }
  split; [| split].
  - exists 2%nat. split; [lia | unfold c; lra].
  - intros i Hi Ci. destruct i as [| [| [| [| [| [| ?]]]]]]; try lia; unfold c in Ci; try lra.
    + exists 1%nat. split; [lia | apply O; unfold six; lra].
    + exists 3%nat. split; [lia | apply O; unfold six; lra].
    + exists 5%nat. split; [lia | apply O; unfold six; lra].
  - intros k Hk. unfold sum. simpl sum_f_R0. unfold c.
    destruct k as [| [|]]; [| | lia];
      [rewrite !(proj1 (I _)) | rewrite !(proj2 (I _))]; unfold six; field.
Qed.

Theorem stereographic_false : ~ forall (N d : nat) (x : nat -> nat -> R) (L : nat), (2 <= L)%nat ->
  (forall i j, (i <= N)%nat -> (j <= N)%nat -> i <> j -> exists k, (k <= d)%nat /\ x i k <> x j k) ->
  definite N (fun i j => theta_bar (dot (S d) (image d (x i)) (image d (x j))) L).
Proof.
  intros A. specialize (A 5%nat 0%nat six 2%nat (le_n 2) six_different).
  apply (images_at_two 5 0 six six_different) in A. apply A, six_dependent.
Qed.
