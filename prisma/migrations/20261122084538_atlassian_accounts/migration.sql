-- CreateTable
CREATE TABLE "atlassian_account" (
    "site_id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "person_id" UUID,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "atlassian_account_pkey" PRIMARY KEY ("site_id","account_id")
);

-- CreateIndex
CREATE INDEX "atlassian_account_person_id_idx" ON "atlassian_account"("person_id");
