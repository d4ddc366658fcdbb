/** The people who work with the services: until when their rights hold, and who answers then. */
@NullMarked
package huikuan.ledger.people;

import org.jspecify.annotations.NullMarked;
