/** The commit log: a dense, ordered event store on MongoDB, as Axon's storage engine. */
@NullMarked
package huikuan.platform.eventlog;

import org.jspecify.annotations.NullMarked;
