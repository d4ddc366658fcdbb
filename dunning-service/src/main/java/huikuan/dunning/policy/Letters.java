package huikuan.dunning.policy;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import huikuan.contracts.MessageKind;
import huikuan.dunning.policy.Step.Kind;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The letters that can be written, to look up. */
@Component
class Letters {

  /** A customer is written to in one of these. */
  private static final Set<String> LANGUAGES = Set.of("zh", "en");

  private final MongoTemplate mongo;

  Letters(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /** The levels at which a step of a kind can write to every customer, by the kind. */
  Map<Kind, Set<String>> levels() {
    Map<String, Map<String, Set<String>>> languages =
        mongo.findAll(Document.class, TemplateDirectory.COLLECTION).stream()
            .collect(
                groupingBy(
                    each -> each.getString(TemplateDirectory.KIND),
                    groupingBy(
                        each -> each.getString(TemplateDirectory.NAME),
                        TreeMap::new,
                        mapping(each -> each.getString(TemplateDirectory.LANGUAGE), toSet()))));
    return Map.of(
        Kind.COURTESY, complete(languages.getOrDefault(MessageKind.COURTESY.name(), Map.of())),
        Kind.DEMAND, complete(languages.getOrDefault(MessageKind.DEMAND.name(), Map.of())));
  }

  private static Set<String> complete(Map<String, Set<String>> byName) {
    return byName.entrySet().stream()
        .filter(each -> each.getValue().containsAll(LANGUAGES))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
