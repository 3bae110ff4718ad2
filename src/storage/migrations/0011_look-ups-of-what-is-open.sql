DROP INDEX "cases_due";--> statement-breakpoint
DROP INDEX "refund_intents_unsettled";--> statement-breakpoint
CREATE INDEX "cases_open_due" ON "cases" USING btree ("status","due_at","id") WHERE status not in ('closed', 'withdrawn');--> statement-breakpoint
CREATE INDEX "refund_intents_unsettled" ON "refund_intents" USING btree ("updated_at","id") WHERE status in ('submitted', 'unknown', 'pending');