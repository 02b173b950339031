(* A continuous function whose derivative is at most 0 except at countably many points does not increase. *)
From Coq Require Import Reals Lra Lia.
From Coquelicot Require Import Coquelicot.
Open Scope R_scope.

(* ---- an interval is not a sequence ---- *)

(* The last or the first third of an interval, away from the n-th value. *)
Fixpoint thirds (e : nat -> R) (a b : R) (n : nat) : R * R :=
  match n with
  | O => (a, b)
  | S k => let (l, r) := thirds e a b k in
           if Rle_dec (e k) ((l + r) / 2) then (r - (r - l) / 3, r) else (l, l + (r - l) / 3)
  end.

Theorem interval_not_countable (e : nat -> R) a b : a < b -> exists x, a <= x <= b /\ forall n, x <> e n.
Proof.
  intros AB. set (l := fun n => fst (thirds e a b n)). set (r := fun n => snd (thirds e a b n)).
  assert (I : forall n, l n < r n).
  { induction n as [| n IH]; unfold l, r in *; simpl; [easy |]. destruct (thirds e a b n) as [p q]. simpl in *.
    destruct (Rle_dec (e n) ((p + q) / 2)); simpl; lra. }
  assert (M : forall n, l n <= l (S n) /\ r (S n) <= r n).
  { intros n. assert (A := I n). unfold l, r in *. simpl. destruct (thirds e a b n) as [p q]. simpl in *.
    destruct (Rle_dec (e n) ((p + q) / 2)); simpl; lra. }
  assert (Ml : forall n k, l n <= l (n + k)%nat) by (intros n k; induction k as [| k IH];
    [rewrite Nat.add_0_r; lra | rewrite Nat.add_succ_r; generalize (M (n + k)%nat); lra]).
  assert (Mr : forall n k, r (n + k)%nat <= r n) by (intros n k; induction k as [| k IH];
    [rewrite Nat.add_0_r; lra | rewrite Nat.add_succ_r; generalize (M (n + k)%nat); lra]).
  assert (LR : forall n k, l n <= r k) by (intros n k; apply Rle_trans with (l (n + k)%nat); [apply Ml |];
    apply Rle_trans with (r (k + n)%nat); [rewrite Nat.add_comm; left; apply I | apply Mr]).
  destruct (completeness (fun y => exists n, y = l n)) as [x [Ux Lx]].
  - exists b. intros y [n ->]. apply (LR n 0%nat).
  - exists a. now exists 0%nat.
  - assert (B : forall n, l n <= x <= r n) by (intros n; split; [apply Ux; now exists n | apply Lx; intros y [k ->]; apply LR]).
    exists x. split; [apply (B 0%nat) |]. intros n E. specialize (B (S n)). rewrite E in B. assert (A := I n).
    unfold l, r in *. simpl in B. destruct (thirds e a b n) as [p q]. simpl in *. destruct (Rle_dec (e n) ((p + q) / 2)); simpl in B; lra.
Qed.

(* ---- the monotonicity ---- *)

Section Monotone.
Variables (g : R -> R) (e : nat -> R) (a b : R).
Hypothesis order : a <= b.
Hypothesis continuous_g : forall t, a <= t <= b -> continuous g t.
Hypothesis decreasing : forall t, a < t < b -> (forall n, t <> e n) -> exists d, is_derive g t d /\ d <= 0.

