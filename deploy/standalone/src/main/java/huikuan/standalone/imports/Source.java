package huikuan.standalone.imports;

import java.util.function.Consumer;

/** A file with a header and rows, whatever its format. */
interface Source {

  Record header();

  /**
   * Each row after the header, in the order of the file.
   *
   * @throws huikuan.standalone.Refusal if the rest can't be told apart into rows
   */
  void forEach(Consumer<Record> row);
}
