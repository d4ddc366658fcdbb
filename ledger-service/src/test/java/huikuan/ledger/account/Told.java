package huikuan.ledger.account;

import huikuan.ledger.account.AccountEvent.CreditNoteIssued;
import huikuan.ledger.account.AccountEvent.CreditReallocated;
import huikuan.ledger.account.AccountEvent.DocumentReversed;
import huikuan.ledger.account.AccountEvent.DueDatePutOff;
import huikuan.ledger.account.AccountEvent.ExtensionTakenBack;
import huikuan.ledger.account.AccountEvent.ReceiptRecorded;
import java.util.List;
import java.util.stream.Collectors;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.matchers.Matchers;
import org.hamcrest.CustomTypeSafeMatcher;

/**
 * An event in one line: what was decided about a document. {@code "receipt R 120.00: A 70.00 01-15
 * leaves 30.00; unapplied 50.00"} is a receipt of which 70.00 pay invoice A from the 15th of
 * January on, when 30.00 of it are left in the end.
 */
final class Told {

  static String of(AccountEvent event) {
    String allocations =
        event.allocations().stream()
            .map(each -> allocation(event, each))
            .collect(Collectors.joining(", "));
    return event.kind()
        + " "
        + event.number()
        + (event.amount().signum() == 0 ? "" : " " + event.amount().decimal())
        + (allocations.isEmpty() ? "" : ": " + allocations)
        + unapplied(event);
  }

  private static String allocation(AccountEvent event, Allocation each) {
    boolean ownCredit =
        each.credit().kind() == event.kind() && each.credit().number().equals(event.number());
    boolean invoice = each.claim().kind() == Kind.INVOICE;
    return (ownCredit ? "" : each.credit().number() + ">")
        + (invoice ? "" : each.claim().kind() + "/")
        + each.claim().number()
        + " "
        + each.amount().decimal()
        + " "
        + each.from().toString().substring(5)
        + " leaves "
        + each.openAfter().decimal();
  }

  private static String unapplied(AccountEvent event) {
    return switch (event) {
      case ReceiptRecorded receipt -> "; unapplied " + receipt.unapplied().decimal();
      case CreditNoteIssued note -> "; unapplied " + note.unapplied().decimal();
      case CreditReallocated moved -> "; unapplied " + moved.unapplied().decimal();
      case DocumentReversed undone ->
          undone.restored().isEmpty()
              ? ""
              : "; restored "
                  + undone.restored().stream()
                      .map(item -> item.item().number())
                      .collect(Collectors.joining(" "));
      case DueDatePutOff putOff ->
          ": %s %s after %s".formatted(putOff.claim().number(), putOff.dueOn(), putOff.before());
      case ExtensionTakenBack back ->
          ": %s %s before %s%s"
              .formatted(
                  back.claim().number(),
                  back.dueOn(),
                  back.before(),
                  back.inForce().stream()
                      .map(each -> "; from %s %s".formatted(each.from(), each.dueOn()))
                      .collect(Collectors.joining()));
      default -> "";
    };
  }

  /** Expects exactly these events. */
  static ResultValidator<Account> expect(ResultValidator<Account> result, String... events) {
    return result
        .expectSuccessfulHandlerExecution()
        .expectEventsMatching(
            Matchers.payloadsMatching(
                new CustomTypeSafeMatcher<List<AccountEvent>>(List.of(events).toString()) {
                  @Override
                  protected boolean matchesSafely(List<AccountEvent> told) {
                    return told.stream().map(Told::of).toList().equals(List.of(events));
                  }

                  @Override
                  protected void describeMismatchSafely(
                      List<AccountEvent> told, org.hamcrest.Description description) {
                    description.appendText(told.stream().map(Told::of).toList().toString());
                  }
                }));
  }

  private Told() {}
}
