package huikuan.ledger.evidence;

import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.ledger.Subject;
import huikuan.contracts.readiness.EvidenceKind;
import huikuan.contracts.readiness.InvoiceState;
import huikuan.ledger.evidence.EvidenceEvent.CopyRequested;
import huikuan.ledger.evidence.EvidenceEvent.EvidenceAttached;
import huikuan.ledger.evidence.EvidenceEvent.EvidenceWithdrawn;
import huikuan.ledger.evidence.InvoiceWayEvent.InvoiceWayTold;
import huikuan.platform.blob.BlobHash;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;

/** The events of this package as they were approved: one of each, and of each kind of subject. */
public final class ApprovedEvidence {

  public static Stream<Object> events() {
    AccountId account = AccountId.parse("CN01.C-1042.CNY");
    CustomerId customer = account.customerId();
    return Stream.of(
        new EvidenceAttached(
            new Subject.OfItem(account, ItemKind.INVOICE, "FP-2026-0117"),
            1,
            EvidenceKind.SIGNED_DELIVERY_NOTE,
            BlobHash.parse("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            LocalDate.parse("2026-01-12"),
            "第二车"),
        new EvidenceWithdrawn(
            new Subject.OfContract("CN01", "HT-1"), 2, "scan of another contract"),
        new CopyRequested(
            new Subject.OfCustomer(customer),
            1,
            customer,
            "p1",
            "对方说没收到",
            Instant.parse("2026-03-02T01:00:00Z")),
        new InvoiceWayTold(
            account,
            "FP-2026-0117",
            InvoiceState.DELIVERED,
            LocalDate.parse("2026-01-20"),
            DeliveryWay.COURIER,
            "税号有误",
            "SF 1234",
            "前台签收"));
  }

  private ApprovedEvidence() {}
}
