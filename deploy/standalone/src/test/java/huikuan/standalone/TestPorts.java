package huikuan.standalone;

import huikuan.embedded.FreePorts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Free ports for one standalone, as its environment. */
record TestPorts(Map<String, String> environment) {

  static TestPorts free() {
    Ports.Listener[] listeners = Ports.Listener.values();
    List<Integer> free = FreePorts.next(listeners.length);
    Map<String, String> environment = new HashMap<>();
    for (Ports.Listener listener : listeners) {
      environment.put(listener.setting(), free.get(listener.ordinal()).toString());
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
