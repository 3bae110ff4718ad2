DROP INDEX "refund_intents_unsettled";--> statement-breakpoint
ALTER TABLE "refund_intents" ADD COLUMN "first_submitted_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "refund_intents_provider" ON "refund_intents" USING btree ("provider_refund_id") WHERE provider_refund_id is not null;--> statement-breakpoint
CREATE INDEX "shop_orders_provider_payment" ON "shop_orders" USING gin ((document -> 'payments') jsonb_path_ops) WHERE jsonb_path_exists(document, '$.payments[*].providerPaymentId');--> statement-breakpoint
CREATE INDEX "refund_intents_unsettled" ON "refund_intents" USING btree ("updated_at") WHERE status in ('reserved', 'submitted', 'unknown', 'pending');