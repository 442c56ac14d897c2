-- CreateTable
CREATE TABLE "issue_outcome" (
    "id" BIGSERIAL NOT NULL,
    "site_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "event_id" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "reason" TEXT,
    "issue_key" TEXT,
    "person_id" UUID,
    "issues" INTEGER,
    "because" TEXT,
    "commented" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "issue_outcome_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "issue_outcome_site_id_id_idx" ON "issue_outcome"("site_id", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "issue_outcome_site_id_event_id_key" ON "issue_outcome"("site_id", "event_id");
