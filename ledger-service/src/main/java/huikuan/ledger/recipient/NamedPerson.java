package huikuan.ledger.recipient;

import huikuan.ledger.recipient.LinkCommand.ConfirmPerson;
import huikuan.ledger.recipient.LinkCommand.DismissPerson;
import huikuan.ledger.recipient.LinkEvent.PersonConfirmed;
import huikuan.ledger.recipient.LinkEvent.PersonDismissed;
import huikuan.ledger.recipient.LinkEvent.PersonNamed;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person whom the recipient of a mail has named.
 *
 * @param confirmed null = it is not
 * @param dismissed null = it is not
 */
record NamedPerson(
    PersonNamed named, @Nullable PersonConfirmed confirmed, @Nullable PersonDismissed dismissed) {

  /** Whether it is a contact. */
  enum State {
    PROPOSED,
    CONFIRMED,
    DISMISSED;

    /** As the API has it. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }

    static List<String> words() {
      return Arrays.stream(values()).map(State::toString).toList();
    }
  }

  State state() {
    if (confirmed != null) {
      return State.CONFIRMED;
    }
    return dismissed == null ? State.PROPOSED : State.DISMISSED;
  }

  /** Whether the same decision, with the same words, would not be what stands. */
  boolean isDecidedOtherwise(ConfirmPerson command) {
    return dismissed != null
        || (confirmed != null
            && !(confirmed.called().equals(command.called())
                && Objects.equals(confirmed.note(), command.note())));
  }

  boolean isDecidedOtherwise(DismissPerson command) {
    return confirmed != null || (dismissed != null && !dismissed.reason().equals(command.reason()));
  }
}
