package huikuan.ledger.reconciling;

import com.fasterxml.jackson.annotation.JsonInclude;
import huikuan.ledger.reconciling.PackChecks.Check;
import huikuan.ledger.reports.TrialAnswer;
import huikuan.platform.approval.ProposalId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pack: what it says for ever, and what became of it.
 *
 * @param state drafted, signed or superseded
 * @param hash SHA-256 of its text
 * @param checks as they stand now
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "MonthEnd")
record MonthEndView(
    String company,
    @Schema(example = "2026-03") String month,
    long position,
    OffsetDateTime knownAt,
    String state,
    String hash,
    Drafted drafted,
    @Nullable Signed signature,
    TrialAnswer trial,
    List<PackContent.Unapplied> unapplied,
    List<PackContent.UnappliedSum> unappliedSums,
    List<PackContent.CreditBalance> creditBalances,
    List<PackContent.CreditSum> creditBalanceSums,
    List<PackContent.Control> control,
    PackContent.Lock lock,
    List<Check> checks) {

  /** Who had it drafted. */
  @Schema(name = "MonthEndDrafted")
  record Drafted(String by, Instant at) {}

  /**
   * Who signed it.
   *
   * @param approvedBy the second person; absent: nobody yet
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "MonthEndSignature")
  record Signed(
      String by,
      Instant at,
      @Nullable String note,
      @Schema(type = "string", example = "month-end.CN01.2026-03.1") @Nullable ProposalId proposal,
      @Nullable String approvedBy,
      @Nullable Instant approvedAt) {

    static @Nullable Signed of(Pack.@Nullable Signature signature) {
      return signature == null
          ? null
          : new Signed(
              signature.by(),
              signature.at(),
              signature.note(),
              signature.proposal(),
              signature.approvedBy(),
              signature.approvedAt());
    }
  }

  static MonthEndView of(Packs.Read read, List<Check> checks) {
    Pack pack = read.pack();
    PackContent content = read.content();
    return new MonthEndView(
        content.company(),
        content.month(),
        content.position(),
        content.knownAt(),
        pack.state().word(),
        pack.hash(),
        new Drafted(pack.draftedBy(), pack.draftedAt()),
        Signed.of(pack.signature()),
        content.trial(),
        content.unapplied(),
        content.unappliedSums(),
        content.creditBalances(),
        content.creditBalanceSums(),
        content.control(),
        content.lock(),
        checks);
  }
}
