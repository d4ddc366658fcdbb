package huikuan.dunning.hold;

import huikuan.contracts.CustomerId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** A customer with holds in force, as stored. Days and moments are text, exactly as told. */
@Document(HeldCustomer.COLLECTION)
record HeldCustomer(@Id String id, List<Stored> holds) {

  static final String COLLECTION = "customer-holds";

  record Stored(String source, String reason, String until, @Nullable String note, String endsAt) {

    private static Stored of(HoldInForce held) {
      Hold hold = held.hold();
      return new Stored(
          hold.source(),
          hold.reason(),
          hold.until().toString(),
          hold.note(),
          held.endsAt().toString());
    }

    private HoldInForce hold() {
      return new HoldInForce(
          new Hold(source, reason, LocalDate.parse(until), null, note), Instant.parse(endsAt));
    }
  }

  static HeldCustomer of(CustomerId customer, HoldsInForce holds) {
    return new HeldCustomer(customer.toString(), holds.each().stream().map(Stored::of).toList());
  }

  HoldsInForce inForce() {
    return new HoldsInForce(holds.stream().map(Stored::hold).toList());
  }
}
