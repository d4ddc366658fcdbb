package huikuan.ledger.confirmation;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.Money;
import huikuan.contracts.Sealed;
import huikuan.ledger.account.Kind;
import huikuan.ledger.confirmation.ConfirmationEvent.Difference;
import huikuan.ledger.confirmation.ConfirmationEvent.Reply;
import huikuan.ledger.rendering.LetterPaper.Item;
import huikuan.platform.blob.BlobHash;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a customer's answer to a letter, or tells all that is wrong with it. */
final class AnswerReader {

  static final List<String> WAYS = List.of("mail", "paper");

  /** How an answer comes that the recipient of a mail gives by the link in it. */
  static final String LINK = "link";

  private static final String CLICK = "click";

  static final List<String> SEALS = List.of("company", "finance", "contract");

  private static final int MOST_DIFFERENCES = 1_000;
  private static final int MOST_FILES = 20;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_TEXT = 1_000;

  private final LetterContent letter;
  private final Predicate<BlobHash> known;
  private final LocalDate today;
  private final Function<String, Sealed> seal;
  private final Fields fields;
  private final Faults faults;

  /**
   * @param known whether the company has a file
   * @param today the company's day
   * @param seal seals a text about the person who answers
   */
  AnswerReader(
      LetterContent letter,
      Predicate<BlobHash> known,
      LocalDate today,
      Function<String, Sealed> seal,
      JsonNode body,
      Faults faults) {
    this.letter = letter;
    this.known = known;
    this.today = today;
    this.seal = seal;
    this.fields = new Fields(body, faults);
    this.faults = faults;
  }

  /**
   * @param heldUntil the last day on which disagreed parts are not asked for
   * @throws huikuan.platform.web.ProblemException with every field at fault
   */
  Reply read(LocalDate heldUntil) {
    String outcome = outcome();
    LocalDate repliedOn = LetterReader.pastDate(fields, "repliedOn", today);
    String by = fields.choice("by", WAYS);
    String signedBy = fields.optionalWords("signedBy", LONGEST_NAME);
    String authority = fields.optionalWords("authority", LONGEST_TEXT);
    String stamp = fields.optionalChoice("seal", SEALS);
    List<String> files = files();
    needed(authority != null && signedBy == null, "signedBy", "who signed by that authority");
    boolean scanned = stamp != null || authority != null || signedBy != null && "paper".equals(by);
    needed(
        scanned && files.isEmpty() && fields.sound("files"),
        "files",
        "the hash of a scan (POST …/files): it shows the seal or signature");
    List<Difference> differences = differences(outcome);
    Money balance = balance(outcome, differences);
    String note = note();
    return new Reply(
        agrees(outcome),
        requireNonNull(repliedOn),
        balance,
        requireNonNull(by),
        grade(requireNonNull(by), signedBy, authority, stamp),
        sealed(signedBy),
        authority,
        stamp,
        files,
        differences,
        differences.isEmpty() ? null : heldUntil,
        sealed(note));
  }

  /**
   * The answer of somebody who came by the link in a mail.
   *
   * @param repliedOn the day on which it is given
   * @param signedBy the name of the contact that the mail was for
   * @throws huikuan.platform.web.ProblemException with every field at fault
   */
  Reply readOfLink(LocalDate heldUntil, LocalDate repliedOn, String signedBy) {
    String outcome = outcome();
    List<Difference> differences = differences(outcome);
    Money balance = balance(outcome, differences);
    String note = note();
    return new Reply(
        agrees(outcome),
        repliedOn,
        balance,
        LINK,
        CLICK,
        sealed(signedBy),
        null,
        null,
        List.of(),
        differences,
        differences.isEmpty() ? null : heldUntil,
        sealed(note));
  }

  private @Nullable Sealed sealed(@Nullable String text) {
    return text == null ? null : seal.apply(text);
  }

  private @Nullable String outcome() {
    return fields.choice("outcome", List.of("agreed", "notAgreed"));
  }

