package huikuan.standalone.identity;

import java.util.List;

/**
 * Somebody who works here, one for each role; of approvers two, for what needs both.
 *
 * @param name by which it signs in
 * @param grants its roles, such as {@code collector@*}
 */
record SamplePerson(String name, List<String> grants) {

  static final List<SamplePerson> ALL =
      List.of(
          new SamplePerson("chen.jing", List.of("finance@*")),
          new SamplePerson("li.qiang", List.of("collector@*")),
          new SamplePerson("li.na", List.of("sales@*")),
          new SamplePerson("zhao.lei", List.of("approver@*")),
          new SamplePerson("he.wen", List.of("approver@*")),
          new SamplePerson("sun.hao", List.of("operator@*")),
          new SamplePerson("wu.ying", List.of("auditor@*")),
          new SamplePerson("zhou.min", List.of("admin@*")));

  boolean has(String role) {
    return grants.stream().map(Grants::role).anyMatch(role::equals);
  }
}
