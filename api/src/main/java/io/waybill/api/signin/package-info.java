/** How wrong tries to sign in are slowed down, without keeping anybody out who is not the one who tries. */
package io.waybill.api.signin;
