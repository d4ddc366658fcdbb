package huikuan.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.standalone.client.GatewayClient;
import huikuan.standalone.imports.ImportFile;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file as a Chinese Excel saves it, with what real files have, imported into a running ledger.
 */
final class Importing {

  private static final String MAPPING =
      """
      dateFormat = yyyy/M/d
      value.company = CN02
      value.currency = CNY
      column.customer = 客户编号
      column.customerName = 客户名称
      column.number = 发票号
      column.postedOn = 发票日期
      column.dueOn = 到期日
      column.amount = 金额
      column.settledOn = 回款日期
      column.receipt = 回款单号
      """;

  private static final String LONG_ID = "C".repeat(65);

  private static final String FILE =
      """
      客户编号,客户名称,发票号,发票日期,到期日,金额,回款日期,回款单号,
      C-1,江南精密机械有限公司,F-1,2026/1/20,2026/2/20,"¥1,000.00",2026/1/5,B-1,
      C-1,江南精密机械有限公司,F-2,2026/1/2,2026/2/2,100.5,2026/2/10,B-2,
      C-1,江南精密机械有限公司,F-3,2026/1/3,2026/2/3,200.00,2026/2/10,B-2,
      C-1,江南精密机械有限公司,F-3,2026/1/3,2026/2/3,200.00,2026/2/10,B-2,
      %s,坏客户,F-4,2026/1/3,2026/2/3,200.00,,,
      C-2,"东海港务
      物流",F-5,2026/1/3,2026/2/3,50.00,,,
      C-2,东海港务物流有限公司,F-6,2025/11/30,2026/2/3,60.00,2026/2/10,B-6,
      C-2,东海港务物流有限公司,F-7,2026/1/3,2026/2/3,1e3,,,
      """
          .formatted(LONG_ID);

  private static final List<String> REJECTED =
      List.of(
          "line,column,value,reason",
          "6,客户编号," + LONG_ID + ",not allowed",
          "7,客户名称,\"东海港务\n物流\",not allowed",
          "10,金额,1e3,no amount");

  private static final List<String> REJECTED_BY_THE_LEDGER =
      List.of("9,发票日期,2025/11/30,period-locked", "9,发票号,F-6,unknown-invoice");

  private static final String CUSTOMER =
      """
      {"name":"江南精密","locale":"zh-CN","timeZone":"Asia/Shanghai","contacts":[{"id":"p1",
       "name":"Li Na","role":"paymentResponsible","email":"li.na@jiangnan.example"}],
       "creditLimit":{"amount":"5000.00"}}\
      """;

  private final GatewayClient gateway;
  private final Path file;
  private final Path mapping;

  Importing(GatewayClient gateway, Path directory) throws Exception {
    this.gateway = gateway;
    this.file = directory.resolve("台账.csv");
    this.mapping = directory.resolve("mapping.properties");
    Files.write(file, FILE.replace("\n", "\r\n").getBytes(Charset.forName("GB18030")));
    Files.writeString(mapping, MAPPING);
    JsonMapper json = new JsonMapper();
    gateway.putCustomer("CN02", "C-1", json.readTree(CUSTOMER));
    gateway.put("/companies/CN02/lock", json.readTree("{\"lockedBefore\":\"2025-12-01\"}"));
  }

  private String run(int status, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                file.toString(), "--mapping", mapping.toString(), "--gateway", gateway.address()));
    words.addAll(List.of(more));
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    assertThat(ImportFile.run(words, Map.of(), out, out)).isEqualTo(status);
    return printed.toString(StandardCharsets.UTF_8);
  }

  private String beside(String name) throws Exception {
    return Files.readString(Path.of(file + "." + name + ".csv")).replace("\r\n", "\n");
  }

  void tellsWhatItWouldDoAndDoesNothing() throws Exception {
    JsonNode before = gateway.customer("CN02", "C-1");

    assertThat(run(1, "--dry-run"))
        .contains(
            "read 8 rows, GB18030 (detected), decimal mark .",
            "1 rows say again what a row before them says: lines 5",
            "2 customers: 1 new, 1 changed (customerName 1), 0 as before, 0 refused",
            "5 invoices, 3 receipts",
            "3 rejections, all of them in " + file + ".rejected.csv",
            "Nothing was posted.");
    assertThat(beside("changes"))
        .isEqualTo(
            "\uFEFFline,company,customer,field,before,after\n"
                + "2,CN02,C-1,customerName,江南精密,江南精密机械有限公司\n"
                + "7,CN02,C-2,customerName,,东海港务物流有限公司\n");
    assertThat(beside("rejected")).contains(REJECTED).doesNotContain(REJECTED_BY_THE_LEDGER);
    assertThat(gateway.customer("CN02", "C-1")).isEqualTo(before);
    assertThat(gateway.customer("CN02", "C-2")).isNull();
  }

  void postsAllButWhatItTellsOf() throws Exception {
    assertThat(run(1))
        .contains(
            "2 customers: 1 new, 1 changed (customerName 1), 0 as before, 0 refused",
            "6 documents accepted, 0 duplicates, 2 rejected",
            "5 rejections, all of them in " + file + ".rejected.csv",
            "       2  not allowed",
            "       1  period-locked");
    assertThat(beside("rejected")).contains(REJECTED).contains(REJECTED_BY_THE_LEDGER);
    assertThat(run(1))
        .contains(
            "2 customers: 0 new, 0 changed, 2 as before, 0 refused",
            "0 documents accepted, 6 duplicates, 2 rejected");
  }

  void leavesOfACustomerWhatTheMappingDoesNotName() {
    JsonNode customer = gateway.get("/customers/CN02/C-1");
    assertThat(customer.path("name").asString()).isEqualTo("江南精密机械有限公司");
    assertThat(customer.at("/contacts/0/email").asString()).isEqualTo("li.na@jiangnan.example");
    assertThat(customer.at("/creditLimit/amount").asString()).isEqualTo("5000.00");
  }

  /** Paid on the 5th for an invoice of the 20th: until then the money is unapplied. */
  void keepsMoneyThatCameBeforeItsInvoice() {
    JsonNode before = gateway.get("/accounts/CN02.C-1.CNY?asOf=2026-01-19");
    assertThat(before.path("unapplied").asString()).isEqualTo("1000.00");
    JsonNode after = gateway.get("/accounts/CN02.C-1.CNY?asOf=2026-01-20");
    assertThat(after.path("unapplied").asString()).isEqualTo("0.00");
    assertThat(after.path("open").asString()).isEqualTo("300.50");
    JsonNode paid = gateway.get("/accounts/CN02.C-1.CNY?asOf=2026-02-10");
    assertThat(paid.path("balance").asString()).isEqualTo("0.00");
    assertThat(paid.path("openItems").asInt()).isZero();
  }
}
