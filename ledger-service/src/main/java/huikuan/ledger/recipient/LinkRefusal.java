package huikuan.ledger.recipient;

/** Why a command is refused. */
sealed interface LinkRefusal {

  /** The link can't be used any more. */
  record Revoked() implements LinkRefusal {}

  /** The link has told as much as a link may. */
  record TooMuchTold(int most) implements LinkRefusal {}

  /** The link has sent as many files as a link may. */
  record TooManyFiles(int most) implements LinkRefusal {}

  /** The link has sent no such file. */
  record NoSuchFile() implements LinkRefusal {}

  /** Nobody was named under this number. */
  record NoSuchPerson(String proposal) implements LinkRefusal {}

  /** It is decided otherwise. */
  record DecidedOtherwise(NamedPerson.State state) implements LinkRefusal {}

  /** The customer was made no such offer. */
  record NoSuchOffer(String offer) implements LinkRefusal {}

  /** The offer was answered, and that stays. */
  record OfferAnsweredBefore(String offer, String answer) implements LinkRefusal {}

  /** The offer stands no more. */
  record OfferOver(String offer) implements LinkRefusal {}
}
