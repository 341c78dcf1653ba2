package se.framdrift.catalog;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A compiled formula. Pure; may be called from any thread. */
@FunctionalInterface
public interface Formula {

  /**
   * The value for these inputs, in the indicator's unit. Not finite (a division by zero) means that
   * there is no value here.
   */
  double apply(Map<String, Double> inputs);

  /** Compiles formulas. */
  @FunctionalInterface
  interface Compiler {

    /**
     * @param names the inputs that the expression may use
     * @throws IllegalArgumentException with a message for the author of the catalog
     */
    Formula compile(String expression, Set<String> names);

    /**
     * The unit of the result, from those of the inputs; empty when it may be any.
     *
     * @throws IllegalArgumentException with a message for the author of the catalog when what is
     *     added or compared is in different units, or it does not compile
     */
    default Optional<Unit> unit(String expression, Map<String, Unit> inputs) {
      return Optional.empty();
    }
  }
}
