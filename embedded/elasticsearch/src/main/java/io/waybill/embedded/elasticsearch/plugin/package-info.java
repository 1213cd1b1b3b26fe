/** Adds to the published server jars what they leave out, under the names and parameters of the full server. */
@NullMarked
package io.waybill.embedded.elasticsearch.plugin;

import org.jspecify.annotations.NullMarked;
