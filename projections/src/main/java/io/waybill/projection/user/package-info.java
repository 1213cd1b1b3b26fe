/** Users as they are read. */
package io.waybill.projection.user;
