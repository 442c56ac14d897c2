-- DropIndex
DROP INDEX "connect_installation_site_id_key";

-- CreateIndex
CREATE UNIQUE INDEX "connect_installation_site_id_product_type_key" ON "connect_installation"("site_id", "product_type");
