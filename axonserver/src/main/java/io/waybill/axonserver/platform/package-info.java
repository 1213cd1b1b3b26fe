/** How clients get in and stay connected. */
@NullMarked
package io.waybill.axonserver.platform;

import org.jspecify.annotations.NullMarked;
