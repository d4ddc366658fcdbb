package huikuan.notification.mail;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.ledger.LetterEvent.Document;
import huikuan.contracts.ledger.Subject;
import huikuan.contracts.readiness.EvidenceKind;
import huikuan.notification.message.CopyRequest;
import huikuan.notification.message.EvidenceCopy;
import huikuan.platform.template.Language;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Copies of evidence to try a template with: of each kind, of each subject. */
final class SampleCopies {

  private static final AccountId ACCOUNT = AccountId.parse("X1.Y-2.USD");

  private static final List<Subject> SUBJECTS =
      List.of(
          new Subject.OfItem(ACCOUNT, ItemKind.INVOICE, "SAMPLE-01"),
          new Subject.OfItem(ACCOUNT, ItemKind.REFUND, "SAMPLE-02"),
          new Subject.OfContract(ACCOUNT.company(), "AGREED-1"),
          new Subject.OfCustomer(ACCOUNT.customerId()));

  private SampleCopies() {}

  static List<EvidenceCopy> all() {
    List<EvidenceCopy> samples = new ArrayList<>();
    for (EvidenceKind kind : EvidenceKind.values()) {
      for (Subject subject : SUBJECTS) {
        samples.add(
            new EvidenceCopy(
                new CopyRequest(subject, 1),
                1,
                kind,
                LocalDate.parse("2013-01-09"),
                Language.EN.folder(),
                new Document("0".repeat(64), 48_213, "application/pdf", "SAMPLE-0816.pdf")));
      }
    }
    return samples;
  }
}
