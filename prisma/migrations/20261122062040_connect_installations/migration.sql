-- CreateTable
CREATE TABLE "connect_installation" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "client_key" TEXT NOT NULL,
    "shared_secret" TEXT NOT NULL,
    "base_url" TEXT NOT NULL,
    "display_url" TEXT,
    "product_type" TEXT NOT NULL,
    "installation_id" TEXT,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "installed_at" TIMESTAMPTZ(3) NOT NULL,
    "uninstalled_at" TIMESTAMPTZ(3),

    CONSTRAINT "connect_installation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "connect_installation_site_id_key" ON "connect_installation"("site_id");

-- CreateIndex
CREATE UNIQUE INDEX "connect_installation_client_key_key" ON "connect_installation"("client_key");
