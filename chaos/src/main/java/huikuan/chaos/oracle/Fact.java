package huikuan.chaos.oracle;

import huikuan.chaos.load.Entry;
import java.time.Instant;

/** A document that is in the ledger. */
record Fact(Entry entry, Instant clock, long position) {}
