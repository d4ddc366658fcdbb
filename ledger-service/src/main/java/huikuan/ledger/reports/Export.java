package huikuan.ledger.reports;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A whole report, to be written as a file.
 *
 * @param name of the file, without its ending
 * @param bom whether a CSV file says that it is UTF-8, as Excel wants it
 */
@Schema(implementation = byte[].class)
record Export(Table table, Scope scope, String name, boolean bom) {}
