package se.framdrift.web;

import io.vertx.core.Future;
import java.util.function.Function;
import se.framdrift.pipeline.View;

/** Lets a question look at a municipality as this node shows it, on the municipality's thread. */
@FunctionalInterface
public interface Views {

  /**
   * @param question must return values that stay true when the view has moved on
   */
  <T> Future<T> ask(String municipality, Function<View, T> question);
}
