package huikuan.ledger.customer;

import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Refusals about customers as problems. */
public final class CustomerProblems {

  /**
   * @param customers to tell how the customer is now
   */
  static ProblemException of(CustomerRefusal refusal, CustomerKey key, CustomerData customers) {
    return switch (refusal) {
      case CustomerRefusal.Outdated _ -> Precondition.failed(customers.last(key.customer()));
      case CustomerRefusal.NoSuchCustomer _ ->
          new ProblemException(Problem.notFound("customer", key.customer().toString()));
      case CustomerRefusal.NoSuchContact(var id) ->
          new ProblemException(Problem.notFound("contact", id));
      case CustomerRefusal.Forgotten(var id) ->
          conflict(
              "contact-forgotten",
              "The contact is forgotten",
              "The contact %s was erased, and its id is not used again. Take another id.",
              id);
      case CustomerRefusal.AddressOfAnother(var others) -> addressOfAnother(others);
      case CustomerRefusal.TooManyContacts(var most) -> tooManyContacts(most);
      case CustomerRefusal.TooManyParties(var most) ->
          conflict(
              "too-many-parties",
              "The customer has too many parties",
              "A customer has up to %s parties. Set one that has ended anew.",
              most);
      case CustomerRefusal.OtherKind(var known) ->
          ProblemException.field("kind", known + ", as it is; another kind is another party");
      case CustomerRefusal.PayersOverlap(var other) ->
          ProblemException.field(
              "validFrom",
              "days on which no other payer pays the same claims; %s pays from %s to %s"
                  .formatted(other.id(), or(other.validFrom()), or(other.validTo())));
      case CustomerRefusal.NoSuchPayer(var id, var party) ->
          ProblemException.field(
              "party", "a payer of the customer; %s, of %s, is none".formatted(party, id));
      case CustomerRefusal.PayerEnded(var id, var party, var on) ->
          ProblemException.field(
              "party",
              "a payer that has not ended; %s, of %s, ended on %s".formatted(party, id, on));
      case CustomerRefusal.NoSuchDeputy(var id, var deputy) ->
          ProblemException.field(
              "absence.deputy",
              "another contact of the customer; %s, of %s, is none".formatted(deputy, id));
      case CustomerRefusal.DeputiesInACircle(var id, var deputy) ->
          conflict(
              "deputies-in-a-circle",
              "The deputies represent each other",
              "From %s the way leads back to %s. Name a deputy who is not represented by the person.",
              id,
              deputy);
      case CustomerRefusal.ConfirmedSince(var id, var on) ->
          ProblemException.field("on", "%s or after; %s was confirmed then".formatted(on, id));
      case CustomerRefusal.AskedToday(var id) ->
          conflict(
              "asked-today",
              "The contact is asked today",
              "Messages of today go to %s. Let it end (validTo), or name another one first.",
              id);
    };
  }

  public static ProblemException tooManyContacts(int most) {
    return conflict(
        "too-many-contacts",
        "The customer has too many contacts",
        "A customer has up to %s contacts. Forget some that are not needed any more.",
        most);
  }

  /**
   * @param others ids of the contacts that have the mail address
   */
  private static ProblemException addressOfAnother(List<String> others) {
    String ids = String.join(", ", others);
    return conflict(
        "address-of-another",
        "The mail address belongs to another contact",
        "It belongs to %s. If it is the same person, change that contact. If both use the address,"
            + " send the same again and name them in confirmSameAs.",
        ids);
  }

  private static Object or(@Nullable LocalDate day) {
    return day == null ? "any day" : day;
  }

  private static ProblemException conflict(
      String type, String title, String detail, Object... facts) {
    return new ProblemException(Problem.of(type, title, 409, detail.formatted(facts)));
  }

  private CustomerProblems() {}
}
