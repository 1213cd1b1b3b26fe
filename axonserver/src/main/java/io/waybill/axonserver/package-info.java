/** A wire-compatible, single-node Axon Server over PostgreSQL: start one with {@link io.waybill.axonserver.AxonServer}. */
@NullMarked
package io.waybill.axonserver;

import org.jspecify.annotations.NullMarked;
