package huikuan.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import huikuan.contracts.CustomerId;
import huikuan.ledger.contract.AgreedDue.Facts;
import huikuan.ledger.contract.AgreedDue.PartDue;
import huikuan.ledger.contract.ContractData.Acceptance;
import huikuan.ledger.contract.ContractData.Law;
import huikuan.ledger.contract.StatutoryTable.Beyond;
import huikuan.ledger.contract.Terms.Instalments;
import huikuan.ledger.contract.Terms.MonthEnd;
import huikuan.ledger.contract.Terms.Net;
import huikuan.ledger.contract.Terms.OwnWords;
import huikuan.ledger.contract.Terms.Part;
import huikuan.platform.calendar.Calendars;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When claims are due, as agreed and by law. The days were counted by hand, in a calendar. */
class DueDatesTest {

  private static final StatutoryTerms STATUTORY =
      new StatutoryTerms(new StatutoryTermsSettings(null), Calendars.ofShipped());

  /**
   * Terms: {@code net 30 delivery}, {@code month 1 10 invoice} (on the 10th; {@code last}), {@code
   * parts delivery}, {@code text}; {@code +} = and acceptance was agreed. Where a day is a holiday:
   * 1 to 5 May and 15 to 23 February 2026 are off in China; 14 and 28 February and 9 May 2026 are
   * Saturdays that are worked.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      useHeadersInDisplayName = true,
      textBlock =
          """
          law   | contract   | debtor     | creditor | terms              | invoiced   | delivered  | accepted   | inspected  | settled    | agreed                  | by law              | article
          CN    | 2026-01-08 | publicBody | small    | net 45 delivery    | -          | 2026-03-02 | -          | -          | -          | netDays 2026-04-16      | 2026-05-06          | 国务院令第802号第9、10条
          CN    | 2026-01-08 | publicBody | small    | -                  | -          | 2026-03-02 | -          | -          | -          | noTerms                 | 2026-04-01          | 国务院令第802号第9、10条
          CN    | 2026-01-08 | publicBody | micro    | text               | -          | 2026-03-02 | -          | -          | -          | ownWords                | 2026-05-06          | 国务院令第802号第9、10条
          CN    | 2026-01-08 | publicBody | medium   | net 60 acceptance  | -          | 2026-03-02 | 2026-03-20 | -          | -          | netDays 2026-05-19      | 2026-05-19          | 国务院令第802号第9、10条
          CN    | 2026-01-08 | publicBody | medium   | net 60 acceptance  | -          | 2026-03-02 | -          | 2026-03-12 | -          | noStart                 | 2026-05-11          | 国务院令第802号第9、10条
          CN    | 2026-01-08 | publicBody | medium   | net 60 acceptance  | -          | 2026-03-02 | 2026-03-20 | 2026-03-12 | -          | netDays 2026-05-19      | 2026-05-11          | 国务院令第802号第9、10条
          CN    | 2026-01-08 | publicBody | medium   | net 60 acceptance  | -          | 2026-03-02 | 2026-03-10 | 2026-03-12 | -          | netDays 2026-05-09      | 2026-05-09          | 国务院令第802号第9、10条
          CN    | 2026-01-08 | publicBody | medium   | net 60 acceptance  | 2026-03-05 | 2026-03-02 | -          | -          | -          | noStart                 | noStart             | 国务院令第802号第9、10条
          CN    | 2026-01-08 | publicBody | small    | net 30 invoice     | 2026-05-06 | -          | -          | -          | 2026-04-30 | netDays 2026-06-05      | 2026-06-29          | 国务院令第802号第9、10条
          CN    | 2026-01-08 | publicBody | small    | net 30 delivery +  | -          | 2026-03-02 | 2026-03-20 | -          | -          | netDays 2026-04-01      | 2026-05-19          | 国务院令第802号第9、10条
          CN    | 2026-01-08 | large      | small    | net 90 delivery    | -          | 2026-03-02 | -          | -          | -          | netDays 2026-05-31      | 2026-05-06          | 国务院令第802号第9、10条
          CN    | 2026-01-08 | large      | micro    | -                  | -          | 2026-01-17 | -          | -          | -          | noTerms                 | 2026-03-18          | 国务院令第802号第9、10条
          CN    | 2025-06-01 | large      | medium   | -                  | -          | 2025-12-17 | -          | -          | -          | noTerms                 | 2026-02-24          | 国务院令第802号第9、10条
          CN    | 2025-06-01 | large      | medium   | -                  | -          | 2025-12-16 | -          | -          | -          | noTerms                 | 2026-02-14          | 国务院令第802号第9、10条
          CN    | 2025-06-01 | large      | medium   | -                  | -          | 2025-12-30 | -          | -          | -          | noTerms                 | 2026-02-28          | 国务院令第802号第9、10条
          CN    | 2026-01-08 | large      | small    | month 1 last invoice | 2026-01-15 | 2026-01-12 | -        | -          | -          | monthEnd 2026-02-28     | 2026-03-13          | 国务院令第802号第9、10条
          CN    | 2026-01-08 | large      | small    | month 1 10 invoice | 2026-01-31 | 2026-01-31 | -          | -          | -          | dayOfMonth 2026-02-10   | 2026-04-01          | 国务院令第802号第9、10条
          CN    | 2026-01-08 | large      | small    | month 1 31 invoice | 2026-01-31 | 2026-01-31 | -          | -          | -          | dayOfMonth 2026-02-28   | 2026-04-01          | 国务院令第802号第9、10条
          CN    | 2026-01-08 | large      | small    | month 0 last delivery | -       | 2026-04-30 | -          | -          | -          | monthEnd 2026-04-30     | 2026-06-29          | 国务院令第802号第9、10条
          CN    | 2026-01-08 | large      | small    | month 2 last delivery | -       | 2027-12-15 | -          | -          | -          | monthEnd 2028-02-29     | 2028-02-14          | 国务院令第802号第9、10条
          CN    | 2026-01-08 | large      | small    | parts delivery     | -          | 2026-03-02 | -          | -          | -          | instalments 2027-03-02  | 2026-05-06          | 国务院令第802号第9、10条
          CN    | 2026-01-08 | small      | micro    | net 30 delivery    | -          | 2026-03-02 | -          | -          | -          | netDays 2026-04-01      | notProtected        | 国务院令第802号第2、3条
          CN    | 2026-01-08 | large      | large    | net 30 delivery    | -          | 2026-03-02 | -          | -          | -          | netDays 2026-04-01      | notProtected        | 国务院令第802号第2、3条
          CN    | 2026-01-08 | publicBody | large    | net 30 delivery    | -          | 2026-03-02 | -          | -          | -          | netDays 2026-04-01      | notProtected        | 国务院令第802号第2、3条
          CN    | 2026-01-08 | small      | -        | net 30 delivery    | -          | 2026-03-02 | -          | -          | -          | netDays 2026-04-01      | notProtected        | 国务院令第802号第2、3条
          CN    | 2026-01-08 | large      | -        | net 30 delivery    | -          | 2026-03-02 | -          | -          | -          | netDays 2026-04-01      | sizeClassUnknown    | -
          CN    | 2026-01-08 | -          | small    | net 30 delivery    | -          | 2026-03-02 | -          | -          | -          | netDays 2026-04-01      | sizeClassUnknown    | -
          CN    | 2026-01-08 | -          | -        | net 30 delivery    | -          | 2026-03-02 | -          | -          | -          | netDays 2026-04-01      | sizeClassUnknown    | -
          CN    | 2026-01-08 | large      | small    | -                  | 2026-03-02 | -          | -          | -          | -          | noTerms                 | noStart             | 国务院令第802号第9、10条
          CN    | 2025-05-31 | publicBody | small    | -                  | -          | 2025-06-02 | -          | -          | -          | noTerms                 | 2025-07-02          | 国务院令第728号第8、9条
          CN    | 2025-05-31 | large      | small    | net 90 delivery    | -          | 2025-06-02 | -          | -          | -          | netDays 2025-08-31      | noFixedPeriod       | 国务院令第728号第8条
          CN    | 2020-09-01 | publicBody | medium   | net 30 delivery    | -          | 2020-10-15 | -          | -          | -          | netDays 2020-11-14      | 2020-12-14          | 国务院令第728号第8、9条
          CN    | 2020-08-31 | publicBody | medium   | net 30 delivery    | -          | 2020-10-15 | -          | -          | -          | netDays 2020-11-14      | outsideValidity     | -
          CN    | 2024-03-01 | large      | large    | net 0 invoice      | 2024-03-04 | -          | -          | -          | -          | netDays 2024-03-04      | notProtected        | 国务院令第728号第2、3条
          CN    | -          | large      | small    | net 30 delivery    | -          | 2026-03-02 | -          | -          | -          | netDays 2026-04-01      | contractDateUnknown | -
          US    | 2026-01-08 | large      | small    | net 30 invoice     | 2026-03-02 | -          | -          | -          | -          | netDays 2026-04-01      | noTable             | -
          FR    | 2026-01-08 | large      | small    | net 30 invoice     | 2026-03-02 | -          | -          | -          | -          | netDays 2026-04-01      | noTable             | -
          EU-FR | 2026-01-08 | publicBody | large    | -                  | 2026-03-02 | 2026-02-20 | -          | -          | -          | noTerms                 | 2026-04-01          | Directive 2011/7/EU, Art. 4(3)
          EU-FR | 2026-01-08 | large      | large    | -                  | 2026-03-02 | 2026-03-10 | -          | -          | -          | noTerms                 | 2026-04-09          | Directive 2011/7/EU, Art. 3(3)
          EU-FR | 2026-01-08 | medium     | small    | net 90 invoice     | 2026-03-02 | 2026-02-20 | -          | -          | -          | netDays 2026-05-31      | 2026-05-01          | Directive 2011/7/EU, Art. 3(5)
          EU-IT | 2026-01-08 | publicBody | small    | net 30 invoice     | 2026-03-02 | -          | -          | -          | -          | netDays 2026-04-01      | 2026-05-01          | Directive 2011/7/EU, Art. 4(6)
          EU-FR | 2026-01-08 | large      | small    | net 30 acceptance  | 2026-03-02 | -          | 2026-03-20 | -          | -          | netDays 2026-04-19      | 2026-05-19          | Directive 2011/7/EU, Art. 3(5)
          EU-FR | 2026-01-08 | large      | small    | net 30 acceptance  | 2026-03-02 | 2026-02-20 | -          | -          | -          | noStart                 | noStart             | Directive 2011/7/EU, Art. 3(3)
          EU-FR | 2026-01-08 | large      | -        | -                  | -          | 2026-03-02 | -          | -          | -          | noTerms                 | 2026-04-01          | Directive 2011/7/EU, Art. 3(3)
          EU-FR | 2026-01-08 | -          | small    | -                  | -          | 2026-03-02 | -          | -          | -          | noTerms                 | sizeClassUnknown    | -
          EU-FR | 2013-03-15 | large      | small    | -                  | -          | 2013-04-02 | -          | -          | -          | noTerms                 | outsideValidity     | -
          EU-DE | 2026-01-08 | large      | small    | -                  | 2026-03-12 | 2026-03-02 | -          | -          | -          | noTerms                 | 2026-04-11          | Directive 2011/7/EU, Art. 3(3)
          DE    | 2026-01-08 | large      | small    | -                  | 2026-03-12 | 2026-03-02 | -          | -          | -          | noTerms                 | 2026-04-13          | BGB § 286 Abs. 3
          DE    | 2026-01-08 | large      | large    | net 60 invoice     | 2026-03-03 | 2026-03-03 | -          | -          | -          | netDays 2026-05-02      | 2026-05-04          | BGB § 271a Abs. 1
          DE    | 2026-01-08 | publicBody | small    | net 45 delivery    | -          | 2026-03-04 | -          | -          | -          | netDays 2026-04-18      | 2026-05-04          | BGB § 271a Abs. 2
          DE    | 2014-07-29 | large      | large    | -                  | -          | 2014-09-01 | -          | -          | -          | noTerms                 | 2014-10-01          | BGB § 286 Abs. 3
          DE    | 2014-07-28 | large      | large    | -                  | -          | 2014-09-01 | -          | -          | -          | noTerms                 | outsideValidity     | -
          """)
  void aClaimIsDueOn(
      String law,
      @Nullable String contract,
      @Nullable String debtor,
      @Nullable String creditor,
      @Nullable String terms,
      @Nullable String invoiced,
      @Nullable String delivered,
      @Nullable String accepted,
      @Nullable String inspected,
      @Nullable String settled,
      String agreed,
      String byLaw,
      @Nullable String article) {
    ContractData data = contract(law, day(contract), size(debtor), size(creditor), terms);
    ClaimDates dates =
        new ClaimDates(day(invoiced), day(delivered), day(accepted), day(inspected), day(settled));

    AgreedDue due = AgreedDue.of(data.terms(), dates);
    assertThat(word(due.rule()) + (due.dueOn() == null ? "" : " " + due.dueOn())).isEqualTo(agreed);

    StatutoryDue statutory = STATUTORY.due(data, "CN", dates);
    assertThat(statutory.reason() == null ? statutory.dueOn() + "" : word(statutory.reason()))
        .isEqualTo(byLaw);
    assertThat(statutory.article()).isEqualTo(article);
    assertThat(statutory.source() == null).isEqualTo(article == null);
    assertThat(statutory.dueOn() == null).isEqualTo(statutory.reason() != null);
  }

  @Test
  void partsAreDueEachOnItsDay() {
    AgreedDue due = AgreedDue.of(terms("parts delivery"), delivered("2026-03-02"));

    assertThat(due.parts())
        .containsExactly(
            new PartDue("30", LocalDate.parse("2026-03-02")),
            new PartDue("60", LocalDate.parse("2026-04-01")),
            new PartDue("10", LocalDate.parse("2027-03-02")));
  }

  @Test
  void theRuleIsToldWithItsFacts() {
    assertThat(AgreedDue.of(terms("month 1 10 invoice"), invoiced("2026-01-31")).facts())
        .isEqualTo(new Facts(StartsFrom.INVOICE, LocalDate.parse("2026-01-31"), null, 1, 10, null));
    assertThat(AgreedDue.of(terms("net 30 delivery"), invoiced("2026-01-31")).facts().from())
        .isEqualTo(StartsFrom.DELIVERY);
    assertThat(AgreedDue.of(terms("text"), invoiced("2026-01-31")).facts().text())
        .isEqualTo("as usual");
  }

  @Test
  void theLawIsToldWithItsFacts() {
    ContractData data =
        contract(
            "CN",
            LocalDate.parse("2026-01-08"),
            SizeClass.LARGE,
            SizeClass.SMALL,
            "net 90 delivery");
    StatutoryDue due = STATUTORY.due(data, "DE", delivered("2026-03-02"));

    assertThat(due.from()).isEqualTo(StartsFrom.DELIVERY);
    assertThat(due.start()).isEqualTo("2026-03-02");
    assertThat(due.days()).isEqualTo(60);
    assertThat(due.movedFrom()).isEqualTo("2026-05-01");
    assertThat(due.dayOffArticle()).isEqualTo("民法典第203条");
    assertThat(due.beyond()).isEqualTo(Beyond.REASONABLY);
    assertThat(due.undeclared()).isTrue();
  }

  @Test
  void aContractThatNamesNoLawIsUnderThatOfTheCompanysCountry() {
    ContractData data =
        contract(null, LocalDate.parse("2026-01-08"), SizeClass.LARGE, SizeClass.SMALL, null);

    assertThat(STATUTORY.due(data, "DE", delivered("2026-03-02")).article())
        .isEqualTo("BGB § 286 Abs. 3");
    assertThat(STATUTORY.due(data, "CN", delivered("2026-03-02")).jurisdiction()).isEqualTo("CN");
  }

  private static ClaimDates delivered(String day) {
    return new ClaimDates(null, LocalDate.parse(day), null, null, null);
  }

  private static ClaimDates invoiced(String day) {
    return new ClaimDates(LocalDate.parse(day), null, null, null, null);
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    return text == null ? null : LocalDate.parse(text);
  }

  private static @Nullable SizeClass size(@Nullable String word) {
    return Arrays.stream(SizeClass.values())
        .filter(each -> each.toString().equals(word))
        .findAny()
        .orElse(null);
  }

  /** The word under which a key is told. */
  private static String word(Enum<?> key) {
    try {
      return key.getDeclaringClass().getField(key.name()).getAnnotation(JsonProperty.class).value();
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable Terms terms(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String[] words = text.split(" ");
    return switch (words[0]) {
      case "net" -> new Net(Integer.parseInt(words[1]), from(words[2]));
      case "month" ->
          new MonthEnd(
              Integer.parseInt(words[1]),
              words[2].equals("last") ? null : Integer.valueOf(words[2]),
              from(words[3]));
      case "parts" ->
          new Instalments(
              List.of(new Part("30", 0), new Part("60", 30), new Part("10", 365)), from(words[1]));
      default -> new OwnWords("as usual");
    };
  }

  private static StartsFrom from(String word) {
    return Objects.requireNonNull(
        Arrays.stream(StartsFrom.values())
            .filter(each -> each.toString().equals(word))
            .findAny()
            .orElse(null));
  }

  private static ContractData contract(
      @Nullable String law,
      @Nullable LocalDate date,
      @Nullable SizeClass debtor,
      @Nullable SizeClass creditor,
      @Nullable String terms) {
    boolean accepted = terms != null && terms.endsWith("+");
    return new ContractData(
        new CustomerId("CN01", "A"),
        "t",
        date,
        null,
        null,
        null,
        null,
        law,
        terms(terms),
        List.of(),
        accepted ? new Acceptance("it runs", null) : null,
        List.of(),
        null,
        debtor == null && creditor == null ? null : new Law(debtor, creditor, null),
        List.of(),
        List.of(),
        List.of());
  }
}
