package huikuan.dunning.promise;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.dunning.arrangement.AgreedPart;
import huikuan.dunning.arrangement.ArrangementId;
import huikuan.dunning.arrangement.ReceivedMoney;
import huikuan.dunning.promise.PromiseEvent.NeedsApproval;
import huikuan.dunning.promise.PromiseEvent.PartChanged;
import huikuan.dunning.promise.PromiseEvent.PromiseApproved;
import huikuan.dunning.promise.PromiseEvent.PromiseInForceAgain;
import huikuan.dunning.promise.PromiseEvent.PromiseJudged;
import huikuan.dunning.promise.PromiseEvent.PromiseLapsed;
import huikuan.dunning.promise.PromiseEvent.PromiseMade;
import huikuan.dunning.promise.PromiseEvent.PromiseRejected;
import huikuan.dunning.promise.PromiseEvent.PromiseWithdrawn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** An event of each kind about promises, with all that it can hold. */
public final class StoredPromises {

  private static final AccountId ACCOUNT = AccountId.parse("CN01.0379-NEVHP.USD");
  private static final ArrangementId PROMISE = ArrangementId.parse("promise.CN01.0379-NEVHP.3");
  private static final String CASE = "reminder.CN01.611365";
  private static final Instant MOMENT = Instant.parse("2013-02-04T01:00:00Z");
  private static final Instant END = Instant.parse("2013-02-28T16:00:00Z");
  private static final LocalDate UNTIL = LocalDate.of(2013, 2, 28);

  private StoredPromises() {}

  public static Stream<Object> events() {
    List<AgreedPart> parts = List.of(part("50.00", "0.00", "0.00"));
    Promised promised = new Promised(parts, usd("50.00"), LocalDate.of(2013, 2, 26), UNTIL);
    return Stream.of(
        new PromiseMade(
            PROMISE,
            ACCOUNT,
            parts,
            usd("50.00"),
            usd("1.00"),
            LocalDate.of(2013, 2, 26),
            UNTIL,
            END,
            usd("0.50"),
            IfBroken.CALL,
            "c-1",
            "talk-7",
            "m-1",
            "their payment run is on the 25th",
            "person:li.na",
            NeedsApproval.FAR_AHEAD,
            Instant.parse("2013-02-11T16:00:00Z")),
        new PromiseApproved(PROMISE, ACCOUNT, promised),
        new PromiseRejected(PROMISE, ACCOUNT, promised, "a plan is better"),
        new PromiseLapsed(PROMISE, ACCOUNT, promised),
        new PartChanged(
            PROMISE,
            ACCOUNT,
            part("35.94", "20.00", "5.00"),
            usd("-20.00"),
            "receipt R-611365",
            UNTIL),
        new PromiseJudged(
            PROMISE,
            ACCOUNT,
            promised,
            PromiseState.PARTLY_KEPT,
            usd("20.00"),
            usd("3.00"),
            usd("27.00"),
            END),
        new PromiseInForceAgain(PROMISE, ACCOUNT, promised, END),
        new PromiseWithdrawn(PROMISE, ACCOUNT, promised, "they cannot", MOMENT, null));
  }

  private static AgreedPart part(String open, String paid, String late) {
    return new AgreedPart(
        CASE,
        ItemKind.INVOICE,
        "611365",
        usd("50.00"),
        usd(open),
        usd(paid),
        usd(late),
        48211,
        late.equals("0.00")
            ? null
            : List.of(
                new ReceivedMoney("receipt R-611365", usd(paid), false),
                new ReceivedMoney("receipt R-611366", usd(late), true)));
  }

  private static Money usd(String amount) {
    return Money.parse(amount + " USD");
  }
}
