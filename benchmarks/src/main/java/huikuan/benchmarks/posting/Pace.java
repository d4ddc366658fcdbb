package huikuan.benchmarks.posting;

/** When a client means to start its next request. */
sealed interface Pace {

  /**
   * @param number of the client's request, from 0
   */
  long intended(int client, long number, long now);

  /** When the last one is answered. */
  record Closed() implements Pace {
    @Override
    public long intended(int client, long number, long now) {
      return now;
    }
  }

  /**
   * At a fixed rate over all clients, whether or not the server keeps up: a request that has to
   * wait for the one before it waited since its intended start.
   */
  record Open(long begin, double requestsPerSecond, int clients) implements Pace {

    public Open {
      if (requestsPerSecond <= 0 || clients < 1) {
        throw new IllegalArgumentException("An open loop needs a rate and a client");
      }
    }

    @Override
    public long intended(int client, long number, long now) {
      return begin + Math.round((number * clients + client) * 1e9 / requestsPerSecond);
    }
  }
}
