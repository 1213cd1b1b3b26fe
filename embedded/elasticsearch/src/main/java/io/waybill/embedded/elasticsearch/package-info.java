/** Starts the real Elasticsearch server in this JVM. */
@NullMarked
package io.waybill.embedded.elasticsearch;

import org.jspecify.annotations.NullMarked;
