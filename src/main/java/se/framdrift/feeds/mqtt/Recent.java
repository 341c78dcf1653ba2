package se.framdrift.feeds.mqtt;

import java.util.LinkedHashMap;
import java.util.Map;

/** Ids that were seen lately, at most so many; the one unseen longest is forgotten first. */
final class Recent {

  private final Map<String, Boolean> ids;

  Recent(int most) {
    this.ids =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > most;
          }
        };
  }

  synchronized boolean has(String id) {
    return ids.get(id) != null;
  }

  synchronized void add(String id) {
    ids.put(id, Boolean.TRUE);
  }

  synchronized int size() {
    return ids.size();
  }
}
