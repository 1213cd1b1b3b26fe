/** Goods on their way from one location to another: the transfer, its steps, and the policies that take them. */
package io.waybill.command.transfer;
