/** Queries: to one handler or to one of each component, and their answers. */
@NullMarked
package io.waybill.axonserver.query;

import org.jspecify.annotations.NullMarked;
