package huikuan.standalone.imports;

/**
 * Something of the file that is not in the ledger.
 *
 * @param line the physical line at which its row begins, from 1
 * @param column as the header has it; the mapping's field in brackets if it is no column; empty =
 *     the whole row
 * @param value as the file has it
 * @param reason one of few, the same for the same kind of fault
 * @param detail what would be right
 */
record Rejection(long line, String column, String value, String reason, String detail) {

  /** Of a whole row. */
  static Rejection ofRow(long line, String reason, String detail) {
    return new Rejection(line, "", "", reason, detail);
  }
}
