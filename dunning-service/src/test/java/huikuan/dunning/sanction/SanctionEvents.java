package huikuan.dunning.sanction;

import static huikuan.dunning.sanction.Examples.DUE;
import static huikuan.dunning.sanction.Examples.MONDAY;
import static huikuan.dunning.sanction.Examples.NOW;

import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.dunning.claim.ClaimEvent.DemandProof;
import huikuan.dunning.ladder.SanctionKind;
import huikuan.dunning.sanction.SanctionEvent.AskedItem;
import huikuan.dunning.sanction.SanctionEvent.Evidence;
import huikuan.dunning.sanction.SanctionEvent.Order;
import huikuan.dunning.sanction.SanctionEvent.Outcome;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every event of the sanctions of one customer, in an order that may be. */
public final class SanctionEvents {

  private static final AccountId ACCOUNT = AccountId.parse("CN01.C-1006.CNY");
  private static final CustomerId CUSTOMER = ACCOUNT.customerId();
  private static final String ROUND = "escalation.CN01.C-1006.CNY.1";
  private static final List<String> CASES = List.of(ROUND);
  private static final String INVOICE = "80221";
  private static final ItemKind KIND = ItemKind.INVOICE;
  private static final SanctionKind STOP = SanctionKind.STOP_SUPPLY;
  private static final DemandProof PROOF = new DemandProof("B-7", "signed-for", MONDAY);

  private SanctionEvents() {}

  private static Money yuan(String amount) {
    return Money.parse(amount + " CNY");
  }

  public static Stream<Object> all() {
    return Stream.of(ofCase(), proposals(), inForce(), end()).flatMap(each -> each);
  }

  private static Stream<Object> ofCase() {
    return Stream.of(
        new SanctionEvent.EscalationOpened(ROUND, ACCOUNT, 1, "standard/1"),
        new SanctionEvent.InvoiceJoined(
            ROUND,
            ACCOUNT,
            KIND,
            INVOICE,
            DUE,
            yuan("20000.00"),
            yuan("10000.00"),
            "C-1",
            PROOF,
            List.of("letter B-7 1"),
            48211),
        new SanctionEvent.DisputeNoted(ROUND, ACCOUNT, KIND, INVOICE, List.of()),
        new SanctionEvent.EvidenceMissing(
            CUSTOMER,
            CASES,
            STOP,
            null,
            List.of(
                new Lack(Lack.What.DEMAND_NOT_PROVEN, ACCOUNT, KIND, INVOICE, null),
                new Lack(Lack.What.NO_GROUND, null, null, null, "contract-clause"))),
        new SanctionEvent.DemandProven(ROUND, ACCOUNT, KIND, INVOICE, PROOF));
  }

  private static Stream<Object> proposals() {
    return Stream.of(
        proposed(1, null),
        new SanctionEvent.SanctionWithdrawn(
            CUSTOMER, CASES, 1, STOP, List.of(yuan("0.00")), "covered", "receipt R-7"),
        proposed(2, "they do not answer"),
        new SanctionEvent.SanctionLapsed(CUSTOMER, CASES, 2, STOP, NOW),
        proposed(3, null),
        new SanctionEvent.SanctionRejected(CUSTOMER, CASES, 3, STOP, "they pay soon", NOW));
  }

  private static SanctionEvent.SanctionProposed proposed(int number, @Nullable String reason) {
    AskedItem item =
        new AskedItem(ACCOUNT, KIND, INVOICE, DUE, yuan("20000.00"), yuan("19000.00"), PROOF);
    Evidence evidence =
        new Evidence(
            List.of(item),
            "contract-clause",
            "8.2",
            null,
            true,
            List.of(new OpenOrder("SO-1", yuan("500.00"), MONDAY, OpenOrder.Kind.SUPPLY)),
            1,
            "standard/1");
    return new SanctionEvent.SanctionProposed(
        CUSTOMER,
        CASES,
        number,
        STOP,
        null,
        List.of(yuan("19000.00")),
        evidence,
        reason,
        reason == null ? "system:dunning" : "person:li.na",
        NOW);
  }

  private static Stream<Object> inForce() {
    return Stream.of(
        proposed(4, null),
        new SanctionEvent.SanctionApproved(
            CUSTOMER,
            CASES,
            4,
            STOP,
            null,
            MONDAY,
            "person:wang.wei",
            List.of("erp"),
            NOW,
            List.of(NOW)),
        new SanctionEvent.AnswerMissing(CUSTOMER, CASES, 4, STOP, Order.IMPOSE, List.of("erp")),
        new SanctionEvent.OrderAcknowledged(
            CUSTOMER, CASES, 4, STOP, Order.IMPOSE, "erp", Outcome.REFUSED, "no such customer"),
        new SanctionEvent.SanctionsAssigned(CUSTOMER, CASES, "person:li.na"),
        new SanctionEvent.LiftProposed(
            CUSTOMER, CASES, 4, STOP, 1, "a new contract", "person:li.na", NOW),
        new SanctionEvent.LiftRejected(CUSTOMER, CASES, 4, 1, "not yet"),
        new SanctionEvent.LiftOvertaken(CUSTOMER, CASES, 4, 2),
        new SanctionEvent.LiftApproved(CUSTOMER, CASES, 4, 3, "person:wang.wei"),
        new SanctionEvent.SanctionLifted(
            CUSTOMER, CASES, 4, STOP, null, "early", MONDAY, List.of("erp"), NOW, NOW));
  }

  private static Stream<Object> end() {
    return Stream.of(
        new SanctionEvent.InvoiceReduced(ROUND, ACCOUNT, KIND, INVOICE, yuan("100.00"), 48212),
        new SanctionEvent.InvoiceAdjusted(
            ROUND, ACCOUNT, KIND, INVOICE, "writeOff", "W-1", yuan("-50.00"), yuan("50.00"), 48213),
        new SanctionEvent.InvoiceLeft(ROUND, ACCOUNT, KIND, INVOICE, 48214, "settled"),
        new SanctionEvent.EscalationClosed(ROUND, ACCOUNT, "settled"));
  }
}
