CREATE TABLE "policy_versions" (
	"version" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"valid_from" text,
	"document" jsonb NOT NULL,
	"floors" jsonb NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "refund_intents" ADD COLUMN "duties_minor" bigint DEFAULT 0 NOT NULL;
--> statement-breakpoint
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "policy_versions" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rewrite"();
