package huikuan.ledger.recipient;

import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;

/** Tells why a link, or what is told by one, is refused. */
final class LinkProblems {

  private static final String WRITE = "Answer the mail instead, or ask for another one.";

  private LinkProblems() {}

  static ProblemException linkUnknown() {
    return new ProblemException(
        Problem.of(
            "link-unknown",
            "This is no link of ours",
            404,
            "Open the link as it stands in the mail, whole and unchanged."));
  }

  static ProblemException linkExpired() {
    return new ProblemException(Problem.of("link-expired", "The link has expired", 410, WRITE));
  }

  static ProblemException linkRevoked() {
    return new ProblemException(of(new LinkRefusal.Revoked()));
  }

  static Problem of(LinkRefusal refusal) {
    return switch (refusal) {
      case LinkRefusal.Revoked _ ->
          Problem.of("link-revoked", "The link can't be used any more", 410, WRITE);
      case LinkRefusal.TooMuchTold(int most) ->
          Problem.of(
              "link-used-up",
              "Too much was told by this link",
              429,
              "A link tells up to %d things. Answer the mail instead.".formatted(most));
      case LinkRefusal.TooManyFiles(int most) ->
          Problem.of(
              "too-many-files",
              "Too many files were sent by this link",
              409,
              "A link sends up to %d files. Send more of them by mail.".formatted(most));
      case LinkRefusal.NoSuchFile _ ->
          ProblemException.field("file", "the hash of a file that was sent by this link").problem();
      case LinkRefusal.NoSuchPerson(var proposal) -> Problem.notFound("proposed contact", proposal);
      case LinkRefusal.DecidedOtherwise(var state) ->
          Problem.of(
              "person-decided",
              "It is decided",
              409,
              "The person was %s, and that stays.".formatted(state));
      case LinkRefusal.NoSuchOffer(var offer) -> Problem.notFound("offer", offer);
      case LinkRefusal.OfferAnsweredBefore(var offer, var answer) ->
          Problem.of(
              "offer-answered",
              "The offer was answered",
              409,
              "%s was %s, and that stays. Answer the mail if it is not right."
                  .formatted(offer, answer));
      case LinkRefusal.OfferOver(var offer) ->
          Problem.of(
              "offer-over",
              "The offer stands no more",
              409,
              "%s can't be accepted or declined any more. Answer the mail to ask for another one."
                  .formatted(offer));
    };
  }
}
