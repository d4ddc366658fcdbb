package huikuan.ledger.confirmation;

import huikuan.contracts.CustomerId;
import huikuan.contracts.Sealed;
import huikuan.ledger.customer.SealedContacts;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The people who have signed for a customer's letters, or answered them. */
@Component
public class Signers {

  private final LettersOfCustomer letters;
  private final SealedContacts contacts;

  Signers(LettersOfCustomer letters, SealedContacts contacts) {
    this.letters = letters;
    this.contacts = contacts;
  }

  /** The letters of a customer that somebody of this name has signed for, or answered. */
  public List<String> lettersSignedBy(CustomerId customer, String name) {
    return letters
        .all(customer)
        .filter(each -> signatures(each, List.of(name)).findAny().isPresent())
        .map(each -> each.number().value())
        .toList();
  }

  /**
   * The signatures of somebody of one of these names. The answer to an auditor's letter is left out
   * until it is disclosed.
   */
  public List<LetterSignature> signaturesOf(CustomerId customer, List<String> names) {
    return letters
        .all(customer)
        .filter(each -> !each.written().auditor() || each.isDisclosed())
        .flatMap(each -> signatures(each, names))
        .toList();
  }

  private Stream<LetterSignature> signatures(LetterState letter, List<String> names) {
    return Stream.concat(
            letter.arrived().map(it -> arrival(letter, it)).stream(),
            letter.reply().map(it -> reply(letter, it)).stream())
        .filter(each -> each.signedBy() != null && names.contains(each.signedBy()));
  }

  private LetterSignature arrival(LetterState letter, ConfirmationEvent.Arrived arrived) {
    return new LetterSignature(
        letter.number().value(),
        LetterSignature.Act.SIGNED_FOR,
        arrived.arrivedOn(),
        text(arrived.signedBy()),
        null,
        null,
        arrived.file() == null ? List.of() : List.of(arrived.file()));
  }

  private LetterSignature reply(LetterState letter, ConfirmationEvent.Reply reply) {
    return new LetterSignature(
        letter.number().value(),
        LetterSignature.Act.ANSWERED,
        reply.repliedOn(),
        text(reply.signedBy()),
        reply.authority(),
        text(reply.note()),
        reply.files());
  }

  private @Nullable String text(@Nullable Sealed sealed) {
    return contacts.text(sealed);
  }
}
