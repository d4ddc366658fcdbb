package huikuan.ledger.intake;

/** What became of letters that were to be mailed, as notification told it, in the ledger's log. */
public final class LetterOutcomes {

  /** The key by which the log finds where a company's letters say to pay. */
  public static String payingKey(String company) {
    return "paying " + company;
  }

  private LetterOutcomes() {}

  /**
   * The key by which the log finds all that was told of a letter; see {@link
   * huikuan.platform.eventlog.EventLog#about}.
   */
  public static String key(String letter) {
    return "letter " + letter;
  }
}
