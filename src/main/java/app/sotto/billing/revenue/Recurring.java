package app.sotto.billing.revenue;

import app.sotto.billing.PlanId;

/**
 * What an organisation pays each month.
 *
 * @param cents the plan's price times seats, before tax and discounts; 0: nothing is paid
 */
public record Recurring(PlanId plan, int seats, long cents) {}
