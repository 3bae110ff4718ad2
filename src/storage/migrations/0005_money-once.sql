CREATE TABLE "audit_checkpoints" (
	"size" bigint PRIMARY KEY NOT NULL,
	"root_hash" text NOT NULL,
	"note" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"type" text NOT NULL,
	"case_id" text,
	"case_seq" integer,
	"payload" jsonb,
	"payload_hash" text NOT NULL,
	"previous_hash" text NOT NULL,
	"leaf_hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_nodes" (
	"level" integer NOT NULL,
	"index" bigint NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_nodes_level_index_pk" PRIMARY KEY("level","index")
);
--> statement-breakpoint
CREATE TABLE "audit_seals" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"seals" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "numbered_papers" (
	"series" text NOT NULL,
	"number" bigint NOT NULL,
	"subject_id" text NOT NULL,
	"case_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"paper" jsonb NOT NULL,
	CONSTRAINT "numbered_papers_series_number_pk" PRIMARY KEY("series","number"),
	CONSTRAINT "numbered_papers_subject" UNIQUE("series","subject_id")
);
--> statement-breakpoint
CREATE TABLE "provider_events" (
	"id" text PRIMARY KEY NOT NULL,
	"provider" text NOT NULL,
	"type" text NOT NULL,
	"event" jsonb NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"handled_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "reconciliations" (
	"id" text PRIMARY KEY NOT NULL,
	"mover" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"report" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "store_credit_entries" (
	"id" text PRIMARY KEY NOT NULL,
	"customer_id" text NOT NULL,
	"kind" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"case_id" text,
	"intent_id" text,
	"actor" text NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "due_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "awaiting" text;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "agreed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "paid_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "refund_intents" ADD COLUMN "mover" text DEFAULT 'records' NOT NULL;--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "role" text DEFAULT 'agent' NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_seals" ADD CONSTRAINT "audit_seals_seq_audit_log_seq_fk" FOREIGN KEY ("seq") REFERENCES "public"."audit_log"("seq") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_log_case" ON "audit_log" USING btree ("case_id","case_seq") WHERE case_id is not null;--> statement-breakpoint
CREATE INDEX "numbered_papers_case" ON "numbered_papers" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "provider_events_waiting" ON "provider_events" USING btree ("received_at") WHERE handled_at is null;--> statement-breakpoint
CREATE INDEX "reconciliations_at" ON "reconciliations" USING btree ("at");--> statement-breakpoint
CREATE INDEX "store_credit_customer" ON "store_credit_entries" USING btree ("customer_id","currency");--> statement-breakpoint
CREATE INDEX "store_credit_kind" ON "store_credit_entries" USING btree ("kind","at");--> statement-breakpoint
CREATE INDEX "store_credit_case" ON "store_credit_entries" USING btree ("case_id") WHERE case_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "store_credit_intent" ON "store_credit_entries" USING btree ("intent_id") WHERE intent_id is not null;--> statement-breakpoint
CREATE INDEX "cases_status" ON "cases" USING btree ("status","updated_at");--> statement-breakpoint
CREATE INDEX "cases_due" ON "cases" USING btree ("due_at") WHERE due_at is not null;--> statement-breakpoint
CREATE INDEX "cases_paid" ON "cases" USING btree ("paid_at") WHERE paid_at is not null;--> statement-breakpoint
CREATE INDEX "cases_conversation" ON "cases" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "refund_intents_case" ON "refund_intents" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "refund_intents_mover" ON "refund_intents" USING btree ("mover","created_at");--> statement-breakpoint
-- What a customer wants erased may be overwritten, by whoever says in the same transaction that this is why; nothing is ever deleted.
CREATE OR REPLACE FUNCTION "refuse_rewrite"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'UPDATE' AND current_setting('makegood.erasing', true) = 'on' THEN
		RETURN NULL;
	END IF;
	RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END;
$$;
--> statement-breakpoint
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_log" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rewrite"();
--> statement-breakpoint
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_seals" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rewrite"();
--> statement-breakpoint
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_nodes" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rewrite"();
--> statement-breakpoint
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_checkpoints" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rewrite"();
--> statement-breakpoint
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "numbered_papers" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rewrite"();
--> statement-breakpoint
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "store_credit_entries" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rewrite"();
--> statement-breakpoint
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "reconciliations" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rewrite"();
