/**
 * Real PostgreSQL, Redis, Kafka and Elasticsearch, started as processes of their own for a laptop and for tests, and
 * handed to Spring Boot as connection details.
 *
 * <p>{@link io.waybill.embedded.EmbeddedServersInitializer} starts them, {@link io.waybill.embedded.EmbeddedServers} is
 * the bean to ask, {@link io.waybill.embedded.EmbeddedSettings} says which properties count.
 */
@NullMarked
package io.waybill.embedded;

import org.jspecify.annotations.NullMarked;
