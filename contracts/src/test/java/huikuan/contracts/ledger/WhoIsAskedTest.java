package huikuan.contracts.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.Sealed;
import huikuan.contracts.ledger.Contact.Absence;
import huikuan.contracts.ledger.Contact.Address;
import huikuan.contracts.ledger.Contact.Confirmation;
import huikuan.contracts.ledger.Contact.Holding;
import huikuan.contracts.ledger.Contact.Role;
import huikuan.contracts.ledger.Contact.Stale;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * People are written {@code id role}, with marks behind: {@code +} confirmed, {@code ~} stale,
 * {@code of=C} of a contract, {@code from=} and {@code to=} valid, {@code away=from..to} absent,
 * {@code for=} represented by, {@code mute} without an address; {@code payer} of a payer, {@code
 * payer=from..to} of one that pays then, {@code payer-of=C} of one that pays for a contract. The
 * day is 2026-03-10.
 */
class WhoIsAskedTest {

  private static final LocalDate DAY = LocalDate.parse("2026-03-10");

  private static final Map<String, Role> ROLES =
      Map.of(
          "pays", Role.PAYMENT_RESPONSIBLE,
          "books", Role.ACCOUNTS_PAYABLE,
          "decides", Role.DECISION_MAKER,
          "accepts", Role.ACCEPTOR);

