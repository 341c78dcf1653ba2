package se.framdrift.verify;

import java.util.Map;

/** Computes a formula of the catalog (CEL) over named inputs. */
@FunctionalInterface
public interface Formulas {

  /** Not finite where there is no value. */
  double value(String expression, Map<String, Double> inputs);
}
