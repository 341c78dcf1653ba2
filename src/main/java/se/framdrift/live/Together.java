package se.framdrift.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Publications that leave in one write, joined once for all viewers to whom the same ones are due.
 * Lives for one turn of an event loop, and is confined to it.
 */
final class Together {

  /** How viewers of one kind read a publication. */
  enum Form {
    /** Messages of a WebSocket, one a line. */
    FRAME {
      @Override
      SharedText of(Push push) {
        return push.frame();
      }

      @Override
      SharedText join(List<SharedText> publications) {
        return SharedText.lines(publications);
      }
    },
    /** Server-sent events. */
    EVENT {
      @Override
      SharedText of(Push push) {
        return push.event();
      }

      @Override
      SharedText join(List<SharedText> publications) {
        StringBuilder all = new StringBuilder();
        publications.forEach(all::append);
        return SharedText.forMany(all.toString());
      }
    };

    abstract SharedText of(Push push);

    abstract SharedText join(List<SharedText> publications);
  }

  private record Group(List<Push> pushes, Form form) {}

  private final Map<Group, SharedText> joined = new HashMap<>();

  /** {@code first} and those after it, in this order. */
  SharedText joined(Push first, List<Push> further, Form form) {
    List<Push> all = new ArrayList<>(1 + further.size());
    all.add(first);
    all.addAll(further);
    return joined.computeIfAbsent(
        new Group(all, form), group -> form.join(group.pushes().stream().map(form::of).toList()));
  }
}
