-- CreateTable
CREATE TABLE "forge_installation" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "installation_id" TEXT NOT NULL,
    "product" TEXT NOT NULL,
    "cloud_id" TEXT NOT NULL,
    "api_base_url" TEXT NOT NULL,
    "site_url" TEXT,
    "system_token" TEXT,
    "token_until" TIMESTAMPTZ(3),
    "installed_at" TIMESTAMPTZ(3) NOT NULL,
    "uninstalled_at" TIMESTAMPTZ(3),

    CONSTRAINT "forge_installation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "forge_installation_site_id_idx" ON "forge_installation"("site_id");

-- CreateIndex
CREATE INDEX "forge_installation_cloud_id_idx" ON "forge_installation"("cloud_id");

-- CreateIndex
CREATE UNIQUE INDEX "forge_installation_installation_id_product_key" ON "forge_installation"("installation_id", "product");
