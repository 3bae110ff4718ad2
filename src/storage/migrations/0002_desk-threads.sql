CREATE TABLE "desk_threads" (
	"handoff_id" text PRIMARY KEY NOT NULL,
	"channel" text NOT NULL,
	"ts" text NOT NULL,
	CONSTRAINT "desk_threads_thread" UNIQUE("channel","ts")
);
--> statement-breakpoint
ALTER TABLE "desk_threads" ADD CONSTRAINT "desk_threads_handoff_id_handoffs_id_fk" FOREIGN KEY ("handoff_id") REFERENCES "public"."handoffs"("id") ON DELETE no action ON UPDATE no action;