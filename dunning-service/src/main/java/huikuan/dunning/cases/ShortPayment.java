package huikuan.dunning.cases;

import huikuan.dunning.claim.ClaimEvent.PaidShort;

/**
 * A payment that was too little, as stored. Days and amounts are text, exactly as told.
 *
 * @param kind of the document by which it was paid
 * @param day from which that counts
 * @param missing what was open after it and was not held
 */
record ShortPayment(String kind, String number, String day, String paid, String missing) {

  static ShortPayment of(PaidShort event) {
    return new ShortPayment(
        event.kind(),
        event.number(),
        event.day().toString(),
        event.paid().toString(),
        event.missing().toString());
  }
}
