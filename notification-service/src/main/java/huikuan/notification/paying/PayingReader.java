package huikuan.notification.paying;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.Identifier;
import huikuan.contracts.MailAddress;
import huikuan.platform.fields.ExactJson;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads what letters are to say of paying. */
final class PayingReader {

  private static final int MOST_ACCOUNTS = 20;
  private static final int LONGEST = 200;
  private static final int LONGEST_NUMBER = 64;
  private static final String IBAN =
      "an IBAN whose check digits are right, such as DE02120300000000202051";
  private static final String MAIL = "a mail address, such as ar@supplier.example";
  private static final String IBAN_SHAPE = "[A-Z]{2}\\d{2}[A-Z0-9]{11,30}";
  private static final int LETTERS_BASE = 36;

  private PayingReader() {}

  static Paying read(byte[] body) {
    Faults faults = new Faults();
    Fields fields = new Fields(ExactJson.object(body, faults), faults);
    if (fields.any("accounts") == null) {
      fields.fault("accounts", "an array of at most " + MOST_ACCOUNTS + " objects, may be empty");
    }
    List<BankAccount> accounts = new ArrayList<>();
    for (Fields each : fields.objects("accounts", MOST_ACCOUNTS)) {
      BankAccount account = account(each);
      if (account != null) {
        accounts.add(account);
      }
    }
    Contact contact = contact(fields.optionalObject("contact"));
    fields.refuseOthers();
    faults.refuse();
    return new Paying(accounts, contact);
  }

  private static @Nullable BankAccount account(Fields fields) {
    Currency currency = fields.currency("currency");
    String bank = visible(fields, "bank", fields.words("bank", LONGEST));
    String iban = fields.optionalValue("iban", IBAN, PayingReader::iban);
    String account = account(fields, fields.optionalWords("account", LONGEST_NUMBER));
    String holder = visible(fields, "holder", fields.words("holder", LONGEST));
    String bankEn = visible(fields, "bankEn", fields.optionalWords("bankEn", LONGEST));
    String holderEn = visible(fields, "holderEn", fields.optionalWords("holderEn", LONGEST));
    if (fields.given("iban") == fields.given("account")) {
      fields.fault("iban", "either this or account");
    }
    fields.refuseOthers();
    return currency == null || bank == null || holder == null || iban == null && account == null
        ? null
        : new BankAccount(
            currency.getCurrencyCode(), bank, iban, account, holder, bankEn, holderEn);
  }

  /** Invisible characters could make one name look like another. */
  private static @Nullable String visible(Fields fields, String field, @Nullable String text) {
    if (text == null || Identifier.visible(text)) {
      return text;
    }
    fields.fault(field, "visible characters, single spaces only between them");
    return null;
  }

  /** Its check digits would not be looked at. */
  private static @Nullable String account(Fields fields, @Nullable String number) {
    String visible = visible(fields, "account", number);
    if (visible != null && plain(visible).matches(IBAN_SHAPE)) {
      fields.fault("account", "no IBAN: that is to be given as iban");
      return null;
    }
    return visible;
  }

  private static @Nullable Contact contact(@Nullable Fields fields) {
    if (fields == null) {
      return null;
    }
    String name = visible(fields, "name", fields.words("name", LONGEST));
    if (!fields.given("email")) {
      fields.fault("email", MAIL);
    }
    String email = fields.optionalValue("email", MAIL, MailAddress::parse);
    String phone = fields.optionalWords("phone", LONGEST_NUMBER);
    fields.refuseOthers();
    return name == null || email == null ? null : new Contact(requireNonNull(name), email, phone);
  }

  private static String plain(String text) {
    return text.replace(" ", "").toUpperCase(Locale.ROOT);
  }

  /** ISO 13616: its check digits make the rest of a division by 97 be 1. */
  static String iban(String text) {
    String plain = plain(text);
    if (!plain.matches(IBAN_SHAPE)) {
      throw new IllegalArgumentException(IBAN);
    }
    StringBuilder digits = new StringBuilder();
    (plain.substring(4) + plain.substring(0, 4))
        .chars()
        .forEach(each -> digits.append(Character.digit(each, LETTERS_BASE)));
    if (new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() != 1) {
      throw new IllegalArgumentException(IBAN);
    }
    return plain;
  }
}
