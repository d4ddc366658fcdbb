package huikuan.dunning.standing;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.dunning.standing.Proposal.KnownFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules that propose why a claim is late, in their order. */
class ProposalTest {

  @ParameterizedTest(name = "{0} {1} {2} {3} {4} {5}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          # ours | owed | broken | told               | missing                | contract || cause    | rule               | attitude      | rule
          0      | 0    | 0      | -                  | -                      | false    || -        | nothing-known      | not-malicious | nothing-known
          1      | 2    | 3      | no-budget          | -                      | true     || own      | dispute-ours       | not-malicious | own-cause
          0      | 2    | 3      | invoice-missing    | -                      | true     || own      | invoice-missing    | not-malicious | own-cause
          0      | 0    | 0      | acceptance-missing | -                      | false    || own      | acceptance-missing | not-malicious | own-cause
          0      | 0    | 1      | no-budget          | evidence contract      | false    || own      | evidence-missing   | not-malicious | own-cause
          0      | 0    | 1      | no-budget          | -                      | true     || contract | contract-waits     | not-malicious | nothing-known
          0      | 0    | 0      | no-budget          | -                      | false    || customer | no-budget          | not-malicious | nothing-known
          0      | 0    | 0      | in-approval        | -                      | false    || customer | in-approval        | not-malicious | nothing-known
          0      | 0    | 0      | said-paid          | -                      | false    || -        | nothing-known      | not-malicious | nothing-known
          0      | 0    | 1      | said-paid          | -                      | false    || customer | promise-broken     | not-malicious | nothing-known
          0      | 0    | 2      | -                  | -                      | false    || customer | promise-broken     | malicious     | promises-broken
          0      | 1    | 0      | -                  | -                      | false    || customer | dispute-unfounded  | not-malicious | nothing-known
          0      | 2    | 1      | -                  | -                      | false    || customer | promise-broken     | malicious     | disputes-unfounded
          """)
  void theFirstRuleThatHoldsNamesTheCause(
      int ours,
      int owed,
      int broken,
      @Nullable String told,
      @Nullable String missing,
      boolean contract,
      @Nullable String none,
      @Nullable String cause,
      String rule,
      String attitude,
      String attitudeRule) {
    assertThat(none).isNull();
    Proposal proposed =
        Proposal.of(
            new KnownFacts(
                ours,
                owed,
                broken,
                told,
                missing == null ? List.of() : List.of(missing),
                contract));
    assertThat(proposed.cause()).isEqualTo(cause == null ? null : Cause.of(cause));
    assertThat(proposed.rule()).isEqualTo(rule);
    assertThat(proposed.attitude()).isEqualTo(Attitude.of(attitude));
    assertThat(proposed.attitudeRule()).isEqualTo(attitudeRule);
  }
}
