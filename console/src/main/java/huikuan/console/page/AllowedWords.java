package huikuan.console.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The API's sentences about what is allowed in a field. Each has words, {@code allowed.<key>}, that
 * are filled in with what stands in its groups.
 */
final class AllowedWords {

  /**
   * @param values that the words are filled in with
   */
  record Found(String key, List<String> values) {}

  private record Sentence(String key, Pattern pattern) {

    Optional<Found> in(String told) {
      Matcher matcher = pattern.matcher(told);
      if (!matcher.matches()) {
        return Optional.empty();
      }
      List<String> values = new ArrayList<>();
      for (int group = 1; group <= matcher.groupCount(); group++) {
        values.add(matcher.group(group) == null ? "" : matcher.group(group));
      }
      return Optional.of(new Found(key, values));
    }
  }

  private static final String DAY = "(\\d{4}-\\d\\d-\\d\\d)";
  private static final String TODAY = "(?: \\(today[^)]*\\))?";
  private static final String IN_QUOTES = "(?:; in quotes, .*)?";
  private static final String IDENTIFIER =
      "1 to 64 printable characters, single spaces only between them, not \\. or \\.\\.(?:, no"
          + " dot)?";

  private static final List<Sentence> ALL =
      Arrays.asList(
          sentence("absence-days", "both days of the absence, or none"),
          sentence("account", "(?:company\\.customer\\.currency|an account), such as (\\S+)"),
          sentence("address-new", "an address that the person does not have already"),
          sentence("address-sought", "a mail address or a mobile number"),
          sentence("amount", "a decimal string above zero, up to (\\S+), in (\\w+)" + IN_QUOTES),
          sentence("amount-above-zero", "above zero|more than 0"),
          sentence(
              "amount-decimals",
              "a decimal string above zero with at most (\\d+) decimals \\(more only as zeros\\),"
                  + " up to ([\\d.]+)"
                  + IN_QUOTES),
          sentence(
              "amount-signed",
              "a decimal string with at most (\\d+) decimals \\(more only as zeros\\), up to"
                  + " ([\\d.]+)"
                  + IN_QUOTES),
          sentence(
              "amount-of-currency",
              "a decimal string (?:above zero )?with as many decimals as its currency has"
                  + IN_QUOTES),
          sentence("amount-open", "an amount up to (\\S+), what is open"),
          sentence("amount-wants-currency", "only beside the contract's currency"),
          sentence("amount-or-items", "a decimal above zero; or an amount for each item"),
          sentence("amounts-all-or-none", "an amount in each of them, or in none"),
          sentence("amounts-sum", "amounts that add up to (\\S+), the contract's; not (\\S+)"),
          sentence("another", "another value"),
          sentence("another-currency", "another than to"),
          sentence("as-in-line", "as in line (\\d+), or empty"),
          sentence("at-most", "at most ([\\d.]+)"),
          sentence("at-most-for", "at most ([\\d.]+) for (\\w+) ([^;]+)"),
          sentence(
              "called",
              "a mobile number that the customer's contacts had before the person was named"),
          sentence("chasing-start", "one of date, amount and milestone, and no other of them"),
          sentence("closed-before", DAY + " or later: days before are closed"),
          sentence("column-needed", "a column that is needed"),
          sentence("column-once", "a column once"),
          sentence("contact-id", "an id that is not the person's name, address or number: .*"),
          sentence("contact-once", "a contact once; line (\\d+) has it, too"),
          sentence("contact-or-person", "a person of the customer, or else person: one of the two"),
          sentence(
              "contact-with-mail",
              "the id of a contact of the customer(?: \\S+)? who has a mail address today"),
          sentence("contact-of-customer", "the id of a contact of the customer .*"),
          sentence("csv-columns", "a first line with the names of the columns"),
          sentence("csv-commas", "CSV with commas between the fields, not (?:semicolons|tabs)"),
          sentence("csv-quotes", "CSV whose quotes fit: .*"),
          sentence("csv-utf8", "CSV in UTF-8"),
          sentence("customer-of-company", "a customer of the company"),
          sentence("customer-of-portfolio", "a customer of the portfolio (.+)"),
          sentence(
              "customers-with-to", "only with to: a new owner has all customers of the portfolio"),
          sentence("fields-as-above", "(\\d+) fields, as in the first line; not (\\d+)"),
          sentence("house-person", "a person of the house whose rights hold, such as (\\S+)"),
          sentence(
              "jurisdiction",
              "a country by ISO 3166, such as CN or DE, or a member of the EU, such as EU-FR"),
          sentence("country", "a country by ISO 3166, such as (.+)"),
          sentence("criteria-or-method", "given, or method"),
          sentence("currency", "an ISO 4217 currency code, such as (\\w+)"),
          sentence("currency-of-above", "the currency of above"),
          sentence("date", "a (?:date|day),? such as " + DAY),
          sentence("date-of-years", "a date from (1900) to (2199),? such as " + DAY),
          sentence(
              "day-from", DAY + TODAY + "(?: \\(\\w+\\)|, the day of the state before,)? or later"),
          sentence("day-of-letter", "not before " + DAY + ", the day of the letter"),
          sentence("day-of-month", "a day of the month from 1 to 31"),
          sentence("day-or-none", "a (?:date|day), such as " + DAY + ", or null: .*"),
          sentence("day-posted", DAY + " or later: then (.+) was posted"),
          sentence("day-range", "a day from " + DAY + TODAY + " to " + DAY),
          sentence(
              "day-range-plan",
              "a day from " + DAY + TODAY + " to " + DAY + "; for later ones, an instalment plan"),
          sentence(
              "day-to",
              "(?:the day of the payment, )?"
                  + DAY
                  + TODAY
                  + "(?:, the company's today,)? or (?:earlier|before)"),
          sentence(
              "day-to", "(?:a day )?not after (?:the company's today, )?" + DAY + "(?:, today)?"),
          sentence("days-apart", "days that no other window has"),
          sentence("days-not-in", "days that are not in closures\\[\\d+]"),
          sentence("days-some", "at least one of mon, .*"),
          sentence(
              "decimal",
              "a decimal string (?:above zero )?with at most (\\d+) digits before and (\\d+) after"
                  + " its point"
                  + IN_QUOTES),
          sentence("deputy", "another contact of the customer[:;] .*"),
          sentence("designated-once", "true for one address of a kind at most"),
          sentence("differences-needed", "at least one line in which the customer's books differ"),
          sentence("document-where", "the hash of the document, or where it is kept"),
          sentence(
              "file",
              "64 hexadecimal digits in lower case: the file's SHA-256|the hash of a file (?:of the"
                  + " company .*|that the company has)"),
          sentence(
              "due-date-moved",
              "a day agreed on the present due date, " + DAY + "; it was " + DAY + " when .*"),
          sentence("each-once", "each once"),
          sentence("file-active", "\\S+, not a PDF (?:with|that opens|that starts) .*"),
          sentence("file-broken", "\\S+, not a \\w+ (?:that is not whole.*|without its header)"),
          sentence("file-by-link", "the hash of a file that was sent by this link"),
          sentence("file-encrypted", "\\S+, not a PDF that is encrypted"),
          sentence("file-empty", "the bytes of a file, at least one"),
          sentence(
              "file-of-type",
              "(\\S+), not (?:HTML or XML|a program|something else|\\w+/\\S+(?: \\(.*\\))?)"),
          sentence("hours", "hours of a day, such as (\\S+)"),
          sentence("hours-apart", "hours in order, none within others"),
          sentence("iban", "an IBAN whose check digits are right, such as (\\w+)"),
          sentence("iban-or-account", "either this or account"),
          sentence("identifier", IDENTIFIER),
          sentence("identifier-long", IDENTIFIER + "; found (\\d+) characters"),
          sentence("identifier-found", IDENTIFIER + "; found (.+)"),
          sentence("in-all", "(?:at most )?([\\d.]+) in all, not ([\\d.]+)"),
          sentence("interest-rate", "one of perYear and perDay"),
          sentence("invoice-needed", "the invoice that is given up, or allocations instead of it"),
          sentence("invoice-open", "an invoice of which something is open"),
          sentence("item-open", "an open item of the account"),
          sentence("item-once", "an item once: it stands above"),
          sentence("kind-of-item", "the kind of the item: several have this number"),
          sentence("kinds-of-letter", "positive, negative or demand"),
          sentence("language", "a language tag, such as zh-CN or en"),
          sentence("later-than-due", "later than " + DAY + ", the present due date"),
          sentence("mail", "a mail address, such as (\\S+)"),
          sentence("mail-found", "a mail address, such as (\\S+); found (.+)"),
          sentence(
              "mail-or-mobile", "a mail address, or a number as mobile: one of them is needed"),
          sentence("milestone-kept", "with (.+), which was recorded as reached on (\\S+); .*"),
          sentence("milestone-new", "an id that no other milestone of this contract has"),
          sentence(
              "milestone-of-contract", "the id of a milestone of this contract; it has no (.+)"),
          sentence("mobile", "a number with its country, such as (.+)"),
          sentence("moment", "a moment with its offset, such as (\\S+)"),
          sentence("moment-to", "a moment with its offset, such as \\S+, no later than (\\S+)"),
          sentence("month", "a month(?: that is over)?, such as (\\S+)"),
          sentence("needed-by-version", "named, since the contract has it .*"),
          sentence("needed", "must be given|has a value, or is left out"),
          sentence("never-moves", "(.+): a contract never moves to another customer"),
          sentence("no-such-number", "the number of one posted before; there is no (\\w+) (.+)"),
          sentence("not-from-itself", "a contract that does not come from this one; .*"),
          sentence("not-iban", "no IBAN: that is to be given as iban"),
          sentence("not-replaced", "none of those that it replaces"),
          sentence("not-twice", "each only once"),
          sentence("note-needed", "why it is signed although (.+) fail"),
          sentence("of-company", "a contract of the company; there is no (.+)"),
          sentence("of-customer", "a contract of the same customer; (.+) is with (.+)"),
          sentence("once", "(?:is )?given once(?: at most)?"),
          sentence("once-each", "given once for each currency"),
          sentence("one-of", "one of (.+)"),
          sentence("only-with", "only with (\\w+)"),
          sentence("other-account", "a number of the same account; (.+) stands in (.+)"),
          sentence("policy-name", "1 to 40 small letters, digits and hyphens"),
          sentence("policy-time", "a time of day, such as (\\S+)"),
          sentence("policy-hours", "hours, such as (\\S+)"),
          sentence("policy-amount", "an amount, such as (.+)"),
          sentence("policy-amount-too", "an amount in (.+), too: the policy names it"),
          sentence("policy-amount-once", "one amount a currency, zero or more; (.+) is wrong"),
          sentence("policy-amount-any", "at least one amount; 0\\.00 CNY = any amount is enough"),
          sentence("policy-steps", "at least one step"),
          sentence("policy-steps-after", "at least one step after the due date"),
          sentence("policy-first", "courtesy or task: the first message is never a demand"),
          sentence("policy-level-once", "a name that no step before has"),
          sentence("policy-escalation", "escalation only as the last step, after a demand"),
          sentence("policy-later", "later than the step before"),
          sentence("policy-one-day", "at least one day"),
          sentence("policy-before", "only in the first steps, which are courtesies"),
          sentence("policy-before-less", "less than of the step before"),
          sentence("policy-template", "one with a (\\w+) template in zh and en: (.+)"),
          sentence("policy-kind", "(\\w+), as everywhere at the level (\\S+); or another level"),
          sentence("policy-seal", "with (\\S+) and (\\S+), when messages are put together"),
          sentence("policy-hours-order", "in order of time, none within another"),
          sentence("policy-for-some", "at least one of contracts, customers, classes, companies"),
          sentence("policy-target", "a company, a dot and a name, such as (\\S+)"),
          sentence("policy-again", "left out: no step is a demand"),
          sentence("policy-version", "a policy and its version, such as (\\S+)"),
          sentence("policy-role", "a role: (.+)"),
          sentence("policy-channel", "a channel that can deliver: (.+)"),
          sentence("policy-no-recipient", "absent: the step writes to nobody at the customer"),
          sentence("person-named", "a person, such as (\\S+)"),
          sentence(
              "party-circle",
              "a customer for which (.+) does not pay itself, nor by way of others"),
          sentence(
              "party-contract",
              "a contract of the customer; (?:there is no )?(.+?)(?: is of another)?"),
          sentence("party-customer", "a customer of the company; there is no (.+)"),
          sentence(
              "party-days",
              "days on which no other payer pays the same claims; (.+) pays from (.+) to (.+)"),
          sentence("party-ended", "a payer that has not ended; (.+), of .+, ended on " + DAY),
          sentence(
              "party-evidence",
              "the number of a piece of the customer's evidence of kind \\w+; (?:there is no"
                  + " )?(\\d+).*"),
          sentence("party-guarantor-only", "only of a guarantor"),
          sentence("party-itself", "another customer of the company: nobody pays for itself"),
          sentence("party-payer", "a payer of the customer; (.+), of .+, is none"),
          sentence("party-wants-currency", "only beside its currency"),
          sentence(
              "percent", "a decimal string above 0, up to (\\d+)(?:, with at most \\d decimals)?"),
          sentence("percents-sum", "percents that add up to 100, not (\\S+)"),
          sentence("person-of-customer", "the id of a person of the customer"),
          sentence(
              "portfolio-or-owner", "another portfolio of the company, or owner: one of the two"),
          sentence("portfolio-other", "another portfolio"),
          sentence("portfolio-deputy", "another person than the owner"),
          sentence(
              "position",
              "a position, such as (\\d+)(?:, or a moment with its offset, such as \\S+)?"),
          sentence("posting-kind", "writeOff or refund(?:[:;,].*)?"),
          sentence(
              "promise-at-most",
              "at most (\\S+): what is open, and neither promised, disputed nor in a plan"),
          sentence(
              "promise-at-most-of",
              "at most (\\S+) of (.+): what is open and not promised or disputed already"),
          sentence("promise-nothing", "nothing: no item of (\\S+) is open and free to be promised"),
          sentence(
              "reopening", "why days before " + DAY + ", which are closed, are to be open again"),
          sentence("rows-at-most", "at most (\\d+) rows"),
          sentence("run-days", "days, here or in runWeekdays, such that .*"),
          sentence("scan", "the hash of a scan .*: it shows the seal or signature"),
          sentence("seed", "a whole number, by which the sample is drawn"),
          sentence("stands", "(-?[\\d.]+), which stands"),
          sentence("stands-nothing", "nothing, which stands"),
          sentence("sum-of-items", "the sum of the items' amounts: (\\S+)"),
          sentence(
              "talk-day",
              "a day from " + DAY + " to " + DAY + "; only a visit is announced for a later day"),
          sentence("talk-to-correct", "the id of a talk; there is none .*"),
          sentence("theirs-not-ours", "another amount than ours, which is (\\S+)"),
          sentence("time-zone", "an IANA time zone, such as (\\S+)"),
          sentence("twice", "each (\\w+) once; (.+) is twice"),
          sentence("unknown-field", "no such field; known are .+|is not known here.*"),
          sentence("version", "a number from 1, such as 3"),
          sentence("visit-to-come", "none, as the visit is still to come"),
          sentence("waybill", "the carrier's number, which the receipt will show"),
          sentence("whole", "a whole number"),
          sentence("whole-range", "a (?:whole )?number from (\\d+) to (\\d+)"),
          sentence("way-how", "how it was delivered: one of (.+)"),
          sentence("way-only", "absent: only of (\\w+)"),
          sentence("way-why", "why it is wrong"),
          sentence("whole-text", "the text with what is masked in it: have it shown first"),
          sentence("words", "1 to (\\d+) printable characters"),
          sentence("year-of-now", "the year of now, (\\d+)"),
          sentence("working-days", "0 to (\\d+) working days"),
          sentence("yes-or-no", "true or false"));

  private AllowedWords() {}

  private static Sentence sentence(String key, String pattern) {
    return new Sentence(key, Pattern.compile(pattern));
  }

  /** Empty = it has no words. */
  static Optional<Found> of(String told) {
    return ALL.stream().flatMap(each -> each.in(told).stream()).findFirst();
  }
}
