/** Views that are read often, kept in Redis for a moment. */
package io.waybill.api.hot;
