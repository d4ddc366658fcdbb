package huikuan.chaos.oracle;

import huikuan.benchmarks.documents.Doc;
import huikuan.benchmarks.documents.Doc.Kind;
import huikuan.benchmarks.documents.Doc.Part;
import huikuan.chaos.load.Entry;
import java.time.LocalDate;
import java.util.List;

/** Documents to test with; due on a Tuesday, sixty days after they are posted. */
final class Papers {

  static final LocalDate DAY = LocalDate.of(2026, 1, 2);
  static final LocalDate DUE = DAY.plusDays(60);

  private Papers() {}

  static Entry invoice(String customer, String number, long cents) {
    return new Entry.Plain(new Doc(Kind.INVOICE, customer, number, DAY, cents, List.of()));
  }

  static Entry onAccount(String customer, String number, long cents) {
    return new Entry.Plain(new Doc(Kind.ON_ACCOUNT, customer, number, DAY, cents, List.of()));
  }

  static Entry receipt(String number, Entry invoice, long cents) {
    return against(Kind.RECEIPT, number, invoice, cents);
  }

  static Entry creditNote(String number, Entry invoice, long cents) {
    return against(Kind.CREDIT_NOTE, number, invoice, cents);
  }

  private static Entry against(Kind kind, String number, Entry invoice, long cents) {
    Doc claim = invoice.document();
    Part part = new Part(claim, cents, 0);
    return new Entry.Plain(
        new Doc(kind, claim.customer(), number, DAY.plusDays(10), cents, List.of(part)));
  }

  static Entry undoing(String number, Entry credit) {
    return new Entry.Undoing(number, credit.document(), DAY.plusDays(20));
  }
}
