/** Questions about users. */
package io.waybill.query.user;
