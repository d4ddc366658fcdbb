package huikuan.ledger.reconciling;

import com.fasterxml.jackson.annotation.JsonInclude;
import huikuan.ledger.balances.BalancesDatabase;
import huikuan.ledger.period.Locks;
import huikuan.ledger.query.Questions;
import huikuan.ledger.query.TimeParameters;
import huikuan.ledger.reconciling.PackContent.Control;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What has to hold before a month is signed, as it stands now: no part of the pack's text. */
@Component
class PackChecks {

  static final String LOCKED = "month-locked";

  private static final String RECORDED_SINCE =
      """
      SELECT count(DISTINCT p.position) AS commits, min(p.position) AS first FROM posting p
      WHERE p.account IN (SELECT id FROM account WHERE company = ?)
          AND p.position > ? AND p.effective <= ?
      """;

  /**
   * A check.
   *
   * @param name trial-agrees, control-account-agrees, month-locked or nothing-recorded-since
   * @param detail why it does not hold
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "MonthEndCheck")
  record Check(String name, boolean holds, @Nullable String detail) {}

  private final BalancesDatabase database;
  private final Questions questions;
  private final Locks locks;

  PackChecks(BalancesDatabase database, Questions questions, Locks locks) {
    this.database = database;
    this.questions = questions;
    this.locks = locks;
  }

  List<Check> of(PackContent content) {
    return List.of(trial(content), control(content), locked(content), since(content));
  }

  private static Check trial(PackContent content) {
    boolean agree = content.trial().agree();
    return new Check("trial-agrees", agree, agree ? null : "Sums of the trial do not agree.");
  }

  private static Check control(PackContent content) {
    String wrong =
        content.control().stream()
            .filter(each -> !each.agrees())
            .map(PackChecks::told)
            .collect(Collectors.joining("; "));
    return new Check("control-account-agrees", wrong.isEmpty(), wrong.isEmpty() ? null : wrong);
  }

  private static String told(Control control) {
    return control.missing() == null
        ? "%s differs by %s".formatted(control.currency(), control.difference())
        : control.currency() + " is not stated";
  }

  private Check locked(PackContent content) {
    LocalDate before = locks.read(content.company()).lockedBefore();
    LocalDate last = content.trial().asOf();
    boolean locked = before != null && before.isAfter(last);
    return new Check(
        LOCKED,
        locked,
        locked
            ? null
            : before == null ? "Nothing is locked." : "Only days before %s are.".formatted(before));
  }

  private Check since(PackContent content) {
    questions.ask(content.company(), new TimeParameters(null, null, null));
    return database
        .list(
            RECORDED_SINCE,
            List.of(content.company(), content.position(), content.trial().asOf()),
            row -> {
              long commits = row.getLong("commits");
              return new Check(
                  "nothing-recorded-since",
                  commits == 0,
                  commits == 0
                      ? null
                      : "%d commits dated in the month or before, the first at position %d."
                          .formatted(commits, row.getLong("first")));
            })
        .getFirst();
  }
}
