-- AlterTable
ALTER TABLE "target_person" ADD COLUMN     "erasure_id" UUID;

-- CreateTable
CREATE TABLE "erasure" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" TEXT NOT NULL,
    "reason" TEXT,
    "lifted_at" TIMESTAMPTZ(3),
    "lifted_by" TEXT,

    CONSTRAINT "erasure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "erased_person" (
    "connector_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "site_id" UUID NOT NULL,
    "erasure_id" UUID NOT NULL,

    CONSTRAINT "erased_person_pkey" PRIMARY KEY ("connector_id","kind","hash")
);

-- CreateTable
CREATE TABLE "person_access" (
    "site_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "what" TEXT NOT NULL,
    "viewer_kind" TEXT NOT NULL,
    "viewer" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_access_pkey" PRIMARY KEY ("site_id","person_id","day","what","viewer_kind","viewer")
);

-- CreateTable
CREATE TABLE "reported_account" (
    "site_id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "reported_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reported_account_pkey" PRIMARY KEY ("site_id","account_id")
);

-- CreateTable
CREATE TABLE "account_report" (
    "site_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "next_at" TIMESTAMPTZ(3) NOT NULL,
    "reported" INTEGER NOT NULL DEFAULT 0,
    "closed" INTEGER NOT NULL DEFAULT 0,
    "updated" INTEGER NOT NULL DEFAULT 0,
    "cycle_seconds" INTEGER NOT NULL,
    "problem" TEXT,

    CONSTRAINT "account_report_pkey" PRIMARY KEY ("site_id")
);

-- CreateIndex
CREATE INDEX "erasure_site_id_at_idx" ON "erasure"("site_id", "at" DESC);

-- CreateIndex
CREATE INDEX "erased_person_erasure_id_idx" ON "erased_person"("erasure_id");

-- CreateIndex
CREATE INDEX "person_access_site_id_last_at_idx" ON "person_access"("site_id", "last_at" DESC);
