package huikuan.ledger.confirmation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/**
 * The number of a run of letters, which is its id: {@code CN01.20130331.run-7K3Q9F2MXB}. It follows
 * from what is selected, so a run that is started again is the same.
 */
record RunNumber(String value) {

  static final String ALLOWED = "the number of a run, such as CN01.20130331.run-7K3Q9F2MXB";

  private static final Pattern FORM =
      Pattern.compile("[^.]{1,64}\\.\\d{8}\\.run-[0-9A-HJKMNP-TV-Z]{10}");

  /**
   * @throws IllegalArgumentException if the text is no number of a run
   */
  @JsonCreator
  static RunNumber parse(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(ALLOWED);
    }
    return new RunNumber(text);
  }

  /**
   * @param about all that decides what the run does
   */
  static RunNumber of(String company, LocalDate cutOff, String about) {
    return new RunNumber(
        "%s.%s.run-%s"
            .formatted(
                company,
                DateTimeFormatter.BASIC_ISO_DATE.format(cutOff),
                LetterNumber.code(company + " " + cutOff + " " + about)));
  }

  String company() {
    return value.substring(0, value.indexOf('.'));
  }

  @JsonValue
  @Override
  public String toString() {
    return value;
  }
}
