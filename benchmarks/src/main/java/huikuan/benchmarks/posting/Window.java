package huikuan.benchmarks.posting;

/** The time that counts; before it the server warms up, after it the last answers come in. */
record Window(long begin, long end) {

  Window {
    if (end <= begin) {
      throw new IllegalArgumentException("A window needs a length");
    }
  }

  boolean contains(long moment) {
    return moment >= begin && moment < end;
  }

  /** A server that is as far behind as this is not waited for. */
  long patience() {
    return end + (end - begin);
  }

  double seconds() {
    return (end - begin) / 1e9;
  }
}
