/** Commands: consistent routing to the connections that handle them, and their answers. */
@NullMarked
package io.waybill.axonserver.command;

import org.jspecify.annotations.NullMarked;
