package huikuan.ledger.requested;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.contracts.dunning.DunningEvent.Posting;
import huikuan.contracts.dunning.DunningEvent.PostingRequested;
import huikuan.contracts.ledger.LedgerEvent.PostingOutcome;
import huikuan.ledger.requested.RequestEvent.RequestAnswered;
import huikuan.ledger.requested.RequestEvent.RequestContradicted;
import huikuan.ledger.requested.RequestEvent.RequestTaken;
import huikuan.platform.approval.ProposalId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** One of each event of requested postings, with all that it can tell. */
public final class ApprovedRequests {

  private static final AccountId ACCOUNT = AccountId.parse("CN01.0379-NEVHP.USD");
  private static final String DECISION = "dispute.CN01.0379-NEVHP.3-1";

  public static Stream<Object> events() {
    return Stream.of(
        new RequestTaken(
            new PostingRequested(
                DECISION,
                ACCOUNT,
                Posting.EXTENSION,
                ItemKind.INVOICE,
                "611365",
                Money.parse("5.94 USD"),
                LocalDate.parse("2013-03-01"),
                "they wait for the budget",
                "person:li.qiang",
                List.of("person:zhao.lei")),
            LocalDate.parse("2013-01-20")),
        new RequestAnswered(
            ACCOUNT,
            DECISION,
            PostingOutcome.REJECTED,
            ProposalId.parse("posting.CN01.0379-NEVHP.USD.3"),
            Instant.parse("2013-01-28T16:00:00Z"),
            "exceeds-open-amount",
            "they pay"),
        new RequestContradicted(ACCOUNT, DECISION));
  }

  private ApprovedRequests() {}
}
