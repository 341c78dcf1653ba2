package se.framdrift.formula;

import static dev.cel.common.CelOverloadDecl.newGlobalOverload;
import static dev.cel.common.types.SimpleType.DOUBLE;
import static dev.cel.common.types.SimpleType.INT;
import static dev.cel.common.types.SimpleType.STRING;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import se.framdrift.catalog.Formula;
import se.framdrift.catalog.Unit;

/**
 * Formulas in the Common Expression Language, checked when they are compiled. Inputs are doubles
 * and the result is a number. Available are {@code + - * /}, comparisons, {@code && || !}, {@code
 * condition ? a : b}, {@code min(a, b)}, {@code max(a, b)}, {@code abs(x)}, {@code round(x)} (to
 * the nearest whole number, halves away from zero) and {@code quantity(8263.4, "kWh/dygn")} (the
 * number, which has that unit).
 *
 * <p>CEL does not mix whole numbers with doubles: write {@code 100.0 * part / whole}, not {@code
 * 100 * part / whole}. Arithmetic on whole numbers alone is refused too, for {@code 1 / 2} would be
 * zero. Division by zero gives a number that is not finite, as {@link Formula} has it.
 *
 * <p>Compiler and formulas may be used from any thread. Compiling costs about a millisecond (the
 * first one a second), evaluating a few microseconds.
 *
 * @see <a href="https://github.com/google/cel-spec/blob/master/doc/langdef.md">CEL language
 *     definition</a>
 */
public final class CelFormulas implements Formula.Compiler {

  /** The longest expression, in characters. */
  public static final int MAX_LENGTH = 1_000;

  private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9_]{0,63}");

  /** Words of the language, which cannot be names. */
  private static final Set<String> RESERVED =
      Set.of(
          "as",
          "break",
          "const",
          "continue",
          "else",
          "false",
          "for",
          "function",
          "if",
          "import",
          "in",
          "let",
          "loop",
          "namespace",
          "null",
          "package",
          "return",
          "true",
          "var",
          "void",
          "while");

  private static final Set<StandardFunction> ARITHMETIC =
      Set.of(
          StandardFunction.ADD,
          StandardFunction.SUBTRACT,
          StandardFunction.MULTIPLY,
          StandardFunction.DIVIDE,
          StandardFunction.NEGATE,
          StandardFunction.LESS,
          StandardFunction.LESS_EQUALS,
          StandardFunction.GREATER,
          StandardFunction.GREATER_EQUALS);

  private static final Set<StandardFunction> LOGIC =
      Set.of(
          StandardFunction.CONDITIONAL,
          StandardFunction.LOGICAL_NOT,
          StandardFunction.LOGICAL_AND,
          StandardFunction.LOGICAL_OR,
          StandardFunction.EQUALS,
          StandardFunction.NOT_EQUALS);

  private static final CelStandardDeclarations DECLARATIONS =
      CelStandardDeclarations.newBuilder()
          .filterFunctions(
              (function, overload) ->
                  LOGIC.contains(function)
                      || (ARITHMETIC.contains(function)
                          && overload.celOverloadDecl().parameterTypes().stream()
                              .allMatch(DOUBLE::equals)))
          .build();

  private static final List<CelFunctionDecl> FUNCTIONS =
      List.of(
          function("min", DOUBLE, DOUBLE),
          function("max", DOUBLE, DOUBLE),
          function("abs", DOUBLE),
          function("round", DOUBLE),
          function("quantity", DOUBLE, STRING));

  private final CelRuntime runtime =
      CelRuntimeFactory.plannerRuntimeBuilder()
          .addFunctionBindings(
              CelFunctionBinding.fromOverloads(
                  "min",
                  CelFunctionBinding.from("min_double", Double.class, Double.class, Math::min)))
          .addFunctionBindings(
              CelFunctionBinding.fromOverloads(
                  "max",
                  CelFunctionBinding.from("max_double", Double.class, Double.class, Math::max)))
          .addFunctionBindings(
              CelFunctionBinding.fromOverloads(
                  "abs", CelFunctionBinding.from("abs_double", Double.class, x -> Math.abs(x))))
          .addFunctionBindings(
              CelFunctionBinding.fromOverloads(
                  "round",
                  CelFunctionBinding.from("round_double", Double.class, CelFormulas::round)))
          .addFunctionBindings(
              CelFunctionBinding.fromOverloads(
                  "quantity",
                  CelFunctionBinding.from(
                      "quantity_double", Double.class, String.class, (number, _) -> number)))
          .build();

  private static CelFunctionDecl function(String name, CelType... parameters) {
    return CelFunctionDecl.newFunctionDeclaration(
        name, newGlobalOverload(name + "_double", DOUBLE, parameters));
  }

  private static double round(double x) {
    double whole = Math.floor(Math.abs(x));
    return Math.copySign(Math.abs(x) - whole >= 0.5 ? whole + 1 : whole, x);
  }

  @Override
  public Formula compile(String expression, Set<String> names) {
    try {
      return formula(runtime.createProgram(tree(expression, names)));
    } catch (CelEvaluationException e) {
      throw new IllegalArgumentException("cannot be evaluated: " + e.getMessage(), e);
    }
  }

  @Override
  public Optional<Unit> unit(String expression, Map<String, Unit> inputs) {
    return new UnitWalk(inputs).of(tree(expression, inputs.keySet()).getExpr());
  }

  private static CelAbstractSyntaxTree tree(String expression, Set<String> names) {
    if (expression.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("longer than " + MAX_LENGTH + " characters");
    }
    try {
      CelAbstractSyntaxTree tree = compiler(names).compile(expression).getAst();
      if (!tree.getResultType().equals(DOUBLE) && !tree.getResultType().equals(INT)) {
        throw new IllegalArgumentException(
            "the result is " + tree.getResultType().name() + ", expected a number");
      }
      return tree;
    } catch (CelValidationException e) {
      throw new IllegalArgumentException(problem(e.getErrors().getFirst(), names), e);
    }
  }

  private static CelCompiler compiler(Set<String> names) {
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setStandardEnvironmentEnabled(false)
            .setStandardDeclarations(DECLARATIONS)
            .addFunctionDeclarations(FUNCTIONS);
    for (String name : names) {
      if (!NAME.matcher(name).matches() || RESERVED.contains(name)) {
        throw new IllegalArgumentException(
            "not a name for an input: "
                + name
                + "; it begins with a small letter and has ASCII"
                + " letters and digits, and is not a word of the language");
      }
      builder.addVar(name, DOUBLE);
    }
    return builder.build();
  }

  private static Formula formula(CelRuntime.Program program) {
    return inputs -> {
      try {
        return ((Number) program.eval(Map.copyOf(inputs))).doubleValue();
      } catch (CelEvaluationException e) {
        throw new IllegalStateException("cannot be evaluated: " + e.getMessage(), e);
      }
    };
  }

  private static String problem(CelIssue issue, Set<String> names) {
    String place =
        issue.getSourceLocation().getLine() + ":" + (issue.getSourceLocation().getColumn() + 1);
    String message = issue.getMessage();
    String hint = "";
    if (message.contains("found no matching overload") && message.contains("int")) {
      hint = "; write whole numbers with a decimal point, such as 100.0";
    } else if (message.contains("undeclared reference")) {
      hint = "; the inputs are " + String.join(", ", names.stream().sorted().toList());
    }
    return place + ": " + message + hint;
  }
}
