package huikuan.dunning.arrangement;

/** Brings what happens to claims to the arrangements of a kind. */
public interface Arrangements {

  /** The first part of their ids. */
  String kind();

  /** The id of the aggregate that keeps an arrangement. */
  String aggregate(ArrangementId arrangement);

  /** Tells an arrangement of a change of one of its claims. The same again changes nothing. */
  void follow(ArrangementId arrangement, ClaimChange change);
}
