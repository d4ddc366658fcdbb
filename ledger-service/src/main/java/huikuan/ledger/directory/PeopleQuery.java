package huikuan.ledger.directory;

import huikuan.contracts.ledger.Contact;
import huikuan.platform.web.ListQuestion;
import org.jspecify.annotations.Nullable;

/**
 * A question for the people at a company's customers.
 *
 * @param role null = any
 * @param state null = any
 * @param address in its one form; null = any
 */
record PeopleQuery(
    String company,
    Contact.@Nullable Role role,
    Contact.@Nullable State state,
    @Nullable String address) {

  ListQuestion question() {
    return ListQuestion.of("contacts")
        .with("company", company)
        .with("role", role)
        .with("state", state)
        .with("address", address);
  }
}