  private static boolean agrees(@Nullable String outcome) {
    return "agreed".equals(outcome);
  }

  private @Nullable Money balance(@Nullable String outcome, List<Difference> differences) {
    Money balance = fields.optionalSignedAmount("balance", letter.account().currency());
    addUp(agrees(outcome), balance, differences);
    return balance;
  }

  /** The last field; whatever else there is is at fault. */
  private @Nullable String note() {
    String note = fields.optionalWords("note", LONGEST_TEXT);
    fields.refuseOthers();
    faults.refuse();
    return note;
  }

  private void needed(boolean missing, String field, String allowed) {
    if (missing) {
      fields.fault(field, allowed);
    }
  }

  private List<String> files() {
    if (!fields.given("files")) {
      fields.any("files");
      return List.of();
    }
    List<BlobHash> read = fields.each("files", BlobHash.ALLOWED, MOST_FILES, BlobHash::parse);
    for (int at = 0; at < read.size(); at++) {
      if (!known.test(read.get(at))) {
        faults.add("files[" + at + "]", "the hash of a file of the company (POST …/files)");
      }
    }
    return read.stream().map(BlobHash::hex).distinct().toList();
  }

  /** A recorded authority binds by itself; a seal shows the company's will. */
  private static String grade(
      String by, @Nullable String signedBy, @Nullable String authority, @Nullable String seal) {
    if (authority != null) {
      return "authority";
    }
    if (seal != null) {
      return "seal";
    }
    return signedBy != null && by.equals("paper") ? "signature" : "mail";
  }

  private List<Difference> differences(@Nullable String outcome) {
    List<Difference> read = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Fields each : fields.objects("differences", MOST_DIFFERENCES)) {
      Difference difference = difference(each, read.size() + 1);
      each.refuseOthers();
      if (difference != null) {
        if (!seen.add(difference.kind() + " " + difference.number())) {
          each.fault("item", "an item once: it stands above");
        }
        read.add(difference);
      }
    }
    if ("agreed".equals(outcome) && fields.given("differences")) {
      fields.fault("differences", "absent: who agrees names none");
    }
    if ("notAgreed".equals(outcome) && !fields.given("differences")) {
      fields.fault("differences", "at least one line in which the customer's books differ");
    }
    return read;
  }

  private @Nullable Difference difference(Fields line, int number) {
    String item = line.identifier("item");
    String kind =
        line.optionalChoice("kind", Arrays.stream(Kind.values()).map(Kind::toString).toList());
    Money theirs = line.signedAmount("theirs", letter.account().currency());
    String reason = line.optionalWords("reason", LONGEST_TEXT);
    if (item == null || theirs == null) {
      return null;
    }
    List<Item> ours =
        letter.items().stream()
            .filter(each -> each.number().equals(item))
            .filter(each -> kind == null || each.kind().toString().equals(kind))
            .toList();
    if (ours.size() > 1) {
      line.fault("kind", "the kind of the item: several have this number");
      return null;
    }
    Item found = ours.isEmpty() ? null : ours.getFirst();
    Money open = found == null ? Money.zero(letter.account().currency()) : found.open();
    if (theirs.equals(open)) {
      line.fault("theirs", "another amount than ours, which is %s".formatted(open.decimal()));
    }
    return new Difference(
        number,
        found == null ? null : found.kind(),
        item,
        open,
        theirs,
        theirs.minus(open),
        reason);
  }

  /** The customer's balance is ours and the differences, if it is named. */
  private void addUp(boolean agreed, @Nullable Money balance, List<Difference> differences) {
    if (balance == null || !fields.sound("differences", "balance")) {
      return;
    }
    Money expected =
        differences.stream().map(Difference::difference).reduce(letter.balance(), Money::plus);
    if (!expected.equals(balance)) {
      fields.fault(
          "balance",
          agreed
              ? "%s, the letter's, or absent".formatted(expected.decimal())
              : "%s: the letter's %s and the differences come to that"
                  .formatted(expected.decimal(), letter.balance().decimal()));
    }
  }
}
