package huikuan.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** A reader of Chinese is told in Chinese whatever the services refuse. */
class ProblemWordsTest {

  private static final Path ROOT = Path.of("..");
  private static final Path REFERENCE = ROOT.resolve("docs/reference.md");
  private static final String NAME = "([a-z]+(?:-[a-z]+)*)";

  /** Everything that answers the API. */
  private static final List<String> MODULES =
      List.of(
          "web",
          "platform",
          "ledger-service",
          "dunning-service",
          "notification-service",
          "api-gateway",
          "deploy/standalone");

  private static final Words CHINESE = words(Locale.CHINESE);

  private static Words words(Locale language) {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasename("words/words");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    messages.setAlwaysUseMessageFormat(true);
    return new Words(messages, language);
  }

  @Test
  void everyTypeOfProblemHasWords() throws IOException {
    Set<String> types = new TreeSet<>(inReference());
    types.addAll(inCode());
    assertThat(types).hasSizeGreaterThan(130).contains("exceeds-open-amount", "batch-ended");
    Predicate<String> known = type -> CHINESE.know("fault", type);
    assertThat(types).as("words: fault.<type>").allMatch(known);
  }

  /** The first cells of the tables of problems. */
  private static Set<String> inReference() throws IOException {
    String text = Files.readString(REFERENCE);
    String part = text.substring(text.indexOf("\n## Problems"), text.indexOf("\n## Import"));
    String cells =
        part.lines()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.split("\\|")[1])
            .collect(Collectors.joining("\n"));
    return found("`" + NAME + "`", cells);
  }

  /** A name and its title, or its field. */
  private static Set<String> inCode() throws IOException {
    Set<String> types = new TreeSet<>();
    for (String source : sources()) {
      if (source.contains("Problem") || source.contains("Refusal")) {
        types.addAll(found("\"" + NAME + "\",\\s*\"[A-Z]", source));
        types.addAll(found("refused\\(\\s*\"" + NAME + "\",", source));
        types.addAll(found("urn:huikuan:problem:" + NAME, source));
      }
    }
    return types;
  }

  private static List<String> sources() throws IOException {
    List<Path> files = new java.util.ArrayList<>();
    for (String module : MODULES) {
      try (Stream<Path> all = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
        all.filter(each -> each.toString().endsWith(".java")).forEach(files::add);
      }
    }
    return files.stream().map(ProblemWordsTest::read).toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Set<String> found(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(it -> it.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The sentences about values that each service reads by one rule. */
  @Test
  void theRulesForValuesHaveWords() throws IOException {
    Set<String> rules = new TreeSet<>();
    for (String file :
        List.of("AccountId", "Country", "Identifier", "MailAddress", "MobileNumber")) {
      Path source = ROOT.resolve("contracts/src/main/java/huikuan/contracts/" + file + ".java");
      rules.addAll(found("ALLOWED\\w* =\\s*\"([^\"]+)\";", Files.readString(source)));
    }
    assertThat(rules).hasSizeGreaterThan(4).allMatch(CHINESE::knowAllowed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-04-01 or later: days before are closed | 2026-04-01 或以后：此前的日期已关账
          2026-04-13 (today at the company) or earlier | 2026-04-13 或以前
          a day from 2026-04-13 (today at the customer) to 2027-04-14 | 2026-04-13 至 2027-04-14 之间的日期
          a decimal string above zero, up to 1234.50, in CNY | 大于零、最多 1234.50 CNY 的金额
          a decimal string above zero with at most 2 decimals (more only as zeros), up to 999.99 | 大于零、小数最多 2 位、不超过 999.99 的金额
          a decimal string with at most 2 decimals (more only as zeros), up to 999.99 | 小数最多 2 位、不超过 999.99 的金额
          1 to 64 printable characters, single spaces only between them, not . or ..; found 70 characters | 1 至 64 个可见字符，只在字符间有单个空格；现为 70 个字符
          1 to 64 printable characters, single spaces only between them, not . or ..; found U+000A | 1 至 64 个可见字符，只在字符间有单个空格；发现 U+000A
          a date from 1900 to 2199, such as 2013-03-31 | 1900 至 2199 年之间的日期，例如 2013-03-31
          a date, such as 2013-03-31 | 日期，例如 2013-03-31
          an item once: it stands above | 每个项目只填一次
          the currency of above | 与“高于”金额对应的币种
          a whole number, by which the sample is drawn | 抽样所用的整数随机种子
          the hash of a scan (POST …/files): it shows the seal or signature | 能看到盖章或签字的扫描件
          the bytes of a file, at least one | 非空文件
          application/pdf, not HTML or XML | 内容与类型 application/pdf 相符的文件
          image/png, not application/zip (also Word, Excel, OFD) | 内容与类型 image/png 相符的文件
          application/pdf, not a PDF that is encrypted | 无需密码即可打开的 PDF
          application/pdf, not a PDF that is not whole: it has no %%EOF at its end | 完整的文件
          image/jpeg, not a JPEG without its header | 完整的文件
          application/pdf, not a PDF with JavaScript | 不含脚本、可提交的表单或其他文件的 PDF（请重新打印为 PDF）
          application/pdf, not a PDF that opens other files | 不含脚本、可提交的表单或其他文件的 PDF（请重新打印为 PDF）
          100.00 in all, not 90.00 | 合计 100.00，而不是 90.00
          at most 100.00 for refund R-1 | 退款 R-1 最多 100.00
          at most 100.00 for invoice F-1; receipt R-1, dated ahead, takes 5.00 from 2026-05-01 on | at most 100.00 for invoice F-1; receipt R-1, dated ahead, takes 5.00 from 2026-05-01 on
          the number of one posted before; there is no invoice F 1/2 | 此前已记账的编号；没有 发票 F 1/2
          1 to 500 printable characters | 1 至 500 个字符
          one of zh, en | 以下之一：zh, en
          an amount up to 10.00, what is open | 最多 10.00，即未结金额
          2026-04-10 (from) or later | 2026-04-10 或以后
          2026-02-02, the day of the state before, or later | 2026-02-02 或以后
          2026-04-13, the company's today, or earlier | 2026-04-13 或以前
          2026-04-13 or before | 2026-04-13 或以前
          another contact of the customer; c-9, of c-1, is none | 该客户的另一位联系人
          another contact of the customer: nobody is a deputy of himself | 该客户的另一位联系人
          hours of a day, such as 09:00/11:30 | 一天中的时段，例如 09:00/11:30
          at least one of mon, tue, wed, thu, fri, sat, sun | 至少一天
          days that are not in closures[0] | 其他停工期间未包含的日期
          0 to 10 working days | 0 至 10 个工作日
          one of date, amount and milestone, and no other of them | 日期、金额、付款节点三者只填一项
          one of perYear and perDay | 年利率与日利率只填一项
          a country by ISO 3166, such as CN or DE, or a member of the EU, such as EU-FR | 国家代码，例如 CN 或 DE，或欧盟成员，例如 EU-FR
          a decimal string above 0, up to 100, with at most 4 decimals | 大于 0、不超过 100 的百分比
          amounts that add up to 7.00, the contract's; not 5.00 | 合计应为合同金额 7.00，而不是 5.00
          a contract of the same customer; HT-2 is with C-9 | 同一客户的合同；HT-2 属于 C-9
          with m1, which was recorded as reached on 2026-03-04; reopen it first, or keep it | 须保留 m1（已于 2026-03-04 登记达成），或先重新打开
          the hash of a file of the company (POST …/files) | 请选择文件
          the id of a contact of the customer C-1 | 该客户的联系人
          the id of a contact of the customer CN01.C-1 who has a mail address today | 该客户今天有邮箱的联系人
          absent: only of delivered | 此状态无需填写（仅限 delivered）
          a day agreed on the present due date, 2026-05-01; it was 2026-04-13 when this was proposed | 基于现到期日 2026-05-01 商定的日期（提交时为 2026-04-13）
          later than 2026-04-13, the present due date | 晚于现到期日 2026-04-13 的日期
          an invoice of which something is open | 尚有未结金额的发票
          7.2, which stands | 现为 7.2；确认替换请再次提交
          is not known here; perhaps `asOf` | 没有这一栏
          2 fields, as in the first line; not 3 | 2 个字段，与首行相同，而不是 3 个
          as in line 2, or empty | 与第 2 行相同，或留空
          a contact once; line 7 has it, too | 每个联系人只出现一次；第 7 行也有
          CSV with commas between the fields, not semicolons | 字段以逗号分隔的 CSV
          how it was delivered: one of mail, hand | 送达方式，以下之一：mail, hand
          an id that is not the person's name, address or number: no @, not 11 digits | 不含姓名、地址或号码的编号
          named, since the contract has it (null takes it away) | 合同中已有此项：请先读取
          CSV whose quotes fit: quote in line 3 | 引号成对的 CSV
          at most 5000 rows | 最多 5000 行
          something else | something else
          """)
  void whatIsAllowedIsToldInWords(String told, String words) {
    assertThat(CHINESE.allowed(told)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "amount, 金额",
    "allocations[0].amount, 金额",
    "allocations[12].amount, 金额 (allocations[12].amount)",
    "reverses.number, 编号",
    "select.sample, 抽样",
    "rates[12], rates[12]",
    "odd, odd",
    "'line 7, email', '第 7 行，email'",
    "'lines 7, 8, email', '第 7, 8 行，email'",
    "'lines 7, 8 and 4 more, email', '第 7, 8 及另外 4 行，email'",
    "'lines 7, 8', '第 7, 8 行'",
    "line 7, 第 7 行"
  })
  void aFieldHasItsName(String path, String name) {
    assertThat(CHINESE.field(path)).isEqualTo(name);
  }
}
