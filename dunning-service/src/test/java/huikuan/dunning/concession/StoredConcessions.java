package huikuan.dunning.concession;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.ItemName;
import huikuan.contracts.Money;
import huikuan.contracts.dunning.DunningEvent.Posting;
import huikuan.contracts.ledger.LedgerEvent.PostingOutcome;
import huikuan.contracts.ledger.RecipientEvent.OfferAnswer;
import huikuan.dunning.arrangement.AgreedPart;
import huikuan.dunning.arrangement.ArrangementId;
import huikuan.dunning.concession.ConcessionEvent.AnswerCameLate;
import huikuan.dunning.concession.ConcessionEvent.ConcessionAccepted;
import huikuan.dunning.concession.ConcessionEvent.ConcessionApproved;
import huikuan.dunning.concession.ConcessionEvent.ConcessionDrafted;
import huikuan.dunning.concession.ConcessionEvent.ConcessionEnded;
import huikuan.dunning.concession.ConcessionEvent.ConcessionRejected;
import huikuan.dunning.concession.ConcessionEvent.ConcessionSettling;
import huikuan.dunning.concession.ConcessionEvent.DueMissed;
import huikuan.dunning.concession.ConcessionEvent.DuePaid;
import huikuan.dunning.concession.ConcessionEvent.DutyDone;
import huikuan.dunning.concession.ConcessionEvent.DutyMissed;
import huikuan.dunning.concession.ConcessionEvent.HeldPart;
import huikuan.dunning.concession.ConcessionEvent.PartChanged;
import huikuan.dunning.concession.ConcessionEvent.PostingHeard;
import huikuan.dunning.concession.ConcessionEvent.Wanted;
import huikuan.dunning.concession.ConcessionTerms.Due;
import huikuan.dunning.concession.ConcessionTerms.IfMissed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** An event of each kind about concessions, with all that it can hold. */
public final class StoredConcessions {

  private static final AccountId ACCOUNT = AccountId.parse("CN01.0379-NEVHP.USD");
  private static final ArrangementId CONCESSION =
      ArrangementId.parse("concession.CN01.0379-NEVHP.3");
  private static final String CASE = "reminder.CN01.611365";
  private static final String DECISION = "CS-7K3Q9F2MCB-1.1";
  private static final LocalDate ON = LocalDate.of(2013, 2, 26);
  private static final LocalDate UNTIL = LocalDate.of(2013, 2, 28);
  private static final Instant END = Instant.parse("2013-02-28T16:00:00Z");
  private static final Instant MOMENT = Instant.parse("2013-02-04T01:00:00Z");

  private StoredConcessions() {}

  public static Stream<Object> events() {
    List<HeldPart> held = List.of(new HeldPart(CASE, usd("50.00"), UNTIL));
    Conceded conceded = new Conceded(terms(), List.of(part("50.00", "0.00")));
    return Stream.of(
        new ConcessionDrafted(
            CONCESSION,
            ACCOUNT,
            conceded.terms(),
            conceded.parts(),
            usd("1.00"),
            "c-1",
            "talk-7",
            "they are short of money",
            "person:li.na",
            Instant.parse("2013-02-11T16:00:00Z")),
        new ConcessionApproved(CONCESSION, ACCOUNT, conceded, "person:wang.wei"),
        new ConcessionRejected(CONCESSION, ACCOUNT, conceded, "too much"),
        new ConcessionAccepted(
            CONCESSION, ACCOUNT, conceded, "c-1", "m-1", "9f86d081884c7d65", held, MOMENT),
        new PartChanged(
            CONCESSION,
            ACCOUNT,
            part("30.00", "20.00"),
            usd("-20.00"),
            "receipt",
            "R-611365",
            held),
        new DueMissed(CONCESSION, ACCOUNT, 1, usd("20.00"), held),
        new DuePaid(CONCESSION, ACCOUNT, 1, usd("3.00"), held),
        new DutyDone(CONCESSION, ACCOUNT, "came back", MOMENT),
        new DutyMissed(CONCESSION, ACCOUNT, held),
        new ConcessionSettling(
            CONCESSION,
            ACCOUNT,
            conceded,
            List.of(
                new Wanted(
                    DECISION,
                    CASE,
                    new ItemName(ItemKind.INVOICE, "611365"),
                    Posting.WRITE_OFF,
                    usd("5.00"))),
            "they are short of money",
            "person:li.na",
            "person:wang.wei"),
        new PostingHeard(
            CONCESSION,
            ACCOUNT,
            conceded,
            ConcessionState.REFUSED_BY_LEDGER,
            DECISION,
            PostingOutcome.REFUSED,
            "posting.CN01.CS-7K3Q9F2MCB-1.1",
            "exceeds-open-amount",
            "3.00 is open",
            held),
        new ConcessionEnded(
            CONCESSION, ACCOUNT, conceded, ConcessionState.MISSED, "bounced", "c-1", "m-1", MOMENT),
        new AnswerCameLate(
            CONCESSION,
            ACCOUNT,
            "c-1",
            "m-1",
            OfferAnswer.ACCEPTED,
            ConcessionState.LAPSED,
            MOMENT));
  }

  /** More than one kind has, so that all that can be stored is. */
  private static ConcessionTerms terms() {
    return new ConcessionTerms(
        ConcessionKind.SETTLEMENT,
        usd("50.00"),
        List.of(new Due(ON, usd("45.00"), UNTIL, END)),
        usd("0.45"),
        IfMissed.GOES_ON,
        ON,
        "exchange two boxes",
        ON,
        END,
        UNTIL,
        END);
  }

  private static AgreedPart part(String open, String paid) {
    return new AgreedPart(
        CASE,
        ItemKind.INVOICE,
        "611365",
        usd("50.00"),
        usd(open),
        usd(paid),
        usd("0.00"),
        48211,
        null);
  }

  private static Money usd(String amount) {
    return Money.parse(amount + " USD");
  }
}
