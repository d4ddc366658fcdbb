package huikuan.ledger.documents;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.Money;
import huikuan.ledger.account.DecidePosting;
import huikuan.ledger.account.Document;
import huikuan.ledger.account.Document.Credit;
import huikuan.ledger.account.Document.WriteOff;
import huikuan.ledger.account.ProposalEvent;
import huikuan.ledger.account.ProposePosting;
import huikuan.ledger.account.Rejection;
import huikuan.ledger.commands.Commands;
import huikuan.ledger.commands.Reached;
import huikuan.ledger.documents.PostingsController.View;
import huikuan.ledger.period.Locks;
import huikuan.platform.approval.Approvable;
import huikuan.platform.approval.ApprovalEntry;
import huikuan.platform.approval.ApprovalTimes;
import huikuan.platform.approval.ProposalId;
import huikuan.platform.approval.Verdict;
import huikuan.platform.company.CompanySettings;
import huikuan.platform.eventlog.BusinessKeyTaken;
import huikuan.platform.eventlog.PremiseOutdated;
import huikuan.platform.web.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings documents that people here propose, and decisions on them, to the accounts. */
@Component
class PostingProposals implements Approvable {

  private static final int ATTEMPTS = 20;

  private final Commands commands;
  private final KnownDocuments known;
  private final AgreedContacts contacts;
  private final Locks locks;
  private final WriteOffLimits limits;
  private final ExtensionLimits extensions;
  private final CompanySettings companies;
  private final ApprovalTimes times;
  private final Clock clock;

  PostingProposals(
      Commands commands,
      KnownDocuments known,
      AgreedContacts contacts,
      Locks locks,
      WriteOffLimits limits,
      ExtensionLimits extensions,
      CompanySettings companies,
      ApprovalTimes times,
      Clock clock) {
    this.commands = commands;
    this.known = known;
    this.contacts = contacts;
    this.locks = locks;
    this.limits = limits;
    this.extensions = extensions;
    this.companies = companies;
    this.times = times;
    this.clock = clock;
  }

  /**
   * @param sent the document as JSON, by which it is read again when it is approved
   * @throws ProblemException if it names nobody who can have agreed, or the rules of its account
   *     refuse it
   */
  View propose(Document document, String sent) {
    Reached<ProposePosting.Outcome> reached = proposed(document, sent);
    return reached.result() instanceof ProposePosting.Outcome.Waits waits
        ? new View(document.account(), waits.proposal(), waits.needed(), known.head())
        : new View(document.account(), null, null, reached.position());
  }

  /**
   * The same, as the account has it: it waits, or is posted.
   *
   * @throws ProblemException likewise
   */
  Reached<ProposePosting.Outcome> proposed(Document document, String sent) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Optional<Reached<ProposePosting.Outcome>> posted = posted(document);
      if (posted.isPresent()) {
        return posted.get();
      }
      contacts
          .refusal(document)
          .ifPresent(
              problem -> {
                throw new ProblemException(problem);
              });
      try {
        return onceProposed(document, sent);
      } catch (BusinessKeyTaken taken) {
        // The log has the number now.
      }
    }
    throw Commands.busy();
  }

  private Reached<ProposePosting.Outcome> onceProposed(Document document, String sent) {
    String company = document.account().company();
    Money givenUp = givenUp(document);
    Instant now = clock.instant();
    Reached<ProposePosting.Outcome> reached =
        onTheLock(
            company,
            lockedBefore ->
                new ProposePosting(
                    document.account(),
                    document,
                    sent,
                    givenUp != null && limits.small(givenUp),
                    extensions.alone(),
                    givenUp == null ? null : limits.byOne(givenUp),
                    now,
                    times.lapsesAt(company, now),
                    companies.dayAt(company, now),
                    lockedBefore));
    return sound(document, reached);
  }

  /** A credit note that is proposed here gives up as much as a write-off would. */
  private static @Nullable Money givenUp(Document document) {
    return switch (document) {
      case WriteOff writeOff -> writeOff.amount();
      case Credit credit -> credit.amount();
      default -> null;
    };
  }

  /**
   * A document that was posted meanwhile is refused for what it did itself: it is the same again.
   */
  private Reached<ProposePosting.Outcome> sound(
      Document document, Reached<ProposePosting.Outcome> reached) {
    return switch (reached.result()) {
      case ProposePosting.Outcome.Posted _, ProposePosting.Outcome.Waits _ -> reached;
      case ProposePosting.Outcome.OfAnother(String by) ->
          throw new ProblemException(Refusals.proposedBy(by));
      case ProposePosting.Outcome.TooMany(int waiting) ->
          throw new ProblemException(Refusals.tooManyProposals(waiting));
      case ProposePosting.Outcome.Refused(var rejection) ->
          posted(document).orElseThrow(() -> refused(rejection, document));
    };
  }

  /**
   * The document as the log has it already, with the commit that holds it; empty = it has not.
   *
   * @throws ProblemException if it has another of that number
   */
  Optional<Reached<ProposePosting.Outcome>> posted(Document document) {
    List<Result> results = new ArrayList<>();
    known.settle(List.of(new NumberedDocument(0, document)), results);
    Optional<Result> result = results.stream().findFirst();
    if (result.isPresent() && result.get().problem() != null) {
      throw new ProblemException(result.get().problem());
    }
    return result.map(
        it -> new Reached<>(new ProposePosting.Outcome.Posted(), requireNonNull(it.position())));
  }

  /** Decides on the company's lock; if it has moved meanwhile, again on the new one. */
  private <R> Reached<R> onTheLock(String company, Function<@Nullable LocalDate, Object> command) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Locks.PeriodLock lock = locks.read(company);
      try {
        return lock.premise()
            .whileDeciding(() -> commands.send(command.apply(lock.lockedBefore())));
      } catch (PremiseOutdated moved) {
        // The next attempt reads it.
      }
    }
    throw Commands.busy();
  }

  private static ProblemException refused(Rejection rejection, Document document) {
    return new ProblemException(Refusals.problem(rejection, document));
  }

  @Override
  public String kind() {
    return ProposalEvent.PROPOSAL;
  }

  @Override
  public Verdict approve(ApprovalEntry proposal, Instant now) {
    return approve(proposal.id(), document(proposal), now);
  }

  /**
   * The same, of a document that is read already.
   *
   * @throws ProblemException if it can't be posted now; the proposal stays
   */
  Verdict approve(ProposalId proposal, Document document, Instant now) {
    try {
      return onceApproved(proposal, document, now);
    } catch (BusinessKeyTaken taken) {
      posted(document);
      return Verdict.DECIDED;
    }
  }

  private Verdict onceApproved(ProposalId proposal, Document document, Instant now) {
    String company = document.account().company();
    Reached<DecidePosting.Outcome> reached =
        onTheLock(
            company,
            lockedBefore ->
                new DecidePosting.Approve(
                    document.account(),
                    proposal,
                    document,
                    now,
                    companies.dayAt(company, now),
                    lockedBefore));
    Rejection rejection = reached.result().refused();
    if (rejection != null) {
      throw refused(rejection, document);
    }
    return reached.result().verdict();
  }

  @Override
  public Verdict reject(ApprovalEntry proposal, String reason) {
    Document document = document(proposal);
    return commands
        .<Verdict>send(new DecidePosting.Reject(document.account(), proposal.id(), reason))
        .result();
  }

  /** The document that was proposed. It was read before, so it has no faults. */
  private static Document document(ApprovalEntry proposal) {
    return ProposedBody.read(proposal.what("document").orElseThrow());
  }
}
