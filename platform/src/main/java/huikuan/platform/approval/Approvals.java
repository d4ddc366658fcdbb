package huikuan.platform.approval;

import huikuan.contracts.AccountId;
import huikuan.platform.projection.CatchUp;
import huikuan.platform.web.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The proposals of a service, with all that was acknowledged before the question. */
final class Approvals {

  private final CatchUp catchUp;
  private final ApprovalStore store;

  Approvals(CatchUp catchUp, ApprovalStore store) {
    this.catchUp = catchUp;
    this.store = store;
  }

  Optional<ApprovalEntry> find(ProposalId id, Instant now) {
    catchUp.awaitHead();
    return store.find(id).map(entry -> entry.at(now));
  }

  List<ApprovalEntry> list(
      ApprovalState state,
      @Nullable String company,
      @Nullable AccountId account,
      Instant now,
      Page page) {
    catchUp.awaitHead();
    return store.list(state, company, account, now, page).stream()
        .map(entry -> entry.at(now))
        .toList();
  }
}
