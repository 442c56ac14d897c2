-- CreateTable
CREATE TABLE "uploaded_file" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "sha256" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "uploaded_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "uploaded_piece" (
    "file_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "uploaded_piece_pkey" PRIMARY KEY ("file_id","position")
);

-- CreateIndex
CREATE INDEX "uploaded_file_site_id_idx" ON "uploaded_file"("site_id");

-- AddForeignKey
ALTER TABLE "uploaded_piece" ADD CONSTRAINT "uploaded_piece_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "uploaded_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;
