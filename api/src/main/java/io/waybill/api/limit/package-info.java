/** How often a client may ask: counted for all nodes in Redis, and on each node for itself while Redis is away. */
package io.waybill.api.limit;
