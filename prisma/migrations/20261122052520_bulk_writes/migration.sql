-- DropForeignKey
ALTER TABLE "person_source" DROP CONSTRAINT "person_source_connector_id_fkey";

-- DropForeignKey
ALTER TABLE "person_source" DROP CONSTRAINT "person_source_person_id_fkey";

-- DropIndex
DROP INDEX "person_site_id_department_idx";
