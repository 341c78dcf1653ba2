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

  /** Publications are joined to messages of about this many bytes: more, some clients refuse. */
  static final int MESSAGE_BYTES = 32 * 1024;

  private record Group(List<Push> pushes, Form form) {}

  private final Map<Group, List<SharedText>> made = new HashMap<>();

  /** {@code pushes} in this order, in as few messages as may be. */
  List<SharedText> messages(List<Push> pushes, Form form) {
    return pushes.size() == 1
        ? List.of(form.of(pushes.getFirst()))
        : made.computeIfAbsent(new Group(pushes, form), Together::join);
  }

  private static List<SharedText> join(Group group) {
    List<SharedText> messages = new ArrayList<>();
    List<SharedText> together = new ArrayList<>();
    int length = 0;
    for (Push push : group.pushes()) {
      SharedText next = group.form().of(push);
      if (!together.isEmpty() && length + next.length() > MESSAGE_BYTES) {
        messages.add(joined(together, group.form()));
        together.clear();
        length = 0;
      }
      together.add(next);
      length += next.length();
    }
    messages.add(joined(together, group.form()));
    return messages;
  }

  private static SharedText joined(List<SharedText> together, Form form) {
    return together.size() == 1 ? together.getFirst() : form.join(together);
  }
}
