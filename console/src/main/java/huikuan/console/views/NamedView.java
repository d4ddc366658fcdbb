package huikuan.console.views;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An address that a person has given a name.
 *
 * @param id of the person and the name: a name is used once
 * @param address of a page here, with its filters
 */
@Document("views")
public record NamedView(@Id String id, String person, String name, String address) {

  /** Of a person, by its name. */
  public static NamedView of(String person, String name, String address) {
    return new NamedView(person + "\n" + name, person, name, address);
  }
}
