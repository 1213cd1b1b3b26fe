/** Who may sign in: registering, signing in, and what becomes of accounts. */
package io.waybill.api.identity;
