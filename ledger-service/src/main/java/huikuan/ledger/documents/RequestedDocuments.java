package huikuan.ledger.documents;

import huikuan.ledger.account.Document;
import huikuan.ledger.account.ProposePosting;
import huikuan.platform.actor.Actor;
import huikuan.platform.approval.ProposalId;
import huikuan.platform.approval.Verdict;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Posts or proposes documents that people have decided in another service. Each command has the
 * person as its actor, so that the rules of four eyes, and the history of the account, have them.
 */
@Component
public class RequestedDocuments {

  private static final int OUR_FAULT = 500;

  /** The result of a request. */
  public sealed interface Result {

    record Posted() implements Result {}

    /** Others have to approve it, before it lapses. */
    record Proposed(ProposalId proposal, Instant lapsesAt) implements Result {}

    /** The document has faults, or the rules of its account refuse it. */
    record Refused(Problem problem) implements Result {}
  }

  private final PostingProposals proposals;
  private final Clock clock;

  RequestedDocuments(PostingProposals proposals, Clock clock) {
    this.proposals = proposals;
    this.clock = clock;
  }

  /**
   * Proposes a document, and approves it for each who has. The same again comes to the same.
   *
   * @param sent the document as JSON
   * @param proposedBy the actor who wants it
   * @param approvedBy those who approve it; who may not, such as the proposer, does not count
   * @throws ProblemException if it is to be tried again
   */
  public Result request(String sent, String proposedBy, List<String> approvedBy) {
    try {
      Document document = ProposedBody.read(sent);
      ProposePosting.Outcome outcome =
          Actor.onBehalfOf(proposedBy, () -> proposals.proposed(document, sent).result());
      return outcome instanceof ProposePosting.Outcome.Waits waits
              && !isApproved(waits.proposal(), document, approvedBy)
          ? new Result.Proposed(waits.proposal(), waits.lapsesAt())
          : new Result.Posted();
    } catch (ProblemException e) {
      if (isOurFault(e)) {
        throw e;
      }
      return new Result.Refused(e.problem());
    }
  }

  private boolean isApproved(ProposalId proposal, Document document, List<String> approvedBy) {
    return approvedBy.stream()
        .map(each -> Actor.onBehalfOf(each, () -> approval(proposal, document)))
        .anyMatch(Verdict.APPROVED::equals);
  }

  /** A proposal that the account refuses by now stays, until somebody decides it. */
  private Verdict approval(ProposalId proposal, Document document) {
    try {
      return proposals.approve(proposal, document, clock.instant());
    } catch (ProblemException e) {
      if (isOurFault(e)) {
        throw e;
      }
      return Verdict.ANOTHER_NEEDED;
    }
  }

  private static boolean isOurFault(ProblemException problem) {
    return problem.problem().status() >= OUR_FAULT;
  }

  /** Whether exactly this document is in the books. */
  public boolean isPosted(String sent) {
    try {
      return proposals.posted(ProposedBody.read(sent)).isPresent();
    } catch (ProblemException e) {
      // Its number stands for another document.
      return false;
    }
  }
}
