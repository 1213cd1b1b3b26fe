/** Commands and queries on their way from HTTP to the buses. */
package io.waybill.api.message;
