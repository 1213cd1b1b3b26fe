/** Connections of clients: how long they may take, and who stands behind a proxy. */
package io.waybill.api.connection;
