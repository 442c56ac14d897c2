-- CreateTable
CREATE TABLE "photo_fetch" (
    "token" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "agent" TEXT NOT NULL,
    "site_id" UUID NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "photo_fetch_pkey" PRIMARY KEY ("token","method","agent")
);

-- AddForeignKey
ALTER TABLE "photo_fetch" ADD CONSTRAINT "photo_fetch_token_fkey" FOREIGN KEY ("token") REFERENCES "hosted_photo"("token") ON DELETE CASCADE ON UPDATE CASCADE;
