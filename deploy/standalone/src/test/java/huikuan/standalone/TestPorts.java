package huikuan.standalone;

import java.util.HashMap;
import java.util.Map;

/** Free ports for one standalone, as its environment. */
record TestPorts(Map<String, String> environment) {

  static TestPorts free() {
    Map<String, String> environment = new HashMap<>();
    for (Ports.Listener listener : Ports.Listener.values()) {
      environment.put(listener.setting(), RunningProcess.freePort());
    }
    return new TestPorts(environment);
  }

  String gateway() {
    return "http://127.0.0.1:" + environment.get(Ports.Listener.GATEWAY.setting());
  }

  Map<String, String> with(String name, String value) {
    Map<String, String> extended = new HashMap<>(environment);
    extended.put(name, value);
    return extended;
  }
}
