(* An absolutely continuous function whose derivative is at most 0 almost everywhere does not increase, without measure
   theory: a null set has covers by intervals of any small total length, and the intervals of a function's variation are
   listed in order.  [a, b] is walked through by Cousin's argument: steps at a point with a derivative, and steps inside an
   interval of the cover. *)
From Coq Require Import Reals Lra Lia List.
From Coquelicot Require Import Coquelicot.
Import ListNotations.
Open Scope R_scope.

(* Intervals (u, v) of [a, x] that do not overlap, the last one first. *)
Fixpoint ordered (a x : R) (l : list (R * R)) : Prop :=
  match l with
  | [] => a <= x
  | (u, v) :: rest => u <= v <= x /\ ordered a u rest
  end.

Fixpoint total (l : list (R * R)) : R := match l with [] => 0 | (u, v) :: rest => (v - u) + total rest end.
Fixpoint variation (g : R -> R) (l : list (R * R)) : R :=
  match l with [] => 0 | (u, v) :: rest => Rabs (g v - g u) + variation g rest end.

Definition absolutely_continuous (g : R -> R) (a b : R) : Prop := forall eps, 0 < eps -> exists delta, 0 < delta /\
  forall l, ordered a b l -> total l <= delta -> variation g l <= eps.

(* Of measure 0. *)
Definition null (E : R -> Prop) : Prop := forall eta, 0 < eta -> exists p q : nat -> R,
  (forall k, p k <= q k) /\ (forall n, sum_f_R0 (fun k => q k - p k) n <= eta) /\
  forall t, E t -> exists k, p k < t < q k.

Definition almost_everywhere (P : R -> Prop) : Prop := exists E : R -> Prop, null E /\ forall t, ~ E t -> P t.

(* ---- the length of intervals inside a cover ---- *)

Definition inside (p q : nat -> R) (n : nat) (uv : R * R) : Prop := exists k, (k <= n)%nat /\ p k <= fst uv /\ snd uv <= q k.

(* What the first intervals of the cover have up to x. *)
Definition clip (p q x : R) : R := Rmax 0 (Rmin x q - p).
Definition covered (p q : nat -> R) (n : nat) (x : R) : R := sum_f_R0 (fun k => clip (p k) (q k) x) n.

Lemma clip_monotone p q x x' : x <= x' -> clip p q x <= clip p q x'.
Proof. intros H. unfold clip, Rmax, Rmin. repeat destruct Rle_dec; lra. Qed.

Lemma clip_inside p q u v : p <= u -> u <= v -> v <= q -> clip p q v - clip p q u = v - u.
Proof. intros A B D. unfold clip, Rmax, Rmin. repeat destruct Rle_dec; lra. Qed.

Lemma clip_range p q x : p <= q -> 0 <= clip p q x <= q - p.
Proof. intros H. unfold clip, Rmax, Rmin. repeat destruct Rle_dec; lra. Qed.

Lemma covered_range p q n x : (forall k, p k <= q k) -> 0 <= covered p q n x <= sum_f_R0 (fun k => q k - p k) n.
Proof.
  intros H. unfold covered. induction n as [| n IH]; simpl; [now apply clip_range |].
  generalize (clip_range (p (S n)) (q (S n)) x (H (S n))). lra.
Qed.

