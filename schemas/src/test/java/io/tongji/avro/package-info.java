/** Tests of the schemas. */
package io.tongji.avro;
