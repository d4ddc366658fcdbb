package huikuan.standalone.identity;

import java.util.List;

/**
 * Somebody who works here, one for each role.
 *
 * @param name by which it signs in
 * @param grants its roles, such as {@code collector@*}
 */
record SamplePerson(String name, String fullName, List<String> grants) {

  static final List<SamplePerson> ALL =
      List.of(
          new SamplePerson("chen.jing", "陈静", List.of("finance@*")),
          new SamplePerson("li.qiang", "李强", List.of("collector@*")),
          new SamplePerson("wang.fang", "王芳", List.of("sales@*")),
          new SamplePerson("zhao.lei", "赵磊", List.of("approver@*")),
          new SamplePerson("sun.hao", "孙浩", List.of("operator@*")),
          new SamplePerson("wu.ying", "吴颖", List.of("auditor@*")),
          new SamplePerson("zhou.min", "周敏", List.of("admin@*")));

  boolean has(String role) {
    return grants.stream().anyMatch(grant -> grant.startsWith(role + "@"));
  }
}
