package huikuan.benchmarks.posting;

import huikuan.benchmarks.documents.Doc;
import huikuan.benchmarks.documents.DocumentStream;
import huikuan.benchmarks.server.Answer;
import huikuan.benchmarks.server.NotAnswered;
import java.util.List;
import java.util.function.Function;

/** Posts one request after the other, at its pace, as long as the window lasts. */
final class Client {

  private final int number;
  private final int batch;
  private final DocumentStream documents;
  private final Function<List<Doc>, Answer> server;
  private final Pace pace;
  private final Window window;
  private final Ticker ticker;
  private final Outcome outcome = new Outcome();

  /**
   * @param number from 0
   * @param batch documents per request
   * @param server answers, or throws {@link NotAnswered}
   */
  Client(
      int number,
      int batch,
      DocumentStream documents,
      Function<List<Doc>, Answer> server,
      Pace pace,
      Window window,
      Ticker ticker) {
    this.number = number;
    this.batch = batch;
    this.documents = documents;
    this.server = server;
    this.pace = pace;
    this.window = window;
    this.ticker = ticker;
  }

  Outcome run() {
    for (long request = 0; ; request++) {
      List<Doc> next = documents.next(batch);
      long now = ticker.nanos();
      long intended = pace.intended(number, request, now);
      if (intended >= window.end()) {
        return outcome;
      }
      if (now < window.patience()) {
        ticker.sleepUntil(intended);
        send(next, intended);
      } else if (window.contains(intended)) {
        outcome.unsent(now - intended);
      }
    }
  }

  private void send(List<Doc> sent, long intended) {
    try {
      Answer answer = server.apply(sent);
      take(answer, sent, window.contains(ticker.nanos()));
    } catch (NotAnswered e) {
      outcome.failed(e.getMessage());
    }
    if (window.contains(intended)) {
      outcome.latency(ticker.nanos() - intended);
    }
  }

  private void take(Answer answer, List<Doc> sent, boolean inWindow) {
    documents.acknowledged(sent, answer.refused());
    int refused = answer.refused().cardinality();
    outcome.acknowledged(sent.size() - refused, inWindow);
    if (refused > 0) {
      outcome.rejected(refused, answer.problem());
    }
  }
}
