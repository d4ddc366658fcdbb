package huikuan.standalone.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import huikuan.standalone.imports.Document.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentsTest {

  private static final String MAPPING =
      """
      value.company = CN01
      value.currency = CNY
      column.customer = customer
      column.number = number
      column.postedOn = posted
      column.dueOn = due
      column.amount = amount
      column.settledOn = paid
      column.receipt = receipt
      """;

  @TempDir private Path directory;
  private final List<Rejection> rejections = new ArrayList<>();

  private Documents documents(String... rows) throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("rows.csv"),
            "customer,number,posted,due,amount,paid,receipt\n" + String.join("\n", rows) + "\n");
    Mapping mapping = Mapping.read(Files.writeString(directory.resolve("mapping"), MAPPING));
    return Documents.of(Rows.read(file, mapping, rejections::add), rejections::add);
  }

  private static List<String> json(Documents documents) {
    return documents.all().stream().map(each -> each.json().toString()).toList();
  }

  @Test
  void oneReceiptNumberOverTwoInvoicesIsOneReceiptWithTwoAllocations() throws Exception {
    Documents documents =
        documents(
            "C,F-1,2026-01-02,2026-02-01,10.00,2026-02-10,B-1",
            "C,F-2,2026-01-03,2026-02-01,20.5,2026-02-10,B-1");

    assertThat(json(documents))
        .containsExactly(
            invoice("F-1", "2026-01-02", "10.00"),
            invoice("F-2", "2026-01-03", "20.50"),
            "{\"kind\":\"receipt\",\"company\":\"CN01\",\"customer\":\"C\",\"currency\":\"CNY\","
                + "\"number\":\"B-1\",\"postedOn\":\"2026-02-10\",\"amount\":\"30.50\","
                + "\"allocations\":[{\"invoice\":\"F-1\",\"amount\":\"10.00\"},"
                + "{\"invoice\":\"F-2\",\"amount\":\"20.50\"}]}");
    assertThat(rejections).isEmpty();
  }

  private static String invoice(String number, String postedOn, String amount) {
    return "{\"kind\":\"invoice\",\"company\":\"CN01\",\"customer\":\"C\",\"currency\":\"CNY\","
        + "\"number\":\"%s\",\"postedOn\":\"%s\",\"dueOn\":\"2026-02-01\",\"amount\":\"%s\"}"
            .formatted(number, postedOn, amount);
  }

  @Test
  void anInvoiceWithAContractNeedsNoDueDate() throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("rows.csv"),
            """
            customer,number,posted,due,amount,paid,receipt,contract
            C,F-1,2026-01-02,,10.00,,,C-1
            C,F-2,2026-01-02,2026-02-01,10.00,,,C-1
            C,F-3,2026-01-02,,10.00,,,
            """);
    Mapping mapping =
        Mapping.read(
            Files.writeString(
                directory.resolve("mapping"), MAPPING + "column.contract = contract\n"));
    Documents documents = Documents.of(Rows.read(file, mapping, rejections::add), rejections::add);

    assertThat(json(documents))
        .containsExactly(
            invoice("F-1", "2026-01-02", "10.00")
                .replace("\"dueOn\":\"2026-02-01\"", "\"contract\":\"C-1\""),
            invoice("F-2", "2026-01-02", "10.00")
                .replace(
                    "\"dueOn\":\"2026-02-01\"", "\"dueOn\":\"2026-02-01\",\"contract\":\"C-1\""));
    assertThat(rejections)
        .extracting(Rejection::line, Rejection::column, Rejection::reason)
        .containsExactly(tuple(4L, "due", "missing"));
  }

  @Test
  void aDayThatIsMeantIsConfirmed() throws Exception {
    Documents documents = documents("C,F-1,2027-12-31,2028-02-01,10,2028-01-05,B-1");
    assertThat(documents.all())
        .extracting(each -> each.confirmed().path("confirmPostedOn").asString())
        .containsExactly("2027-12-31", "2028-01-05");
    assertThat(documents.all()).noneMatch(each -> each.json().has("confirmPostedOn"));
  }

  @Test
  void whatWasPaidBeforeItWasPostedIsSentAfterItsInvoiceWithItsOwnDay() throws Exception {
    Documents documents =
        documents(
            "C,F-1,2026-01-20,2026-02-01,10,2026-01-05,B-1",
            "C,F-2,2026-01-10,2026-02-01,10,2026-01-15,B-2");

    assertThat(documents.all())
        .extracting(
            Document::kind, Document::sentOn, each -> each.json().path("postedOn").asString())
        .containsExactly(
            tuple(Kind.INVOICE, LocalDate.parse("2026-01-10"), "2026-01-10"),
            tuple(Kind.RECEIPT, LocalDate.parse("2026-01-15"), "2026-01-15"),
            tuple(Kind.INVOICE, LocalDate.parse("2026-01-20"), "2026-01-20"),
            tuple(Kind.RECEIPT, LocalDate.parse("2026-01-20"), "2026-01-05"));
    assertThat(documents.until(LocalDate.parse("2026-01-15")).all()).hasSize(2);
  }

  @Test
  void aRowThatIsThereTwiceIsTold() throws Exception {
    String row = "C,F-1,2026-01-02,2026-02-01,10.00,2026-02-10,B-1";
    Documents documents = documents(row, row.replace("10.00", "10"), row);

    assertThat(documents.all()).hasSize(2);
    assertThat(documents.repeated()).containsExactly(3L, 4L);
    assertThat(rejections).isEmpty();
  }

  @Test
  void oneNumberWithTwoContentsIsPostedInNeither() throws Exception {
    Documents documents =
        documents(
            "C,F-1,2026-01-02,2026-02-01,10.00,2026-02-10,B-1",
            "C,F-1,2026-01-02,2026-02-01,11.00,2026-02-10,B-1",
            "C,F-2,2026-01-02,2026-02-01,11.00,2026-02-10,B-1",
            "C,F-3,2026-01-02,2026-02-01,11.00,,");

    assertThat(documents.all())
        .extracting(Document::kind, each -> each.json().path("number").asString())
        .containsExactly(tuple(Kind.INVOICE, "F-2"), tuple(Kind.INVOICE, "F-3"));
    assertThat(rejections)
        .extracting(Rejection::line, Rejection::column, Rejection::value, Rejection::reason)
        .containsExactly(
            tuple(2L, "number", "F-1", "one number, other content"),
            tuple(3L, "number", "F-1", "one number, other content"),
            tuple(4L, "receipt", "B-1", "part of a receipt"));
  }

  @Test
  void aReceiptOfTwoDaysOrCustomersIsToldAndItsInvoicesArePosted() throws Exception {
    Documents documents =
        documents(
            "C,F-1,2026-01-02,2026-02-01,10.00,2026-02-10,B-1",
            "C,F-2,2026-01-02,2026-02-01,10.00,2026-02-11,B-1",
            "C,F-3,2026-01-02,2026-02-01,10.00,2026-02-10,B-2",
            "D,F-4,2026-01-02,2026-02-01,10.00,2026-02-10,B-2",
            "C,F-5,2026-01-02,2026-02-01,x,2026-02-10,B-3",
            "C,F-6,2026-01-02,2026-02-01,10.00,2026-02-10,B-3");

    assertThat(documents.count(Kind.INVOICE)).isEqualTo(5);
    assertThat(documents.count(Kind.RECEIPT)).isZero();
    assertThat(rejections)
        .extracting(Rejection::line, Rejection::reason)
        .containsExactly(
            tuple(6L, "no amount"),
            tuple(2L, "one receipt, other content"),
            tuple(3L, "one receipt, other content"),
            tuple(4L, "one receipt, other content"),
            tuple(5L, "one receipt, other content"),
            tuple(7L, "part of a receipt"));
  }

  @Test
  void whatTheLedgerRefusesIsToldByTheRowsOwnColumn() throws Exception {
    Document receipt =
        documents(
                "C,F-1,2026-01-02,2026-02-01,10.00,2026-02-10,B-1",
                "C,F-2,2026-01-03,2026-02-01,20.5,2026-02-10,B-1")
            .all()
            .getLast();

    assertThat(
            List.of(
                receipt.rejection("allocations[1].invoice", "unknown-invoice", ""),
                receipt.rejection("allocations[1].amount", "exceeds-open-amount", ""),
                receipt.rejection("postedOn", "period-locked", ""),
                receipt.rejection("", "conflict", "")))
        .extracting(Rejection::line, Rejection::column, Rejection::value)
        .containsExactly(
            tuple(3L, "number", "F-2"),
            tuple(3L, "amount", "20.5"),
            tuple(2L, "paid", "2026-02-10"),
            tuple(2L, "receipt", "B-1"));
  }
}
