-- AlterTable
ALTER TABLE "person" ADD COLUMN "picture_opted_out" BOOLEAN NOT NULL DEFAULT false;
