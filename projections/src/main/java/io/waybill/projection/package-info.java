/** Event handlers that fill the read models, one package each, and the schema of those. */
package io.waybill.projection;