  @ParameterizedTest(name = "{0}, contract {1}: {2} ({3})")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          li pays                                            | -  | li            | the payment responsible
          li books                                           | -  | li            | without one, accounts payable
          li decides                                         | -  | nobody        | a decision maker is not asked for money
          li accepts                                         | -  | nobody        | an acceptor neither
          li books; wang pays                                | -  | wang          | the role comes before the list
          li decides; wang books                             | -  | wang          | of those who can be asked
          li pays; wang pays                                 | -  | li            | of several the first listed
          li pays; wang pays +                               | -  | wang          | the confirmed one before
          li pays; wang pays ~                               | -  | wang          | the stale one before the proposed
          li pays ~; wang pays +                             | -  | wang          | the confirmed one before the stale
          li pays +; wang pays +                             | -  | li            | of several confirmed the first listed
          li pays; wang books +                              | -  | li            | the role comes before the confirmation
          li pays of=C1                                      | C1 | li of C1      | of the claim's contract
          li pays of=C1                                      | C2 | nobody        | not of another one
          li pays of=C1                                      | -  | nobody        | nor of a claim without a contract
          li pays +; wang pays of=C1                         | C1 | wang of C1    | the contract is stronger, even if only proposed
          li pays +; wang pays of=C1                         | C2 | li            | for another contract the customer's
          li pays +; wang pays of=C1                         | -  | li            | without a contract, too
          li pays; wang books of=C1                          | C1 | li            | the role comes before the contract
          li books; wang books of=C1                         | C1 | wang of C1    | of accounts payable likewise
          wang pays of=C1; zhao pays of=C1 +                 | C1 | zhao of C1    | of the contract's the confirmed one
          li pays; wang pays of=C1 mute                      | C1 | li            | whoever can't be reached is passed: wang notReachable
          li pays mute                                       | -  | nobody        | without an address: li notReachable
          li pays mute; wang books                           | -  | wang          | then accounts payable: li notReachable
          li pays from=2026-03-11                            | -  | nobody        | not valid yet: li notValid
          li pays from=2026-03-10                            | -  | li            | the first day counts
          li pays to=2026-03-10                              | -  | li            | the last day counts
          li pays to=2026-03-09                              | -  | nobody        | no longer valid: li notValid
          li pays to=2026-03-09; wang pays from=2026-03-10   | -  | wang          | who came in the place: li notValid
          li pays + to=2026-03-09; wang pays                 | -  | wang          | a confirmation does not prolong it: li notValid
          li pays away=2026-03-10..2026-03-10; wang pays     | -  | wang          | away that day: li absent
          li pays away=2026-03-11..2026-03-20                | -  | li            | away from tomorrow on
          li pays away=2026-03-01..2026-03-09                | -  | li            | back since today
          li pays away=2026-03-01..                          | -  | nobody        | away until it is told otherwise: li absent
          li pays away=2026-03-01.. for=wang; wang decides   | -  | wang for li   | the deputy, whatever the role: li absent
          li pays away=2026-03-01.. for=wang; wang decides; zhao pays | - | wang for li | before the next payment responsible: li absent
          li pays away=2026-03-01.. for=wang; wang decides mute; zhao pays | - | zhao | a deputy who can't be reached: li absent
          li pays away=2026-03-01.. for=wang; wang decides to=2026-03-09; zhao books | - | zhao | a deputy who left: li absent
          li pays away=2026-03-01.. for=gone; wang books     | -  | wang          | a deputy who is forgotten: li absent
          li pays away=2026-03-01.. for=wang; wang decides away=2026-03-01.. for=zhao; zhao accepts | - | zhao for li | the deputy's deputy: li absent, wang absent
          li pays away=2026-03-01.. for=wang; wang decides away=2026-03-01.. for=li; zhao books | - | zhao | deputies in a circle: li absent
          li pays of=C1 away=2026-03-01.. for=wang; wang pays | C1 | wang of C1 for li | for the contract's person: li absent
          li pays mute; wang pays to=2026-03-09; zhao pays away=2026-03-01.. | - | nobody | all are told: li notReachable, wang notValid, zhao absent
          li pays +; hq pays payer                           | -  | hq            | the payer's before the customer's own, even if only proposed
          li pays; hq books payer                            | -  | li            | the role comes before the payer
          li pays of=C1 +; hq pays payer                     | C1 | hq            | the payer comes before the contract
          hq pays payer +; of pays of=C1 payer               | C1 | of of C1      | among the payer's the contract comes first
          hq pays payer; wang pays payer +                   | -  | wang          | and then the confirmed one
          li pays; hq pays payer=2026-03-11..                | -  | li            | the payer does not pay yet: hq partyNotInForce
          li pays; hq pays payer=..2026-03-09                | -  | li            | nor any longer: hq partyNotInForce
          li pays; hq pays payer=2026-03-10..2026-03-10      | -  | hq            | its first and its last day count
          hq pays payer=..2026-03-09                         | -  | nobody        | nobody else is there: hq partyNotInForce
          li pays; hq pays payer mute                        | -  | li            | the payer's can't be reached: hq notReachable
          li pays; hq pays payer to=2026-03-09               | -  | li            | the person left, the payer pays: hq notValid
          li pays; hq pays payer-of=C1                       | C1 | hq of C1      | the payer pays for the contract
          li pays; hq pays payer-of=C1                       | C2 | li            | and for no other
          li pays; hq pays payer-of=C1                       | -  | li            | nor without one
          li pays; hq pays of=C2 payer-of=C1                 | C2 | li            | both contracts have to be the claim's
          hq pays payer away=2026-03-01.. for=li; li decides | -  | li for hq     | the customer's own as deputy: hq absent
          li pays away=2026-03-01.. for=hq; hq decides payer=..2026-03-09; zhao books | - | zhao | a deputy whose payer does not pay: li absent
          """)
  void theOneWhoIsAsked(String people, @Nullable String contract, String asked, String why) {
    WhoIsAsked answer = WhoIsAsked.on(DAY, people(people), contract);

    assertThat(told(answer)).as(why).isEqualTo(asked);
    String passed =
        answer.passed().stream()
            .map(each -> each.contactId() + " " + word(each.why()))
            .collect(Collectors.joining(", "));
    assertThat(passed).as(why).isEqualTo(why.contains(": ") ? why.split(": ")[1] : "");
  }

  private static String told(WhoIsAsked answer) {
    if (answer.contact() == null) {
      return "nobody";
    }
    return answer.contact().id()
        + (answer.ofContract() ? " of C1" : "")
        + (answer.deputyOf() == null ? "" : " for " + answer.deputyOf());
  }

  private static String word(WhoIsAsked.Passed.Why why) {
    return switch (why) {
      case NOT_VALID -> "notValid";
      case NOT_REACHABLE -> "notReachable";
      case PARTY_NOT_IN_FORCE -> "partyNotInForce";
      case ABSENT -> "absent";
    };
  }

  private static List<Contact> people(String text) {
    return Arrays.stream(text.split(";")).map(each -> person(each.strip())).toList();
  }

  private static Contact person(String text) {
    List<String> words = List.of(text.split(" +"));
    Map<String, String> marks =
        words.stream()
            .filter(word -> word.contains("="))
            .map(word -> word.split("=", 2))
            .collect(Collectors.toMap(word -> word[0], word -> word[1]));
    boolean confirmed = words.contains("+") || words.contains("~");
    return new Contact(
        words.get(0),
        sealed(),
        ROLES.get(words.get(1)),
        marks.get("of"),
        payer(words, marks),
        words.contains("mute") ? List.of() : List.of(mail(false)),
        null,
        null,
        List.of(),
        day(marks.get("from")),
        day(marks.get("to")),
        absence(marks.get("away"), marks.get("for")),
        confirmed
            ? new Confirmation(DAY.minusDays(9), "person:chen", Confirmation.How.CALL, null)
            : null,
        words.contains("~") ? new Stale(DAY.minusDays(1), Stale.Why.AGE) : null,
        new Holding(Holding.Basis.CONTRACT, "client:erp", null));
  }

  private static Contact.@Nullable Payer payer(List<String> words, Map<String, String> marks) {
    if (!words.contains("payer") && !marks.containsKey("payer") && !marks.containsKey("payer-of")) {
      return null;
    }
    String[] days = marks.getOrDefault("payer", "..").split("\\.\\.", -1);
    return new Contact.Payer("hq", marks.get("payer-of"), day(days[0]), day(days[1]), null);
  }

  private static @Nullable Absence absence(@Nullable String away, @Nullable String deputy) {
    if (away == null) {
      return null;
    }
    String[] days = away.split("\\.\\.", -1);
    return new Absence(day(days[0]), day(days[1]), deputy);
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    return text == null || text.isEmpty() ? null : LocalDate.parse(text);
  }

  private static Sealed sealed() {
    return new Sealed("key", "cipher");
  }

  private static Address mail(boolean designated) {
    return new Address(
        Address.Kind.EMAIL, new Sealed("key", designated ? "designated" : "first"), designated);
  }

  @Test
  void theDesignatedAddressIsUsedBeforeTheFirst() {
    Contact plain = person("li pays");
    Contact both =
        new Contact(
            plain.id(),
            plain.name(),
            plain.role(),
            null,
            null,
            List.of(mail(false), mail(true)),
            null,
            null,
            List.of(),
            null,
            null,
            null,
            null,
            null,
            plain.holding());
    assertThat(plain.address(Address.Kind.EMAIL)).contains(mail(false));
    assertThat(both.address(Address.Kind.EMAIL)).contains(mail(true));
    assertThat(both.address(Address.Kind.MOBILE)).isEmpty();
  }
}
