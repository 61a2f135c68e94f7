package io.tongji.log.serde;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;
import org.jspecify.annotations.Nullable;

/** The classes generated from our schemas: the only ones that a record can bring to life. */
public final class GeneratedClasses extends SpecificData {
  /** Package of the generated classes, and namespace of the schemas. */
  static final String PACKAGE = "io.tongji.avro";

  public static final GeneratedClasses MODEL = new GeneratedClasses();

  static {
    trustGlobally();
  }

  private final ClassValue<Schema> schemas =
      new ClassValue<>() {
        @Override
        protected Schema computeValue(Class<?> type) {
          return SpecificData.get().getSchema(type);
        }
      };

  private GeneratedClasses() {
    super(GeneratedClasses.class.getClassLoader());
    setCustomCoders(true);
    setFastReaderEnabled(true);
  }

  /** The class itself, if it is one that a record can be of. */
  static Class<?> requireGenerated(Class<?> type) {
    if (!SpecificRecord.class.isAssignableFrom(type)) {
      throw new IllegalArgumentException("not generated from an Avro schema: " + type.getName());
    }
    return type;
  }

  /** The schema of a generated class. */
  public static Schema schemaOf(Class<?> type) {
    return MODEL.schemas.get(requireGenerated(type));
  }

  /** For builders with defaults: they ask Avro's global list. */
  private static void trustGlobally() {
    ClassSecurityValidator.ClassSecurityPredicate others = ClassSecurityValidator.getGlobal();
    ClassSecurityValidator.ClassSecurityPredicate ours =
        type -> type.getPackageName().equals(PACKAGE);
    ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(others, ours));
  }

  /** Avro's own lookup asks a global list of trusted packages; this one knows ours alone. */
  @Override
  public @Nullable Class<?> getClass(Schema schema) {
    return switch (schema.getType()) {
      case RECORD, ENUM, FIXED -> classNamed(schema.getFullName());
      default -> super.getClass(schema);
    };
  }

  private static @Nullable Class<?> classNamed(String fullName) {
    if (!fullName.startsWith(PACKAGE + ".")) {
      return null;
    }
    try {
      return Class.forName(fullName, true, GeneratedClasses.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      return null;
    }
  }
}
