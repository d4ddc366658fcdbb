package huikuan.console.page;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a state looks: good, in need of somebody, bad, under way; the rest is plain. */
public final class Tones {

  private static final String GOOD = "good";
  private static final String WARN = "warn";
  private static final String BAD = "bad";
  private static final String INFO = "info";

  private static final Map<String, String> TONES =
      Map.ofEntries(
          Map.entry("case.open", INFO),
          Map.entry("case.needs-contact", WARN),
          Map.entry("case.on-hold", WARN),
          Map.entry("case.proposed", WARN),
          Map.entry("case.retrying", BAD),
          Map.entry("case.closed", GOOD),
          Map.entry("sanction.proposed", WARN),
          Map.entry("sanction.in-force", BAD),
          Map.entry("sanction.lifted", GOOD),
          Map.entry("sanction-answer.done", GOOD),
          Map.entry("sanction-answer.refused", BAD),
          Map.entry("sanction-answer.none", WARN),
          Map.entry("message-state.pending", INFO),
          Map.entry("message-state.retrying", WARN),
          Map.entry("message-state.sent", GOOD),
          Map.entry("message-state.bounced", BAD),
          Map.entry("message-state.failed", BAD),
          Map.entry("letter-state.sending", INFO),
          Map.entry("letter-state.not-sent", BAD),
          Map.entry("letter-state.bounced", BAD),
          Map.entry("letter-state.not-agreed", WARN),
          Map.entry("letter-state.to-print", WARN),
          Map.entry("letter-state.closed", GOOD),
          Map.entry("letter-state.arrived", GOOD),
          Map.entry("letter-state.sent", INFO),
          Map.entry("promise-state.proposed", WARN),
          Map.entry("promise-state.in-force", INFO),
          Map.entry("promise-state.kept", GOOD),
          Map.entry("promise-state.partly-kept", WARN),
          Map.entry("promise-state.broken", BAD),
          Map.entry("promise-state.withdrawn", BAD),
          Map.entry("approval.open", WARN),
          Map.entry("approval.approved", GOOD),
          Map.entry("approval.rejected", BAD),
          Map.entry("run-state.stopped", WARN),
          Map.entry("run-state.writing", INFO),
          Map.entry("run-state.written", WARN),
          Map.entry("run-state.sending", INFO),
          Map.entry("run-state.sent", GOOD),
          Map.entry("item-state.open", INFO),
          Map.entry("item-state.settled", GOOD),
          Map.entry("item-state.reversed", WARN),
          Map.entry("contact-state.confirmed", GOOD),
          Map.entry("contact-state.proposed", WARN),
          Map.entry("contact-state.stale", BAD),
          Map.entry("evidence-state.there", GOOD),
          Map.entry("evidence-state.damaged", BAD),
          Map.entry("evidence-state.withdrawn", WARN),
          Map.entry("copy-state.requested", INFO),
          Map.entry("copy-state.sent", GOOD),
          Map.entry("copy-state.failed", BAD),
          Map.entry("copy-state.bounced", BAD),
          Map.entry("claim-ready.true", GOOD),
          Map.entry("claim-ready.false", WARN),
          Map.entry("invoice-way.accepted", GOOD),
          Map.entry("invoice-way.delivered", INFO),
          Map.entry("invoice-way.corrected", INFO),
          Map.entry("invoice-way.toBeCorrected", BAD),
          Map.entry("invoice-way.requested", WARN),
          Map.entry("invoice-way.issued", WARN),
          Map.entry("milestone-state.accepted", GOOD),
          Map.entry("milestone-state.reached", INFO),
          Map.entry("milestone-state.late", BAD),
          Map.entry("policy.effective", GOOD),
          Map.entry("policy.approved", INFO),
          Map.entry("policy.drafted", WARN),
          Map.entry("policy.rejected", BAD),
          Map.entry("move.moving", INFO),
          Map.entry("move.stuck", BAD),
          Map.entry("move.stopped", WARN),
          Map.entry("move.arrived", GOOD),
          Map.entry("batch.drafted", WARN),
          Map.entry("batch.running", INFO),
          Map.entry("batch.done", GOOD),
          Map.entry("batch.stopped", WARN),
          Map.entry("dead.waiting", BAD),
          Map.entry("dead.sent-again", GOOD),
          Map.entry("verify.sound", GOOD),
          Map.entry("verify.damaged", BAD),
          Map.entry("verify.running", INFO),
          Map.entry("batch-case.done", GOOD),
          Map.entry("batch-case.not-done", WARN),
          Map.entry("agree.true", GOOD),
          Map.entry("agree.false", BAD),
          Map.entry("agree.missing", WARN),
          Map.entry("holds.true", GOOD),
          Map.entry("holds.false", BAD),
          Map.entry("matches.true", INFO),
          Map.entry("month-end.signed", GOOD),
          Map.entry("month-end.drafted", WARN));

  Tones() {}

  /** A class of the style sheet; empty = plain. */
  public String of(String family, @Nullable Object name) {
    return TONES.getOrDefault(family + "." + name, "");
  }
}
