package huikuan.ledger.confirmation;

import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.Sealed;
import huikuan.ledger.confirmation.ConfirmationEvent.Reply;
import huikuan.ledger.customer.SealedContacts;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** The people who have signed for a customer's letters, or answered them. */
@Component
public class Signers {

  private final MongoTemplate mongo;
  private final Letters letters;
  private final SealedContacts contacts;

  Signers(MongoTemplate mongo, Letters letters, SealedContacts contacts) {
    this.mongo = mongo;
    this.letters = letters;
    this.contacts = contacts;
  }

  /** The letters of a customer that somebody of this name has signed for, or answered. */
  public List<String> lettersSignedBy(CustomerId customer, String name) {
    String prefix = "^" + Pattern.quote(customer + ".");
    return mongo
        .find(Query.query(Criteria.where("account").regex(prefix)), LetterEntry.class)
        .stream()
        .filter(each -> AccountId.parse(each.account).customerId().equals(customer))
        .filter(each -> signed(LetterNumber.parse(each.id), name))
        .map(each -> each.id)
        .toList();
  }

  private boolean signed(LetterNumber letter, String name) {
    LetterState state = letters.existing(letter);
    return Stream.concat(
            state.arrived().map(it -> it.signedBy()).stream(),
            state.reply().map(Reply::signedBy).stream())
        .map((Sealed text) -> contacts.open(text))
        .flatMap(Optional::stream)
        .anyMatch(name::equals);
  }
}
