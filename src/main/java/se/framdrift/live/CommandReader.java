package se.framdrift.live;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Messages of a viewer to commands: JSON objects, one a line. Pure; any thread. */
final class CommandReader {

  /** More commands in one message are refused whole. */
  static final int MAX_COMMANDS = 100;

  private static final Set<String> UNAVAILABLE =
      Set.of("presence", "presence_stats", "refresh", "sub_refresh");

  /** A bit of {@code subscribe.flag}: answer an unrecoverable position with an error. */
  private static final long REFUSE_UNRECOVERED = 2;

  private CommandReader() {}

  /**
   * Ends with {@link Command.Unreadable} at the first line that is no command, and is that alone
   * where there is none.
   */
  static List<Command> read(String message) {
    List<Command> commands = new ArrayList<>();
    for (String line : message.split("\n")) {
      if (line.isBlank()) {
        continue;
      }
      Command command = commands.size() < MAX_COMMANDS ? line(line) : new Command.Unreadable();
      commands.add(command);
      if (command instanceof Command.Unreadable) {
        break;
      }
    }
    return commands.isEmpty() ? List.of(new Command.Unreadable()) : commands;
  }

  private static Command line(String line) {
    JsonObject json;
    try {
      json = new JsonObject(line);
    } catch (DecodeException e) {
      return new Command.Unreadable();
    }
    if (json.isEmpty()) {
      return new Command.Pong();
    }
    Object id = json.getValue("id", 0);
    if (!isWhole(id) || ((Number) id).longValue() < 0) {
      return new Command.Unreadable();
    }
    return command(((Number) id).longValue(), json);
  }

  private static Command command(long id, JsonObject json) {
    if (json.containsKey("send")) {
      return new Command.Send();
    }
    if (id == 0) {
      return new Command.Unreadable();
    }
    try {
      for (String method : json.fieldNames()) {
        if (UNAVAILABLE.contains(method)) {
          return new Command.Unavailable(id);
        }
        Object body = json.getValue(method);
        if (body instanceof JsonObject fields) {
          return command(id, method, fields);
        }
      }
      return new Command.Unreadable();
    } catch (WrongField _) {
      return new Command.Incomplete(id);
    }
  }

  private static Command command(long id, String method, JsonObject body) throws WrongField {
    return switch (method) {
      case "connect" -> new Command.Connect(id, text(body, "token", ""));
      case "subscribe" -> subscribe(id, body);
      case "unsubscribe" -> new Command.Unsubscribe(id, channel(body));
      case "publish" -> new Command.Publish(id);
      case "history" -> history(id, body);
      case "rpc" -> new Command.Rpc(id, text(body, "method", ""), object(body, "data"));
      case "ping" -> new Command.Ping(id);
      default -> new Command.Unreadable();
    };
  }

  private static Command subscribe(long id, JsonObject body) throws WrongField {
    if (whole(body, "type", 0) != 0) {
      return new Command.Unavailable(id);
    }
    boolean recovering = Boolean.TRUE.equals(body.getValue("recover"));
    return new Command.Subscribe(
        id,
        channel(body),
        recovering,
        recovering ? text(body, "epoch", "") : null,
        whole(body, "offset", 0),
        (whole(body, "flag", 0) & REFUSE_UNRECOVERED) != 0);
  }

  private static Command history(long id, JsonObject body) throws WrongField {
    if (Boolean.TRUE.equals(body.getValue("reverse"))) {
      return new Command.Unavailable(id);
    }
    boolean since = body.getValue("since") != null;
    JsonObject from = object(body, "since");
    return new Command.History(
        id,
        channel(body),
        since ? text(from, "epoch", "") : null,
        whole(from, "offset", 0),
        Math.clamp(whole(body, "limit", 0), -1, Integer.MAX_VALUE));
  }

  private static String channel(JsonObject body) throws WrongField {
    String channel = text(body, "channel", "");
    if (channel.isEmpty()) {
      throw new WrongField();
    }
    return channel;
  }

  private static String text(JsonObject body, String field, String otherwise) throws WrongField {
    return switch (body.getValue(field)) {
      case null -> otherwise;
      case String text -> text;
      default -> throw new WrongField();
    };
  }

  private static long whole(JsonObject body, String field, long otherwise) throws WrongField {
    return switch (body.getValue(field)) {
      case null -> otherwise;
      case Number number when isWhole(number) -> number.longValue();
      default -> throw new WrongField();
    };
  }

  private static JsonObject object(JsonObject body, String field) throws WrongField {
    return switch (body.getValue(field)) {
      case null -> new JsonObject();
      case JsonObject object -> object;
      default -> throw new WrongField();
    };
  }

  private static boolean isWhole(@Nullable Object value) {
    return value instanceof Integer || value instanceof Long;
  }

  private static final class WrongField extends Exception {
    private static final long serialVersionUID = 1;

    WrongField() {
      super("A field is missing or of the wrong type", null, false, false);
    }
  }
}
