package se.framdrift.web;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.framdrift.problem.Problem;

/** Keeps what is sent, and says what it was asked. */
final class MemoryDesk implements UploadDesk {

  final Map<String, byte[]> files = new HashMap<>();
  final Map<String, String> owners = new HashMap<>();
  final List<String> asked = new ArrayList<>();

  @Override
  public JsonObject receive(String owner, String name, InputStream body) throws IOException {
    byte[] bytes = body.readAllBytes();
    synchronized (this) {
      String id = "u" + (files.size() + 1);
      files.put(id, bytes);
      owners.put(id, owner);
      return new JsonObject().put("id", id).put("name", name);
    }
  }

  @Override
  public synchronized JsonObject guess(String owner, String id) {
    check(owner, id);
    return new JsonObject().put("id", id).put("name", "mätare.csv");
  }

  private void check(String owner, String id) {
    if (!owner.equals(owners.get(id))) {
      throw new Problem.NotFound("There is no such upload.").asFailure();
    }
  }

  @Override
  public synchronized JsonObject state(String owner, String id) {
    check(owner, id);
    return new JsonObject().put("id", id).put("state", "ready");
  }

  @Override
  public synchronized JsonObject preview(String owner, String id, JsonObject mapping) {
    check(owner, id);
    asked.add("preview " + mapping.encode());
    return new JsonObject().put("rows", files.get(id).length);
  }

  @Override
  public synchronized JsonObject confirm(String owner, String id, String feed, JsonObject mapping) {
    check(owner, id);
    asked.add("confirm " + feed + " " + mapping.encode());
    return state(owner, id);
  }

  @Override
  public synchronized String mapping(String owner, String id) {
    check(owner, id);
    return "kind: files\n";
  }

  @Override
  public synchronized void remove(String owner, String id) {
    check(owner, id);
    owners.remove(id);
  }
}
