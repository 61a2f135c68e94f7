import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The bill of materials of an installation: {@code java -cp JACKSON Bill.java BILL INSTALLATION}.
 * Writes {@code INSTALLATION/tongji.cdx.json}: what Maven has listed in {@code BILL}, with the
 * digests of the very files, then the registry's own libraries and the runtime. Fails where a
 * library is not listed, or a listed one is not there.
 */
public final class Bill {

  private static final Pattern JAR = Pattern.compile("(.+?)-([0-9].*)\\.jar");

  private final Path installation;
  private final ObjectNode bill;
  private final Map<String, Path> libraries = new TreeMap<>();

  private Bill(Path bill, Path installation) throws IOException {
    this.installation = installation;
    this.bill = (ObjectNode) new ObjectMapper().readTree(bill.toFile());
    for (String directory : List.of("lib", "lib/broker", "lib/verify")) {
      jars(installation.resolve(directory), 1)
          .forEach(jar -> libraries.put(jar.getFileName().toString(), jar));
    }
  }

  public static void main(String[] arguments) throws Exception {
    new Bill(Path.of(arguments[0]), Path.of(arguments[1])).write();
  }

  private void write() throws Exception {
    ArrayNode components = (ArrayNode) bill.get("components");
    JsonNode application = bill.at("/metadata/component");
    libraries.remove(file(application));
    for (JsonNode component : components) {
      Path jar = libraries.remove(file(component));
      if (jar == null) {
        throw new IllegalStateException(
            "the bill of materials lists what is not there: " + file(component));
      }
      digest((ObjectNode) component, jar);
    }
    if (!libraries.isEmpty()) {
      throw new IllegalStateException("the bill of materials does not list " + libraries.keySet());
    }
    for (Path jar : jars(installation.resolve("lib/registry"), 9)) {
      components.add(ofTheRegistry(jar));
    }
    if (Files.exists(installation.resolve("runtime/release"))) {
      components.add(runtime());
    }
    new ObjectMapper()
        .writerWithDefaultPrettyPrinter()
        .writeValue(installation.resolve("tongji.cdx.json").toFile(), bill);
  }

  private static String file(JsonNode component) {
    return component.get("name").asText() + "-" + component.get("version").asText() + ".jar";
  }

  private static List<Path> jars(Path directory, int depth) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(directory, depth)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  /**
   * The file's own digest: one from which native code was taken is another than Maven Central's.
   */
  private static void digest(ObjectNode component, Path jar) throws Exception {
    byte[] sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
    String here = HexFormat.of().formatHex(sum);
    for (JsonNode hash : component.withArray("hashes")) {
      if (hash.get("content").asText().equals(here)) {
        return;
      }
    }
    boolean listed = !component.withArray("hashes").isEmpty();
    ArrayNode hashes = component.putArray("hashes");
    hashes.addObject().put("alg", "SHA-256").put("content", here);
    if (listed) {
      component
          .putArray("properties")
          .addObject()
          .put("name", "tongji:changed")
          .put("value", "native code of other platforms was taken out");
    }
  }

  /**
   * Named as its jar is: GROUP.ARTIFACT-VERSION.jar, which says where a group ends only beside its
   * pom.
   */
  private ObjectNode ofTheRegistry(Path jar) throws Exception {
    String name = jar.getFileName().toString();
    Matcher parts = JAR.matcher(name);
    if (!parts.matches()) {
      throw new IllegalStateException("a library of the registry without a version: " + name);
    }
    ObjectNode component = bill.objectNode();
    component.put("type", "library");
    Properties coordinates = coordinates(jar, name);
    if (coordinates.isEmpty()) {
      component.put("name", parts.group(1)).put("version", parts.group(2));
    } else {
      String group = coordinates.getProperty("groupId");
      String artifact = coordinates.getProperty("artifactId");
      String version = coordinates.getProperty("version");
      component.put("group", group).put("name", artifact).put("version", version);
      component.put("purl", "pkg:maven/" + group + "/" + artifact + "@" + version + "?type=jar");
    }
    digest(component, jar);
    component
        .putArray("properties")
        .addObject()
        .put("name", "tongji:part-of")
        .put("value", "Apicurio Registry, lib/registry");
    return component;
  }

  private static Properties coordinates(Path jar, String name) throws IOException {
    try (JarFile file = new JarFile(jar.toFile(), false)) {
      for (Enumeration<JarEntry> entries = file.entries(); entries.hasMoreElements(); ) {
        JarEntry entry = entries.nextElement();
        if (entry.getName().matches("META-INF/maven/.*/pom\\.properties")) {
          Properties found = new Properties();
          found.load(file.getInputStream(entry));
          String whole =
              found.getProperty("groupId")
                  + "."
                  + found.getProperty("artifactId")
                  + "-"
                  + found.getProperty("version")
                  + ".jar";
          if (whole.equals(name)) {
            return found;
          }
        }
      }
    }
    return new Properties();
  }

  private ObjectNode runtime() throws IOException {
    Properties release = new Properties();
    try (var reader = Files.newBufferedReader(installation.resolve("runtime/release"))) {
      release.load(reader);
    }
    return bill.objectNode()
        .put("type", "platform")
        .put("name", "openjdk")
        .put(
            "version",
            release
                .getProperty("JAVA_RUNTIME_VERSION", release.getProperty("JAVA_VERSION"))
                .replace("\"", ""))
        .put("publisher", release.getProperty("IMPLEMENTOR", "").replace("\"", ""));
  }
}
