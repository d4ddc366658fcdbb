package huikuan.platform.web.edge;

/** Time that only goes on; a test has one that it moves. */
@FunctionalInterface
interface Ticker {

  long nanos();
}