Lemma covered_monotone p q n x x' : x <= x' -> covered p q n x <= covered p q n x'.
Proof.
  intros H. unfold covered. induction n as [| n IH]; simpl; [now apply clip_monotone |].
  generalize (clip_monotone (p (S n)) (q (S n)) x x' H). lra.
Qed.

Lemma covered_inside p q n u v : u <= v -> inside p q n (u, v) -> v - u <= covered p q n v - covered p q n u.
Proof.
  intros H [k [Hk [A B]]]. simpl in A, B. unfold covered. revert Hk. induction n as [| n IH]; intros Hk; simpl.
  - replace k with 0%nat in A, B by lia. rewrite clip_inside; lra.
  - assert (M := clip_monotone (p (S n)) (q (S n)) u v H). destruct (Nat.eq_dec k (S n)) as [-> | N].
    + rewrite <- (clip_inside (p (S n)) (q (S n)) u v) by easy. assert (Mn := covered_monotone p q n u v H). unfold covered in Mn. lra.
    + specialize (IH ltac:(lia)). lra.
Qed.

Lemma ordered_start a x l : ordered a x l -> a <= x.
Proof.
  revert x. induction l as [| [u v] l IH]; intros x; simpl; [easy |]. intros [A B]. specialize (IH u B). lra.
Qed.

Lemma ordered_up a x x' l : x <= x' -> ordered a x l -> ordered a x' l.
Proof. destruct l as [| [u v] l]; simpl; intros; [lra | split; [lra | easy]]. Qed.

Lemma total_inside p q n a x l : ordered a x l -> List.Forall (inside p q n) l -> total l <= covered p q n x - covered p q n a.
Proof.
  revert x. induction l as [| [u v] l IH]; intros x O F; simpl.
  - assert (M := covered_monotone p q n a x O). lra.
  - destruct O as [A B]. inversion F as [| ? ? F1 F2]; subst. specialize (IH u B F2).
    assert (C := covered_inside p q n u v ltac:(lra) F1). assert (M := covered_monotone p q n v x ltac:(lra)). lra.
Qed.

Lemma inside_more p q n n' l : (n <= n')%nat -> List.Forall (inside p q n) l -> List.Forall (inside p q n') l.
Proof. intros H. apply List.Forall_impl. intros uv [k [Hk A]]. exists k. split; [lia | easy]. Qed.

(* ---- the monotonicity ---- *)

Section Monotone.
Variables (g : R -> R) (E : R -> Prop) (a b : R).
Hypothesis order : a <= b.
Hypothesis continuous_g : absolutely_continuous g a b.
Hypothesis null_E : null E.
Hypothesis decreasing : forall t, a <= t <= b -> ~ E t -> exists d, is_derive g t d /\ d <= 0.

Section Cover.
Variables (eps : R) (p q : nat -> R).
Hypothesis eps_positive : 0 < eps.
Hypothesis cover : forall t, E t -> exists k, p k < t < q k.

(* What can be reached from a. *)
Definition reached (x : R) : Prop := a <= x <= b /\ exists n l, ordered a x l /\ List.Forall (inside p q n) l /\
  g x - g a <= eps * (x - a) + variation g l.

(* Around each point every step is allowed. *)
Lemma steps s : a <= s <= b -> exists r, 0 < r /\ forall x x', reached x -> x <= x' <= b -> s - r < x -> x <= s <= x' -> x' < s + r -> reached x'.
Proof.
  intros Hs. destruct (Classical_Prop.classic (E s)) as [Es | Es].
  - destruct (cover s Es) as [k [Pk Qk]]. exists (Rmin (s - p k) (q k - s)). split; [apply Rmin_glb_lt; lra |].
    intros x x' [Hx [n [l [O [F G]]]]] Hx' A B D. assert (M1 := Rmin_l (s - p k) (q k - s)). assert (M2 := Rmin_r (s - p k) (q k - s)).
    split; [lra |]. exists (Nat.max n k), ((x, x') :: l). split; [| split].
    + simpl. split; [lra | easy].
    + constructor; [exists k; split; [lia | simpl; lra] |]. apply inside_more with n; [lia | easy].
    + simpl. assert (R := Rle_abs (g x' - g x)). assert (eps * (x - a) <= eps * (x' - a)) by (apply Rmult_le_compat_l; lra). lra.
  - destruct (decreasing s Hs Es) as [d [Dg Hd]]. apply is_derive_Reals in Dg. destruct (Dg eps eps_positive) as [[r Hr] Q]. simpl in Q.
    exists r. split; [easy |]. intros x x' [Hx [n [l [O [F G]]]]] Hx' A B D.
    assert (S : forall h, Rabs h < r -> Rabs (g (s + h) - g s - d * h) <= eps * Rabs h).
    { intros h Hh. destruct (Req_dec h 0) as [-> | N]; [rewrite Rplus_0_r, Rabs_R0; replace (g s - g s - d * 0) with 0 by ring; rewrite Rabs_R0; lra |].
      specialize (Q h N Hh). apply Rabs_no_R0 in N as N'. assert (P := Rabs_pos h).
      replace (g (s + h) - g s - d * h) with (((g (s + h) - g s) / h - d) * h) by (field; easy). rewrite Rabs_mult.
      apply Rmult_le_compat_r; lra. }
    assert (S1 := S (x - s) ltac:(rewrite Rabs_left1; lra)). assert (S2 := S (x' - s) ltac:(rewrite Rabs_right; lra)).
    rewrite (Rabs_left1 (x - s)) in S1 by lra. rewrite (Rabs_right (x' - s)) in S2 by lra.
    replace (s + (x - s)) with x in S1 by ring. replace (s + (x' - s)) with x' in S2 by ring.
    apply Rabs_le_between in S1. apply Rabs_le_between in S2.
    split; [lra |]. exists n, l. split; [apply ordered_up with x; [lra | easy] | split; [easy |]].
    assert (d * (x' - x) <= 0) by (assert (0 <= - d * (x' - x)) by (apply Rmult_le_pos; lra); lra). lra.
Qed.

Lemma end_reached : reached b.
Proof.
  assert (Ra : reached a).
  { split; [lra |]. exists 0%nat, []. split; [simpl; lra | split; [constructor | simpl; lra]]. }
  destruct (completeness reached) as [s [Us Ls]].
  { exists b. intros x [Hx _]. lra. }
  { now exists a. }
  assert (Hs : a <= s <= b) by (split; [now apply Us | apply Ls; intros x [Hx _]; lra]).
  destruct (steps s Hs) as [r [Hr St]].
  assert (X : exists x, reached x /\ s - r < x <= s).
  { destruct (Classical_Prop.classic (exists x, reached x /\ s - r < x <= s)) as [A | A]; [easy | exfalso].
    assert (s <= s - r); [| lra]. apply Ls. intros x Rx. destruct (Rle_lt_dec x (s - r)) as [L | L]; [easy | exfalso].
    apply A. exists x. split; [easy |]. split; [easy | now apply Us]. }
  destruct X as [x [Rx Hx]]. set (x' := Rmin b (s + r / 2)). assert (x' <= b /\ x' <= s + r / 2 /\ s <= x') by (unfold x'; repeat split;
    [apply Rmin_l | apply Rmin_r | apply Rmin_glb; lra]).
  assert (Rx' : reached x') by (apply (St x); [easy | lra..]). assert (L := Us x' Rx').
  replace b with x'; [easy |]. unfold x' in *. unfold Rmin in *. destruct Rle_dec; lra.
Qed.

End Cover.

Theorem nonincreasing : g b <= g a.
Proof.
  destruct (Rle_lt_dec (g b) (g a)) as [L | L]; [easy | exfalso]. set (D := g b - g a). assert (HD : 0 < D) by (unfold D; lra).
  set (eps := D / (4 * (b - a + 1))). assert (He : 0 < eps) by (apply Rdiv_lt_0_compat; lra).
  destruct (continuous_g (D / 4) ltac:(lra)) as [delta [Hd A]]. destruct (null_E delta Hd) as [p [q [PQ [Small Cover]]]].
  destruct (end_reached eps p q He Cover) as [_ [n [l [O [F G]]]]].
  assert (T := total_inside p q n a b l O F). assert (R1 := covered_range p q n b PQ). assert (R2 := covered_range p q n a PQ).
  specialize (A l O ltac:(specialize (Small n); lra)).
  assert (eps * (b - a) <= D / 4).
  { unfold eps. apply Rmult_le_reg_r with (4 * (b - a + 1)); [lra |].
    replace (D / (4 * (b - a + 1)) * (b - a) * (4 * (b - a + 1))) with (D * (b - a)) by (field; lra). nra. }
  fold D in G. lra.
Qed.

End Monotone.

(* ---- operations ---- *)

Lemma variation_plus f g l : variation (fun t => f t + g t) l <= variation f l + variation g l.
Proof.
  induction l as [| [u v] l IH]; simpl; [lra |].
  replace (f v + g v - (f u + g u)) with ((f v - f u) + (g v - g u)) by ring. generalize (Rabs_triang (f v - f u) (g v - g u)). lra.
Qed.

Lemma absolutely_continuous_plus f g a b : absolutely_continuous f a b -> absolutely_continuous g a b ->
  absolutely_continuous (fun t => f t + g t) a b.
Proof.
  intros F G eps He. destruct (F (eps / 2) ltac:(lra)) as [d1 [H1 A1]], (G (eps / 2) ltac:(lra)) as [d2 [H2 A2]].
  exists (Rmin d1 d2). split; [now apply Rmin_glb_lt |]. intros l O T. assert (M1 := Rmin_l d1 d2). assert (M2 := Rmin_r d1 d2).
  specialize (A1 l O ltac:(lra)). specialize (A2 l O ltac:(lra)). generalize (variation_plus f g l). lra.
Qed.

(* A Lipschitz function of an absolutely continuous one. *)
Lemma absolutely_continuous_lipschitz (phi f : R -> R) c a b : 0 < c -> (forall x y, Rabs (phi x - phi y) <= c * Rabs (x - y)) ->
  absolutely_continuous f a b -> absolutely_continuous (fun t => phi (f t)) a b.
Proof.
  intros Hc Lip F eps He. destruct (F (eps / c) ltac:(apply Rdiv_lt_0_compat; lra)) as [d [Hd A]]. exists d. split; [easy |].
  intros l O T. specialize (A l O T). apply Rle_trans with (c * variation f l).
  - clear -Lip. induction l as [| [u v] l IH]; simpl; [lra |]. generalize (Lip (f v) (f u)). lra.
  - apply Rle_trans with (c * (eps / c)); [apply Rmult_le_compat_l; lra |]. right. field. lra.
Qed.

Lemma absolutely_continuous_id a b : absolutely_continuous (fun t => t) a b.
Proof.
  intros eps He. exists eps. split; [easy |]. intros l O T. apply Rle_trans with (2 := T). clear T. revert b O.
  induction l as [| [u v] l IH]; intros b O; simpl; [lra |]. destruct O as [A B]. rewrite Rabs_right by lra. specialize (IH u B). lra.
Qed.

(* ---- an interval is not null, a point is ---- *)

Theorem interval_not_null a b : a < b -> ~ null (fun t => a <= t <= b).
Proof.
  intros AB N. assert (A := nonincreasing (fun t => t) _ a b ltac:(lra) (absolutely_continuous_id a b) N).
  assert (b <= a); [| lra]. apply A. intros t Ht Et. exfalso. now apply Et.
Qed.

Theorem point_null x : null (fun t => t = x).
Proof.
  intros eta He. exists (fun k => match k with O => x - eta / 2 | _ => x end), (fun k => match k with O => x + eta / 2 | _ => x end).
  split; [intros [| k]; lra | split].
  - intros n. induction n as [| n IH]; simpl in *; lra.
  - intros t ->. exists 0%nat. lra.
Qed.

(* A sequence is null. *)
Theorem sequence_null (e : nat -> R) : null (fun t => exists k, t = e k).
Proof.
  intros eta He. assert (P : forall k, 0 < (1/2)^k) by (intros; apply pow_lt; lra).
  exists (fun k => e k - eta / 4 * (1/2)^k), (fun k => e k + eta / 4 * (1/2)^k). split; [| split].
  - intros k. assert (0 < eta / 4 * (1/2)^k) by (apply Rmult_lt_0_compat; [lra | easy]). lra.
  - intros n. assert (E : sum_f_R0 (fun k => e k + eta / 4 * (1/2)^k - (e k - eta / 4 * (1/2)^k)) n = eta * (1 - (1/2)^S n)).
    { induction n as [| n IH]; [simpl; field |]. rewrite tech5, IH. simpl. field. }
    rewrite E. specialize (P (S n)). nra.
  - intros t [k ->]. exists k. assert (0 < eta / 4 * (1/2)^k) by (apply Rmult_lt_0_compat; [lra | easy]). lra.
Qed.

(* A jump is not absolutely continuous. *)
Theorem jump_not_absolutely_continuous : ~ absolutely_continuous (fun t => if Rle_dec 0 t then 1 else 0) (-1) 1.
Proof.
  intros A. destruct (A (1/2) ltac:(lra)) as [delta [Hd B]]. set (r := Rmin delta 1).
  assert (Hr : 0 < r /\ r <= delta /\ r <= 1) by (unfold r; split; [apply Rmin_glb_lt; lra | split; [apply Rmin_l | apply Rmin_r]]).
  specialize (B [(- r, 0)] ltac:(simpl; lra) ltac:(simpl; lra)). simpl in B.
  destruct (Rle_dec 0 0) as [_ | N]; [| lra]. destruct (Rle_dec 0 (- r)) as [N | _]; [lra |].
  rewrite Rminus_0_r, Rabs_R1 in B. lra.
Qed.
