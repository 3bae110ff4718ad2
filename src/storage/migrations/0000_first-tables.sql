CREATE TABLE "case_entries" (
	"case_id" text NOT NULL,
	"seq" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"event" jsonb NOT NULL,
	CONSTRAINT "case_entries_case_id_seq_pk" PRIMARY KEY("case_id","seq")
);
--> statement-breakpoint
CREATE TABLE "cases" (
	"id" text PRIMARY KEY NOT NULL,
	"reference" text NOT NULL,
	"status" text NOT NULL,
	"order_id" text NOT NULL,
	"customer_id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"last_seq" integer NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "cases_reference" UNIQUE("reference")
);
--> statement-breakpoint
CREATE TABLE "handoffs" (
	"id" text PRIMARY KEY NOT NULL,
	"conversation_id" text NOT NULL,
	"case_id" text,
	"reason" text NOT NULL,
	"priority" integer NOT NULL,
	"status" text NOT NULL,
	"agent_id" text,
	"agent_name" text,
	"packet" jsonb NOT NULL,
	"locale" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"claimed_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "refund_intents" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"order_id" text NOT NULL,
	"payment_id" text NOT NULL,
	"method_id" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"status" text NOT NULL,
	"attempts" integer NOT NULL,
	"request_hash" text NOT NULL,
	"provider_refund_id" text,
	"lines" jsonb NOT NULL,
	"shipping_minor" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "conversations" (
	"id" text PRIMARY KEY NOT NULL,
	"channel" text NOT NULL,
	"thread_key" text NOT NULL,
	"address" jsonb NOT NULL,
	"locale" text NOT NULL,
	"owner" text NOT NULL,
	"owner_version" integer DEFAULT 0 NOT NULL,
	"state" jsonb,
	"token_hash" text,
	"last_seq" integer DEFAULT 0 NOT NULL,
	"lease_token" text,
	"leased_at" timestamp (3) with time zone,
	"leased_owner_version" integer,
	"created_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "conversations_thread" UNIQUE("channel","thread_key")
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"message_id" text PRIMARY KEY NOT NULL,
	"delivery" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "inbound" (
	"id" text PRIMARY KEY NOT NULL,
	"conversation_id" text NOT NULL,
	"channel" text NOT NULL,
	"thread_key" text NOT NULL,
	"event_id" text NOT NULL,
	"arrival" bigint GENERATED ALWAYS AS IDENTITY (sequence name "inbound_arrival_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"message" jsonb NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"handled_at" timestamp (3) with time zone,
	CONSTRAINT "inbound_event" UNIQUE("channel","thread_key","event_id")
);
--> statement-breakpoint
CREATE TABLE "transcript" (
	"id" text PRIMARY KEY NOT NULL,
	"conversation_id" text NOT NULL,
	"seq" integer NOT NULL,
	"role" text NOT NULL,
	"author" text,
	"key" text,
	"text" text NOT NULL,
	"choices" jsonb NOT NULL,
	"card" jsonb,
	"inbound_id" text,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "turn_records" (
	"conversation_id" text NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "turn_records_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"inbound_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	"record" jsonb,
	CONSTRAINT "turn_records_conversation_id_number_pk" PRIMARY KEY("conversation_id","number")
);
--> statement-breakpoint
CREATE TABLE "agent_sessions" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"agent_id" text NOT NULL,
	"csrf" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "agents" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"limit_minor" bigint,
	"active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_links" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"agent_id" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "ephemeral" (
	"key" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "shop_actions" (
	"order_id" text NOT NULL,
	"id" text NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "shop_actions_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"document" jsonb NOT NULL,
	CONSTRAINT "shop_actions_order_id_id_pk" PRIMARY KEY("order_id","id")
);
--> statement-breakpoint
CREATE TABLE "shop_customers" (
	"id" text PRIMARY KEY NOT NULL,
	"email_keys" text[] NOT NULL,
	"name_keys" text[] NOT NULL,
	"postcode_key" text NOT NULL,
	"document" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shop_orders" (
	"id" text PRIMARY KEY NOT NULL,
	"number_key" text NOT NULL,
	"customer_id" text NOT NULL,
	"placed_at" timestamp (3) with time zone NOT NULL,
	"document" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shop_products" (
	"id" text PRIMARY KEY NOT NULL,
	"document" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "case_entries" ADD CONSTRAINT "case_entries_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handoffs" ADD CONSTRAINT "handoffs_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handoffs" ADD CONSTRAINT "handoffs_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund_intents" ADD CONSTRAINT "refund_intents_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_message_id_transcript_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."transcript"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbound" ADD CONSTRAINT "inbound_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transcript" ADD CONSTRAINT "transcript_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "turn_records" ADD CONSTRAINT "turn_records_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent_sessions" ADD CONSTRAINT "agent_sessions_agent_id_agents_id_fk" FOREIGN KEY ("agent_id") REFERENCES "public"."agents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_links" ADD CONSTRAINT "sign_in_links_agent_id_agents_id_fk" FOREIGN KEY ("agent_id") REFERENCES "public"."agents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop_actions" ADD CONSTRAINT "shop_actions_order_id_shop_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."shop_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cases_customer" ON "cases" USING btree ("customer_id","opened_at");--> statement-breakpoint
CREATE INDEX "cases_order" ON "cases" USING btree ("order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "handoffs_open" ON "handoffs" USING btree ("conversation_id") WHERE status in ('waiting', 'claimed');--> statement-breakpoint
CREATE INDEX "handoffs_queue" ON "handoffs" USING btree ("priority","opened_at") WHERE status in ('waiting', 'claimed');--> statement-breakpoint
CREATE INDEX "handoffs_claimed" ON "handoffs" USING btree ("claimed_at") WHERE claimed_at is not null;--> statement-breakpoint
CREATE INDEX "refund_intents_order" ON "refund_intents" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "refund_intents_unsettled" ON "refund_intents" USING btree ("updated_at") WHERE status in ('reserved', 'submitted');--> statement-breakpoint
CREATE INDEX "inbound_waiting" ON "inbound" USING btree ("conversation_id","arrival") WHERE handled_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "transcript_seq" ON "transcript" USING btree ("conversation_id","seq");--> statement-breakpoint
CREATE INDEX "transcript_inbound" ON "transcript" USING btree ("inbound_id") WHERE inbound_id is not null;--> statement-breakpoint
CREATE INDEX "agent_sessions_expiry" ON "agent_sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "ephemeral_expiry" ON "ephemeral" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "shop_actions_id" ON "shop_actions" USING btree ("id");--> statement-breakpoint
CREATE INDEX "shop_customers_email" ON "shop_customers" USING gin ("email_keys");--> statement-breakpoint
CREATE INDEX "shop_customers_name" ON "shop_customers" USING gin ("name_keys");--> statement-breakpoint
CREATE INDEX "shop_orders_number" ON "shop_orders" USING btree ("number_key");--> statement-breakpoint
CREATE INDEX "shop_orders_customer" ON "shop_orders" USING btree ("customer_id","placed_at");