/** What all services share on the wire: refusals, acknowledgements, and sending at the pace of the receiver. */
@NullMarked
package io.waybill.axonserver.wire;

import org.jspecify.annotations.NullMarked;
