package io.tongji.it;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends records that are ready, with the settings that ingest has: the measure of its speed. */
final class BareProducer {

  private BareProducer() {}

  /** Takes the file of a client's options, a topic, and the file of the records. */
  public static void main(String[] arguments) throws IOException {
    Properties settings = new Properties();
    try (Reader options = Files.newBufferedReader(Path.of(arguments[0]))) {
      settings.load(options);
    }
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 20);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "bare-" + arguments[1]);
    try (KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        DataInputStream in =
            new DataInputStream(
                new BufferedInputStream(Files.newInputStream(Path.of(arguments[2])), 1 << 18))) {
      producer.initTransactions();
      producer.beginTransaction();
      send(producer, arguments[1], in);
      producer.commitTransaction();
    }
  }

  private static void send(KafkaProducer<byte[], byte[]> producer, String topic, DataInputStream in)
      throws IOException {
    while (true) {
      int partition;
      try {
        partition = in.readInt();
      } catch (EOFException end) {
        return;
      }
      byte[] key = in.readNBytes(in.readInt());
      byte[] value = in.readNBytes(in.readInt());
      Future<RecordMetadata> unused =
          producer.send(new ProducerRecord<>(topic, partition, key, value));
    }
  }
}
