package huikuan.ledger.evidence;

import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.Hours;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Sending;
import huikuan.contracts.ledger.LetterEvent.Document;
import huikuan.contracts.ledger.Subject;
import huikuan.contracts.readiness.DeliveryWay;
import huikuan.contracts.readiness.EvidenceKind;
import huikuan.contracts.readiness.InvoiceState;
import huikuan.ledger.evidence.EvidenceEvent.CopyMailed;
import huikuan.ledger.evidence.EvidenceEvent.CopyNotMailed;
import huikuan.ledger.evidence.EvidenceEvent.CopyRequested;
import huikuan.ledger.evidence.EvidenceEvent.EvidenceAttached;
import huikuan.ledger.evidence.EvidenceEvent.EvidenceWithdrawn;
import huikuan.ledger.evidence.InvoiceWayEvent.InvoiceWayTold;
import huikuan.platform.blob.BlobHash;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** The events of this package as they were approved: one of each, and of each kind of subject. */
public final class ApprovedEvidence {

  static final Document DOCUMENT =
      new Document(
          "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752",
          48_211,
          "application/pdf",
          "发票.pdf");

  static final Sending SENDING =
      new Sending(
          LocalDate.parse("2026-03-02"),
          List.of(Hours.parse("09:00/11:30"), Hours.parse("14:00/17:30")),
          Instant.parse("2026-03-02T01:00:00Z"),
          3,
          5,
          null);

  static final String SEQUENCE = "0000000000000040007.0000000000";

  /** How a copy of a document of 2026-01-12 is mailed. */
  static CopyMail mail(int copy, EvidenceKind kind) {
    return new CopyMail(
        copy, kind, LocalDate.parse("2026-01-12"), "zh", DOCUMENT, SENDING, SEQUENCE);
  }

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
            Instant.parse("2026-03-02T01:00:00Z"),
            mail(3, EvidenceKind.INVOICE_COPY)),
        new CopyMailed(
            new Subject.OfCustomer(customer),
            1,
            3,
            "5b1f0d6e-2f6a-3b52-9a53-0c9a7d3f1e11",
            "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752",
            Instant.parse("2026-03-02T01:10:00Z")),
        new CopyNotMailed(
            new Subject.OfCustomer(customer),
            1,
            3,
            "5b1f0d6e-2f6a-3b52-9a53-0c9a7d3f1e11",
            true,
            "550 5.1.1 no such user",
            "a word more"),
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