(* With the slope -eps to spare: at the last crossing of a level that no exception has, the function would rise. *)
Lemma nonincreasing_up_to eps : 0 < eps -> g b - eps * b <= g a - eps * a.
Proof.
  intros He. set (k := fun t => g t - eps * t). change (k b <= k a).
  destruct (Rle_lt_dec (k b) (k a)) as [L | L]; [easy | exfalso].
  assert (AB : a < b) by (destruct order as [O | O]; [easy | subst b; lra]).
  assert (Ck : forall t, a <= t <= b -> continuous k t).
  { intros t Ht. apply (continuous_minus g (fun t => eps * t)); [now apply continuous_g |].
    apply (ex_derive_continuous (fun t => eps * t)). auto_derive. easy. }
  (* a level between k a and k b *)
  destruct (interval_not_countable (fun n => k (e n)) (k a + (k b - k a) / 3) (k b - (k b - k a) / 3) ltac:(lra)) as [y [Hy Ny]].
  destruct (completeness (fun t => a <= t <= b /\ k t <= y)) as [x [Ux Lx]].
  { exists b. intros t [Ht _]. lra. }
  { exists a. split; lra. }
  assert (Hx : a <= x <= b) by (split; [apply Ux; split; lra | apply Lx; intros t [Ht _]; lra]).
  assert (Above : forall t, x < t <= b -> y < k t).
  { intros t Ht. destruct (Rle_lt_dec (k t) y) as [Q | Q]; [exfalso | easy]. assert (t <= x) by (apply Ux; split; lra). lra. }
  assert (Near : forall eta, 0 < eta -> exists del, 0 < del /\ forall t, Rabs (t - x) < del -> Rabs (k t - k x) < eta).
  { intros eta Heta. assert (A := Ck x Hx). apply continuity_pt_filterlim in A. destruct (A eta Heta) as [del [Hdel B]].
    exists del. split; [easy |]. intros t Ht. destruct (Req_dec t x) as [-> | N]; [rewrite Rminus_eq_0, Rabs_R0; lra |].
    apply B. split; [split; [easy | lra] | easy]. }
  assert (Kx : k x = y).
  { destruct (Rtotal_order (k x) y) as [Q | [Q | Q]]; [exfalso | easy | exfalso].
    - destruct (Near (y - k x) ltac:(lra)) as [del [Hdel B]].
      assert (x < b) by (destruct (Req_dec x b) as [E | E]; [rewrite E in Q; lra | lra]).
      set (t := Rmin b (x + del / 2)). assert (x < t <= b /\ t <= x + del / 2) by (unfold t; split;
        [split; [apply Rmin_glb_lt; lra | apply Rmin_l] | apply Rmin_r]).
      specialize (B t ltac:(rewrite Rabs_right; lra)). specialize (Above t ltac:(lra)). apply Rabs_def2 in B. lra.
    - destruct (Near (k x - y) ltac:(lra)) as [del [Hdel B]].
      assert (U : x <= x - del / 2); [| lra]. apply Lx. intros t [Ht Q2].
      destruct (Rle_lt_dec t (x - del / 2)) as [G | G]; [easy | exfalso].
      assert (t <= x) by (apply Ux; easy). specialize (B t ltac:(rewrite Rabs_left1; lra)). apply Rabs_def2 in B. lra. }
  assert (In : a < x < b) by (split; destruct (Req_dec x a), (Req_dec x b); subst; lra).
  destruct (decreasing x In) as [d [Dg Hd]].
  { intros n E. apply (Ny n). now rewrite <- E. }
  assert (Dk : is_derive k x (d - eps)).
  { apply (is_derive_minus g (fun t => eps * t)); [easy |]. auto_derive; [easy | ring]. }
  apply is_derive_Reals in Dk. destruct (Dk eps He) as [[del Hdel] B]. simpl in B.
  set (s := Rmin ((b - x) / 2) (del / 2)). assert (S : 0 < s /\ s <= (b - x) / 2 /\ s <= del / 2) by (unfold s; split;
    [apply Rmin_glb_lt; lra | split; [apply Rmin_l | apply Rmin_r]]).
  specialize (B s ltac:(lra) ltac:(rewrite Rabs_right; lra)). specialize (Above (x + s) ltac:(lra)).
  assert (0 < (k (x + s) - k x) / s) by (apply Rdiv_lt_0_compat; lra). apply Rabs_def2 in B. lra.
Qed.

Theorem nonincreasing : g b <= g a.
Proof.
  destruct (Rle_lt_dec (g b) (g a)) as [L | L]; [easy | exfalso].
  destruct order as [O | O]; [| subst b; lra]. set (eps := (g b - g a) / (2 * (b - a))).
  assert (He : 0 < eps) by (apply Rdiv_lt_0_compat; lra). assert (A := nonincreasing_up_to eps He).
  assert (eps * (b - a) = (g b - g a) / 2) by (unfold eps; field; lra). lra.
Qed.

End Monotone.
