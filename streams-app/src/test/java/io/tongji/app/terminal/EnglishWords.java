package io.tongji.app.terminal;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * What the sources say in English to the user: the words of failures, of exceptions that become
 * failures, and of remarks. {} stands for what is put into a sentence.
 */
final class EnglishWords {

  private static final List<Path> SOURCES =
      List.of(Path.of("src/main/java"), Path.of("../core/src/main/java"));

  /** Methods of a failure, and of what makes one. */
  private static final Set<String> OF_FAILURE = Set.of("setting", "server", "bug", "of");

  private static final Set<String> ANYBODYS = Set.of("then", "within", "wrong", "refused");
  private static final Set<String> OWN = Set.of("ofTheUser", "mayPass", "server");
  private static final Set<String> MADE =
      Set.of(
          "Entry",
          "PoisonRecordException",
          "RegistryUnavailableException",
          "WrongSettingException",
          "CancellationException");

  private final Map<String, String> files = new TreeMap<>();

  private EnglishWords() {}

  /** All sentences, each with the name of a file that has it. */
  static Map<String, String> inSources() throws IOException {
    EnglishWords words = new EnglishWords();
    List<Path> sources = new ArrayList<>();
    for (Path root : SOURCES) {
      try (Stream<Path> all = Files.walk(root)) {
        all.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(sources));
      task.parse().forEach(words::read);
    }
    return words.files;
  }

  private void read(CompilationUnitTree unit) {
    String file = Path.of(unit.getSourceFile().getName()).getFileName().toString();
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitMethodInvocation(
          MethodInvocationTree call, @Nullable Void nothing) {
        if (speaks(call.getMethodSelect())) {
          add(call.getArguments(), file);
        }
        return super.visitMethodInvocation(call, nothing);
      }

      @Override
      public @Nullable Void visitNewClass(NewClassTree made, @Nullable Void nothing) {
        if (MADE.contains(made.getIdentifier().toString().replaceAll("<.*", ""))) {
          add(made.getArguments(), file);
        }
        return super.visitNewClass(made, nothing);
      }
    }.scan(unit, null);
  }

  private static boolean speaks(ExpressionTree method) {
    if (method instanceof IdentifierTree own) {
      return OWN.contains(own.getName().toString());
    }
    if (!(method instanceof MemberSelectTree select)) {
      return false;
    }
    String name = select.getIdentifier().toString();
    String of = select.getExpression().toString();
    return ANYBODYS.contains(name)
        || (of.equals("Failure") && OF_FAILURE.contains(name))
        || (of.equals("shared") && (name.equals("say") || name.equals("progress")));
  }

  /** A word alone is a name: of a column, a key, a topic. */
  private void add(List<? extends ExpressionTree> said, String file) {
    said.stream()
        .flatMap(EnglishWords::sentences)
        .map(sentence -> sentence.replace("%s", "{}"))
        .filter(sentence -> sentence.matches("(?s).*[A-Za-z]{3,}.*") && sentence.contains(" "))
        .filter(sentence -> !sentence.equals("tongji: {}"))
        .forEach(sentence -> files.put(sentence, file));
  }

  /** The sentences that an expression may make. */
  private static Stream<String> sentences(ExpressionTree expression) {
    if (expression instanceof LiteralTree literal && literal.getValue() instanceof String text) {
      return Stream.of(text);
    }
    if (expression instanceof ParenthesizedTree inner) {
      return sentences(inner.getExpression());
    }
    if (expression instanceof ConditionalExpressionTree choice) {
      return Stream.concat(
          sentences(choice.getTrueExpression()), sentences(choice.getFalseExpression()));
    }
    if (expression instanceof BinaryTree sum) {
      List<String> right = sentences(sum.getRightOperand()).toList();
      return sentences(sum.getLeftOperand())
          .flatMap(left -> right.stream().map(next -> (left + next).replace("{}{}", "{}")));
    }
    if (expression instanceof MethodInvocationTree call
        && call.getMethodSelect() instanceof MemberSelectTree select
        && select.getIdentifier().contentEquals("formatted")) {
      return sentences(select.getExpression())
          .map(text -> text.replaceAll("%[\\d$,.]*[sdxX]", "{}"));
    }
    return Stream.of("{}");
  }
}
