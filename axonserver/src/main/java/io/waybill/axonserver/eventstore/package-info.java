/** Events, snapshots and tokens: one writer with group commit, readers that page and tail. */
@NullMarked
package io.waybill.axonserver.eventstore;

import org.jspecify.annotations.NullMarked;
