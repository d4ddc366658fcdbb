package huikuan.platform.web;

/** Text for files that people open in a spreadsheet. */
public final class Spreadsheets {

  /** In front of a text, it has Excel read it as UTF-8. */
  public static final char BYTE_ORDER_MARK = '\uFEFF';

  /** A spreadsheet takes what begins so for a formula; the full-width signs in East Asia, too. */
  private static final String FORMULA = "=+-@\t\r＝＋－＠";

  private Spreadsheets() {}

  /** The text, with an apostrophe in front if a spreadsheet would take it for a formula. */
  public static String harmless(String text) {
    return isFormula(text) ? "'" + text : text;
  }

  /** The text without the apostrophe that {@link #harmless} has put in front. */
  public static String meant(String text) {
    return text.startsWith("'") && isFormula(text.substring(1)) ? text.substring(1) : text;
  }

  private static boolean isFormula(String text) {
    return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
  }
}
