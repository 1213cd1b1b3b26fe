/** What policies have in common: how they read events, how far they have come, and how they send commands. */
package io.waybill.command.policy;
