-- CreateTable
CREATE TABLE "target" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL,
    "settings" JSONB NOT NULL,
    "secrets" JSONB NOT NULL,
    "people" JSONB NOT NULL,
    "fields" JSONB NOT NULL,
    "manager" BOOLEAN NOT NULL,
    "pictures" JSONB NOT NULL,
    "matching" JSONB NOT NULL,
    "removal" TEXT NOT NULL,
    "drift" JSONB NOT NULL,
    "automatic" BOOLEAN NOT NULL,
    "paused_until" TIMESTAMPTZ(3),
    "push_due" BOOLEAN NOT NULL DEFAULT false,
    "drift_checked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "target_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "target_person" (
    "target_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "display_name" TEXT NOT NULL,
    "sort_name" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "leaving" BOOLEAN NOT NULL DEFAULT false,
    "desired_hash" TEXT,
    "applied_hash" TEXT,
    "match_value" TEXT,
    "remote_id" TEXT,
    "memo" JSONB,
    "wrote" JSONB,
    "state" JSONB,
    "code" TEXT,
    "message" TEXT,
    "not_taken" JSONB NOT NULL DEFAULT '[]',
    "drift" JSONB,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3),
    "applied_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "target_person_pkey" PRIMARY KEY ("target_id","person_id")
);

-- CreateTable
CREATE TABLE "push" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "target_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "trigger" TEXT NOT NULL,
    "started_by" TEXT NOT NULL,
    "run_id" UUID,
    "person_id" UUID,
    "repair" BOOLEAN NOT NULL DEFAULT false,
    "status" TEXT NOT NULL,
    "counts" JSONB NOT NULL DEFAULT '{}',
    "left_out" JSONB NOT NULL DEFAULT '[]',
    "problem" JSONB,
    "expected" INTEGER,
    "waiting_until" TIMESTAMPTZ(3),
    "cancel_requested" BOOLEAN NOT NULL DEFAULT false,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "push_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "push_line" (
    "push_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "display_name" TEXT NOT NULL,
    "sort_name" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "outcome" TEXT,
    "fields" JSONB NOT NULL DEFAULT '[]',
    "code" TEXT,
    "message" TEXT,

    CONSTRAINT "push_line_pkey" PRIMARY KEY ("push_id","person_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "target_site_id_name_key" ON "target"("site_id", "name");

-- CreateIndex
CREATE INDEX "target_person_target_id_status_sort_name_idx" ON "target_person"("target_id", "status", "sort_name");

-- CreateIndex
CREATE UNIQUE INDEX "target_person_target_id_remote_id_key" ON "target_person"("target_id", "remote_id");

-- CreateIndex
CREATE INDEX "push_site_id_created_at_idx" ON "push"("site_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "push_target_id_created_at_idx" ON "push"("target_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "push_run_id_idx" ON "push"("run_id");

-- CreateIndex
CREATE INDEX "push_line_push_id_step_person_id_idx" ON "push_line"("push_id", "step", "person_id");

-- CreateIndex
CREATE INDEX "push_line_push_id_sort_name_idx" ON "push_line"("push_id", "sort_name");

-- AddForeignKey
ALTER TABLE "target_person" ADD CONSTRAINT "target_person_target_id_fkey" FOREIGN KEY ("target_id") REFERENCES "target"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "push" ADD CONSTRAINT "push_target_id_fkey" FOREIGN KEY ("target_id") REFERENCES "target"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "push_line" ADD CONSTRAINT "push_line_push_id_fkey" FOREIGN KEY ("push_id") REFERENCES "push"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- At most one push of a target is under way.
CREATE UNIQUE INDEX "push_one_active_per_target" ON "push" ("target_id") WHERE "status" IN ('queued', 'working');

-- Who is to be tried again, among the many who are not.
CREATE INDEX "target_person_next_attempt_idx" ON "target_person" ("target_id", "next_attempt_at") WHERE "next_attempt_at" IS NOT NULL;
