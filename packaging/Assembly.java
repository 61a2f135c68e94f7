import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Lays out the libraries of an installation: {@code java Assembly.java BUILT PACKAGING INTO
 * any|linux-x86_64}, for Java 25 or newer. Prints the modules of Java that they need.
 *
 * <p>{@code BUILT} is {@code streams-app/target}, {@code PACKAGING} this directory. For a platform
 * jars are copied without the natives of others; what is copied whole keeps its bytes.
 */
public final class Assembly {

  private static final Pattern NATIVE = Pattern.compile("(?i).*\\.(so|dll|dylib|jnilib|a)(_\\w+)?");
  private static final Pattern LINUX_X86_64 =
      Pattern.compile("(?i)(.*[/_-])?linux[/_-](x86_64|amd64)([/_.-].*)?");
  private static final Pattern LEGAL =
      Pattern.compile("(?i)(META-INF/)?(LICEN[CS]E|NOTICE|COPYING|ABOUT)[^/]*(\\.(txt|md|html))?");
  private static final Pattern VERSION = Pattern.compile("-[0-9].*\\.jar$");

  /** Of what was rewritten: DOS times have no zone, so the bytes are the same everywhere. */
  private static final java.time.LocalDateTime TIME = java.time.LocalDateTime.of(1980, 2, 1, 0, 0);

  private final Path into;
  private final boolean anyPlatform;
  private final Map<String, String> moduleOfPackage = new TreeMap<>();
  private final Map<String, String> named = new TreeMap<>();

  private Assembly(Path into, boolean anyPlatform) {
    this.into = into;
    this.anyPlatform = anyPlatform;
    ModuleFinder.ofSystem()
        .findAll()
        .forEach(
            found ->
                found
                    .descriptor()
                    .packages()
                    .forEach(name -> moduleOfPackage.put(name, found.descriptor().name())));
  }

  public static void main(String[] arguments) throws IOException {
    Path built = Path.of(arguments[0]);
    Path packaging = Path.of(arguments[1]);
    Assembly assembly = new Assembly(Path.of(arguments[2]), arguments[3].equals("any"));
    assembly.layOut(built, table(packaging.resolve("libraries")));
    System.out.println(String.join(",", assembly.modules(packaging.resolve("modules"))));
  }

  /** Lines of two words: the second one's first. */
  private static Map<String, String> table(Path file) throws IOException {
    Map<String, String> table = new TreeMap<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.startsWith("#")) {
        String[] words = line.split("\\s+");
        table.put(words[1], words[0]);
      }
    }
    return table;
  }

  private void layOut(Path built, Map<String, String> directories) throws IOException {
    Set<String> missing = new TreeSet<>(directories.keySet());
    for (Path jar : jars(built.resolve("lib"))) {
      String name = VERSION.matcher(jar.getFileName().toString()).replaceFirst("");
      missing.remove(name);
      String directory = directories.get(name);
      take(jar, directory == null ? Path.of("lib") : Path.of("lib", directory));
    }
    if (!missing.isEmpty()) {
      throw new IllegalStateException("packaging/libraries names what is not there: " + missing);
    }
    List<Path> application = jars(built);
    if (application.size() != 1) {
      throw new IllegalStateException("one jar expected: " + application);
    }
    take(application.get(0), Path.of("lib"));
    try (Stream<Path> files = Files.walk(built.resolve("registry"))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        Path relative = built.resolve("registry").relativize(file);
        Path directory = Path.of("lib", "registry").resolve(relative);
        take(file, directory.getParent());
      }
    }
  }

  private static List<Path> jars(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private void take(Path file, Path directory) throws IOException {
    Path target = Files.createDirectories(into.resolve(directory)).resolve(file.getFileName());
    if (!file.toString().endsWith(".jar")) {
      Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
      return;
    }
    try (JarFile jar = new JarFile(file.toFile(), false)) {
      look(jar, file.getFileName().toString());
      if (!anyPlatform && entries(jar).stream().anyMatch(Assembly::isForeign)) {
        copyWithoutForeign(jar, target);
        return;
      }
    }
    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
  }

  private static List<String> entries(JarFile jar) {
    List<String> names = new ArrayList<>();
    for (Enumeration<?> all = jar.entries(); all.hasMoreElements(); ) {
      names.add(((ZipEntry) all.nextElement()).getName());
    }
    return names;
  }

  /** Whether an entry is native code of another platform. */
  private static boolean isForeign(String entry) {
    return NATIVE.matcher(entry).matches() && !LINUX_X86_64.matcher(entry).matches();
  }

  private static void copyWithoutForeign(JarFile jar, Path target) throws IOException {
    try (OutputStream file = Files.newOutputStream(target);
        ZipOutputStream out = new ZipOutputStream(file)) {
      for (String name : entries(jar)) {
        if (!isForeign(name)) {
          byte[] content = content(jar, name);
          ZipEntry entry = new ZipEntry(name);
          entry.setTimeLocal(TIME);
          if (NATIVE.matcher(name).matches() || name.endsWith("/")) { // unpacked at each start
            CRC32 sum = new CRC32();
            sum.update(content);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(content.length);
            entry.setCrc(sum.getValue());
          }
          out.putNextEntry(entry);
          out.write(content);
        }
      }
    }
  }

  private static byte[] content(JarFile jar, String name) throws IOException {
    try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
      return in.readAllBytes();
    }
  }

  /** Notes the modules that a jar's classes name, and keeps its licences. */
  private void look(JarFile jar, String file) throws IOException {
    for (String name : entries(jar)) {
      if (name.endsWith(".class") && !name.endsWith("module-info.class")) {
        noteModules(content(jar, name), file + "!" + name);
      } else if (LEGAL.matcher(name).matches()) {
        Path directory = into.resolve("licences").resolve(file.substring(0, file.length() - 4));
        Files.createDirectories(directory);
        Files.write(directory.resolve(name.replaceFirst(".*/", "")), content(jar, name));
      }
    }
  }

  private void noteModules(byte[] bytes, String place) {
    for (var entry : ClassFile.of().parse(bytes).constantPool()) {
      if (entry instanceof ClassEntry type) {
        String name = type.asInternalName();
        int end = name.lastIndexOf('/');
        String module =
            end < 0 ? null : moduleOfPackage.get(name.substring(0, end).replace('/', '.'));
        if (module != null) {
          named.putIfAbsent(module, place);
        }
      }
    }
  }

  private Set<String> modules(Path file) throws IOException {
    Map<String, String> decided = table(file);
    Set<String> unnamed =
        decided.keySet().stream()
            .filter(module -> decided.get(module).equals("without"))
            .filter(module -> !named.containsKey(module))
            .collect(Collectors.toCollection(TreeSet::new));
    if (!unnamed.isEmpty()) {
      throw new IllegalStateException(
          "packaging/modules leaves out what nothing names: " + unnamed);
    }
    Set<String> modules = new TreeSet<>(named.keySet());
    decided.forEach(
        (module, how) -> {
          if (how.equals("with")) {
            modules.add(module);
          } else {
            modules.remove(module);
          }
        });
    return modules;
  }
}
