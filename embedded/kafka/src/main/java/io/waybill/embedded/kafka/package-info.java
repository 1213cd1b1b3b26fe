/** Starts the real Kafka broker in this JVM. */
@NullMarked
package io.waybill.embedded.kafka;

import org.jspecify.annotations.NullMarked;
