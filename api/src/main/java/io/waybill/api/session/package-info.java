/** Signed-in devices: a session each, kept alive by refresh tokens. */
package io.waybill.api.session;
