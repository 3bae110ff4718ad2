DROP INDEX "refund_intents_mover";--> statement-breakpoint
CREATE INDEX "refund_intents_for_person" ON "refund_intents" USING btree ("updated_at") WHERE status = 'manual';--> statement-breakpoint
CREATE INDEX "refund_intents_mover" ON "refund_intents" USING btree ("mover","first_submitted_at");